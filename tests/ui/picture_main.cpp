// Draws the component sheet in a real window and keeps it as a PNG: `ui_pictures FOLDER FONTS`.
// For those who work on the kit; no test runs it, since what is beautiful is judged by eye.
#include "platform/loop.h"
#include "platform/window.h"
#include "ui/gallery.h"

#include <fmt/format.h>
#include <imgui.h>
#include <array>
#include <cstdio>

namespace {

struct Shot {
    mq::ui::ThemeKind theme;
    float scale;
    int page;
};

mq::Status take(const std::string& folder, const std::string& fonts, const Shot& shot) {
    mq::platform::WindowOptions options;
    options.fonts = fonts;
    options.scale = shot.scale;
    options.place = mq::platform::WindowPlace{};
    options.place->area = {0, 0, static_cast<int>(1440 * shot.scale), static_cast<int>(900 * shot.scale)};
    auto window = mq::platform::Window::open(options);
    if (!window) {
        return tl::unexpected(window.error());
    }
    mq::ui::Gallery gallery;
    gallery.page = shot.page;
    gallery.option = shot.page == 1 ? 1 : 0;
    mq::platform::Loop loop(**window);
    const auto frame = [&](const mq::platform::FrameInfo&) {
        mq::ui::draw_gallery(gallery);
        return mq::platform::FrameWish{};
    };
    mq::ui::set_look({.fonts = (*window)->fonts(), .theme = shot.theme, .monitor_scale = shot.scale});
    loop.run_for(0.6, frame);
    const bool dark = shot.theme == mq::ui::ThemeKind::dark;
    return loop.save_screenshot(
        fmt::format("{}/{}-{:.0f}-{}.png", folder, dark ? "dark" : "light", shot.scale * 100, shot.page),
        frame);
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("ui_pictures FOLDER FONTS\n", stderr);
        return 2;
    }
    using mq::ui::ThemeKind;
    constexpr std::array shots = {
        Shot{ThemeKind::light, 1, 0},    Shot{ThemeKind::light, 1, 1},    Shot{ThemeKind::light, 1, 2},
        Shot{ThemeKind::dark, 1, 0},     Shot{ThemeKind::dark, 1, 1},     Shot{ThemeKind::dark, 1, 2},
        Shot{ThemeKind::light, 1.5F, 0}, Shot{ThemeKind::light, 1.5F, 1}, Shot{ThemeKind::light, 1.5F, 2}};
    for (const Shot& shot : shots) {
        if (const mq::Status done = take(arguments[1], arguments[2], shot); !done) {
            std::fprintf(stderr, "%s\n", done.error().message.c_str());
            return 1;
        }
    }
    return 0;
}
