// What the pictures are drawn from, worked out once when the model or the chosen facet changed.

#include "ui/screens/insights_screen_parts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mq::ui::insights {
namespace {

void months(const Stage& stage) {
    InsightsUi& ui = stage.ui;
    ui.months.clear();
    ui.month_tips.clear();
    for (const app::GroupMonth& month : stage.model.months) {
        std::string tip = month.label;
        for (std::size_t level = 1; level <= 5; ++level) {
            tip += fmt::format("\n{} {}: {}", level, stage.model.level_names[level - 1], month.counts[level]);
        }
        tip += fmt::format("\n{}: {}", t("team_screen.thin"), month.counts[0]);
        ui.month_tips.push_back(std::move(tip));
    }
    for (std::size_t i = 0; i < stage.model.months.size(); ++i) {
        const app::GroupMonth& month = stage.model.months[i];
        ui.months.push_back({month.counts, month.label, ui.month_tips[i].c_str()});
    }
}

float at_or_none(const std::vector<double>& values, std::size_t facet) {
    return facet < values.size() && values[facet] >= 1 ? static_cast<float>(values[facet]) : no_value;
}

void facet_trend(const Stage& stage) {
    InsightsUi& ui = stage.ui;
    const auto facet = static_cast<std::size_t>(ui.facet);
    ui.trend.clear();
    ui.trend_tips.clear();
    bool known = false;
    for (const app::GroupMonth& month : stage.model.months) {
        const float mean = at_or_none(month.means, facet);
        const int people = facet < month.people.size() ? month.people[facet] : 0;
        ui.trend.push_back({.day = static_cast<double>(month.day_number),
                            .value = mean,
                            .low = at_or_none(month.lows, facet),
                            .high = at_or_none(month.highs, facet),
                            .label = month.label});
        ui.trend_tips.emplace_back(std::string_view(Text<256>(
            "insights_screen.trend_tip", fmt::arg("month", month.label),
            fmt::arg("mean", std::string_view(Number(static_cast<double>(mean)))), fmt::arg("n", people))));
        known = known || !std::isnan(mean);
    }
    if (!known) {
        ui.trend.clear();
    }
    for (std::size_t i = 0; i < ui.trend.size(); ++i) {
        ui.trend[i].tooltip = ui.trend_tips[i].c_str();
    }
}

void points(const Stage& stage) {
    InsightsUi& ui = stage.ui;
    const std::vector<app::PracticePoint>& all = stage.model.points;
    ui.people.resize(all.size());
    std::iota(ui.people.begin(), ui.people.end(), std::size_t{0});
    std::sort(ui.people.begin(), ui.people.end(), [&](std::size_t a, std::size_t b) {
        return all[a].practice != all[b].practice ? all[a].practice < all[b].practice
                                                  : all[a].change < all[b].change;
    });
    ui.points.clear();
    for (const std::size_t i : ui.people) {
        ui.points.push_back({all[i].practice, static_cast<float>(all[i].change)});
    }
    ui.walked = -1;
}

void rates(const Stage& stage) {
    stage.ui.most_rate = 0;
    for (const app::PitfallByChannel& line : stage.model.pitfalls) {
        for (const std::optional<double>& rate : line.rates) {
            stage.ui.most_rate = std::max(stage.ui.most_rate, rate.value_or(0));
        }
    }
}

} // namespace

void refresh(const Stage& stage) {
    InsightsUi& ui = stage.ui;
    const bool changed = ui.revision != stage.model.revision;
    if (changed) {
        ui.revision = stage.model.revision;
        ui.level_names = {stage.model.level_names[0], stage.model.level_names[1], stage.model.level_names[2],
                          stage.model.level_names[3], stage.model.level_names[4]};
        ui.facets.assign(stage.model.facet_names.begin(), stage.model.facet_names.end());
        ui.facet = std::clamp(ui.facet, 0, std::max(0, static_cast<int>(ui.facets.size()) - 1));
        months(stage);
        points(stage);
        rates(stage);
    }
    if (changed || ui.made_for != ui.facet) {
        ui.made_for = ui.facet;
        facet_trend(stage);
    }
}

} // namespace mq::ui::insights
