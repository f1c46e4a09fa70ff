// Pictures of the radar and of the list of attempts in a real window: `ui_standing_pictures FOLDER FONTS
// [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "ui/picture.h"
#include "ui/registry.h"
#include "ui/sample_principles.h"
#include "ui/sample_standing.h"
#include "ui/screens/attempts_screen.h"
#include "ui/screens/radar_screen.h"
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
    const ui::Rect area = test::beside_rail(frame.area());
    if (model.page == app::Page::radar) {
        ui::draw_radar(context, screens.radar, area);
    } else {
        ui::draw_attempts(context, screens.attempts, area);
    }
}

test::DrawPicture begin(const Size&, const Shot& shot) {
    auto screens = std::make_shared<Screens>();
    shot.prepare(*screens);
    return [screens, model = shot.model(), out = app::Commands()](const test::PictureFrame& frame) mutable {
        if (screens->down) {
            frame.wheel(0.7F, 0.1F, -40);
        }
        draw(model, out, *screens);
    };
}

} // namespace

int main(int count, char** arguments) {
    return test::take_pictures(count, arguments, sizes, shots, 0.4, begin);
}
