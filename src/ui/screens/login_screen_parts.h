#pragma once

#include "ui/screens/login_screen.h"

namespace mq::ui::login {

struct Stage {
    const ScreenContext& context;
    LoginUi& ui;
    [[nodiscard]] const app::LoginPage& page() const { return context.model.login; }
};

/// What the page says against a field, until something is typed; empty: nothing.
[[nodiscard]] std::string_view error_of(const Stage& stage, std::string_view field);
/// The passphrase is being tried.
[[nodiscard]] bool busy(const Stage& stage);
/// Seconds until a try counts, rounded up; 0: now.
[[nodiscard]] int seconds_to_wait(const Stage& stage);
/// The large button over the whole width, `why`: a sentence beneath while it is disabled, may be empty. Gives
/// its bottom.
float go_button(const Stage& stage, const char* name, const Rect& at, const char* text_key,
                std::string_view why, bool& pressed);
/// The login, with what the page says against it. Gives its bottom.
float login_field(const Stage& stage, const char* name, const Rect& at, bool& submitted);

/// The form for a forgotten passphrase: login, code, a new passphrase. Gives its bottom.
float recovery_form(const Stage& stage, const Rect& at);
void show_recovery(const Stage& stage, bool on);

} // namespace mq::ui::login
