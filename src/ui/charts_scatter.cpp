// One point a person: how much was done against what came of it.

#include "ui/charts_team.h"
#include "ui/i18n.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr std::size_t discs_up_to = 800; // more are drawn as squares of four corners each
constexpr float reach = 14;              // design px from the mouse to its point

struct Axes {
    Rect plot;
    int most_x = 1;
    float top = 0.5F; // the y axis goes from −top to top: nothing changed lies in its middle

    [[nodiscard]] ImVec2 at(const ScatterPoint& p) const {
        return {plot.x + plot.w * static_cast<float>(p.x) / static_cast<float>(most_x),
                plot.mid_y() - plot.h * 0.5F * std::clamp(p.y / top, -1.0F, 1.0F)};
    }
};

/// The next of 5, 10, 20, 50, 100, 200 …
int round_up(int n) {
    for (int unit = 10; unit < 1'000'000; unit *= 10) {
        for (const int step : {unit / 2, unit, unit * 2}) {
            if (step >= n) {
                return step;
            }
        }
    }
    return n;
}

Axes axes_of(const Rect& r, std::span<const ScatterPoint> points) {
    Axes a;
    a.plot = {r.x + px(38), r.y + px(32), r.w - px(38) - px(12), r.h - px(32) - px(44)};
    int most = 1;
    float high = 0.25F;
    for (const ScatterPoint& p : points) {
        most = std::max(most, p.x);
        high = std::max(high, std::abs(p.y));
    }
    a.most_x = round_up(most);
    a.top = std::min(std::ceil(high * 2.0F) * 0.5F, 4.0F);
    return a;
}

void draw_axes(const Rect& r, const Axes& a, const Scatter& data) {
    for (const float y : {a.top, 0.0F, -a.top}) {
        const float at = std::round(a.at({0, y}).y);
        horizontal(a.plot.x, at, a.plot.w, y == 0.0F ? theme().border2 : theme().border);
        text_in(
            {r.x, at - px(9), px(32), px(18)},
            Number(static_cast<double>(y), y == 0.0F ? 0 : 1, y == 0.0F ? Sign::only_minus : Sign::always),
            type::caption, theme().text2, Align::right);
    }
    for (const int part : {0, 1, 2}) {
        const int n = a.most_x * part / 2;
        const Rect box{a.at({n, 0}).x - px(24), a.plot.bottom() + px(4), px(48), px(16)};
        text_in(box, Buf<16>("{}", n), type::caption, theme().text2, Align::centre);
    }
    text_in({r.x, r.y, r.w, px(18)}, data.y_label, type::caption, theme().text3);
    text_in({a.plot.x, r.bottom() - px(20), a.plot.w, px(18)}, data.x_label, type::caption, theme().text3,
            Align::right);
}

void draw_discs(const Axes& a, std::span<const ScatterPoint> points) {
    const Colour ink = with_alpha(theme().accent, 0.75F);
    for (const ScatterPoint& p : points) {
        const ImVec2 at = a.at(p);
        disc(at, fpx(6), theme().surface);
        disc(at, fpx(5), ink);
    }
}

/// Thousands in one go: as fills of their own they would be most of the frame.
void draw_squares(const Axes& a, std::span<const ScatterPoint> points) {
    constexpr std::size_t at_a_time = 512; // ImGui numbers 16,000 of them in one list of vertices
    const Colour ink = with_alpha(theme().accent, 0.45F);
    const float half = px(2);
    const float side = px(4);
    ImDrawList& to = *ImGui::GetWindowDrawList();
    while (!points.empty()) {
        const auto now = points.first(std::min(points.size(), at_a_time));
        to.PrimReserve(static_cast<int>(now.size() * 6), static_cast<int>(now.size() * 4));
        for (const ScatterPoint& p : now) {
            const ImVec2 at = a.at(p);
            const ImVec2 corner{std::round(at.x) - half, std::round(at.y) - half};
            to.PrimRect(corner, {corner.x + side, corner.y + side}, ink);
        }
        points = points.subspan(now.size());
    }
}

int nearest(const Axes& a, std::span<const ScatterPoint> points, ImVec2 mouse) {
    int best = -1;
    float least = px(reach) * px(reach);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const ImVec2 at = a.at(points[i]);
        const float dx = at.x - mouse.x;
        const float dy = at.y - mouse.y;
        if (const float away = dx * dx + dy * dy; away < least) {
            least = away;
            best = static_cast<int>(i);
        }
    }
    return best;
}

void walk(const char* name, std::size_t count, int& walked) {
    const auto last = static_cast<int>(count) - 1;
    if (walked < 0) {
        walked = 0;
    }
    if (claimed_key(ImGuiKey_RightArrow, name)) {
        walked = std::min(last, walked + 1);
    }
    if (claimed_key(ImGuiKey_LeftArrow, name)) {
        walked = std::max(0, walked - 1);
    }
    walked = std::min(walked, last);
}

} // namespace

ScatterHit scatter(const char* name, const Rect& r, const Scatter& data, int& walked) {
    const Hit hit = interact(name, r, {.kind = WidgetKind::chart, .label = data.y_label, .ring_radius = 8});
    ScatterHit found;
    if (!hit.visible || data.points.empty()) {
        return found;
    }
    const Axes a = axes_of(r, data.points);
    draw_axes(r, a, data);
    if (data.points.size() > discs_up_to) {
        draw_squares(a, data.points);
    } else {
        draw_discs(a, data.points);
    }
    if (hit.focused) {
        walk(name, data.points.size(), walked);
        found.hovered = walked;
    }
    if (hit.hovered && !hit.focused) {
        found.hovered = nearest(a, data.points, ImGui::GetIO().MousePos);
    }
    if (found.hovered >= 0) {
        found.at = a.at(data.points[static_cast<std::size_t>(found.hovered)]);
        disc(found.at, fpx(9), theme().surface);
        disc(found.at, fpx(7), theme().accent);
    }
    found.pressed = hit.pressed && found.hovered >= 0;
    return found;
}

} // namespace mq::ui
