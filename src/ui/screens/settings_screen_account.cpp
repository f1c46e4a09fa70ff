// The part of the settings about one's own account: passphrase, recovery code, when it locks by itself.

#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/screens/card_around.h"
#include "ui/screens/refusal.h"
#include "ui/screens/settings_screen.h"
#include "ui/screens/settings_screen_parts.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace mq::ui {
namespace {

constexpr float form_width = 480;
constexpr std::array minutes{5, 10, 15, 30};

struct Stage {
    const ScreenContext& context;
    AccountCardUi& ui;
    [[nodiscard]] const app::OwnAccount& account() const { return context.model.account; }
};

void open_form(const Stage& stage, AccountForm which) {
    stage.ui.forget();
    stage.ui.form = which;
    stage.ui.open = stage.ui.fresh = true;
    stage.ui.changed = stage.account().changed;
}

// ---- the card

float button_row(const Stage& stage, const Rect& at, const Setting& words, const char* name,
                 const char* text_key, AccountForm form) {
    Setting setting = words;
    const Button b{.text = t(text_key),
                   .enabled = !stage.context.model.read_only,
                   .why_disabled = t("settings.read_only")};
    setting.control = button_width(b);
    const PlacedSetting row = setting_row(at, setting);
    if (button(name, {row.control.x, row.control.y, 0, 0}, b)) {
        open_form(stage, form);
    }
    return row.bottom;
}

float lock_row(const Stage& stage, const Rect& at) {
    std::array<Segment, minutes.size()> segments;
    const Text<24> words[] = {Text<24>("account_form.minutes", fmt::arg("n", minutes[0])),
                              Text<24>("account_form.minutes", fmt::arg("n", minutes[1])),
                              Text<24>("account_form.minutes", fmt::arg("n", minutes[2])),
                              Text<24>("account_form.minutes", fmt::arg("n", minutes[3]))};
    constexpr std::array ids{"5", "10", "15", "30"};
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        segments[i] = {ids[i], words[i], Icon::none};
    }
    const auto known = std::ranges::find(minutes, stage.account().lock_minutes);
    int chosen = static_cast<int>(known - minutes.begin());
    const int before = chosen;
    const float bottom = choice_row(at, "account_form.lock_after", segments, chosen);
    if (chosen != before) {
        stage.context.out.emplace_back(app::SetLockAfter{minutes[static_cast<std::size_t>(chosen)]});
    }
    return refusal(stage.context, {at.x, bottom, at.w, 0}, {app::CommandKind::SetLockAfter}, px(10));
}

/// Nobody has to: a trainee on a PC of their own can leave it as it is.
float offer(const Stage& stage, const Rect& at) {
    float y = at.y + wrapped(at.min(), at.w, t("account_form.open_door"), type::body, theme().text2) + px(14);
    const Button set{.text = t("account_form.set"),
                     .icon = Icon::lock_simple,
                     .enabled = !stage.context.model.read_only,
                     .why_disabled = t("settings.read_only")};
    if (button("account_form.set", {at.x, y, 0, 0}, set)) {
        open_form(stage, AccountForm::passphrase);
    }
    return y + px(36);
}

float with_passphrase(const Stage& stage, const Rect& at) {
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    const app::OwnAccount& account = stage.account();
    float y = button_row(stage, at, {"account_form.passphrase", "account_form.passphrase_about", 0},
                         "account_form.change", "account_form.change", AccountForm::passphrase);
    horizontal(at.x, y, at.w, theme().border);
    y = button_row(stage, below(y), {"account_form.code", "account_form.code_about", 0},
                   "account_form.new_code", "account_form.new_code", AccountForm::code);
    if (!account.recovery_line.empty()) {
        y += wrapped({at.x, y - px(4)}, at.w, account.recovery_line, type::meta, theme().text2) + px(6);
    }
    horizontal(at.x, y, at.w, theme().border);
    return lock_row(stage, below(y));
}

/// Who else may come in, and who waits for keys; of those whose matter it is.
float others_row(const Stage& stage, const Rect& at) {
    if (!stage.account().sees_accounts) {
        return at.y;
    }
    const int count = stage.context.model.accounts.waiting_for_me;
    float y = at.y + px(12);
    if (count > 0) {
        const Text<256> words("account_form.waiting_title", fmt::arg("n", count));
        y += wrapped({at.x, y}, at.w, words, type::meta_strong, theme().text) + px(4);
    }
    if (link("account_form.see_waiting", {at.x, y},
             t(count > 0 ? "account_form.see_waiting" : "account_form.see_all"), type::meta_strong,
             Icon::caret_right)) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::accounts});
    }
    return y + px(18);
}

// ---- the form over it

std::string_view error_of(const Stage& stage, std::string_view field) {
    const bool here = stage.account().field == field;
    return stage.ui.sent && here ? std::string_view(stage.account().error) : std::string_view();
}

/// Key of why it can't be sent yet; null when it can.
const char* why_not(const Stage& stage) {
    const AccountCardUi& ui = stage.ui;
    if (ui.waiting) {
        return "login.wait_moment";
    }
    if (stage.account().passphrase && ui.old.empty()) {
        return "account_form.need_old";
    }
    return ui.form == AccountForm::code ? nullptr : ui.next.why_not();
}

int wait_of(const Stage& stage) {
    return seconds_left(stage.ui.wait_until, stage.context.now);
}

bool send(const Stage& stage) {
    AccountCardUi& ui = stage.ui;
    ui.next.next_left = ui.next.again_left = true;
    if (why_not(stage) != nullptr || wait_of(stage) > 0) {
        return false;
    }
    ui.sent = ui.waiting = true;
    if (ui.form == AccountForm::code) {
        stage.context.out.emplace_back(app::MakeRecoveryCode{Secret(ui.old.text())});
        return false; // closed by the code itself
    }
    stage.context.out.emplace_back(app::ChangePassphrase{Secret(ui.old.text()), Secret(ui.next.next.text())});
    return false;
}

float old_field(const Stage& stage, const Rect& at, bool& submitted) {
    AccountCardUi& ui = stage.ui;
    const PassphraseInput spec{.label = t("account_form.old"), .error = error_of(stage, "old")};
    const Edited edited = passphrase_input("account_form.old", at, ui.old, spec);
    ui.sent = ui.sent && !edited.changed;
    if (edited.submitted && ui.form == AccountForm::passphrase) {
        focus("own_account.new.next");
    }
    submitted = submitted || (edited.submitted && ui.form == AccountForm::code);
    return at.y + passphrase_input_height("account_form.old", spec, at.w);
}

float fields(const Stage& stage, const Rect& at, bool& submitted) {
    AccountCardUi& ui = stage.ui;
    float y = at.y;
    const bool has_old = stage.account().passphrase;
    if (std::exchange(ui.fresh, false)) {
        focus(has_old ? "account_form.old" : "own_account.new.next");
    }
    const char* about = ui.form == AccountForm::code ? "account_form.code_form"
                        : has_old                    ? "account_form.change_form"
                                                     : "account_form.set_form";
    y += wrapped({at.x, y}, at.w, t(about), type::body, theme().text2) + px(16);
    if (has_old) {
        y = old_field(stage, {at.x, y, at.w, 0}, submitted);
    }
    if (ui.form == AccountForm::passphrase) {
        y += has_old ? px(16) : 0;
        const DrawnPassphrase drawn = new_passphrase_fields("own_account.new", {at.x, y, at.w, 0}, ui.next,
                                                            {.label = t("account_form.new"),
                                                             .login = stage.account().login,
                                                             .name = stage.context.model.me.name,
                                                             .error = error_of(stage, "next")});
        ui.sent = ui.sent && !drawn.changed;
        submitted = submitted || drawn.submitted;
        y = drawn.bottom;
    }
    const Kinds kinds{app::CommandKind::ChangePassphrase, app::CommandKind::MakeRecoveryCode};
    if (just_refused(stage.context, kinds)) {
        ui.sent = ui.waiting = false;
    }
    return refusal(stage.context, {at.x, y, at.w, 0}, kinds, px(14)) + px(2);
}

/// Closes once it was done: the passphrase is another, or the code stands over everything.
bool done(const Stage& stage) {
    return stage.account().changed != stage.ui.changed ||
           (stage.ui.form == AccountForm::code && stage.context.model.recovery.has_value());
}

/// What was typed stays until it is done; only a passphrase that was itself refused is typed again.
void take_answer(const Stage& stage) {
    AccountCardUi& ui = stage.ui;
    const bool wrong = std::exchange(ui.waiting, false) && !stage.account().error.empty();
    if (wrong && stage.account().field == "old") {
        ui.old.clear();
        ui.fresh = true;
    }
}

const char* main_words(const Stage& stage) {
    return stage.ui.form == AccountForm::code ? "account_form.new_code"
           : stage.account().passphrase       ? "account_form.change"
                                              : "account_form.set";
}

void buttons(const Stage& stage, Dialog& dialog, Rect row, bool pressed) {
    const int wait = wait_of(stage);
    const Buf<32> clock("{}:{:02}", wait / 60, wait % 60);
    const Text<96> waiting("login.wait", fmt::arg("time", std::string_view(clock)));
    const char* why = wait > 0 ? "login.wait_why" : why_not(stage);
    const Button go{.text = wait > 0 ? std::string_view(waiting) : std::string_view(t(main_words(stage))),
                    .kind = ButtonKind::primary,
                    .enabled = why == nullptr,
                    .why_disabled = why == nullptr ? nullptr : t(why)};
    const Button leave{.text = t("account_form.cancel")};
    const Rect right = row.cut_right(button_width(go), px(8));
    const Rect left = row.cut_right(button_width(leave), px(16));
    const bool left_it = button("account_form.leave", {left.x, left.y, 0, 0}, leave);
    pressed = button("account_form.go", {right.x, right.y, 0, 0}, go) || pressed;
    if (wait > 0) {
        tick(stage.ui.wait_until, stage.context.now);
    } else if (why != nullptr) {
        const float height = std::min(wrapped_height(t(why), type::meta, row.w), px(36));
        wrapped_lines({row.x, std::round(row.mid_y() - height * 0.5F)}, row.w, 2, t(why), type::meta,
                      theme().text2);
    }
    if (left_it || done(stage) || (pressed && send(stage))) {
        dialog.close();
    }
}

} // namespace

void AccountCardUi::forget() {
    old.clear();
    next.clear();
    open = sent = waiting = fresh = false;
}

float account_card(const ScreenContext& context, AccountCardUi& ui, const Rect& at) {
    const Stage stage{context, ui};
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("account_form.card"), stage.account().login);
        const float y = stage.account().passphrase ? with_passphrase(stage, inside) : offer(stage, inside);
        return others_row(stage, {inside.x, y, inside.w, 0});
    });
}

void account_form(const ScreenContext& context, AccountCardUi& ui) {
    const Stage stage{context, ui};
    if (std::exchange(ui.revision, stage.account().revision) != stage.account().revision) {
        ui.wait_until = end_of_wait(stage.account().wait_until, context.now);
        take_answer(stage);
    }
    const float around = px(30) + px(10) + px(20) + px(36) + 2 * px(24);
    if (Dialog dialog("own_account", ui.open, px(form_width), ui.form_height + around); dialog) {
        Rect inside = dialog.inside();
        text_in(inside.cut_top(px(30), px(10)), t(main_words(stage)), type::title_s, theme().text);
        const Rect row = inside.cut_bottom(px(36), px(20));
        bool submitted = false;
        {
            ScrollArea scroll("own_account.fields", inside);
            const Rect all = scroll.content();
            const float bottom = fields(stage, all, submitted);
            scroll.finish(bottom);
            if (ui.form_height != bottom - all.y) { // an error came or went: the form fits itself to it
                ui.form_height = bottom - all.y;
                frame_wish().at_once();
            }
        }
        buttons(stage, dialog, row, submitted);
    }
    if (!ui.open) {
        ui.old.clear();
        ui.next.clear();
    }
}

} // namespace mq::ui
