#include "platform/loop.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <algorithm>
#include <atomic>

#include "platform/frame_need.h"
#include "platform/screenshot.h"
#include "platform/window.h"

namespace mq::platform {

namespace {

constexpr int frames_after_event = 3;
constexpr double never = std::numeric_limits<double>::infinity();
// An animation runs at the screen's rate (the swap waits for it), and where nothing holds it back at this
// one.
constexpr double shortest_wish = 1.0 / 120;

// GLFW has one queue of events a process, and so there is one flag.
std::atomic<bool> wakeup_posted{false};

} // namespace

void post_wakeup() {
    wakeup_posted.store(true, std::memory_order_release);
    glfwPostEmptyEvent();
}

void Loop::note_activity() {
    const Activity activity = window_.take_activity();
    close_requested_ |= activity.close_requested;
    scale_changed_ |= activity.scale_changed;
    if (activity.any || wakeup_posted.exchange(false, std::memory_order_acq_rel)) {
        live_frames_ = frames_after_event;
    }
}

// Sleeps until a frame is due (true) or the given moment has come (false).
bool Loop::wait(double until) {
    note_activity();
    while (live_frames_ == 0) {
        const double now = glfwGetTime();
        if (now >= deadline_) {
            live_frames_ = frames_at_deadline_;
            break;
        }
        if (now >= until) {
            return false;
        }
        const double rest = std::min(deadline_, until) - now;
        if (rest == never) {
            glfwWaitEvents();
        } else {
            glfwWaitEventsTimeout(rest);
        }
        note_activity();
    }
    return true;
}

bool Loop::draw(const FrameFunction& frame, Image* capture) {
    const FrameInfo info{glfwGetTime(), frames_, close_requested_, scale_changed_};
    close_requested_ = scale_changed_ = false;
    window_.begin_frame();
    const FrameWish wish = frame(info);
    window_.end_frame(capture);
    ++frames_;
    live_frames_ = std::max(0, live_frames_ - 1);

    const FrameNeed need = frame_need(*ImGui::GetCurrentContext());
    deadline_ = info.now + std::max(shortest_wish, std::min(wish.seconds, need.seconds));
    frames_at_deadline_ = need.seconds < wish.seconds ? need.live_frames : 1;
    if (then_)
        then_();
    return wish.quit;
}

void Loop::run(const FrameFunction& frame) {
    run_for(never, frame);
}

bool Loop::run_for(double seconds, const FrameFunction& frame) {
    const double until = glfwGetTime() + seconds;
    do {
        glfwPollEvents();
        if (!wait(until)) {
            return false;
        }
        if (draw(frame)) {
            return true;
        }
    } while (glfwGetTime() < until);
    return false;
}

bool Loop::settle(const FrameFunction& frame) {
    // An animation that never ends must not hold a tour for ever.
    constexpr int most = 200;
    for (int drawn = 0; drawn < most; ++drawn) {
        glfwPollEvents();
        note_activity();
        const bool animating = deadline_ - glfwGetTime() < 1.0 / 30;
        if (live_frames_ == 0 && !animating) {
            return false;
        }
        if (draw(frame)) {
            return true;
        }
    }
    return false;
}

Status Loop::save_screenshot(const std::filesystem::path& path, const FrameFunction& frame) {
    Image image;
    draw(frame, &image);
    return write_png(path, image);
}

} // namespace mq::platform
