// The list of accounts, the recovery code, one's own account in the settings, the first run where data are
// sealed.
#include "ui/draw.h"
#include "ui/one_screen.h"
#include "ui/sample_accounts.h"
#include "ui/screen_checks.h"
#include "ui/screens/accounts_screen.h"
#include "ui/screens/first_run_screen.h"
#include "ui/screens/recovery_dialog.h"
#include "ui/screens/settings_screen.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <initializer_list>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

using Page = OneScreen<AccountsUi, draw_accounts>;
using SettingsPage = OneScreen<SettingsUi, draw_settings>;
using FirstPage = OneScreen<FirstRunUi, draw_first_run, false>;

void draw_code(const ScreenContext& context, RecoveryUi& ui, const Rect&) {
    text({0, 0}, "trang bên dưới", type::body, theme().text);
    draw_recovery_code(context, ui);
}
using CodePage = OneScreen<RecoveryUi, draw_code>;

template <class Any>
void press(Any& page, const char* name) {
    page.harness.scroll_to(name);
    page.harness.click(name);
    page.harness.settle();
}

template <class Any>
void all_in_reach(Any& page) {
    CHECK(joined(registry().doubled_names()) == "");
    CHECK(joined(cut_labels()) == "");
    CHECK(joined(out_of_reach(page.harness)) == "");
    CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
}

/// The same for what lies over a page: only widgets of these names count.
template <class Any>
void form_in_reach(Any& page, std::initializer_list<std::string_view> beginnings) {
    CHECK(joined(registry().doubled_names()) == "");
    CHECK(joined(cut_labels()) == "");
    std::vector<std::string> names;
    for (const WidgetRecord& w : registry().widgets()) {
        const bool over = std::any_of(beginnings.begin(), beginnings.end(),
                                      [&](std::string_view start) { return w.name.starts_with(start); });
        if (over && w.enabled && w.kind != WidgetKind::area) {
            names.push_back(w.name);
        }
    }
    CHECK(names.size() > 1);
    for (const std::string& name : names) {
        page.harness.scroll_to(name);
        CHECK(page.harness.why_not(name) == "");
    }
}

} // namespace

TEST_CASE(
    "accounts: everything can be reached at every size, empty, many, far too long, with each form open") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            for (app::Model (*model)() : {+[] { return sample::accounts_model(); },
                                          +[] { return sample::accounts_model(0); }, sample::long_accounts}) {
                CAPTURE(name_of(screen));
                Page page(model(), screen, language);
                all_in_reach(page);
                press(page, "accounts.add");
                page.ui.sent = true; // so that what the program says is shown
                page.harness.settle();
                form_in_reach(page, {"accounts.name", "accounts.login", "accounts.role", "accounts.new.",
                                     "accounts.add_form."});
                press(page, "accounts.add_form.leave");
                CHECK_FALSE(page.harness.has("accounts.name"));
                if (page.harness.has("accounts.reset.1")) {
                    for (const auto& [open, leave] :
                         {std::pair{"accounts.reset.1", "accounts.reset_form.leave"},
                          {"accounts.remove.1", "accounts.remove_question.safe"},
                          {"accounts.allow.1", "accounts.allow_question.safe"}}) {
                        press(page, open);
                        form_in_reach(page, {"accounts.reset_new.", "accounts.reset_form.",
                                             "accounts.remove_question.", "accounts.allow_question."});
                        press(page, leave);
                    }
                }
            }
        }
    }
}

TEST_CASE("accounts: a new one, with a login proposed from the name, closes when it is in the list") {
    Page page(sample::accounts_model());
    page.harness.click("accounts.add");
    page.harness.settle();
    CHECK(page.harness.widget("accounts.name").focused);
    page.harness.type("Đặng Thu Thảo");
    CHECK(page.harness.widget("accounts.login").value == "thao.dang");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.harness.widget("accounts.login").focused);
    CHECK(page.harness.widget("accounts.add_form.go").enabled); // a trainee needs no passphrase
    press(page, "accounts.role");
    press(page, "accounts.role.1");
    CHECK_FALSE(page.harness.widget("accounts.add_form.go").enabled);
    press(page, "accounts.new.next");
    page.harness.type("mua roi tren mai");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    page.harness.type("mua roi tren mai");
    page.harness.press(ImGuiKey_Enter);
    const auto asked = page.asked<app::AddAccount>();
    REQUIRE(asked);
    CHECK(asked->name == "Đặng Thu Thảo");
    CHECK(asked->login == "thao.dang");
    CHECK(asked->role == app::Role::hr);
    CHECK(asked->passphrase.text() == "mua roi tren mai");
    page.model.accounts.error = "Tên đăng nhập này đã có người dùng.";
    page.model.accounts.field = "login";
    page.harness.settle();
    CHECK(page.harness.shows("đã có người dùng"));
    page.harness.scroll_to("accounts.login");
    page.harness.click("accounts.login");
    page.harness.type("2");
    page.harness.settle();
    CHECK_FALSE(page.harness.shows("đã có người dùng"));
    press(page, "accounts.add_form.go");
    CHECK(page.asked<app::AddAccount>()->login == "thao.dang2");
    ++page.model.accounts.added;
    page.harness.settle();
    CHECK_FALSE(page.harness.has("accounts.name"));
    CHECK(page.ui.passphrase.empty());
    page.harness.click("accounts.add"); // and nothing lies over the page
    page.harness.settle();
    CHECK(page.harness.widget("accounts.name").value.empty());
}

TEST_CASE("accounts: nobody is removed, reset or allowed without a question that says what happens") {
    Page page(sample::accounts_model());
    CHECK_FALSE(page.harness.widget("accounts.remove.0").enabled);
    CHECK(page.harness.widget("accounts.remove.0").reason.find("duy nhất") != std::string::npos);
    CHECK_FALSE(page.harness.has("accounts.allow.0"));
    const Uuid person = page.model.accounts.lines[1].person;

    press(page, "accounts.remove.1");
    CHECK(page.harness.shows("Gỡ tài khoản của Nguyễn Thu Hà?"));
    CHECK(page.harness.shows("không đọc được dữ liệu trên máy này nữa"));
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK(page.out.empty());
    press(page, "accounts.remove.1");
    press(page, "accounts.remove_question.other");
    CHECK(page.asked<app::RemoveAccount>()->person == person);

    press(page, "accounts.allow.1");
    CHECK(page.harness.shows("đọc được những gì vai trò Nhân sự được đọc"));
    press(page, "accounts.allow_question.other");
    CHECK(page.asked<app::AllowKeys>()->person == person);

    press(page, "accounts.reset.1");
    CHECK(page.harness.shows("Mật khẩu và mã khôi phục cũ của Nguyễn Thu Hà hết dùng được"));
    CHECK(page.harness.widget("accounts.reset_new.next").focused);
    page.harness.type("mot hai ba bon");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.harness.widget("accounts.reset_new.again").focused);
    page.harness.type("mot hai ba bon");
    CHECK(page.ui.passphrase.why_not() == nullptr);
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    const auto reset = page.asked<app::ResetAccount>();
    REQUIRE(reset);
    CHECK(reset->person == person);
    CHECK(reset->passphrase.text() == "mot hai ba bon");
    CHECK(page.harness.has("accounts.reset_new.next")); // until it is done
    page.harness.press(ImGuiKey_Enter);
    CHECK_FALSE(page.asked<app::ResetAccount>()); // once is enough
    page.model.recovery = sample::recovery_model().recovery;
    page.harness.settle();
    CHECK_FALSE(page.harness.has("accounts.reset_new.next"));
    CHECK(page.ui.passphrase.empty());
}

TEST_CASE("accounts: Esc in the list of roles closes the list, and what was typed in the form stays") {
    Page page(sample::accounts_model());
    press(page, "accounts.add");
    page.harness.type("Lan");
    page.harness.click("accounts.role");
    page.harness.settle();
    REQUIRE(page.harness.has("accounts.role.1"));
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK_FALSE(page.harness.has("accounts.role.1"));
    REQUIRE(page.harness.has("accounts.name"));
    CHECK(page.harness.widget("accounts.name").value == "Lan");
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK_FALSE(page.harness.has("accounts.name"));
}

TEST_CASE("accounts: a passphrase that was typed for somebody stays when something is said against it") {
    Page page(sample::accounts_model());
    press(page, "accounts.reset.1");
    page.harness.type("mot hai ba bon");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    page.harness.type("mot hai ba bon");
    page.harness.press(ImGuiKey_Enter);
    REQUIRE(page.asked<app::ResetAccount>());
    page.model.accounts.error = "Mật khẩu này quá dễ đoán.";
    page.model.accounts.field = "passphrase";
    page.harness.settle();
    CHECK(page.harness.shows("Mật khẩu này quá dễ đoán."));
    CHECK(page.ui.passphrase.next.text() == "mot hai ba bon");
    page.harness.click("accounts.reset_new.again");
    page.harness.type("x");
    page.harness.settle();
    CHECK_FALSE(page.harness.shows("Mật khẩu này quá dễ đoán.")); // it is another now
    press(page, "accounts.reset_form.leave");
    CHECK(page.ui.passphrase.empty());
}

TEST_CASE("accounts: who only may allow keys sees no way to add, and what waits is said") {
    app::Model model = sample::accounts_model();
    model.accounts.may_add = false;
    Page page(std::move(model));
    CHECK_FALSE(page.harness.has("accounts.add"));
    CHECK(page.harness.shows("1 người chờ bạn cho phép đọc dữ liệu"));
    CHECK(page.harness.widget("accounts.allow.1").enabled);
}

TEST_CASE("accounts: hundreds draw only what is seen, and a steady frame asks for no memory") {
    Page page(sample::accounts_model(400));
    CHECK_FALSE(page.harness.has("accounts.reset.300"));
    CHECK(page.harness.allocations_in(10) == 0);
    press(page, "accounts.add");
    CHECK(page.harness.allocations_in(10) == 0);
}

TEST_CASE("recovery code: shown whole, printed, and closed only once it is said to be kept") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        CodePage page(sample::recovery_model(), screen);
        for (const std::string& group : page.model.recovery->groups) {
            CHECK(page.harness.shows(group));
        }
        page.harness.press(ImGuiKey_Escape);
        page.harness.settle();
        CHECK(page.harness.shows("7KQM"));
        CHECK_FALSE(page.harness.widget("recovery.close").enabled);
        press(page, "recovery.print");
        CHECK(page.asked<app::PrintRecoveryCode>());
        page.model.recovery->printed = "/home/nhung/ma.pdf";
        page.harness.settle();
        CHECK(page.harness.shows("/home/nhung/ma.pdf"));
        all_in_reach(page);
        press(page, "recovery.kept");
        press(page, "recovery.close");
        CHECK(page.asked<app::KeptRecoveryCode>());
        page.model.recovery.reset();
        page.harness.settle();
        CHECK_FALSE(page.harness.has("recovery.close"));
        page.model.recovery = sample::recovery_model().recovery; // another one is to be kept as well
        page.harness.settle();
        CHECK_FALSE(page.harness.widget("recovery.close").enabled);
        CHECK(page.harness.allocations_in(10) == 0);
    }
}

TEST_CASE("recovery code: by keys alone") {
    CodePage page(sample::recovery_model());
    CHECK(page.harness.widget("recovery.print").focused);
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::PrintRecoveryCode>());
    page.harness.tab_to("recovery.kept");
    page.harness.press(ImGuiKey_Space);
    page.harness.tab_to("recovery.close");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::KeptRecoveryCode>());
}

TEST_CASE("own account: everything can be reached at every size, with and without a passphrase") {
    for (const Screen& screen : screens()) {
        for (const bool passphrase : {false, true}) {
            CAPTURE(name_of(screen));
            app::Model model = sample::own_account(passphrase);
            model.accounts.waiting_for_me = 2;
            SettingsPage page(std::move(model), screen);
            all_in_reach(page);
            press(page, passphrase ? "account_form.change" : "account_form.set");
            form_in_reach(page,
                          {"own_account.", "account_form.old", "account_form.leave", "account_form.go"});
            press(page, "account_form.leave");
        }
    }
}

TEST_CASE("own account: the passphrase is changed with the old one, and a wrong old one is asked for again") {
    SettingsPage page(sample::own_account(true));
    press(page, "account_form.change");
    CHECK(page.harness.widget("account_form.old").focused);
    page.harness.type("cu ky roi day");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.harness.widget("own_account.new.next").focused);
    page.harness.type("mua roi tren mai");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    page.harness.type("mua roi tren mai");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    const auto asked = page.asked<app::ChangePassphrase>();
    REQUIRE(asked);
    CHECK(asked->old.text() == "cu ky roi day");
    CHECK(asked->next.text() == "mua roi tren mai");
    CHECK_FALSE(page.harness.widget("account_form.go").enabled); // it is being tried
    page.model.account.error = "Mật khẩu đang dùng chưa đúng.";
    page.model.account.field = "old";
    ++page.model.account.revision;
    page.harness.settle();
    CHECK(page.harness.shows("đang dùng chưa đúng"));
    CHECK(page.harness.widget("account_form.old").focused);
    page.harness.type("cu roi day nhe");
    page.harness.settle();
    press(page, "account_form.go");
    CHECK(page.asked<app::ChangePassphrase>()->next.text() == "mua roi tren mai"); // not typed anew
    page.model.account.error = "Mật khẩu mới quá dễ đoán.";
    page.model.account.field = "next";
    ++page.model.account.revision;
    page.harness.settle();
    CHECK(page.harness.shows("Mật khẩu mới quá dễ đoán."));
    press(page, "account_form.go");
    CHECK(page.asked<app::ChangePassphrase>()->old.text() == "cu roi day nhe"); // nor the old one then
    ++page.model.account.changed;
    ++page.model.account.revision;
    page.harness.settle();
    CHECK_FALSE(page.harness.has("account_form.old"));
    CHECK(page.ui.account.old.empty());
    CHECK(page.ui.account.next.empty());
}

TEST_CASE("own account: after too many wrong tries the form counts the seconds down") {
    SettingsPage page(sample::own_account(true));
    press(page, "account_form.new_code");
    page.harness.type("mua roi tren mai");
    page.harness.press(ImGuiKey_Enter);
    REQUIRE(page.asked<app::MakeRecoveryCode>());
    app::OwnAccount& account = page.model.account;
    const auto clock = std::chrono::system_clock::now().time_since_epoch();
    account.wait_until = std::chrono::duration<double>(clock).count() + 20;
    account.error = "Bạn thử lại sau 20 giây.";
    account.field = "old";
    ++account.revision;
    page.harness.settle();
    CHECK(page.harness.shows("Bạn thử lại sau 20 giây."));
    CHECK(page.harness.widget("account_form.go").label.starts_with("Thử lại sau 0:"));
    CHECK(page.harness.wish() < 1.1);
    page.harness.type("mua roi tren mai");
    page.harness.press(ImGuiKey_Enter);
    CHECK_FALSE(page.asked<app::MakeRecoveryCode>());
    page.harness.wait(21);
    page.harness.frame();
    CHECK(page.harness.widget("account_form.go").enabled);
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::MakeRecoveryCode>()->passphrase.text() == "mua roi tren mai");
}

TEST_CASE("own account: the list of accounts is shown to whom it opens for") {
    app::Model model = sample::own_account(true);
    SettingsPage page(model);
    CHECK(page.harness.has("account_form.see_waiting"));
    model.account.sees_accounts = false;
    SettingsPage other(model);
    CHECK(other.harness.has("account_form.change"));
    CHECK_FALSE(other.harness.has("account_form.see_waiting"));
}

TEST_CASE("own account: a new code asks for the passphrase and gives way to the code") {
    SettingsPage page(sample::own_account(true));
    press(page, "account_form.new_code");
    page.harness.type("mua roi tren mai");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::MakeRecoveryCode>()->passphrase.text() == "mua roi tren mai");
    page.harness.settle();
    CHECK(page.harness.has("account_form.old"));
    page.model.recovery = sample::recovery_model().recovery;
    page.harness.settle();
    CHECK_FALSE(page.harness.has("account_form.old"));
}

TEST_CASE("own account: when it locks is one of a few; without a passphrase there is an offer instead") {
    SettingsPage page(sample::own_account(true));
    CHECK(page.harness.widget("account_form.lock_after.10").on);
    press(page, "account_form.lock_after.30");
    CHECK(page.asked<app::SetLockAfter>()->minutes == 30);
    CHECK_FALSE(page.harness.has("settings.role")); // nobody gives themselves another role
    SettingsPage open(sample::own_account(false));
    CHECK_FALSE(open.harness.has("account_form.lock_after.10"));
    press(open, "account_form.set");
    CHECK_FALSE(open.harness.has("account_form.old"));
    CHECK(open.harness.widget("own_account.new.next").focused);
    CHECK(open.harness.allocations_in(10) == 0);
}

TEST_CASE("first run, sealed: everything can be reached at every size, with the second step and its errors") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            CAPTURE(name_of(screen));
            FirstPage page(sample::sealed_first_run(), screen, language);
            page.harness.type("Vũ Hồng Nhung");
            press(page, "first.admin");
            all_in_reach(page);
            press(page, "first.start");
            all_in_reach(page);
            page.ui.login.clear();
            page.ui.login_left = page.ui.passphrase.again_left = true;
            page.ui.passphrase.next.insert("abc", false);
            page.harness.settle();
            all_in_reach(page);
        }
    }
}

TEST_CASE("first run, sealed: whoever sees more than their own gives a login and a passphrase") {
    FirstPage page(sample::sealed_first_run());
    page.harness.type("Vũ Hồng Nhung");
    press(page, "first.role.hr");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.out.empty());
    CHECK(page.harness.widget("first.login").value == "nhung.vu");
    CHECK(page.harness.widget("first.new.next").focused);
    page.harness.type("mua roi tren mai");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    page.harness.type("mua roi tren mai");
    page.harness.press(ImGuiKey_Enter);
    const auto done = page.asked<app::CompleteFirstRun>();
    REQUIRE(done);
    CHECK(done->name == "Vũ Hồng Nhung");
    CHECK(done->role == app::Role::hr);
    CHECK(done->login == "nhung.vu");
    CHECK(done->passphrase.text() == "mua roi tren mai");
    page.model.login.checking = true;
    page.harness.settle();
    CHECK(page.harness.shows("Đang mở…"));
    CHECK_FALSE(page.harness.widget("first.start").enabled);
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
    page.model.login.checking = false;
    page.model.login.error = "Tên đăng nhập này đã có người dùng.";
    page.model.login.field = "login";
    page.harness.settle();
    CHECK(page.harness.shows("đã có người dùng"));
    page.harness.click("first.login");
    page.harness.type("2");
    page.harness.settle();
    CHECK_FALSE(page.harness.shows("đã có người dùng"));
    press(page, "first.start"); // only what was wrong is typed anew
    const auto again = page.asked<app::CompleteFirstRun>();
    REQUIRE(again);
    CHECK(again->login == "nhung.vu2");
    CHECK(again->passphrase.text() == "mua roi tren mai");
    page.ui.forget(); // as the shell does once the first run is over
    CHECK(page.ui.passphrase.empty());
}

TEST_CASE("first run, sealed: a trainee begins at once; going back forgets the passphrase, not the name") {
    FirstPage page(sample::sealed_first_run());
    page.harness.type("Lan");
    press(page, "first.role.lead");
    press(page, "first.start");
    page.harness.type("mua roi");
    press(page, "first.back");
    CHECK(page.ui.passphrase.empty());
    CHECK(page.ui.name == "Lan");
    press(page, "first.role.trainee");
    press(page, "first.start");
    const auto done = page.asked<app::CompleteFirstRun>();
    REQUIRE(done);
    CHECK(done->role == app::Role::trainee);
    CHECK(done->login.empty());
    CHECK(done->passphrase.empty());
    CHECK(page.harness.allocations_in(10) == 0);
}
