#pragma once

// One row of the heat map, and where its columns lie.

#include "ui/screens/team_screen_parts.h"

namespace mq::ui::team {

/// Places of the columns in a table of this width, screen pixels.
struct Columns {
    float name = 0, name_w = 0;
    float overall = 0, overall_w = 0;
    float first_facet = 0, facet_w = 0, facet_gap = 0;
    std::size_t facets = 0;
    float next = 0, next_w = 0;
    bool ranges = true; ///< of the overall chip
    bool compared = false;

    Columns(const Stage& stage, const Rect& row);
    [[nodiscard]] Rect facet(const Rect& row, std::size_t i) const {
        return {first_facet + (facet_w + facet_gap) * static_cast<float>(i), row.y, facet_w, row.h};
    }
};

/// `place`: in TeamUi::rows.
void heat_row(const Stage& stage, const Columns& columns, const Rect& row, std::size_t place);

} // namespace mq::ui::team
