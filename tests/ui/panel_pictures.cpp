// Pictures of agreement, people, observation, calibration and the bank in a real window:
// `ui_panel_pictures FOLDER FONTS [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "ui/picture.h"
#include "ui/sample_panel.h"
#include "ui/screens/bank_screen.h"
#include "ui/screens/calibration_screen.h"
#include "ui/screens/consensus_screen.h"
#include "ui/screens/observation_screen.h"
#include "ui/screens/people_screen.h"
#include "ui/widgets.h"

#include <array>
#include <memory>

namespace {

using namespace mq;

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
    const ui::Rect area = test::beside_rail(frame.area());
    switch (model.page) {
        case app::Page::consensus: return ui::draw_consensus(context, screens.consensus, area);
        case app::Page::people: return ui::draw_people(context, screens.people, area);
        case app::Page::observation: return ui::draw_observation(context, screens.observation, area);
        case app::Page::calibration: return ui::draw_calibration(context, screens.calibration, area);
        default: return ui::draw_bank(context, screens.bank, area);
    }
}

test::DrawPicture begin(const test::PictureSize&, const Shot& shot) {
    auto screens = std::make_shared<Screens>();
    shot.prepare(*screens);
    return [screens, model = shot.model(), out = app::Commands(), asks = screens->consensus.closing,
            decides = screens->people.deciding,
            work = screens->people.work](const test::PictureFrame& frame) mutable {
        if (screens->down) {
            frame.wheel(0.4F, 0.6F, -40);
        }
        screens->consensus.closing = asks;
        screens->people.deciding = decides;
        if (work.open && !screens->people.work.open) { // the page began anew with the person opened
            screens->people.work = work;
        }
        draw(model, out, *screens);
    };
}

} // namespace

int main(int count, char** arguments) {
    return test::take_pictures(count, arguments, test::usual_sizes, shots, 0.4, begin);
}
