// Pictures of the pages of an interview in a real window: `ui_conduct_pictures FOLDER FONTS [PART-OF-NAME]`.
// Not a test: what is beautiful is judged by eye.
#include "ui/picture.h"
#include "ui/registry.h"
#include "ui/sample_conduct.h"
#include "ui/screens/conduct_screen.h"
#include "ui/screens/interviews_screen.h"
#include "ui/screens/plan_screen.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <array>
#include <memory>

namespace {

using namespace mq;
using Size = test::PictureSize;

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
    const ui::Rect area = test::beside_rail(frame.area(), model.page == app::Page::conduct);
    switch (model.page) {
        case app::Page::interviews: return ui::draw_interviews(context, screens.interviews, area);
        case app::Page::plan: return ui::draw_plan(context, screens.plan, area);
        default: return ui::draw_conduct(context, screens.conduct, area);
    }
}

test::DrawPicture begin(const Size&, const Shot& shot) {
    auto screens = std::make_shared<Screens>();
    shot.prepare(*screens);
    return [screens, model = shot.model(), out = app::Commands()](const test::PictureFrame& frame) mutable {
        if (screens->down > 0) {
            frame.wheel(model.page == app::Page::plan ? 0.6F : 0.99F, 0.5F, -screens->down);
        }
        draw(model, out, *screens, frame.now);
    };
}

} // namespace

int main(int count, char** arguments) {
    return test::take_pictures(count, arguments, sizes, shots, 0.4, begin);
}
