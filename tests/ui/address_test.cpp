#include "ui/screens/address_screen.h"

#include "ui/one_screen.h"
#include "ui/sample_home.h"
#include "ui/screen_checks.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

using Page = OneScreen<AddressUi, draw_address, false>;

app::Model model() {
    app::Model model = sample::sample_home();
    model.page = app::Page::address;
    model.pending_scene = "scene-3";
    model.me.birth_year.reset();
    model.me.trainee = {};
    model.me.address_asked = false;
    return model;
}

} // namespace

TEST_CASE("address: everything can be reached at every size, in both languages, with an error too") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            CAPTURE(name_of(screen));
            app::Model shown = model();
            shown.home.scenes[2].title = std::string(300, 'x');
            Page page(shown, screen, language);
            page.ui.birth_year = "1900";
            page.ui.year_left = true;
            page.harness.settle();
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
        }
    }
}

TEST_CASE("address: all three answers, by mouse and keys") {
    Page page(model());
    CHECK(page.harness.shows("Chữ ký số chưa kích hoạt trước hạn nộp thuế"));
    CHECK(page.harness.shows("Tiếng Việt xưng hô theo tuổi"));
    CHECK(page.harness.widget("address.year").focused);
    page.harness.type("1998");
    page.harness.click("address.gender.female");
    page.harness.click("address.region.central");
    page.harness.press(ImGuiKey_Enter);
    const auto answer = page.asked<app::AnswerAddress>();
    REQUIRE(answer);
    CHECK(answer->birth_year == 1998);
    CHECK(answer->gender == domain::Gender::female);
    CHECK(answer->region == domain::Region::central);
}

TEST_CASE("address: skipping answers nothing, whatever was typed") {
    Page page(model());
    page.harness.type("1998");
    page.harness.click("address.skip");
    const auto answer = page.asked<app::AnswerAddress>();
    REQUIRE(answer);
    CHECK_FALSE(answer->birth_year);
    CHECK_FALSE(answer->gender);
    CHECK_FALSE(answer->region);
}

TEST_CASE("address: an impossible year is pointed out after it was left, and goes nowhere") {
    for (const char* year : {"1944", "2013", "98", "3000"}) {
        CAPTURE(year);
        Page page(model());
        page.harness.type(year);
        CHECK_FALSE(page.harness.shows("từ 1945 đến 2012"));
        page.harness.press(ImGuiKey_Enter);
        page.harness.settle();
        CHECK(page.out.empty());
        CHECK(page.harness.shows("từ 1945 đến 2012"));
        CHECK_FALSE(page.harness.widget("address.go").enabled);
        CHECK(page.harness.shows("Sửa năm sinh để vào tình huống"));
    }
    for (const char* year : {"1945", "2012"}) {
        CAPTURE(year);
        Page page(model());
        page.harness.type(year);
        page.harness.press(ImGuiKey_Enter);
        CHECK(page.asked<app::AnswerAddress>());
    }
}

TEST_CASE("address: letters don't get into the year") {
    Page page(model());
    page.harness.type("19a98b7");
    CHECK(page.ui.birth_year == "1998");
}

TEST_CASE("address: Esc and the button lead back") {
    Page page(model());
    page.harness.press(ImGuiKey_Escape);
    auto open = page.asked<app::OpenPage>();
    REQUIRE(open);
    CHECK(open->page == app::Page::home);
    page.harness.click("address.back");
    open = page.asked<app::OpenPage>();
    REQUIRE(open);
    CHECK(open->page == app::Page::home);
}

TEST_CASE("address: only with the keyboard") {
    Page page(model());
    page.harness.type("1998");
    page.harness.tab_to("address.gender.male");
    page.harness.press(ImGuiKey_Space);
    page.harness.tab_to("address.region.south");
    page.harness.press(ImGuiKey_Space);
    page.harness.tab_to("address.go");
    page.harness.press(ImGuiKey_Enter);
    const auto answer = page.asked<app::AnswerAddress>();
    REQUIRE(answer);
    CHECK(answer->gender == domain::Gender::male);
    CHECK(answer->region == domain::Region::south);
}

TEST_CASE("address: Enter chooses, and on what is chosen already it goes on") {
    Page page(model());
    page.harness.tab_to("address.gender.female");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.harness.widget("address.gender.female").on);
    CHECK(page.out.empty());
    page.harness.press(ImGuiKey_Enter);
    const auto answer = page.asked<app::AnswerAddress>();
    REQUIRE(answer);
    CHECK(answer->gender == domain::Gender::female);
}

TEST_CASE("address: coming back for another scene starts from what is known") {
    Page page(model());
    page.harness.type("1998");
    CHECK(page.ui.birth_year == "1998");
    page.model.pending_scene = "scene-5";
    page.leave_and_return();
    CHECK(page.ui.birth_year.empty());
    CHECK(page.harness.widget("address.year").focused);
    page.model.me.birth_year = 1990;
    page.leave_and_return();
    CHECK(page.ui.birth_year == "1990");
}

TEST_CASE("address: a steady frame asks for no memory") {
    Page page(model());
    page.harness.settle();
    CHECK(page.harness.allocations_in(10) == 0);
}
