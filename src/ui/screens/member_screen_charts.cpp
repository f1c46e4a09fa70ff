// The radar of then and now with the target, and the line over the days below it.

#include "ui/frame_wish.h"
#include "ui/screens/member_screen_parts.h"
#include "ui/screens/one_of.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::member {
namespace {

constexpr float two_columns = 900; // design px of contents; narrower, everything stands in one column
constexpr float slider_height = 58;

RadarPoint point_of(const app::Estimate& e) {
    if (e.none()) {
        return {};
    }
    return {static_cast<float>(e.mean), static_cast<float>(e.low), static_cast<float>(e.high), e.thin()};
}

/// What the kit's radar is drawn from.
struct Chart {
    std::array<RadarAxis, radar_most_axes> axes{};
    std::array<std::array<RadarPoint, radar_most_axes>, 3> points{};
    std::array<RadarShape, 3> shapes{};
    std::array<RadarKey, 4> keys{};
    std::size_t axis_count, shape_count = 0, key_count = 0;
    Text<64> then_words;

    explicit Chart(const Stage& stage)
        : axis_count(std::min(stage.axes(), radar_most_axes)),
          then_words(
              "member_screen.radar.then",
              fmt::arg("day", stage.compares() ? std::string_view(stage.page.history[stage.ui.then].label)
                                               : std::string_view{})) {
        for (std::size_t i = 0; i < axis_count; ++i) {
            axes[i] = {stage.page.facet_names[i], nullptr};
        }
        const RadarLook front = stage.ui.practice ? RadarLook::dashed : RadarLook::solid;
        if (stage.compares()) {
            add(stage.shown(stage.page.history[stage.ui.then]), RadarLook::past, false);
        }
        add_target(stage);
        add(stage.shown(stage.page.history.back()), front, true);
        keys[key_count++] = {front, t("member_screen.radar.now"), true};
        keys[key_count++] = {RadarLook::range, t("radar.legend.range"), false};
        if (stage.compares()) {
            keys[key_count++] = {RadarLook::past, then_words, false};
        }
        if (has_target(stage)) {
            keys[key_count++] = {RadarLook::target, t("member_screen.radar.target"), false};
        }
    }
    Chart(const Chart&) = delete; // shapes look at the points
    Chart& operator=(const Chart&) = delete;
    [[nodiscard]] std::span<const RadarKey> legend() const { return {keys.data(), key_count}; }

private:
    void add(const std::vector<app::Estimate>& by_axis, RadarLook look, bool front) {
        for (std::size_t i = 0; i < axis_count; ++i) {
            points[shape_count][i] = point_of(estimate_of(by_axis, i));
        }
        put(look, front);
    }
    void put(RadarLook look, bool front) {
        shapes[shape_count] = {look, {points[shape_count].data(), axis_count}, front};
        ++shape_count;
    }
    [[nodiscard]] bool has_target(const Stage& stage) const {
        bool any = false;
        for (std::size_t i = 0; i < axis_count; ++i) {
            any = any || target_of(stage, i) > 0;
        }
        return any;
    }
    void add_target(const Stage& stage) {
        if (!has_target(stage)) {
            return;
        }
        for (std::size_t i = 0; i < axis_count; ++i) {
            const int target = target_of(stage, i);
            points[shape_count][i].value = target > 0 ? static_cast<float>(target) : no_value;
        }
        put(RadarLook::target, false);
    }
};

void radar_card(const Stage& stage, const Rect& at) {
    card(at);
    Rect inside = at.inset(px(16), px(14));
    const std::array kinds{Segment{.id = "counted", .text = t("member_screen.radar.counted")},
                           Segment{.id = "practice", .text = t("member_screen.radar.practice")}};
    int kind = stage.ui.practice ? 1 : 0;
    const OneOf choice(kinds, kind, inside.w);
    const Rect row = inside.cut_top(px(36), px(8));
    if (choice.draw("member.kind", {std::round(row.mid_x() - choice.width() * 0.5F), row.y}, kind)) {
        stage.ui.practice = kind == 1;
        stage.ui.picked = true;
        frame_wish().at_once();
    }
    if (stage.page.history.size() > 1) {
        slider(stage, inside.cut_bottom(px(slider_height), px(10)));
    }
    const Chart chart(stage);
    const Rect legend = inside.cut_bottom(radar_legend_height(chart.legend(), inside.w), px(6));
    const int pressed = radar("member.axis", inside,
                              {.axes = {chart.axes.data(), chart.axis_count},
                               .shapes = {chart.shapes.data(), chart.shape_count},
                               .selected = stage.ui.facet,
                               .thin_text = t("radar.thin"),
                               .none_text = t("radar.nothing"),
                               .tab_stops = false}); // the table beside it is the keyboard's
    if (pressed >= 0) {
        stage.ui.facet = pressed;
        frame_wish().at_once();
    }
    radar_legend(legend, chart.legend());
}

float nothing_yet(const Stage& stage, const Rect& at) {
    const Rect whole = at.with_height(px(300));
    card(whole);
    if (empty_state("member.empty", whole.inset(px(24)),
                    {.icon = Icon::chart_polar,
                     .title = t("member_screen.empty.title"),
                     .text = t("member_screen.empty.text"),
                     .action = stage.writes() ? t("member_screen.assign") : ""})) {
        stage.context.out.emplace_back(app::BeginAssignment{{stage.page.person}, {}});
    }
    return whole.bottom();
}

float side_by_side(const Stage& stage, const Rect& at) {
    const float gap = px(20);
    const float left_w = std::round((at.w - gap) * 0.498F);
    const Rect left{at.x, at.y, left_w, 0};
    const Rect right{at.x + left_w + gap, at.y, at.w - left_w - gap, 0};
    const float table = std::round(facets_height(stage, right.w));
    const float height = std::clamp(table + px(16) + px(230), px(560), px(640));
    radar_card(stage, left.with_height(height));
    facets(stage, right.with_height(table));
    const float trend_top = right.y + table + px(16);
    const float trend_h = std::max(px(230), at.y + height - trend_top);
    trend_card(stage, {right.x, trend_top, right.w, trend_h});
    return std::max(at.y + height, trend_top + trend_h);
}

} // namespace

float charts(const Stage& stage, const Rect& at) {
    if (stage.page.history.empty() || stage.axes() < 3) {
        return nothing_yet(stage, at);
    }
    if (at.w >= px(two_columns)) {
        return side_by_side(stage, at);
    }
    const float height = std::clamp(at.w * 0.8F, px(480), px(580));
    radar_card(stage, at.with_height(height));
    const float table = std::round(facets_height(stage, at.w));
    facets(stage, {at.x, at.y + height + px(16), at.w, table});
    const float y = at.y + height + px(16) + table + px(16);
    trend_card(stage, {at.x, y, at.w, px(280)});
    return y + px(280);
}

} // namespace mq::ui::member
