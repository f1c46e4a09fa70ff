// The second step of the first run, for those who will see more than their own: a login and a passphrase.

#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/screens/first_run_screen_parts.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"
#include "ui/widgets.h"

#include <array>
#include <utility>

namespace mq::ui::first_run {
namespace {

/// The keys are being made, which takes a moment.
bool busy(const Stage& stage) {
    return stage.context.model.login.checking;
}

const char* why_not(const Stage& stage) {
    const FirstRunUi& ui = stage.ui;
    return busy(stage)              ? "login.wait_moment"
           : !has_letters(ui.login) ? "login.need_login"
                                    : ui.passphrase.why_not();
}

float login_field(const Stage& stage, const Rect& at) {
    FirstRunUi& ui = stage.ui;
    const app::LoginPage& said = stage.context.model.login;
    TextInput spec;
    spec.label = t("login.login");
    spec.placeholder = t("login.login_example");
    spec.icon = Icon::user;
    spec.large = true;
    spec.max_bytes = 64;
    spec.enabled = !busy(stage);
    if (ui.login_left && !has_letters(ui.login)) {
        spec.error = t("login.need_login");
    } else if (said.field == "login" && !ui.login_typed) {
        spec.error = said.error;
    }
    const Edited edited = text_input("first.login", at, ui.login, spec);
    ui.login_typed = ui.login_typed || edited.changed;
    ui.login_left = (ui.login_left || edited.left) && !edited.changed;
    if (edited.submitted) {
        focus("first.new.next");
    }
    return at.y + text_input_height(spec, at.w);
}

/// Why, in two lines.
float reasons(const Rect& at) {
    constexpr std::array lines{std::pair{Icon::lock_simple, "account_form.why_sealed"},
                               std::pair{Icon::identification_card, "account_form.why_code"}};
    float y = at.y;
    for (const auto& [which, key] : lines) {
        icon({at.x + px(9), y + px(10)}, which, px(18), theme().text2);
        y += wrapped({at.x + px(28), y}, at.w - px(28), t(key), type::small, theme().text2) + px(6);
    }
    return y;
}

} // namespace

void show_account(const Stage& stage, bool on) {
    FirstRunUi& ui = stage.ui;
    ui.account = on;
    ui.passphrase.clear();
    ui.login_left = false;
    if (on && !ui.login_typed) {
        ui.login = app::login_from(ui.name);
    }
    ui.to_focus = !on ? "first.name" : ui.login.empty() ? "first.login" : "first.new.next";
    frame_wish().at_once();
}

void finish(const Stage& stage) {
    FirstRunUi& ui = stage.ui;
    if (busy(stage)) {
        return;
    }
    if (why_not(stage) != nullptr) {
        ui.login_left = ui.passphrase.next_left = ui.passphrase.again_left = true;
        return;
    }
    ui.login_typed = false; // what the program says about this login is to be seen
    ui.sent = true;
    stage.context.out.emplace_back(
        app::CompleteFirstRun{ui.name, ui.role, ui.folder, ui.login, Secret(ui.passphrase.next.text())});
}

float account_form(const Stage& stage, const Rect& at) {
    FirstRunUi& ui = stage.ui;
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    const app::LoginPage& said = stage.context.model.login;
    brand_mark({at.x, at.y, px(32), px(32)});
    text_in({at.x + px(44), at.y, at.w - px(44), px(32)}, t("app.name"), type::title_s, theme().text);
    float y = at.y + px(32) + px(24);
    y += wrapped({at.x, y}, at.w, t("account_form.first_title"), type::title_l, theme().text) + px(10);
    y = reasons(below(y)) + px(14);
    y = login_field(stage, below(y)) + px(16);
    const bool refused = said.field == "passphrase" && ui.sent;
    const DrawnPassphrase drawn =
        new_passphrase_fields("first.new", below(y), ui.passphrase,
                              {.label = t("login.passphrase"),
                               .login = ui.login,
                               .name = ui.name,
                               .error = refused ? std::string_view(said.error) : std::string_view(),
                               .large = true,
                               .enabled = !busy(stage)});
    ui.sent = ui.sent && !drawn.changed;
    if (drawn.submitted) {
        finish(stage);
    }
    return refusal(stage.context, below(drawn.bottom), {app::CommandKind::CompleteFirstRun}, px(16));
}

void account_foot(const Stage& stage, Rect inside) {
    const char* why = why_not(stage);
    const Button go{.text = t(busy(stage) ? "login.opening" : "first.start"),
                    .kind = ButtonKind::primary,
                    .keycap = busy(stage) ? std::string_view() : std::string_view("Enter"),
                    .enabled = why == nullptr,
                    .why_disabled = why == nullptr ? nullptr : t(why)};
    const Button back{.text = t("account_form.back"),
                      .kind = ButtonKind::ghost,
                      .icon = Icon::caret_left,
                      .enabled = !busy(stage)};
    const float back_width = button_width(back);
    // The ghost's padding sticks out to the left, so that its words stand under those of the form.
    const Rect back_at = centred_in(inside.cut_left(back_width, px(16)), back_width, px(36));
    if (button("first.back", back_at.moved(-px(14), 0), back)) {
        show_account(stage, false);
    }
    const float width = button_width(go);
    if (button("first.start", centred_in(inside.cut_right(width, px(16)), width, px(36)), go)) {
        finish(stage);
    }
    if (why != nullptr && !busy(stage)) {
        text_in(inside, t(why), type::meta, theme().text2, Align::right);
    }
}

} // namespace mq::ui::first_run
