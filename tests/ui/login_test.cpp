// Signing in, the lock's page, a forgotten passphrase, the field for a passphrase.
#include "ui/one_screen.h"
#include "ui/sample_accounts.h"
#include "ui/screen_checks.h"
#include "ui/screens/login_screen.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

using Page = OneScreen<LoginUi, draw_login, false>;

double unix_now() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// What the program answers when the passphrase was wrong.
void refuse(Page& page, std::string error, std::string field, double wait_until = 0) {
    app::LoginPage& login = page.model.login;
    ++login.revision;
    login.checking = false;
    login.error = std::move(error);
    login.field = std::move(field);
    login.wait_until = wait_until;
    page.harness.settle();
}

} // namespace

TEST_CASE(
    "login: everything can be reached at every size, in both languages, empty, wrong and far too long") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            for (app::Model (*model)() : {sample::login_model, sample::wrong_passphrase, sample::locked_model,
                                          +[] { return sample::doors_model(3); }, sample::long_login}) {
                CAPTURE(name_of(screen));
                Page page(model(), screen, language);
                CHECK(joined(registry().doubled_names()) == "");
                CHECK(joined(cut_labels()) == "");
                CHECK(joined(out_of_reach(page.harness)) == "");
                if (page.harness.has("login.forgotten")) {
                    page.harness.scroll_to("login.forgotten");
                    page.harness.click("login.forgotten");
                    page.harness.settle();
                    CHECK(joined(registry().doubled_names()) == "");
                    CHECK(joined(cut_labels()) == "");
                    CHECK(joined(out_of_reach(page.harness)) == "");
                }
                CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
            }
        }
    }
}

TEST_CASE("login: who was here last only types the passphrase and Enter") {
    Page page(sample::login_model());
    CHECK(page.harness.widget("login.passphrase").focused);
    CHECK(page.harness.widget("login.name").value == "khoi.tran");
    page.harness.type("mua roi tren mai");
    CHECK(page.harness.widget("login.passphrase").value.empty()); // never written down
    page.harness.press(ImGuiKey_Enter);
    const auto asked = page.asked<app::SignIn>();
    REQUIRE(asked);
    CHECK(asked->login == "khoi.tran");
    CHECK(asked->passphrase.text() == "mua roi tren mai");
    CHECK(page.ui.passphrase.empty());
}

TEST_CASE("login: first the login, Enter goes on to the passphrase; nothing is sent while one is missing") {
    app::Model model = sample::login_model();
    model.login.login.clear();
    Page page(std::move(model));
    CHECK(page.harness.widget("login.name").focused);
    page.harness.type("lan");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.out.empty());
    CHECK(page.harness.widget("login.passphrase").focused);
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.out.empty());
    page.harness.type("mười ký tự đây");
    page.harness.click("login.go");
    const auto asked = page.asked<app::SignIn>();
    REQUIRE(asked);
    CHECK(asked->login == "lan");
    CHECK(asked->passphrase.text() == "mười ký tự đây");
}

TEST_CASE("login: by Tab from the login to the passphrase, the eye, the button, the code") {
    Page page(sample::login_model());
    CHECK(comes_before("login.name", "login.passphrase"));
    CHECK(comes_before("login.passphrase", "login.go"));
    CHECK(comes_before("login.go", "login.forgotten"));
    page.harness.tab_to("login.go");
    page.harness.tab_to("login.forgotten");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.harness.has("login.code"));
}

TEST_CASE("login: while it is tried nothing can be sent, and the button says so") {
    Page page(sample::login_model());
    page.harness.type("mua roi tren mai");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::SignIn>());
    page.model.login.checking = true;
    ++page.model.login.revision;
    page.harness.settle();
    CHECK(page.harness.shows("Đang mở…"));
    CHECK_FALSE(page.harness.widget("login.go").enabled);
    page.harness.type("abc");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
    CHECK(page.ui.passphrase.empty());
    refuse(page, "Mật khẩu chưa đúng. Bạn còn 4 lần thử.", "passphrase");
    CHECK(page.harness.shows("Bạn còn 4 lần thử"));
    CHECK(page.harness.widget("login.passphrase").focused);
    page.harness.type("m"); // what was said is about the one before
    page.harness.settle();
    CHECK_FALSE(page.harness.shows("Bạn còn 4 lần thử"));
}

TEST_CASE("login: a wait is counted down second by second, and then one may try again") {
    Page page(sample::login_model());
    refuse(page, "Sai 5 lần.", "passphrase", unix_now() + 30);
    CHECK(page.harness.shows("Thử lại sau 0:"));
    page.harness.type("mua roi tren mai");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.out.empty());
    CHECK_FALSE(page.harness.widget("login.go").enabled);
    page.harness.press(ImGuiKey_Escape); // no caret that blinks
    page.harness.settle();
    const int frames = page.harness.wait(10);
    CHECK(frames >= 9);
    CHECK(frames <= 14); // woken once a second, not all the time
    CHECK_FALSE(page.harness.widget("login.go").enabled);
    page.harness.wait(21);
    CHECK_FALSE(page.harness.shows("Thử lại sau"));
    CHECK(page.harness.widget("login.go").enabled);
    page.harness.click("login.go");
    CHECK(page.asked<app::SignIn>());
}

TEST_CASE("login: people without a passphrase come in through their row; the form is a link away") {
    Page page(sample::doors_model(3));
    CHECK_FALSE(page.harness.has("login.name"));
    CHECK(page.harness.widget("login.door.0").focused);
    page.harness.click("login.door.1");
    const auto asked = page.asked<app::SignInHere>();
    REQUIRE(asked);
    CHECK(asked->person == page.model.login.doors[1].person);
    page.harness.settle();
    page.harness.click("login.with_passphrase");
    page.harness.settle();
    CHECK(page.harness.widget("login.name").focused);
    CHECK(page.harness.has("login.door.0"));
}

TEST_CASE("login: a locked session says whose and why; somebody else may sign in over it") {
    Page page(sample::locked_model());
    CHECK(page.harness.shows("Đã khoá"));
    CHECK(page.harness.shows("phần của Trần Minh Khôi đã tự khoá"));
    page.harness.click("login.name");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.type("lan");
    page.harness.click("login.passphrase");
    page.harness.type("0123456789");
    page.harness.press(ImGuiKey_Enter);
    const auto asked = page.asked<app::SignIn>();
    REQUIRE(asked);
    CHECK(asked->login == "lan");
}

TEST_CASE("login: a forgotten passphrase is set anew with the printed code, typed in any case and spacing") {
    Page page(sample::login_model());
    page.harness.click("login.forgotten");
    page.harness.settle();
    CHECK(page.harness.widget("login.code").focused);
    page.harness.type("7kqm-w2hd px9c v4tb j8rn 5ygz ae3f s6");
    CHECK(page.harness.shows("Điền đủ 32 chữ và số của mã"));
    page.harness.type("lu");
    CHECK(page.ui.code.text() == "7KQMW2HDPX9CV4TBJ8RN5YGZAE3FS6LU");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.harness.widget("login.new.next").focused);
    page.harness.type("ngan");
    CHECK(page.harness.shows("Còn thiếu 6 ký tự"));
    page.harness.type(" ha sao chieu");
    CHECK(page.harness.shows("khó đoán"));
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    page.harness.type("ngan ha sao chieX");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.out.empty());
    CHECK(page.harness.shows("Hai lần nhập chưa giống nhau"));
    page.harness.press(ImGuiKey_Backspace);
    page.harness.type("u");
    page.harness.press(ImGuiKey_Enter);
    const auto asked = page.asked<app::RecoverAccount>();
    REQUIRE(asked);
    CHECK(asked->login == "khoi.tran");
    CHECK(asked->code.text() == "7KQMW2HDPX9CV4TBJ8RN5YGZAE3FS6LU");
    CHECK(asked->next.text() == "ngan ha sao chieu");
    refuse(page, "Mã chưa đúng.", "code");
    CHECK(page.harness.shows("Mã chưa đúng."));
    CHECK(page.harness.widget("login.code").focused);
    page.harness.press(ImGuiKey_End);
    page.harness.press(ImGuiKey_Backspace); // one letter is mended, nothing else is typed anew
    page.harness.type("T");
    page.harness.settle();
    page.harness.click("login.recover");
    const auto again = page.asked<app::RecoverAccount>();
    REQUIRE(again);
    CHECK(again->code.text() == "7KQMW2HDPX9CV4TBJ8RN5YGZAE3FS6LT");
    CHECK(again->next.text() == "ngan ha sao chieu");
    refuse(page, "Mã chưa đúng.", "code");
    page.harness.click("login.back");
    CHECK(page.ui.code.empty()); // left
    CHECK(page.ui.next.empty());
    page.harness.settle();
    CHECK(page.harness.widget("login.passphrase").focused);
}

TEST_CASE("login: leaving the page forgets what was typed of a passphrase") {
    Page page(sample::login_model());
    page.harness.type("abc");
    CHECK_FALSE(page.ui.passphrase.empty());
    page.leave_and_return();
    CHECK(page.ui.passphrase.empty());
    CHECK(page.ui.login == "khoi.tran");
}

TEST_CASE("a passphrase is edited, pasted and shown, but neither copied nor changed by the built-in typing") {
    Page page(sample::login_model());
    Harness& harness = page.harness;
    const std::string accented = "mật khẩu";
    harness.type(accented);
    CHECK(page.ui.passphrase.text() == accented);
    harness.press(ImGuiKey_Backspace);
    harness.press(ImGuiKey_LeftArrow);
    harness.type("x");
    CHECK(page.ui.passphrase.text() == "mật khxẩ");
    harness.press(ImGuiKey_Home);
    harness.press(ImGuiKey_Delete);
    CHECK(page.ui.passphrase.text() == "ật khxẩ");
    ImGui::SetClipboardText("dán\n vào");
    harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_C);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_X);
    CHECK(std::string_view(ImGui::GetClipboardText()) == "dán\n vào");
    CHECK(page.ui.passphrase.text() == "ật khxẩ");
    harness.press(ImGuiMod_Ctrl | ImGuiKey_V);
    CHECK(page.ui.passphrase.text() == "dán vào"); // what is no letter is left out
    CHECK_FALSE(harness.shows("dán vào"));
    harness.click("login.passphrase.show");
    CHECK(page.ui.passphrase.shown);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    harness.type("s");    // the eye leaves the keyboard where it was
    harness.type("awng"); // Telex would make ă of it
    CHECK(page.ui.passphrase.text() == "sawng");
    CHECK_FALSE(harness.shows("sawng"));
}

TEST_CASE("Caps Lock is noticed by the letters that come") {
    Page page(sample::login_model());
    page.harness.type("A");
    page.harness.settle();
    CHECK(page.harness.shows("Caps Lock đang bật"));
    page.harness.type("b");
    page.harness.settle();
    CHECK_FALSE(page.harness.shows("Caps Lock đang bật"));
}

TEST_CASE("a secret is overwritten where it lay once it is taken") {
    PassphraseBuffer buffer;
    buffer.insert("bi mat cua toi", false);
    const char* place = buffer.text().data();
    buffer.erase_before(false);
    CHECK(place[13] == '\0'); // also a letter that was taken back
    const Secret taken = buffer.take();
    CHECK(taken.text() == "bi mat cua to");
    for (std::size_t i = 0; i < 14; ++i) {
        CHECK(place[i] == '\0');
    }
    for (int i = 0; i < 2000; ++i) {
        buffer.insert(U'ế', false);
    }
    CHECK(buffer.text().data() == place); // it never moved, so there is no second place
    CHECK(buffer.text().size() <= PassphraseBuffer::max_bytes);
}

TEST_CASE("login: a steady frame asks for no memory") {
    for (app::Model (*model)() : {sample::login_model, sample::wrong_passphrase, sample::locked_model,
                                  +[] { return sample::doors_model(3); }}) {
        Page page(model());
        page.harness.settle();
        CHECK(page.harness.allocations_in(10) == 0);
    }
    Page page(sample::login_model());
    page.harness.click("login.forgotten");
    page.harness.type("7kqm");
    page.harness.settle();
    CHECK(page.harness.allocations_in(10) == 0);
}
