#include "report/person_parts.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace mq::report {
namespace {

using Points = std::vector<std::pair<float, float>>;

constexpr int levels = 5;
const Ink band = ink(0xD9DCF3);
const Ink data = ink(0x4450B8);
const Style small{.size = 7.0F, .ink = inks::text3, .leading = 1.25F};

/// Where things of the radar lie: level 0 in the middle, 5 at the rim.
class Web {
public:
    Web(const Rect& room, std::size_t axes)
        : x_(room.x + room.width / 2.0F),
          y_(room.y + room.height / 2.0F + 4.0F),
          radius_(std::min(room.width / 2.0F - 96.0F, room.height / 2.0F - 34.0F)),
          axes_(axes) {}

    [[nodiscard]] double angle(std::size_t axis) const {
        return 2.0 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(axes_);
    }
    [[nodiscard]] std::pair<float, float> at(std::size_t axis, double level, float beyond = 0.0F) const {
        const double away =
            static_cast<double>(radius_) * std::clamp(level, 0.0, 5.0) / levels + static_cast<double>(beyond);
        return {x_ + static_cast<float>(away * std::sin(angle(axis))),
                y_ - static_cast<float>(away * std::cos(angle(axis)))};
    }
    [[nodiscard]] std::size_t axes() const { return axes_; }

private:
    float x_;
    float y_;
    float radius_;
    std::size_t axes_;
};

template <class Level>
Points ring(const Web& web, const Level& level) {
    Points out;
    for (std::size_t i = 0; i < web.axes(); ++i)
        out.push_back(web.at(i, level(i)));
    return out;
}

void put_web(Canvas& canvas, const Web& web) {
    for (int level = 1; level <= levels; ++level)
        canvas.polygon(ring(web, [&](std::size_t) { return level; }),
                       {.stroke = inks::rule, .thickness = level == levels ? 0.8F : 0.5F});
    for (std::size_t i = 0; i < web.axes(); ++i) {
        const auto [x0, y0] = web.at(i, 0.0);
        const auto [x1, y1] = web.at(i, levels);
        canvas.line(x0, y0, x1, y1, inks::rule, 0.5F);
    }
}

/// Beside the first axis; drawn last, so that nothing covers them.
void put_scale(Canvas& canvas, const Web& web) {
    for (int level = 1; level <= levels; ++level) {
        const auto [x, y] = web.at(0, level);
        canvas.text(x + 5.0F, y - 4.5F, small, fmt::format("{}", level));
    }
}

/// Two lines at most, set so that they lie outside of the web.
void put_name(Canvas& canvas, const Web& web, std::size_t axis, const PersonReport& report) {
    const PersonAxis& about = report.axes[axis];
    const Style name{.size = 8.2F, .face = Face::semibold, .leading = 1.25F};
    const bool none = about.estimate.stimuli == 0;
    const Style figure{.size = 8.2F, .face = Face::bold, .ink = none ? inks::text3 : data, .leading = 1.25F};
    auto lines = canvas.fit(name, 90.0F, about.name, 2);
    const std::string value =
        none ? report.words.get("person_report.none") : report.words.number(about.estimate.mean);
    const double side = std::sin(web.angle(axis));
    const double height = std::cos(web.angle(axis));
    const auto [x, y] = web.at(axis, levels, 7.0F);
    const float tall = name.line() * static_cast<float>(lines.size() + 1);
    float top = y - tall * static_cast<float>(0.5 + 0.5 * height);
    lines.push_back(value);
    for (const std::string& line : lines) {
        const Style& style = &line == &lines.back() ? figure : name;
        const float wide = canvas.width(style, line);
        const float left = std::abs(side) < 0.05 ? x - wide / 2.0F : side > 0 ? x : x - wide;
        canvas.text(left, top, style, line);
        top += style.line();
    }
}

void put_key(Canvas& canvas, float x, float y, const PersonReport& report) {
    const Style style{.size = 7.5F, .ink = inks::text2};
    const float middle = y + style.line() / 2.0F;
    const auto word = [&](const char* key) {
        canvas.text(x + 20.0F, y, style, report.words.get(key));
        x += 32.0F + canvas.width(style, report.words.get(key));
    };
    canvas.line(x, middle, x + 15.0F, middle, data, 1.6F);
    canvas.circle(x + 7.5F, middle, 2.2F, {.fill = data});
    word("person_report.now");
    canvas.box({x, middle - 3.0F, 15.0F, 6.0F}, {.fill = band});
    word("person_report.range_80");
    canvas.polygon({{x, middle}, {x + 15.0F, middle}},
                   {.stroke = inks::text2, .thickness = 0.9F, .dashed = true});
    word("person_report.before_30");
    if (std::ranges::none_of(report.axes, [](const PersonAxis& a) { return a.target > 0; }))
        return;
    canvas.line(x, middle, x + 15.0F, middle, inks::text, 0.8F);
    canvas.polygon(
        {{x + 4.9F, middle}, {x + 7.5F, middle - 2.6F}, {x + 10.1F, middle}, {x + 7.5F, middle + 2.6F}},
        {.fill = inks::white, .stroke = inks::text, .thickness = 0.8F});
    word("person_report.target");
}

void put_diamond(Canvas& canvas, std::pair<float, float> at) {
    const auto [x, y] = at;
    canvas.polygon({{x - 2.8F, y}, {x, y - 2.8F}, {x + 2.8F, y}, {x, y + 2.8F}},
                   {.fill = inks::white, .stroke = inks::text, .thickness = 0.8F});
}

/// The polygon is closed only where every axis has evidence; else neighbours that have some are joined.
template <class Level>
void put_outline(Canvas& canvas, const Web& web, const Level& level, Ink ink, float thickness, bool dashed) {
    for (std::size_t i = 0; i < web.axes(); ++i) {
        const std::size_t next = (i + 1) % web.axes();
        if (level(i) && level(next))
            canvas.polygon({web.at(i, *level(i)), web.at(next, *level(next))},
                           {.stroke = ink, .thickness = thickness, .dashed = dashed});
    }
}

} // namespace

void put_radar(Canvas& canvas, const Rect& room, const PersonReport& report) {
    const Web web(room, report.axes.size());
    const auto known = [&](std::size_t i) { return report.axes[i].estimate.stimuli > 0; };
    const bool all =
        std::ranges::all_of(report.axes, [](const PersonAxis& a) { return a.estimate.stimuli > 0; });
    if (all)
        canvas.polygon(ring(web, [&](std::size_t i) { return report.axes[i].estimate.high; }), {.fill = band},
                       ring(web, [&](std::size_t i) { return report.axes[i].estimate.low; }));
    put_web(canvas, web);
    if (!all)
        for (std::size_t i = 0; i < web.axes(); ++i)
            if (known(i)) {
                const auto [x0, y0] = web.at(i, report.axes[i].estimate.low);
                const auto [x1, y1] = web.at(i, report.axes[i].estimate.high);
                canvas.line(x0, y0, x1, y1, band, 6.0F);
            }
    using Level = std::optional<double>;
    put_outline(
        canvas, web, [&](std::size_t i) { return report.axes[i].before; }, inks::text2, 0.9F, true);
    const auto target = [&](std::size_t i) {
        return report.axes[i].target > 0 ? Level(report.axes[i].target) : Level();
    };
    put_outline(canvas, web, target, inks::text, 0.8F, false);
    const auto mean = [&](std::size_t i) { return known(i) ? Level(report.axes[i].estimate.mean) : Level(); };
    put_outline(canvas, web, mean, data, 1.6F, false);
    for (std::size_t i = 0; i < web.axes(); ++i) {
        if (target(i))
            put_diamond(canvas, web.at(i, *target(i)));
        if (!known(i))
            continue;
        const auto [x, y] = web.at(i, *mean(i));
        const bool thin = report.axes[i].estimate.thin;
        canvas.circle(x, y, 2.7F, {.fill = thin ? inks::white : data, .stroke = data, .thickness = 1.0F});
    }
    put_scale(canvas, web);
    for (std::size_t i = 0; i < web.axes(); ++i)
        put_name(canvas, web, i, report);
    put_key(canvas, room.x, room.y + room.height - 4.0F, report);
}

void put_trend(Canvas& canvas, const Rect& room, const PersonReport& report) {
    constexpr float names = 62.0F; // of the levels, at the left
    const float left = room.x + names;
    const float right = room.x + room.width - 14.0F;
    const float bottom = room.y + room.height - 16.0F;
    const auto y_of = [&](double level) {
        return bottom -
               (bottom - room.y - 4.0F) * static_cast<float>((std::clamp(level, 0.6, 5.4) - 0.6) / 4.8);
    };
    for (int level = 1; level <= levels; ++level) {
        canvas.line(left, y_of(level), right, y_of(level), inks::rule, 0.5F);
        const std::string name =
            fmt::format("{} {}", level, report.level_names.at(static_cast<std::size_t>(level - 1)));
        canvas.text(room.x, y_of(level) - small.line() / 2.0F, small,
                    canvas.fit(small, names - 6.0F, name).front());
    }
    const int first = report.trend.front().day;
    const int days = std::max(1, report.trend.back().day - first);
    const auto x_of = [&](const TrendPoint& point) {
        return left + 6.0F +
               (right - left - 12.0F) * static_cast<float>(point.day - first) / static_cast<float>(days);
    };
    Points area;
    Points line;
    for (const TrendPoint& point : report.trend) {
        area.emplace_back(x_of(point), y_of(point.overall.high));
        line.emplace_back(x_of(point), y_of(point.overall.mean));
    }
    for (auto point = report.trend.rbegin(); point != report.trend.rend(); ++point)
        area.emplace_back(x_of(*point), y_of(point->overall.low));
    canvas.polygon(area, {.fill = band});
    if (report.target > 0)
        canvas.line(left, y_of(report.target), right, y_of(report.target), inks::text, 0.9F);
    canvas.polyline(line, data, 1.6F);
    float free_before = page_width;
    for (std::size_t i = report.trend.size(); i-- > 0;) { // from the last on, which must have its label
        canvas.circle(line[i].first, line[i].second, 2.2F, {.fill = data});
        const std::string& label = report.trend[i].label;
        const float wide = canvas.width(small, label);
        const float x = std::min(line[i].first - wide / 2.0F, right + 12.0F - wide);
        if (x + wide + 6.0F > free_before)
            continue; // labels may not touch
        canvas.text(x, bottom + 5.0F, small, label);
        free_before = x;
    }
}

} // namespace mq::report
