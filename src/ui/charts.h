#pragma once

#include "ui/widgets/core.h"
#include "ui/widgets/marks.h"

#include <span>

namespace mq::ui {

/// One axis of the radar. Values 1 to 5; NaN where there is none.
struct RadarAxis {
    std::string_view label{}; ///< '\n' breaks it, else it wraps by itself
    float value;
    float low, high; ///< range of the estimate
    float before;    ///< 30 days ago
    float target;
    float practice;    ///< from practice alone, drawn dashed in accent-line
    bool thin = false; ///< too little evidence: hollow vertex, `thin_text` for the number
};
[[nodiscard]] RadarAxis radar_axis(std::string_view label); ///< all values NaN, thin

struct Radar {
    std::span<const RadarAxis> axes{}; ///< 3 to 8
    int selected = -1;
    std::string_view thin_text{}; ///< "chưa đủ"
};
/// Labels are the widgets `name.0`, `name.1`, …; gives the axis that was pressed, else −1.
int radar(const char* name, const Rect& r, const Radar& data);

/// The line under a radar: what the marks mean. Empty texts are left out.
struct RadarLegend {
    std::string_view now{}, range{}, before{}, target{}, practice{};
};
void radar_legend(const Rect& r, const RadarLegend& legend);

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
    double day = 0;           ///< any unit that grows evenly
    float value, low, high;   ///< 1 to 5
    std::string_view label{}; ///< the date, below; left out where it would touch its neighbour
    const char* tooltip = nullptr;
};
struct Trend {
    std::span<const TrendPoint> points{};
    std::span<const std::string_view> levels{}; ///< five names, Kém first
    float target;                               ///< NaN: none
    std::string_view target_label{};            ///< "Mục tiêu 3"
};
void trend(const char* name, const Rect& r, const Trend& data);

/// Shares of one whole side by side with their numbers and names below (07); `levels` of 0 is the dashed one.
struct Share {
    int level = 0;
    int count = 0;
    std::string_view name{};
};
void level_shares(const Rect& r, std::span<const Share> shares);

} // namespace mq::ui
