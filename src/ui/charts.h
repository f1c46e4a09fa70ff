#pragma once

#include "ui/widgets/core.h"
#include "ui/widgets/marks.h"

#include <limits>
#include <span>

namespace mq::ui {

inline constexpr float no_value = std::numeric_limits<float>::quiet_NaN();

/// How a polygon of a radar is drawn. At most one of each in a radar.
enum class RadarLook : std::uint8_t {
    solid,  ///< what counts
    dashed, ///< formative: practice
    past,   ///< thirty days ago
    target,
    range ///< in legends: the band around the shape in front
};

/// What a polygon has on one axis; NaN where there is nothing.
struct RadarPoint {
    float value = no_value;
    float low = no_value, high = no_value; ///< range of an estimate
    bool thin = false;                     ///< too little evidence: hollow vertex, words for the number
};

struct RadarShape {
    RadarLook look = RadarLook::solid;
    std::span<const RadarPoint> points{}; ///< one an axis; fewer: the rest have nothing
    bool front = false; ///< the one in accent, with its range, whose numbers stand at the axes
};

struct RadarAxis {
    std::string_view label{}; ///< '\n' breaks it, else it wraps by itself
    const char* tooltip = nullptr;
};

/// The middle is 0, so that the lowest value is still a polygon.
struct RadarScale {
    float most = 5; ///< at the rim
    float ring = 1; ///< from ring to ring
    int decimals = 1;
    std::string_view unit{}; ///< behind the numbers at the axes: "%"
};

inline constexpr std::size_t radar_most_axes = 16; ///< more can't be told apart; they are left out

struct Radar {
    std::span<const RadarAxis> axes{};    ///< at least 3, the first points up, then clockwise
    std::span<const RadarShape> shapes{}; ///< the last on top
    RadarScale scale{};
    int selected = -1;
    std::string_view thin_text{}; ///< "chưa đủ"
    std::string_view none_text{}; ///< "chưa có"
    bool tab_stops = true;        ///< false where a table beside it offers the same choice to the keyboard
};
/// Labels are the widgets `name.0`, `name.1`, …; gives the axis that was pressed, else −1.
int radar(const char* name, const Rect& r, const Radar& data);

/// The line under a radar: what the marks mean.
struct RadarKey {
    RadarLook look = RadarLook::solid;
    std::string_view text{};
    bool front = false;
};
[[nodiscard]] float radar_legend_height(std::span<const RadarKey> keys, float width);
void radar_legend(const Rect& r, std::span<const RadarKey> keys); ///< centred; wraps
/// One of its marks, 28 px wide, at the left of `r`: for tables that speak of both shapes.
void radar_mark(const Rect& r, RadarLook look, bool front);

struct MoodPoint {
    float mood = 0; ///< after the decision, 0 to 100
    VerdictMark verdict = VerdictMark::good;
    const char* tooltip = nullptr; ///< the reply, NUL-terminated; may be null
};
struct MoodCurve {
    float start = 50;               ///< before the first decision
    std::string_view start_label{}; ///< "Bắt đầu"
    std::span<const MoodPoint> points{};
    int selected = -1;
    std::span<const std::string_view> zones{}; ///< five names, Rất bực first
};
/// Decisions are the widgets `name.1`, `name.2`, …; gives the one pressed (0-based) or reached with
/// Left/Right, else −1.
int mood_curve(const char* name, const Rect& r, const MoodCurve& curve);

struct TrendPoint {
    double day = 0; ///< any unit that grows evenly
    float value;
    float low = no_value, high = no_value; ///< range; NaN: none
    std::string_view label{};              ///< the date, below; left out where it would touch its neighbour
    const char* tooltip = nullptr;
};
struct Trend {
    std::span<const TrendPoint> points{};
    std::span<const std::string_view>
        levels{};                    ///< names of the lines, evenly from `lowest` to `highest`: Kém first
    float target = no_value;         ///< NaN: none
    std::string_view target_label{}; ///< "Mục tiêu 3"
    float lowest = 1, highest = 5;
};
void trend(const char* name, const Rect& r, const Trend& data);
/// A line for a cell of a table, from 0 to `most`: no axis, no numbers, the last point marked.
void small_trend(const Rect& r, std::span<const TrendPoint> points, float most);

/// Shares of one whole side by side with their numbers and names below (07); `levels` of 0 is the dashed one.
struct Share {
    int level = 0;
    int count = 0;
    std::string_view name{};
};
void level_shares(const Rect& r, std::span<const Share> shares);

} // namespace mq::ui
