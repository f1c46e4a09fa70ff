// Pictures of the rail of each role, with the lock: `ui_rail_pictures FOLDER FONTS [PART-OF-NAME]`.
#include "ui/picture.h"
#include "ui/refusal_cases.h"
#include "ui/shell.h"

#include <array>
#include <memory>

namespace {

using namespace mq;
using Size = test::PictureSize;

constexpr std::array sizes{Size{"1440", 1440, 900},
                           Size{"1280", 1280, 720},
                           Size{"150-1440", 1440, 900, 1.5F},
                           Size{"150-1366", 1366, 768, 1.5F},
                           Size{"150-1280", 1280, 720, 1.5F},
                           Size{"150-130", 1366, 768, 1.5F, 130},
                           Size{"dark", 1440, 900, 1, 100, true},
                           Size{"150-dark", 1280, 720, 1.5F, 100, true},
                           Size{"en", 1440, 900, 1, 100, false, true},
                           Size{"150-en", 1280, 720, 1.5F, 100, false, true}};

struct Shot {
    const char* name;
    app::Model (*model)();
};

/// As who has a passphrase: the rail has the lock too.
app::Model sealed(app::Model model, app::Page page, app::Role role) {
    model = test::shown_as(std::move(model), page, role);
    model.account.sealed = model.account.passphrase = true;
    model.interviews.waiting = 12;
    return model;
}

const std::array shots{
    Shot{"trainee", [] { return sealed(test::sample_home(), app::Page::home, app::Role::trainee); }},
    Shot{"hr", [] { return sealed(test::sample_interviews(), app::Page::interviews, app::Role::hr); }},
    Shot{"hr-last", [] { return sealed(test::sample_home(), app::Page::settings, app::Role::hr); }},
    Shot{"lead", [] { return sealed(test::team_model(), app::Page::team, app::Role::lead); }},
    Shot{"admin", [] { return sealed(test::accounts_model(), app::Page::accounts, app::Role::admin); }}};

test::DrawPicture begin(const Size&, const Shot& shot) {
    return [model = shot.model(), shell = std::make_shared<ui::Shell>(),
            out = app::Commands()](const test::PictureFrame& frame) mutable {
        shell->draw(model, out, frame.now);
    };
}

} // namespace

int main(int count, char** arguments) {
    return test::take_pictures(count, arguments, sizes, shots, 0.4, begin);
}
