#include "app/app_fixture.h"
#include "store/store.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <filesystem>

using namespace mq;
using namespace mq::tests;
using app::Page;
using app::Role;

namespace {

const Secret hr_pass("mùa xuân ở Hội An");
const Secret lead_pass("cá lóc nướng trui");
const Secret later("đường về nhà xa quá");

struct Office {
    Office() { sandbox.keys = sandbox.folder() / "keys"; }
    void open() {
        app.reset();
        app = sandbox.open();
        REQUIRE_MESSAGE(model().fatal.empty(), model().fatal);
    }
    /// Runs it, and waits for what runs aside.
    void run(const app::Command& command) {
        app->run(command);
        wait_until_idle(*app);
        app->poll();
    }
    std::string refusal(const app::Command& command) {
        const std::uint64_t before = model().notices.empty() ? 0 : model().notices.back().id;
        run(command);
        for (const app::Notice& notice : model().notices)
            if (notice.id > before && notice.kind == app::NoticeKind::error)
                return notice.text;
        return {};
    }
    void does(const app::Command& command) {
        const std::string refused = refusal(command);
        REQUIRE_MESSAGE(refused.empty(), refused);
    }
    void first_run_of_hr() {
        open();
        REQUIRE(model().page == Page::first_run);
        does(app::CompleteFirstRun{"Lê Thị Bảo Ngân", Role::hr, {}, "ngan", hr_pass});
        REQUIRE(model().page == Page::home);
        does(app::KeptRecoveryCode{});
    }
    void add_lead() {
        does(app::OpenPage{Page::accounts});
        does(app::AddAccount{"Trần Văn Quý", "quy", Role::lead, lead_pass});
        REQUIRE_MESSAGE(model().accounts.error.empty(), model().accounts.error);
        does(app::KeptRecoveryCode{});
    }
    [[nodiscard]] const app::Model& model() const { return app->model(); }
    [[nodiscard]] const app::AccountLine& line(const std::string& name) const {
        const auto at = std::ranges::find(model().accounts.lines, name, &app::AccountLine::name);
        REQUIRE(at != model().accounts.lines.end());
        return *at;
    }

    Sandbox sandbox;
    std::unique_ptr<app::App> app;
};

} // namespace

TEST_CASE("accounts: somebody who practises begins without a passphrase, and goes straight in afterwards") {
    Office office;
    office.open();
    REQUIRE(office.model().page == Page::first_run);
    office.app->run(app::CompleteFirstRun{"Phạm Thu Hà", Role::trainee, {}});
    CHECK_FALSE(office.app->busy()); // nothing to wait for
    REQUIRE(office.model().page == Page::home);
    CHECK(office.model().account.sealed);
    CHECK_FALSE(office.model().account.passphrase);
    CHECK(office.model().account.lock_minutes == 0);
    CHECK_FALSE(office.model().recovery);
    const Uuid me = office.model().me.id;
    office.open();
    CHECK(office.model().page == Page::home);
    CHECK(office.model().me.id == me);
    CHECK(office.model().me.name == "Phạm Thu Hà");
    // Another role needs a passphrase; the profile alone doesn't change it.
    CHECK_FALSE(office.refusal(app::ChangeProfile{"Phạm Thu Hà", Role::hr, {}, {}, {}}).empty());
    CHECK(office.model().me.role == Role::trainee);
    // A first passphrase closes the door.
    office.does(app::ChangePassphrase{Secret(), later});
    REQUIRE_MESSAGE(office.model().account.error.empty(), office.model().account.error);
    CHECK(office.model().account.passphrase);
    CHECK(office.model().account.changed == 1);
    office.open();
    CHECK(office.model().page == Page::login);
    CHECK(office.model().login.doors.empty());
}

TEST_CASE("accounts: data without a passphrase say at the door of another PC why they don't open") {
    Office office;
    office.open();
    office.does(app::CompleteFirstRun{"Phạm Thu Hà", Role::trainee, {}});
    office.app.reset();
    std::filesystem::rename(office.sandbox.keys, office.sandbox.folder() / "left-at-home");
    office.open();
    CHECK(office.model().page == Page::login);
    CHECK(office.model().login.doors.empty());
    CHECK(office.model().login.error == office.app->texts().get("door.error.other_profile"));
    CHECK(office.model().login.field == "login");
    office.app.reset();
    std::filesystem::remove_all(office.sandbox.keys);
    std::filesystem::rename(office.sandbox.folder() / "left-at-home", office.sandbox.keys);
    office.open();
    CHECK(office.model().page == Page::home);
}

TEST_CASE("accounts: HR's first run needs a login and a passphrase, and gives a recovery code once") {
    Office office;
    office.open();
    CHECK_FALSE(office.refusal(app::CompleteFirstRun{"Lê Thị Bảo Ngân", Role::hr, {}}).empty());
    CHECK(office.model().login.field == "login");
    CHECK_FALSE(office.refusal(app::CompleteFirstRun{"Lê Thị Bảo Ngân", Role::hr, {}, "ngan", Secret("ngắn")})
                    .empty());
    CHECK(office.model().login.field == "passphrase");
    CHECK(office.model().page == Page::first_run);
    CHECK_FALSE(std::filesystem::exists(office.sandbox.data() / "monqua.db"));
    office.does(app::CompleteFirstRun{"Lê Thị Bảo Ngân", Role::hr, {}, "ngan", hr_pass});
    CHECK(office.model().page == Page::home);
    CHECK(office.model().me.role == Role::hr);
    REQUIRE(office.model().recovery.has_value());
    CHECK(office.model().recovery->login == "ngan");
    std::string code;
    for (const std::string& group : office.model().recovery->groups)
        code += (code.empty() ? "" : "-") + group;
    CHECK(office.model().recovery->groups.size() > 1);
    office.does(app::KeptRecoveryCode{});
    CHECK_FALSE(office.model().recovery.has_value());

    // The passphrase is forgotten.
    office.open();
    REQUIRE(office.model().page == Page::login);
    CHECK(office.model().login.login == "ngan");
    office.run(app::RecoverAccount{"ngan", Secret("AAAAA-AAAAA-AAAAA"), later});
    CHECK(office.model().page == Page::login);
    CHECK(office.model().login.field == "code");
    office.run(app::RecoverAccount{"ngan", Secret(code), Secret("ngắn")});
    CHECK(office.model().login.field == "next");
    office.does(app::RecoverAccount{"ngan", Secret(code), later});
    REQUIRE(office.model().page == Page::home);
    CHECK(office.model().recovery.has_value()); // a new one: the old one is used up
    office.open();
    office.run(app::SignIn{"ngan", later});
    CHECK(office.model().page == Page::home);
}

TEST_CASE("accounts: locking forgets everything, wrong tries make one wait, and the page is there again") {
    Office office;
    office.first_run_of_hr();
    office.does(app::OpenPage{Page::interviews});
    office.does(app::LockNow{});
    CHECK(office.model().page == Page::login);
    CHECK(office.model().login.locked_name == "Lê Thị Bảo Ngân");
    CHECK(office.model().me.id.is_nil());
    CHECK(office.model().me.name.empty());
    CHECK(office.model().people.lines.empty());
    // Nothing else runs now.
    CHECK_FALSE(office.refusal(app::OpenPerson{}).empty());
    office.run(app::OpenPage{Page::people});
    CHECK(office.model().page == Page::login);

    int tries = 0;
    while (office.model().login.wait_until == 0 && tries < 20) {
        office.run(app::SignIn{"ngan", Secret("không phải câu này")});
        CHECK(office.model().page == Page::login);
        CHECK_FALSE(office.model().login.error.empty());
        CHECK_FALSE(office.model().login.checking);
        ++tries;
    }
    CHECK(tries > 1);
    REQUIRE(office.model().login.wait_until > 0);
    office.run(app::SignIn{"ngan", hr_pass}); // the right one has to wait as well
    CHECK(office.model().page == Page::login);
    office.open(); // closing the program doesn't shorten it
    office.run(app::SignIn{"ngan", hr_pass});
    CHECK(office.model().page == Page::login);
    REQUIRE(office.model().login.wait_until > 0);
    office.sandbox.clock.advance_ms(24 * 3'600'000);
    office.run(app::SignIn{"ngan", hr_pass});
    CHECK(office.model().page == Page::home); // a fresh start: the page of before isn't known any more
    office.does(app::OpenPage{Page::interviews});
    office.does(app::LockNow{.idle = true, .leave = false});
    CHECK(office.model().login.locked_by_idle);
    office.does(app::SignIn{"ngan", hr_pass});
    CHECK(office.model().page == Page::interviews);
    CHECK(office.model().me.name == "Lê Thị Bảo Ngân");
}

TEST_CASE("accounts: others are added, come in with what their role may see, and go") {
    Office office;
    office.first_run_of_hr();
    office.add_lead();
    CHECK(office.model().accounts.may_add);
    CHECK(office.line("Trần Văn Quý").login == "quy");
    CHECK_FALSE(office.line("Lê Thị Bảo Ngân").may_remove); // oneself
    // A form that lacks something stays open and says what.
    office.does(app::AddAccount{"", "x", Role::trainee, Secret()});
    CHECK(office.model().accounts.field == "name");
    office.does(app::AddAccount{"Ngô Lan", "quy", Role::trainee, Secret()});
    CHECK(office.model().accounts.field == "login");
    office.does(app::AddAccount{"Ngô Lan", "lan", Role::hr, Secret("ngắn")});
    CHECK(office.model().accounts.field == "passphrase");
    office.does(app::AddAccount{"Phạm Thu Hà", "ha", Role::trainee, Secret()});
    CHECK(office.model().accounts.lines.size() == 3);

    // A second one of HR waits until the first, who has the keys, allows it... or has them at once.
    office.does(app::AddAccount{"Ngô Lan", "lan", Role::hr, later});
    office.does(app::KeptRecoveryCode{});
    if (office.line("Ngô Lan").waiting_keys)
        office.does(app::AllowKeys{office.line("Ngô Lan").person});
    CHECK_FALSE(office.line("Ngô Lan").waiting_keys);

    const Uuid lead = office.line("Trần Văn Quý").person;
    office.does(app::LockNow{.idle = false, .leave = true});
    CHECK(office.model().login.login.empty());
    CHECK(office.model().login.locked_name.empty());
    REQUIRE(office.model().login.doors.size() == 1);
    CHECK(office.model().login.doors.front().name == "Phạm Thu Hà");

    office.does(app::SignIn{"quy", lead_pass});
    REQUIRE(office.model().me.id == lead);
    CHECK(office.model().me.role == Role::lead);
    CHECK(office.model().page == Page::home); // not HR's page
    CHECK_FALSE(office.refusal(app::OpenConsensus{}).empty());
    CHECK_FALSE(office.refusal(app::AddAccount{"Ai Đó", "ai", Role::admin, later}).empty());
    office.does(app::OpenPage{Page::team});

    office.does(app::LockNow{});
    office.does(app::SignInHere{office.model().login.doors.front().person});
    CHECK(office.model().me.role == Role::trainee);
    CHECK(office.model().me.name == "Phạm Thu Hà");
    CHECK_FALSE(office.refusal(app::OpenPage{Page::accounts}).empty());

    office.open(); // the same after closing and opening
    REQUIRE(office.model().page == Page::login);
    office.does(app::SignIn{"ngan", hr_pass});
    office.does(app::OpenPage{Page::accounts});
    office.does(app::ResetAccount{lead, later});
    office.does(app::KeptRecoveryCode{});
    office.does(app::LockNow{});
    office.run(app::SignIn{"quy", lead_pass});
    CHECK(office.model().page == Page::login);
    office.run(app::SignIn{"quy", later});
    CHECK(office.model().me.id == lead);
    office.does(app::LockNow{});
    office.does(app::SignIn{"ngan", hr_pass});
    office.does(app::OpenPage{Page::accounts});
    if (office.line("Trần Văn Quý").waiting_keys)
        office.does(app::AllowKeys{lead});
    const std::string before = office.line("Ngô Lan").name;
    office.does(app::RemoveAccount{office.line("Ngô Lan").person});
    CHECK(std::ranges::find(office.model().accounts.lines, before, &app::AccountLine::name) ==
          office.model().accounts.lines.end());
    office.does(app::LockNow{});
    office.run(app::SignIn{"lan", later});
    CHECK(office.model().page == Page::login);
}

TEST_CASE("accounts: a folder that holds somebody's data leads to signing in, and adds nobody") {
    Office office;
    office.first_run_of_hr();
    const auto data = office.sandbox.data();
    office.app.reset();
    std::filesystem::remove_all(office.sandbox.folder() / "config");
    const auto elsewhere = office.sandbox.folder() / "other";
    std::filesystem::rename(data, elsewhere);
    office.open();
    REQUIRE(office.model().page == Page::first_run);
    office.does(app::CompleteFirstRun{"Ai Đó", Role::hr, elsewhere.string(), "aido", later});
    CHECK(office.model().page == Page::login);
    office.does(app::SignIn{"ngan", hr_pass});
    office.does(app::OpenPage{Page::accounts});
    CHECK(office.model().accounts.lines.size() == 1);
}

TEST_CASE("accounts: what is asked for while a passphrase is tried is done afterwards") {
    Office office;
    office.first_run_of_hr();
    office.app->run(app::ChangePassphrase{hr_pass, later});
    app::Settings settings = office.model().settings;
    settings.theme = app::ThemeChoice::dark;
    office.app->run(app::ChangeSettings{settings});
    office.run(app::OpenPage{Page::settings});
    CHECK(office.model().settings.theme == app::ThemeChoice::dark);
    CHECK(office.model().page == Page::settings);
    CHECK(office.model().account.changed == 1);
    office.does(app::ChangePassphrase{hr_pass, Secret("một câu khác hẳn")}); // no longer the current one
    CHECK(office.model().account.field == "old");
    CHECK(office.refusal(app::SetLockAfter{0}) != "");
    office.does(app::SetLockAfter{5});
    CHECK(office.model().account.lock_minutes == 5);
}

TEST_CASE("accounts: a name changed in the settings is the account's as well, at the door and in the list") {
    Office office;
    office.open();
    office.app->run(app::CompleteFirstRun{"Phạm Thu Hạ", Role::trainee, {}}); // a slip
    REQUIRE(office.model().page == Page::home);
    const Uuid me = office.model().me.id;
    office.does(app::ChangeProfile{"Phạm Thu Hà", Role::trainee, 1996, {}, {}});
    office.does(app::LockNow{false, true});
    REQUIRE(office.model().login.doors.size() == 1);
    CHECK(office.model().login.doors[0].person == me);
    CHECK(office.model().login.doors[0].name == "Phạm Thu Hà");
    CHECK(office.model().login.doors[0].initials == "TH");
    office.does(app::SignInHere{me});
    CHECK(office.model().me.name == "Phạm Thu Hà");

    // An account that was called otherwise, as before this was so, is called as the person is from then on.
    office.app.reset();
    {
        store::OpenOptions options;
        options.keys = store::KeyPlace{office.sandbox.keys, nullptr, false};
        auto store = store::Store::open(office.sandbox.data() / "monqua.db", options);
        REQUIRE(store);
        const auto in = store->unlock_here(me, office.sandbox.clock.now());
        REQUIRE(in);
        REQUIRE(in->open);
        REQUIRE(store->rename_account(me, "Phạm Thu Hạ"));
        CHECK(store->accounts().value()[0].name == "Phạm Thu Hạ");
    }
    office.open();
    CHECK(office.model().page == Page::home);
    office.does(app::LockNow{false, true});
    REQUIRE(office.model().login.doors.size() == 1);
    CHECK(office.model().login.doors[0].name == "Phạm Thu Hà");
}

TEST_CASE("accounts: HR's own new name stands in the list of accounts, and the login stays") {
    Office office;
    office.first_run_of_hr();
    office.does(app::ChangeProfile{"Lê Bảo Ngân", Role::hr, {}, {}, {}});
    office.does(app::OpenPage{Page::accounts});
    CHECK(office.line("Lê Bảo Ngân").me);
    CHECK(office.line("Lê Bảo Ngân").login == "ngan");
    office.open();
    CHECK(office.model().login.login == "ngan");
    office.does(app::SignIn{"ngan", hr_pass});
    CHECK(office.model().me.name == "Lê Bảo Ngân");
}

TEST_CASE("own account: wrong tries of the passphrase in use make one wait, as at the door") {
    Office office;
    office.first_run_of_hr();
    for (int tries = 0; tries < 4; ++tries) {
        office.does(app::ChangePassphrase{later, lead_pass});
        CHECK(office.model().account.field == "old");
        CHECK(office.model().account.wait_until == 0);
    }
    CHECK(office.model().account.error.find(office.app->texts().get("account.error.wrong_old")) == 0);
    office.does(app::MakeRecoveryCode{later});
    const double now = static_cast<double>(office.sandbox.clock.now().unix_ms) / 1000.0;
    CHECK(office.model().account.wait_until == now + 30);
    CHECK(office.model().account.error == office.app->texts().count("door.error.wait_seconds", 30));
    office.does(app::ChangePassphrase{hr_pass, lead_pass}); // isn't looked at
    CHECK(office.model().account.changed == 0);
    CHECK(office.model().account.field == "old");
    CHECK_FALSE(office.model().recovery);

    office.open(); // a restart doesn't help
    office.does(app::SignIn{"ngan", hr_pass});
    CHECK(office.model().page == Page::login);
    CHECK(office.model().login.wait_until == now + 30);
    office.sandbox.clock.advance_ms(30'000);
    office.does(app::SignIn{"ngan", hr_pass});
    REQUIRE(office.model().page == Page::home);
    office.does(app::ChangePassphrase{hr_pass, lead_pass});
    CHECK(office.model().account.changed == 1);
    CHECK(office.model().account.error.empty());
}

TEST_CASE("own account: backups and accounts are shown to whoever looks after them, while they do") {
    Office office;
    office.open();
    office.does(app::CompleteFirstRun{"Phạm Thu Hà", Role::trainee, {}}); // nobody else is there
    CHECK(office.model().account.cares);
    CHECK(office.model().account.sees_accounts);
    office.does(app::OpenPage{Page::accounts});
    office.does(app::AddAccount{"Lê Thị Bảo Ngân", "ngan", Role::hr, hr_pass});
    office.does(app::KeptRecoveryCode{});
    CHECK_FALSE(office.model().account.cares); // from now on it is HR's
    CHECK_FALSE(office.model().account.sees_accounts);

    office.does(app::LockNow{false, true});
    office.does(app::SignIn{"ngan", hr_pass});
    CHECK(office.model().account.cares);
    office.add_lead();
    office.does(app::AddAccount{"Vũ Hồng Nhung", "nhung", Role::admin, later});
    office.does(app::KeptRecoveryCode{});
    CHECK_FALSE(office.model().account.cares);   // the administrator's
    CHECK(office.model().account.sees_accounts); // to let colleagues read
    CHECK(office.refusal(app::BackUp{}) == office.app->texts().get("access.admins_only"));

    office.does(app::LockNow{false, true});
    office.does(app::SignIn{"quy", lead_pass});
    CHECK_FALSE(office.model().account.cares);
    CHECK(office.model().account.sees_accounts);
    office.does(app::LockNow{false, true});
    office.does(app::SignIn{"nhung", later});
    CHECK(office.model().account.cares);
    CHECK(office.model().account.sees_accounts);

    const Secret lan_pass("sông Hương nước lặng");
    office.does(app::OpenPage{Page::accounts});
    office.does(app::AddAccount{"Ngô Lan", "lan", Role::lead, lan_pass});
    office.does(app::KeptRecoveryCode{});
    REQUIRE(office.line("Ngô Lan").waiting_keys); // an administrator has no keys to give
    CHECK(office.line("Ngô Lan").may_remove);
    CHECK_FALSE(office.line("Trần Văn Quý").may_remove); // the only one of the role who reads
    office.does(app::LockNow{false, true});
    office.does(app::SignIn{"lan", lan_pass});
    CHECK(office.model().banner == office.app->texts().get("door.waits_for_keys"));
    CHECK_FALSE(office.model().account.sees_accounts);
    CHECK(office.refusal(app::OpenPage{Page::team}) == office.model().banner);
    office.does(app::LockNow{false, true});
    CHECK(office.model().banner.empty()); // isn't said of the next
}
