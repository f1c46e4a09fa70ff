#include "ui/screens/observation_screen.h"

namespace mq::ui {

void draw_observation(const ScreenContext&, ObservationUi&, const Rect&) {}

} // namespace mq::ui
