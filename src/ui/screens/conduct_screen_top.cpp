// Bar over an interview: who, since when, how long.

#include "base/hash.h"
#include "ui/screens/conduct_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::conduct {
namespace {

constexpr float least_name = 150; // design px for the name of the person

Button leave_button() {
    return {.text = t("conduct.leave"), .kind = ButtonKind::ghost, .icon = Icon::caret_left};
}

Button pause_button(const Stage& stage, bool with_text) {
    const char* text = t(stage.ui.paused ? "conduct.resume" : "conduct.pause");
    return {.text = with_text ? text : "",
            .icon = stage.ui.paused ? Icon::play : Icon::pause,
            .icon_kind = IconKind::fill,
            .enabled = !stage.locked,
            .tooltip = with_text ? nullptr : text};
}

/// “4:12” as 04:12, hours in minutes.
Buf<16> clock_of(long long seconds) {
    return Buf<16>("{:02}:{:02}", seconds / 60, seconds % 60);
}

/// Both clocks turn over in the same moment, so that one frame a second is enough.
struct Times {
    long long here, all;
    explicit Times(const Stage& stage) : here(static_cast<long long>(stage.ui.spent)), all(here) {
        for (std::size_t i = 0; i < stage.conduct.questions.size(); ++i) {
            all += i == stage.conduct.current ? 0 : stage.conduct.questions[i].elapsed_ms / 1000;
        }
    }
};

struct ClockBox {
    const char* name;
    Icon icon;
    long long seconds;
    std::string_view words;
    bool over;
    const char* about;
};

float clock_width(const ClockBox& c) {
    const float lead = c.icon == Icon::none ? 0 : px(16 + 8);
    return std::ceil(tabular_width(clock_of(c.seconds), type::meta_bold) + text_width(c.words, type::meta)) +
           lead + px(8) + 2 * px(12);
}

void clock_box(const Rect& place, const ClockBox& c) {
    const Theme& look = theme();
    const Rect box = centred_in(place, place.w, px(34));
    fill(box, c.over ? look.warn.soft : look.surface, fpx(8));
    border(box, c.over ? look.warn.line : look.border2, fpx(8));
    Rect in = box.inset(px(12), 0);
    if (c.icon != Icon::none) {
        icon({in.x + px(8), in.mid_y()}, c.icon, px(16), c.over ? look.warn.ink : look.text2);
        in.cut_left(px(16), px(8));
    }
    const Buf<16> digits = clock_of(c.seconds);
    const float width = std::ceil(tabular_width(digits, type::meta_bold));
    tabular_in(in.cut_left(width, px(8)), digits, type::meta_bold, c.over ? look.warn.ink : look.text);
    text_in(in, c.words, type::meta, c.over ? look.warn.ink : look.text2);
    if (ImGui::IsMouseHoveringRect(box.min(), box.max()) && ImGui::IsWindowHovered()) {
        tooltip(c.about);
    }
    if (registry().recording()) {
        WidgetRecord& entry =
            registry().add_widget(c.name, WidgetKind::chart, box, ImGui::GetID(c.name), true);
        entry.value = digits;
        entry.on = c.over;
    }
}

void person(const Stage& stage, Rect r) {
    const float radius = px(19);
    avatar({r.x + radius, r.mid_y()}, radius, stage.conduct.initials, stable_hash(stage.conduct.person));
    r.cut_left(2 * radius, px(12));
    const float top = std::round(r.mid_y() - px(20));
    text_in({r.x, top, r.w, px(22)}, stage.conduct.person, type::body_strong, theme().text);
    text_in({r.x, top + px(22), r.w, px(18)}, stage.conduct.line, type::meta, theme().text2);
}

// From the right; what does not fit goes first: when it was saved, the words on the pause.
void right_side(const Stage& stage, Rect& rest) {
    const Times times(stage);
    const app::Conduct& conduct = stage.conduct;
    const Text<64> of("conduct.of", fmt::arg("total", std::string_view(clock_of(conduct.minutes * 60LL))));
    const Text<160> about_all("conduct.all_about", fmt::arg("n", conduct.minutes));
    const Text<160> about_here("conduct.this_about", fmt::arg("n", stage.question.minutes));
    const ClockBox all{"conduct.clock.all", Icon::none, times.all, of, times.all > conduct.minutes * 60LL,
                       about_all.c_str()};
    const ClockBox here{"conduct.clock",
                        Icon::timer,
                        times.here,
                        t("conduct.this"),
                        times.here > stage.question.minutes * 60LL,
                        about_here.c_str()};
    const float saved = std::ceil(text_width(conduct.saved_at, type::meta)) + 1;
    const float clocks = clock_width(all) + clock_width(here) + px(12 + 14);
    const bool words = rest.w - clocks - button_width(pause_button(stage, true)) >= px(least_name);
    const Button pause = pause_button(stage, words);
    const Rect pause_at = rest.cut_right(button_width(pause), px(14));
    if (button("conduct.pause", centred_in(pause_at, pause_at.w, px(36)), pause) && !stage.save_key) {
        stage.ui.paused = !stage.ui.paused;
    }
    clock_box(rest.cut_right(clock_width(all), px(12)), all);
    clock_box(rest.cut_right(clock_width(here), px(14)), here);
    if (!conduct.saved_at.empty() && rest.w - saved >= px(least_name + 100)) {
        text_in(rest.cut_right(saved, px(14)), conduct.saved_at, type::meta, theme().text2);
    }
}

} // namespace

void top_bar(const Stage& stage, const Rect& bar) {
    fill(bar, theme().surface);
    horizontal(bar.x, bar.bottom() - hairline(), bar.w, theme().border);
    Rect rest = bar.inset(px(16), 0);
    const Button back = leave_button();
    const Rect back_at = rest.cut_left(button_width(back), px(12));
    if (button("conduct.leave", centred_in(back_at, back_at.w, px(36)), back) && !stage.save_key) {
        leave(stage);
    }
    vertical(rest.x - px(6), bar.y + px(18), bar.h - px(36), theme().border);
    rest.cut_left(px(8));
    right_side(stage, rest);
    person(stage, rest);
}

} // namespace mq::ui::conduct
