#pragma once

#include "ui/screens/context.h"

#include <cstddef>
#include <string>
#include <vector>

namespace mq::ui {

enum class AttemptsFilter { all, practice, assessment, unfinished };

/// Lines that pass the filter, worked out only when the filter or the model changed.
struct AttemptsCache {
    app::Revision revision = 0;
    AttemptsFilter filter = AttemptsFilter::all;
    std::vector<std::size_t> lines;      ///< into app::Attempts::lines
    std::vector<std::string> searchable; ///< folded title and status of each line of the model
};

struct AttemptsUi {
    AttemptsFilter filter = AttemptsFilter::all;
    std::string query;
    bool stale = true; ///< the query was changed
    AttemptsCache cache;
};

/// Every attempt of the person, newest first; each opens its debrief or goes on where it stopped.
void draw_attempts(const ScreenContext& context, AttemptsUi& ui, const Rect& area);

} // namespace mq::ui
