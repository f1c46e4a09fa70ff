// The sheet of an observation, by hand: nothing typed is lost, what wasn't seen is no low level.
#include "ui/one_screen.h"
#include "ui/sample_panel.h"
#include "ui/screen_checks.h"
#include "ui/screens/observation_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {
struct Page : OneScreen<ObservationUi, draw_observation> {
    using OneScreen::OneScreen;
    void press(std::string_view name) {
        harness.scroll_to(name, "obs.page");
        harness.click(name);
        harness.frame(2);
    }
    void write(std::string_view name, std::string_view text) {
        press(name);
        harness.type(text);
    }
};
} // namespace

TEST_CASE("a whole sheet is handed in") {
    Page page(sample::observation_model());
    page.press("obs.kind.live");
    page.press("obs.scene");
    page.harness.click("obs.scene.1");
    page.write("obs.what", "Khach goi");
    page.press("obs.channel.0");
    page.press("obs.step.0");
    page.press("obs.step.3");
    page.press("obs.step.0");
    page.press("obs.pitfall.1");
    page.press("obs.difficulty.3");
    page.press("obs.help.4");
    page.press("obs.facet.1.4");
    page.write("obs.facet.1.reason", "Goi lai hai lan");
    page.write("obs.word", "Tot");
    page.write("obs.own_view", "Nhanh");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto saved = page.asked<app::SaveObservation>();
    REQUIRE(saved);
    const app::ObservationEntry& e = saved->entry;
    CHECK(e.live_play);
    CHECK(e.scene == "gia-han");
    CHECK(e.what == "Khach goi");
    CHECK(e.channel == "phone");
    CHECK(e.steps == std::vector<std::string>{"confirm"});
    CHECK(e.pitfalls == std::vector<std::string>{"blame"});
    CHECK(e.difficulty == 3);
    CHECK(e.help == 4);
    CHECK(e.word == "Tot");
    CHECK(e.own_view == "Nhanh");
    REQUIRE(e.cells.size() == 5);
    CHECK(e.cells[1].rating == 4);
    CHECK(e.cells[1].reason == "Goi lai hai lan");
    CHECK(e.cells[0].not_enough);
    CHECK_FALSE(e.cells[0].rating);
}

TEST_CASE("what wasn't seen is the default, and a level can be taken back") {
    Page page(sample::observation_model());
    page.press("obs.facet.0.1");
    CHECK(page.harness.widget("obs.facet.0.1").on);
    CHECK(page.harness.has("obs.facet.0.reason"));
    page.press("obs.facet.0.0");
    CHECK_FALSE(page.harness.widget("obs.facet.0.1").on);
    CHECK(page.harness.widget("obs.facet.0.0").on);
    CHECK_FALSE(page.harness.has("obs.facet.0.reason"));
    page.press("obs.facet.0.3");
    CHECK_FALSE(page.harness.has("obs.facet.0.reason"));
}

TEST_CASE("the anchors are there once a facet is opened") {
    Page page(sample::observation_model(), {.width = 1440, .height = 1900});
    CHECK_FALSE(page.harness.shows("Chỉ sửa khi bị yêu cầu"));
    page.press("obs.facet.0.more");
    CHECK(page.harness.shows("Chỉ sửa khi bị yêu cầu"));
}

TEST_CASE("a draft is kept at most once a second, and at once when the page is left") {
    Page page(sample::observation_model());
    page.write("obs.what", "a");
    page.harness.frame(2);
    const auto first = page.asked<app::SaveObservationDraft>();
    REQUIRE(first);
    CHECK(first->entry.what == "a");
    page.harness.type("b");
    page.harness.frame(3);
    CHECK_FALSE(page.asked<app::SaveObservationDraft>());
    page.harness.wait(1.2);
    const auto second = page.asked<app::SaveObservationDraft>();
    REQUIRE(second);
    CHECK(second->entry.what == "ab");
    page.harness.type("c");
    page.harness.frame(1);
    CHECK(has_unsaved_observation(page.model, page.ui));
    page.model.page = app::Page::people;
    keep_observation_draft({page.model, page.out, page.harness.now()}, page.ui);
    const auto last = page.asked<app::SaveObservationDraft>();
    REQUIRE(last);
    CHECK(last->entry.what == "abc");
    CHECK_FALSE(has_unsaved_observation(page.model, page.ui));
}

TEST_CASE("what was being written is there again, and what lacks is said") {
    app::Model model = sample::observation_model();
    model.observation->entry.what = "Khách báo thiếu phụ kiện";
    model.observation->entry.difficulty = 2;
    model.observation->entry.cells = {{"follow", 5, false, "Tự gọi lại"}};
    Page page(std::move(model));
    CHECK(page.harness.widget("obs.what").value == "Khách báo thiếu phụ kiện");
    CHECK(page.ui.entry.cells.size() == 5);
    CHECK(page.ui.entry.cells[1].rating == 5);
    page.model.observation->missing = {"Chưa chọn kênh."};
    ++page.model.observation->revision;
    page.harness.settle();
    CHECK(page.harness.shows("Chưa chọn kênh."));
    CHECK(page.ui.entry.what == "Khách báo thiếu phụ kiện");
}

TEST_CASE("after it was taken the next sheet about the same person is blank") {
    Page page(sample::observation_model());
    page.write("obs.what", "Khach goi");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    page.out.clear();
    const app::ObservationForm form = *page.model.observation;
    page.model.observation.reset();
    page.model.page = app::Page::people;
    keep_observation_draft({page.model, page.out, page.harness.now()}, page.ui);
    CHECK(page.out.empty());
    page.model.observation = form;
    ++page.model.observation->revision;
    page.model.page = app::Page::observation;
    page.harness.settle();
    CHECK(page.ui.entry.what.empty());
}

TEST_CASE("without a sheet the page leads to the people") {
    Page page(app::Model{});
    page.harness.click("obs.empty.action");
    CHECK(page.asked<app::OpenPage>()->page == app::Page::people);
}

TEST_CASE("every size and long texts: all of an observation can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (app::Model (*model)() : {sample::observation_model, sample::long_observation}) {
            Page page(model(), screen);
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(registry().doubled_names().empty());
        }
    }
}

TEST_CASE("a steady frame of an observation allocates nothing") {
    Page page(sample::observation_model());
    CHECK(page.harness.allocations_in(3) == 0);
}
