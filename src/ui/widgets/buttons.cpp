#include "ui/widgets/buttons.h"

#include <array>
#include <cmath>

namespace mq::ui {
namespace {

struct Shape {
    float height, padding, radius, icon, gap;
    Type text, note;
};

Shape shape_of(const Button& b) {
    const bool is_link = b.kind == ButtonKind::link;
    switch (b.size) {
        case ButtonSize::small:
            return {px(30), is_link ? 0 : px(10), fpx(7), px(16), px(6), type::meta_strong, type::meta};
        case ButtonSize::large:
            return {px(44), px(18), fpx(10), px(18), px(8), type::body_strong, type::body};
        case ButtonSize::normal: break;
    }
    return {px(36), is_link ? 0 : px(14), fpx(8), px(18), px(8), type::body_strong, type::body};
}

float contents_width(const Button& b, const Shape& s) {
    float width = 0;
    const auto add = [&](float part) { width += part > 0 && width > 0 ? s.gap + part : part; };
    add(b.icon == Icon::none ? 0 : s.icon);
    add(b.text.empty() ? 0 : text_width(b.text, s.text));
    add(b.note.empty() ? 0 : text_width(b.note, s.note));
    add(b.keycap.empty() ? 0 : keycap_size(b.keycap).x + px(2));
    add(b.icon_after == Icon::none ? 0 : s.icon);
    return std::ceil(width);
}

struct Paint {
    Colour back = 0, edge = 0, ink = 0, note = 0;
};

Colour stepped(Colour rest, Colour hover, Colour held, const Hit& hit) {
    return hit.held && hit.hovered ? held : mix(rest, hover, fade(hit.id, hit.hovered));
}

// Hover of shapes without a fill of their own: the fill comes out of nothing.
Colour revealed(Colour hover, Colour held, const Hit& hit) {
    return hit.held && hit.hovered ? held : with_alpha(hover, fade(hit.id, hit.hovered));
}

Paint disabled_paint(ButtonKind kind) {
    const Theme& c = theme();
    switch (kind) {
        case ButtonKind::primary:
        case ButtonKind::danger: return {c.press, 0, c.text3, c.text3};
        case ButtonKind::secondary: return {c.surface, c.border, c.disabled, c.disabled};
        case ButtonKind::ghost:
        case ButtonKind::link: break;
    }
    return {0, 0, c.disabled, c.disabled};
}

Paint paint_of(const Button& b, const Hit& hit) {
    const Theme& c = theme();
    if (!b.enabled) {
        return disabled_paint(b.kind);
    }
    switch (b.kind) {
        case ButtonKind::primary:
            return {stepped(c.accent, c.accent_h, c.accent_a, hit), 0, c.on_accent, c.on_accent};
        case ButtonKind::danger:
            return {stepped(c.bad.ink, c.danger_h, c.danger_a, hit), 0, c.on_danger, c.on_danger};
        case ButtonKind::secondary:
            if (b.on) {
                return {c.accent_soft, c.accent_line, c.accent_ink, c.accent_ink};
            }
            return {stepped(c.surface, c.hover, c.press, hit), c.border2, c.text, c.text2};
        case ButtonKind::ghost:
            return {revealed(c.hover, c.press, hit), 0, hit.hovered || hit.focused ? c.text : c.text2,
                    c.text2};
        case ButtonKind::link: break;
    }
    return {0, 0, hit.held && hit.hovered ? c.accent_a : c.accent_ink, c.text2};
}

void draw_keycap(ImVec2 at, std::string_view s, Colour ink, Colour edge) {
    const ImVec2 size = keycap_size(s);
    const Rect box{std::round(at.x), std::round(at.y), size.x, size.y};
    border(box, edge, fpx(5));
    text_in(box, s, type::caption, ink, Align::centre);
}

// Left to right: icon, text, note, keycap, icon.
void draw_contents(const Rect& r, const Button& b, const Shape& s, const Paint& p) {
    const float room = r.w - 2 * s.padding;
    const float natural = contents_width(b, s);
    float x = std::round(r.x + s.padding + std::max(0.0F, (room - natural) * 0.5F));
    const float end = r.right() - s.padding;
    const auto step = [&](float width) { x += width + s.gap; };
    if (b.icon != Icon::none) {
        icon({x + s.icon * 0.5F, r.mid_y()}, b.icon, s.icon, p.ink, b.icon_kind);
        step(s.icon);
    }
    if (!b.text.empty()) {
        const float squeezed = std::max(0.0F, natural - room);
        const float width = std::max(0.0F, text_width(b.text, s.text) - squeezed);
        step(text_in({x, r.y, std::min(width + 1, end - x), r.h}, b.text, s.text, p.ink));
    }
    if (!b.note.empty()) {
        step(text_in({x, r.y, text_width(b.note, s.note), r.h}, b.note, s.note, p.note));
    }
    if (!b.keycap.empty()) {
        x += px(2);
        const ImVec2 size = keycap_size(b.keycap);
        draw_keycap({x, r.mid_y() - size.y * 0.5F}, b.keycap, p.ink, with_alpha(p.ink, 0.45F));
        step(size.x);
    }
    if (b.icon_after != Icon::none) {
        icon({x + s.icon * 0.5F, r.mid_y()}, b.icon_after, s.icon, p.ink, b.icon_kind);
    }
}

void draw_box(const Rect& r, const Paint& p, float radius) {
    if ((p.back & IM_COL32_A_MASK) != 0) {
        fill(r, p.back, radius);
    }
    if (p.edge != 0) {
        border(r, p.edge, radius);
    }
}

void underline(float x, float y, float width, Colour colour) {
    horizontal(std::round(x), std::round(y), std::round(width), colour);
}

void link_state(const Hit& hit, const Rect& r, Colour ink) {
    if (hit.hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        underline(r.x, r.bottom(), r.w, ink);
    }
}

Rect placed(const Rect& at, float width, float height) {
    return {std::round(at.x), std::round(at.y), at.w > 0 ? at.w : width, at.h > 0 ? at.h : height};
}

} // namespace

float button_width(const Button& b) {
    const Shape s = shape_of(b);
    return contents_width(b, s) + 2 * s.padding;
}

float button_height(ButtonSize size) {
    return shape_of({.size = size}).height;
}

bool button(const char* name, const Rect& at, const Button& b) {
    const Shape s = shape_of(b);
    const Rect r = placed(at, button_width(b), s.height);
    const Hit hit = interact(name, r,
                             {.kind = b.kind == ButtonKind::link ? WidgetKind::link : WidgetKind::button,
                              .enabled = b.enabled,
                              .on = b.on,
                              .label = b.text,
                              .tooltip = b.enabled ? b.tooltip : b.why_disabled,
                              .ring_radius = s.radius});
    if (hit.visible) {
        const Paint p = paint_of(b, hit);
        draw_box(r, p, s.radius);
        draw_contents(r, b, s, p);
        if (b.kind == ButtonKind::link && b.enabled) {
            const float line = std::round(r.mid_y() + face_of(s.text).size * 0.5F - fpx(1));
            link_state(hit, {r.x, r.y, r.w, line - r.y}, p.ink);
        }
    }
    return hit.pressed;
}

bool icon_button(const char* name, const Rect& at, const IconButton& b) {
    const Rect r = placed(at, px(36), px(36));
    const float radius = r.h < px(34) ? fpx(7) : fpx(8);
    const Hit hit = interact(
        name, r, {.enabled = b.enabled, .label = b.label, .tooltip = b.label, .ring_radius = radius});
    if (hit.visible) {
        const Paint p = paint_of({.kind = b.kind, .enabled = b.enabled}, hit);
        draw_box(r, p, radius);
        icon(r.centre(), b.icon, b.icon_size > 0 ? b.icon_size : px(18), p.ink, b.icon_kind);
    }
    return hit.pressed;
}

float link_width(std::string_view text, Type type, Icon after) {
    return std::ceil(text_width(text, type)) + (after == Icon::none ? 0 : px(20));
}

bool link(const char* name, ImVec2 at, std::string_view text, Type type, Icon after) {
    const Rect r{std::round(at.x), std::round(at.y), link_width(text, type, after), face_of(type).step};
    const Hit hit = interact(name, r, {.kind = WidgetKind::link, .label = text, .ring_radius = fpx(4)});
    if (hit.visible) {
        const Colour ink = hit.held && hit.hovered ? theme().accent_a : theme().accent_ink;
        const float width = std::ceil(text_width(text, type));
        text_in({r.x, r.y, width + 1, r.h}, text, type, ink);
        if (after != Icon::none) {
            icon({r.right() - px(8), r.mid_y()}, after, px(16), ink);
        }
        link_state(hit, {r.x, r.y, width, r.h}, ink);
    }
    return hit.pressed;
}

ImVec2 keycap_size(std::string_view s) {
    return {std::max(px(20), std::ceil(text_width(s, type::caption)) + px(12)), px(20)};
}

void keycap(ImVec2 at, std::string_view s) {
    const ImVec2 size = keycap_size(s);
    fill({std::round(at.x), std::round(at.y), size.x, size.y}, theme().surface, fpx(5));
    draw_keycap(at, s, theme().text2, theme().border2);
}

float key_hints(ImVec2 at, std::span<const KeyHint> hints) {
    float x = std::round(at.x);
    const float height = px(20);
    const auto words = [&](std::string_view s) {
        x += text_in({x, at.y, text_width(s, type::caption) + 1, height}, s, type::caption, theme().text3);
    };
    for (const KeyHint& hint : hints) {
        keycap({x, at.y}, hint.from);
        x += keycap_size(hint.from).x + px(6);
        if (!hint.to.empty()) {
            words("–");
            x += px(6);
            keycap({x, at.y}, hint.to);
            x += keycap_size(hint.to).x + px(6);
        }
        words(hint.does);
        x += px(16);
    }
    return hints.empty() ? 0 : x - px(16) - std::round(at.x);
}

} // namespace mq::ui
