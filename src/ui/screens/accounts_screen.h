#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct AccountsUi {
    app::Revision revision = 0;
};

/// Who may come in, and as what; for administrators, and for whoever may allow keys.
void draw_accounts(const ScreenContext& context, AccountsUi& ui, const Rect& area);

} // namespace mq::ui
