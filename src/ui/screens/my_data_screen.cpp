#include "ui/screens/my_data_screen.h"

namespace mq::ui {

void draw_my_data(const ScreenContext& context, MyDataUi& ui, const Rect& area) {
    (void)context;
    (void)ui;
    (void)area;
}

} // namespace mq::ui
