#pragma once

// The cards of the radar page, and what they share. Only radar_screen*.cpp include this.

#include "ui/charts.h"
#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/radar_screen.h"
#include "ui/widgets.h"

#include <array>
#include <cmath>
#include <span>

namespace mq::ui::radar_page {

struct View {
    const ScreenContext& context;
    const app::Radar& radar;
    RadarUi& ui;

    /// The one that the cache was filled for: in the frame of a press still the old one.
    [[nodiscard]] const app::RadarAxis& axis() const {
        return radar.axes[static_cast<std::size_t>(ui.cache.axis)];
    }
    [[nodiscard]] bool practice() const { return ui.kind == EvidenceKind::practice; }
};

/// What the page shows of an axis: its practice or its assessed estimate.
[[nodiscard]] inline const app::Estimate& shown(const app::RadarAxis& axis, EvidenceKind kind) {
    return kind == EvidenceKind::practice ? axis.practice : axis.assessed;
}
/// For the marks of the kit: NaN where there is nothing.
[[nodiscard]] Estimate mark_of(const app::Estimate& estimate);
/// The same as `shown` thirty days ago.
[[nodiscard]] inline const app::Estimate& shown_before(const app::RadarAxis& axis, EvidenceKind kind) {
    return kind == EvidenceKind::practice ? axis.practice_30 : axis.assessed_30;
}
/// The same over the days.
[[nodiscard]] inline const std::vector<app::TrendPoint>& shown_trend(const app::RadarAxis& axis,
                                                                     EvidenceKind kind) {
    return kind == EvidenceKind::practice ? axis.trend : axis.assessed_trend;
}
/// Change of the estimate since then; NaN while either end rests on too little.
[[nodiscard]] double change_of(const app::RadarAxis& axis, EvidenceKind kind);

void select_axis(RadarUi& ui, int axis);

// ---- chart: the polygons of both kinds, the range and the past of the one that is shown
/// What the kit's radar is drawn from.
struct AxisChart {
    std::array<RadarAxis, radar_most_axes> axes{};
    std::array<std::array<RadarPoint, radar_most_axes>, 4> points{};
    std::array<RadarShape, 4> shapes{};
    std::array<RadarKey, 5> keys{};
    std::size_t axis_count = 0, shape_count = 0, key_count = 0;

    explicit AxisChart(const View& view);
    AxisChart(const AxisChart&) = delete; // shapes look at the points
    AxisChart& operator=(const AxisChart&) = delete;
    [[nodiscard]] std::span<const RadarKey> legend() const { return {keys.data(), key_count}; }

private:
    void add(const View& view, RadarLook look, bool front, app::Estimate app::RadarAxis::*estimate);
    void add_target(const View& view);
    void add_key(bool drawn, RadarLook look, const char* key, bool front = false);
};
/// Labels are the widgets `radar.axis.0`, …; gives the axis that was pressed, else −1.
int axis_chart(const View& view, const Rect& r, const AxisChart& chart);

/// A column that cards are put into from top to bottom.
struct Stack {
    float x, y, w;
    Rect take(float height) {
        const Rect r{x, y, w, std::round(height)};
        y += r.h + px(16);
        return r;
    }
};
inline constexpr float two_columns =
    940; ///< design px of contents; narrower, everything stands in one column

// ---- a strip with a sentence at the foot of a card
[[nodiscard]] float note_height(std::string_view text, float card_width);
void note(const Rect& card, float height, std::string_view text);

// ---- cards: how high they want to be for a width, and themselves
[[nodiscard]] float standing_height(const View& view, float width);
void standing(const View& view, const Rect& card);

/// The signed level with what can be said against it; nothing and no height where none is signed.
[[nodiscard]] float official_height(const View& view, float width);
void official(const View& view, const Rect& card);
void appeal_dialog(const View& view);

[[nodiscard]] float facets_height(const View& view, float width);
void facets(const View& view, const Rect& card);

void trend_card(const View& view, const Rect& card);

[[nodiscard]] float evidence_height(const View& view, float width);
void evidence(const View& view, const Rect& card);

/// How the figures come about: version, policy, words of difficulty.
[[nodiscard]] float method_height(const View& view, float width);
void method(const View& view, const Rect& card);

} // namespace mq::ui::radar_page
