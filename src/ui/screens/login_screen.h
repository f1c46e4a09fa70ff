#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct LoginUi {
    app::Revision revision = 0;
};

/// Who is there: an account and its passphrase, or a door that needs none. Takes the whole window.
void draw_login(const ScreenContext& context, LoginUi& ui, const Rect& area);

} // namespace mq::ui
