#pragma once

// The cards of the radar page, and what they share. Only radar_screen*.cpp include this.

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/radar_screen.h"
#include "ui/widgets.h"

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
/// Change of the practice estimate over thirty days; NaN while either end rests on too little.
/// The same thirty days ago.
[[nodiscard]] inline const app::Estimate& shown_before(const app::RadarAxis& axis, EvidenceKind kind) {
    return kind == EvidenceKind::practice ? axis.practice_30 : axis.assessed_30;
}
[[nodiscard]] double change_of(const app::RadarAxis& axis, EvidenceKind kind);

void select_axis(RadarUi& ui, int axis);

// ---- chart: the polygons of both kinds, the range and the past of the one that is shown
struct AxisChart {
    std::span<const app::RadarAxis> axes;
    EvidenceKind kind = EvidenceKind::practice;
    int selected = -1;
    bool practice = false, assessed = false, before = false; ///< whether there is any of it
};
/// Design pixels of a broken line.
struct Dash {
    float on, off;
};
inline constexpr Dash practice_dash{7, 4.5F};
inline constexpr Dash past_dash{3, 3.5F}; ///< thirty days ago
/// Of the kind that is not in front.
[[nodiscard]] inline Colour quiet() {
    return mix(theme().accent_line, theme().accent, 0.4F);
}
/// Labels are the widgets `name.0`, `name.1`, …; gives the axis that was pressed, else −1.
int axis_chart(const char* name, const Rect& r, const AxisChart& chart);
[[nodiscard]] float legend_height(const AxisChart& chart, float width);
void legend(const Rect& r, const AxisChart& chart);

// ---- a strip with a sentence at the foot of a card
[[nodiscard]] float note_height(std::string_view text, float card_width);
void note(const Rect& card, float height, std::string_view text);

// ---- cards: how high they want to be for a width, and themselves
[[nodiscard]] float standing_height(const View& view, float width);
void standing(const View& view, const Rect& card);

[[nodiscard]] float facets_height(const View& view, float width);
void facets(const View& view, const Rect& card);

void trend_card(const View& view, const Rect& card);

[[nodiscard]] float evidence_height(const View& view, float width);
void evidence(const View& view, const Rect& card);

/// How the figures come about: version, policy, words of difficulty.
[[nodiscard]] float method_height(const View& view, float width);
void method(const View& view, const Rect& card);

} // namespace mq::ui::radar_page
