#include "ui/charts_radar_parts.h"

#include <array>
#include <cmath>

namespace mq::ui {
namespace radar_parts {

Colour quiet() {
    return mix(theme().accent_line, theme().accent, 0.4F);
}

Colour colour_of(RadarLook look, bool front) {
    switch (look) {
        case RadarLook::past: return theme().text3;
        case RadarLook::target: return theme().text;
        default: return front ? theme().accent : quiet();
    }
}

namespace {

/// A shape in screen pixels; axes without a value have no vertex.
struct Outline {
    std::array<ImVec2, radar_most_axes> at{}, low{}, high{};
    std::array<bool, radar_most_axes> known{}, thin{}, ranged{};
    std::size_t count = 0;
    bool all = true;        ///< have a value
    bool all_ranged = true; ///< have a range

    [[nodiscard]] std::size_t next(std::size_t i) const { return (i + 1) % count; }
    [[nodiscard]] std::size_t previous(std::size_t i) const { return (i + count - 1) % count; }
};

Outline outline_of(const Web& web, const char* name, const RadarShape& shape) {
    Outline o;
    o.count = web.count;
    for (std::size_t i = 0; i < web.count; ++i) {
        const RadarPoint point = point_of(shape, i);
        o.known[i] = !std::isnan(point.value);
        o.ranged[i] = !std::isnan(point.low) && !std::isnan(point.high);
        o.thin[i] = point.thin;
        o.all = o.all && o.known[i];
        o.all_ranged = o.all_ranged && o.ranged[i];
        if (o.known[i]) { // moves to its new place when something has changed it
            const ImGuiID moving = ImGui::GetID(Name("{}.{}.{}", name, static_cast<int>(shape.look), i));
            o.at[i] = web.at(i, ease_to(moving, point.value));
        }
        if (o.ranged[i]) {
            o.low[i] = web.at(i, point.low);
            o.high[i] = web.at(i, point.high);
        }
    }
    return o;
}

void draw_solid(const Outline& o, Colour colour, float thickness) {
    if (o.all) {
        polyline({o.at.data(), o.count}, colour, thickness, true);
        return;
    }
    for (std::size_t i = 0; i < o.count; ++i) {
        if (o.known[i] && o.known[o.next(i)]) {
            line(o.at[i], o.at[o.next(i)], colour, thickness);
        }
    }
}

void draw_dashed(const Outline& o, Colour colour, float thickness, Dash dash) {
    for (std::size_t i = 0; i < o.count; ++i) {
        if (o.known[i] && o.known[o.next(i)]) {
            dashed_line(o.at[i], o.at[o.next(i)], colour, thickness, fpx(dash.on), fpx(dash.off));
        }
    }
}

void draw_band(const Outline& o, Colour colour) {
    if (o.all_ranged) {
        band({o.high.data(), o.count}, {o.low.data(), o.count}, colour, true);
        return;
    }
    for (std::size_t i = 0; i < o.count; ++i) { // what of the sectors has both ends
        const std::size_t j = o.next(i);
        if (o.ranged[i] && o.ranged[j]) {
            band(std::array{o.high[i], o.high[j]}, std::array{o.low[i], o.low[j]}, colour);
        } else if (o.ranged[i] && !o.ranged[o.previous(i)]) { // alone: its range along the spoke
            line(o.low[i], o.high[i], colour, fpx(10));
        }
    }
}

void draw_vertices(const Outline& o, int selected, Colour colour) {
    for (std::size_t i = 0; i < o.count; ++i) {
        if (!o.known[i]) {
            continue;
        }
        const float radius = static_cast<int>(i) == selected ? fpx(7) : fpx(5.5F);
        disc(o.at[i], radius + fpx(1.5F), theme().surface);
        if (o.thin[i]) {
            dashed_ring(o.at[i], radius + fpx(0.5F), colour, fpx(2));
        } else {
            disc(o.at[i], radius, colour);
        }
    }
}

void draw_diamonds(const Outline& o) {
    for (std::size_t i = 0; i < o.count; ++i) {
        if (o.known[i]) {
            diamond(o.at[i], fpx(5), theme().surface, theme().text, fpx(1.5F));
        }
    }
}

void draw_shape(const Outline& o, const RadarShape& shape, int selected) {
    const Colour colour = colour_of(shape.look, shape.front);
    const float thickness = shape.front ? fpx(2.5F) : fpx(2);
    switch (shape.look) {
        case RadarLook::solid:
            draw_solid(o, colour, thickness);
            draw_vertices(o, shape.front ? selected : -1, colour);
            return;
        case RadarLook::dashed:
            draw_dashed(o, colour, thickness, formative_dash);
            if (shape.front) {
                draw_vertices(o, selected, colour);
            }
            return;
        case RadarLook::past: draw_dashed(o, colour, fpx(1.5F), past_dash); return;
        case RadarLook::target:
            draw_solid(o, colour, fpx(1.5F));
            draw_diamonds(o);
            return;
        case RadarLook::range: return;
    }
}

int ring_count(const RadarScale& scale) {
    return std::max(1, static_cast<int>(std::lround(scale.most / scale.ring)));
}

void draw_web(const Web& web, const RadarScale& scale, int selected) {
    std::array<ImVec2, radar_most_axes> corners{};
    for (int ring = ring_count(scale); ring >= 1; --ring) {
        for (std::size_t i = 0; i < web.count; ++i) {
            corners[i] = web.at(i, scale.ring * static_cast<float>(ring));
        }
        const std::span<const ImVec2> all(corners.data(), web.count);
        polygon(all, ring % 2 == 1 ? theme().inset : theme().surface);
        polyline(all, theme().border, hairline(), true);
    }
    for (std::size_t i = 0; i < web.count; ++i) {
        const bool chosen = static_cast<int>(i) == selected;
        line(web.centre, web.at(i, web.most), chosen ? theme().accent_line : theme().border,
             chosen ? fpx(1.5F) : 0);
    }
}

void draw_ring_numbers(const Web& web, const RadarScale& scale) {
    for (int ring = 1; ring <= ring_count(scale); ++ring) {
        const float value = scale.ring * static_cast<float>(ring);
        const ImVec2 p = web.at(0, value);
        const Buf<16> number("{:.0f}", value);
        const float width = std::max(px(15), std::ceil(text_width(number, type::meta)) + px(6));
        const Rect box{std::round(p.x + fpx(6)), std::round(p.y - px(8)), width, px(16)};
        fill(box, with_alpha(theme().surface, 0.86F), fpx(4));
        text_in(box, number, type::meta, theme().text2, Align::centre);
    }
}

constexpr std::size_t most_shapes = 4; // one of each look

void draw_chart(const Web& web, const char* name, const Radar& data) {
    draw_web(web, data.scale, data.selected);
    std::array<Outline, most_shapes> outlines;
    const auto shapes = data.shapes.first(std::min(data.shapes.size(), most_shapes));
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        outlines[i] = outline_of(web, name, shapes[i]);
        if (shapes[i].front) { // below all the lines
            const float alpha = shapes[i].look == RadarLook::solid ? 0.20F : 0.12F;
            draw_band(outlines[i], with_alpha(theme().accent, alpha));
        }
    }
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        draw_shape(outlines[i], shapes[i], data.selected);
    }
    draw_ring_numbers(web, data.scale);
}

// A vertex in front says as much as its label does.
void tell_vertices(const Web& web, const Radar& data) {
    for (const RadarShape& shape : data.shapes) {
        for (std::size_t i = 0; shape.front && i < web.count; ++i) {
            const RadarPoint point = point_of(shape, i);
            if (std::isnan(point.value) || data.axes[i].tooltip == nullptr) {
                continue;
            }
            const ImVec2 at = web.at(i, point.value);
            const Rect target{at.x - px(8), at.y - px(8), px(16), px(16)};
            if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(target.min(), target.max())) {
                tooltip(data.axes[i].tooltip);
                return;
            }
        }
    }
}

} // namespace
} // namespace radar_parts

int radar(const char* name, const Rect& r, const Radar& data) {
    using namespace radar_parts;
    if (data.axes.size() < 3) {
        return -1;
    }
    const Web web = web_of(r, data);
    if (visible(r) && web.radius > 0) {
        draw_chart(web, name, data);
        tell_vertices(web, data);
    }
    int pressed = -1;
    for (std::size_t i = 0; i < web.count; ++i) {
        const Label label = place_label(web, r, data, i);
        const bool selected = static_cast<int>(i) == data.selected;
        const Hit hit = interact(Name("{}.{}", name, i), hit_box(label, data.axes[i]),
                                 {.kind = WidgetKind::chart,
                                  .on = selected,
                                  .tab_stop = data.tab_stops,
                                  .label = data.axes[i].label,
                                  .tooltip = data.axes[i].tooltip,
                                  .ring_radius = fpx(4)});
        if (hit.visible) {
            draw_label(label, data, i, hit.hovered || selected);
        }
        pressed = hit.pressed ? static_cast<int>(i) : pressed;
    }
    return pressed;
}

} // namespace mq::ui
