#include "ui/screens/login_screen.h"

namespace mq::ui {

void draw_login(const ScreenContext& context, LoginUi& ui, const Rect& area) {
    (void)context;
    (void)ui;
    (void)area;
}

} // namespace mq::ui
