#pragma once

// What the parts of the handbook share. Only handbook_screen*.cpp include this.

#include "app/model.h"
#include "ui/draw.h"
#include "ui/layout.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace mq::ui::handbook {

inline constexpr float least_column = 320; ///< design px; a column narrower than this reads badly

/// The entry that the handbook was opened for, and where it turned out to be.
struct Spot {
    std::optional<app::HandbookRef> wanted;
    Rect place{}; ///< empty: not drawn yet

    /// Every entry says where it is; gives whether it is the one.
    bool is(app::HandbookSection section, std::size_t index, const Rect& r) {
        if (wanted != app::HandbookRef{section, static_cast<int>(index)}) {
            return false;
        }
        place = r;
        return true;
    }
};

/// Says of a card that it is the one that was asked for.
void mark_wanted(const Rect& card);

inline int columns_for(float width, int most) {
    const auto fit = static_cast<int>((width + px(16)) / (px(least_column) + px(16)));
    return std::clamp(fit, 1, most);
}

/// Cells of a grid whose rows are as high as their highest cell. `height(i, width)` measures, `draw(i, rect)`
/// draws; gives the bottom of the grid.
template <class Height, class Draw>
float grid(const Rect& at, std::size_t count, int columns, app::HandbookSection section, Spot& spot,
           Height&& height, Draw&& draw) {
    float y = at.y;
    for (std::size_t first = 0; first < count; first += static_cast<std::size_t>(columns)) {
        const std::size_t last = std::min(count, first + static_cast<std::size_t>(columns));
        float highest = 0;
        for (std::size_t i = first; i < last; ++i) {
            highest = std::max(highest, height(i, at.column(static_cast<int>(i - first), columns, px(16)).w));
        }
        for (std::size_t i = first; i < last; ++i) {
            Rect cell = at.column(static_cast<int>(i - first), columns, px(16));
            cell.y = y;
            cell.h = highest;
            const bool wanted = spot.is(section, i, cell);
            if (visible(cell)) {
                draw(i, cell);
                if (wanted) {
                    mark_wanted(cell);
                }
            }
        }
        y += highest + px(16);
    }
    return count == 0 ? y : y - px(16);
}

/// The sentence that a part opens with; gives where the rest begins.
float lead(const Rect& at, const char* about);
/// Wording that helps, moment by moment.
float wording(const app::Handbook& book, const Rect& at, Spot& spot);

} // namespace mq::ui::handbook
