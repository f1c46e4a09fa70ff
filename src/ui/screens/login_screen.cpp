#include "ui/screens/login_screen.h"

#include "base/hash.h"
#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/screens/form_card.h"
#include "ui/screens/login_screen_parts.h"
#include "ui/screens/person_fields.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>

namespace mq::ui {

namespace login {
namespace {

constexpr float card_width = 436; // section 9 of the design
constexpr float door_height = 60;

bool form_open(const Stage& stage) {
    return stage.page().doors.empty() || stage.ui.typing;
}

void focus_first(const Stage& stage) {
    const app::LoginPage& page = stage.page();
    if (!form_open(stage)) {
        focus("login.door.0");
    } else if (stage.ui.login.empty() || page.field == "login") {
        focus("login.name");
    } else {
        focus("login.passphrase");
    }
}

/// The page is new, or says something new: the wait is pinned to the clock that only goes forward, and the
/// keyboard goes where something is to be typed.
void take_over(const Stage& stage) {
    const app::LoginPage& page = stage.page();
    LoginUi& ui = stage.ui;
    const bool came = !ui.filled || ui.frame < ImGui::GetFrameCount() - 1;
    ui.frame = ImGui::GetFrameCount();
    if (!came && ui.revision == page.revision) {
        return;
    }
    if (came) {
        forget_left_text();
        ui.forget();
        ui.filled = true;
        ui.login = page.login;
    }
    ui.revision = page.revision;
    ui.error_old = false;
    ui.typing = ui.typing || !page.login.empty() || !page.error.empty();
    ui.wait_until = end_of_wait(page.wait_until, stage.context.now);
    if (page.checking) {
        return;
    }
    if (!ui.recovering) {
        focus_first(stage);
    } else if (!page.error.empty()) {
        focus(page.field == "next" ? "login.new.next" : page.field == "login" ? "login.name" : "login.code");
    }
}

const char* why_not(const Stage& stage) {
    const LoginUi& ui = stage.ui;
    return busy(stage) || seconds_to_wait(stage) > 0 ? "login.wait_moment"
           : !has_letters(ui.login)                  ? "login.need_login"
           : ui.passphrase.empty()                   ? "login.need_passphrase"
                                                     : nullptr;
}

void sign_in(const Stage& stage) {
    LoginUi& ui = stage.ui;
    if (const char* why = why_not(stage); why != nullptr) {
        if (!busy(stage)) {
            focus(has_letters(ui.login) ? "login.passphrase" : "login.name");
        }
        return;
    }
    stage.context.out.emplace_back(app::SignIn{ui.login, ui.passphrase.take()});
    ui.sent_frame = ImGui::GetFrameCount();
    frame_wish().at_once();
}

// ---- from top to bottom; each gives the bottom of what it drew

float head(const Stage& stage, const Rect& at) {
    const app::LoginPage& page = stage.page();
    brand_mark({at.x, at.y, px(48), px(48)});
    float y = at.y + px(48) + px(18);
    const bool locked = !page.locked_name.empty();
    const char* title = stage.ui.recovering ? "login.recover.title"
                        : locked            ? "login.locked"
                                            : "login.welcome";
    y += wrapped({at.x, y}, at.w, t(title), type::title_l, theme().text) + px(2);
    const Text<512> whose(page.locked_by_idle ? "login.locked_idle" : "login.locked_about",
                          fmt::arg("name", page.locked_name));
    const std::string_view about = stage.ui.recovering ? std::string_view(t("login.recover.about"))
                                   : locked            ? std::string_view(whose)
                                                       : std::string_view(t("login.about"));
    return y + wrapped({at.x, y}, at.w, about, type::body, theme().text2);
}

void door(const Stage& stage, const Rect& row, std::size_t index) {
    const app::OpenDoor& who = stage.page().doors[index];
    const Hit hit = interact(
        Name("login.door.{}", index), row,
        {.kind = WidgetKind::row, .enabled = !busy(stage), .label = who.name, .ring_radius = fpx(10)});
    fill(row, mix(theme().surface, theme().inset, fade(hit.id, hit.hovered)), fpx(10));
    border(row, theme().border2, fpx(10));
    Rect inside = row.inset(px(14), 0);
    const Rect face = inside.cut_left(px(36), px(12));
    avatar(face.centre(), px(18), who.initials, stable_hash(who.name));
    icon(inside.cut_right(px(20), px(8)).centre(), Icon::caret_right, px(18), theme().text3);
    const float top = std::round(row.mid_y() - px(20));
    text_in({inside.x, top, inside.w, px(22)}, who.name, type::body_strong, theme().text);
    text_in({inside.x, top + px(22), inside.w, px(18)}, t("login.door_about"), type::meta, theme().text2);
    if (hit.pressed) {
        stage.context.out.emplace_back(app::SignInHere{who.person});
        stage.ui.sent_frame = ImGui::GetFrameCount();
    }
}

float doors(const Stage& stage, const Rect& at) {
    float y = at.y;
    for (std::size_t i = 0; i < stage.page().doors.size(); ++i) {
        y += i > 0 ? px(8) : 0;
        door(stage, {at.x, y, at.w, px(door_height)}, i);
        y += px(door_height);
    }
    return y;
}

float passphrase_field(const Stage& stage, const Rect& at, bool& submitted) {
    LoginUi& ui = stage.ui;
    const PassphraseInput spec{.label = t("login.passphrase"),
                               .error = error_of(stage, "passphrase"),
                               .large = true,
                               .enabled = !busy(stage)};
    const Edited edited = passphrase_input("login.passphrase", at, ui.passphrase, spec);
    ui.error_old = ui.error_old || edited.changed;
    submitted = submitted || edited.submitted;
    return at.y + passphrase_input_height("login.passphrase", spec, at.w);
}

float forgotten(const Stage& stage, const Rect& at) {
    const std::string_view question = t("login.forgotten");
    const float words = text_width(question, type::meta) + px(6);
    const float width = words + link_width(t("login.use_code"));
    const bool fits = width <= at.w;
    const float left = std::round(at.mid_x() - (fits ? width : words) * 0.5F);
    text({left, at.y}, question, type::meta, theme().text2);
    const ImVec2 place = fits ? ImVec2{left + words, at.y}
                              : ImVec2{std::round(at.mid_x() - (width - words) * 0.5F), at.y + px(22)};
    if (link("login.forgotten", place, t("login.use_code"))) {
        show_recovery(stage, true);
    }
    return place.y + px(18);
}

float sign_in_form(const Stage& stage, const Rect& at) {
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    bool submitted = false;
    float y = login_field(stage, "login.name", at, submitted);
    if (submitted && stage.ui.passphrase.empty()) {
        submitted = false;
        focus("login.passphrase");
    }
    y = passphrase_field(stage, below(y + px(16)), submitted) + px(22);
    y = go_button(stage, "login.go", below(y), "login.go", {}, submitted) + px(18);
    if (submitted || shortcut(ImGuiKey_Enter)) {
        sign_in(stage);
    }
    return forgotten(stage, below(y));
}

float with_passphrase(const Stage& stage, const Rect& at) {
    LoginUi& ui = stage.ui;
    if (stage.page().doors.empty()) {
        return sign_in_form(stage, at);
    }
    if (!ui.typing) {
        const float left = std::round(at.mid_x() - link_width(t("login.with_passphrase")) * 0.5F);
        if (link("login.with_passphrase", {left, at.y}, t("login.with_passphrase"))) {
            ui.typing = true;
            focus_first(stage);
        }
        return at.y + px(18);
    }
    divider_text({at.x, at.y, at.w, px(18)}, t("login.or"));
    return sign_in_form(stage, {at.x, at.y + px(18) + px(16), at.w, 0});
}

float form(const Stage& stage, const Rect& at) {
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    float y = head(stage, at) + px(24);
    if (stage.ui.recovering) {
        return recovery_form(stage, below(y));
    }
    if (!stage.page().doors.empty()) {
        y = doors(stage, below(y)) + px(18);
    }
    return with_passphrase(stage, below(y));
}

void foot(const Stage& stage, Rect inside) {
    const Text<64> version("login.version", fmt::arg("version", stage.context.model.version));
    const float width = text_width(version, type::meta) + 1;
    text_in(inside.cut_right(width, px(16)), version, type::meta, theme().text2, Align::right);
    text_in(inside, stage.page().foot, type::meta, theme().text2);
}

} // namespace

std::string_view error_of(const Stage& stage, std::string_view field) {
    const app::LoginPage& page = stage.page();
    const bool here = page.field == field || (page.field.empty() && field == "passphrase");
    return here && !stage.ui.error_old && !busy(stage) ? std::string_view(page.error) : std::string_view();
}

bool busy(const Stage& stage) {
    return stage.page().checking || stage.ui.sent_frame >= ImGui::GetFrameCount() - 1;
}

int seconds_to_wait(const Stage& stage) {
    return seconds_left(stage.ui.wait_until, stage.context.now);
}

float go_button(const Stage& stage, const char* name, const Rect& at, const char* text_key,
                std::string_view why, bool& pressed) {
    const int wait = seconds_to_wait(stage);
    const Buf<32> clock("{}:{:02}", wait / 60, wait % 60);
    const Text<96> waiting("login.wait", fmt::arg("time", std::string_view(clock)));
    const bool trying = busy(stage);
    const Button go{.text = wait > 0 ? std::string_view(waiting)
                            : trying ? std::string_view(t("login.opening"))
                                     : std::string_view(t(text_key)),
                    .kind = ButtonKind::primary,
                    .size = ButtonSize::large,
                    .keycap = wait > 0 || trying ? std::string_view() : std::string_view("Enter"),
                    .enabled = wait == 0 && !trying && why.empty(),
                    .why_disabled = wait > 0 ? t("login.wait_why") : nullptr};
    pressed = button(name, at.with_height(px(44)), go) || pressed;
    float y = at.y + px(44);
    if (wait > 0) {
        tick(stage.ui.wait_until, stage.context.now);
        y += px(8);
        y += wrapped({at.x, y}, at.w, t("login.wait_why"), type::meta, theme().text2, Align::centre);
    } else if (!why.empty()) {
        y += px(8);
        y += wrapped({at.x, y}, at.w, why, type::meta, theme().text2, Align::centre);
    }
    return y;
}

float login_field(const Stage& stage, const char* name, const Rect& at, bool& submitted) {
    LoginUi& ui = stage.ui;
    TextInput spec;
    spec.label = t("login.login");
    spec.placeholder = t("login.login_example");
    spec.error = error_of(stage, "login");
    spec.icon = Icon::user;
    spec.large = true;
    spec.enabled = !busy(stage);
    spec.max_bytes = 256;
    const Edited edited = text_input(name, at, ui.login, spec);
    ui.error_old = ui.error_old || edited.changed;
    submitted = submitted || edited.submitted;
    return at.y + text_input_height(spec, at.w);
}

} // namespace login

void LoginUi::forget() {
    passphrase.clear();
    code.clear();
    next.clear();
    login.clear();
    recovering = typing = error_old = filled = false;
    sent_frame = -2;
}

void draw_login(const ScreenContext& context, LoginUi& ui, const Rect& area) {
    const login::Stage stage{context, ui};
    FormCard card("login.page", area, px(login::card_width), ui.form_height);
    login::take_over(stage); // inside the card: that is where the fields are which get the keyboard
    const float bottom = login::form(stage, card.inside());
    login::foot(stage, card.finish(bottom));
}

} // namespace mq::ui
