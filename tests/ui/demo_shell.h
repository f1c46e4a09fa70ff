#pragma once

#include "app/app.h"
#include "base/clock.h"
#include "ui/harness.h"
#include "ui/shell.h"

#include <filesystem>
#include <memory>

namespace mq::ui::test {

/// The whole interface over the made-up team's database, without a window: what a person has in front of
/// them.
class DemoShell {
public:
    explicit DemoShell(const Screen& screen = {});
    ~DemoShell();
    DemoShell(const DemoShell&) = delete;
    DemoShell& operator=(const DemoShell&) = delete;

    [[nodiscard]] app::App& app() { return *app_; }
    [[nodiscard]] Harness& harness() { return *harness_; }
    [[nodiscard]] Shell& shell() { return shell_; }
    /// Begins the first scene and answers everything with what stands first.
    void play_to_the_end();
    /// Runs a command, then draws until nothing moves.
    void run(const app::Command& command);
    /// Opens a page in a state that is worth looking at: play in its middle, a debrief that was reflected on.
    void show(app::Page page);

private:
    void draw();
    void answer();

    std::filesystem::path folder_;
    FixedClock clock_;
    std::unique_ptr<app::App> app_;
    Shell shell_;
    app::Commands commands_;
    std::unique_ptr<Harness> harness_;
};

/// Every page that the rail or a scene leads to.
[[nodiscard]] const char* name_of(app::Page page);
inline constexpr app::Page all_pages[] = {app::Page::home,     app::Page::play,     app::Page::debrief,
                                          app::Page::radar,    app::Page::standing, app::Page::attempts,
                                          app::Page::handbook, app::Page::settings};

} // namespace mq::ui::test
