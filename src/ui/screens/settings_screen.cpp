#include "ui/screens/settings_screen.h"

#include "base/text.h"
#include "ui/i18n.h"
#include "ui/screens/card_around.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"
#include "ui/screens/settings_screen_parts.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace mq::ui {
namespace {

constexpr float fold_below = 860; // design px that two columns need
constexpr float widest = 1144;
constexpr std::array text_sizes{90, 100, 115, 130};

struct Stage {
    const ScreenContext& context;
    SettingsUi& ui;
    [[nodiscard]] const app::Model& model() const { return context.model; }
};

// ---- what the fields hold

void fill_fields(const Stage& stage) {
    const app::Me& me = stage.model().me;
    SettingsUi& ui = stage.ui;
    ui.person = me.id;
    ui.name = me.name;
    ui.role = me.role;
    ui.birth_year = me.birth_year ? std::to_string(*me.birth_year) : std::string();
    ui.gender = me.trainee.gender ? static_cast<int>(*me.trainee.gender) : -1;
    ui.region = me.trainee.region ? static_cast<int>(*me.trainee.region) : -1;
    ui.year_left = ui.name_left = false;
}

bool differs(const Stage& stage) {
    const app::Me& me = stage.model().me;
    const SettingsUi& ui = stage.ui;
    const bool year_differs =
        birth_year_wrong(ui.birth_year) || birth_year_of(ui.birth_year) != me.birth_year;
    return ui.name != me.name || ui.role != me.role || year_differs ||
           gender_of(ui.gender) != me.trainee.gender || region_of(ui.region) != me.trainee.region;
}

/// Why the profile can't be saved; null when it can.
const char* why_not(const Stage& stage) {
    const SettingsUi& ui = stage.ui;
    return stage.model().read_only           ? "settings.read_only"
           : !has_letters(ui.name)           ? "settings.need_name"
           : birth_year_wrong(ui.birth_year) ? "settings.need_year"
           : !differs(stage)                 ? (ui.saved ? "settings.saved" : "settings.unchanged")
                                             : nullptr;
}

void save(const Stage& stage) {
    SettingsUi& ui = stage.ui;
    ui.year_left = ui.name_left = true;
    ui.name = text::nfc(ui.name); // as it will be kept, so that it doesn't differ from that afterwards
    if (why_not(stage) == nullptr) {
        stage.context.out.emplace_back(app::ChangeProfile{ui.name, ui.role, birth_year_of(ui.birth_year),
                                                          gender_of(ui.gender), region_of(ui.region)});
        ui.saved = true;
    }
}

// ---- look

float language_row(const Rect& at, app::Settings& settings) {
    const std::array segments{Segment{"vi", "Tiếng Việt", Icon::none}, Segment{"en", "English", Icon::none}};
    int chosen = settings.language == app::Language::en ? 1 : 0;
    const float bottom = choice_row(at, "settings.language", segments, chosen);
    settings.language = chosen == 1 ? app::Language::en : app::Language::vi;
    return bottom;
}

float theme_row(const Rect& at, app::Settings& settings) {
    const std::array segments{Segment{"light", t("settings.light"), Icon::none},
                              Segment{"dark", t("settings.dark"), Icon::none}};
    int chosen = settings.theme == app::ThemeChoice::dark ? 1 : 0;
    const float bottom = choice_row(at, "settings.theme", segments, chosen);
    settings.theme = chosen == 1 ? app::ThemeChoice::dark : app::ThemeChoice::light;
    return bottom;
}

float size_row(const Rect& at, app::Settings& settings) {
    const Text<16> words[4] = {Text<16>("settings.percent", fmt::arg("n", text_sizes[0])),
                               Text<16>("settings.percent", fmt::arg("n", text_sizes[1])),
                               Text<16>("settings.percent", fmt::arg("n", text_sizes[2])),
                               Text<16>("settings.percent", fmt::arg("n", text_sizes[3]))};
    const std::array segments{Segment{"90", words[0], Icon::none}, Segment{"100", words[1], Icon::none},
                              Segment{"115", words[2], Icon::none}, Segment{"130", words[3], Icon::none}};
    const auto known = std::find(text_sizes.begin(), text_sizes.end(), settings.text_percent);
    int chosen = known == text_sizes.end() ? 1 : static_cast<int>(known - text_sizes.begin());
    const int before = chosen;
    const float bottom = choice_row(at, "settings.size", segments, chosen);
    if (chosen != before) {
        settings.text_percent = text_sizes[static_cast<std::size_t>(chosen)];
    }
    return bottom;
}

/// A box to tick, and what it does in a sentence below.
float tick_row(const Rect& at, const char* name, const char* about, bool& on) {
    const float y = at.y + px(14);
    checkbox(name, {at.x, y, at.w, 0}, t(name), on); // the text is called as the widget is
    const float height = checkbox_size(t(name), at.w).y;
    return y + height + px(2) +
           wrapped({at.x + px(28), y + height + px(2)}, at.w - px(28), t(about), type::meta, theme().text2);
}

float look_card(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("settings.look"), t("settings.at_once"));
        app::Settings settings = stage.model().settings;
        const auto below = [&](float y) { return Rect{inside.x, y, inside.w, 0}; };
        float y = language_row(inside, settings);
        horizontal(inside.x, y, inside.w, theme().border);
        y = theme_row(below(y), settings);
        horizontal(inside.x, y, inside.w, theme().border);
        y = size_row(below(y), settings);
        horizontal(inside.x, y, inside.w, theme().border);
        y = tick_row(below(y), "settings.motion", "settings.motion_about", settings.reduced_motion);
        y = tick_row(below(y), "settings.clock", "settings.clock_about", settings.practice_clock);
        if (!(settings == stage.model().settings)) {
            stage.context.out.emplace_back(app::ChangeSettings{settings});
        }
        return y;
    });
}

// ---- profile

float name_field(const Stage& stage, const Rect& at) {
    SettingsUi& ui = stage.ui;
    TextInput spec;
    spec.label = t("settings.name");
    spec.placeholder = t("first.name_example");
    spec.max_bytes = 200;
    if (ui.name_left && !has_letters(ui.name)) {
        spec.error = t("settings.name_missing");
    }
    const Edited edited = text_input("settings.name", at, ui.name, spec);
    ui.name_left = (ui.name_left || edited.left) && !edited.changed;
    ui.saved = ui.saved && !edited.changed;
    if (edited.submitted) {
        save(stage);
    }
    return at.y + text_input_height(spec, at.w);
}

/// Where there are accounts the role decides what one may read: nobody gives themselves another.
float fixed_role(const Stage& stage, const Rect& at) {
    const app::Role role = stage.model().me.role;
    const char* word = role == app::Role::hr      ? "role.hr"
                       : role == app::Role::lead  ? "role.lead"
                       : role == app::Role::admin ? "account_form.role_admin"
                                                  : "role.trainee";
    text({at.x, at.y}, t("settings.role"), type::meta_strong, theme().text);
    text({at.x, at.y + px(20)}, t(word), type::body, theme().text);
    return at.y + px(44) +
           wrapped({at.x, at.y + px(44)}, at.w, t("account_form.role_fixed"), type::meta, theme().text2);
}

float role_field(const Stage& stage, const Rect& at) {
    if (stage.model().account.sealed) {
        return fixed_role(stage, at);
    }
    const std::array<std::string_view, 3> words{t("role.trainee"), t("role.hr"), t("role.lead")};
    int chosen = static_cast<int>(std::find(roles.begin(), roles.end(), stage.ui.role) - roles.begin());
    const Select spec{.label = t("settings.role")};
    if (select("settings.role", at.with_width(std::min(at.w, px(300))), words, chosen, spec)) {
        stage.ui.role = roles[static_cast<std::size_t>(chosen)];
        stage.ui.saved = false;
    }
    return at.y + px(24) + px(36);
}

float save_row(const Stage& stage, const Rect& at) {
    const char* why = why_not(stage);
    const Button go{.text = t("settings.save"),
                    .kind = ButtonKind::primary,
                    .enabled = why == nullptr,
                    .why_disabled = why == nullptr ? nullptr : t(why)};
    const float width = button_width(go);
    if (button("settings.save", {at.x, at.y, 0, 0}, go)) {
        save(stage);
    }
    if (why != nullptr) {
        const bool done = !stage.model().read_only && stage.ui.saved && !differs(stage);
        Rect words{at.x + width + px(14), at.y, at.w - width - px(14), px(36)};
        if (done) {
            icon({words.x + px(8), words.mid_y()}, Icon::check_circle, px(16), theme().good.ink,
                 IconKind::fill);
            words.cut_left(px(22));
        }
        text_in(words, t(why), type::meta, done ? theme().good.ink : theme().text2);
    }
    return at.y + px(36);
}

float profile_card(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        SettingsUi& ui = stage.ui;
        card_title(inside, t("settings.profile"));
        inside.cut_top(px(4));
        const auto below = [&](float y) { return Rect{inside.x, y, inside.w, 0}; };
        float y = name_field(stage, inside) + px(16);
        y = role_field(stage, below(y)) + px(18);
        horizontal(inside.x, y, inside.w, theme().border);
        y += px(14);
        y +=
            wrapped({inside.x, y}, inside.w, t("settings.profile_about"), type::meta, theme().text2) + px(12);
        const YearField year = birth_year_field("settings.year", below(y), ui.birth_year, ui.year_left);
        ui.year_left = (ui.year_left || year.left) && !year.changed;
        y += year.height + px(16);
        const ChoiceField gender = gender_field("settings.gender", below(y), ui.gender);
        y += gender.height + px(16);
        const ChoiceField region =
            region_field("settings.region", below(y), t("address.region_short"), ui.region);
        y += region.height + px(20);
        ui.saved = ui.saved && !year.changed && !gender.changed && !region.changed;
        if (year.submitted) {
            save(stage);
        }
        y = save_row(stage, below(y));
        return refusal(stage.context, below(y), {app::CommandKind::ChangeProfile}, px(12));
    });
}

// ---- data

float fact(const Rect& at, const char* key, std::string_view value) {
    text({at.x, at.y}, t(key), type::meta_strong, theme().text2);
    return at.y + px(18) + wrapped({at.x, at.y + px(18)}, at.w, value, type::small, theme().text);
}

float own_data_row(const Stage& stage, const Rect& at) {
    const Button own{.text = t("my_data.open"), .icon = Icon::eye};
    if (button("settings.my_data", {at.x, at.y, 0, 0}, own)) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::my_data});
    }
    const float y = at.y + px(36) + px(8);
    return y + wrapped({at.x, y}, at.w, t("my_data.open_about"), type::meta, theme().text2) + px(14);
}

/// Of who looks after the data; everybody else hears that it is done.
float back_up_row(const Stage& stage, const Rect& at) {
    if (!stage.model().account.cares) {
        return at.y + wrapped(at.min(), at.w, t("settings.backed_up_for_you"), type::meta, theme().text2);
    }
    const Button copy{.text = t("settings.back_up"), .icon = Icon::shield_check};
    const Button care{.text = t("settings.care")};
    Flow flow(at.x, at.y, at.w, px(8));
    if (button("settings.back_up", flow.next(button_width(copy), px(36)), copy)) {
        stage.context.out.emplace_back(app::BackUp{});
    }
    if (button("settings.care", flow.next(button_width(care), px(36)), care)) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::care});
    }
    const float y =
        refusal(stage.context, {at.x, flow.bottom(), at.w, 0}, {app::CommandKind::BackUp}, px(12)) + px(8);
    return y + wrapped({at.x, y}, at.w, t("settings.back_up_about"), type::meta, theme().text2);
}

float data_card(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        card_title(inside, t("settings.data"));
        const auto below = [&](float y) { return Rect{inside.x, y, inside.w, 0}; };
        float y = fact(inside, "settings.folder", stage.model().data_dir) + px(12);
        y = fact(below(y), "settings.version", stage.model().version) + px(16);
        y = back_up_row(stage, below(y)) + px(14);
        y = own_data_row(stage, below(y));
        const Notice keeps{.text = t("settings.private"), .tone = Tone::neutral, .icon = Icon::lock_simple};
        notice({inside.x, y, inside.w, 0}, keeps);
        return y + notice_height(keeps, inside.w);
    });
}

bool same_person(const Stage& stage) {
    return stage.ui.person == stage.model().me.id && stage.ui.filled;
}

/// With the gap below, where there are accounts at all.
float with_account(const Stage& stage, const Rect& at) {
    return stage.model().account.sealed ? account_card(stage.context, stage.ui.account, at) + px(16) : at.y;
}

float cards(const Stage& stage, const Rect& at) {
    if (at.w < px(fold_below)) {
        float y = look_card(stage, at) + px(16);
        y = typing_card(stage.context, {at.x, y, at.w, 0}) + px(16);
        y = profile_card(stage, {at.x, y, at.w, 0}) + px(16);
        y = with_account(stage, {at.x, y, at.w, 0});
        return data_card(stage, {at.x, y, at.w, 0});
    }
    const Rect left = at.column(0, 2, px(20));
    const Rect right = at.column(1, 2, px(20));
    float bottom = look_card(stage, left) + px(16);
    bottom = typing_card(stage.context, {left.x, bottom, left.w, 0}) + px(16);
    bottom = data_card(stage, {left.x, bottom, left.w, 0});
    const float other = with_account(stage, right);
    return std::max(bottom, profile_card(stage, {right.x, other, right.w, 0}));
}

} // namespace

void draw_settings(const ScreenContext& context, SettingsUi& ui, const Rect& area) {
    const Stage stage{context, ui};
    const bool came_back = ui.frame != ImGui::GetFrameCount() - 1 && ui.frame != ImGui::GetFrameCount();
    ui.frame = ImGui::GetFrameCount();
    if (came_back || !same_person(stage)) {
        forget_left_text();
        fill_fields(stage);
        ui.filled = true;
        ui.saved = false;
        ui.account.forget();
    }
    {
        PageScroll scroll("settings.page", area);
        Rect at = scroll.column();
        at.w = std::min(at.w, px(widest));
        text(at.min(), t("settings.title"), type::title_l, theme().text);
        at.cut_top(px(34) + px(16));
        scroll.finish(cards(stage, at) + px(24));
    }
    account_form(context, ui.account);
}

} // namespace mq::ui
