#pragma once

#include "ui/screens/accounts_screen.h"

namespace mq::ui::accounts {

struct Stage {
    const ScreenContext& context;
    AccountsUi& ui;
    [[nodiscard]] const app::Accounts& model() const { return context.model.accounts; }
};

/// The table, drawn with the page's top at `at`. Gives its bottom.
float table(const Stage& stage, const Rect& at);
void open_form(const Stage& stage);
/// A new account, a new passphrase for somebody, and the questions before keys are given or taken.
void dialogs(const Stage& stage);

} // namespace mq::ui::accounts
