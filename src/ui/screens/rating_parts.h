#pragma once

// Rating against anchors, as panel, observation and calibration do it: level buttons, anchor boxes, the
// reason.

#include "app/model_interview.h"
#include "ui/draw.h"
#include "ui/widgets.h"

#include <array>
#include <string>
#include <string_view>

namespace mq::ui::rating {

/// What is chosen in a row of levels.
inline constexpr int nothing = -1;
inline constexpr int not_enough = 0; ///< else 1..5

[[nodiscard]] int chosen_of(const app::AnswerForm::Cell& cell);
void choose(app::AnswerForm::Cell& cell, int level);
/// Every rating but the middle one asks for a reason (scoring.md 3).
[[nodiscard]] bool asks_reason(const app::AnswerForm::Cell& cell);
[[nodiscard]] bool blank(std::string_view text);

/// For the marks of the kit: NaN where there is nothing.
[[nodiscard]] Estimate mark_of(const app::Estimate& estimate);

/// A facet with its estimate on the scale and in figures, or that there is too little; 34 px high.
void standing_row(const Rect& at, const app::FacetStanding& f);

using Anchors = std::array<app::AnchorBox, 5>;

/// Five buttons side by side, `name.1` … `name.5`, with the anchors as tooltips. Gives the level that was
/// pressed, else `nothing`.
[[nodiscard]] float level_buttons_height(float width);
int level_buttons(const char* name, const Rect& at, const Anchors& anchors, int chosen, bool enabled);
/// The same with what each level is like; one below another where there is no room side by side.
[[nodiscard]] float anchor_boxes_height(const Anchors& anchors, float width);
int anchor_boxes(const char* name, const Rect& at, const Anchors& anchors, int chosen, bool enabled);

/// A facet to be rated: its name, the levels (the anchors once it is opened), the reason where one is asked
/// for. Widgets `name.1` … `name.5`, `name.0` (not enough), `name.more`, `name.reason`.
struct Facet {
    const app::RatingRow& row;
    app::AnswerForm::Cell& cell;
    bool& open;
    std::string_view none_word;   ///< on the button of “not enough”
    bool none_is_default = false; ///< nothing chosen stands for it
    bool enabled = true;
};
/// Gives the bottom of what was drawn.
float facet(const char* name, const Rect& at, const Facet& f);

/// What lacks, a line each with an icon. Gives the bottom.
float lacks(const Rect& at, const std::vector<std::string>& sentences);

} // namespace mq::ui::rating
