#pragma once

#include "base/ids.h"
#include "ui/screens/context.h"

#include <cstddef>
#include <string>
#include <vector>

namespace mq::ui {

/// Whom the list shows.
enum class PeopleFilter { all, candidates, staff };

/// Post, first day and last day of the contract, being changed.
struct EmploymentForm {
    bool open = false;
    std::string post, joined, left; ///< as typed
    bool joined_seen = false;       ///< the field was left: what is wrong with it is said
    bool left_seen = false;
    bool tried = false;       ///< to save
    float form_height = 1e6F; ///< of the dialog
};

/// What is not worth saving.
struct PeopleUi {
    std::string query;
    int filter = 0; ///< PeopleFilter

    // lines that pass, worked out when the filter or the model changed
    app::Revision revision = 0;
    bool stale = true;
    std::vector<std::size_t> lines; ///< indices into People::lines

    Uuid opened;             ///< whose detail was drawn last
    bool list_wanted = true; ///< in a narrow window, where list and detail take turns
    bool deciding = false;   ///< the question is open
    int decision = -1;       ///< −1: nothing chosen, 0: not hired, 1: hired
    bool keep = false;       ///< the person agreed, just now, that evidence is kept
    EmploymentForm work;
};

/// Candidates and staff: where each stands, and everything known of the one that is opened.
void draw_people(const ScreenContext& context, PeopleUi& ui, const Rect& area);

} // namespace mq::ui
