#include "ui/screens/first_run_screen.h"

#include "ui/i18n.h"
#include "ui/screens/first_run_screen_parts.h"
#include "ui/screens/form_card.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

namespace mq::ui {
namespace {

constexpr float card_width = 680; // section 9 of the design

using first_run::Stage;

struct RoleTexts {
    Icon icon;
    const char *id, *title, *about;
};
constexpr std::array<RoleTexts, 3> role_texts{
    {{Icon::headset, "trainee", "first.trainee", "first.trainee_about"},
     {Icon::identification_card, "hr", "first.hr", "first.hr_about"},
     {Icon::users_three, "lead", "first.lead", "first.lead_about"}}};
constexpr RoleTexts admin_texts{Icon::shield_check, "admin", "account_form.admin",
                                "account_form.admin_about"};

/// What the program asks of a folder: a path that doesn't depend on where it was started.
bool whole_path(std::string_view folder) {
#ifdef _WIN32
    const bool drive =
        folder.size() > 2 && std::isalpha(static_cast<unsigned char>(folder[0])) != 0 && folder[1] == ':';
    return drive || folder.starts_with("\\\\");
#else
    return folder.starts_with('/');
#endif
}

bool folder_wrong(const FirstRunUi& ui) {
    return !ui.folder.empty() && !whole_path(ui.folder);
}

/// Why it can't begin yet; null when it can.
const char* why_not(const FirstRunUi& ui) {
    return !has_letters(ui.name) ? "first.need_name" : folder_wrong(ui) ? "first.need_folder" : nullptr;
}

bool needs_account(const Stage& stage) {
    return stage.context.model.account.sealed && stage.ui.role != app::Role::trainee;
}

void go_on(const Stage& stage) {
    FirstRunUi& ui = stage.ui;
    if (why_not(ui) != nullptr) {
        ui.name_left = ui.folder_left = true; // now it is time to point at what is missing
    } else if (needs_account(stage)) {
        first_run::show_account(stage, true);
    } else {
        stage.context.out.emplace_back(app::CompleteFirstRun{ui.name, ui.role, ui.folder, {}, {}});
    }
}

// ---- from top to bottom; each gives the bottom of what it drew

float head(const Stage& stage, const Rect& at) {
    brand_mark({at.x, at.y, px(32), px(32)});
    const std::array segments{Segment{"vi", "Tiếng Việt", Icon::none}, Segment{"en", "English", Icon::none}};
    const float width = segmented_width(segments);
    text_in({at.x + px(44), at.y, at.w - px(56) - width, px(32)}, t("app.name"), type::title_s, theme().text);
    int language = stage.context.model.settings.language == app::Language::en ? 1 : 0;
    if (segmented("first.language", {at.right() - width, at.y - px(2)}, segments, language)) {
        app::Settings settings = stage.context.model.settings;
        settings.language = language == 1 ? app::Language::en : app::Language::vi;
        stage.context.out.emplace_back(app::ChangeSettings{settings});
    }
    float y = at.y + px(32) + px(24);
    y += wrapped({at.x, y}, at.w, t("first.title"), type::title_l, theme().text) + px(2);
    return y + wrapped({at.x, y}, at.w,
                       t(stage.context.model.account.sealed ? "account_form.first_about" : "first.about"),
                       type::body, theme().text2);
}

float name_field(const Stage& stage, const Rect& at) {
    FirstRunUi& ui = stage.ui;
    TextInput spec;
    spec.label = t("first.name");
    spec.placeholder = t("first.name_example");
    spec.icon = Icon::user;
    spec.large = true;
    spec.max_bytes = 200;
    if (ui.name_left && !has_letters(ui.name)) {
        spec.error = t("first.name_missing");
    }
    const Edited edited = text_input("first.name", at, ui.name, spec);
    ui.name_left = (ui.name_left || edited.left) && !edited.changed;
    if (edited.submitted) {
        go_on(stage);
    }
    return at.y + text_input_height(spec, at.w);
}

float role_card(const Stage& stage, const Rect& at, app::Role role, const RoleTexts& words) {
    const RadioCard card{.icon = words.icon,
                         .title = t(words.title),
                         .text = t(words.about),
                         .selected = stage.ui.role == role};
    const float height = radio_card_height(card, at.w);
    if (radio_card(Name("first.role.{}", words.id), at.with_height(height), card)) {
        stage.ui.role = role;
    }
    return at.y + height;
}

/// Few set the program up for others: they find a link where the rest have their cards.
float admin_choice(const Stage& stage, const Rect& at) {
    if (stage.ui.role == app::Role::admin) {
        return role_card(stage, at.moved(0, px(8)), app::Role::admin, admin_texts);
    }
    if (link("first.admin", {at.x, at.y + px(10)}, t("account_form.am_admin"))) {
        stage.ui.role = app::Role::admin;
    }
    return at.y + px(10) + px(18);
}

float role_cards(const Stage& stage, const Rect& at) {
    text(at.min(), t("first.role"), type::meta_strong, theme().text);
    float y = at.y + px(24);
    for (std::size_t i = 0; i < roles.size(); ++i) {
        y = role_card(stage, {at.x, y, at.w, 0}, roles[i], role_texts[i]) +
            (i + 1 < roles.size() ? px(8) : 0);
    }
    return stage.context.model.account.sealed ? admin_choice(stage, {at.x, y, at.w, 0}) : y;
}

float folder_field(const Stage& stage, const Rect& at) {
    FirstRunUi& ui = stage.ui;
    TextInput spec;
    spec.label = t("first.folder");
    spec.placeholder = stage.context.model.data_dir.c_str();
    spec.max_bytes = 2000;
    if (ui.folder_left && folder_wrong(ui)) {
        spec.error = t("first.folder_wrong");
    }
    const Edited edited = text_input("first.folder", at, ui.folder, spec);
    ui.folder_left = (ui.folder_left || edited.left) && !edited.changed;
    if (edited.submitted) {
        go_on(stage);
    }
    const float y = at.y + text_input_height(spec, at.w) + px(10);
    const Notice keeps{.text = t("first.private"), .tone = Tone::neutral, .icon = Icon::shield_check};
    notice({at.x, y, at.w, 0}, keeps);
    return y + notice_height(keeps, at.w);
}

float form(const Stage& stage, const Rect& at) {
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    float y = head(stage, at) + px(20);
    y = name_field(stage, below(y)) + px(18);
    y = role_cards(stage, below(y)) + px(18);
    y = folder_field(stage, below(y));
    return refusal(stage.context, below(y), {app::CommandKind::CompleteFirstRun}, px(16));
}

void foot(const Stage& stage, Rect inside) {
    const char* why = why_not(stage.ui);
    const Button go{.text = t(needs_account(stage) ? "account_form.next_step" : "first.start"),
                    .kind = ButtonKind::primary,
                    .keycap = "Enter",
                    .enabled = why == nullptr,
                    .why_disabled = why == nullptr ? nullptr : t(why)};
    const float width = button_width(go);
    if (button("first.start", centred_in(inside.cut_right(width, px(16)), width, px(36)), go)) {
        go_on(stage);
    }
    if (why != nullptr) {
        text_in(inside, t(why), type::meta, theme().text2, Align::right);
    }
}

} // namespace

void FirstRunUi::forget() {
    if (!passphrase.empty()) {
        passphrase.clear();
    }
}

void draw_first_run(const ScreenContext& context, FirstRunUi& ui, const Rect& area) {
    const Stage stage{context, ui};
    if (shortcut(ImGuiKey_Enter)) {
        ui.account ? first_run::finish(stage) : go_on(stage);
    }
    FormCard card("first.page", area, px(card_width), ui.form_height);
    if (!ui.started) {
        ui.started = true;
        ui.folder = context.model.data_dir;
        focus("first.name");
    }
    if (const char* field = std::exchange(ui.to_focus, nullptr); field != nullptr) {
        focus(field);
    }
    if (ui.account) {
        const float bottom = first_run::account_form(stage, card.inside());
        first_run::account_foot(stage, card.finish(bottom));
        return;
    }
    const float bottom = form(stage, card.inside());
    foot(stage, card.finish(bottom));
}

} // namespace mq::ui
