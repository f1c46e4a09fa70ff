#include "ui/screens/accounts_screen.h"

namespace mq::ui {

void draw_accounts(const ScreenContext& context, AccountsUi& ui, const Rect& area) {
    (void)context;
    (void)ui;
    (void)area;
}

} // namespace mq::ui
