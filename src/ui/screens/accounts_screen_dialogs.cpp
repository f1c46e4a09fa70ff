// A new account, a new passphrase for somebody, and the questions before keys are given or taken.

#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/screens/accounts_screen_parts.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace mq::ui::accounts {
namespace {

constexpr float form_width = 520;
constexpr float strip = 36;
constexpr std::array all_roles{app::Role::trainee, app::Role::hr, app::Role::lead, app::Role::admin};

const app::AccountLine* chosen(const Stage& stage) {
    for (const app::AccountLine& line : stage.model().lines) {
        if (line.person == stage.ui.person) {
            return &line;
        }
    }
    return nullptr;
}

std::string_view error_of(const Stage& stage, std::string_view field) {
    const app::Accounts& accounts = stage.model();
    return stage.ui.sent && accounts.field == field ? std::string_view(accounts.error) : std::string_view();
}

struct Sheet {
    const char* name;
    const char* title;
    const char* why; ///< key of why it can't be done yet; null: it can
    const char* go;  ///< key of the button's text
};

/// A form whose contents scroll in a low window, over two buttons that always stay. `contents(rect,
/// submitted)` gives its bottom, `act()` whether the form is done with.
template <class Contents, class Act>
void sheet(const Stage& stage, bool& open, const Sheet& what, Contents&& contents, Act&& act) {
    AccountsUi& ui = stage.ui;
    const float around = px(30) + px(12) + px(20) + px(strip) + 2 * px(24);
    if (Dialog dialog(what.name, open, px(form_width), ui.form_height + around); dialog) {
        Rect inside = dialog.inside();
        text_in(inside.cut_top(px(30), px(12)), t(what.title), type::title_s, theme().text);
        Rect buttons = inside.cut_bottom(px(strip), px(20));
        bool pressed = false;
        {
            ScrollArea scroll("accounts.form", inside);
            const Rect at = scroll.content();
            const float bottom = contents(at, pressed);
            scroll.finish(bottom);
            if (ui.form_height != bottom - at.y) { // an error came or went: the form fits itself to it
                ui.form_height = bottom - at.y;
                frame_wish().at_once();
            }
        }
        const Button go{.text = t(what.go),
                        .kind = ButtonKind::primary,
                        .enabled = what.why == nullptr,
                        .why_disabled = what.why == nullptr ? nullptr : t(what.why)};
        const Button leave{.text = t("account_form.cancel")};
        const Rect right = buttons.cut_right(button_width(go), px(8));
        const Rect left = buttons.cut_right(button_width(leave), px(16));
        const bool left_it = button(Name("{}.leave", what.name), {left.x, left.y, 0, 0}, leave);
        pressed = button(Name("{}.go", what.name), {right.x, right.y, 0, 0}, go) || pressed;
        if (what.why != nullptr) {
            const float height = std::min(wrapped_height(t(what.why), type::meta, buttons.w), px(36));
            wrapped_lines({buttons.x, std::round(buttons.mid_y() - height * 0.5F)}, buttons.w, 2, t(what.why),
                          type::meta, theme().text2);
        }
        if (left_it || (pressed && act())) {
            dialog.close();
        }
    }
}

// ---- a new account

/// A trainee needs none: then whoever sits at this PC is let in.
bool without_passphrase(const AccountsUi& ui) {
    return ui.role == app::Role::trainee && ui.passphrase.empty();
}

const char* why_not_add(const AccountsUi& ui) {
    return !has_letters(ui.name)    ? "account_form.need_name"
           : !has_letters(ui.login) ? "login.need_login"
           : without_passphrase(ui) ? nullptr
                                    : ui.passphrase.why_not();
}

float name_field(const Stage& stage, const Rect& at) {
    AccountsUi& ui = stage.ui;
    TextInput spec;
    spec.label = t("account_form.name");
    spec.placeholder = t("first.name_example");
    spec.error = error_of(stage, "name");
    spec.max_bytes = 200;
    const Edited edited = text_input("accounts.name", at, ui.name, spec);
    if (edited.changed && !ui.login_typed) {
        ui.login = app::login_from(ui.name);
    }
    ui.sent = ui.sent && !edited.changed;
    if (edited.submitted) {
        focus("accounts.login");
    }
    return at.y + text_input_height(spec, at.w);
}

float login_field(const Stage& stage, const Rect& at) {
    AccountsUi& ui = stage.ui;
    TextInput spec;
    spec.label = t("login.login");
    spec.placeholder = t("login.login_example");
    spec.error = error_of(stage, "login");
    spec.max_bytes = 64;
    const Edited edited = text_input("accounts.login", at, ui.login, spec);
    ui.login_typed = ui.login_typed || edited.changed;
    ui.sent = ui.sent && !edited.changed;
    if (edited.submitted) {
        focus("accounts.new.next");
    }
    return at.y + text_input_height(spec, at.w);
}

float role_field(const Stage& stage, const Rect& at) {
    AccountsUi& ui = stage.ui;
    const std::array<std::string_view, 4> words{t("role.trainee"), t("role.hr"), t("role.lead"),
                                                t("account_form.role_admin")};
    int which = static_cast<int>(std::ranges::find(all_roles, ui.role) - all_roles.begin());
    if (select("accounts.role", {at.x, at.y, at.w, 0}, words, which, {.label = t("account_form.role")})) {
        ui.role = all_roles[static_cast<std::size_t>(which)];
        ui.sent = false;
    }
    constexpr std::array about{"account_form.role_trainee_about", "account_form.role_hr_about",
                               "account_form.role_lead_about", "account_form.role_admin_about"};
    const float y = at.y + px(24) + px(36) + px(6);
    return y + wrapped({at.x, y}, at.w, t(about[static_cast<std::size_t>(which)]), type::meta, theme().text2);
}

float add_fields(const Stage& stage, const Rect& at, bool& submitted) {
    AccountsUi& ui = stage.ui;
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    if (std::exchange(ui.fresh, false)) {
        focus("accounts.name");
    }
    float y = name_field(stage, at) + px(14);
    y = login_field(stage, below(y)) + px(14);
    y = role_field(stage, below(y)) + px(14);
    const DrawnPassphrase drawn = new_passphrase_fields("accounts.new", below(y), ui.passphrase,
                                                        {.label = t("account_form.first_passphrase"),
                                                         .login = ui.login,
                                                         .name = ui.name,
                                                         .error = error_of(stage, "passphrase")});
    ui.sent = ui.sent && !drawn.changed;
    submitted = submitted || drawn.submitted;
    y = drawn.bottom + px(12);
    const char* note = ui.role == app::Role::trainee ? "account_form.optional" : "account_form.tell_them";
    y += wrapped({at.x, y}, at.w, t(note), type::meta, theme().text2);
    ui.sent = ui.sent && !just_refused(stage.context, {app::CommandKind::AddAccount});
    return refusal(stage.context, below(y), {app::CommandKind::AddAccount}, px(14)) + px(2);
}

bool send_new(const Stage& stage) {
    AccountsUi& ui = stage.ui;
    ui.passphrase.next_left = ui.passphrase.again_left = true;
    if (why_not_add(ui) == nullptr && !ui.sent) {
        // What was typed stays until the account is there: a login that is taken is mended, not all typed
        // anew.
        stage.context.out.emplace_back(
            app::AddAccount{ui.name, ui.login, ui.role, Secret(ui.passphrase.next.text())});
        ui.sent = true;
    }
    return false;
}

void add_dialog(const Stage& stage) {
    AccountsUi& ui = stage.ui;
    const bool there = ui.adding && stage.model().added != ui.added;
    const Sheet form{"accounts.add_form", "account_form.add_title", why_not_add(ui), "account_form.add"};
    sheet(
        stage, ui.adding, form,
        [&](const Rect& at, bool& submitted) {
            const float bottom = add_fields(stage, at, submitted);
            submitted = submitted || there;
            return bottom;
        },
        [&] { return there || send_new(stage); });
}

// ---- a new passphrase for somebody

float reset_fields(const Stage& stage, const app::AccountLine& line, const Rect& at, bool& submitted) {
    AccountsUi& ui = stage.ui;
    if (std::exchange(ui.fresh, false)) {
        focus("accounts.reset_new.next");
    }
    const Text<1200> about("account_form.reset_about", fmt::arg("name", line.name));
    const float y = at.y + wrapped(at.min(), at.w, about, type::body, theme().text2) + px(16);
    const DrawnPassphrase drawn =
        new_passphrase_fields("accounts.reset_new", {at.x, y, at.w, 0}, ui.passphrase,
                              {.label = t("account_form.new"),
                               .login = line.login,
                               .name = line.name,
                               .error = error_of(stage, "passphrase")});
    submitted = submitted || drawn.submitted;
    ui.sent = ui.sent && !drawn.changed && !just_refused(stage.context, {app::CommandKind::ResetAccount});
    return refusal(stage.context, {at.x, drawn.bottom, at.w, 0}, {app::CommandKind::ResetAccount}, px(14)) +
           px(2);
}

/// What was typed stays until it is done.
bool send_reset(const Stage& stage, const Uuid& person) {
    AccountsUi& ui = stage.ui;
    ui.passphrase.next_left = ui.passphrase.again_left = true;
    if (ui.passphrase.why_not() == nullptr && !ui.sent) {
        stage.context.out.emplace_back(app::ResetAccount{person, Secret(ui.passphrase.next.text())});
        ui.sent = true;
    }
    return false;
}

void reset_dialog(const Stage& stage) {
    AccountsUi& ui = stage.ui;
    const app::AccountLine* line = chosen(stage);
    if (line == nullptr) {
        return;
    }
    const Sheet form{"accounts.reset_form", "account_form.reset_title", ui.passphrase.why_not(),
                     "account_form.reset_go"};
    const bool done =
        ui.sent && stage.context.model.recovery.has_value(); // the new code stands over everything
    sheet(
        stage, ui.resetting, form,
        [&](const Rect& at, bool& submitted) {
            submitted = done;
            return reset_fields(stage, *line, at, submitted);
        },
        [&] { return done || send_reset(stage, line->person); });
}

// ---- questions

/// A question is no place for a name that fills a page.
class ShortName {
public:
    explicit ShortName(std::string_view name) : all_(name), cut_("{}…", head(name)) {}
    operator std::string_view() const { return head(all_).size() < all_.size() ? cut_ : all_; } // NOLINT

private:
    static std::string_view head(std::string_view name) {
        std::size_t end = std::min<std::size_t>(name.size(), 80);
        while (end < name.size() && end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        return name.substr(0, end);
    }
    std::string_view all_;
    Buf<96> cut_;
};

void remove_question(const Stage& stage) {
    AccountsUi& ui = stage.ui;
    const app::AccountLine* line = chosen(stage);
    if (line == nullptr) {
        return;
    }
    const ShortName whole(line->name);
    const std::string_view name = whole;
    const Text<600> title("account_form.remove_title", fmt::arg("name", name));
    const Text<1500> about("account_form.remove_about", fmt::arg("name", name));
    const Modal question{.title = title,
                         .text = about,
                         .safe = t("account_form.remove_keep"),
                         .other = t("account_form.remove_go"),
                         .other_is_danger = true};
    if (modal("accounts.remove_question", ui.removing, question) == ModalAnswer::other) {
        stage.context.out.emplace_back(app::RemoveAccount{line->person});
    }
}

void allow_question(const Stage& stage) {
    AccountsUi& ui = stage.ui;
    const app::AccountLine* line = chosen(stage);
    if (line == nullptr) {
        return;
    }
    const ShortName whole(line->name);
    const std::string_view name = whole;
    const Text<600> title("account_form.allow_title", fmt::arg("name", name));
    const Text<1500> about("account_form.allow_about", fmt::arg("name", name), fmt::arg("role", line->role));
    const Modal question{.title = title,
                         .text = about,
                         .safe = t("account_form.allow_not_yet"),
                         .other = t("account_form.allow_go")};
    if (modal("accounts.allow_question", ui.allowing, question) == ModalAnswer::other) {
        stage.context.out.emplace_back(app::AllowKeys{line->person});
    }
}

} // namespace

void open_form(const Stage& stage) {
    stage.ui.forget();
    stage.ui.adding = stage.ui.fresh = true;
    stage.ui.added = stage.model().added;
}

void dialogs(const Stage& stage) {
    add_dialog(stage);
    reset_dialog(stage);
    if (!stage.ui.adding && !stage.ui.resetting) {
        stage.ui.passphrase.clear(); // left by Esc, or done with
    }
    remove_question(stage);
    allow_question(stage);
}

} // namespace mq::ui::accounts
