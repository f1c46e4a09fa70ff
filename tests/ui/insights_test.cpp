// Pictures of a team: what each says, how it is taken along, and the people behind the points.
#include "ui/lead_page.h"
#include "ui/sample_team.h"
#include "ui/screen_checks.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

TEST_CASE("everything on the page of pictures can be reached, at every size, with texts of every length") {
    for (const Screen& screen : screens()) {
        for (const app::Model& model :
             {sample::insights_sample(), sample::long_insights(), sample::empty_insights()}) {
            CAPTURE(name_of(screen));
            CAPTURE(model.insights.title.substr(0, 40));
            InsightsScreen page(model, screen);
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_but_choices()) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(missing_texts().count == 0);
        }
    }
}

TEST_CASE("each picture says a sentence and what it rests on") {
    InsightsScreen page(sample::insights_sample(), {.width = 1440, .height = 1100});
    for (const std::string& line : {page.model.insights.distribution_line, page.model.insights.trend_line,
                                    page.model.insights.pitfall_line, page.model.insights.practice_line}) {
        CHECK(whole(line));
    }
    CHECK(page.harness.shows("Từ 414 quyết định"));
    CHECK(whole("n = 184"));
    CHECK(whole("1,9"));
    CHECK(whole("–")); // fewer than ten decisions
    CHECK(page.harness.shows("Tháng mới nhất: 11 người"));
}

TEST_CASE("the trend follows the facet that is chosen, and that facet is taken along") {
    InsightsScreen page(sample::insights_sample());
    CHECK(whole("2,9"));
    page.harness.click("insights.facet");
    page.harness.settle();
    page.harness.click("insights.facet.4");
    page.harness.settle();
    CHECK(whole("3,3"));
    page.harness.click("insights.trend.take");
    page.harness.settle();
    page.harness.click("insights.trend.formats.1");
    const auto asked = page.asked<app::ExportPicture>();
    REQUIRE(asked);
    CHECK(asked->picture == app::Picture::trends);
    CHECK(asked->format == app::PictureFormat::pdf);
    CHECK(asked->facet == 4);
    CHECK(asked->team == page.model.insights.shown);
}

TEST_CASE("a point tells who it is and opens them, by mouse and by arrows") {
    InsightsScreen page(sample::insights_sample(), {.width = 1440, .height = 1100});
    page.harness.tab_to("insights.points");
    page.harness.frame(2);
    CHECK(page.harness.shows("Nguyễn Hà My: 0 lượt")); // the one who practised least
    page.harness.press(ImGuiKey_RightArrow);
    page.harness.frame(2);
    CHECK_FALSE(page.harness.shows("Nguyễn Hà My: 0 lượt"));
    page.harness.press(ImGuiKey_LeftArrow);
    page.harness.frame(2);
    page.harness.press(ImGuiKey_Enter);
    page.harness.frame(2);
    const auto asked = page.asked<app::OpenMember>();
    REQUIRE(asked);
    CHECK(asked->person == page.model.insights.points[0].person);
}

TEST_CASE("where nothing is known yet each picture says so, and nothing can be taken along") {
    InsightsScreen page(sample::empty_insights(), {.width = 1440, .height = 1100});
    CHECK(page.harness.shows("Đang tính lại các tháng trước"));
    CHECK(page.harness.shows("Chưa có tháng nào để so"));
    CHECK(page.harness.shows("Chưa ai có đủ bằng chứng"));
    CHECK(page.harness.shows("Chưa có lỗi nào được ghi nhận"));
    CHECK_FALSE(page.harness.widget("insights.distribution.take").enabled);
    CHECK_FALSE(page.harness.widget("insights.practice.take").reason.empty());
}

TEST_CASE("the way back to the table, another team, an error") {
    InsightsScreen page(sample::insights_sample());
    page.harness.click("insights.view.table");
    CHECK(page.asked<app::OpenTeam>()->team == page.model.insights.shown);
    page.harness.settle();
    page.harness.click("insights.pick");
    page.harness.settle();
    page.harness.click("insights.pick.3");
    CHECK(page.asked<app::OpenInsights>()->team == page.model.insights.teams[3].id);
    page.model.insights.problem = "disk I/O error";
    page.harness.settle();
    CHECK(page.harness.shows("Chưa vẽ được biểu đồ"));
    page.harness.click("insights.error.first");
    CHECK(page.asked<app::OpenInsights>());
    page.model.insights.problem.clear();
    page.model.insights.people = 0;
    page.harness.settle();
    page.harness.click("insights.empty.action");
    CHECK(page.asked<app::OpenTeam>());
}

TEST_CASE(
    "five thousand points: four corners each, nothing allocated, and the one under the mouse is found") {
    const FrameWork half =
        InsightsScreen(sample::insights_firm(2500), {.width = 1440, .height = 1100}).harness.work();
    InsightsScreen page(sample::insights_firm(5000), {.width = 1440, .height = 1100});
    const FrameWork all = page.harness.work();
    CHECK(all.vertices < half.vertices + 4 * 2700);
    CHECK(all.vertices > half.vertices + 4 * 2300); // none is left out; some numbers beside them differ
    CHECK(all.widgets == half.widgets);
    CHECK(all.texts <= half.texts);
    const WidgetRecord points = page.harness.widget("insights.points");
    page.harness.move(points.rect.centre());
    page.harness.settle();
    CHECK(page.harness.allocations_in(5) == 0);
}
