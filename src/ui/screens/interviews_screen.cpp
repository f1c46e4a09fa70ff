#include "ui/screens/interviews_screen.h"

namespace mq::ui {

void draw_interviews(const ScreenContext&, InterviewsUi&, const Rect&) {}

} // namespace mq::ui
