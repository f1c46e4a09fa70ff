// What was given to whom, and giving more.
#include "ui/one_screen.h"
#include "ui/sample_member.h"
#include "ui/screen_checks.h"
#include "ui/screens/assignments_screen.h"
#include "ui/screens/home_screen.h"
#include "ui/screens/radar_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {
using Page = OneScreen<AssignmentsUi, draw_assignments>;
using HomePage = OneScreen<HomeUi, draw_home>;
using RadarPage = OneScreen<RadarUi, draw_radar>;

void press(Page& page, const char* name) {
    page.harness.scroll_to(name);
    page.harness.click(name);
    page.harness.settle();
}
} // namespace

TEST_CASE("open ones are listed first; late ones carry a word; the rest is behind the filter") {
    Page page(sample::assignments_model());
    CHECK(page.ui.lines.size() == 2);
    CHECK(page.harness.shows("1 người trễ hạn"));
    CHECK(page.harness.shows("quá hạn 2 ngày"));
    CHECK(page.harness.shows("1/4 người xong"));
    page.harness.click("assignments.filter.ended");
    page.harness.settle();
    CHECK(page.ui.lines.size() == 2);
    CHECK(page.harness.shows("Đã thu lại"));
    CHECK(page.harness.shows("Đã xong cả"));
    page.harness.click("assignments.filter.all");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_F);
    page.harness.settle();
    page.harness.type("hoa don");
    page.harness.settle();
    CHECK(page.ui.lines == std::vector<std::size_t>{2});
    page.harness.type("zzz");
    page.harness.settle();
    page.harness.click("assignments.none.action");
    page.harness.settle();
    CHECK(page.ui.lines.size() == 4);
}

TEST_CASE("a line opens to its people, and can be withdrawn with a word") {
    Page page(sample::assignments_model());
    page.harness.click("assignments.row.0");
    page.harness.settle();
    CHECK(page.harness.shows("Đặng Thảo Vy"));
    CHECK(page.harness.shows("mỗi tình huống đạt từ 70%"));
    press(page, "assignments.withdraw.open");
    CHECK(page.harness.shows("Những lượt đã luyện vẫn được giữ"));
    page.harness.click("assignments.withdraw.word");
    page.harness.type("Lùi sang tháng sau");
    page.harness.click("assignments.withdraw.other");
    const auto gone = page.asked<app::WithdrawAssignment>();
    REQUIRE(gone);
    CHECK(gone->id == page.model.assignments.lines[0].id);
    CHECK(gone->word == "Lùi sang tháng sau");
}

TEST_CASE("a new one: found by typing, the button says what lacks, goes out by Ctrl Enter") {
    Page page(sample::no_assignments());
    CHECK(page.harness.shows("Chưa giao việc nào"));
    page.harness.click("assignments.give");
    page.harness.settle();
    CHECK_FALSE(page.harness.widget("assignments.form.go").enabled);
    CHECK(page.harness.shows("Chọn người được giao"));
    page.harness.click("assignments.form.people");
    page.harness.type("bao");
    page.harness.settle();
    press(page, "assignments.form.person.0");
    CHECK(page.ui.draft.people == std::vector{page.model.assignments.people[3].id});
    CHECK(page.harness.shows("Chọn ít nhất một tình huống"));
    press(page, "assignments.form.kind.assessment");
    CHECK(page.ui.draft.scene_search.found.size() == 4);
    press(page, "assignments.form.scene.0");
    CHECK(page.ui.draft.scenes == std::vector<std::string>{"scene-0"});
    CHECK(page.ui.draft.due == "16/03/2026");
    press(page, "assignments.form.least");
    press(page, "assignments.form.least.7");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    page.harness.settle();
    const auto given = page.asked<app::AssignScenes>();
    REQUIRE(given);
    CHECK(given->people == std::vector{page.model.assignments.people[3].id});
    CHECK_FALSE(given->team);
    CHECK(given->scenes == std::vector<std::string>{"scene-0"});
    CHECK(given->due == "2026-03-16");
    CHECK(given->least == 70);

    page.model.assignments = sample::assignments_model().assignments; // it is one of the list now
    page.model.assignments.revision = 3;
    page.harness.settle();
    CHECK(page.harness.has("assignments.row.0"));
}

TEST_CASE("the form comes filled in when it was asked for from elsewhere; a whole team can be chosen") {
    app::Model model = sample::no_assignments();
    model.assignments.form_open = true;
    model.assignments.chosen_people = {model.assignments.people[0].id};
    model.assignments.chosen_scenes = {"scene-1"};
    Page page(std::move(model));
    CHECK(page.harness.has("assignments.form.person.0.drop"));
    CHECK(page.harness.widget("assignments.form.go").enabled);
    press(page, "assignments.form.scene.0.drop");
    CHECK_FALSE(page.harness.widget("assignments.form.go").enabled);
    press(page, "assignments.form.to.team");
    press(page, "assignments.form.team");
    press(page, "assignments.form.team.2");
    press(page, "assignments.form.scene.0");
    press(page, "assignments.form.go");
    const auto given = page.asked<app::AssignScenes>();
    REQUIRE(given);
    CHECK(given->team == page.model.assignments.teams[1].id);
    CHECK(given->people.empty());
    press(page, "assignments.form.back");
    CHECK(page.harness.has("assignments.give"));
    page.model.assignments.revision = 9; // asked for again
    page.harness.settle();
    CHECK(page.harness.has("assignments.form.person.0.drop"));
}

TEST_CASE("a day that is none is said, and nothing goes out") {
    app::Model model = sample::no_assignments();
    model.assignments.form_open = true;
    model.assignments.chosen_people = {model.assignments.people[0].id};
    model.assignments.chosen_scenes = {"scene-1"};
    model.assignments.due = "31/02/2026";
    Page page(std::move(model));
    CHECK_FALSE(page.harness.widget("assignments.form.go").enabled);
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK_FALSE(page.asked<app::AssignScenes>());
}

TEST_CASE("every size and long texts: all of assignments can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (app::Model (*model)() :
             {sample::assignments_model, sample::long_assignments, sample::no_assignments}) {
            Page page(model(), screen);
            if (!page.model.assignments.lines.empty()) {
                page.ui.opened = page.model.assignments.lines[0].id;
                page.harness.settle();
            }
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(registry().doubled_names().empty());
            page.model.assignments.form_open = true;
            page.harness.settle();
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(registry().doubled_names().empty());
        }
    }
}

TEST_CASE("a steady frame of assignments allocates nothing") {
    Page page(sample::assignments_model());
    page.ui.opened = page.model.assignments.lines[0].id;
    page.harness.settle();
    CHECK(page.harness.allocations_in(3) == 0);
    page.model.assignments.form_open = true;
    page.harness.settle();
    CHECK(page.harness.allocations_in(3) == 0);
}

TEST_CASE("who was given something sees it first, with one button that begins its next scene") {
    HomePage page(sample::assigned_home());
    CHECK(page.harness.shows("Phạm Thuỳ Dương giao, hạn 13/03/2026"));
    CHECK(page.harness.shows("còn 4 ngày"));
    CHECK(page.harness.shows("Đã xong 1 trên 3"));
    CHECK(page.harness.shows("Mục tiêu tuần 3 lượt, còn 1 lượt nữa"));
    CHECK(page.harness.shows("2 tình huống đã đến lúc luyện lại"));
    CHECK(comes_before("home.assigned.0.play", "home.start"));
    page.harness.click(
        "home.assigned.0.play"); // the second of its scenes: an assessment, not in the library here
    const auto started = page.asked<app::StartAttempt>();
    REQUIRE(started);
    CHECK(started->scene_id == "gia-han-tre");
    CHECK(started->assessment);
    page.model.home.assigned[0].scenes[1].done = true;
    page.harness.settle();
    page.harness.click("home.assigned.0.play");
    const auto next = page.asked<app::StartAttempt>();
    REQUIRE(next);
    CHECK(next->scene_id == "giao-nham");
    CHECK_FALSE(next->assessment);
    page.model.home.assigned[0].due_in = -2;
    page.harness.settle();
    CHECK(page.harness.shows("trễ 2 ngày"));
    CHECK(page.harness.allocations_in(3) == 0);
}

TEST_CASE("an assignment fits every size of home") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        HomePage page(sample::assigned_home(), screen);
        CHECK(joined(out_of_reach(page.harness)) == "");
        CHECK(joined(cut_labels()) == "");
        CHECK(registry().doubled_names().empty());
    }
}

TEST_CASE("one's own radar shows the target and the signed level, which can be appealed against") {
    RadarPage page(sample::signed_radar());
    CHECK(page.harness.shows("Mức chính thức: 3 · Khá"));
    CHECK(whole("Mục tiêu"));
    page.harness.scroll_to("radar.appeal");
    page.harness.click("radar.appeal");
    page.harness.settle();
    page.harness.click("radar.appeal.ask.other"); // nothing was written
    page.harness.settle();
    CHECK_FALSE(page.asked<app::AppealLevel>());
    CHECK(page.harness.shows("Viết một câu vì sao"));
    page.harness.click("radar.appeal.ask.word");
    page.harness.type("Hai buổi quan sát chưa được tính");
    page.harness.click("radar.appeal.ask.other");
    const auto appeal = page.asked<app::AppealLevel>();
    REQUIRE(appeal);
    CHECK(appeal->signoff == page.model.radar.official->id);
    CHECK(appeal->word == "Hai buổi quan sát chưa được tính");
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        RadarPage small(sample::signed_radar(), screen);
        for (const std::string& lost : out_of_reach(small.harness)) {
            CHECK(lost.starts_with("'radar.trend'")); // a picture: it is looked at
        }
        CHECK(joined(cut_labels()) == "");
        CHECK(small.harness.allocations_in(3) == 0);
    }
}
