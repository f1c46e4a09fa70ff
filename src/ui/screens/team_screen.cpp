#include "ui/screens/team_screen.h"

namespace mq::ui {

void draw_team(const ScreenContext&, TeamUi&, LeadUi&, const Rect&) {}

} // namespace mq::ui
