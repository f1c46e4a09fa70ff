#include "ui/screens/assignments_screen.h"

namespace mq::ui {

void draw_assignments(const ScreenContext&, AssignmentsUi&, const Rect&) {}

} // namespace mq::ui
