#include "ui/charts.h"
#include "ui/i18n.h"

#include <array>
#include <cmath>

namespace mq::ui {
namespace {

constexpr std::size_t most_points = 64;

struct Plot {
    Rect area;   // the lines of the zones: 100 at the top, 0 at the bottom
    float first; // x of the start
    float pitch; // from one decision to the next

    [[nodiscard]] float x(std::size_t step) const { return first + pitch * static_cast<float>(step); }
    [[nodiscard]] float y(float mood) const {
        return area.bottom() - area.h * std::min(std::max(mood, 0.0F), 100.0F) / 100;
    }
    [[nodiscard]] Rect column(std::size_t step, float width) const {
        return {std::round(x(step) - width * 0.5F), area.y, std::round(width), area.h + px(24)};
    }
};

Plot plot_of(const Rect& r, const MoodCurve& curve) {
    float names = 0;
    for (const std::string_view zone : curve.zones) {
        names = std::max(names, text_width(zone, type::meta));
    }
    Plot p;
    const float left = std::round(r.x + std::ceil(names) + px(18));
    p.area = {left, r.y + px(8), r.right() - left, r.h - px(8) - px(24)};
    p.first = p.area.x + px(10);
    const auto steps = static_cast<float>(std::max<std::size_t>(curve.points.size(), 1));
    p.pitch = (p.area.right() - px(26) - p.first) / steps;
    return p;
}

void draw_zones(const Rect& r, const Plot& p, const MoodCurve& curve) {
    const float zone_height = p.area.h / 5;
    for (int i = 0; i <= 5; ++i) {
        const float y = std::round(p.area.bottom() - zone_height * static_cast<float>(i));
        horizontal(p.area.x, y, p.area.w, theme().border);
        if (i == 5) {
            break;
        }
        const auto zone = static_cast<std::size_t>(i);
        const Rect strip{p.area.x - px(8), std::round(y - zone_height) + px(1), px(4),
                         std::round(zone_height) - px(2)};
        fill(strip, theme().moods[zone], fpx(2));
        if (zone < curve.zones.size()) {
            text_in({r.x, y - zone_height, strip.x - px(8) - r.x, zone_height}, curve.zones[zone], type::meta,
                    theme().text2, Align::right);
        }
    }
}

void draw_line(const Plot& p, const MoodCurve& curve) {
    std::array<ImVec2, most_points + 1> path;
    path[0] = {p.first, p.y(curve.start)};
    const std::size_t count = std::min(curve.points.size(), most_points);
    for (std::size_t i = 0; i < count; ++i) {
        path[i + 1] = {p.x(i + 1), p.y(curve.points[i].mood)};
    }
    polyline({path.data(), count + 1}, theme().text2, fpx(2.5F));
    disc(path[0], fpx(5.5F), theme().surface);
    ring(path[0], fpx(5.5F), theme().text2, fpx(2));
}

void draw_point(const Plot& p, const MoodCurve& curve, std::size_t i, const Hit& hit) {
    const bool selected = static_cast<int>(i) == curve.selected;
    const MoodPoint& point = curve.points[i];
    const ImVec2 centre{p.x(i + 1), p.y(point.mood)};
    const float before = i == 0 ? curve.start : curve.points[i - 1].mood;
    const float radius = fpx(hit.hovered ? 8.5F : 7.5F);
    disc(centre, radius + fpx(2), theme().surface);
    verdict_mark(centre, radius, point.verdict);
    const Number change(static_cast<double>(point.mood - before), 0, Sign::always);
    text_in({centre.x - px(24), centre.y - radius - px(20), px(48), px(18)}, change, type::caption_strong,
            theme().text2, Align::centre);
    const Buf<8> number("{}", i + 1);
    text_in({centre.x - px(24), p.area.bottom() + px(4), px(48), px(20)}, number,
            selected ? type::meta_bold : type::meta, selected ? theme().text : theme().text2, Align::centre);
}

int step_by_keys(const char* name, const MoodCurve& curve) {
    const auto count = static_cast<int>(curve.points.size());
    if (count == 0) {
        return -1;
    }
    const bool left = claimed_key(ImGuiKey_LeftArrow, name);
    const bool right = claimed_key(ImGuiKey_RightArrow, name);
    if (left && curve.selected > 0) {
        return curve.selected - 1;
    }
    return right && curve.selected + 1 < count ? curve.selected + 1 : -1;
}

} // namespace

int mood_curve(const char* name, const Rect& r, const MoodCurve& curve) {
    const Plot p = plot_of(r, curve);
    int chosen = step_by_keys(name, curve);
    const std::size_t count = std::min(curve.points.size(), most_points);
    draw_zones(r, p, curve);
    std::array<Hit, most_points> hits;
    for (std::size_t i = 0; i < count; ++i) {
        const Rect column = p.column(i + 1, std::min(p.pitch, px(60)));
        const bool selected = static_cast<int>(i) == curve.selected;
        hits[i] = interact(Name("{}.{}", name, i + 1), column,
                           {.kind = WidgetKind::chart,
                            .on = selected,
                            .tooltip = curve.points[i].tooltip,
                            .ring_radius = fpx(6)});
        if (selected || hits[i].hovered) {
            fill(column, with_alpha(theme().accent, selected ? 0.08F : 0.04F), fpx(6));
        }
        chosen = hits[i].pressed ? static_cast<int>(i) : chosen;
    }
    if (!visible(r)) {
        return chosen;
    }
    draw_line(p, curve);
    for (std::size_t i = 0; i < count; ++i) {
        draw_point(p, curve, i, hits[i]);
    }
    const float width = text_width(curve.start_label, type::meta);
    const float left = std::min(p.first - width * 0.5F, p.x(1) - px(24) - width);
    text_in({std::max(r.x, left), p.area.bottom() + px(4), width + 1, px(20)}, curve.start_label, type::meta,
            theme().text2);
    return chosen;
}

} // namespace mq::ui
