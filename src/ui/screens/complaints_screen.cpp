#include "ui/screens/complaints_screen.h"

namespace mq::ui {

void draw_complaints(const ScreenContext&, ComplaintsUi&, const Rect&) {}

} // namespace mq::ui
