// Pictures of the radar and of the list of attempts in a real window: `ui_standing_pictures FOLDER FONTS
// [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "platform/loop.h"
#include "platform/window.h"
#include "ui/registry.h"
#include "ui/sample_principles.h"
#include "ui/sample_standing.h"
#include "ui/sample_texts.h"
#include "ui/screens/attempts_screen.h"
#include "ui/screens/radar_screen.h"
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
                           Size{"1280", 1280, 720},
                           Size{"150", 1366, 768, 1.5F},
                           Size{"130", 1440, 900, 1, 130},
                           Size{"dark", 1440, 900, 1, 100, true},
                           Size{"en", 1440, 900, 1, 100, false, true}};

struct Screens {
    ui::RadarUi radar;
    ui::AttemptsUi attempts;
    bool down = false; ///< scrolled to the end
};

struct Shot {
    const char* name;
    app::Model (*model)();
    void (*prepare)(Screens&);
};

void as_it_is(Screens& screens) {
    (void)screens;
}
void to_the_end(Screens& screens) {
    screens.down = true;
}
void assessment(Screens& screens) {
    screens.radar.kind = ui::EvidenceKind::assessment;
    screens.radar.picked = true;
}
void assessment_end(Screens& screens) {
    assessment(screens);
    to_the_end(screens);
}

void principles(Screens& screens) {
    screens.radar.principles.shown = true;
    screens.radar.principles.axis = 1;
}
void principles_end(Screens& screens) {
    principles(screens);
    to_the_end(screens);
}

const std::array shots{
    Shot{"principles", [] { return test::model_with(test::principles_radar()); }, principles},
    Shot{"principles-end", [] { return test::model_with(test::principles_radar()); }, principles_end},
    Shot{"principles-first", [] { return test::model_with(test::first_principles_radar()); }, principles},
    Shot{"principles-first-end", [] { return test::model_with(test::first_principles_radar()); },
         principles_end},
    Shot{"principles-unrecorded", [] { return test::model_with(test::unrecorded_radar()); }, principles},
    Shot{"principles-clean-end", [] { return test::model_with(test::clean_radar()); }, principles_end},
    Shot{"principles-long", [] { return test::model_with(test::long_principles_radar()); }, principles},
    Shot{"principles-long-end", [] { return test::model_with(test::long_principles_radar()); },
         principles_end},
    Shot{"radar", [] { return test::model_with(test::sample_radar()); },
         [](Screens& s) { s.radar.axis = 2; }},
    Shot{"radar-end", [] { return test::model_with(test::sample_radar()); }, to_the_end},
    Shot{"radar-assessed", [] { return test::model_with(test::sample_radar()); }, assessment},
    Shot{"radar-first", [] { return test::model_with(test::first_radar()); }, as_it_is},
    Shot{"radar-placed", [] { return test::model_with(test::placed_radar()); }, assessment},
    Shot{"radar-placed-end", [] { return test::model_with(test::placed_radar()); }, assessment_end},
    Shot{"radar-empty", [] { return test::model_with(test::empty_radar()); }, as_it_is},
    Shot{"radar-long", [] { return test::model_with(test::long_radar()); }, as_it_is},
    Shot{"attempts", [] { return test::model_with(test::sample_attempts(38)); }, as_it_is},
    Shot{"attempts-end",
         [] {
             app::Model model = test::model_with(test::sample_attempts(38));
             model.attempts.more = true;
             return model;
         },
         to_the_end},
    Shot{"attempts-none", [] { return test::model_with(test::sample_attempts(6)); },
         [](Screens& s) { s.attempts.query = "khong co gi"; }},
    Shot{"attempts-empty", [] { return test::model_with(test::sample_attempts(0)); }, as_it_is},
    Shot{"attempts-long", [] { return test::model_with(test::long_attempts()); }, as_it_is}};

void draw(const app::Model& model, app::Commands& out, Screens& screens) {
    const ui::ScreenContext context{model, out, 0};
    const ui::Frame frame;
    ui::Rect area = frame.area();
    ui::fill(area.cut_left(area.w < ui::px(1280) ? ui::px(64) : ui::px(232)), ui::theme().rail);
    if (model.page == app::Page::radar) {
        ui::draw_radar(context, screens.radar, area);
    } else {
        ui::draw_attempts(context, screens.attempts, area);
    }
}

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
    Screens screens;
    shot.prepare(screens);
    app::Commands out;
    platform::Loop loop(**window);
    ui::set_look({.fonts = (*window)->fonts(),
                  .theme = size.dark ? ui::ThemeKind::dark : ui::ThemeKind::light,
                  .text_scale = static_cast<float>(size.text) / 100.0F,
                  .monitor_scale = size.scale});
    (*window)->set_background(ui::theme().canvas);
    const auto frame = [&](const platform::FrameInfo&) {
        if (screens.down) {
            ImGui::GetIO().AddMousePosEvent(static_cast<float>(size.width) * 0.7F,
                                            static_cast<float>(size.height) * 0.1F);
            ImGui::GetIO().AddMouseWheelEvent(0, -40);
        }
        draw(model, out, screens);
        return platform::FrameWish{0.02, false};
    };
    loop.run_for(0.4, frame);
    return loop.save_screenshot(file, frame);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fputs("ui_standing_pictures FOLDER FONTS [PART-OF-NAME]\n", stderr);
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
