#include "ui/screens/calibration_screen.h"

namespace mq::ui {

void draw_calibration(const ScreenContext&, CalibrationUi&, const Rect&) {}

} // namespace mq::ui
