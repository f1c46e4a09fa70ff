#pragma once

#include "ui/screens/context.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mq::ui {

/// What the library is narrowed to. 0 stands for "all" everywhere.
struct LibraryFilter {
    int channel = 0;    ///< 1..5: domain::Channel + 1
    int difficulty = 0; ///< 1..5
    int cause = 0;      ///< SceneRow::cause + 1
    std::string query;
    [[nodiscard]] bool any() const { return channel != 0 || difficulty != 0 || cause != 0 || !query.empty(); }
};

/// Rows that pass the filter, worked out only when the filter or the model changed.
struct LibraryCache {
    app::Revision revision = 0;
    std::string opening;               ///< of the recommended scene: who, and the opening line
    std::vector<std::size_t> practice; ///< indices into Home::scenes
    std::vector<std::size_t> assessment;
    int practice_in_all = 0;
    int assessment_in_all = 0;
    std::vector<int> cause_ids;           ///< value of the filter for each entry of `causes`, the first is 0
    std::vector<std::string_view> causes; ///< of the model and of the texts: good for `revision`
    std::vector<int> difficulty_ids;      ///< those that the library has, easiest first, after a 0
    std::vector<std::string_view> difficulties;
};

struct HomeUi {
    LibraryFilter filter;
    LibraryCache cache;
    bool stale = true;           ///< the filter was changed
    bool all_unfinished = false; ///< the strip shows more than the newest two
    bool all_assigned = false;   ///< more than the two most urgent
    bool broken_open = false;

    bool abandoning = false; ///< the question is open, about this attempt
    app::Unfinished abandoned;
    bool assessing = false; ///< the question is open, about this scene
    std::string assessed_id;
    std::string assessed_title;
    bool assessed_before = false;
};

/// Home (01): what to practise today, where one stands, the library.
void draw_home(const ScreenContext& context, HomeUi& ui, const Rect& area);

} // namespace mq::ui
