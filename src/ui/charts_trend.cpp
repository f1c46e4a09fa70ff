#include "ui/charts.h"
#include "ui/i18n.h"

#include <array>
#include <cmath>

namespace mq::ui {
namespace {

constexpr std::size_t most_points = 120;

struct Plot {
    Rect area; // the highest value at the top
    double from = 0, span = 1;
    float lowest = 1, highest = 5;

    [[nodiscard]] float x(double day) const {
        return area.x + (area.w - px(19)) * static_cast<float>((day - from) / span);
    }
    [[nodiscard]] float y(float level) const {
        return area.bottom() - area.h * (std::clamp(level, lowest, highest) - lowest) / (highest - lowest);
    }
};

Plot plot_of(const Rect& r, const Trend& data) {
    float names = 0;
    for (const std::string_view level : data.levels) {
        names = std::max(names, text_width(level, type::meta));
    }
    Plot p;
    const float left = std::round(r.x + std::ceil(names) + px(10));
    p.area = {left, r.y + px(12), r.right() - left, r.h - px(12) - px(30)};
    p.lowest = data.lowest;
    p.highest = std::max(data.highest, data.lowest + 1e-3F);
    if (!data.points.empty()) {
        p.from = data.points.front().day;
        p.span = std::max(1e-6, data.points.back().day - p.from);
    }
    return p;
}

void draw_levels(const Rect& r, const Plot& p, const Trend& data) {
    const std::size_t count = data.levels.size();
    for (std::size_t i = 0; i < count; ++i) {
        const float part = count < 2 ? 0 : static_cast<float>(i) / static_cast<float>(count - 1);
        const float y = std::round(p.y(p.lowest + (p.highest - p.lowest) * part));
        horizontal(p.area.x, y, p.area.w, theme().border);
        text_in({r.x, y - px(10), p.area.x - px(10) - r.x, px(20)}, data.levels[i], type::meta, theme().text2,
                Align::right);
    }
}

// Stretches of neighbours that all have a range.
void draw_band(const Plot& p, std::span<const TrendPoint> points) {
    std::array<ImVec2, most_points> upper;
    std::array<ImVec2, most_points> lower;
    std::size_t count = 0;
    const auto finish = [&] {
        band({upper.data(), count}, {lower.data(), count}, with_alpha(theme().accent, 0.18F));
        count = 0;
    };
    for (const TrendPoint& point : points) {
        if (std::isnan(point.low) || std::isnan(point.high)) {
            finish();
            continue;
        }
        upper[count] = {p.x(point.day), p.y(point.high)};
        lower[count] = {p.x(point.day), p.y(point.low)};
        ++count;
    }
    finish();
}

void draw_target(const Plot& p, const Trend& data) {
    if (std::isnan(data.target)) {
        return;
    }
    const float y = std::round(p.y(data.target)) + 0.5F;
    line({p.area.x, y}, {p.area.right() - fpx(5), y}, theme().text, std::max(hairline(), fpx(1.5F)));
    diamond({p.area.right() - fpx(5), y}, fpx(5), theme().surface, theme().text, fpx(1.5F));
    text_in({p.area.x, y - px(22), p.area.w - px(18), px(20)}, data.target_label, type::caption,
            theme().text2, Align::right);
}

void draw_dots(const Plot& p, std::span<const TrendPoint> points) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        const TrendPoint& point = points[i];
        if (std::isnan(point.value)) {
            continue;
        }
        const ImVec2 centre{p.x(point.day), p.y(point.value)};
        const float radius = i + 1 == points.size() ? fpx(6) : fpx(4.5F);
        disc(centre, radius + fpx(1.5F), theme().surface);
        disc(centre, radius, theme().accent);
        const Rect target{centre.x - px(8), centre.y - px(8), px(16), px(16)};
        if (point.tooltip != nullptr && ImGui::IsWindowHovered() &&
            ImGui::IsMouseHoveringRect(target.min(), target.max())) {
            tooltip(point.tooltip);
        }
    }
}

void draw_last_value(const Plot& p, const TrendPoint& last) {
    if (std::isnan(last.value)) {
        return;
    }
    const Number value(last.value);
    const float width = std::ceil(text_width(value, type::body_strong)) + 1;
    const bool low = p.area.bottom() - p.y(last.value) < px(30); // no room below
    const float y = p.y(last.value) + (low ? -px(30) : px(8));
    const float x = std::min(p.x(last.day) - width * 0.5F, p.area.right() - width);
    text_in({x, y, width, px(22)}, value, type::body_strong, theme().accent_ink, Align::centre);
}

// The last and the first date always, the others where there is room.
void draw_dates(const Plot& p, std::span<const TrendPoint> points) {
    std::array<Rect, most_points> taken;
    std::size_t count = 0;
    const auto put = [&](const TrendPoint& point) {
        const float width = std::ceil(text_width(point.label, type::meta));
        const float left = std::min(p.x(point.day) - width * 0.5F, p.area.right() - width);
        const Rect box{std::round(left), p.area.bottom() + px(8), width, px(20)};
        for (std::size_t i = 0; i < count; ++i) {
            if (!overlap_of(taken[i].grown(px(5)), box).empty()) {
                return;
            }
        }
        taken[count++] = box;
        text_in(box.with_width(width + 1), point.label, type::meta, theme().text2);
    };
    put(points.back());
    if (points.size() > 1) {
        put(points.front());
    }
    for (std::size_t i = points.size() - 1; i > 1; --i) {
        put(points[i - 1]);
    }
}

} // namespace

void trend(const char* name, const Rect& r, const Trend& data) {
    if (registry().recording()) {
        registry().add_widget(name, WidgetKind::chart, r, ImGui::GetID(name), true).value =
            "trend"; // looked at
    }
    if (!visible(r)) {
        return;
    }
    const Plot p = plot_of(r, data);
    draw_levels(r, p, data);
    const auto points = data.points.last(std::min(data.points.size(), most_points));
    draw_band(p, points);
    draw_target(p, data);
    if (points.empty()) {
        return;
    }
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (!std::isnan(points[i - 1].value) && !std::isnan(points[i].value)) {
            line({p.x(points[i - 1].day), p.y(points[i - 1].value)},
                 {p.x(points[i].day), p.y(points[i].value)}, theme().accent, fpx(2.5F));
        }
    }
    draw_dots(p, points);
    draw_last_value(p, points.back());
    draw_dates(p, points);
}

void small_trend(const Rect& r, std::span<const TrendPoint> points, float most) {
    const auto shown = points.last(std::min(points.size(), most_points));
    if (shown.size() < 2 || !visible(r)) {
        return;
    }
    Plot p;
    p.area = r.inset(fpx(4), fpx(5));
    p.area.w += px(19); // the plot keeps that for the number at its last point
    p.from = shown.front().day;
    p.span = std::max(1e-6, shown.back().day - p.from);
    p.lowest = 0;
    p.highest = std::max(most, 1e-3F);
    horizontal(r.x, std::round(p.area.bottom()), r.w, theme().border);
    std::array<ImVec2, most_points> at;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        at[i] = {p.x(shown[i].day), p.y(shown[i].value)};
    }
    polyline({at.data(), shown.size()}, theme().text3, fpx(1.5F));
    disc(at[shown.size() - 1], fpx(3.5F), theme().accent);
}

void level_shares(const Rect& r, std::span<const Share> shares) {
    int total = 0;
    int pieces = 0;
    for (const Share& s : shares) {
        total += s.count;
        pieces += s.count > 0 ? 1 : 0;
    }
    if (total == 0) {
        return;
    }
    const float least = px(28); // so that the number of a small share can be read
    const float room = r.w - px(4) * static_cast<float>(pieces - 1) - least * static_cast<float>(pieces);
    float x = r.x;
    for (const Share& s : shares) {
        if (s.count == 0) {
            continue;
        }
        const float width =
            std::floor(least + room * static_cast<float>(s.count) / static_cast<float>(total));
        const Rect box{x, r.y, width, px(24)};
        if (s.level < 1) {
            dashed_border(box, theme().ctl, fpx(6));
        } else {
            fill(box, level_colour(s.level).fill, fpx(6));
        }
        const Buf<16> number("{}", s.count);
        text_in(box, number, type::meta_bold, s.level < 1 ? theme().text3 : level_colour(s.level).number,
                Align::centre);
        const float name_width = std::ceil(text_width(s.name, type::caption));
        text_in({box.mid_x() - name_width * 0.5F, box.bottom() + px(3), name_width + 1, px(18)}, s.name,
                type::caption, theme().text2);
        x += width + px(4);
    }
}

} // namespace mq::ui
