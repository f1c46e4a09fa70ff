#include "ui/screens/recovery_dialog.h"

namespace mq::ui {

void draw_recovery_code(const ScreenContext& context) {
    (void)context;
}

} // namespace mq::ui
