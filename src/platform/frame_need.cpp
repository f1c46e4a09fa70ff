#include "platform/frame_need.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mq::platform {

namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double next_frame = 1.0 / 60.0;
// A moment later than due, so that the comparison in ImGui has surely turned by then.
constexpr double just_after = 0.005;

// InputTextEx: the caret shows while the timer, which starts below zero, is in the first 0.8 of every 1.2 s.
double until_caret_blinks(const ImGuiContext& context) {
    if (context.ActiveId == 0 || context.ActiveId != context.InputTextState.ID || context.IO.AppFocusLost ||
        !context.IO.ConfigInputTextCursorBlink) {
        return never;
    }
    const double timer = context.InputTextState.CursorAnim;
    const double phase = timer < 0 ? timer : std::fmod(timer, 1.2);
    return (phase <= 0.8 ? 0.8 - phase : 1.2 - phase) + just_after;
}

// Something under the mouse waits to be told of (IsItemHovered with a delay): the next of its three
// thresholds.
double until_tooltip(const ImGuiContext& context) {
    if (context.HoverItemDelayId == 0) {
        return never;
    }
    const ImGuiStyle& style = context.Style;
    double soonest = never;
    for (const float rest : {style.HoverStationaryDelay - context.MouseStationaryTimer,
                             style.HoverDelayShort - context.HoverItemDelayTimer,
                             style.HoverDelayNormal - context.HoverItemDelayTimer}) {
        if (rest > 0) {
            soonest = std::min(soonest, static_cast<double>(rest) + just_after);
        }
    }
    return soonest;
}

bool is_fading(float share) {
    return share > 0.0F && share < 1.0F;
}

} // namespace

FrameNeed frame_need(const ImGuiContext& context) {
    const bool mouse_held = std::ranges::any_of(context.IO.MouseDown, [](bool down) { return down; });
    if (!context.InputEventsQueue.empty() || mouse_held || is_fading(context.DimBgRatio) ||
        is_fading(context.NavWindowingHighlightAlpha)) {
        return {next_frame, 1};
    }
    const double caret = until_caret_blinks(context);
    const double tooltip = until_tooltip(context);
    // A tooltip measures itself in its first frame and shows in its second.
    return tooltip < caret ? FrameNeed{tooltip, 3} : FrameNeed{caret, 1};
}

} // namespace mq::platform
