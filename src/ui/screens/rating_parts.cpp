#include "ui/screens/rating_parts.h"

#include "ui/charts.h"
#include "ui/i18n.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::rating {
namespace {

constexpr float one_line = 118;         // design px of a button that has its name beside the number
constexpr float box_side_by_side = 150; // of an anchor box; narrower, they stand one below another
constexpr float gap = 8;

bool beside(float width) {
    return width / 5 >= px(one_line);
}

bool boxes_beside(float width) {
    return (width - 4 * px(gap)) / 5 >= px(box_side_by_side);
}

Hit pick(const char* name, const Rect& r, const app::AnchorBox& box, bool on, bool enabled,
         bool with_tooltip) {
    const Hit hit = interact(name, r,
                             {.kind = WidgetKind::choice,
                              .enabled = enabled,
                              .on = on,
                              .label = box.name,
                              .tooltip = with_tooltip && !box.text.empty() ? box.text.c_str() : nullptr,
                              .ring_radius = fpx(10)});
    if (hit.visible) {
        const Theme& c = theme();
        fill(r, on ? c.accent_soft : hit.held ? c.press : hit.hovered ? c.inset : c.surface, fpx(10));
        border(r, on ? c.accent : c.border2, fpx(10), on ? px(2) : 0);
    }
    return hit;
}

void button_words(const Rect& r, const app::AnchorBox& box, bool on, bool in_one_line) {
    const Colour ink = on ? theme().text : theme().text2;
    const Type face = on ? type::meta_strong : type::meta;
    if (in_one_line) {
        Rect inside = r.inset(px(10), 0);
        level_chip({inside.x, inside.mid_y() - px(10)}, box.level, px(20));
        inside.cut_left(px(28));
        text_in(inside, box.name, face, ink);
        return;
    }
    level_chip({r.mid_x() - px(10), r.y + px(6)}, box.level, px(20));
    const float step = face_of(type::caption).step;
    text_in({r.x + px(2), r.bottom() - step - px(5), r.w - px(4), step}, box.name,
            on ? type::caption_strong : type::caption, ink, Align::centre);
}

float box_height(const app::AnchorBox& box, float width) {
    return px(12) + px(24) + px(6) + wrapped_height(box.text, type::small, width - px(24)) + px(12);
}

void box_words(const Rect& r, const app::AnchorBox& box, bool on) {
    Rect inside = r.inset(px(12), px(12));
    Rect head = inside.cut_top(px(24), px(6));
    level_chip(head.min(), box.level, px(24));
    if (on) {
        icon({head.right() - px(9), head.mid_y()}, Icon::check_circle, px(18), theme().accent,
             IconKind::fill);
    }
    head.cut_left(px(32));
    head.w -= px(20);
    text_in(head, box.name, type::body_strong, theme().text);
    wrapped(inside.min(), inside.w, box.text, type::small, theme().text2);
}

float head(const char* name, const Rect& at, const Facet& f) {
    const Button more{.text = t(f.open ? "rating.less" : "rating.more"),
                      .kind = ButtonKind::ghost,
                      .size = ButtonSize::small,
                      .icon_after = f.open ? Icon::caret_up : Icon::caret_down};
    const float width = button_width(more);
    const float room = at.w - width - px(12);
    const float words = wrapped_height(f.row.name, type::body_strong, room);
    const float height = std::max(px(30), words);
    if (button(Name("{}.more", name), {at.right() - width, at.y, 0, 0}, more)) {
        f.open = !f.open;
    }
    wrapped({at.x, std::round(at.y + (height - words) * 0.5F)}, room, f.row.name, type::body_strong,
            theme().text);
    return at.y + height;
}

float none_button(const char* name, const Rect& at, const Facet& f) {
    const int chosen = chosen_of(f.cell);
    const bool on = chosen == not_enough || (f.none_is_default && chosen == nothing);
    const Chip none{.text = f.none_word, .tone = Tone::accent};
    const ImVec2 size = chip_toggle_size(none);
    if (chip_toggle(Name("{}.0", name), at.min(), none, on) && f.enabled) {
        choose(f.cell, not_enough);
    }
    return at.y + size.y;
}

} // namespace

int chosen_of(const app::AnswerForm::Cell& cell) {
    return cell.not_enough ? not_enough : cell.rating.value_or(nothing);
}

void choose(app::AnswerForm::Cell& cell, int level) {
    cell.not_enough = level == not_enough;
    cell.rating = level >= 1 ? std::optional(level) : std::nullopt;
}

bool asks_reason(const app::AnswerForm::Cell& cell) {
    return !cell.not_enough && cell.rating && *cell.rating != 3;
}

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Estimate mark_of(const app::Estimate& e) {
    Estimate mark = no_estimate();
    if (!e.none()) {
        mark.value = static_cast<float>(e.mean);
        mark.low = static_cast<float>(e.low);
        mark.high = static_cast<float>(e.high);
        mark.thin = e.thin();
    }
    return mark;
}

void standing_row(const Rect& at, const app::FacetStanding& f) {
    Rect row = at;
    const float side = std::min(px(190), row.w * 0.38F);
    Rect words = row.cut_right(px(140), px(12));
    text_in(row.cut_left(side, px(12)), f.name, type::small, theme().text);
    range_bar(row, mark_of(f.estimate));
    if (f.estimate.none()) {
        text_in(words, t("rating.nothing"), type::small, theme().text3, Align::right);
        return;
    }
    const Buf<48> range("{}–{}", std::string_view(Number(f.estimate.low)),
                        std::string_view(Number(f.estimate.high)));
    text_in(words.cut_right(px(72)), range, type::small, theme().text2, Align::right);
    if (f.estimate.thin()) {
        text_in(words, t("rating.thin"), type::small, theme().text3, Align::right);
    } else {
        text_in(words, Number(f.estimate.mean), type::small_strong, theme().text, Align::right);
    }
}

float level_buttons_height(float width) {
    return beside(width) ? px(38) : px(52);
}

int level_buttons(const char* name, const Rect& at, const Anchors& anchors, int chosen, bool enabled) {
    const Rect row = at.with_height(level_buttons_height(at.w));
    int pressed = nothing;
    for (int i = 0; i < 5; ++i) {
        const app::AnchorBox& box = anchors[static_cast<std::size_t>(i)];
        const Rect r = row.column(i, 5, px(gap));
        const bool on = chosen == box.level;
        const Hit hit = pick(Name("{}.{}", name, box.level), r, box, on, enabled, true);
        if (hit.visible) {
            button_words(r, box, on, beside(at.w));
        }
        pressed = hit.pressed ? box.level : pressed;
    }
    return pressed;
}

float anchor_boxes_height(const Anchors& anchors, float width) {
    const bool side_by_side = boxes_beside(width);
    const float each = side_by_side ? std::floor((width - 4 * px(gap)) / 5) : width;
    float most = 0;
    float sum = 0;
    for (const app::AnchorBox& box : anchors) {
        const float height = box_height(box, each);
        most = std::max(most, height);
        sum += height + px(gap);
    }
    return side_by_side ? most : sum - px(gap);
}

int anchor_boxes(const char* name, const Rect& at, const Anchors& anchors, int chosen, bool enabled) {
    const bool side_by_side = boxes_beside(at.w);
    const Rect row = at.with_height(anchor_boxes_height(anchors, at.w));
    float y = at.y;
    int pressed = nothing;
    for (int i = 0; i < 5; ++i) {
        const app::AnchorBox& box = anchors[static_cast<std::size_t>(i)];
        Rect r = row.column(i, 5, px(gap));
        if (!side_by_side) {
            r = {at.x, y, at.w, box_height(box, at.w)};
            y = r.bottom() + px(gap);
        }
        const bool on = chosen == box.level;
        const Hit hit = pick(Name("{}.{}", name, box.level), r, box, on, enabled, false);
        if (hit.visible) {
            box_words(r, box, on);
        }
        pressed = hit.pressed ? box.level : pressed;
    }
    return pressed;
}

float facet(const char* name, const Rect& at, const Facet& f) {
    float y = head(name, at, f) + px(6);
    const int chosen = chosen_of(f.cell);
    const Rect row{at.x, y, at.w, 0};
    int pressed = nothing;
    if (f.open) {
        pressed = anchor_boxes(name, row, f.row.anchors, chosen, f.enabled);
        y += anchor_boxes_height(f.row.anchors, at.w) + px(8);
    } else {
        pressed = level_buttons(name, row, f.row.anchors, chosen, f.enabled);
        y += level_buttons_height(at.w) + px(8);
    }
    if (pressed != nothing) {
        choose(f.cell, pressed);
    }
    y = none_button(name, {at.x, y, at.w, 0}, f);
    if (!asks_reason(f.cell)) {
        return y;
    }
    const Name reason("{}.reason", name);
    const TextBox spec{.label = t("rating.reason"),
                       .placeholder = t("rating.reason_example"),
                       .enabled = f.enabled,
                       .max_bytes = 2000,
                       .grows = true,
                       .min_lines = 2,
                       .max_lines = 5,
                       .limit_text = t("rating.full")};
    const float height = text_box_height(reason, f.cell.reason, spec, at.w);
    text_box(reason, {at.x, y + px(8), at.w, height}, f.cell.reason, spec);
    return y + px(8) + height;
}

float lacks(const Rect& at, const std::vector<std::string>& sentences) {
    float y = at.y;
    for (const std::string& sentence : sentences) {
        icon({at.x + px(8), y + face_of(type::small).step * 0.5F}, Icon::warning_circle, px(16),
             theme().bad.ink, IconKind::fill);
        y += wrapped({at.x + px(24), y}, at.w - px(24), sentence, type::small, theme().bad.ink) + px(4);
    }
    return y;
}

} // namespace mq::ui::rating
