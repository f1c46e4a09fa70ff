#include "ui/screens/radar_screen_parts.h"

#include <algorithm>

namespace mq::ui::radar_page {
namespace {

RadarPoint point_of(const app::Estimate& estimate) {
    if (estimate.none()) {
        return {};
    }
    return {static_cast<float>(estimate.mean), static_cast<float>(estimate.low),
            static_cast<float>(estimate.high), estimate.thin()};
}

} // namespace

AxisChart::AxisChart(const View& view) {
    const RadarCache& cache = view.ui.cache;
    axis_count = std::min(view.radar.axes.size(), radar_most_axes);
    for (std::size_t i = 0; i < axis_count; ++i) {
        axes[i] = {view.radar.axes[i].name, view.radar.axes[i].about.c_str()};
    }
    const bool practice = view.practice();
    const bool before = practice ? cache.any_before : cache.any_assessed_before;
    add(view, RadarLook::past, false, practice ? &app::RadarAxis::practice_30 : &app::RadarAxis::assessed_30);
    add_target(view);
    if (practice) { // the kind that is shown lies on top
        add(view, RadarLook::solid, false, &app::RadarAxis::assessed);
        add(view, RadarLook::dashed, true, &app::RadarAxis::practice);
    } else {
        add(view, RadarLook::dashed, false, &app::RadarAxis::practice);
        add(view, RadarLook::solid, true, &app::RadarAxis::assessed);
    }
    add_key(cache.any_practice, RadarLook::dashed, "radar.legend.practice", practice);
    add_key(cache.any_assessed, RadarLook::solid, "radar.legend.assessed", !practice);
    add_key(practice ? cache.any_practice : cache.any_assessed, RadarLook::range, "radar.legend.range");
    add_key(before, RadarLook::past, "radar.legend.before");
    add_key(shapes[1].look == RadarLook::target, RadarLook::target, "radar.legend.target");
}

void AxisChart::add_target(const View& view) {
    bool any = false;
    auto& of = points[shape_count];
    for (std::size_t i = 0; i < axis_count; ++i) {
        const int target = view.radar.axes[i].target;
        of[i] = {};
        of[i].value = target > 0 ? static_cast<float>(target) : no_value;
        any = any || target > 0;
    }
    if (any) {
        shapes[shape_count++] = {RadarLook::target, {of.data(), axis_count}, false};
    }
}

void AxisChart::add(const View& view, RadarLook look, bool front, app::Estimate app::RadarAxis::*estimate) {
    auto& of = points[shape_count];
    for (std::size_t i = 0; i < axis_count; ++i) {
        of[i] = point_of(view.radar.axes[i].*estimate);
    }
    shapes[shape_count++] = {look, {of.data(), axis_count}, front};
}

void AxisChart::add_key(bool drawn, RadarLook look, const char* key, bool front) {
    if (drawn) {
        keys[key_count++] = {look, t(key), front};
    }
}

int axis_chart(const View& view, const Rect& r, const AxisChart& chart) {
    return radar("radar.axis", r,
                 {.axes = {chart.axes.data(), chart.axis_count},
                  .shapes = {chart.shapes.data(), chart.shape_count},
                  .selected = view.ui.axis,
                  .thin_text = t("radar.thin"),
                  .none_text = t("radar.nothing"),
                  .tab_stops = false}); // the table beside it is the keyboard's
}

} // namespace mq::ui::radar_page
