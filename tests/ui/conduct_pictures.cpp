// Pictures of the pages of an interview in a real window: `ui_conduct_pictures FOLDER FONTS [PART-OF-NAME]`.
// Not a test: what is beautiful is judged by eye.
#include "platform/loop.h"
#include "platform/window.h"
#include "ui/registry.h"
#include "ui/sample_conduct.h"
#include "ui/sample_texts.h"
#include "ui/screens/conduct_screen.h"
#include "ui/screens/interviews_screen.h"
#include "ui/screens/plan_screen.h"
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
    ui::ConductUi conduct;
    ui::InterviewsUi interviews;
    ui::PlanUi plan;
    float down = 0; ///< wheel steps
};

struct Shot {
    const char* name;
    app::Model (*model)();
    void (*prepare)(Screens&);
};

void as_it_is(Screens& screens) {
    (void)screens;
}
void middle(Screens& screens) {
    screens.down = 0.5F;
}
void to_the_end(Screens& screens) {
    screens.down = 40;
}

const std::array shots{
    Shot{"conduct", test::sample_conduct, [](Screens& s) { s.conduct.guide_open = true; }},
    Shot{"conduct-written", test::written_conduct, as_it_is},
    Shot{"conduct-written-end", test::written_conduct, to_the_end},
    Shot{"conduct-lacking", test::lacking_conduct, middle},
    Shot{"conduct-rated", test::rated_conduct, [](Screens& s) { s.conduct.asking = false; }},
    Shot{"conduct-handed", test::handed_in_conduct, as_it_is},
    Shot{"conduct-turn", test::other_turn, as_it_is},
    Shot{"interviews", test::sample_interviews, as_it_is},
    Shot{"interviews-empty", test::no_interviews, as_it_is},
    Shot{"interviews-long", [] { return test::long_interviews(10); }, as_it_is},
    Shot{"interviews-members", test::sample_interviews,
         [](Screens& s) {
             s.interviews.dialog = ui::InterviewDialog::members;
             s.interviews.interview = test::sample_interviews().interviews.lines[0].id;
         }},
    Shot{"interviews-cancel", test::sample_interviews,
         [](Screens& s) {
             s.interviews.dialog = ui::InterviewDialog::cancel;
             s.interviews.interview = test::sample_interviews().interviews.lines[0].id;
             s.interviews.tried = true;
         }},
    Shot{"interviews-pairing", test::sample_interviews,
         [](Screens& s) { s.interviews.dialog = ui::InterviewDialog::pairing; }},
    Shot{"plan", test::sample_plan, as_it_is},
    Shot{"plan-end", test::sample_plan, to_the_end},
    Shot{"plan-long", test::long_plan, as_it_is},
    Shot{"conduct-long", test::long_conduct, as_it_is},
    Shot{"conduct-long-end", test::long_conduct, to_the_end}};

void draw(const app::Model& model, app::Commands& out, Screens& screens, double now) {
    const ui::ScreenContext context{model, out, now};
    const ui::Frame frame;
    ui::Rect area = frame.area();
    const bool collapsed = model.page == app::Page::conduct || area.w < ui::px(1280);
    ui::fill(area.cut_left(collapsed ? ui::px(64) : ui::px(232)), ui::theme().rail);
    switch (model.page) {
        case app::Page::interviews: return ui::draw_interviews(context, screens.interviews, area);
        case app::Page::plan: return ui::draw_plan(context, screens.plan, area);
        default: return ui::draw_conduct(context, screens.conduct, area);
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
    const auto frame = [&](const platform::FrameInfo& info) {
        if (screens.down > 0) {
            ImGui::GetIO().AddMousePosEvent(
                static_cast<float>(size.width) * (model.page == app::Page::plan ? 0.6F : 0.99F),
                static_cast<float>(size.height) * 0.5F);
            ImGui::GetIO().AddMouseWheelEvent(0, -screens.down);
        }
        draw(model, out, screens, info.now);
        return platform::FrameWish{0.02, false};
    };
    loop.run_for(0.4, frame);
    return loop.save_screenshot(file, frame);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fputs("ui_conduct_pictures FOLDER FONTS [PART-OF-NAME]\n", stderr);
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
