#include "ui/widgets/buttons.h"
#include "ui/widgets/marks.h"

#include <cmath>

namespace mq::ui {
namespace {

struct ChipShape {
    float height, padding, icon, gap;
    Type type;
};

ChipShape shape_of(const Chip& c) {
    const bool strong = c.tone != Tone::neutral;
    if (c.small) {
        return {px(22), px(8), px(14), px(5), strong ? type::caption_strong : type::caption};
    }
    return {px(26), px(10), px(15), px(6), strong ? type::meta_strong : type::meta};
}

float lead_width(const Chip& c, const ChipShape& s) {
    if (c.dots > 0) {
        return difficulty_dots_width();
    }
    return c.icon == Icon::none ? 0 : s.icon;
}

void draw_chip(const Rect& r, const Chip& c, const ChipShape& s, Colour ink) {
    const float lead = lead_width(c, s);
    float x = r.x + s.padding;
    if (c.dots > 0) {
        difficulty_dots({x, r.mid_y()}, c.dots);
    } else {
        icon({x + s.icon * 0.5F, r.mid_y()}, c.icon, s.icon, ink, c.icon_kind);
    }
    x += lead > 0 ? lead + s.gap : 0;
    text_in({x, r.y, r.right() - s.padding - x + 1, r.h}, c.text, s.type, ink);
}

} // namespace

ImVec2 chip_size(const Chip& c) {
    const ChipShape s = shape_of(c);
    const float lead = lead_width(c, s);
    return {std::ceil(text_width(c.text, s.type)) + 2 * s.padding + (lead > 0 ? lead + s.gap : 0), s.height};
}

void chip(ImVec2 at, const Chip& c) {
    const ImVec2 size = chip_size(c);
    const Rect r{std::round(at.x), std::round(at.y), size.x, size.y};
    const Meaning m = meaning_of(c.tone);
    if (c.outline) {
        border(r, theme().border2, r.h * 0.5F);
    } else {
        fill(r, m.soft, r.h * 0.5F);
    }
    draw_chip(r, c, shape_of(c), m.ink);
}

ImVec2 chip_toggle_size(const Chip& c) {
    Chip widest = c; // added it is semibold: the same room for both, so that nothing jumps
    widest.icon = Icon::check;
    widest.dots = 0;
    widest.tone = c.tone == Tone::neutral ? Tone::accent : c.tone;
    return chip_size(widest);
}

bool chip_toggle(const char* name, ImVec2 at, const Chip& c, bool added) {
    const ImVec2 size = chip_toggle_size(c);
    const Rect r{std::round(at.x), std::round(at.y), size.x, size.y};
    const Hit hit = interact(
        name, r, {.kind = WidgetKind::toggle, .on = added, .label = c.text, .ring_radius = r.h * 0.5F});
    if (!hit.visible) {
        return hit.pressed;
    }
    Chip drawn = c;
    drawn.icon = added ? Icon::check : Icon::plus;
    drawn.tone = !added ? Tone::neutral : c.tone == Tone::neutral ? Tone::accent : c.tone;
    const Meaning m = meaning_of(drawn.tone);
    if (added) {
        fill(r, m.soft, r.h * 0.5F);
    } else {
        fill(r, mix(theme().surface, theme().hover, fade(hit.id, hit.hovered)), r.h * 0.5F);
        border(r, theme().border2, r.h * 0.5F);
    }
    draw_chip(r, drawn, shape_of(drawn), m.ink);
    return hit.pressed;
}

} // namespace mq::ui
