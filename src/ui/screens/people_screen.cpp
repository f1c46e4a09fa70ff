#include "ui/screens/people_screen.h"

namespace mq::ui {

void draw_people(const ScreenContext&, PeopleUi&, const Rect&) {}

} // namespace mq::ui
