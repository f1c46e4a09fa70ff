#include "ui/screens/member_screen.h"

namespace mq::ui {

void draw_member(const ScreenContext&, MemberUi&, const Rect&) {}

} // namespace mq::ui
