// Pictures of the role-play and of the debrief in a real window: `ui_play_pictures FOLDER FONTS
// [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "ui/picture.h"
#include "ui/sample_play.h"
#include "ui/screens/debrief_screen.h"
#include "ui/screens/play_screen.h"
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
                           Size{"150-130", 1366, 768, 1.5F, 130},
                           Size{"130", 1440, 900, 1, 130},
                           Size{"dark", 1440, 900, 1, 100, true},
                           Size{"en", 1440, 900, 1, 100, false, true}};

struct Screens {
    ui::PlayUi play;
    ui::DebriefUi debrief;
    bool down = false; ///< scrolled to the end
    double now = 0;    ///< seconds; stands still but for what a picture prepares
};

struct Shot {
    const char* name;
    app::Model (*model)();
    void (*prepare)(Screens&); ///< after the first frames
};

void as_it_is(Screens&) {}

app::Model not_reflected() {
    app::Debrief d = test::sample_debrief();
    d.reflected = false;
    return test::model_with(d);
}

const std::array shots{
    Shot{"play", [] { return test::model_with(test::sample_play()); },
         [](Screens& s) { s.play.selected = 1; }},
    Shot{"play-assessment", [] { return test::model_with(test::sample_assessment()); }, as_it_is},
    Shot{"play-several", [] { return test::model_with(test::sample_several()); },
         [](Screens& s) { s.play.ticked[0] = s.play.ticked[2] = true; }},
    Shot{"play-order", [] { return test::model_with(test::sample_order()); },
         [](Screens& s) {
             s.play.order = {2, 0};
             s.play.selected = 0;
         }},
    Shot{"play-reply", [] { return test::model_with(test::sample_reply()); },
         [](Screens& s) {
             s.play.entries[0] =
                 "Dạ em xin lỗi chị, mấy hôm nay bên em cứ để chị phải gọi đi gọi lại. Việc này "
                 "em nhận, và ở lại cùng chị tới lúc nộp được tờ khai ạ.";
         }},
    Shot{"play-chat", [] { return test::model_with(test::sample_chat_reply()); }, as_it_is},
    Shot{"play-log", [] { return test::model_with(test::sample_log()); },
         [](Screens& s) {
             s.play.entries[0] = "a";
             s.play.entries[1] = "đuôi 093";
         }},
    Shot{"play-route", [] { return test::model_with(test::sample_route()); },
         [](Screens& s) {
             s.play.handler = 0;
             s.play.ticked[3] = true;
         }},
    Shot{"play-speaking", [] { return test::model_with(test::sample_timed()); },
         [](Screens& s) { s.now = 4; }},
    Shot{"play-timed", [] { return test::model_with(test::sample_timed()); },
         [](Screens& s) {
             s.play.speech.over = true;
             s.now = 53;
         }},
    Shot{"play-paused", [] { return test::model_with(test::sample_play()); },
         [](Screens& s) { s.play.paused = true; }},
    Shot{"play-leaving", [] { return test::model_with(test::sample_play()); },
         [](Screens& s) { s.play.leaving = true; }},
    Shot{"play-card", [] { return test::model_with(test::sample_play()); },
         [](Screens& s) { s.play.card_open = true; }},
    Shot{"play-ended", [] { return test::model_with(test::sample_ended()); }, as_it_is},
    Shot{"play-long", [] { return test::model_with(test::long_play()); }, as_it_is},
    Shot{"play-none", [] { return app::Model{}; }, as_it_is},
    Shot{"debrief", [] { return test::model_with(test::sample_debrief()); }, as_it_is},
    Shot{"debrief-typed", [] { return test::model_with(test::sample_written_debrief()); },
         [](Screens& s) { s.debrief.selected = 0; }},
    Shot{"debrief-unsure", [] { return test::model_with(test::sample_written_debrief()); },
         [](Screens& s) { s.debrief.selected = 1; }},
    Shot{"debrief-correcting",
         [] {
             app::Debrief d = test::sample_written_debrief();
             d.can_correct = true;
             return test::model_with(std::move(d));
         },
         [](Screens& s) {
             s.debrief.selected = 0;
             s.debrief.correcting = 0;
             s.debrief.show_correcting = true;
         }},
    Shot{"debrief-corrected",
         [] {
             app::Debrief d = test::sample_written_debrief();
             d.can_correct = true;
             d.decisions[0].corrected = {"apologize"};
             d.decisions[0].first_reading = "Xin lỗi, Nhận việc về mình";
             return test::model_with(std::move(d));
         },
         [](Screens& s) { s.debrief.selected = 0; }},
    Shot{"debrief-log", [] { return test::model_with(test::sample_written_debrief()); },
         [](Screens& s) { s.debrief.selected = 2; }},
    Shot{"debrief-route", [] { return test::model_with(test::sample_written_debrief()); },
         [](Screens& s) { s.debrief.selected = 3; }},
    Shot{"debrief-cut-in", [] { return test::model_with(test::sample_written_debrief()); },
         [](Screens& s) { s.debrief.selected = 4; }},
    Shot{"debrief-late", [] { return test::model_with(test::sample_written_debrief()); },
         [](Screens& s) { s.debrief.selected = 5; }},
    Shot{"debrief-end", [] { return test::model_with(test::sample_debrief()); },
         [](Screens& s) { s.down = true; }},
    Shot{"debrief-first", not_reflected, as_it_is},
    Shot{"debrief-bad", [] { return test::model_with(test::sample_bad_ending()); }, as_it_is},
    Shot{"debrief-talk", [] { return test::model_with(test::sample_debrief()); },
         [](Screens& s) { s.debrief.transcript_open = true; }},
    Shot{"debrief-long", [] { return test::model_with(test::long_debrief()); }, as_it_is}};

void draw(const app::Model& model, app::Commands& out, Screens& screens, bool of_debrief) {
    const ui::ScreenContext context{model, out, screens.now};
    const ui::Frame frame;
    const ui::Rect area = test::beside_rail(frame.area(), !of_debrief);
    if (of_debrief) {
        ui::draw_debrief(context, screens.debrief, area);
    } else {
        ui::draw_play(context, screens.play, area);
    }
}

test::DrawPicture begin(const Size&, const Shot& shot) {
    return [&shot, model = shot.model(), screens = std::make_shared<Screens>(),
            out = app::Commands()](const test::PictureFrame& frame) mutable {
        frame.mouse(0.6F, 0.002F);
        if (frame.number == 2) {
            shot.prepare(*screens);
        }
        if (screens->down) {
            frame.wheel(0.6F, 0.002F, -40);
        }
        draw(model, out, *screens, model.debrief.has_value());
    };
}

} // namespace

int main(int count, char** arguments) {
    return test::take_pictures(count, arguments, sizes, shots, 0.5, begin);
}
