// The segment of the radar page on principles and pitfalls, by hand.
#include "ui/one_screen.h"
#include "ui/sample_principles.h"
#include "ui/sample_standing.h"
#include "ui/screen_checks.h"
#include "ui/screens/radar_screen.h"
#include "ui/text_layout.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

struct Page : OneScreen<RadarUi, draw_radar> {
    explicit Page(app::Radar radar, const Screen& screen = {}, app::Language language = app::Language::vi)
        : OneScreen(sample::model_with(std::move(radar)), screen, language) {
        ui.principles.shown = true;
        harness.settle();
    }
};

constexpr Screen tall{.width = 1440, .height = 2400};

bool selected(std::string_view name) {
    const WidgetRecord* row = registry().find(name);
    return row != nullptr && row->on;
}

} // namespace

TEST_CASE("the third segment shows principles, and the others come back as they were") {
    Page page(sample::principles_radar(), tall);
    page.harness.click("radar.kind.assessment");
    CHECK(page.harness.has("radar.facet.0"));
    CHECK_FALSE(page.harness.has("radar.principle_row.0"));
    page.harness.click("radar.kind.principles");
    CHECK(selected("radar.kind.principles"));
    CHECK_FALSE(selected("radar.kind.assessment"));
    CHECK(page.harness.has("radar.principle_row.5"));
    CHECK_FALSE(page.harness.has("radar.facet.0"));
    page.harness.tab_to("radar.kind.practice");
    page.harness.press(ImGuiKey_Space);
    CHECK(selected("radar.kind.practice"));
    CHECK(page.harness.has("radar.facet.0"));
}

TEST_CASE("attainment stands in per cent with what it rests on and its change, for both kinds") {
    Page page(sample::principles_radar(), tall);
    CHECK(whole("90%"));         // assessed
    CHECK(whole("82%"));         // practice
    CHECK(whole("+10 điểm"));    // 90 from 80
    CHECK(whole("−8 điểm"));     // 52 from 60
    CHECK(whole("chưa đủ (1)")); // one attempt
    CHECK(whole("chưa đủ"));     // at its vertex
    CHECK(whole("chưa có"));     // never seen in an assessment
    CHECK(whole("30 ngày trước"));
    CHECK(page.harness.shows("không dùng để xếp mức"));
}

TEST_CASE("without assessments practice alone is shown, thin ones in words") {
    Page page(sample::first_principles_radar(), tall);
    CHECK(whole("chưa đủ (1)"));
    CHECK_FALSE(whole("30 ngày trước"));
    CHECK(whole("90%"));
    int assessed = 0;
    for (const TextRecord& text : registry().texts()) {
        assessed += text.text == "Đánh giá" ? 1 : 0;
    }
    CHECK(assessed == 1); // the switch alone: no key in the legend
}

TEST_CASE("a principle is chosen at the chart, in the table and by arrows, and says what it asks") {
    Page page(sample::principles_radar(), tall);
    CHECK(selected("radar.principle_row.0"));
    page.harness.click("radar.principle.4");
    CHECK(selected("radar.principle_row.4"));
    CHECK(page.harness.shows("Tới giờ hẹn thì gọi"));
    page.harness.click("radar.principle_row.1");
    CHECK(page.harness.shows("Gọi đúng tên điều làm khách bực"));
    page.harness.press(ImGuiKey_DownArrow);
    CHECK(selected("radar.principle_row.2"));
    CHECK(page.harness.widget("radar.principle_row.2").focused);
    for (int i = 0; i < 9; ++i) {
        page.harness.press(ImGuiKey_DownArrow);
    }
    CHECK(selected("radar.principle_row.5")); // the last one stays
}

TEST_CASE("the attempts behind a figure open their look back, by mouse and by keys") {
    Page page(sample::principles_radar(), tall);
    const auto& attempts = page.model.radar.principles.axes[0].attempts;
    page.harness.click("radar.principle_attempt.2");
    REQUIRE(page.asked<app::OpenDebrief>());
    page.harness.click("radar.principle_attempt.0");
    CHECK(page.asked<app::OpenDebrief>()->attempt == attempts[0].attempt);
    page.harness.tab_to("radar.principle_attempt.3");
    page.harness.press(ImGuiKey_DownArrow); // walks the rows, and leaves the principle alone
    CHECK(selected("radar.principle_row.0"));
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::OpenDebrief>()->attempt == attempts[4].attempt);
}

TEST_CASE("a principle that no attempt came by says so") {
    Page page(sample::first_principles_radar(), tall);
    page.harness.click("radar.principle_row.5");
    CHECK(page.harness.shows("Chưa lượt nào đi qua chỗ cần tới nguyên tắc này"));
    CHECK_FALSE(page.harness.has("radar.principle_attempt.0"));
}

TEST_CASE("pitfalls are told per ten decisions with their count, trend and newest attempt") {
    Page page(sample::principles_radar(), tall);
    CHECK(whole("23 lần trong 129 quyết định"));
    CHECK(whole("1,8")); // 230 / 129
    CHECK(whole("30 ngày qua 1,1, trước đó 2,4"));
    CHECK(page.harness.has("radar.rate"));
    CHECK(whole("đang giảm"));
    CHECK(whole("đang tăng"));
    CHECK(whole("chưa khác trước"));
    CHECK(whole("chưa đủ để so"));
    CHECK(whole("8 lần"));
    CHECK(whole("trước đó 0,9"));
    CHECK(page.harness.shows("Thay “chắc là”"));
    CHECK(page.harness.shows("Chưa gặp lần nào: Thách thức"));
    CHECK(page.harness.widget("radar.pitfall.0").label == "Thiếu tự tin");
    page.harness.click("radar.pitfall.3");
    CHECK(page.asked<app::OpenDebrief>()->attempt == page.model.radar.principles.met[3].newest);
    page.harness.tab_to("radar.pitfall.4");
    page.harness.press(ImGuiKey_Enter);
    CHECK(page.asked<app::OpenDebrief>()->attempt == page.model.radar.principles.met[4].newest);
}

TEST_CASE("what happened seldom does not read as never") {
    app::Radar radar = sample::principles_radar();
    radar.revision = 92;
    radar.principles.met[5].rate.per_ten = 0.04;
    radar.principles.met[4].rate.before = 0.01;
    Page page(radar, tall);
    CHECK(whole("<0,1"));
    CHECK(whole("trước đó <0,1"));
    CHECK(whole("0")); // never in the last thirty days
    CHECK_FALSE(whole("0,0"));
}

TEST_CASE("below ten decisions there is a count and no rate") {
    Page page(sample::first_principles_radar(), tall);
    CHECK(page.harness.shows("Mới có 6 quyết định"));
    CHECK(page.harness.shows("Từ 10 quyết định trở lên"));
    CHECK(whole("2 lần"));
    CHECK_FALSE(page.harness.shows("3,3"));
    CHECK_FALSE(page.harness.has("radar.rate"));
    CHECK(whole("chưa đủ để so"));
}

TEST_CASE("where nothing was met, that is said") {
    Page page(sample::clean_radar(), tall);
    CHECK(page.harness.shows("Chưa gặp điều nào trong 40 quyết định"));
    CHECK_FALSE(page.harness.has("radar.pitfall.0"));
    CHECK(page.harness.shows("ít nhất hai ngày"));
}

TEST_CASE("attempts from before principles were recorded leave the radar empty and the pitfalls there") {
    Page page(sample::unrecorded_radar(), tall);
    CHECK(page.harness.shows("Chưa lượt nào được chấm theo nguyên tắc"));
    CHECK_FALSE(page.harness.has("radar.principle_row.0"));
    CHECK(page.harness.has("radar.pitfall.0"));
}

TEST_CASE("a model without principles or a smaller new one leaves nothing pointing at the old one") {
    Page page(sample::principles_radar(), tall);
    page.harness.click("radar.principle_row.5");
    app::Radar fewer = sample::principles_radar();
    fewer.revision = 90;
    fewer.principles.axes.resize(3);
    page.model.radar = fewer;
    page.harness.settle();
    CHECK(selected("radar.principle_row.2"));
    fewer.revision = 91;
    fewer.principles = {};
    page.model.radar = fewer;
    page.harness.settle();
    CHECK(page.harness.shows("Chưa lượt nào được chấm theo nguyên tắc"));
    CHECK_FALSE(page.harness.has("radar.pitfall.0"));
}

TEST_CASE("everything about principles can be reached, at every size, with texts of every length") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            for (const app::Radar& radar :
                 {sample::principles_radar(), sample::first_principles_radar(), sample::unrecorded_radar(),
                  sample::clean_radar(), sample::long_principles_radar()}) {
                CAPTURE(name_of(screen));
                CAPTURE(radar.revision);
                Page page(radar, screen, language);
                CHECK(joined(registry().doubled_names()) == "");
                CHECK(joined(cut_labels()) == "");
                // the rate is looked at, not pressed: there is nothing under the mouse but the page
                std::vector<std::string> lost = out_of_reach(page.harness);
                std::erase_if(
                    lost, [](const std::string& why) { return why.starts_with("'radar.rate' is covered"); });
                CHECK(joined(lost) == "");
            }
        }
    }
}

TEST_CASE("nothing about principles that must be read whole is cut at any size") {
    for (const Screen& screen : screens()) {
        for (const app::Language language : {app::Language::vi, app::Language::en}) {
            CAPTURE(name_of(screen));
            Page page(sample::principles_radar(), screen, language);
            for (int i = 0; i < 14; ++i) {
                for (const TextRecord& text : registry().texts()) {
                    CAPTURE(text.text);
                    const bool title = text.text.find("Hoá đơn") == 0 || text.text.find("Quầy spa") == 0;
                    CHECK((!text.cut || title)); // a scene's title may be long: the mouse shows the whole
                }
                page.harness.wheel(-3, page.harness.widget("radar.page").seen().centre());
            }
        }
    }
}

TEST_CASE("a steady frame of the principles allocates and lays out nothing") {
    for (const Screen& screen : {Screen{}, tall}) {
        Page page(sample::principles_radar(), screen);
        page.harness.frame(3);
        const auto before = layouts_made();
        CHECK(page.harness.allocations_in(20) == 0);
        CHECK(layouts_made() == before);
        CHECK(page.harness.wish() > 1);
    }
}

TEST_CASE("a changed attainment moves to its new place, and then rests") {
    Page page(sample::principles_radar());
    page.model.radar.principles.axes[0].assessed.now.attainment = 0.2;
    page.model.radar.revision = 95;
    page.harness.frame();
    CHECK(page.harness.wish() == 0);
    page.harness.settle();
    CHECK(page.harness.wish() > 1);
}
