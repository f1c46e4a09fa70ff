#include "ui/screens/first_run_screen.h"

#include "ui/one_screen.h"
#include "ui/screen_checks.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;

namespace {

using Page = OneScreen<FirstRunUi, draw_first_run, false>;

app::Model model() {
    app::Model model;
    model.page = app::Page::first_run;
    model.data_dir = "/home/khoi/.local/share/monqua";
    return model;
}

} // namespace

TEST_CASE("first run: everything can be reached at every size, in both languages, with and without errors") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            for (const bool wrong : {false, true}) {
                CAPTURE(name_of(screen));
                Page page(model(), screen, language);
                if (wrong) {
                    page.ui.folder = std::string(400, 'x');
                    page.ui.name_left = page.ui.folder_left = true;
                    page.harness.settle();
                }
                CHECK(joined(registry().doubled_names()) == "");
                CHECK(joined(cut_labels()) == "");
                CHECK(joined(out_of_reach(page.harness)) == "");
                CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
            }
        }
    }
}

TEST_CASE("first run: a name typed at once and Enter are enough") {
    Page page(model());
    CHECK(page.harness.widget("first.name").focused);
    CHECK_FALSE(page.harness.widget("first.start").enabled);
    CHECK(page.harness.shows("Điền tên để bắt đầu"));
    page.harness.type("Trần Minh Khôi");
    CHECK(page.harness.widget("first.start").enabled);
    CHECK_FALSE(page.harness.shows("Điền tên để bắt đầu"));
    page.harness.press(ImGuiKey_Enter);
    const auto done = page.asked<app::CompleteFirstRun>();
    REQUIRE(done);
    CHECK(done->name == "Trần Minh Khôi");
    CHECK(done->role == app::Role::trainee);
    CHECK(done->data_dir == "/home/khoi/.local/share/monqua");
}

TEST_CASE("first run: the role by mouse, the folder by keys, then the button") {
    Page page(model());
    page.harness.type("Lan");
    page.harness.click("first.role.lead");
    CHECK(page.harness.widget("first.role.lead").on);
    CHECK_FALSE(page.harness.widget("first.role.trainee").on);
    page.harness.click("first.folder");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.type("/srv/mon-qua");
    page.harness.click("first.start");
    const auto done = page.asked<app::CompleteFirstRun>();
    REQUIRE(done);
    CHECK(done->role == app::Role::lead);
    CHECK(done->data_dir == "/srv/mon-qua");
}

TEST_CASE("first run: only with the keyboard, from the name to the last field and on") {
    Page page(model());
    page.harness.type("Lan");
    page.harness.tab_to("first.role.hr");
    page.harness.press(ImGuiKey_Space);
    CHECK(page.ui.role == app::Role::hr);
    page.harness.tab_to("first.folder");
    page.harness.tab_to("first.start");
    page.harness.press(ImGuiKey_Enter);
    const auto done = page.asked<app::CompleteFirstRun>();
    REQUIRE(done);
    CHECK(done->role == app::Role::hr);
}

TEST_CASE("first run: an empty name is pointed out when one tries to go on, blanks are no name") {
    Page page(model());
    CHECK_FALSE(page.harness.shows("Cần có tên"));
    page.harness.type("  ");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.out.empty());
    CHECK(page.harness.shows("Cần có tên"));
    page.harness.click("first.name");
    page.harness.type("Lan");
    page.harness.settle();
    CHECK_FALSE(page.harness.shows("Cần có tên"));
}

TEST_CASE("first run: a folder that isn't whole is marked, an empty one means the one proposed") {
    Page page(model());
    page.harness.type("Lan");
    page.harness.click("first.folder");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.type("tai-lieu");
    CHECK_FALSE(page.harness.shows("Cần đường dẫn đầy đủ")); // not while it is being typed
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.out.empty());
    CHECK(page.harness.shows("Cần đường dẫn đầy đủ"));
    CHECK(page.harness.shows("Sửa nơi giữ dữ liệu để bắt đầu"));
    CHECK_FALSE(page.harness.widget("first.start").enabled);
    page.harness.click("first.folder");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.press(ImGuiKey_Delete);
    page.harness.settle();
    page.harness.click("first.start");
    const auto done = page.asked<app::CompleteFirstRun>();
    REQUIRE(done);
    CHECK(done->data_dir.empty());
}

TEST_CASE("first run: the language can be changed before anything is said") {
    Page page(model());
    page.harness.click("first.language.en");
    const auto change = page.asked<app::ChangeSettings>();
    REQUIRE(change);
    CHECK(change->settings.language == app::Language::en);
    CHECK(page.ui.name.empty());
}

TEST_CASE("first run: what was typed outlives a refusal and a change of the language") {
    Page page(model());
    page.harness.type("Lan");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::CompleteFirstRun>());
    page.model.settings.language = app::Language::en; // and the command failed: the page stays
    mq::test::use_texts(app::Language::en);
    page.harness.settle();
    CHECK(page.ui.name == "Lan");
    CHECK(page.harness.widget("first.start").enabled);
}

TEST_CASE("first run: a steady frame asks for no memory") {
    Page page(model());
    page.harness.settle();
    CHECK(page.harness.allocations_in(10) == 0);
}
