#pragma once

#include "base/ids.h"
#include "ui/screens/context.h"
#include "ui/screens/lead_ui.h"
#include "ui/screens/team_pick.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mq::ui {

/// Columns that the table can be ordered by; facets follow from `first_facet` on.
struct TeamSort {
    static constexpr int none = -1, name = 0, overall = 1, next = 2, first_facet = 3;
    int column = none;
    bool descending = false;
};

enum class TeamDialog : std::uint8_t { none, teams, team, member, targets };

/// What is typed into the dialogs.
struct TeamForms {
    Uuid team; ///< that is being edited; nil: a new one
    std::string name, post, joined, aim_people;
    int parent = 0, lead = 0, aim_level = 0;
    std::vector<app::PostTarget> targets;
    bool tried = false;
};

/// What is not worth saving.
struct TeamUi {
    // filters
    std::string query;
    int post = 0;   ///< 0: all, else 1 + index into TeamPage::posts
    int tenure = 0; ///< 0: all, then up to three months, up to a year, longer
    bool need_first = true;
    TeamSort sort;
    int compare = 0; ///< 0: none, 1: 30 days, 2: 90 days, 3: a day of one's own
    std::string day; ///< that day, as typed

    // rows that pass, in their order; worked out when the filter, the order or the model changed
    app::Revision revision = 0;
    bool stale = true;
    std::vector<std::size_t> rows; ///< indices into TeamPage::rows
    Uuid shown;                    ///< team that was drawn last
    std::vector<std::string_view> posts;
    TeamOptions teams;

    // people to be moved
    bool choosing = false;
    std::vector<Uuid> chosen;  ///< in their order of ids
    std::vector<Uuid> moved;   ///< the last that were
    std::size_t last_pick = 0; ///< place in `rows`: where Shift-click begins
    int target_team = 0;

    // what can be put back
    bool undo_shown = false;
    app::Revision undo_waits = 0; ///< revision at which the change was asked for; 0: nothing waits
    double undo_since = 0;
    std::string undo_line;

    TeamDialog dialog = TeamDialog::none;
    TeamForms form;
    TeamOptions parents; ///< of the dialogs
    std::vector<std::string_view> leads;
    std::vector<Uuid> lead_ids;
    bool head_menu = false;
};

/// Heat map of a team or the whole firm: who stands where, whom to help first, and what to do next.
void draw_team(const ScreenContext& context, TeamUi& ui, LeadUi& lead, const Rect& area);

} // namespace mq::ui
