#pragma once

#include "ui/screens/context.h"
#include "ui/screens/passphrase_fields.h"

#include <optional>
#include <string>

namespace mq::ui {

/// What is not worth saving.
struct AccountsUi {
    app::Revision revision = 0;
    // a new account
    bool adding = false;
    std::string name;
    std::string login;
    bool login_typed = false; ///< else it is proposed from the name
    bool sent = false;        ///< and nothing was changed since
    std::uint64_t added = 0;  ///< Accounts::added when the form was opened
    app::Role role = app::Role::trainee;
    NewPassphrase passphrase; ///< of the new account, or the one that is reset
    bool fresh = false;       ///< a form was opened: its first field is to get the keyboard
    float form_height = 400;  ///< of the frame before, screen pixels
    // about one of the list
    Uuid person;
    bool resetting = false;
    bool removing = false;
    bool allowing = false;

    void forget(); ///< overwrites what was typed, closes forms and questions
};

/// Who may come in, and as what; for administrators, and for whoever may allow keys.
void draw_accounts(const ScreenContext& context, AccountsUi& ui, const Rect& area);

} // namespace mq::ui
