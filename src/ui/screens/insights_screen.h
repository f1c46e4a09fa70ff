#pragma once

#include "ui/charts_team.h"
#include "ui/screens/context.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mq::ui {

/// What is not worth saving.
struct InsightsUi {
    int facet = 0;   ///< of the trend
    int walked = -1; ///< point that the arrows stand on

    // drawn from; worked out when the model or the facet changed
    app::Revision revision = 0;
    int made_for = -1; ///< facet
    std::vector<LevelMonth> months;
    std::vector<std::string> month_tips;
    std::vector<TrendPoint> trend;
    std::vector<std::string> trend_tips;
    std::vector<ScatterPoint> points;
    std::vector<std::size_t> people; ///< of points: index into Insights::points
    std::array<std::string_view, 5> level_names{};
    std::vector<std::string_view> facets;
    double most_rate = 0; ///< of the pitfalls shown
};

/// Four pictures of a team or the whole firm, each with what it says.
void draw_insights(const ScreenContext& context, InsightsUi& ui, const Rect& area);

} // namespace mq::ui
