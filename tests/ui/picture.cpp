#include "ui/picture.h"

#include "platform/loop.h"
#include "platform/window.h"
#include "ui/draw.h"
#include "ui/theme.h"

#include <imgui.h>

namespace mq::test {

void PictureFrame::mouse(float x, float y) const {
    ImGui::GetIO().AddMousePosEvent(static_cast<float>(size.width) * x, static_cast<float>(size.height) * y);
}

void PictureFrame::wheel(float x, float y, float steps) const {
    mouse(x, y);
    ImGui::GetIO().AddMouseWheelEvent(0, steps);
}

Status take_picture(const std::filesystem::path& file, const std::filesystem::path& fonts,
                    const PictureSize& size, double seconds, const DrawPicture& draw) {
    platform::WindowOptions options;
    options.fonts = fonts;
    options.scale = 1; // the smallest window grows with it: here the scale is that of the look
    options.place = platform::WindowPlace{{0, 0, size.width, size.height}, false};
    auto window = platform::Window::open(options);
    if (!window) {
        return tl::unexpected(window.error());
    }
    platform::Loop loop(**window);
    ui::set_look({.fonts = (*window)->fonts(),
                  .theme = size.dark ? ui::ThemeKind::dark : ui::ThemeKind::light,
                  .text_scale = static_cast<float>(size.text) / 100.0F,
                  .monitor_scale = size.scale});
    (*window)->set_background(ui::theme().canvas);
    constexpr double step = 0.02;
    int number = 0;
    const auto frame = [&](const platform::FrameInfo&) {
        draw({size, number, number * step});
        ++number;
        return platform::FrameWish{step, false};
    };
    loop.run_for(seconds, frame);
    return loop.save_screenshot(file, frame);
}

ui::Rect beside_rail(ui::Rect area, bool task) {
    const bool narrow = task || area.w < ui::px(1280);
    ui::fill(area.cut_left(narrow ? ui::px(64) : ui::px(232)), ui::theme().rail);
    return area;
}

std::optional<PictureArguments> picture_arguments(int count, char** arguments) {
    if (count < 3) {
        std::fprintf(stderr, "%s FOLDER FONTS [PART-OF-NAME]\n", count > 0 ? arguments[0] : "pictures");
        return std::nullopt;
    }
    return PictureArguments{arguments[1], arguments[2], count > 3 ? arguments[3] : ""};
}

} // namespace mq::test
