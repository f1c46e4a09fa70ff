#include "ui/screens/radar_screen_parts.h"

#include <array>
#include <cmath>
#include <numbers>

namespace mq::ui::radar_page {
namespace {

constexpr std::size_t most_axes = 8;
constexpr float pi = std::numbers::pi_v<float>;

struct Web {
    ImVec2 centre;
    float radius = 0;
    std::size_t count = 0;

    [[nodiscard]] ImVec2 direction(std::size_t axis) const {
        const float angle = 2 * pi * static_cast<float>(axis) / static_cast<float>(count) - pi / 2;
        return {std::cos(angle), std::sin(angle)};
    }
    /// The middle is 0, so that level 1 is still a polygon.
    [[nodiscard]] ImVec2 at(std::size_t axis, double value) const {
        const float length = radius * std::min(std::max(static_cast<float>(value), 0.0F), 5.0F) / 5;
        const ImVec2 d = direction(axis);
        return {centre.x + d.x * length, centre.y + d.y * length};
    }
};

/// One estimate of every axis; axes without evidence have no vertex.
struct Outline {
    std::array<ImVec2, most_axes> at{}, low{}, high{};
    std::array<bool, most_axes> known{}, thin{};
    std::size_t count = 0;
    bool all = true;
};

template <class Of>
Outline outline_of(const Web& web, const AxisChart& chart, const char* id, Of&& of) {
    Outline o;
    o.count = web.count;
    for (std::size_t i = 0; i < web.count; ++i) {
        const app::Estimate& estimate = of(chart.axes[i]);
        o.known[i] = !estimate.none();
        o.thin[i] = estimate.thin();
        o.all = o.all && o.known[i];
        if (o.known[i]) { // moves to its new place when an attempt has changed it
            const ImGuiID moving = ImGui::GetID(Name("{}.{}", id, i));
            o.at[i] = web.at(i, ease_to(moving, static_cast<float>(estimate.mean)));
            o.low[i] = web.at(i, estimate.low);
            o.high[i] = web.at(i, estimate.high);
        }
    }
    return o;
}

template <class Closed, class Side>
void draw_sides(const Outline& o, Closed&& closed, Side&& side) {
    if (o.all) {
        closed(std::span<const ImVec2>(o.at.data(), o.count));
        return;
    }
    for (std::size_t i = 0; i < o.count; ++i) {
        const std::size_t next = (i + 1) % o.count;
        if (o.known[i] && o.known[next]) {
            side(o.at[i], o.at[next]);
        }
    }
}

void draw_solid(const Outline& o, Colour colour, float thickness) {
    draw_sides(
        o, [&](std::span<const ImVec2> all) { polyline(all, colour, thickness, true); },
        [&](ImVec2 a, ImVec2 b) { line(a, b, colour, thickness); });
}

void draw_dashed(const Outline& o, Colour colour, float thickness, Dash dash) {
    for (std::size_t i = 0; i < o.count; ++i) {
        const std::size_t next = (i + 1) % o.count;
        if (o.known[i] && o.known[next]) {
            dashed_line(o.at[i], o.at[next], colour, thickness, fpx(dash.on), fpx(dash.off));
        }
    }
}

void draw_band(const Outline& o, Colour colour) {
    if (o.all) {
        band({o.high.data(), o.count}, {o.low.data(), o.count}, colour, true);
        return;
    }
    for (std::size_t i = 0; i < o.count; ++i) { // what of the sectors has both ends
        const std::size_t j = (i + 1) % o.count;
        if (o.known[i] && o.known[j]) {
            band(std::array{o.high[i], o.high[j]}, std::array{o.low[i], o.low[j]}, colour);
        } else if (o.known[i] && !o.known[(i + o.count - 1) % o.count]) { // alone: its range along the spoke
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

void draw_web(const Web& web, int selected) {
    std::array<ImVec2, most_axes> corners{};
    for (int level = 5; level >= 1; --level) {
        for (std::size_t i = 0; i < web.count; ++i) {
            corners[i] = web.at(i, level);
        }
        const std::span<const ImVec2> all(corners.data(), web.count);
        polygon(all, level % 2 == 1 ? theme().inset : theme().surface);
        polyline(all, theme().border, hairline(), true);
    }
    for (std::size_t i = 0; i < web.count; ++i) {
        const bool chosen = static_cast<int>(i) == selected;
        line(web.centre, web.at(i, 5), chosen ? theme().accent_line : theme().border, chosen ? fpx(1.5F) : 0);
    }
}

void draw_ring_numbers(const Web& web) {
    for (int level = 1; level <= 5; ++level) {
        const ImVec2 p = web.at(0, level);
        const Rect box{std::round(p.x + fpx(6)), std::round(p.y - px(8)), px(15), px(16)};
        fill(box, with_alpha(theme().surface, 0.86F), fpx(4));
        text_in(box, Buf<8>("{}", level), type::meta, theme().text2, Align::centre);
    }
}

void draw_shown(const Web& web, const AxisChart& chart, const Outline& practice, const Outline& assessed) {
    const Colour accent = theme().accent;
    const Outline before = outline_of(
        web, chart, "before",
        [kind = chart.kind](const auto& axis) -> const app::Estimate& { return shown_before(axis, kind); });
    if (chart.kind == EvidenceKind::assessment) {
        draw_band(assessed, with_alpha(accent, 0.20F));
        draw_dashed(before, theme().text3, fpx(1.5F), past_dash);
        draw_dashed(practice, quiet(), fpx(2), practice_dash);
        draw_solid(assessed, accent, fpx(2.5F));
        draw_vertices(assessed, chart.selected, accent);
        return;
    }
    draw_band(practice, with_alpha(accent, 0.12F));
    draw_dashed(before, theme().text3, fpx(1.5F), past_dash);
    draw_solid(assessed, quiet(), fpx(2));
    draw_vertices(assessed, -1, quiet());
    draw_dashed(practice, accent, fpx(2.5F), practice_dash);
    draw_vertices(practice, chart.selected, accent);
}

// ---- labels

struct Label {
    Rect box;
    Align align = Align::centre;
    bool one_line = false;
};

struct LabelNumber {
    Number value;
    std::string_view text;
    Type type;
    Colour ink;

    explicit LabelNumber(const app::Estimate& estimate)
        : value(estimate.mean), text(value), type(type::body_strong), ink(theme().accent_ink) {
        if (estimate.thin()) {
            text = estimate.none() ? t("radar.nothing") : t("radar.thin");
            type = type::meta_strong;
            ink = estimate.none() ? theme().text3 : theme().warn.ink;
        }
    }
    LabelNumber(const LabelNumber&) = delete;
    LabelNumber& operator=(const LabelNumber&) = delete;
};

constexpr float most_lines = 4; ///< of a name beside its vertex

float number_line() {
    return face_of(type::body_strong).step;
}

float name_height(std::string_view name, float width) {
    return std::min(wrapped_height(name, type::small_strong, width),
                    most_lines * face_of(type::small_strong).step);
}

// Name and number beside each other.
float one_line_width(const app::RadarAxis& axis, EvidenceKind kind) {
    const LabelNumber number(shown(axis, kind));
    return std::ceil(text_width(axis.name, type::small_strong) + px(6) +
                     text_width(number.text, number.type)) +
           px(2);
}

Label place_label(const Web& web, const Rect& r, const AxisChart& chart, std::size_t i) {
    const app::RadarAxis& axis = chart.axes[i];
    const ImVec2 d = web.direction(i);
    const ImVec2 tip = web.at(i, 5);
    if (std::abs(d.x) < 0.2F) {
        const float wanted = one_line_width(axis, chart.kind);
        const bool fits = wanted <= r.w;
        const float width = fits ? wanted : r.w;
        const float height = number_line() + (fits ? 0 : name_height(axis.name, width));
        const float y = d.y < 0 ? tip.y - px(8) - height : tip.y + px(6);
        return {{std::round(tip.x - width * 0.5F), std::round(y), width, height}, Align::centre, fits};
    }
    const bool right = d.x > 0;
    const float x = right ? tip.x + px(13) : r.x;
    const float width = right ? r.right() - x : tip.x - px(13) - r.x;
    const float height = name_height(axis.name, width) + number_line();
    const float y = d.y > 0.5F ? tip.y - px(12) : tip.y - height * 0.42F;
    return {{std::round(x), std::round(y), width, height}, right ? Align::left : Align::right, false};
}

// The part of a label's box that has text in it.
Rect hit_box(const Label& label, const app::RadarAxis& axis) {
    if (label.one_line) {
        return label.box;
    }
    const float text = std::ceil(wrapped_size(axis.name, type::small_strong, label.box.w).x);
    const float width = std::min(label.box.w, std::max(text, px(60)));
    const float spare = label.box.w - width;
    const float left = label.align == Align::right ? spare : label.align == Align::centre ? spare * 0.5F : 0;
    return {label.box.x + left, label.box.y, width, label.box.h};
}

void draw_label(const Label& label, const app::RadarAxis& axis, EvidenceKind kind, bool lit) {
    const LabelNumber number(shown(axis, kind));
    const Colour ink = lit ? theme().accent_ink : theme().text;
    if (label.one_line) {
        const std::array pieces = {Piece{axis.name, type::small_strong, ink, 0},
                                   Piece{number.text, number.type, number.ink, px(6)}};
        pieces_in(label.box, pieces, Align::centre);
        return;
    }
    const float height = wrapped_lines(label.box.min(), label.box.w, static_cast<int>(most_lines), axis.name,
                                       type::small_strong, ink, label.align);
    text_in({label.box.x, label.box.y + height, label.box.w, number_line()}, number.text, number.type,
            number.ink, label.align);
}

// What the names under the lowest vertices take, in a web of this radius or smaller.
float foot_of(const Web& web, const Rect& r, const AxisChart& chart, float radius) {
    float foot = px(10);
    for (std::size_t i = 0; i < web.count; ++i) {
        const ImVec2 d = web.direction(i);
        if (d.y > 0.5F) {
            const float room = r.w * 0.5F - std::abs(d.x) * radius - px(13);
            foot = std::max(foot, name_height(chart.axes[i].name, room) + number_line() - px(4));
        }
    }
    return foot;
}

Web web_of(const Rect& r, const AxisChart& chart) {
    Web web;
    web.count = std::min(chart.axes.size(), most_axes);
    float label = px(64);
    float across = 0.2F; // how far vertices with a label beside them reach, in radii
    float below = 0;
    for (std::size_t i = 0; i < web.count; ++i) {
        const ImVec2 d = web.direction(i);
        across = std::max(across, std::abs(d.x));
        below = std::max(below, d.y);
        if (std::abs(d.x) > 0.9F) { // the others have room beside and below the web
            const float wanted = std::ceil(text_width(chart.axes[i].name, type::small_strong) * 0.62F) + 2;
            label = std::max(label, std::min(wanted, r.w * 0.24F));
        }
    }
    const app::RadarAxis& first = chart.axes.front();
    const bool fits = one_line_width(first, chart.kind) <= r.w;
    const float top = number_line() + px(8) + (fits ? 0 : name_height(first.name, r.w));
    const float by_width = std::max(0.0F, (r.w * 0.5F - px(13) - label) / across);
    const float foot = foot_of(web, r, chart, by_width);
    const float by_height = (r.h - top - foot) / (1 + below);
    web.radius = std::floor(std::max(0.0F, std::min({by_width, by_height, px(200)})));
    const float spare = std::max(0.0F, r.h - top - foot - web.radius * (1 + below));
    web.centre = {std::round(r.mid_x()), std::round(r.y + spare * 0.5F + top + web.radius)};
    return web;
}

} // namespace

int axis_chart(const char* name, const Rect& r, const AxisChart& chart) {
    if (chart.axes.size() < 3) {
        return -1;
    }
    const Web web = web_of(r, chart);
    if (visible(r) && web.radius > 0) {
        const auto of = [](EvidenceKind kind) {
            return [kind](const app::RadarAxis& axis) -> const app::Estimate& { return shown(axis, kind); };
        };
        draw_web(web, chart.selected);
        draw_shown(web, chart, outline_of(web, chart, "practice", of(EvidenceKind::practice)),
                   outline_of(web, chart, "assessed", of(EvidenceKind::assessment)));
        draw_ring_numbers(web);
    }
    int pressed = -1;
    for (std::size_t i = 0; i < web.count; ++i) {
        const app::RadarAxis& axis = chart.axes[i];
        const Label label = place_label(web, r, chart, i);
        const bool selected = static_cast<int>(i) == chart.selected;
        const Hit hit = interact(Name("{}.{}", name, i), hit_box(label, axis),
                                 {.kind = WidgetKind::chart,
                                  .on = selected,
                                  .tab_stop = false,
                                  .label = axis.name,
                                  .tooltip = axis.about.c_str(),
                                  .ring_radius = fpx(4)});
        if (hit.visible) {
            draw_label(label, axis, chart.kind, hit.hovered || selected);
        }
        pressed = hit.pressed ? static_cast<int>(i) : pressed;
    }
    return pressed;
}

} // namespace mq::ui::radar_page
