#include "ui/widgets/cards.h"

#include "ui/widgets/buttons.h"

#include <array>
#include <cmath>

namespace mq::ui {
namespace {

struct CardPaint {
    Colour back, edge;
};

CardPaint paint_of(CardLook look) {
    const Theme& c = theme();
    switch (look) {
        case CardLook::recommended: return {c.surface, c.accent_line};
        case CardLook::accent: return {c.accent_soft, c.accent_line};
        case CardLook::good: return {c.good.soft, c.good.line};
        case CardLook::warn: return {c.warn.soft, c.warn.line};
        case CardLook::bad: return {c.bad.soft, c.bad.line};
        case CardLook::inset: return {c.inset, c.border};
        case CardLook::plain: break;
    }
    return {c.surface, c.border};
}

float fixed_width(std::span<const Column> columns, float gap, int& open) {
    float taken = gap * static_cast<float>(columns.size() - 1);
    open = 0;
    for (const Column& c : columns) {
        taken += c.width;
        open += c.width > 0 ? 0 : 1;
    }
    return taken;
}

// Narrower, as long as it takes no more lines: no single word is left on the last one.
float balanced_width(std::string_view s, Type type, float room) {
    const float lines = wrapped_height(s, type, room);
    float best = room;
    for (float share = 0.95F; share > 0.45F; share -= 0.05F) {
        if (wrapped_height(s, type, room * share) > lines) {
            break;
        }
        best = room * share;
    }
    return best;
}

// A column of things in the middle of a box, top to bottom.
struct Stack {
    Rect box;
    float y;
    void tile(Icon which, Colour back, Colour ink) {
        const float side = px(56);
        icon_tile({std::round(box.mid_x() - side * 0.5F), y, side, side}, which, back, ink, px(28));
        y += side + px(12);
    }
    void words(std::string_view s, Type type, Colour colour, float after) {
        const float width = balanced_width(s, type, std::min(box.w, px(320)));
        const float left = std::round(box.mid_x() - width * 0.5F);
        y += wrapped({left, y}, width, s, type, colour, Align::centre) + after;
    }
};

float words_height(std::string_view s, Type type, const Rect& r) {
    return s.empty() ? 0 : wrapped_height(s, type, std::min(r.w, px(320)));
}

float state_height(const Rect& r, std::string_view title, std::string_view text, bool buttons, float button) {
    return px(56) + px(12) + words_height(title, type::title_s, r) + px(2) +
           words_height(text, type::small, r) + (buttons ? px(16) + button : 0);
}

} // namespace

Rect card(const Rect& r, CardLook look) {
    const CardPaint p = paint_of(look);
    fill(r, p.back, fpx(12));
    border(r, p.edge, fpx(12));
    return r.inset(px(20), px(16));
}

void card_title(Rect& inside, std::string_view title, std::string_view caption) {
    Rect row = inside.cut_top(px(26), px(8));
    if (!caption.empty()) {
        const float width = std::min(std::ceil(text_width(caption, type::meta)) + 1, row.w * 0.6F);
        text_in(row.cut_right(width, px(12)), caption, type::meta, theme().text2, Align::right);
    }
    text_in(row, title, type::body_strong, theme().text);
}

Rect card_footer(Rect& whole_card, float height) {
    const float line = hairline();
    const Rect strip = whole_card.cut_bottom(height > 0 ? height : px(38));
    const Rect inner{strip.x + line, strip.y, strip.w - 2 * line, strip.h - line};
    fill(inner, theme().inset, fpx(11), ImDrawFlags_RoundCornersBottom);
    horizontal(inner.x, strip.y, inner.w, theme().border);
    return {strip.x + px(16), strip.y + line, strip.w - 2 * px(16), strip.h - 2 * line};
}

Cells cells_of(const Rect& row, std::span<const Column> columns, float gap) {
    Cells cells;
    if (columns.empty()) {
        return cells;
    }
    int open = 0;
    const float padding = px(16);
    const float left_over = row.w - 2 * padding - fixed_width(columns, gap, open);
    float x = row.x + padding;
    for (const Column& c : columns.first(std::min<std::size_t>(columns.size(), max_columns))) {
        const float width =
            c.width > 0 ? c.width : std::max(0.0F, std::floor(left_over / static_cast<float>(open)));
        cells.cell[cells.count++] = {x, row.y, width, row.h};
        x += width + gap;
    }
    return cells;
}

void table_head(const Rect& row, std::span<const Column> columns) {
    const Cells cells = cells_of(row, columns);
    for (int i = 0; i < cells.count; ++i) {
        const Column& c = columns[static_cast<std::size_t>(i)];
        text_in(cells[i], c.title, type::caption_strong, theme().text3, c.align);
    }
}

Hit table_row(const char* name, const Rect& row, const RowSpec& spec) {
    Hit hit;
    hit.visible = visible(row);
    if (spec.clickable) {
        hit = interact(name, row,
                       {.kind = WidgetKind::row, .overlap = true, .on = spec.selected, .label = spec.label});
    }
    if (!hit.visible) {
        return hit;
    }
    const Theme& c = theme();
    const float line = hairline();
    const Rect inner{row.x + line, row.y, row.w - 2 * line, row.h};
    if (spec.selected || spec.warn) {
        fill(inner, spec.selected ? c.accent_soft : c.warn.soft, fpx(11), spec.corners);
    } else if (hit.held) {
        fill(inner, c.press, fpx(11), spec.corners);
    } else if (hit.hovered || hit.focused) {
        fill(inner, c.inset, fpx(11), spec.corners);
    }
    if (!spec.first) {
        horizontal(inner.x, row.y, inner.w, c.border);
    }
    if (hit.focused) {
        border(row.inset(px(2)), c.accent, fpx(8), px(2));
    }
    return hit;
}

float notice_height(const Notice& n, float width) {
    const float room = width - px(16) * 2 - px(20) - px(10);
    const float title = n.title.empty() ? 0 : wrapped_height(n.title, type::meta_strong, room);
    return std::max(px(44), title + wrapped_height(n.text, type::meta, room) + 2 * px(12));
}

void notice(const Rect& at, const Notice& n) {
    const Meaning m = meaning_of(n.tone);
    const bool neutral = n.tone == Tone::neutral;
    const Rect r = at.with_height(at.h > 0 ? at.h : notice_height(n, at.w));
    fill(r, neutral ? theme().inset : m.soft, fpx(10));
    border(r, neutral ? theme().border : m.line, fpx(10));
    const float left = r.x + px(16) + px(20) + px(10);
    const float room = r.right() - px(16) - left;
    const float title = n.title.empty() ? 0 : wrapped_height(n.title, type::meta_strong, room);
    const float body = wrapped_height(n.text, type::meta, room);
    float y = std::round(r.mid_y() - (title + body) * 0.5F);
    icon({r.x + px(16) + px(10), y + face_of(type::meta).step * 0.5F}, n.icon, px(20), m.ink, n.icon_kind);
    if (title > 0) {
        y += wrapped({left, y}, room, n.title, type::meta_strong, theme().text);
    }
    wrapped({left, y}, room, n.text, type::meta, theme().text2);
}

void icon_tile(const Rect& r, Icon which, Colour back, Colour ink, float icon_size, IconKind kind) {
    const float radius = r.h >= px(56) ? fpx(14) : r.h >= px(40) ? fpx(10) : fpx(8);
    fill(r, back, radius);
    icon(r.centre(), which, icon_size, ink, kind);
}

void brand_mark(const Rect& r) {
    fill(r, theme().coral, r.h * 0.25F);
    icon(r.centre(), Icon::gift, std::round(r.h * 0.58F), IM_COL32_WHITE, IconKind::fill);
}

bool empty_state(const char* name, const Rect& r, const EmptyState& s) {
    const ButtonSize size = s.small_button ? ButtonSize::small : ButtonSize::normal;
    const bool has_button = !s.action.empty();
    const float height = state_height(r, s.title, s.text, has_button, button_height(size));
    Stack stack{r, std::round(r.mid_y() - height * 0.5F)};
    stack.tile(s.icon, theme().accent_soft, theme().accent_ink);
    stack.words(s.title, type::title_s, theme().text, px(2));
    stack.words(s.text, type::small, theme().text2, px(16));
    if (!has_button) {
        return false;
    }
    const Button b{.text = s.action, .kind = ButtonKind::primary, .size = size};
    return button(Name("{}.action", name), {r.mid_x() - button_width(b) * 0.5F, stack.y, 0, 0}, b);
}

int error_state(const char* name, const Rect& r, const ErrorState& s) {
    const bool buttons = !s.first.empty() || !s.second.empty();
    const float height = state_height(r, s.title, s.text, buttons, button_height(ButtonSize::small));
    Stack stack{r, std::round(r.mid_y() - height * 0.5F)};
    stack.tile(s.icon, theme().bad.soft, theme().bad.ink);
    stack.words(s.title, type::title_s, theme().text, px(2));
    stack.words(s.text, type::small, theme().text2, px(16));
    const Button first{.text = s.first, .kind = ButtonKind::primary, .size = ButtonSize::small};
    const Button second{.text = s.second, .kind = ButtonKind::secondary, .size = ButtonSize::small};
    const float first_width = s.first.empty() ? 0 : button_width(first);
    const float second_width = s.second.empty() ? 0 : button_width(second);
    const float gap = first_width > 0 && second_width > 0 ? px(8) : 0;
    const float left = std::round(r.mid_x() - (first_width + gap + second_width) * 0.5F);
    int pressed = 0;
    if (first_width > 0 && button(Name("{}.first", name), {left, stack.y, 0, 0}, first)) {
        pressed = 1;
    }
    if (second_width > 0 &&
        button(Name("{}.second", name), {left + first_width + gap, stack.y, 0, 0}, second)) {
        pressed = 2;
    }
    stack.y += buttons ? px(30) + px(12) : 0;
    stack.words(s.detail, type::caption, theme().text3, 0);
    return pressed;
}

void loading_bars(const Rect& r, int lines) {
    constexpr std::array widths = {0.9F, 0.7F, 0.8F, 0.55F};
    for (int i = 0; i < lines; ++i) {
        const float share = widths[static_cast<std::size_t>(i) % widths.size()];
        fill({r.x, r.y + px(24) * static_cast<float>(i), r.w * share, px(10)}, theme().track, fpx(5));
    }
}

} // namespace mq::ui
