#include "ui/charts.h"
#include "ui/i18n.h"
#include "ui/text_layout.h"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace mq::ui {
namespace {

constexpr std::size_t most_axes = 8;
constexpr float nan_value = std::numeric_limits<float>::quiet_NaN();
constexpr float pi = std::numbers::pi_v<float>;

struct Web {
    ImVec2 centre;
    float radius = 0;
    std::size_t count = 0;

    [[nodiscard]] ImVec2 direction(std::size_t axis) const {
        const float angle = 2 * pi * static_cast<float>(axis) / static_cast<float>(count) - pi / 2;
        return {std::cos(angle), std::sin(angle)};
    }
    [[nodiscard]] ImVec2 at(std::size_t axis, float value) const {
        const float length = radius * std::min(std::max(value, 0.0F), 5.0F) / 5;
        const ImVec2 d = direction(axis);
        return {centre.x + d.x * length, centre.y + d.y * length};
    }
};

struct Points {
    std::array<ImVec2, most_axes> at;
    std::array<bool, most_axes> known{};
    std::size_t count = 0;
    bool all = true;

    [[nodiscard]] std::span<const ImVec2> span() const { return {at.data(), count}; }
};

Points points_of(const Web& web, const Radar& data, float RadarAxis::*value) {
    Points p;
    p.count = web.count;
    for (std::size_t i = 0; i < web.count; ++i) {
        const float v = data.axes[i].*value;
        p.known[i] = !std::isnan(v);
        p.all = p.all && p.known[i];
        p.at[i] = web.at(i, p.known[i] ? v : 0);
    }
    return p;
}

// The polygon, or what of its sides has both ends.
template <class Closed, class Side>
void draw_sides(const Points& p, Closed&& closed, Side&& side) {
    if (p.all) {
        closed(p.span());
        return;
    }
    for (std::size_t i = 0; i < p.count; ++i) {
        const std::size_t next = (i + 1) % p.count;
        if (p.known[i] && p.known[next]) {
            side(p.at[i], p.at[next]);
        }
    }
}

void draw_solid(const Points& p, Colour colour, float thickness) {
    draw_sides(
        p, [&](std::span<const ImVec2> all) { polyline(all, colour, thickness, true); },
        [&](ImVec2 a, ImVec2 b) { line(a, b, colour, thickness); });
}

void draw_dashed(const Points& p, Colour colour, float thickness) {
    draw_sides(
        p, [&](std::span<const ImVec2> all) { dashed_polyline(all, colour, thickness, true); },
        [&](ImVec2 a, ImVec2 b) { dashed_line(a, b, colour, thickness); });
}

Colour practice_colour() {
    return mix(theme().accent_line, theme().accent, 0.35F);
}

void draw_rings(const Web& web) {
    std::array<ImVec2, most_axes> corners;
    for (int level = 5; level >= 1; --level) {
        for (std::size_t i = 0; i < web.count; ++i) {
            corners[i] = web.at(i, static_cast<float>(level));
        }
        const std::span<const ImVec2> all(corners.data(), web.count);
        polygon(all, level % 2 == 1 ? theme().inset : theme().surface);
        polyline(all, theme().border, hairline(), true);
    }
    for (std::size_t i = 0; i < web.count; ++i) {
        line(web.centre, web.at(i, 5), theme().border);
    }
}

void draw_band(const Points& low, const Points& high) {
    const Colour colour = with_alpha(theme().accent, 0.20F);
    if (low.all && high.all) {
        band(high.span(), low.span(), colour, true);
        return;
    }
    for (std::size_t i = 0; i < low.count; ++i) { // what of the sectors has both ends
        const std::size_t j = (i + 1) % low.count;
        if (low.known[i] && low.known[j] && high.known[i] && high.known[j]) {
            band(std::array{high.at[i], high.at[j]}, std::array{low.at[i], low.at[j]}, colour);
        }
    }
}

void draw_now(const Web& web, const Radar& data, const Points& now) {
    const Theme& c = theme();
    draw_solid(now, c.accent, fpx(2.5F));
    for (std::size_t i = 0; i < web.count; ++i) {
        if (!now.known[i]) {
            continue;
        }
        const bool selected = static_cast<int>(i) == data.selected;
        const float radius = selected ? fpx(7) : fpx(5.5F);
        disc(now.at[i], radius + fpx(1.5F), c.surface);
        if (data.axes[i].thin) {
            dashed_ring(now.at[i], radius + fpx(0.5F), c.accent, fpx(2));
        } else {
            disc(now.at[i], radius, c.accent);
        }
    }
}

void draw_targets(const Web& web, const Points& target) {
    draw_solid(target, theme().text, fpx(1.5F));
    for (std::size_t i = 0; i < web.count; ++i) {
        if (target.known[i]) {
            diamond(target.at[i], fpx(5), theme().surface, theme().text, fpx(1.5F));
        }
    }
}

void draw_ring_numbers(const Web& web) {
    for (int level = 1; level <= 5; ++level) {
        const ImVec2 p = web.at(0, static_cast<float>(level));
        const Rect box{std::round(p.x + fpx(6)), std::round(p.y - px(8)), px(15), px(16)};
        fill(box, with_alpha(theme().surface, 0.86F), fpx(4));
        const Buf<8> number("{}", level);
        text_in(box, number, type::meta, theme().text2, Align::centre);
    }
}

// Where a label stands: beside its vertex, above the first axis.
struct LabelPlace {
    Rect box;
    Align align = Align::centre;
    bool one_line = false;
};

std::string_view number_text(const RadarAxis& axis, const Radar& data, const Number& value) {
    return axis.thin ? data.thin_text : std::string_view(value);
}

Type number_type(const RadarAxis& axis) {
    return axis.thin ? type::meta_strong : type::body_strong;
}

LabelPlace place_label(const Web& web, const Rect& r, std::size_t i, const Radar& data) {
    const ImVec2 d = web.direction(i);
    const ImVec2 tip = web.at(i, 5);
    const RadarAxis& axis = data.axes[i];
    const float away = px(13);
    if (std::abs(d.x) < 0.2F) {
        const float height = px(22);
        const float y = d.y < 0 ? tip.y - px(6) - height : tip.y + px(6);
        const Number value(axis.value);
        const float width = text_width(axis.label, type::small_strong) + px(6) +
                            text_width(number_text(axis, data, value), number_type(axis));
        const float shown = std::min(std::ceil(width), r.w);
        return {{std::round(tip.x - shown * 0.5F), std::round(y), shown, height}, Align::centre, true};
    }
    const bool right = d.x > 0;
    const float x = right ? tip.x + away : r.x;
    const float width = right ? r.right() - x : tip.x - away - r.x;
    const float height = wrapped_height(axis.label, type::small_strong, width) + px(22);
    const float y = d.y > 0.5F ? tip.y - px(12) : tip.y - height * 0.42F;
    return {{std::round(x), std::round(y), width, height}, right ? Align::left : Align::right, false};
}

void draw_label(const LabelPlace& place, const RadarAxis& axis, const Radar& data, bool lit) {
    const Number value(axis.value);
    const std::string_view number = number_text(axis, data, value);
    const Colour ink = axis.thin ? theme().warn.ink : theme().accent_ink;
    const Colour label_ink = lit ? theme().accent_ink : theme().text;
    if (place.one_line) {
        const std::array pieces = {Piece{axis.label, type::small_strong, label_ink, 0},
                                   Piece{number, number_type(axis), ink, px(6)}};
        pieces_in(place.box, pieces, Align::centre);
        return;
    }
    const float height =
        wrapped(place.box.min(), place.box.w, axis.label, type::small_strong, label_ink, place.align);
    text_in({place.box.x, place.box.y + height, place.box.w, px(22)}, number, number_type(axis), ink,
            place.align);
}

// The part of a label's box that has text in it.
Rect hit_box(const LabelPlace& place, const RadarAxis& axis) {
    if (place.one_line) {
        return place.box;
    }
    const float width =
        std::min(place.box.w, std::ceil(wrapped_size(axis.label, type::small_strong, place.box.w).x));
    const float x = place.align == Align::right ? place.box.right() - width : place.box.x;
    return {x, place.box.y, width, place.box.h};
}

// What a label beside its vertex asks for: its own line breaks, or two lines.
float wanted_width(std::string_view label) {
    const Face face = face_of(type::small_strong);
    const bool broken = label.find('\n') != std::string_view::npos;
    const float whole = layout_of(label, face, 1e5F).width;
    return std::ceil(broken ? whole : whole * 0.6F) + 2;
}

Web web_of(const Rect& r, const Radar& data) {
    Web web;
    web.count = std::min(data.axes.size(), most_axes);
    float label = px(64);
    float across = 0.2F; // how far vertices with a label beside them reach, in radii
    float above = 1;
    float below = 0;
    for (std::size_t i = 0; i < web.count; ++i) {
        const ImVec2 d = web.direction(i);
        across = std::max(across, std::abs(d.x));
        below = std::max(below, d.y);
        if (std::abs(d.x) > 0.9F) { // the others have room beside and below the web
            label = std::max(label, std::min(wanted_width(data.axes[i].label), r.w * 0.24F));
        }
    }
    const float by_width = (r.w * 0.5F - px(13) - label) / across;
    const float by_height = (r.h - px(30) - px(54)) / (above + below);
    web.radius = std::floor(std::min({by_width, by_height, px(190)}));
    web.centre = {std::round(r.mid_x()), std::round(r.y + px(30) + web.radius)};
    return web;
}

void legend_mark(int which, ImVec2 at, float width) {
    const Theme& c = theme();
    const ImVec2 end{at.x + width, at.y};
    const ImVec2 middle{at.x + width * 0.5F, at.y};
    switch (which) {
        case 0:
            line(at, end, c.accent, fpx(2.5F));
            disc(middle, fpx(4.5F), c.accent);
            break;
        case 1: fill({at.x, at.y - px(5), width, px(10)}, with_alpha(c.accent, 0.20F), fpx(2)); break;
        case 2: dashed_line(at, end, c.text3, fpx(1.5F)); break;
        case 3:
            line(at, end, c.text, fpx(1.5F));
            diamond(middle, fpx(5), c.surface, c.text, fpx(1.5F));
            break;
        default: dashed_line(at, end, practice_colour(), fpx(2)); break;
    }
}

} // namespace

RadarAxis radar_axis(std::string_view label) {
    return {label, nan_value, nan_value, nan_value, nan_value, nan_value, nan_value, true};
}

int radar(const char* name, const Rect& r, const Radar& data) {
    if (data.axes.size() < 3) {
        return -1;
    }
    const Web web = web_of(r, data);
    if (visible(r) && web.radius > 0) {
        draw_rings(web);
        draw_band(points_of(web, data, &RadarAxis::low), points_of(web, data, &RadarAxis::high));
        draw_dashed(points_of(web, data, &RadarAxis::before), theme().text3, fpx(1.5F));
        draw_dashed(points_of(web, data, &RadarAxis::practice), practice_colour(), fpx(2));
        draw_targets(web, points_of(web, data, &RadarAxis::target));
        draw_now(web, data, points_of(web, data, &RadarAxis::value));
        draw_ring_numbers(web);
    }
    int pressed = -1;
    for (std::size_t i = 0; i < web.count; ++i) {
        const LabelPlace place = place_label(web, r, i, data);
        const Hit hit = interact(Name("{}.{}", name, i), hit_box(place, data.axes[i]),
                                 {.kind = WidgetKind::chart,
                                  .on = static_cast<int>(i) == data.selected,
                                  .label = data.axes[i].label,
                                  .ring_radius = fpx(4)});
        if (hit.visible) {
            draw_label(place, data.axes[i], data, hit.hovered);
        }
        pressed = hit.pressed ? static_cast<int>(i) : pressed;
    }
    return pressed;
}

void radar_legend(const Rect& r, const RadarLegend& legend) {
    const std::array texts = {legend.now, legend.range, legend.before, legend.target, legend.practice};
    const float mark = px(24);
    const float gap = px(20);
    const auto width_of = [&](std::string_view s) {
        return mark + px(8) + std::ceil(text_width(s, type::meta));
    };
    float total = -gap;
    for (const std::string_view s : texts) {
        total += s.empty() ? 0 : width_of(s) + gap;
    }
    const bool wraps = total > r.w;
    float x = wraps ? r.x : std::round(r.mid_x() - total * 0.5F);
    float y = r.y;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].empty()) {
            continue;
        }
        if (wraps && x > r.x && x + width_of(texts[i]) > r.right()) {
            x = r.x;
            y += px(22);
        }
        legend_mark(static_cast<int>(i), {x, std::round(y + px(10)) + 0.5F}, mark);
        text_in({x + mark + px(8), y, width_of(texts[i]) - mark - px(8) + 1, px(20)}, texts[i], type::meta,
                theme().text2);
        x += width_of(texts[i]) + gap;
    }
}

} // namespace mq::ui
