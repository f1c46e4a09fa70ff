#include "ui/screens/plan_screen.h"

namespace mq::ui {

void draw_plan(const ScreenContext&, PlanUi&, const Rect&) {}

} // namespace mq::ui
