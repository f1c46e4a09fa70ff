#include "ui/widgets/buttons.h"

#include "ui/i18n.h"

#include <cmath>

namespace mq::ui {
namespace {

// Gives the room left of what was drawn at the right end.
float draw_count(const Rect& r, const NavItem& item) {
    const Buf<16> number("{}", item.count);
    const float width = std::max(px(22), std::ceil(text_width(number, type::caption_strong)) + px(12));
    const Rect pill{r.right() - px(10) - width, std::round(r.mid_y() - px(10)), width, px(20)};
    fill(pill, item.count_waits ? theme().accent : theme().press, pill.h * 0.5F);
    text_in(pill, number, type::caption_strong, item.count_waits ? theme().on_accent : theme().text2,
            Align::centre);
    return pill.x;
}

float draw_right_end(const Rect& r, const NavItem& item) {
    if (item.count > 0) {
        return draw_count(r, item);
    }
    if (!item.keycap.empty()) {
        const ImVec2 size = keycap_size(item.keycap);
        const float left = r.right() - px(10) - size.x;
        keycap({left, r.mid_y() - size.y * 0.5F}, item.keycap);
        return left;
    }
    return r.right() - px(2);
}

void draw_collapsed_count(const Rect& r, const NavItem& item) {
    if (item.count > 0) {
        disc({r.mid_x() + px(9), r.y + px(9)}, fpx(4), item.count_waits ? theme().accent : theme().text3);
    }
}

void draw_back(const Rect& r, const NavItem& item, const Hit& hit) {
    const Theme& c = theme();
    if (item.selected) {
        fill(r, c.surface, fpx(8));
        border(r, c.border, fpx(8));
    } else {
        fill(r, with_alpha(c.press, fade(hit.id, hit.hovered || hit.held)), fpx(8));
    }
}

} // namespace

bool nav_item(const char* name, const Rect& at, const NavItem& item) {
    const Rect r{std::round(at.x), std::round(at.y), at.w, at.h > 0 ? at.h : px(36)};
    const Hit hit = interact(name, r,
                             {.on = item.selected,
                              .label = item.text,
                              .tooltip = item.collapsed ? item.text : nullptr,
                              .ring_radius = fpx(8)});
    if (!hit.visible) {
        return hit.pressed;
    }
    draw_back(r, item, hit);
    const Theme& c = theme();
    const Colour icon_ink = item.selected ? c.accent : hit.hovered ? c.text : c.text2;
    const IconKind kind = item.selected ? IconKind::fill : IconKind::regular;
    if (item.collapsed) {
        icon(r.centre(), item.icon, px(21), icon_ink, kind);
        draw_collapsed_count(r, item);
        return hit.pressed;
    }
    icon({r.x + px(10) + px(19) * 0.5F, r.mid_y()}, item.icon, px(19), icon_ink, kind);
    const float right = draw_right_end(r, item);
    const float left = r.x + px(10) + px(19) + px(10);
    text_in({left, r.y, right - px(6) - left, r.h}, item.text, item.selected ? type::body_strong : type::body,
            item.selected || hit.hovered ? c.text : c.text2);
    return hit.pressed;
}

} // namespace mq::ui
