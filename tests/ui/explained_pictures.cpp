// Pictures of the page that explains a standing, in a real window: `ui_explained_pictures FOLDER FONTS
// [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "platform/loop.h"
#include "platform/window.h"
#include "ui/sample_explained.h"
#include "ui/sample_texts.h"
#include "ui/screens/standing_screen.h"
#include "ui/theme.h"
#include "ui/widgets.h"

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
                           Size{"tall", 1440, 2000},
                           Size{"1280", 1280, 720},
                           Size{"1280tall", 1280, 2300},
                           Size{"150", 1366, 768, 1.5F},
                           Size{"150tall", 1366, 3600, 1.5F},
                           Size{"130", 1440, 900, 1, 130},
                           Size{"dark", 1440, 2000, 1, 100, true},
                           Size{"en", 1440, 2000, 1, 100, false, true}};

struct Shot {
    const char* name;
    test::Records (*records)();
    int leave_out; ///< of the heaviest lines
    int view;
    bool long_words = false;
};

constexpr std::array shots{Shot{"none", [] { return test::Records{}; }, 0, 0},
                           Shot{"few", test::few_records, 0, 0},
                           Shot{"placed", test::placed_records, 0, 0},
                           Shot{"placed-if", test::placed_records, 2, 0},
                           Shot{"facet-if", test::placed_records, 1, 5},
                           Shot{"human", test::human_records, 0, 0},
                           Shot{"autonomy", test::autonomy_records, 0, 2},
                           Shot{"critical", test::critical_records, 0, 0},
                           Shot{"critical-if", test::critical_records, 1, 0},
                           Shot{"many", [] { return test::many_records(200); }, 1, 0},
                           Shot{"long", test::critical_records, 1, 0, true}};

Status take(const std::string& file, const std::string& fonts, const Size& size, const Shot& shot) {
    platform::WindowOptions options;
    options.fonts = fonts;
    options.scale = size.scale;
    options.place = platform::WindowPlace{{0, 0, size.width, size.height}, false};
    auto window = platform::Window::open(options);
    if (!window) {
        return tl::unexpected(window.error());
    }
    test::Explained explained(shot.records(), size.english ? app::Language::en : app::Language::vi,
                              shot.long_words);
    for (int i = 0; i < shot.leave_out; ++i) {
        explained.run({app::ToggleWhatIf{explained.page().lines[static_cast<std::size_t>(i)].id}});
    }
    const app::Model model = explained.model();
    ui::StandingUi screen;
    screen.view = shot.view;
    app::Commands out;
    platform::Loop loop(**window);
    ui::set_look({.fonts = (*window)->fonts(),
                  .theme = size.dark ? ui::ThemeKind::dark : ui::ThemeKind::light,
                  .text_scale = static_cast<float>(size.text) / 100.0F,
                  .monitor_scale = size.scale});
    (*window)->set_background(ui::theme().canvas);
    const auto frame = [&](const platform::FrameInfo&) {
        const ui::Frame whole;
        ui::Rect area = whole.area();
        ui::fill(area.cut_left(area.w < ui::px(1280) ? ui::px(64) : ui::px(232)), ui::theme().rail);
        ui::draw_standing({model, out, 0}, screen, area);
        return platform::FrameWish{0.02, false};
    };
    loop.run_for(0.5, frame);
    return loop.save_screenshot(file, frame);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fputs("ui_explained_pictures FOLDER FONTS [PART-OF-NAME]\n", stderr);
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
