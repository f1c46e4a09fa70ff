#include "ui/charts_radar_parts.h"
#include "ui/text_layout.h"

#include <array>
#include <cmath>
#include <numbers>

namespace mq::ui::radar_parts {
namespace {

constexpr float pi = std::numbers::pi_v<float>;
constexpr float most_lines = 4; ///< of a name beside its vertex
constexpr float beside = 0.8F;  ///< from this share of the radius to the side a label takes width off the web
constexpr float label_gap = 13; ///< design px between vertex and label

float number_line() {
    return face_of(type::body_strong).step;
}

float name_height(std::string_view name, float width) {
    return std::min(wrapped_height(name, type::small_strong, width),
                    most_lines * face_of(type::small_strong).step);
}

float one_line_width(const Radar& data, std::size_t axis) {
    const LabelNumber number(data, axis);
    return std::ceil(text_width(data.axes[axis].label, type::small_strong) + px(6) +
                     text_width(number.text, number.type)) +
           px(2);
}

bool fits_one_line(const Radar& data, std::size_t axis, float room) {
    return data.axes[axis].label.find('\n') == std::string_view::npos && one_line_width(data, axis) <= room;
}

float upright_height(const Radar& data, std::size_t axis, float room) {
    return number_line() + (fits_one_line(data, axis, room) ? 0 : name_height(data.axes[axis].label, room));
}

// What a label beside its vertex asks for: its own line breaks, or two lines.
float wanted_width(std::string_view label) {
    const bool broken = label.find('\n') != std::string_view::npos;
    const float whole = layout_of(label, face_of(type::small_strong), 1e5F).width;
    return std::ceil(broken ? whole : whole * 0.62F) + 2;
}

// What the names under the lowest vertices take, in a web of this radius or smaller.
float foot_of(const Web& web, const Rect& r, const Radar& data, float radius) {
    float foot = px(10);
    for (std::size_t i = 0; i < web.count; ++i) {
        const ImVec2 d = web.direction(i);
        if (d.y < 0.5F) {
            continue;
        }
        if (web.upright(i)) {
            foot = std::max(foot, px(6) + upright_height(data, i, r.w));
            continue;
        }
        const float room = r.w * 0.5F - std::abs(d.x) * radius - px(label_gap);
        const float above_rim = (1 - d.y) * radius; // the lowest vertex may be another one
        foot = std::max(foot, name_height(data.axes[i].label, room) + number_line() - px(4) - above_rim);
    }
    return foot;
}

RadarPoint front_point(const Radar& data, std::size_t axis) {
    for (const RadarShape& shape : data.shapes) {
        if (shape.front) {
            return point_of(shape, axis);
        }
    }
    return {};
}

struct Extent {
    float label = 0;     ///< width that labels at the sides want
    float across = 0.2F; ///< how far vertices with a label beside them reach, in radii
    float below = 0;     ///< how far the lowest vertex reaches, in radii
};

Extent extent_of(const Web& web, const Rect& r, const Radar& data) {
    Extent e{px(64), 0.2F, 0};
    for (std::size_t i = 0; i < web.count; ++i) {
        const ImVec2 d = web.direction(i);
        e.across = std::max(e.across, std::abs(d.x));
        e.below = std::max(e.below, d.y);
        if (std::abs(d.x) > beside) { // the others have room above and below the web
            e.label = std::max(e.label, std::min(wanted_width(data.axes[i].label), r.w * 0.24F));
        }
    }
    return e;
}

} // namespace

ImVec2 Web::direction(std::size_t axis) const {
    const float angle = 2 * pi * static_cast<float>(axis) / static_cast<float>(count) - pi / 2;
    return {std::cos(angle), std::sin(angle)};
}

ImVec2 Web::at(std::size_t axis, float value) const {
    const float length = radius * std::min(std::max(value, 0.0F), most) / most;
    const ImVec2 d = direction(axis);
    return {centre.x + d.x * length, centre.y + d.y * length};
}

RadarPoint point_of(const RadarShape& shape, std::size_t axis) {
    return axis < shape.points.size() ? shape.points[axis] : RadarPoint{};
}

LabelNumber::LabelNumber(const Radar& data, std::size_t axis)
    : value("{}{}", std::string_view(Number(front_point(data, axis).value, data.scale.decimals)),
            data.scale.unit),
      ink(theme().accent_ink) {
    const RadarPoint point = front_point(data, axis);
    if (std::isnan(point.value) || point.thin) {
        text = std::isnan(point.value) ? data.none_text : data.thin_text;
        type = type::meta_strong;
        ink = std::isnan(point.value) ? theme().text3 : theme().warn.ink;
        return;
    }
    text = value;
}

Web web_of(const Rect& r, const Radar& data) {
    Web web;
    web.count = std::min(data.axes.size(), radar_most_axes);
    web.most = data.scale.most;
    const Extent e = extent_of(web, r, data);
    const float top = px(8) + upright_height(data, 0, r.w);
    const float by_width = std::max(0.0F, (r.w * 0.5F - px(label_gap) - e.label) / e.across);
    const float foot = foot_of(web, r, data, by_width);
    const float by_height = (r.h - top - foot) / (1 + e.below);
    web.radius = std::floor(std::max(0.0F, std::min({by_width, by_height, px(200)})));
    const float spare = std::max(0.0F, r.h - top - foot - web.radius * (1 + e.below));
    web.centre = {std::round(r.mid_x()), std::round(r.y + spare * 0.5F + top + web.radius)};
    return web;
}

Label place_label(const Web& web, const Rect& r, const Radar& data, std::size_t axis) {
    const ImVec2 d = web.direction(axis);
    const ImVec2 tip = web.at(axis, web.most);
    if (web.upright(axis)) {
        const bool fits = fits_one_line(data, axis, r.w);
        const float width = fits ? one_line_width(data, axis) : r.w;
        const float height = upright_height(data, axis, r.w);
        const float y = d.y < 0 ? tip.y - px(8) - height : tip.y + px(6);
        return {{std::round(tip.x - width * 0.5F), std::round(y), width, height}, Align::centre, fits};
    }
    const bool right = d.x > 0;
    const float x = right ? tip.x + px(label_gap) : r.x;
    const float width = right ? r.right() - x : tip.x - px(label_gap) - r.x;
    const float height = name_height(data.axes[axis].label, width) + number_line();
    float y = d.y > 0.5F ? tip.y - px(12) : tip.y - height * 0.42F;
    const std::size_t lowest = web.count / 2;
    if (d.y > 0 && web.upright(lowest)) { // stays above the name under the web
        y = std::min(y, web.at(lowest, web.most).y - height);
    }
    return {{std::round(x), std::round(y), width, height}, right ? Align::left : Align::right, false};
}

Rect hit_box(const Label& label, const RadarAxis& axis) {
    if (label.one_line) {
        return label.box;
    }
    const float text = std::ceil(wrapped_size(axis.label, type::small_strong, label.box.w).x);
    const float width = std::min(label.box.w, std::max(text, px(60)));
    const float spare = label.box.w - width;
    const float left = label.align == Align::right ? spare : label.align == Align::centre ? spare * 0.5F : 0;
    return {label.box.x + left, label.box.y, width, label.box.h};
}

void draw_label(const Label& label, const Radar& data, std::size_t axis, bool lit) {
    const LabelNumber number(data, axis);
    const Colour ink = lit ? theme().accent_ink : theme().text;
    const std::string_view name = data.axes[axis].label;
    if (label.one_line) {
        const std::array pieces = {Piece{name, type::small_strong, ink, 0},
                                   Piece{number.text, number.type, number.ink, px(6)}};
        pieces_in(label.box, pieces, Align::centre);
        return;
    }
    const float height = wrapped_lines(label.box.min(), label.box.w, static_cast<int>(most_lines), name,
                                       type::small_strong, ink, label.align);
    text_in({label.box.x, label.box.y + height, label.box.w, number_line()}, number.text, number.type,
            number.ink, label.align);
}

} // namespace mq::ui::radar_parts
