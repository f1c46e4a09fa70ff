// The questions of the interview and how far each member of the panel has come. Never what others rated.

#include "base/hash.h"
#include "ui/screens/conduct_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::conduct {
namespace {

constexpr float row_height = 42;
constexpr float member_height = 32;
constexpr float chip_side = 20;
constexpr std::size_t most_chips = 3;

struct Progress {
    Text<96> words;
    float share;
    explicit Progress(const app::Conduct& conduct)
        : words("conduct.rated", fmt::arg("n", conduct.saved), fmt::arg("all", conduct.questions.size())),
          share(conduct.questions.empty()
                    ? 0
                    : static_cast<float>(conduct.saved) / static_cast<float>(conduct.questions.size())) {}
};

float head(const Stage& stage, const Rect& at) {
    const Progress done(stage.conduct);
    Rect row = at.with_height(px(24));
    const float width = std::ceil(text_width(done.words, type::meta)) + 1;
    text_in(row.cut_right(width, px(10)), done.words, type::meta, theme().text2, Align::right);
    text_in(row, stage.conduct.kit, type::body_strong, theme().text);
    progress({at.x, at.y + px(30), at.w, px(8)}, done.share);
    return at.y + px(46);
}

// From the right: what was rated, and a pencil where something is not saved.
void marks(const Stage& stage, std::size_t index, Rect& row) {
    const app::ConductQuestion& q = stage.conduct.questions[index];
    const bool current = index == stage.conduct.current;
    const bool unsaved = current ? to_save(stage) : q.drafted;
    if (unsaved && !stage.locked) {
        const Rect at = row.cut_right(px(18), px(6));
        icon(at.centre(), Icon::pencil_simple_line, px(17), current ? theme().accent : theme().text3,
             current ? IconKind::fill : IconKind::regular);
    }
    if (!q.saved) {
        return;
    }
    const std::size_t count = std::min(q.rows.size(), most_chips);
    for (std::size_t i = count; i-- > 0;) {
        const Rect at = row.cut_right(px(chip_side), px(4));
        const app::RatingRow& rated = q.rows[i];
        level_chip({at.x, std::round(at.mid_y() - px(chip_side) * 0.5F)},
                   rated.not_enough ? 0 : rated.rating.value_or(0), px(chip_side));
    }
}

// Long ones take two lines.
void name(const Rect& row, std::string_view words, bool current) {
    const Colour ink = current ? theme().text : theme().text2;
    const Type one = current ? type::small_strong : type::small;
    if (text_width(words, one) <= row.w) {
        text_in(row, words, one, ink);
        return;
    }
    const Type two = current ? type::meta_strong : type::meta;
    const float height = std::min(wrapped_height(words, two, row.w), 2 * face_of(two).step);
    wrapped_lines({row.x, std::round(row.mid_y() - height * 0.5F)}, row.w, 2, words, two, ink);
}

void question_row(const Stage& stage, std::size_t index, const Rect& at) {
    const app::ConductQuestion& q = stage.conduct.questions[index];
    const bool current = index == stage.conduct.current;
    const Hit hit =
        interact(Name("conduct.question.{}", index), at,
                 {.kind = WidgetKind::row, .on = current, .label = q.name, .ring_radius = fpx(8)});
    if (hit.pressed && !stage.save_key) {
        show_question(stage, index);
    }
    if (!hit.visible) {
        return;
    }
    const Theme& c = theme();
    if (current) {
        fill(at, c.accent_soft, fpx(8));
    } else if (hit.hovered || hit.focused) {
        fill(at, hit.held ? c.press : c.hover, fpx(8));
    }
    Rect row = at.inset(px(10), 0);
    const Rect number = row.cut_left(px(22), px(10));
    text_in(number, Buf<8>("{}", index + 1), current ? type::small_strong : type::small,
            current ? c.accent_ink : c.text2, Align::right);
    marks(stage, index, row);
    row.cut_right(px(4));
    name(row, q.name, current);
}

void member(const Stage& stage, const app::PanelBadge& badge, Rect row) {
    const float radius = px(12);
    avatar({row.x + radius, row.mid_y()}, radius, badge.initials, stable_hash(badge.name));
    row.cut_left(2 * radius, px(8));
    const Text<64> count("conduct.count", fmt::arg("n", badge.answers),
                         fmt::arg("all", stage.conduct.questions.size()));
    const std::string_view state = badge.left        ? std::string_view(t("conduct.left"))
                                   : badge.handed_in ? std::string_view(t("conduct.handed"))
                                                     : std::string_view(count);
    const float width = std::ceil(text_width(state, type::meta)) + 1;
    text_in(row.cut_right(width, px(8)), state, type::meta, theme().text2, Align::right);
    if (badge.handed_in && !badge.left) {
        icon(row.cut_right(px(16), px(6)).centre(), Icon::check_circle, px(16), theme().good.ink,
             IconKind::fill);
    }
    const bool mine = badge.rater == stage.conduct.rater;
    text_in(row, mine ? std::string_view(t("conduct.you")) : std::string_view(badge.name), type::meta,
            badge.left ? theme().text3 : theme().text);
}

} // namespace

float panel_card_height(const Stage& stage, float width) {
    return px(12 + 24) + static_cast<float>(stage.conduct.panel.size()) * px(member_height) + px(6) +
           wrapped_height(t("conduct.panel_about"), type::caption, width - px(24)) + px(12);
}

float panel_card(const Stage& stage, const Rect& at) {
    const Rect whole = at.with_height(panel_card_height(stage, at.w));
    fill(whole, theme().inset, fpx(10));
    border(whole, theme().border, fpx(10));
    Rect in = whole.inset(px(12), px(12));
    Rect title = in.cut_top(px(22), px(2));
    icon(title.cut_right(px(18)).centre(), Icon::eye_slash, px(16), theme().text3);
    text_in(title, t("conduct.panel"), type::meta_strong, theme().text);
    for (const app::PanelBadge& badge : stage.conduct.panel) {
        member(stage, badge, in.cut_top(px(member_height)));
    }
    in.cut_top(px(6));
    wrapped(in.min(), in.w, t("conduct.panel_about"), type::caption, theme().text2);
    return whole.bottom();
}

void question_list(const Stage& stage, const Rect& side) {
    fill(side, theme().surface);
    vertical(side.right() - hairline(), side.y, side.h, theme().border);
    ScrollArea scroll("conduct.list", {side.x, side.y, side.w - hairline(), side.h}, 0);
    const Rect content = scroll.content();
    const float margin = px(12);
    const Rect rows{content.x + margin, 0, content.w - 2 * margin, px(row_height)};
    float y = head(stage, {rows.x + px(10), content.y + px(16), rows.w - 2 * px(10), 0}) + px(8);
    for (std::size_t i = 0; i < stage.conduct.questions.size(); ++i) {
        question_row(stage, i, {rows.x, y, rows.w, rows.h});
        y += px(row_height + 2);
    }
    // At the foot of the column where there is room, else under the questions.
    const float height = panel_card_height(stage, rows.w);
    const float lowest = side.bottom() - margin - height;
    if (y + px(16) <= lowest) {
        panel_card(stage, {rows.x, lowest, rows.w, height});
        scroll.finish(y);
    } else {
        scroll.finish(panel_card(stage, {rows.x, y + px(16), rows.w, height}) + margin);
    }
}

float question_numbers(const Stage& stage, const Rect& at) {
    Flow flow(at.x, at.y, at.w, px(6));
    for (std::size_t i = 0; i < stage.conduct.questions.size(); ++i) {
        const app::ConductQuestion& q = stage.conduct.questions[i];
        const bool current = i == stage.conduct.current;
        const Rect box = flow.next(px(36), px(34));
        const Hit hit = interact(Name("conduct.question.{}", i), box,
                                 {.kind = WidgetKind::row,
                                  .on = current,
                                  .label = q.name,
                                  .tooltip = q.name.c_str(),
                                  .ring_radius = fpx(8)});
        if (hit.pressed && !stage.save_key) {
            show_question(stage, i);
        }
        const Theme& c = theme();
        fill(box, current ? c.accent_soft : hit.hovered ? c.hover : c.surface, fpx(8));
        border(box, current ? c.accent : c.border2, fpx(8), current ? px(2) : 0);
        text_in(box, Buf<8>("{}", i + 1), current ? type::meta_strong : type::meta,
                current ? c.accent_ink : c.text2, Align::centre);
        if (q.saved) {
            icon({box.right() - px(5), box.y + px(5)}, Icon::check_circle, px(13), c.good.ink,
                 IconKind::fill);
        }
    }
    return flow.bottom();
}

} // namespace mq::ui::conduct
