#pragma once

#include "ui/screens/context.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace mq::ui {

/// Which entries the log shows.
enum class ComplaintFilter { open, slow, closed, all };

/// What is not worth saving.
struct ComplaintsUi {
    // the log
    std::string query;
    int filter = static_cast<int>(ComplaintFilter::all);
    int cause = 0; ///< 0: any, else index into Complaints::causes + 1
    app::Revision revision = 0;
    bool stale = true;
    std::vector<std::size_t> lines; ///< that pass, indices into Complaints::lines

    // the week
    int week = 0;
    bool details = false; ///< what was written as detail instead of the families

    // the form
    bool writing = false;
    std::optional<Uuid> written;
    app::ComplaintEntry entry; ///< days as people write them
    app::ComplaintEntry sent;  ///< the draft that the store has
    double next_draft = 0;     ///< not before; as ScreenContext::now
    bool tried = false;
    float form_height = 1e6F;

    // taking a table in
    bool importing = false;
    bool was_open = false; ///< a table was being taken in in the last frame
    std::string path;
};

/// The log of real complaints: what came in, what it was about, how far the six steps are.
void draw_complaints(const ScreenContext& context, ComplaintsUi& ui, const Rect& area);

} // namespace mq::ui
