#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>

#include "base/error.h"

namespace mq::platform {

class Window;
struct Image;

/// What a frame is told.
struct FrameInfo {
    double now = 0; ///< seconds, from a clock that only goes forward
    std::uint64_t number = 0;
    bool close_requested = false; ///< the person wants the window closed; quit, or ask first
    bool scale_changed = false;   ///< Window::scale() is another: sizes in the style have to follow
};

/// What a frame answers.
struct FrameWish {
    /// The next frame is wanted in so many seconds though nothing happens: a clock, an animation (0),
    /// autosave.
    double seconds = std::numeric_limits<double>::infinity();
    bool quit = false;
};

/// Draws a frame: everything between Window::begin_frame and end_frame.
using FrameFunction = std::function<FrameWish(const FrameInfo&)>;

/// Sleeps until something comes from outside or a wished-for moment is there, and draws then; never by a
/// tick. After an event it draws a few frames, since ImGui settles layouts over two or three.
class Loop {
public:
    explicit Loop(Window& window) : window_(window) {}

    /// Called after each frame has been shown, before anything else is drawn: what the frame asked for is
    /// done here.
    void after_frame(std::function<void()> then) { then_ = std::move(then); }

    /// Until a frame answers `quit`.
    void run(const FrameFunction& frame);
    /// The same for so long; true if a frame asked to quit. For tests and tours.
    bool run_for(double seconds, const FrameFunction& frame);
    /// Draws what the events so far ask for, without sleeping: after synthetic input, before a screenshot.
    bool settle(const FrameFunction& frame);
    /// Draws one frame now and keeps it as a picture.
    [[nodiscard]] Status save_screenshot(const std::filesystem::path& path, const FrameFunction& frame);

    /// Frames drawn so far.
    [[nodiscard]] std::uint64_t frames() const { return frames_; }

private:
    bool wait(double until);
    bool draw(const FrameFunction& frame, Image* capture = nullptr);
    void note_activity();

    Window& window_;
    std::function<void()> then_;
    std::uint64_t frames_ = 0;
    int live_frames_ = 3;
    int frames_at_deadline_ = 1;
    double deadline_ = std::numeric_limits<double>::infinity();
    bool close_requested_ = false;
    bool scale_changed_ = false;
};

/// From any thread: the loop draws a frame soon, because something it can't see has changed.
void post_wakeup();

} // namespace mq::platform
