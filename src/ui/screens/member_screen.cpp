#include "ui/screens/member_screen.h"

namespace mq::ui {

void draw_member(const ScreenContext&, MemberUi&, LeadUi&, const Rect&) {}

} // namespace mq::ui
