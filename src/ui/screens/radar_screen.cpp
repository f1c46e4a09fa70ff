#include "ui/screens/radar_screen.h"

#include "ui/frame_wish.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/radar_screen_parts.h"
#include "ui/screens/radar_screen_principles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace mq::ui {
namespace radar_page {

Estimate mark_of(const app::Estimate& estimate) {
    if (estimate.none()) {
        return no_estimate();
    }
    return {static_cast<float>(estimate.mean), static_cast<float>(estimate.low),
            static_cast<float>(estimate.high), estimate.thin(), std::numeric_limits<float>::quiet_NaN()};
}

double change_of(const app::RadarAxis& axis, EvidenceKind kind) {
    const app::Estimate& now = shown(axis, kind);
    const app::Estimate& before = shown_before(axis, kind);
    if (now.thin() || before.thin()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return now.mean - before.mean;
}

void select_axis(RadarUi& ui, int axis) {
    ui.axis = axis;
    frame_wish().at_once(); // the cards about the axis follow in the next frame
}

namespace {

// ---- what is worked out once

void collect_evidence(const app::Radar& radar, RadarCache& cache) {
    const auto axis = static_cast<std::size_t>(cache.axis);
    cache.evidence.clear();
    double total = 0;
    for (std::size_t i = 0; i < radar.evidence.size(); ++i) {
        const app::EvidenceLine& line = radar.evidence[i];
        const bool of_kind = line.assessment == (cache.kind == EvidenceKind::assessment);
        if (of_kind && axis < line.facets.size() && line.facets[axis] >= 0) {
            cache.evidence.push_back({i, line.weight});
            total += line.weight;
        }
    }
    for (AxisEvidence& e : cache.evidence) {
        e.share = total > 0 ? e.share / total : 0;
    }
    std::stable_sort(cache.evidence.begin(), cache.evidence.end(),
                     [](const AxisEvidence& a, const AxisEvidence& b) { return a.share > b.share; });
}

void write_tips(const app::Radar& radar, RadarCache& cache) {
    cache.tips.clear();
    for (const app::TrendPoint& point :
         shown_trend(radar.axes[static_cast<std::size_t>(cache.axis)], cache.kind)) {
        const app::Estimate& e = point.estimate;
        const Text<192> tip(e.thin() ? "radar.tip_thin" : "radar.tip", fmt::arg("day", point.day),
                            fmt::arg("value", Number(e.mean).c_str()), fmt::arg("low", Number(e.low).c_str()),
                            fmt::arg("high", Number(e.high).c_str()));
        cache.tips.emplace_back(std::string_view(tip));
    }
}

void look_through(const app::Radar& radar, RadarUi& ui) {
    RadarCache& cache = ui.cache;
    const auto any = [&](app::Estimate app::RadarAxis::*of) {
        return std::any_of(radar.axes.begin(), radar.axes.end(),
                           [&](const auto& axis) { return !(axis.*of).none(); });
    };
    cache.any_practice = any(&app::RadarAxis::practice);
    cache.any_assessed = any(&app::RadarAxis::assessed);
    cache.any_before = any(&app::RadarAxis::practice_30);
    cache.any_assessed_before = any(&app::RadarAxis::assessed_30);
    for (std::size_t i = 0; i < cache.level_names.size(); ++i) {
        cache.level_names[i] = radar.level_names[i];
    }
    if (!ui.picked && cache.any_assessed && !cache.any_practice) {
        ui.kind = EvidenceKind::assessment;
    }
}

void refresh(const app::Radar& radar, RadarUi& ui) {
    RadarCache& cache = ui.cache;
    ui.axis = std::clamp(ui.axis, 0, std::max(0, static_cast<int>(radar.axes.size()) - 1));
    const bool new_model = cache.axis < 0 || cache.revision != radar.revision;
    if (new_model) {
        look_through(radar, ui);
    }
    if (radar.axes.empty() ||
        (!new_model && cache.axis == ui.axis && cache.kind == ui.kind && cache.decimal == decimal_mark())) {
        return;
    }
    cache.revision = radar.revision;
    cache.axis = ui.axis;
    cache.kind = ui.kind;
    cache.decimal = decimal_mark();
    collect_evidence(radar, cache);
    write_tips(radar, cache);
}

// ---- the page

// What the page shows: practice, assessment, principles.
void title_row(View& view, Rect& page, bool with_switch) {
    Rect row = page.cut_top(px(36), px(16));
    if (with_switch) {
        RadarUi& ui = view.ui;
        const std::array pieces = {Segment{.id = "practice", .text = t("radar.practice")},
                                   Segment{.id = "assessment", .text = t("radar.assessment")},
                                   Segment{.id = "principles", .text = t("radar.principles")}};
        int chosen = ui.principles.shown ? 2 : view.practice() ? 0 : 1;
        const float width = segmented_width(pieces);
        const bool below = width + px(160) > row.w; // under the title
        const ImVec2 at = below ? page.cut_top(px(36), px(14)).min() : ImVec2{row.right() - width, row.y};
        if (segmented("radar.kind", at, pieces, chosen)) {
            ui.picked = true;
            ui.principles.shown = chosen == 2;
            if (chosen < 2) {
                ui.kind = chosen == 0 ? EvidenceKind::practice : EvidenceKind::assessment;
            }
        }
        if (!below) {
            row.cut_right(width, px(16));
        }
    }
    text_in(row, t("radar.title"), type::title_l, theme().text);
}

void axis_keys(View& view) {
    if (view.ui.in_evidence) { // there the arrows walk the rows
        return;
    }
    const bool up = claimed_key(ImGuiKey_UpArrow, "radar.axes");
    const bool down = claimed_key(ImGuiKey_DownArrow, "radar.axes");
    const int wanted = view.ui.axis + (down ? 1 : 0) - (up ? 1 : 0);
    if (wanted != view.ui.axis && wanted >= 0 && wanted < static_cast<int>(view.radar.axes.size())) {
        select_axis(view.ui, wanted);
        focus(Name("radar.facet.{}", wanted));
    }
}

void chart_card(View& view, const Rect& at) {
    card(at);
    Rect inside = at.inset(px(12), px(16)); // names beside the web need the width
    const AxisChart chart(view);
    const Rect foot = inside.cut_bottom(radar_legend_height(chart.legend(), inside.w), px(8));
    const int pressed = axis_chart(view, inside, chart);
    if (pressed >= 0) {
        select_axis(view.ui, pressed);
    }
    radar_legend(foot, chart.legend());
}

float trend_height(const View& view, float room) {
    return shown_trend(view.axis(), view.ui.cache.kind).size() < 2 ? px(120)
                                                                   : std::clamp(room, px(300), px(400));
}

void signed_level(const View& view, Stack& stack) {
    if (view.radar.official) {
        official(view, stack.take(official_height(view, stack.w)));
    }
}

float two(View& view, const Rect& page) {
    const float gap = px(20);
    const float left_width = std::round((page.w - gap) * 0.498F);
    Stack left{page.x, page.y, left_width};
    Stack right{page.x + left_width + gap, page.y, page.w - left_width - gap};
    const float standing_h = std::round(standing_height(view, right.w));
    const float facets_h = std::round(facets_height(view, right.w));
    // The chart ends where the table beside it does, as long as it does not get lost in its card.
    const float highest = std::clamp(left_width * 0.9F, px(420), px(500));
    chart_card(view, left.take(std::clamp(standing_h + px(16) + facets_h, px(420), highest)));
    standing(view, right.take(standing_h));
    signed_level(view, right);
    facets(view, right.take(facets_h));
    evidence(view, right.take(evidence_height(view, right.w)));
    trend_card(view, left.take(trend_height(view, right.y - px(16) - left.y)));
    const float bottom = std::max(left.y, right.y);
    method(view, {page.x, bottom, page.w, method_height(view, page.w)});
    return bottom + method_height(view, page.w) + px(16);
}

float one(View& view, const Rect& page) {
    Stack stack{page.x, page.y, page.w};
    chart_card(view, stack.take(std::clamp(page.w * 0.75F, px(400), px(500))));
    standing(view, stack.take(standing_height(view, page.w)));
    signed_level(view, stack);
    facets(view, stack.take(facets_height(view, page.w)));
    trend_card(view, stack.take(trend_height(view, px(300))));
    evidence(view, stack.take(evidence_height(view, page.w)));
    method(view, stack.take(method_height(view, page.w)));
    return stack.y;
}

void nothing_yet(View& view, const Rect& at) {
    card(at);
    if (empty_state("radar.empty", at.inset(px(24)),
                    {.icon = Icon::chart_polar,
                     .title = t("radar.empty.title"),
                     .text = t("radar.empty.text"),
                     .action = t("radar.empty.action"),
                     .small_button = false})) {
        view.context.out.emplace_back(app::OpenPage{app::Page::home});
    }
}

void draw_page(View& view, const Rect& area) {
    const app::Radar& radar = view.radar;
    RadarUi& ui = view.ui;
    PageScroll scroll("radar.page", area);
    Rect page = scroll.column();
    const bool empty =
        radar.axes.size() < 3 || (!ui.cache.any_practice && !ui.cache.any_assessed && radar.evidence.empty());
    title_row(view, page, !empty);
    if (empty) {
        const float room = std::clamp(area.h - px(20 + 36 + 16 + 24), px(300), px(440));
        nothing_yet(view, page.with_height(room));
        scroll.finish(page.y + room + px(24));
        return;
    }
    if (ui.principles.shown) {
        scroll.finish(principles(view, page) + px(8));
        return;
    }
    axis_keys(view);
    refresh(radar, ui); // the switch may have been thrown or another axis been chosen
    const float end = page.w >= px(two_columns) ? two(view, page) : one(view, page);
    scroll.finish(end + px(8));
}

} // namespace
} // namespace radar_page

void draw_radar(const ScreenContext& context, RadarUi& ui, const Rect& area) {
    using namespace radar_page;
    refresh(context.model.radar, ui);
    View view{context, context.model.radar, ui};
    draw_page(view, area);
    appeal_dialog(view);
}

} // namespace mq::ui
