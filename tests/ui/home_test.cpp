#include "ui/screens/home_screen.h"

#include "ui/one_screen.h"
#include "ui/sample_home.h"
#include "ui/screen_checks.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

using Page = OneScreen<HomeUi, draw_home>;

/// Ids of the scenes whose rows are drawn, in their order.
std::string rows() {
    std::string out;
    for (const WidgetRecord& w : registry().widgets()) {
        if (w.name.starts_with("home.scene.")) {
            out += (out.empty() ? "" : " ") + w.name.substr(11);
        }
    }
    return out;
}

} // namespace

TEST_CASE("everything on the home page can be reached, at every size, with texts of every length") {
    for (const Screen& screen : screens()) {
        for (const app::Model& model :
             {sample::sample_home(), sample::first_day(), sample::with_unfinished(), sample::long_home(7)}) {
            CAPTURE(name_of(screen));
            CAPTURE(model.home.greeting);
            Page page(model, screen);
            if (page.harness.has("home.broken.show")) {
                page.harness.scroll_to("home.broken.show");
                page.harness.click("home.broken.show");
            }
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(whole(page.model.home.reason));
            CHECK(whole(page.model.home.standing_line));
            CHECK(whole(page.model.home.date_line));
            CHECK(missing_texts().count == 0);
        }
    }
}

TEST_CASE("both languages have every text of the home page") {
    app::Model model = sample::long_home(7);
    Page page(model, {}, app::Language::en);
    page.harness.scroll_to("home.broken.show");
    page.harness.click("home.broken.show");
    page.ui.filter.query = "nothing";
    page.ui.stale = true;
    page.harness.frame(2);
    page.ui.assessing = page.ui.abandoning = true;
    page.harness.frame(2);
    page.model.home.scenes.clear();
    page.model.home.recommended.reset();
    page.model.home.revision = 2;
    page.harness.frame(2);
    CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
}

TEST_CASE("Enter starts the recommended scene, and so does its button") {
    Page page(sample::sample_home());
    CHECK(page.harness.shows("Chị Nguyễn Thị Thu Hường: “Tôi gọi ba lần rồi."));
    page.harness.press(ImGuiKey_Enter);
    auto start = page.asked<app::StartAttempt>();
    REQUIRE(start);
    CHECK(start->scene_id == "scene-3");
    CHECK_FALSE(start->assessment);
    page.harness.click("home.start");
    start = page.asked<app::StartAttempt>();
    REQUIRE(start);
    CHECK(start->scene_id == "scene-3");
}

TEST_CASE("a recommended scene that was begun is gone on with") {
    app::Model model = sample::with_unfinished();
    model.home.recommended = 1;
    Page page(model);
    CHECK(page.harness.widget("home.start").label == "Luyện tiếp");
    page.harness.press(ImGuiKey_Enter);
    const auto resume = page.asked<app::ResumeAttempt>();
    REQUIRE(resume);
    CHECK(resume->attempt == *model.home.scenes[1].unfinished);
}

TEST_CASE("another suggestion is asked for, where there is another") {
    Page page(sample::sample_home());
    page.harness.click("home.other");
    CHECK(page.asked<app::AnotherRecommendation>());
    app::Model one = sample::sample_home();
    one.home.scenes.resize(1);
    one.home.recommended = 0;
    Page alone(one);
    CHECK_FALSE(alone.harness.has("home.other"));
}

TEST_CASE("what one can do leads to the radar; thin estimates show no number, practice gives no level") {
    Page page(sample::sample_home());
    CHECK(page.harness.shows("3,3"));
    CHECK(page.harness.shows("2,4"));
    CHECK_FALSE(page.harness.shows("3,7")); // one scene only
    CHECK(page.harness.shows("chưa đủ"));
    CHECK(page.harness.shows("Chưa xếp mức"));
    CHECK(page.harness.shows("Đã có 1 trên 3 tình huống đánh giá cần thiết."));
    page.harness.click("home.ability.more");
    const auto open = page.asked<app::OpenPage>();
    REQUIRE(open);
    CHECK(open->page == app::Page::radar);
    page.model.home.reported_level = 3;
    page.model.home.reported_name = "Khá";
    page.harness.frame();
    CHECK(page.harness.shows("Khá"));
    CHECK_FALSE(page.harness.shows("Chưa xếp mức"));
}

TEST_CASE("an unfinished attempt is offered first, and given up only after a question") {
    Page page(sample::with_unfinished());
    CHECK(page.harness.shows("Đang dở: Hoá đơn điện tử báo lỗi giữa giờ cao điểm"));
    CHECK(page.harness.shows("Hôm qua · 4 quyết định"));
    page.harness.click("home.unfinished.0.resume");
    auto resume = page.asked<app::ResumeAttempt>();
    REQUIRE(resume);
    CHECK(resume->attempt == page.model.home.unfinished[0].attempt);

    page.harness.click("home.unfinished.0.drop");
    CHECK_FALSE(page.asked<app::AbandonAttempt>());
    CHECK(page.harness.shows("Bỏ lượt đang dở này?"));
    page.harness.settle();
    CHECK(page.harness.widget("home.abandon.safe").focused);
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK_FALSE(page.harness.has("home.abandon.safe"));
    CHECK(page.out.empty());

    page.harness.click("home.unfinished.0.drop");
    page.harness.settle();
    page.harness.click("home.abandon.other");
    const auto abandon = page.asked<app::AbandonAttempt>();
    REQUIRE(abandon);
    CHECK(abandon->attempt == page.model.home.unfinished[0].attempt);
}

TEST_CASE("an unfinished assessment waits: it can be gone on with, not thrown away") {
    Page page(sample::with_unfinished());
    CHECK(page.harness.has("home.unfinished.1.resume"));
    CHECK_FALSE(page.harness.has("home.unfinished.1.drop"));
    CHECK(page.harness.shows("02/03 · 2 quyết định · Bài đánh giá"));
}

TEST_CASE("more than two unfinished attempts are folded away until one wants them") {
    Page page(sample::long_home(6));
    CHECK_FALSE(page.harness.has("home.unfinished.2.resume"));
    page.harness.click("home.unfinished.all");
    CHECK(page.harness.has("home.unfinished.2.resume"));
    page.harness.scroll_to("home.unfinished.all");
    page.harness.click("home.unfinished.all");
    CHECK_FALSE(page.harness.has("home.unfinished.2.resume"));
}

TEST_CASE("the library is found through without diacritics, by channel, difficulty and cause") {
    Page page(sample::sample_home());
    CHECK(rows() == "scene-1 scene-2 scene-3 scene-4 scene-5 scene-6 check-1 check-2");
    page.harness.click("home.search");
    page.harness.type("hoa don");
    CHECK(rows() == "scene-2");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.press(ImGuiKey_Delete);
    CHECK(rows() == "scene-1 scene-2 scene-3 scene-4 scene-5 scene-6 check-1 check-2");

    page.harness.click("home.channel.phone");
    CHECK(rows() == "scene-3 scene-5 check-2");
    page.harness.click("home.difficulty");
    page.harness.settle();
    CHECK(page.harness.shows("Khá khó"));
    page.harness.click("home.difficulty.4"); // all, Cơ bản, Trung bình, Khó, Khá khó
    page.harness.settle();
    CHECK(page.ui.filter.difficulty == 4);
    CHECK(rows() == "scene-5");
    page.harness.click("home.cause");
    page.harness.settle();
    page.harness.click("home.cause.1"); // the first cause that the library has: promise
    page.harness.settle();
    CHECK(page.ui.filter.cause == 2);
    CHECK(rows().empty());
    CHECK(page.harness.shows("Chưa có gì khớp bộ lọc"));
    page.harness.scroll_to("home.none.action");
    page.harness.click("home.none.action");
    CHECK_FALSE(page.ui.filter.any());
    CHECK(rows() == "scene-1 scene-2 scene-3 scene-4 scene-5 scene-6 check-1 check-2");
}

TEST_CASE("Enter in the search box is not a start, letters typed there are only letters") {
    Page page(sample::sample_home());
    page.harness.click("home.search");
    page.harness.type("rhu1");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
    CHECK(page.ui.filter.query == "rhu1");
}

TEST_CASE("rows say what was reached and offer what can be done") {
    Page page(sample::with_unfinished());
    CHECK(page.harness.shows("82 điểm"));
    CHECK(page.harness.shows("Chưa luyện"));
    CHECK(page.harness.widget("home.scene.scene-1").label == "Luyện lại");
    CHECK(page.harness.widget("home.scene.scene-2").label == "Luyện tiếp");
    CHECK(page.harness.widget("home.scene.scene-4").label == "Bắt đầu");
    page.harness.scroll_to("home.scene.scene-4");
    page.harness.click("home.scene.scene-4");
    const auto start = page.asked<app::StartAttempt>();
    REQUIRE(start);
    CHECK(start->scene_id == "scene-4");
    page.harness.scroll_to("home.scene.scene-2");
    page.harness.click("home.scene.scene-2");
    const auto resume = page.asked<app::ResumeAttempt>();
    REQUIRE(resume);
    CHECK(resume->attempt == *page.model.home.scenes[1].unfinished);
}

TEST_CASE("an assessment begins only after a question that says what it means") {
    Page page(sample::with_unfinished());
    CHECK(page.harness.has("home.scene.check-1"));
    page.harness.scroll_to("home.scene.check-1", "home.page");
    page.harness.click("home.scene.check-1");
    CHECK(page.out.empty());
    CHECK(page.harness.shows("không gợi ý, không lùi lại"));
    CHECK(page.harness.shows("lỗi nghiêm trọng"));
    page.harness.settle();
    CHECK(page.harness.widget("home.assess.safe").focused);
    page.harness.press(ImGuiKey_Enter); // the safe choice has the focus
    page.harness.settle();
    CHECK(page.out.empty());
    page.harness.click("home.scene.check-1");
    page.harness.settle();
    page.harness.click("home.assess.other");
    const auto start = page.asked<app::StartAttempt>();
    REQUIRE(start);
    CHECK(start->scene_id == "check-1");
    CHECK(start->assessment);

    page.harness.settle();
    page.harness.scroll_to("home.scene.check-2", "home.page");
    page.harness.click("home.scene.check-2"); // begun before: no question again
    CHECK(page.asked<app::ResumeAttempt>());
}

TEST_CASE("an assessment done before says that doing it again so soon doesn't count") {
    app::Model model = sample::sample_home();
    model.home.scenes[6].attempts = 1;
    Page page(model);
    page.harness.scroll_to("home.scene.check-1", "home.page");
    page.harness.click("home.scene.check-1");
    CHECK(page.harness.shows("Bạn đã làm bài này rồi"));
}

TEST_CASE("scene files that can't be read are told to leads, and in nobody's way") {
    app::Model model = sample::sample_home();
    model.home.broken = {{"scenarios/chat/a.yaml", "Dòng 41: nút “hen-lai” chưa có.", 3}};
    Page trainee(model);
    CHECK_FALSE(trainee.harness.has("home.broken.show"));
    model.me.role = app::Role::lead;
    Page lead(model);
    lead.harness.scroll_to("home.broken.show", "home.page");
    CHECK(lead.harness.shows("1 tệp tình huống chưa đọc được"));
    CHECK_FALSE(lead.harness.shows("Dòng 41"));
    lead.harness.click("home.broken.show");
    lead.harness.wheel(-40, {1400, 450});
    CHECK(lead.harness.shows("Dòng 41"));
    CHECK(lead.harness.shows("và 2 chỗ nữa"));
}

TEST_CASE("without scenes the page says so, and Enter starts nothing") {
    app::Model model = sample::sample_home();
    model.home.scenes.clear();
    model.home.recommended.reset();
    Page page(model);
    CHECK(page.harness.shows("Chưa có tình huống nào"));
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
}

TEST_CASE("where nothing can be written, starting is off and the page says why") {
    app::Model model = sample::with_unfinished();
    model.read_only = true;
    Page page(model);
    CHECK_FALSE(page.harness.widget("home.start").enabled);
    CHECK_FALSE(page.harness.widget("home.unfinished.0.resume").enabled);
    CHECK_FALSE(page.harness.widget("home.scene.scene-1").enabled);
    CHECK(page.harness.shows("Đang chỉ xem, nên chưa luyện được."));
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.out.empty());
}

TEST_CASE("a long library is walked through with Tab to its last row") {
    Page page(sample::long_home(60));
    page.harness.tab_to("home.scene.scene-60");
    page.harness.press(ImGuiKey_Enter);
    const auto start = page.asked<app::StartAttempt>();
    REQUIRE(start);
    CHECK(start->scene_id == "scene-60");
}

TEST_CASE("what changes in the model changes the rows, and a steady frame asks for no memory") {
    Page page(sample::sample_home());
    page.model.home.scenes.pop_back();
    page.model.home.revision = 2;
    page.harness.frame();
    CHECK(rows().find("check-2") == std::string::npos);
    for (const app::Model& model : {sample::with_unfinished(), sample::long_home(60)}) {
        Page steady(model);
        steady.harness.settle();
        CHECK(steady.harness.allocations_in(20) == 0);
        CHECK(steady.harness.wish() > 1e9);
    }
}

TEST_CASE("Page Down and End scroll the page, Home brings it back") {
    Page page(sample::long_home(60));
    const float top = page.harness.widget("home.start").rect.y;
    page.harness.press(ImGuiKey_PageDown);
    page.harness.frame(2);
    CHECK(page.harness.widget("home.start").rect.y < top - 300);
    page.harness.press(ImGuiKey_End);
    page.harness.frame(2);
    CHECK(page.harness.has("home.broken.show"));
    page.harness.press(ImGuiKey_Home);
    page.harness.frame(2);
    CHECK(page.harness.widget("home.start").rect.y == top);
}
