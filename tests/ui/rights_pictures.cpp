// Pictures of care, of the page of rights and of one's own data in a real window:
// `ui_rights_pictures FOLDER FONTS [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "ui/i18n.h"
#include "ui/picture.h"
#include "ui/sample_rights.h"
#include "ui/screens/care_screen.h"
#include "ui/screens/fatal_backup.h"
#include "ui/screens/law_screen.h"
#include "ui/screens/my_data_screen.h"
#include "ui/widgets.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace {

using namespace mq;

struct Screens {
    ui::CareUi care;
    ui::LawUi law;
    ui::MyDataUi my_data;
    ui::FatalBackupUi fatal;
    bool down = false; ///< scrolled to the end
};

struct Shot {
    const char* name;
    app::Model (*model)();
    void (*prepare)(Screens&) = [](Screens&) {}; ///< after the first frame
};

void open_request(Screens& s, unsigned char which, int answer) {
    s.law.request.open = true;
    s.law.request.id = test::rights_id(which);
    s.law.request.answer = answer;
}

using app::LawTab;

/// The form of groups: somebody looked for, or chosen.
void answer(Screens& screens, std::string typed, std::optional<std::size_t> person) {
    ui::GroupAnswer& form = screens.law.groups;
    form.open = true;
    form.typed = std::move(typed);
    form.person = person;
    if (person) {
        form.id = test::law_model(LawTab::impact).law.people[*person].person;
    }
    screens.law.revision = 0; // people are looked for anew
    screens.law.form_height = 1e6F;
}

const std::array shots{
    Shot{"care", test::care_model},
    Shot{"care-end", test::care_model, [](Screens& s) { s.down = true; }},
    Shot{"care-empty", test::care_empty},
    Shot{"care-damaged", test::care_damaged},
    Shot{"care-running", test::care_running},
    Shot{"care-preview", test::care_preview},
    Shot{"care-unusable", test::care_unusable},
    Shot{"care-restored", test::care_restored},
    Shot{"care-long", test::care_long},
    Shot{"fatal", test::fatal_with_backup},
    Shot{"fatal-asked", test::fatal_with_backup, [](Screens& s) { s.fatal.asking = true; }},
    Shot{"law-requests", [] { return test::law_model(); }},
    Shot{"law-answer", [] { return test::law_model(); }, [](Screens& s) { open_request(s, 1, 0); }},
    Shot{"law-erase", [] { return test::law_model(); }, [](Screens& s) { open_request(s, 2, -1); }},
    Shot{"law-new", [] { return test::law_model(); }, [](Screens& s) { s.law.fresh.open = true; }},
    Shot{"law-due", [] { return test::law_model(LawTab::due); },
         [](Screens& s) {
             s.law.chosen = {1, 1, 0, 1, 0};
         }},
    Shot{"law-due-confirm", [] { return test::law_model(LawTab::due); },
         [](Screens& s) {
             s.law.chosen = {1, 1, 0, 1, 0};
             s.law.erasing = true;
         }},
    Shot{"law-access", [] { return test::law_model(LawTab::access); }},
    Shot{"law-impact", [] { return test::law_model(LawTab::impact); }},
    Shot{"law-impact-empty", [] { return test::law_empty(LawTab::impact); }},
    Shot{"law-impact-undecided", test::law_undecided},
    Shot{"law-groups", [] { return test::law_model(LawTab::impact); },
         [](Screens& s) { answer(s, "o", {}); }},
    Shot{"law-groups-new", [] { return test::law_model(LawTab::impact); },
         [](Screens& s) { answer(s, {}, 0); }},
    Shot{"law-groups-again", [] { return test::law_model(LawTab::impact); },
         [](Screens& s) { answer(s, {}, 1); }},
    Shot{"law-groups-nobody", [] { return test::law_model(LawTab::impact); },
         [](Screens& s) { answer(s, "zzz", {}); }},
    Shot{"law-groups-long", [] { return test::law_long(LawTab::impact); },
         [](Screens& s) { answer(s, {}, 1); }},
    Shot{"law-plain", [] { return test::law_model(LawTab::plain); }},
    Shot{"law-none", [] { return test::law_empty(); }},
    Shot{"law-long", [] { return test::law_long(); }},
    Shot{"law-long-due", [] { return test::law_long(LawTab::due); }},
    Shot{"law-long-impact", [] { return test::law_long(LawTab::impact); }},
    Shot{"mine-fresh", test::my_data_fresh},
    Shot{"mine", test::my_data_model},
    Shot{"mine-end", test::my_data_model, [](Screens& s) { s.down = true; }},
    Shot{"mine-kept", test::my_data_model, [](Screens& s) { s.my_data.tab = 1; }},
    Shot{"mine-requests", test::my_data_model, [](Screens& s) { s.my_data.tab = 2; }},
    Shot{"mine-ask", test::my_data_model,
         [](Screens& s) {
             s.my_data.tab = 2;
             s.my_data.asking = true;
         }},
    Shot{"mine-access", test::my_data_model, [](Screens& s) { s.my_data.tab = 3; }},
    Shot{"mine-long", test::my_data_long}};

void draw_fatal(const ui::ScreenContext& context, Screens& screens, ui::Rect area) {
    ui::draw_fatal_backup(context, screens.fatal, area);
    ui::error_state("fatal", area,
                    {.title = ui::t("fatal.title"),
                     .text = context.model.fatal,
                     .first = ui::t("fatal.retry"),
                     .second = ui::t("fatal.read_only"),
                     .detail = context.model.fatal_detail});
}

void draw(const app::Model& model, app::Commands& out, Screens& screens) {
    const ui::ScreenContext context{model, out, 0};
    const ui::Frame frame;
    if (!model.fatal.empty()) {
        return draw_fatal(context, screens, frame.area());
    }
    const ui::Rect area = test::beside_rail(frame.area());
    switch (model.page) {
        case app::Page::care: return ui::draw_care(context, screens.care, area);
        case app::Page::law: return ui::draw_law(context, screens.law, area);
        default: return ui::draw_my_data(context, screens.my_data, area);
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
