#pragma once

#include "ui/one_screen.h"
#include "ui/screen_checks.h"
#include "ui/screens/insights_screen.h"
#include "ui/screens/team_screen.h"

namespace mq::ui::test {

/// What the shell owns for the team's page.
struct TeamPageUi {
    TeamUi team;
    LeadUi lead;
};
inline void draw_team_page(const ScreenContext& context, TeamPageUi& ui, const Rect& area) {
    draw_team(context, ui.team, ui.lead, area);
}
/// Labels that are cut, but for what is chosen in a select: a name of 200 characters may be, there.
inline std::vector<std::string> cut_but_choices() {
    std::vector<std::string> cut = cut_labels();
    std::erase_if(cut, [](const std::string& one) {
        return one.starts_with("insights.facet:") || one.starts_with("team.post:") ||
               one.starts_with("team.member.team:");
    });
    return cut;
}

using TeamScreen = OneScreen<TeamPageUi, draw_team_page>;
using InsightsScreen = OneScreen<InsightsUi, draw_insights>;

} // namespace mq::ui::test
