#include "ui/screens/insights_screen.h"

namespace mq::ui {

void draw_insights(const ScreenContext&, InsightsUi&, const Rect&) {}

} // namespace mq::ui
