// Pictures of a person's page, assignments and the complaint log in a real window:
// `ui_lead_pictures FOLDER FONTS [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "ui/picture.h"
#include "ui/sample_complaints.h"
#include "ui/sample_member.h"
#include "ui/screens/assignments_screen.h"
#include "ui/screens/complaints_screen.h"
#include "ui/screens/home_screen.h"
#include "ui/screens/member_screen.h"
#include "ui/screens/radar_screen.h"
#include "ui/widgets.h"

#include <array>
#include <memory>

namespace {

using namespace mq;

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
    const ui::Rect area = test::beside_rail(frame.area());
    switch (model.page) {
        case app::Page::member: return ui::draw_member(context, screens.member, screens.lead, area);
        case app::Page::assignments: return ui::draw_assignments(context, screens.assignments, area);
        case app::Page::home: return ui::draw_home(context, screens.home, area);
        case app::Page::radar: return ui::draw_radar(context, screens.radar, area);
        default: return ui::draw_complaints(context, screens.complaints, area);
    }
}

test::DrawPicture begin(const test::PictureSize&, const Shot& shot) {
    return [&shot, model = shot.model(), screens = std::make_shared<Screens>(),
            out = app::Commands()](const test::PictureFrame& frame) mutable {
        if (frame.number == 2) {
            shot.prepare(*screens);
        }
        if (screens->down) {
            frame.wheel(0.5F, 0.3F, -40);
        }
        draw(model, out, *screens);
    };
}

} // namespace

int main(int count, char** arguments) {
    return test::take_pictures(count, arguments, test::usual_sizes, shots, 0.5, begin);
}
