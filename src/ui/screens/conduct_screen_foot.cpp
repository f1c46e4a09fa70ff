// The foot of an interview: back, for later, save and go on; handing in; and the page between two members
// of a panel who share a PC.

#include "base/hash.h"
#include "ui/screens/conduct_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::conduct {
namespace {

/// What the main button does now.
enum class Main : std::uint8_t { save, go_on, hand_in, back };

Main main_of(const Stage& stage) {
    if (stage.locked) {
        return Main::back;
    }
    if (to_save(stage)) {
        return Main::save;
    }
    return next_unsaved(stage) ? Main::go_on : Main::hand_in;
}

/// Another question that was changed after it was saved: handing in would leave the change behind.
std::optional<std::size_t> changed_elsewhere(const Stage& stage) {
    for (std::size_t i = 0; i < stage.conduct.questions.size(); ++i) {
        if (i != stage.conduct.current && stage.conduct.questions[i].drafted) {
            return i;
        }
    }
    return std::nullopt;
}

bool is_last(const Stage& stage) {
    return stage.conduct.current + 1 >= stage.conduct.questions.size();
}

struct MainButton {
    Text<96> numbered;
    Button button;

    static const char* key_of(const Stage& stage, Main what) {
        switch (what) {
            case Main::save: return is_last(stage) ? "conduct.save" : "conduct.save_next";
            case Main::go_on: return "conduct.go_on";
            case Main::hand_in: return "conduct.hand_in";
            case Main::back: break;
        }
        return "conduct.to_list";
    }
    static std::size_t target(const Stage& stage, Main what) {
        return what == Main::go_on ? *next_unsaved(stage) + 1 : stage.conduct.current + 2;
    }
    MainButton(const Stage& stage, Main what)
        : numbered(key_of(stage, what), fmt::arg("n", target(stage, what))),
          button{.text = numbered, .kind = ButtonKind::primary, .keycap = "Ctrl Enter"} {
        if (what == Main::hand_in && changed_elsewhere(stage)) {
            button.enabled = false;
            button.why_disabled = t("conduct.changed_about");
        }
    }
};

// Why it can't be handed in yet, or how much a refused save still lacks.
void foot_line(const Stage& stage, const Rect& room, Main what) {
    if (const int count = lacks(stage); count > 0 && what == Main::save) {
        const Text<96> words("conduct.lacks", fmt::arg("n", count));
        const float width = std::min(room.w, std::ceil(text_width(words, type::meta_strong)) + px(25));
        Rect line = room;
        line = line.cut_right(width);
        icon({line.x + px(8), line.mid_y()}, Icon::warning_circle, px(16), theme().bad.ink, IconKind::fill);
        line.cut_left(px(24));
        text_in(line, words, type::meta_strong, theme().bad.ink);
    } else if (const auto changed = changed_elsewhere(stage); changed && what == Main::hand_in) {
        const Text<96> words("conduct.changed", fmt::arg("n", *changed + 1));
        text_in(room, words, type::meta, theme().text2, Align::right);
    }
}

Rect middle(const Rect& part) {
    return centred_in(part, part.w, px(36));
}

} // namespace

void main_action(const Stage& stage) {
    switch (main_of(stage)) {
        case Main::save: stage.ui.notes_next = stage.save_key; return save(stage);
        case Main::go_on: return show_question(stage, *next_unsaved(stage));
        case Main::hand_in: stage.ui.asking = !changed_elsewhere(stage).has_value(); return;
        case Main::back: return leave(stage);
    }
}

void foot(const Stage& stage, const Rect& strip) {
    fill(strip, theme().surface);
    horizontal(strip.x, strip.y, strip.w, theme().border);
    Rect rest = strip.inset(px(24), 0);
    const Main what = main_of(stage);
    const MainButton main(stage, what);
    const std::size_t current = stage.conduct.current;
    if (current > 0) {
        const Text<48> words("conduct.number", fmt::arg("n", current));
        const Button back{.text = words, .kind = ButtonKind::ghost, .icon = Icon::caret_left};
        if (button("conduct.back", middle(rest.cut_left(button_width(back), px(12))), back) &&
            !stage.save_key) {
            show_question(stage, current - 1);
        }
    }
    if (button("conduct.main", middle(rest.cut_right(button_width(main.button), px(8))), main.button) &&
        !stage.save_key) {
        main_action(stage);
    }
    const Button later{.text = t("conduct.later")};
    const auto next = next_unsaved(stage);
    if (what == Main::save && next &&
        button("conduct.later", middle(rest.cut_right(button_width(later), px(12))), later) &&
        !stage.save_key) {
        show_question(stage, *next);
    }
    foot_line(stage, rest, what);
}

void hand_in_question(const Stage& stage) {
    const Modal ask{.title = t("conduct.ask.title"),
                    .text = t("conduct.ask.text"),
                    .safe = t("conduct.ask.look"),
                    .other = t("conduct.ask.send")};
    if (modal("conduct.ask", stage.ui.asking, ask) == ModalAnswer::other) {
        stage.context.out.emplace_back(app::HandInRatings{});
    }
}

// Nobody reads another's notes: what they are stays hidden until whose turn it is says that they sit here.
void hand_over(const Stage& stage, const Rect& area) {
    Rect bar = area;
    bar = bar.cut_top(px(64)).inset(px(16), 0);
    const Button back{.text = t("conduct.leave"), .kind = ButtonKind::ghost, .icon = Icon::caret_left};
    if (button("conduct.leave", middle(bar.cut_left(button_width(back))), back) ||
        shortcut(ImGuiKey_Escape)) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::interviews});
    }
    const app::Conduct& conduct = stage.conduct;
    const Text<320> title("conduct.turn.title", fmt::arg("name", conduct.rater_name));
    const Text<512> who("conduct.turn.who", fmt::arg("person", conduct.person),
                        fmt::arg("line", conduct.line));
    const Button go{.text = t("conduct.turn.go"), .kind = ButtonKind::primary, .size = ButtonSize::large};
    const float width = std::min(px(520), area.w - px(48));
    const float room = width - 2 * px(36);
    const float title_height = wrapped_height(title, type::title_l, room);
    const float about = wrapped_height(t("conduct.turn.about"), type::body, room);
    const float lines = wrapped_height(who, type::meta, room);
    const float height = px(36 + 64 + 18) + title_height + px(8) + about + px(14) + lines + px(24 + 44 + 36);
    const Rect whole = centred_in(area, width, height);
    card(whole);
    Rect in = whole.inset(px(36), px(36));
    const Rect face = in.cut_top(px(64), px(18));
    std::string_view initials;
    for (const app::PanelBadge& badge : conduct.panel) {
        initials = badge.rater == conduct.rater ? std::string_view(badge.initials) : initials;
    }
    avatar(face.centre(), px(32), initials, stable_hash(conduct.rater_name));
    wrapped(in.cut_top(title_height, px(8)).min(), room, title, type::title_l, theme().text, Align::centre);
    wrapped(in.cut_top(about, px(14)).min(), room, t("conduct.turn.about"), type::body, theme().text2,
            Align::centre);
    wrapped(in.cut_top(lines, px(24)).min(), room, who, type::meta, theme().text2, Align::centre);
    const Rect go_at = in.cut_top(px(44));
    if (button("conduct.turn", centred_in(go_at, button_width(go), px(44)), go) || shortcut(ImGuiKey_Enter)) {
        stage.ui.taken_over = true;
        stage.ui.last_now = stage.context.now;
    }
}

} // namespace mq::ui::conduct
