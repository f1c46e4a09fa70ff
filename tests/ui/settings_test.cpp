#include "ui/screens/settings_screen.h"

#include "ui/one_screen.h"
#include "ui/sample_home.h"
#include "ui/sample_play.h"
#include "ui/screen_checks.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

using Page = OneScreen<SettingsUi, draw_settings>;

app::Model model() {
    app::Model model = sample::sample_home();
    model.page = app::Page::settings;
    model.me = sample::sample_me();
    model.account.cares = true;
    return model;
}

/// What the program does with the command that was asked for.
void obey(Page& page) {
    if (const auto change = page.asked<app::ChangeProfile>()) {
        page.model.me.name = change->name;
        page.model.me.role = change->role;
        page.model.me.birth_year = change->birth_year;
        page.model.me.trainee.gender = change->gender;
        page.model.me.trainee.region = change->region;
    }
    page.harness.settle();
}

} // namespace

TEST_CASE("settings: everything can be reached at every size, in both languages, with long texts") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            CAPTURE(name_of(screen));
            app::Model shown = model();
            shown.data_dir = "/home/" + std::string(250, 'x') + "/monqua";
            shown.me.name = sample::long_text(30);
            shown.settings.typing.method = vietnamese::Method::telex;
            Page page(shown, screen, language);
            page.ui.name.clear();
            page.ui.birth_year = "12";
            page.ui.name_left = page.ui.year_left = true;
            page.harness.settle();
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(whole(shown.data_dir));
            CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
        }
    }
}

TEST_CASE("settings: language, theme, size and motion are asked for at once, one at a time") {
    Page page(model());
    page.harness.click("settings.language.en");
    auto change = page.asked<app::ChangeSettings>();
    REQUIRE(change);
    CHECK(change->settings == app::Settings{app::Language::en, app::ThemeChoice::light, 100, false});
    page.harness.click("settings.theme.dark");
    change = page.asked<app::ChangeSettings>();
    REQUIRE(change);
    CHECK(change->settings == app::Settings{app::Language::vi, app::ThemeChoice::dark, 100, false});
    page.harness.click("settings.size.130");
    change = page.asked<app::ChangeSettings>();
    REQUIRE(change);
    CHECK(change->settings == app::Settings{app::Language::vi, app::ThemeChoice::light, 130, false});
    page.harness.click("settings.motion");
    change = page.asked<app::ChangeSettings>();
    REQUIRE(change);
    CHECK(change->settings == app::Settings{app::Language::vi, app::ThemeChoice::light, 100, true});
    CHECK(page.harness.widget("settings.clock").on);
    page.harness.click("settings.clock");
    change = page.asked<app::ChangeSettings>();
    REQUIRE(change);
    CHECK_FALSE(change->settings.practice_clock);
}

TEST_CASE("settings: typing Vietnamese is off until asked for, and says which keys do what") {
    Page page(model());
    CHECK(page.harness.widget("settings.method.off").on);
    CHECK_FALSE(page.harness.has("settings.tones.classic"));
    page.harness.click("settings.method.vni");
    auto change = page.asked<app::ChangeSettings>();
    REQUIRE(change);
    CHECK(change->settings.typing.method == vietnamese::Method::vni);
    CHECK(change->settings.typing_used == vietnamese::Method::vni);
    page.model.settings = change->settings;
    page.harness.settle();
    CHECK(page.harness.shows("9 cho đ"));
    page.harness.click("settings.tones.classic");
    change = page.asked<app::ChangeSettings>();
    REQUIRE(change);
    CHECK(change->settings.typing.tones == vietnamese::ToneRule::classic);
    page.harness.click("settings.method.off");
    change = page.asked<app::ChangeSettings>();
    REQUIRE(change);
    CHECK(change->settings.typing.method == vietnamese::Method::off);
    CHECK(change->settings.typing_used == vietnamese::Method::vni); // what F9 brings back
}

TEST_CASE("settings: what is set shows, and a frame asks for nothing by itself") {
    app::Model shown = model();
    shown.settings = {app::Language::vi, app::ThemeChoice::dark, 115, true};
    Page page(shown);
    CHECK(page.harness.widget("settings.theme.dark").on);
    CHECK(page.harness.widget("settings.size.115").on);
    CHECK(page.harness.widget("settings.motion").on);
    page.harness.frame(5);
    CHECK(page.out.empty());
    CHECK(page.harness.allocations_in(10) == 0);
}

TEST_CASE("settings: the profile is saved whole, and says so") {
    Page page(model());
    CHECK_FALSE(page.harness.widget("settings.save").enabled);
    CHECK(page.harness.shows("Chưa có gì thay đổi"));
    page.harness.click("settings.name");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.type("Lê Lan");
    page.harness.click("settings.gender.female");
    page.harness.click("settings.region.unsaid");
    page.harness.click("settings.role");
    page.harness.settle();
    page.harness.click("settings.role.1");
    page.harness.settle();
    page.harness.click("settings.save");
    REQUIRE(page.out.size() == 1);
    const auto change = *page.out.front().as<app::ChangeProfile>();
    CHECK(change.name == "Lê Lan");
    CHECK(change.role == app::Role::hr);
    CHECK(change.birth_year == 1998);
    CHECK(change.gender == domain::Gender::female);
    CHECK_FALSE(change.region);
    obey(page);
    CHECK(page.harness.shows("Đã lưu"));
    CHECK_FALSE(page.harness.widget("settings.save").enabled);
    page.harness.click("settings.gender.male");
    CHECK_FALSE(page.harness.shows("Đã lưu"));
    CHECK(page.harness.widget("settings.save").enabled);
}

TEST_CASE("settings: a refusal leaves what was typed, to be tried again") {
    Page page(model());
    page.harness.click("settings.name");
    page.harness.type(" Anh");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::ChangeProfile>());
    page.harness.settle();
    CHECK(page.ui.name == "Trần Minh Khôi Anh");
    CHECK(page.harness.widget("settings.save").enabled);
    CHECK_FALSE(page.harness.shows("Đã lưu"));
}

TEST_CASE("settings: no name and no possible year can't be saved, and the page says why") {
    Page page(model());
    page.harness.click("settings.name");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.press(ImGuiKey_Delete);
    CHECK(page.harness.shows("Điền tên để lưu"));
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.harness.shows("Cần có tên"));
    page.harness.click("settings.name");
    page.harness.type("Lan");
    page.harness.click("settings.year");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.type("1890");
    CHECK(page.harness.shows("Sửa năm sinh để lưu"));
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.harness.shows("từ 1945 đến 2012"));
    CHECK(page.out.empty());
}

TEST_CASE("settings: a name typed in other code points is the same name once saved") {
    Page page(model());
    page.ui.name = "Tra\u0302\u0300n"; // a and two combining marks
    page.harness.frame();
    page.harness.click("settings.save");
    REQUIRE(page.out.size() == 1);
    CHECK(page.out.front().as<app::ChangeProfile>()->name == "Trần");
    obey(page);
    CHECK(page.harness.shows("Đã lưu"));
}

TEST_CASE("settings: a backup is asked for; read-only data can be copied but not changed") {
    Page page(model());
    page.harness.click("settings.back_up");
    const auto copy = page.asked<app::BackUp>();
    REQUIRE(copy);
    CHECK(copy->to.empty());
    page.model.read_only = true;
    page.harness.click("settings.gender.female");
    CHECK_FALSE(page.harness.widget("settings.save").enabled);
    CHECK(page.harness.shows("Đang chỉ xem, nên chưa lưu được"));
    CHECK(page.harness.widget("settings.back_up").enabled);
}

TEST_CASE("settings: who doesn't look after the PC sees no way to back up, and hears that it is done") {
    app::Model shown = model();
    shown.account.cares = false;
    Page page(shown);
    CHECK_FALSE(page.harness.has("settings.back_up"));
    CHECK_FALSE(page.harness.has("settings.care"));
    CHECK(page.harness.shows("sao lưu tự động"));
    CHECK(page.harness.has("settings.my_data"));
}

TEST_CASE("settings: leaving the page forgets what was typed and not saved") {
    Page page(model());
    page.harness.click("settings.name");
    page.harness.type("abc");
    page.leave_and_return();
    CHECK(page.ui.name == "Trần Minh Khôi");
}

TEST_CASE("settings: only with the keyboard") {
    Page page(model());
    page.harness.tab_to("settings.theme.dark");
    page.harness.press(ImGuiKey_Space);
    CHECK(page.asked<app::ChangeSettings>());
    page.harness.tab_to("settings.back_up");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::BackUp>());
    page.harness.tab_to("settings.gender.female");
    page.harness.press(ImGuiKey_Space);
    page.harness.tab_to("settings.save");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::ChangeProfile>());
}
