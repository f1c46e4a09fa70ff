#pragma once

// Pictures of a group: who stands where, how that moved, what practice brought.

#include "ui/charts.h"

#include <array>
#include <span>
#include <string_view>

namespace mq::ui {

/// As level_shares, each piece wide enough for its name; where there is no room for names, only numbers with
/// the name under the mouse. Height: 46 px.
void level_distribution(const Rect& r, std::span<const Share> shares);

/// A month of a group: people at each level; [0]: too little evidence.
struct LevelMonth {
    std::array<int, 6> counts{};
    std::string_view label{};
    const char* tooltip = nullptr; ///< NUL-terminated; may be null
};
/// A bar a month, level 1 at its foot, those without a level hatched on top; numbers where they fit.
void level_months(const char* name, const Rect& r, std::span<const LevelMonth> months);
/// What the colours mean: number, colour and name of each level, then the hatched one. Gives its height.
float level_legend(const Rect& r, std::span<const std::string_view> names, std::string_view thin);

/// A rectangle of slanted lines: nothing known.
void hatch(const Rect& r, Colour colour, float step);

struct ScatterPoint {
    int x = 0;
    float y = 0;
};
struct Scatter {
    std::span<const ScatterPoint> points{}; ///< by x, then y: arrows walk along them
    std::string_view x_label{}, y_label{};
};
struct ScatterHit {
    int hovered = -1; ///< point under the mouse, or the one the arrows stand on
    bool pressed = false;
    ImVec2 at{}; ///< of the hovered one
};
/// One widget: the mouse finds the nearest point, Left and Right walk along them while it has the focus.
/// `walked` is the caller's, −1 at first.
ScatterHit scatter(const char* name, const Rect& r, const Scatter& data, int& walked);

} // namespace mq::ui
