// Pictures of agreement, people, observation, calibration and the bank in a real window:
// `ui_panel_pictures FOLDER FONTS [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "platform/loop.h"
#include "platform/window.h"
#include "ui/sample_panel.h"
#include "ui/sample_texts.h"
#include "ui/screens/bank_screen.h"
#include "ui/screens/calibration_screen.h"
#include "ui/screens/consensus_screen.h"
#include "ui/screens/observation_screen.h"
#include "ui/screens/people_screen.h"
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

constexpr std::array sizes{Size{"1440", 1440, 900}, Size{"1280", 1280, 720}, Size{"150", 1366, 768, 1.5F},
                           Size{"dark", 1440, 900, 1, 100, true}, Size{"en", 1440, 900, 1, 100, false, true}};

struct Screens {
    ui::ConsensusUi consensus;
    ui::PeopleUi people;
    ui::ObservationUi observation;
    ui::CalibrationUi calibration;
    ui::BankUi bank;
    bool down = false; ///< scrolled to the end
};

void work(Screens& screens, const char* joined, const char* left) {
    ui::EmploymentForm& form = screens.people.work;
    form.open = form.tried = true;
    form.post = "Chuyên viên CSKH";
    form.joined = joined;
    form.left = left;
}

struct Shot {
    const char* name;
    app::Model (*model)();
    void (*prepare)(Screens&) = [](Screens&) {};
};

const std::array shots{
    Shot{"consensus", test::consensus_model},
    Shot{"consensus-end", test::consensus_model, [](Screens& s) { s.down = true; }},
    Shot{"consensus-five", [] { return test::consensus_of(5); }},
    Shot{"consensus-one", [] { return test::consensus_of(1); }},
    Shot{"consensus-closed", test::closed_consensus},
    Shot{"consensus-long", test::long_consensus},
    Shot{"consensus-close", test::closed_consensus, [](Screens& s) { s.consensus.closing = true; }},
    Shot{"people", [] { return test::people_model(40); }},
    Shot{"people-open", test::person_model},
    Shot{"people-long", test::long_person},
    Shot{"people-decide", test::person_model, [](Screens& s) { s.people.deciding = true; }},
    Shot{"people-staff", test::staff_model},
    Shot{"people-left", test::left_model},
    Shot{"people-work", test::staff_model, [](Screens& s) { work(s, "03/02/2025", "31/12/2026"); }},
    Shot{"people-work-wrong", test::staff_model, [](Screens& s) { work(s, "03/02/2025", "31/12/2024"); }},
    Shot{"people-work-nodate", test::staff_model, [](Screens& s) { work(s, "30/02/2025", "mai"); }},
    Shot{"people-work-long", test::long_person, [](Screens& s) { work(s, "", "31/12/2026"); }},
    Shot{"people-empty", [] { return test::people_model(0); }},
    Shot{"observation", test::observation_model},
    Shot{"observation-end", test::observation_model, [](Screens& s) { s.down = true; }},
    Shot{"observation-long", test::long_observation},
    Shot{"calibration", [] { return test::calibration_model(2); }},
    Shot{"calibration-done", [] { return test::calibration_model(12); }},
    Shot{"bank", test::bank_model},
    Shot{"bank-kit", test::bank_model, [](Screens& s) { s.bank.tab = 1; }},
    Shot{"bank-long", test::long_bank}};

void draw(const app::Model& model, app::Commands& out, Screens& screens) {
    const ui::ScreenContext context{model, out, 0};
    const ui::Frame frame;
    ui::Rect area = frame.area();
    ui::fill(area.cut_left(area.w < ui::px(1280) ? ui::px(64) : ui::px(232)), ui::theme().rail);
    switch (model.page) {
        case app::Page::consensus: return ui::draw_consensus(context, screens.consensus, area);
        case app::Page::people: return ui::draw_people(context, screens.people, area);
        case app::Page::observation: return ui::draw_observation(context, screens.observation, area);
        case app::Page::calibration: return ui::draw_calibration(context, screens.calibration, area);
        default: return ui::draw_bank(context, screens.bank, area);
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
    const bool asks = screens.consensus.closing;
    const bool decides = screens.people.deciding;
    const ui::EmploymentForm work = screens.people.work;
    app::Commands out;
    platform::Loop loop(**window);
    ui::set_look({.fonts = (*window)->fonts(),
                  .theme = size.dark ? ui::ThemeKind::dark : ui::ThemeKind::light,
                  .text_scale = static_cast<float>(size.text) / 100.0F,
                  .monitor_scale = size.scale});
    (*window)->set_background(ui::theme().canvas);
    const auto frame = [&](const platform::FrameInfo&) {
        if (screens.down) {
            ImGui::GetIO().AddMousePosEvent(static_cast<float>(size.width) * 0.4F,
                                            static_cast<float>(size.height) * 0.6F);
            ImGui::GetIO().AddMouseWheelEvent(0, -40);
        }
        screens.consensus.closing = asks;
        screens.people.deciding = decides;
        if (work.open && !screens.people.work.open) { // the page began anew with the person opened
            screens.people.work = work;
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
        std::fputs("ui_panel_pictures FOLDER FONTS [PART-OF-NAME]\n", stderr);
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
