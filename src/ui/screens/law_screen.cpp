#include "ui/screens/law_screen.h"

namespace mq::ui {

void draw_law(const ScreenContext& context, LawUi& ui, const Rect& area) {
    (void)context;
    (void)ui;
    (void)area;
}

} // namespace mq::ui
