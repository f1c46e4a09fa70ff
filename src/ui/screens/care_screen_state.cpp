// How the data are: backups made and to come, the result of a check, what a restore left behind.

#include "ui/screens/card_around.h"
#include "ui/screens/care_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::care {
namespace {

constexpr float tile = 48;

/// A fact with its name above, for the row of facts under the sentence.
float fact(const Rect& at, const char* key, std::string_view value) {
    const float y = at.y + wrapped(at.min(), at.w, t(key), type::caption_strong, theme().text3) + px(2);
    return y + wrapped({at.x, y}, at.w, value, type::small, theme().text);
}

/// How far what runs is, in the place of the time of the next one.
float running(const Stage& stage, const Rect& at) {
    const app::RunningWork& work = *stage.context.model.work;
    text_in(at.with_height(px(20)), work.title, type::small, theme().text2);
    const Rect bar_at{at.x, at.y + px(24), std::min(at.w, px(360)), px(10)};
    if (work.share < 0) {
        progress_dots({at.x + px(14), bar_at.mid_y()});
    } else {
        progress(bar_at, static_cast<float>(std::clamp(work.share, 0.0, 1.0)));
    }
    return bar_at.bottom();
}

bool way_back_button(const Stage& stage, ImVec2 at, const Button& spec) {
    if (!button("care.way_back", {at.x, at.y, 0, 0}, spec)) {
        return false;
    }
    preview(stage, stage.model().way_back);
    return true;
}

float check_line(const Rect& at, const app::CareLine& line) {
    const Meaning mark = meaning_of(line.problem ? Tone::bad : Tone::neutral);
    const float step = face_of(type::small).step;
    icon({at.x + px(9), at.y + step * 0.5F}, line.problem ? Icon::warning : Icon::info, px(17), mark.ink,
         line.problem ? IconKind::fill : IconKind::regular);
    const Rect words{at.x + px(28), at.y, at.w - px(28), 0};
    float y = at.y + wrapped(words.min(), words.w, line.text, type::small, theme().text);
    if (!line.detail.empty()) {
        y += wrapped({words.x, y}, words.w, line.detail, type::meta, theme().text2);
    }
    return y + px(6);
}

float check_head(const app::CheckResult& check, const Rect& at) {
    const Meaning mark = meaning_of(check.sound ? Tone::good : Tone::bad);
    icon({at.x + px(11), at.y + px(13)}, check.sound ? Icon::check_circle : Icon::warning, px(22), mark.ink,
         IconKind::fill);
    const Rect words{at.x + px(32), at.y, at.w - px(32), 0};
    const float y = at.y + wrapped(words.min(), words.w, check.line, type::title_s, theme().text);
    return y + wrapped({words.x, y}, words.w, Text<160>("care_screen.checked", fmt::arg("when", check.when)),
                       type::meta, theme().text2);
}

} // namespace

float state_card(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](const Rect& whole) {
        const app::CarePage& page = stage.model();
        const bool none = page.backups.empty();
        const Meaning mark = meaning_of(none ? Tone::neutral : Tone::good);
        icon_tile({whole.x, whole.y + px(2), px(tile), px(tile)}, Icon::shield_check,
                  none ? theme().rail : mark.soft, mark.ink, px(26), IconKind::fill);
        Rect inside = whole;
        inside.cut_left(px(tile), px(16));
        float y = inside.y + wrapped(inside.min(), inside.w, page.last, type::title_s, theme().text) + px(2);
        const Rect second{inside.x, y, inside.w, 0};
        y = stage.busy() ? running(stage, second)
                         : y + wrapped(second.min(), inside.w, page.next, type::small, theme().text2);
        y = std::max(y, whole.y + px(tile)) + px(14);
        horizontal(whole.x, y, whole.w, theme().border);
        y += px(12);
        const bool two = whole.w >= px(720);
        const Rect left = two ? whole.column(0, 2, px(24)) : whole;
        const float first = fact({left.x, y, left.w, 0}, "care_screen.folder", page.folder);
        const Rect right = two ? whole.column(1, 2, px(24)) : whole;
        const float last =
            fact({right.x, two ? y : first + px(10), right.w, 0}, "care_screen.file", page.file);
        return std::max(first, last);
    });
}

float check_card(const Stage& stage, const Rect& at) {
    if (!stage.model().check) {
        return at.y;
    }
    const app::CheckResult& check = *stage.model().check;
    const float bottom =
        card_around(at, check.sound ? CardLook::good : CardLook::bad, [&](const Rect& inside) {
            float y = check_head(check, inside) + (check.lines.empty() ? 0 : px(12));
            for (const app::CareLine& line : check.lines) {
                y = check_line({inside.x + px(2), y, inside.w - px(2), 0}, line);
            }
            if (!check.sound) {
                y += px(2) + wrapped({inside.x + px(30), y + px(2)}, inside.w - px(30),
                                     t("care_screen.what_now"), type::small, theme().text);
            }
            if (!check.sound && !stage.model().backups.empty()) {
                const Button newest{.text = t("care_screen.newest"), .size = ButtonSize::small};
                if (button("care.newest", {inside.x + px(30), y + px(10), 0, 0}, newest)) {
                    preview(stage, stage.model().backups.front().path);
                }
                y += px(40);
            }
            return y;
        });
    return bottom + px(16);
}

float restored_banner(const Stage& stage, const Rect& at) {
    const std::string& words = stage.model().restored;
    if (words.empty()) {
        return at.y;
    }
    const Button back{.text = t("care_screen.way_back"), .icon = Icon::arrow_counter_clockwise};
    const bool can = !stage.model().way_back.empty();
    const float bottom = card_around(at, CardLook::good, [&](Rect inside) {
        const bool beside = can && inside.w - button_width(back) >= px(420);
        if (beside) {
            const Rect place = inside.cut_right(button_width(back), px(20));
            way_back_button(stage, place.min(), back);
        }
        icon({inside.x + px(11), inside.y + px(12)}, Icon::check_circle, px(22), theme().good.ink,
             IconKind::fill);
        const Rect text_at{inside.x + px(32), inside.y, inside.w - px(32), 0};
        float y = text_at.y + wrapped(text_at.min(), text_at.w, t("care_screen.restored"), type::body_strong,
                                      theme().text);
        y += wrapped({text_at.x, y}, text_at.w, words, type::small, theme().text2);
        if (can && !beside) {
            way_back_button(stage, {text_at.x, y + px(10)}, back);
            y += px(46);
        }
        return std::max(y, inside.y + px(36));
    });
    return bottom + px(16);
}

} // namespace mq::ui::care
