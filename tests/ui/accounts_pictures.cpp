// Pictures of signing in, the first run, accounts and the recovery code in a real window:
// `ui_accounts_pictures FOLDER FONTS [PART-OF-NAME]`. Not a test: what is beautiful is judged by eye.
#include "ui/picture.h"
#include "ui/sample_accounts.h"
#include "ui/screens/accounts_screen.h"
#include "ui/screens/first_run_screen.h"
#include "ui/screens/login_screen.h"
#include "ui/screens/recovery_dialog.h"
#include "ui/screens/settings_screen.h"
#include "ui/shell/rail.h"
#include "ui/widgets.h"

#include <array>
#include <chrono>
#include <memory>
#include <string_view>

namespace {

using namespace mq;

struct Screens {
    ui::LoginUi login;
    ui::FirstRunUi first;
    ui::AccountsUi accounts;
    ui::SettingsUi settings;
    ui::RecoveryUi recovery;
};

struct Shot {
    const char* name;
    app::Model (*model)();
    void (*prepare)(Screens&) = [](Screens&) {}; ///< after the first frames
};

void type(ui::NewPassphrase& typed, std::string_view next, std::string_view again) {
    typed.next.insert(next, false);
    typed.again.insert(again, false);
    typed.strength = app::strength_of(next, {}, {});
}

app::Model waiting_login() {
    app::Model model = test::wrong_passphrase();
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    model.login.error = "Sai 5 lần liền.";
    model.login.wait_until = std::chrono::duration<double>(now).count() + 95;
    return model;
}

app::Model trying_login() {
    app::Model model = test::login_model();
    model.login.checking = true;
    return model;
}

void begin_first_run(Screens& s) {
    s.first.name = "Vũ Hồng Nhung";
    s.first.role = app::Role::admin;
}

const std::array shots{
    Shot{"login", test::login_model},
    Shot{"login-wrong", test::wrong_passphrase,
         [](Screens& s) { s.login.passphrase.insert("12345678", false); }},
    Shot{"login-wait", waiting_login},
    Shot{"login-trying", trying_login},
    Shot{"login-locked", test::locked_model},
    Shot{"login-doors", [] { return test::doors_model(3); }},
    Shot{"login-doors-form", [] { return test::doors_model(3); }, [](Screens& s) { s.login.typing = true; }},
    Shot{"login-long", test::long_login},
    Shot{"login-recover", test::login_model,
         [](Screens& s) {
             s.login.recovering = true;
             s.login.code.insert("7KQMW2HDPX9CV4TBJ8RN5YGZAE3FS6LU", true);
             type(s.login.next, "mua roi tren mai", "mua roi");
         }},
    Shot{"first", test::sealed_first_run, [](Screens& s) { s.first.name = "Trần Minh Khôi"; }},
    Shot{"first-admin", test::sealed_first_run, begin_first_run},
    Shot{"first-account", test::sealed_first_run,
         [](Screens& s) {
             begin_first_run(s);
             s.first.account = true;
             s.first.login = "nhung.vu";
             type(s.first.passphrase, "nhungvu2026", "");
         }},
    Shot{"recovery", [] { return test::recovery_model(); }},
    Shot{"recovery-printed", [] { return test::recovery_model(true); },
         [](Screens& s) { s.recovery.kept = true; }},
    Shot{"accounts", [] { return test::accounts_model(); }},
    Shot{"accounts-empty", [] { return test::accounts_model(0); }},
    Shot{"accounts-long", test::long_accounts},
    Shot{"accounts-add", [] { return test::accounts_model(); },
         [](Screens& s) {
             s.accounts.adding = s.accounts.fresh = true;
             s.accounts.name = "Đặng Thu Thảo";
             s.accounts.login = "thao.dang";
             s.accounts.role = app::Role::hr;
             type(s.accounts.passphrase, "mua roi tren mai", "mua roi tren mai");
         }},
    Shot{"accounts-reset", [] { return test::accounts_model(); },
         [](Screens& s) {
             s.accounts.person = test::accounts_model().accounts.lines[1].person;
             s.accounts.resetting = s.accounts.fresh = true;
         }},
    Shot{"accounts-remove", [] { return test::accounts_model(); },
         [](Screens& s) {
             s.accounts.person = test::accounts_model().accounts.lines[1].person;
             s.accounts.removing = true;
         }},
    Shot{"accounts-allow", [] { return test::accounts_model(); },
         [](Screens& s) {
             s.accounts.person = test::accounts_model().accounts.lines[1].person;
             s.accounts.allowing = true;
         }},
    Shot{"own-account", [] { return test::own_account(true); }},
    Shot{"own-account-open", [] { return test::own_account(false); }},
    Shot{"own-account-change", [] { return test::own_account(true); },
         [](Screens& s) { s.settings.account.open = s.settings.account.fresh = true; }}};

void draw(const app::Model& model, app::Commands& out, Screens& screens, double now) {
    const ui::ScreenContext context{model, out, now};
    const ui::Frame frame;
    ui::Rect area = frame.area();
    if (model.page == app::Page::login) {
        return ui::draw_login(context, screens.login, area);
    }
    if (model.page == app::Page::first_run) {
        return ui::draw_first_run(context, screens.first, area);
    }
    const bool collapsed = area.w < ui::px(1280);
    static_cast<void>(ui::draw_rail(context, area.cut_left(ui::rail_width(collapsed)), collapsed));
    if (model.page == app::Page::settings) {
        ui::draw_settings(context, screens.settings, area);
    } else {
        ui::draw_accounts(context, screens.accounts, area);
    }
    ui::draw_recovery_code(context, screens.recovery);
}

test::DrawPicture begin(const test::PictureSize&, const Shot& shot) {
    return [&shot, model = shot.model(), screens = std::make_shared<Screens>(),
            out = app::Commands()](const test::PictureFrame& frame) mutable {
        if (frame.number == 2) {
            shot.prepare(*screens);
        }
        draw(model, out, *screens, frame.now);
    };
}

} // namespace

int main(int count, char** arguments) {
    return test::take_pictures(count, arguments, test::usual_sizes, shots, 0.4, begin);
}
