// Locking, over the whole interface: by key, by the rail, by the palette, and when nobody is there.
#include "ui/harness.h"
#include "ui/sample_accounts.h"
#include "ui/sample_play.h"
#include "ui/sample_texts.h"
#include "ui/screen_checks.h"
#include "ui/shell.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

struct Whole {
    app::Model model;
    app::Commands out;
    Shell shell;
    bool ready = false;
    Harness harness;

    explicit Whole(app::Model shown, const Screen& screen = {})
        : model((sample::use_texts(app::Language::vi), std::move(shown))),
          harness([this] { shell.draw(model, out, ready ? harness.now() : 0); }, screen) {
        ready = true;
        harness.settle();
    }
    template <class T>
    [[nodiscard]] std::optional<T> asked() {
        std::optional<T> found;
        for (const app::Command& command : out) {
            if (const T* one = command.as<T>(); one != nullptr) {
                found = *one;
            }
        }
        out.clear();
        return found;
    }
    /// What the program does then.
    void lock() {
        out.clear();
        model.page = app::Page::login;
        model.login = sample::locked_model().login;
        harness.settle();
    }
};

} // namespace

TEST_CASE("the lock, and with it everything else of the rail, is in reach at every size") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        Whole whole(sample::accounts_model(), screen);
        for (const char* name : {"rail.accounts", "rail.care", "rail.practice", "rail.handbook", "rail.lock",
                                 "rail.settings", "rail.shortcuts"}) {
            whole.harness.scroll_to(name);
            CHECK(whole.harness.why_not(name) == "");
        }
        CHECK(joined(registry().doubled_names()) == "");
        whole.harness.click("rail.lock");
        const auto lock = whole.asked<app::LockNow>();
        REQUIRE(lock);
        CHECK_FALSE(lock->idle);
        CHECK_FALSE(lock->leave);
    }
}

TEST_CASE(
    "Ctrl L locks at once, also in front of a dialog and while one types; nothing lies over the login") {
    Whole whole(sample::accounts_model());
    whole.harness.click("accounts.add");
    whole.harness.settle();
    whole.harness.type("Lan");
    whole.harness.press(ImGuiMod_Ctrl | ImGuiKey_L);
    REQUIRE(whole.asked<app::LockNow>());
    whole.lock();
    CHECK_FALSE(whole.harness.has("accounts.name"));
    CHECK_FALSE(whole.harness.has("rail.settings"));
    CHECK(whole.harness.widget("login.passphrase").focused);
    whole.harness.type("mua roi tren mai");
    whole.harness.click("login.go");
    CHECK(whole.asked<app::SignIn>());
    whole.harness.press(ImGuiMod_Ctrl | ImGuiKey_L); // there is nothing to lock any more
    CHECK_FALSE(whole.asked<app::LockNow>());
    whole.model.page = app::Page::accounts;
    whole.harness.settle();
    CHECK_FALSE(whole.harness.has("accounts.name")); // the form isn't there for the next person
    CHECK(whole.harness.allocations_in(10) == 0);
}

TEST_CASE("whoever comes in begins at the top: what the one before went to with the keyboard is forgotten") {
    Whole whole(sample::accounts_model());
    whole.harness.tab_to("rail.care");
    whole.harness.press(ImGuiMod_Ctrl | ImGuiKey_L);
    REQUIRE(whole.asked<app::LockNow>());
    whole.lock();
    whole.harness.type("mua roi tren mai");
    whole.harness.press(ImGuiKey_Enter);
    REQUIRE(whole.asked<app::SignIn>());
    whole.model.page = app::Page::accounts;
    whole.harness.settle();
    for (const WidgetRecord& widget : registry().widgets()) {
        CAPTURE(widget.name);
        CHECK_FALSE(widget.focused);
    }
    whole.harness.press(ImGuiKey_Enter);
    whole.harness.settle();
    CHECK(whole.out.empty());
}

TEST_CASE("the palette locks, and lets somebody else in without proposing the name") {
    Whole whole(sample::accounts_model());
    for (const bool leave : {false, true}) {
        CAPTURE(leave);
        whole.harness.press(ImGuiMod_Ctrl | ImGuiKey_K);
        whole.harness.settle();
        whole.harness.type(leave ? "doi nguoi" : "khoa");
        whole.harness.press(ImGuiKey_Enter);
        const auto lock = whole.asked<app::LockNow>();
        REQUIRE(lock);
        CHECK(lock->leave == leave);
        whole.harness.settle();
        CHECK_FALSE(whole.harness.has("palette.query"));
    }
}

TEST_CASE(
    "a session locks by itself when nobody was there for as long as was set, and wakes for that alone") {
    app::Model model = sample::accounts_model();
    model.account.lock_minutes = 5;
    Whole whole(std::move(model));
    CHECK(whole.harness.wait(200) <= 3);
    CHECK_FALSE(whole.asked<app::LockNow>());
    whole.harness.move({400, 300}); // somebody is
    whole.harness.wait(290);
    whole.harness.frame(); // the next wish counts from here
    CHECK_FALSE(whole.asked<app::LockNow>());
    whole.harness.wait(15);
    const auto lock = whole.asked<app::LockNow>();
    REQUIRE(lock);
    CHECK(lock->idle);
}

TEST_CASE("without a passphrase nothing locks by itself, and the lock only changes the person") {
    app::Model model = sample::accounts_model();
    model.account.passphrase = false;
    model.account.lock_minutes = 5;
    Whole whole(std::move(model));
    whole.harness.wait(4000);
    CHECK_FALSE(whole.asked<app::LockNow>());
    CHECK(whole.harness.shows("Đổi người"));
    whole.harness.press(ImGuiMod_Ctrl | ImGuiKey_L);
    CHECK(whole.asked<app::LockNow>()->leave);
}

TEST_CASE("where there are no accounts there is no lock, and a code that is shown only once stays") {
    app::Model model = sample::accounts_model();
    model.account = {};
    Whole demo(std::move(model));
    CHECK_FALSE(demo.harness.has("rail.lock"));
    demo.harness.press(ImGuiMod_Ctrl | ImGuiKey_L);
    CHECK_FALSE(demo.asked<app::LockNow>());
    Whole code(sample::recovery_model());
    code.harness.press(ImGuiMod_Ctrl | ImGuiKey_L);
    CHECK_FALSE(code.asked<app::LockNow>());
}

TEST_CASE("what is being written is kept before the session is locked, and isn't there for the next person") {
    app::Debrief debrief = sample::sample_debrief();
    debrief.reflection.clear();
    debrief.reflected = false;
    debrief.draft_field = "reflection";
    app::Model model = sample::model_with(std::move(debrief));
    model.account = sample::own_account(true).account;
    Whole whole(std::move(model));
    whole.harness.scroll_to("debrief.reflection");
    whole.harness.click("debrief.reflection");
    whole.harness.type("Lan sau");
    whole.out.clear();
    ImGui::GetIO().AddInputCharacter('!'); // in the frame of the key itself
    whole.harness.press(ImGuiMod_Ctrl | ImGuiKey_L);
    std::size_t draft = 0;
    std::size_t lock = 0;
    for (std::size_t i = 0; i < whole.out.size(); ++i) {
        if (const auto* kept = whole.out[i].as<app::SaveDraft>()) {
            draft = i + 1;
            CHECK(kept->text.substr(0, 7) == "Lan sau");
        }
        lock = whole.out[i].as<app::LockNow>() != nullptr ? i + 1 : lock;
    }
    CHECK(lock > 0);
    CHECK(draft > 0);
    CHECK(draft < lock);
    whole.lock();
    CHECK_FALSE(whole.harness.shows("Lan sau"));
}
