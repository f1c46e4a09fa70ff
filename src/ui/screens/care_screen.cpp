#include "ui/screens/care_screen.h"

namespace mq::ui {

void draw_care(const ScreenContext& context, CareUi& ui, const Rect& area) {
    (void)context;
    (void)ui;
    (void)area;
}

} // namespace mq::ui
