#pragma once

namespace mq::ui {

/// When the next frame is wanted though no event comes: whatever moves asks for it while it is drawn, and the
/// loop of the window takes the soonest wish after each frame and waits no longer than that.
class FrameWish {
public:
    static constexpr double never = 1e30;

    void in(double seconds) {
        if (seconds < seconds_) {
            seconds_ = seconds < 0 ? 0 : seconds;
        }
    }
    void at_once() { in(0); }
    /// Seconds until the next frame is wanted (0 at once, `never` only after an event); forgets it.
    [[nodiscard]] double take() {
        const double wish = seconds_;
        seconds_ = never;
        return wish;
    }

private:
    double seconds_ = never;
};

/// The one of the window.
[[nodiscard]] FrameWish& frame_wish();

} // namespace mq::ui
