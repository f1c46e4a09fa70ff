#include "ui/screens/bank_screen.h"

namespace mq::ui {

void draw_bank(const ScreenContext&, BankUi&, const Rect&) {}

} // namespace mq::ui
