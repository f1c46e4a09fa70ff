#include "ui/screens/conduct_screen.h"

namespace mq::ui {

void draw_conduct(const ScreenContext&, ConductUi&, const Rect&) {}

} // namespace mq::ui
