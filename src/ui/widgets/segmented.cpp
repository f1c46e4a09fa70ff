#include "ui/widgets/buttons.h"

#include <cmath>

namespace mq::ui {
namespace {

float piece_width(const Segment& s) {
    // The chosen piece is semibold; room for that always, so that nothing jumps.
    const float icon_part = s.icon == Icon::none ? 0 : px(16) + (s.text.empty() ? 0 : px(8));
    return std::ceil(text_width(s.text, type::meta_strong)) + icon_part + 2 * px(14);
}

void draw_piece(const Rect& r, const Segment& s, bool chosen, const Hit& hit) {
    const Theme& c = theme();
    if (chosen) {
        fill(r, c.segment, fpx(7));
        border(r, c.segment_line, fpx(7));
    }
    const Colour ink = chosen || hit.hovered || hit.focused ? c.text : c.text2;
    const Type type = chosen ? type::meta_strong : type::meta;
    const float icon_part = s.icon == Icon::none ? 0 : px(16) + (s.text.empty() ? 0 : px(8));
    const float width = text_width(s.text, type) + icon_part;
    const float x = std::round(r.x + (r.w - width) * 0.5F);
    icon({x + px(8), r.mid_y()}, s.icon, px(16), ink);
    if (!s.text.empty()) {
        text_in({x + icon_part, r.y, r.right() - x - icon_part, r.h}, s.text, type, ink);
    }
}

} // namespace

float segmented_width(std::span<const Segment> segments) {
    float width = 2 * px(4);
    for (const Segment& s : segments) {
        width += piece_width(s);
    }
    return width;
}

bool segmented(const char* name, ImVec2 at, std::span<const Segment> segments, int& chosen) {
    Rect track{std::round(at.x), std::round(at.y), segmented_width(segments), px(36)};
    fill(track, theme().press, fpx(9));
    Rect inside = track.inset(px(4));
    bool changed = false;
    for (int i = 0; i < static_cast<int>(segments.size()); ++i) {
        const Segment& s = segments[static_cast<std::size_t>(i)];
        const Rect piece = inside.cut_left(piece_width(s));
        const Hit hit =
            interact(Name("{}.{}", name, s.id), piece,
                     {.kind = WidgetKind::toggle, .on = i == chosen, .label = s.text, .ring_radius = fpx(7)});
        draw_piece(piece, s, i == chosen, hit);
        if (hit.pressed && i != chosen) {
            chosen = i;
            changed = true;
        }
    }
    return changed;
}

} // namespace mq::ui
