// Pictures of a lead's pages in a real window: `ui_team_pictures FOLDER FONTS [PART-OF-NAME]`. Not a test:
// what is beautiful is judged by eye.
#include "platform/loop.h"
#include "platform/window.h"
#include "ui/sample_team.h"
#include "ui/sample_texts.h"
#include "ui/screens/insights_screen.h"
#include "ui/screens/team_screen.h"
#include "ui/shell.h"

#include <fmt/format.h>
#include <imgui.h>
#include <array>
#include <cstdio>
#include <string_view>

namespace {

using namespace mq;

struct Size {
    const char* name;
    int width, height;
    float scale = 1;
    int text = 100;
    bool dark = false;
    bool english = false;
};

constexpr std::array sizes{Size{"1440", 1440, 900},
                           Size{"1280", 1280, 720},
                           Size{"150", 1366, 768, 1.5F},
                           Size{"small", 1280, 720, 1.5F},
                           Size{"dark", 1440, 900, 1, 100, true},
                           Size{"en", 1440, 900, 1, 100, false, true}};

/// A chord is pressed, or the mouse is put somewhere, before the picture is taken.
struct Shot {
    const char* name;
    app::Model (*model)();
    ImVec2 mouse{-1, -1};
    ImGuiKeyChord press = 0;
    float wheel = 0;
};

app::Model with_work(app::Model model) {
    model.work =
        app::RunningWork{"Đang xuất bảng nhiệt của cả công ty", "1.240 trên 5.000 người", 0.25, true};
    return model;
}

app::Model failed() {
    app::Model model = test::team_model();
    model.team.problem = "database disk image is malformed";
    return model;
}

const std::array shots{Shot{"team", test::team_model},
                       Shot{"team-hover", test::team_model, {900, 340}},
                       Shot{"team-cell", test::team_model, {0.53F, 0.5F}},
                       Shot{"team-compared", test::compared_team},
                       Shot{"team-firm", [] { return test::firm_model(5000); }, {0.5F, 0.7F}, 0, -30},
                       Shot{"team-long", test::long_team},
                       Shot{"team-empty", test::empty_team},
                       Shot{"team-failed", failed},
                       Shot{"team-work", [] { return with_work(test::team_model()); }},
                       Shot{"team-export", test::team_model, {-1, -1}, ImGuiMod_Ctrl | ImGuiKey_E},
                       Shot{"keys", test::team_model, {-1, -1}, ImGuiKey_F1},
                       Shot{"palette", test::team_model, {-1, -1}, ImGuiMod_Ctrl | ImGuiKey_K},
                       Shot{"insights", test::insights_sample},
                       Shot{"insights-end", test::insights_sample, {0.75F, 0.6F}, 0, -40},
                       Shot{"insights-firm", [] { return test::insights_firm(5000); }, {0.75F, 0.6F}, 0, -40},
                       Shot{"insights-long", test::long_insights},
                       Shot{"insights-empty", test::empty_insights}};

Status take(const std::string& file, const std::string& fonts, const Size& size, const Shot& shot) {
    platform::WindowOptions options;
    options.fonts = fonts;
    options.scale = size.scale;
    options.place = platform::WindowPlace{{0, 0, size.width, size.height}, false};
    auto window = platform::Window::open(options);
    if (!window) {
        return tl::unexpected(window.error());
    }
    const app::Model model = shot.model();
    ui::Shell shell;
    app::Commands out;
    platform::Loop loop(**window);
    ui::set_look({.fonts = (*window)->fonts(),
                  .theme = size.dark ? ui::ThemeKind::dark : ui::ThemeKind::light,
                  .text_scale = static_cast<float>(size.text) / 100.0F,
                  .monitor_scale = size.scale});
    (*window)->set_background(ui::theme().canvas);
    int frames = 0;
    const auto frame = [&](const platform::FrameInfo&) {
        ImGuiIO& io = ImGui::GetIO();
        if (shot.mouse.x >= 0) {
            const bool share = shot.mouse.x <= 1;
            io.AddMousePosEvent(
                share ? shot.mouse.x * static_cast<float>(size.width) : shot.mouse.x * size.scale,
                share ? shot.mouse.y * static_cast<float>(size.height) : shot.mouse.y * size.scale);
        }
        ++frames;
        if (shot.wheel != 0 && frames < 12) {
            io.AddMouseWheelEvent(0, shot.wheel);
        }
        if (shot.press != 0 && (frames == 4 || frames == 6)) {
            const bool down = frames == 4;
            if ((shot.press & ImGuiMod_Ctrl) != 0) {
                io.AddKeyEvent(ImGuiMod_Ctrl, down);
            }
            io.AddKeyEvent(static_cast<ImGuiKey>(shot.press & ~ImGuiMod_Mask_), down);
        }
        shell.draw(model, out, static_cast<double>(frames) * 0.1);
        return platform::FrameWish{0.02, false};
    };
    loop.run_for(1.0, frame);
    return loop.save_screenshot(file, frame);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fputs("ui_team_pictures FOLDER FONTS [PART-OF-NAME]\n", stderr);
        return 2;
    }
    const std::string_view wanted = count > 3 ? arguments[3] : "";
    for (const Size& size : sizes) {
        test::use_texts(size.english ? app::Language::en : app::Language::vi);
        for (const Shot& shot : shots) {
            const std::string name = fmt::format("{}.{}", shot.name, size.name);
            if (name.find(wanted) == std::string::npos) {
                continue;
            }
            if (const Status done =
                    take(fmt::format("{}/{}.png", arguments[1], name), arguments[2], size, shot);
                !done) {
                std::fprintf(stderr, "%s\n", done.error().message.c_str());
                return 1;
            }
        }
    }
    return 0;
}
