#pragma once

struct ImGuiContext;

namespace mq::platform {

/// What ImGui itself still wants to draw when nobody touches anything.
struct FrameNeed {
    double seconds;  ///< until then; infinity for nothing
    int live_frames; ///< how many frames it takes then
};

/// After a frame: the caret's next blink, a tooltip's delay, a fading modal background, a held mouse button.
[[nodiscard]] FrameNeed frame_need(const ImGuiContext& context);

} // namespace mq::platform
