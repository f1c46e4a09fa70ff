#include "ui/screens/radar_screen_principles.h"

#include "ui/frame_wish.h"

#include <algorithm>
#include <array>

namespace mq::ui::radar_page {
namespace {

// ---- what is worked out once

void refresh(const View& view) {
    const app::Principles& model = view.radar.principles;
    PrinciplesUi& ui = view.ui.principles;
    PrinciplesCache& cache = ui.cache;
    ui.axis = std::clamp(ui.axis, 0, std::max(0, static_cast<int>(model.axes.size()) - 1));
    if (cache.revision == view.radar.revision && cache.decimal == decimal_mark()) {
        return;
    }
    cache.revision = view.radar.revision;
    cache.decimal = decimal_mark();
    const auto any = [&](auto&& has) { return std::any_of(model.axes.begin(), model.axes.end(), has); };
    cache.any_practice = any([](const app::PrincipleAxis& a) { return !a.practice.now.none(); });
    cache.any_assessed = any([](const app::PrincipleAxis& a) { return !a.assessed.now.none(); });
    cache.any_before = any([&](const app::PrincipleAxis& a) {
        return !(cache.any_assessed ? a.assessed : a.practice).before.none();
    });
    cache.tips.clear();
    for (const app::RatePoint& point : model.all.line) {
        const Text<192> tip("pitfalls.tip", fmt::arg("day", point.day),
                            fmt::arg("value", Number(point.per_ten).c_str()));
        cache.tips.emplace_back(std::string_view(tip));
    }
    cache.most_rate = 0;
    for (const app::MetPitfall& one : model.met) {
        for (const app::RatePoint& point : one.rate.line) {
            cache.most_rate = std::max(cache.most_rate, static_cast<float>(point.per_ten));
        }
    }
}

// ---- the radar

/// What the kit's radar is drawn from.
struct PrincipleChart {
    std::array<RadarAxis, radar_most_axes> axes{};
    std::array<std::array<RadarPoint, radar_most_axes>, 3> points{};
    std::array<RadarShape, 3> shapes{};
    std::array<RadarKey, 3> keys{};
    std::size_t axis_count = 0, shape_count = 0, key_count = 0;

    explicit PrincipleChart(const PrinciplesView& view) {
        const bool front = view.assessed_front();
        axis_count = std::min(view.model.axes.size(), radar_most_axes);
        for (std::size_t i = 0; i < axis_count; ++i) {
            axes[i] = {view.model.axes[i].label, view.model.axes[i].tip.c_str()};
        }
        const auto kind = front ? &app::PrincipleAxis::assessed : &app::PrincipleAxis::practice;
        add(view, RadarLook::past, false, kind, &app::PrincipleFigure::before);
        add(view, RadarLook::dashed, !front, &app::PrincipleAxis::practice, &app::PrincipleFigure::now);
        add(view, RadarLook::solid, front, &app::PrincipleAxis::assessed, &app::PrincipleFigure::now);
        add_key(view.ui.cache.any_practice, RadarLook::dashed, "radar.legend.practice", !front);
        add_key(view.ui.cache.any_assessed, RadarLook::solid, "radar.legend.assessed", front);
        add_key(view.ui.cache.any_before, RadarLook::past, "radar.legend.before", false);
    }
    PrincipleChart(const PrincipleChart&) = delete; // shapes look at the points
    PrincipleChart& operator=(const PrincipleChart&) = delete;
    [[nodiscard]] std::span<const RadarKey> legend() const { return {keys.data(), key_count}; }

private:
    void add(const PrinciplesView& view, RadarLook look, bool front,
             app::PrincipleFigure app::PrincipleAxis::*kind,
             app::PrincipleValue app::PrincipleFigure::*when) {
        auto& of = points[shape_count];
        for (std::size_t i = 0; i < axis_count; ++i) {
            const app::PrincipleValue& value = view.model.axes[i].*kind.*when;
            if (!value.none()) {
                of[i] = {.value = static_cast<float>(value.attainment * 100), .thin = value.thin()};
            }
        }
        shapes[shape_count++] = {look, {of.data(), axis_count}, front};
    }
    void add_key(bool drawn, RadarLook look, const char* key, bool front) {
        if (drawn) {
            keys[key_count++] = {look, t(key), front};
        }
    }
};

void chart_card(PrinciplesView& view, const Rect& at) {
    card(at);
    Rect inside = at.inset(px(12), px(16));
    const PrincipleChart chart(view);
    const Rect foot = inside.cut_bottom(radar_legend_height(chart.legend(), inside.w), px(8));
    const int pressed = radar("radar.principle", inside,
                              {.axes = {chart.axes.data(), chart.axis_count},
                               .shapes = {chart.shapes.data(), chart.shape_count},
                               .scale = {.most = 100, .ring = 20, .decimals = 0, .unit = "%"},
                               .selected = view.ui.axis,
                               .thin_text = t("radar.thin"),
                               .none_text = t("radar.nothing"),
                               .tab_stops = false}); // the table beside it is the keyboard's
    if (pressed >= 0) {
        select_principle(view.ui, pressed);
    }
    radar_legend(foot, chart.legend());
}

// ---- the page

void axis_keys(PrinciplesView& view) {
    if (view.ui.in_rows) { // there the arrows walk the rows
        return;
    }
    const bool up = claimed_key(ImGuiKey_UpArrow, "radar.principles");
    const bool down = claimed_key(ImGuiKey_DownArrow, "radar.principles");
    const int wanted = view.ui.axis + (down ? 1 : 0) - (up ? 1 : 0);
    if (wanted != view.ui.axis && wanted >= 0 && wanted < static_cast<int>(view.model.axes.size())) {
        select_principle(view.ui, wanted);
        focus(Name("radar.principle_row.{}", wanted));
    }
}

float two(PrinciplesView& view, const Rect& page) {
    const float gap = px(20);
    const float left_width = std::round((page.w - gap) * 0.498F);
    Stack left{page.x, page.y, left_width};
    Stack right{page.x + left_width + gap, page.y, page.w - left_width - gap};
    const float table_h = std::round(principle_table_height(view, right.w));
    const float highest = std::clamp(left_width * 0.9F, px(420), px(500));
    chart_card(view, left.take(std::clamp(table_h, px(420), highest)));
    principle_table(view, right.take(table_h));
    const float card_h = std::round(principle_card_height(view, left.w));
    const Rect rate = right.take(rate_height(view, right.w, left.y + card_h - right.y));
    principle_card(view, left.take(std::max(card_h, rate.bottom() - left.y))); // both columns end together
    rate_card(view, rate);
    return std::max(left.y, right.y);
}

float one(PrinciplesView& view, const Rect& page) {
    Stack stack{page.x, page.y, page.w};
    chart_card(view, stack.take(std::clamp(page.w * 0.75F, px(400), px(500))));
    principle_table(view, stack.take(principle_table_height(view, page.w)));
    principle_card(view, stack.take(principle_card_height(view, page.w)));
    rate_card(view, stack.take(rate_height(view, page.w, px(340))));
    return stack.y;
}

// Attempts from before principles were recorded: pitfalls there may be, figures not.
float nothing_yet(PrinciplesView& view, const Rect& page) {
    Stack stack{page.x, page.y, page.w};
    const Rect at = stack.take(px(260));
    card(at);
    empty_state("radar.principles_empty", at.inset(px(24)),
                {.icon = Icon::chart_polar,
                 .title = t("principles.empty.title"),
                 .text = t("principles.empty.text"),
                 .action = {}});
    if (view.model.all.decisions > 0) {
        rate_card(view, stack.take(rate_height(view, page.w, px(340))));
    }
    return stack.y;
}

} // namespace

void select_principle(PrinciplesUi& ui, int axis) {
    ui.axis = axis;
    frame_wish().at_once(); // the card about it follows in the next frame
}

float principles(View& page_view, const Rect& page) {
    refresh(page_view);
    PrinciplesView view{page_view.context, page_view.radar.principles, page_view.ui.principles};
    const PrinciplesCache& cache = view.ui.cache;
    float end = 0;
    if (view.model.axes.size() < 3 || (!cache.any_practice && !cache.any_assessed)) {
        end = nothing_yet(view, page);
    } else {
        axis_keys(view);
        view.ui.in_rows = false; // until a row says otherwise
        end = page.w >= px(two_columns) ? two(view, page) : one(view, page);
    }
    if (view.model.all.decisions == 0) {
        return end;
    }
    const Rect list{page.x, end, page.w, std::round(pitfalls_height(view, page.w))};
    pitfalls(view, list);
    return list.bottom() + px(16);
}

} // namespace mq::ui::radar_page
