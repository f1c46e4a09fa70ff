#pragma once

#include "app/app.h"
#include "base/clock.h"
#include "cli/cli.h"
#include "platform/loop.h"
#include "platform/window.h"
#include "ui/shell.h"

#include <filesystem>
#include <optional>

namespace mq {

/// One run of the window: carries texts and look from the app to the ui, draws, and runs what was asked for
/// once the frame has been shown.
class WindowRun {
public:
    WindowRun(platform::Window& window, app::App& app);

    [[nodiscard]] platform::FrameWish frame(const platform::FrameInfo& info);
    void after_frame();
    void take_look();
    void keep_still() { still_ = true; } ///< no animations, whatever the person's setting
    [[nodiscard]] double first_frame_ms() const {
        return first_frame_ms_;
    } ///< since the process began; −1 before

private:
    void take_texts();

    platform::Window& window_;
    app::App& app_;
    ui::Shell shell_;
    app::Commands commands_;
    SystemClock clock_;
    std::optional<Day> day_;
    app::Language language_ = app::Language::vi;
    double first_frame_ms_ = -1.0;
    bool still_ = false;
};

/// Opens the window and runs until it is closed; also --demo, --tour and --bench-first-frame. Gives the exit
/// code.
[[nodiscard]] int run_window(const cli::WindowRequest& request, const std::filesystem::path& share);

} // namespace mq
