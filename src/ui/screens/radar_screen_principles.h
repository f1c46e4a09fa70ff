#pragma once

// The segment of the radar page on principles and pitfalls. Only radar_screen*.cpp include this.

#include "ui/screens/radar_screen_parts.h"

namespace mq::ui::radar_page {

struct PrinciplesView {
    const ScreenContext& context;
    const app::Principles& model;
    PrinciplesUi& ui;

    [[nodiscard]] const app::PrincipleAxis& axis() const {
        return model.axes[static_cast<std::size_t>(ui.axis)];
    }
    /// Assessed attempts are in front as soon as there are any.
    [[nodiscard]] bool assessed_front() const { return ui.cache.any_assessed; }
};

/// Draws it all; gives where it ended.
float principles(View& view, const Rect& page);

void select_principle(PrinciplesUi& ui, int axis);

// ---- cards: how high they want to be for a width, and themselves
[[nodiscard]] float principle_table_height(const PrinciplesView& view, float width);
void principle_table(PrinciplesView& view, const Rect& card);

/// What the selected principle asks, and the attempts that its figures come from.
[[nodiscard]] float principle_card_height(const PrinciplesView& view, float width);
void principle_card(PrinciplesView& view, const Rect& card);

/// How often pitfalls are met altogether; takes what room there is.
[[nodiscard]] float rate_height(const PrinciplesView& view, float width, float room);
void rate_card(const PrinciplesView& view, const Rect& card);

[[nodiscard]] float pitfalls_height(const PrinciplesView& view, float width);
void pitfalls(PrinciplesView& view, const Rect& card);

} // namespace mq::ui::radar_page
