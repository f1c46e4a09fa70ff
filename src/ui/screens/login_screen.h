#pragma once

#include "ui/screens/context.h"
#include "ui/screens/passphrase_fields.h"

#include <string>

namespace mq::ui {

/// What is not worth saving.
struct LoginUi {
    app::Revision revision = 0; ///< of the page that the fields were filled from
    bool filled = false;
    bool recovering = false; ///< the form for a forgotten passphrase
    bool typing = false;     ///< doors are there, and the form below them is open
    std::string login;
    PassphraseBuffer passphrase;
    PassphraseBuffer code;
    NewPassphrase next;
    bool error_old = false;   ///< something was typed since the page said what was wrong
    double wait_until = 0;    ///< tries before it aren't looked at; as ScreenContext::now
    int sent_frame = -2;      ///< ImGui's frame in which something was sent
    int frame = -2;           ///< in which the page was last drawn
    float form_height = 1e6F; ///< of the frame before, screen pixels

    /// Overwrites all that was typed.
    void forget();
};

/// Who is there (09 b): an account and its passphrase, or a door that needs none. Takes the whole window.
void draw_login(const ScreenContext& context, LoginUi& ui, const Rect& area);

} // namespace mq::ui
