// A forgotten passphrase: the code that was printed when the account was made, and a new passphrase.

#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/screens/login_screen_parts.h"
#include "ui/screens/person_fields.h"
#include "ui/widgets.h"

#include <cmath>

namespace mq::ui::login {
namespace {

constexpr std::size_t code_letters = 32;

const char* why_not(const Stage& stage) {
    const LoginUi& ui = stage.ui;
    return !has_letters(ui.login)                 ? "login.need_login"
           : ui.code.text().size() < code_letters ? "login.need_code"
                                                  : ui.next.why_not();
}

void recover(const Stage& stage) {
    LoginUi& ui = stage.ui;
    if (busy(stage) || seconds_to_wait(stage) > 0 || why_not(stage) != nullptr) {
        ui.next.next_left = ui.next.again_left = true;
        return;
    }
    // What was typed stays until the door opens: a letter of the code that is wrong is mended, not all typed
    // anew.
    stage.context.out.emplace_back(
        app::RecoverAccount{ui.login, Secret(ui.code.text()), Secret(ui.next.next.text())});
    ui.sent_frame = ImGui::GetFrameCount();
    frame_wish().at_once();
}

float code_field(const Stage& stage, const Rect& at) {
    LoginUi& ui = stage.ui;
    const PassphraseInput spec{.label = t("login.code"),
                               .placeholder = "ABCD EFGH …",
                               .error = error_of(stage, "code"),
                               .icon = Icon::none,
                               .code = true,
                               .large = true,
                               .enabled = !busy(stage)};
    const Edited edited = passphrase_input("login.code", at, ui.code, spec);
    ui.error_old = ui.error_old || edited.changed;
    if (edited.submitted) {
        focus("login.new.next");
    }
    return at.y + passphrase_input_height("login.code", spec, at.w);
}

} // namespace

void show_recovery(const Stage& stage, bool on) {
    LoginUi& ui = stage.ui;
    ui.recovering = on;
    ui.error_old = true;
    ui.passphrase.clear();
    ui.code.clear();
    ui.next.clear();
    focus(on ? (ui.login.empty() ? "login.name" : "login.code")
             : (ui.login.empty() ? "login.name" : "login.passphrase"));
}

float recovery_form(const Stage& stage, const Rect& at) {
    LoginUi& ui = stage.ui;
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    bool onward = false;
    float y = login_field(stage, "login.name", at, onward) + px(16);
    if (onward) {
        focus("login.code");
    }
    y = code_field(stage, below(y)) + px(16);
    const DrawnPassphrase next = new_passphrase_fields("login.new", below(y), ui.next,
                                                       {.label = t("account_form.new"),
                                                        .login = ui.login,
                                                        .error = error_of(stage, "next"),
                                                        .large = true,
                                                        .enabled = !busy(stage)});
    ui.error_old = ui.error_old || next.changed;
    const char* why = busy(stage) ? nullptr : why_not(stage);
    bool pressed = next.submitted;
    y = go_button(stage, "login.recover", below(next.bottom + px(22)), "login.recover.go",
                  why != nullptr ? std::string_view(t(why)) : std::string_view(), pressed) +
        px(16);
    if (pressed || shortcut(ImGuiKey_Enter)) {
        recover(stage);
    }
    y += wrapped({at.x, y}, at.w, t("login.recover.none"), type::meta, theme().text2, Align::centre) + px(8);
    const float left = std::round(at.mid_x() - link_width(t("login.recover.back")) * 0.5F);
    if (link("login.back", {left, y}, t("login.recover.back")) ||
        (shortcut(ImGuiKey_Escape) && !ImGui::IsAnyItemActive())) {
        show_recovery(stage, false);
    }
    return y + px(18);
}

} // namespace mq::ui::login
