// The page that explains a standing: what it says in every state, and what-if by mouse and by keys.
#include "ui/demo_shell.h"
#include "ui/explained_page.h"
#include "ui/screen_checks.h"

#include <doctest/doctest.h>
#include <cmath>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

using Page = ExplainedPage;

constexpr Screen tall{.width = 1440, .height = 2600};

bool on(std::string_view name) {
    const WidgetRecord* found = registry().find(name);
    return found != nullptr && found->on;
}

std::string percent(double share) {
    return fmt::format("{}%", std::lround(share * 100));
}

} // namespace

TEST_CASE("without evidence the page says so, what is missing, and where to get it") {
    Page page({}, tall);
    CHECK(whole("Vì sao chưa xếp mức?"));
    CHECK(page.harness.shows("giống nhau cho mọi người"));
    CHECK(page.harness.shows("Chưa có bằng chứng nào về phần này."));
    CHECK(page.harness.shows("Luyện tập đứng riêng"));
    for (const std::string& line : page.page().now.missing) {
        CHECK(page.harness.shows(line));
    }
    CHECK_FALSE(page.harness.has("standing.line.0"));
    CHECK_FALSE(page.harness.has("standing.restore"));
    page.harness.click("standing.to_assessment");
    REQUIRE(page.asked<app::OpenPage>());
    CHECK(page.asked<app::OpenPage>()->page == app::Page::home);
}

TEST_CASE("too little evidence: the figures are there, the level is not") {
    Page page(sample::few_records(), tall);
    REQUIRE_FALSE(page.page().now.reported.has_value());
    CHECK(whole("Chưa xếp"));
    CHECK(page.harness.has("standing.to_assessment"));
    CHECK(page.harness.has("standing.line.1"));
    for (const double mass : page.page().now.views[0].levels) {
        CHECK(whole(percent(mass)));
    }
}

TEST_CASE("a level is explained: the three levels, their reasons, the line, and every constant") {
    Page page(sample::placed_records(), tall);
    REQUIRE(page.page().now.reported == 3);
    CHECK(whole("Vì sao ở mức này?"));
    CHECK(page.harness.shows(page.page().now.statistical_why));
    CHECK(page.harness.shows(page.page().now.demonstrated_why));
    CHECK(page.harness.shows(page.page().now.reported_why));
    CHECK(whole("mốc 70%"));
    CHECK_FALSE(page.harness.has("standing.to_assessment"));
    CHECK(page.harness.shows("mặc định do chính sách đặt ra"));
    CHECK(page.harness.shows("khá khó"));
    for (const app::ScoringGroup& group : page.page().constants) {
        CHECK(page.harness.shows(group.title));
        for (const app::ScoringConstant& constant : group.constants) {
            CHECK(page.harness.shows(constant.name));
            CHECK(page.harness.shows(constant.value));
        }
    }
    CHECK(page.harness.shows("Luyện tập không bao giờ dùng để xếp mức"));
}

TEST_CASE("what weighs nothing says why") {
    Page page(sample::placed_records(), tall);
    CHECK(page.harness.shows("Làm lại khi chưa qua 30 ngày"));
    CHECK(page.harness.shows("Đã quá 730 ngày"));
    CHECK(whole("không tính"));
}

TEST_CASE("each gate says why it holds the level back; a critical error leads to its attempt") {
    {
        Page page(sample::human_records(), tall);
        REQUIRE(page.page().now.reported == 3);
        CHECK(page.harness.shows("cần ít nhất một cuộc phỏng vấn hoặc một lần quan sát"));
    }
    {
        Page page(sample::autonomy_records(), tall);
        REQUIRE(page.page().now.reported == 4);
        CHECK(page.harness.shows("Mức 5 cần 2 người chấm Tự chủ & truyền đạt"));
    }
    Page page(sample::critical_records(), tall);
    REQUIRE(page.page().now.reported == 2);
    CHECK(page.harness.shows("Lỗi nghiêm trọng trong “Ký hợp đồng trước giờ đóng cổng”"));
    CHECK(whole("lỗi nghiêm trọng"));
    page.harness.click("standing.gate.0");
    REQUIRE(page.asked<app::OpenDebrief>());
    CHECK(page.asked<app::OpenDebrief>()->attempt == *page.page().now.gates[0].attempt);
}

TEST_CASE("a facet is chosen by mouse and by keys; the lines are those that speak of it") {
    Page page(sample::autonomy_records(), tall);
    CHECK(on("standing.view.0"));
    CHECK(whole("Bằng chứng"));
    page.harness.click("standing.view.2");
    page.harness.settle();
    CHECK(on("standing.view.2"));
    CHECK(whole("Bằng chứng về Theo sát đến hài lòng"));
    std::size_t of_facet = 0;
    for (const app::StandingLine& line : page.page().lines) {
        of_facet += line.credits[2].has_value() ? 1 : 0;
    }
    CHECK(page.ui.cache.lines.size() == of_facet);
    page.harness.tab_to("standing.view.6");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(on("standing.view.6")); // beside the radar, and nothing speaks of it yet
    CHECK(page.harness.shows("Chưa có bằng chứng nào về phần này."));
}

TEST_CASE("a line opens its debrief; a rating, which has none, can be left out all the same") {
    Page page(sample::autonomy_records(), tall);
    page.harness.click("standing.line.1");
    REQUIRE(page.asked<app::OpenDebrief>());
    std::size_t rating = 0;
    while (page.page().lines[page.ui.cache.lines[rating]].attempt) {
        ++rating;
    }
    CHECK_FALSE(page.harness.has(fmt::format("standing.line.{}", rating)));
    page.harness.click(fmt::format("standing.line.{}.use", rating));
    page.harness.settle();
    CHECK(page.page().left_out == 1);
}

TEST_CASE("what-if by mouse: several lines at once, the banner, and back") {
    Page page(sample::placed_records(), tall);
    CHECK(on("standing.line.0.use"));
    page.harness.click("standing.line.0.use");
    page.harness.settle();
    REQUIRE(page.page().without.has_value());
    CHECK_FALSE(on("standing.line.0.use"));
    CHECK(on("standing.line.0"));
    CHECK(whole("Nếu không có bằng chứng này"));
    CHECK(page.harness.shows("dữ liệu không thay đổi"));
    CHECK(page.harness.shows("Nét đứt"));
    CHECK(page.harness.shows(page.page().without->reported_why));
    for (const double mass : page.page().without->views[0].levels) {
        CHECK(whole(percent(mass)));
    }
    page.harness.click("standing.line.1.use");
    page.harness.settle();
    CHECK(whole("Nếu không có 2 bằng chứng này"));
    page.harness.click("standing.line.0.use"); // one of them counts again
    page.harness.settle();
    CHECK(page.page().left_out == 1);
    page.harness.click("standing.restore");
    page.harness.settle();
    CHECK_FALSE(page.page().without.has_value());
    CHECK_FALSE(page.harness.has("standing.restore"));
    CHECK(on("standing.line.0.use"));
}

TEST_CASE("what-if by keys: Space on the tick, Delete on the line, Esc restores and then leads back") {
    Page page(sample::placed_records(), tall);
    page.harness.tab_to("standing.line.0.use");
    page.harness.press(ImGuiKey_Space);
    page.harness.settle();
    CHECK(page.page().left_out == 1);
    page.harness.tab_to("standing.line.2");
    page.harness.press(ImGuiKey_Delete);
    page.harness.settle();
    CHECK(page.page().left_out == 2);
    CHECK(page.harness.widget("standing.line.2").focused);
    page.harness.press(ImGuiKey_Delete);
    page.harness.settle();
    CHECK(page.page().left_out == 1);
    CHECK_FALSE(page.asked<app::OpenPage>());
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK(page.page().left_out == 0);
    CHECK_FALSE(page.asked<app::OpenPage>());
    page.harness.press(ImGuiKey_Escape);
    REQUIRE(page.asked<app::OpenPage>());
    CHECK(page.asked<app::OpenPage>()->page == app::Page::radar);
}

TEST_CASE("the way back, by its link and by Alt and the left arrow") {
    Page page(sample::few_records());
    page.harness.click("standing.back");
    REQUIRE(page.asked<app::OpenPage>());
    CHECK(page.asked<app::OpenPage>()->page == app::Page::radar);
    page.asked_for.clear();
    page.harness.press(ImGuiMod_Alt | ImGuiKey_LeftArrow);
    REQUIRE(page.asked<app::OpenPage>());
    CHECK(page.asked<app::OpenPage>()->page == app::Page::radar);
}

TEST_CASE("the line that is left out stays under the mouse though the cards above it change") {
    Page page(sample::placed_records(), {.width = 1440, .height = 900});
    const char* tick = "standing.line.3.use";
    page.harness.scroll_to(tick, "standing.page");
    page.harness.wheel(-3, page.harness.widget("standing.page").seen().centre()); // well above the foot
    page.harness.settle();
    const float before = page.harness.widget(tick).rect.y;
    page.harness.click(tick);
    page.harness.settle();
    REQUIRE_FALSE(page.page().without->missing.empty()); // the first card has grown
    CHECK(std::abs(page.harness.widget(tick).rect.y - before) < 2);
    page.harness.click(tick);
    page.harness.settle();
    CHECK(page.page().left_out == 0);
    CHECK(std::abs(page.harness.widget(tick).rect.y - before) < 2);
}

TEST_CASE("the strip of a what-if never covers the line that called it") {
    Page page(sample::placed_records(), {.width = 1440, .height = 900});
    const char* tick = "standing.line.3.use";
    page.harness.scroll_to(tick, "standing.page"); // as little as needed: it is at the very foot
    page.harness.settle();
    page.harness.click(tick);
    page.harness.settle();
    REQUIRE(page.page().left_out == 1);
    CHECK(page.harness.why_not(tick) == "");
    CHECK(page.harness.why_not("standing.line.3") == "");
}

TEST_CASE("a change of evidence with another number of views leaves nothing pointing at the old one") {
    Page page(sample::placed_records(), tall);
    page.harness.click("standing.view.6");
    page.harness.settle();
    page.model.standing.revision = 900;
    page.model.standing.views.resize(3);
    page.model.standing.now.views.resize(3);
    for (app::StandingLine& line : page.model.standing.lines) {
        line.credits.resize(3);
    }
    page.harness.settle();
    CHECK(on("standing.view.2"));
    CHECK_FALSE(page.harness.has("standing.view.3"));
}

TEST_CASE("the radar leads here and back, and so does the palette") {
    DemoShell shell;
    Harness& harness = shell.harness();
    harness.click("rail.radar");
    harness.click("radar.explain");
    CHECK(shell.app().model().page == app::Page::standing);
    CHECK(on("rail.radar"));
    harness.scroll_to("standing.line.0.use", "standing.page");
    harness.click("standing.line.0.use");
    harness.settle();
    CHECK(shell.app().model().standing.left_out == 1);
    harness.click("standing.restore");
    harness.scroll_to("standing.back", "standing.page");
    harness.click("standing.back");
    CHECK(shell.app().model().page == app::Page::radar);
    harness.press(ImGuiMod_Ctrl | ImGuiKey_K);
    harness.settle();
    harness.type("cach tinh muc");
    harness.press(ImGuiKey_Enter);
    harness.settle();
    CHECK(shell.app().model().page == app::Page::standing);
    harness.scroll_to("standing.line.0", "standing.page");
    harness.click("standing.line.0");
    CHECK(shell.app().model().page == app::Page::debrief);
}
