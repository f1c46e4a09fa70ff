// Pictures of a person's page, assignments and the complaint log in a real window:
// `ui_lead_pictures FOLDER FONTS [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "platform/loop.h"
#include "platform/window.h"
#include "ui/sample_complaints.h"
#include "ui/sample_member.h"
#include "ui/sample_texts.h"
#include "ui/screens/assignments_screen.h"
#include "ui/screens/complaints_screen.h"
#include "ui/screens/home_screen.h"
#include "ui/screens/member_screen.h"
#include "ui/screens/radar_screen.h"
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
    bool dark = false;
    bool english = false;
};

constexpr std::array sizes{Size{"1440", 1440, 900}, Size{"1280", 1280, 720}, Size{"150", 1366, 768, 1.5F},
                           Size{"dark", 1440, 900, 1, true}, Size{"en", 1440, 900, 1, false, true}};

struct Screens {
    ui::MemberUi member;
    ui::AssignmentsUi assignments;
    ui::ComplaintsUi complaints;
    ui::HomeUi home;
    ui::RadarUi radar;
    ui::LeadUi lead;
    bool down = false; ///< scrolled to the end
};

struct Shot {
    const char* name;
    app::Model (*model)();
    void (*prepare)(Screens&) = [](Screens&) {}; ///< after the first frame
};

void tab(Screens& s, ui::MemberTab which) {
    s.member.tab = static_cast<int>(which);
    s.down = true;
}

const std::array shots{
    Shot{"member", test::member_model},
    Shot{"member-attempts", test::member_model, [](Screens& s) { tab(s, ui::MemberTab::attempts); }},
    Shot{"member-ratings", test::member_model, [](Screens& s) { tab(s, ui::MemberTab::ratings); }},
    Shot{"member-pitfalls", test::member_model, [](Screens& s) { tab(s, ui::MemberTab::pitfalls); }},
    Shot{"member-given", test::member_model, [](Screens& s) { tab(s, ui::MemberTab::assignments); }},
    Shot{"member-talks", test::member_model, [](Screens& s) { tab(s, ui::MemberTab::talks); }},
    Shot{"member-talk-form", test::member_model,
         [](Screens& s) {
             tab(s, ui::MemberTab::talks);
             s.member.talk.open = true;
         }},
    Shot{"member-levels", test::appealed_member, [](Screens& s) { tab(s, ui::MemberTab::levels); }},
    Shot{"member-profile", test::member_model, [](Screens& s) { tab(s, ui::MemberTab::profile); }},
    Shot{"member-sign", test::member_model, [](Screens& s) { s.member.signing = true; }},
    Shot{"member-answer", test::appealed_member, [](Screens& s) { s.member.answering = true; }},
    Shot{"member-new", test::new_member},
    Shot{"member-long", test::long_member},
    Shot{"assignments", test::assignments_model,
         [](Screens& s) { s.assignments.opened = test::assignments_model().assignments.lines[0].id; }},
    Shot{"assignments-empty", test::no_assignments},
    Shot{"assignments-long", test::long_assignments},
    Shot{"assignments-form", test::assignments_model, [](Screens& s) { s.assignments.draft.open = true; }},
    Shot{"complaints", [] { return test::complaints_model(); }},
    Shot{"complaints-details", [] { return test::complaints_model(); },
         [](Screens& s) { s.complaints.details = true; }},
    Shot{"home-assigned", test::assigned_home},
    Shot{"radar-signed", test::signed_radar},
    Shot{"complaints-empty", [] { return test::complaints_model(0); }},
    Shot{"complaints-form", test::complaint_form},
    Shot{"complaints-form-end", test::complaint_form, [](Screens& s) { s.down = true; }},
    Shot{"complaints-long", test::long_complaints},
    Shot{"complaints-import", test::complaint_import,
         [](Screens& s) { s.complaints.path = "/home/an/so-khieu-nai.xlsx"; }},
    Shot{"complaints-import-end", test::complaint_import, [](Screens& s) { s.down = true; }},
    Shot{"complaints-import-broken", test::broken_import}};

void draw(const app::Model& model, app::Commands& out, Screens& screens) {
    const ui::ScreenContext context{model, out, 0};
    const ui::Frame frame;
    ui::Rect area = frame.area();
    ui::fill(area.cut_left(area.w < ui::px(1280) ? ui::px(64) : ui::px(232)), ui::theme().rail);
    switch (model.page) {
        case app::Page::member: return ui::draw_member(context, screens.member, screens.lead, area);
        case app::Page::assignments: return ui::draw_assignments(context, screens.assignments, area);
        case app::Page::home: return ui::draw_home(context, screens.home, area);
        case app::Page::radar: return ui::draw_radar(context, screens.radar, area);
        default: return ui::draw_complaints(context, screens.complaints, area);
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
    app::Commands out;
    platform::Loop loop(**window);
    ui::set_look({.fonts = (*window)->fonts(),
                  .theme = size.dark ? ui::ThemeKind::dark : ui::ThemeKind::light,
                  .monitor_scale = size.scale});
    (*window)->set_background(ui::theme().canvas);
    int frames = 0;
    const auto frame = [&](const platform::FrameInfo&) {
        if (frames++ == 2) {
            shot.prepare(screens);
        }
        if (screens.down) {
            ImGui::GetIO().AddMousePosEvent(static_cast<float>(size.width) * 0.5F,
                                            static_cast<float>(size.height) * 0.3F);
            ImGui::GetIO().AddMouseWheelEvent(0, -40);
        }
        draw(model, out, screens);
        return platform::FrameWish{0.02, false};
    };
    loop.run_for(0.5, frame);
    return loop.save_screenshot(file, frame);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fputs("ui_lead_pictures FOLDER FONTS [PART-OF-NAME]\n", stderr);
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
