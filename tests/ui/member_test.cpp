// A person's page as a lead reads it: where they stood, what was agreed, signing a level.
#include "ui/one_screen.h"
#include "ui/sample_member.h"
#include "ui/screen_checks.h"
#include "ui/screens/member_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

LeadUi lead;
void draw(const ScreenContext& context, MemberUi& ui, const Rect& area) {
    draw_member(context, ui, lead, area);
}
using Page = OneScreen<MemberUi, draw>;

void show_tab(Page& page, const char* tab) {
    page.harness.scroll_to(tab);
    page.harness.click(tab);
    page.harness.settle();
}

/// What can't be reached, but for the line over the days: a picture, it is looked at.
std::string lost(Page& page) {
    std::vector<std::string> all = out_of_reach(page.harness);
    std::erase_if(all, [](const std::string& one) { return one.starts_with("'member.trend'"); });
    return joined(all);
}

} // namespace

TEST_CASE("the page says which level holds, what the evidence says, and what comes next") {
    Page page(sample::member_model());
    CHECK(page.harness.shows("Trần Minh Khôi"));
    CHECK(page.harness.shows("Mức chính thức: Khá"));
    CHECK(page.harness.shows("Bằng chứng hiện nay cho mức 3"));
    page.harness.click("member.next.give");
    const auto given = page.asked<app::BeginAssignment>();
    REQUIRE(given);
    CHECK(given->people == std::vector{page.model.member.person});
    CHECK(given->scenes == std::vector<std::string>{"gia-han-tre"});
    page.harness.click("member.observe");
    CHECK(page.asked<app::OpenObservation>()->person == page.model.member.person);
    page.harness.click("member.export");
    CHECK(page.asked<app::ExportPersonReport>()->person == page.model.member.person);
    page.harness.click("member.back");
    CHECK(page.asked<app::OpenPage>()->page == app::Page::team);
}

TEST_CASE("the weekly goal is chosen from a list") {
    Page page(sample::member_model());
    page.harness.click("member.goal");
    page.harness.settle();
    page.harness.click("member.goal.5");
    const auto goal = page.asked<app::SetWeeklyGoal>();
    REQUIRE(goal);
    CHECK(goal->scenes == 5);
    CHECK(goal->people == std::vector{page.model.member.person});
}

TEST_CASE("the heat map's facet comes first, and is taken only once") {
    lead.facet = 2;
    Page page(sample::member_model());
    CHECK(page.ui.facet == 2);
    CHECK_FALSE(lead.facet);
    CHECK(page.harness.shows("Thấu hiểu nhu cầu theo thời gian"));
    page.harness.scroll_to("member.facet.0");
    page.harness.click("member.facet.0");
    page.harness.settle();
    CHECK(page.harness.shows("Đáp ứng nhu cầu theo thời gian"));
}

TEST_CASE("arrow keys move the day that is compared with") {
    Page page(sample::member_model());
    CHECK(page.ui.then == 4); // thirty days ago
    CHECK(page.harness.shows("So với ngày 07/02/2026"));
    page.harness.tab_to("member.slider");
    page.harness.press(ImGuiKey_LeftArrow);
    page.harness.settle();
    CHECK(page.ui.then == 3);
    CHECK(page.harness.shows("So với ngày 08/01/2026"));
    page.harness.press(ImGuiKey_RightArrow);
    page.harness.press(ImGuiKey_RightArrow);
    page.harness.settle();
    CHECK(page.harness.shows("chưa so với ngày nào"));
    page.harness.press(ImGuiKey_RightArrow); // goes no further than today
    page.harness.settle();
    CHECK(page.ui.then == 5);
}

TEST_CASE("tabs: attempts are opened, pitfalls are counted, interviews lead to their panel") {
    Page page(sample::member_model());
    page.harness.scroll_to("member.attempt.1");
    page.harness.click("member.attempt.1");
    CHECK(page.asked<app::OpenMemberAttempt>()->attempt == page.model.member.attempts[1].attempt);
    CHECK_FALSE(page.harness.has("member.attempt.9"));
    page.harness.scroll_to("member.attempts.all");
    page.harness.click("member.attempts.all");
    page.harness.settle();
    CHECK(page.harness.has("member.attempt.9"));
    show_tab(page, "member.tab.ratings");
    page.harness.scroll_to("member.interview.0");
    page.harness.click("member.interview.0");
    CHECK(page.asked<app::OpenConsensus>()->interview == page.model.member.interviews[0].id);
    show_tab(page, "member.tab.pitfalls");
    CHECK(whole("1,4 trên 10 quyết định · 26 lần"));
    show_tab(page, "member.tab.assignments");
    page.harness.scroll_to("member.assignments.page");
    page.harness.click("member.assignments.page");
    CHECK(page.asked<app::OpenPage>()->page == app::Page::assignments);
}

TEST_CASE("a coaching talk says why it can't be saved, then goes out with ISO days") {
    Page page(sample::member_model());
    page.harness.click("member.talk");
    page.harness.settle();
    page.harness.scroll_to("member.talk.cancel");
    CHECK_FALSE(page.harness.widget("member.talk.save").enabled);
    CHECK(page.harness.shows("Ghi kế hoạch"));
    page.harness.scroll_to("member.talk.plan");
    page.harness.click("member.talk.plan");
    page.harness.type("Nghe lại hai cuộc gọi");
    page.harness.scroll_to("member.talk.next");
    page.harness.click("member.talk.next");
    page.harness.type("16/03/2026");
    page.harness.settle();
    page.harness.scroll_to("member.talk.save");
    page.harness.click("member.talk.save");
    const auto talk = page.asked<app::SaveTalk>();
    REQUIRE(talk);
    CHECK_FALSE(talk->talk);
    CHECK(talk->day == "2026-03-09");
    CHECK(talk->next_day == "2026-03-16");
    CHECK(talk->facet == "respond");
    CHECK(talk->plan == "Nghe lại hai cuộc gọi");
    CHECK_FALSE(talk->closed);

    page.harness.settle();
    page.harness.scroll_to("member.talk.0.edit");
    page.harness.click("member.talk.0.edit");
    page.harness.settle();
    page.harness.scroll_to("member.talk.closed");
    page.harness.click("member.talk.closed");
    page.harness.settle();
    page.harness.scroll_to("member.talk.save");
    page.harness.click("member.talk.save");
    const auto again = page.asked<app::SaveTalk>();
    REQUIRE(again);
    CHECK(again->talk == page.model.member.talks[0].id);
    CHECK(again->facet == "needs");
    CHECK(again->closed);
}

TEST_CASE("signing a level that differs from the evidence asks for the reason") {
    Page page(sample::member_model());
    page.harness.click("member.sign");
    page.harness.settle();
    CHECK(page.harness.shows("Bằng chứng cho mức 3 (Khá)"));
    CHECK(page.harness.shows("Chữ ký đứng tên bạn"));
    CHECK(page.harness.widget("member.sign.other").enabled); // the level that the evidence gives
    page.harness.click("member.sign.4");
    page.harness.settle();
    CHECK_FALSE(page.harness.widget("member.sign.other").enabled);
    CHECK(page.harness.shows("phải ghi lý do"));
    page.harness.click("member.sign.word");
    page.harness.type("Tự xử lý trọn các ca khó");
    page.harness.settle();
    page.harness.click("member.sign.other");
    const auto signed_level = page.asked<app::SignLevel>();
    REQUIRE(signed_level);
    CHECK(signed_level->level == 4);
    CHECK(signed_level->word == "Tự xử lý trọn các ca khó");
}

TEST_CASE("an appeal is answered with a choice and a sentence") {
    Page page(sample::appealed_member());
    CHECK(page.harness.shows("Đang phúc tra"));
    show_tab(page, "member.tab.levels");
    page.harness.scroll_to("member.signoff.0.answer");
    page.harness.click("member.signoff.0.answer");
    page.harness.settle();
    CHECK_FALSE(page.harness.widget("member.answer.other").enabled);
    page.harness.click("member.answer.drop");
    page.harness.click("member.answer.word");
    page.harness.type("Tính lại cho đủ");
    page.harness.settle();
    page.harness.click("member.answer.other");
    const auto answer = page.asked<app::AnswerAppeal>();
    REQUIRE(answer);
    CHECK_FALSE(answer->upheld);
    CHECK(answer->signoff == page.model.member.signoffs[0].id);
    CHECK(answer->word == "Tính lại cho đủ");
}

TEST_CASE("nothing known yet: what is missing, who may sign, and a way to begin") {
    Page page(sample::new_member());
    CHECK(page.harness.shows("Chưa có bằng chứng nào"));
    CHECK(page.harness.shows("Cần ít nhất 3 tình huống đánh giá"));
    CHECK(page.harness.shows("Chỉ trưởng nhóm"));
    CHECK_FALSE(page.harness.widget("member.sign").enabled);
    page.harness.click("member.empty.action");
    REQUIRE(page.asked<app::BeginAssignment>());
    Page nobody(app::Model{});
    nobody.harness.click("member.nobody.action");
    CHECK(nobody.asked<app::OpenPage>()->page == app::Page::team);
}

TEST_CASE("every size and long texts: all of a person's page can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (app::Model (*model)() : {sample::member_model, sample::long_member, sample::new_member}) {
            Page page(model(), screen);
            CHECK(lost(page) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(registry().doubled_names().empty());
        }
    }
}

TEST_CASE("every tab at every size") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        Page page(sample::long_member(), screen);
        for (int tab = 0; tab < 7; ++tab) {
            CAPTURE(tab);
            page.ui.tab = tab;
            page.harness.settle();
            CHECK(joined(cut_labels()) == "");
            CHECK(registry().doubled_names().empty());
        }
        page.ui.tab = static_cast<int>(MemberTab::talks);
        page.ui.talk.open = true;
        page.harness.settle();
        CHECK(lost(page) == "");
    }
}

TEST_CASE("the dialogs fit every size") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        Page page(sample::appealed_member(), screen);
        page.ui.signing = true;
        page.harness.settle();
        CHECK(page.harness.why_not("member.sign.safe") == "");
        page.ui.signing = false;
        page.harness.settle();
        page.ui.answering = true;
        page.harness.settle();
        CHECK(page.harness.why_not("member.answer.safe") == "");
    }
}

TEST_CASE("a steady frame of a person's page allocates nothing") {
    Page page(sample::member_model());
    CHECK(page.harness.allocations_in(3) == 0);
    for (int tab = 0; tab < 7; ++tab) {
        CAPTURE(tab);
        page.ui.tab = tab;
        page.harness.settle();
        CHECK(page.harness.allocations_in(3) == 0);
    }
}
