// Candidates and staff, by hand: finding one, reading where they stand, deciding.
#include "ui/one_screen.h"
#include "ui/sample_panel.h"
#include "ui/screen_checks.h"
#include "ui/screens/people_screen.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {
using Page = OneScreen<PeopleUi, draw_people>;
} // namespace

TEST_CASE("people are found without diacritics and filtered by what they are") {
    Page page(sample::people_model(24));
    CHECK(page.ui.lines.size() == 24);
    page.harness.click("people.filter.staff");
    CHECK(page.ui.lines.size() == 8);
    page.harness.click("people.filter.all");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_F);
    page.harness.settle();
    page.harness.type("ĐANG thảo");
    page.harness.settle();
    REQUIRE_FALSE(page.ui.lines.empty());
    for (const std::size_t i : page.ui.lines) {
        CHECK(page.model.people.lines[i].name == "Đặng Thảo Vy");
    }
    page.harness.type("zzz");
    page.harness.settle();
    CHECK(page.harness.shows("Không có ai khớp"));
    page.harness.click("people.none.action");
    page.harness.settle();
    CHECK(page.ui.lines.size() == 24);
}

TEST_CASE("a row opens the person") {
    Page page(sample::people_model(24));
    page.harness.click("people.row.2");
    const auto asked = page.asked<app::OpenPerson>();
    REQUIRE(asked);
    CHECK(asked->person == page.model.people.lines[2].id);
    page.harness.click("people.plan");
    REQUIRE(page.asked<app::OpenPage>());
}

TEST_CASE("five thousand people: only the rows in sight are drawn, and nothing is filtered anew") {
    const ListWork few = [] {
        Page page(sample::people_model(50));
        return list_work(page, "people.row.25", "people.list");
    }();
    Page page(sample::people_model(5000));
    CHECK(work_above(page.harness.work(), few.top) == "");
    CHECK(page.harness.has("people.row.0"));
    CHECK_FALSE(page.harness.has("people.row.400"));
    page.harness.scroll_to("people.row.300", "people.list");
    CHECK(page.harness.has("people.row.300"));
    CHECK_FALSE(page.harness.has("people.row.0"));
    CHECK(work_above(page.harness.work(), few.middle) == "");
    CHECK(page.harness.allocations_in(3) == 0);
    page.ui.lines.resize(4000); // would be all again if anything were stale
    page.harness.frame(3);
    CHECK(page.ui.lines.size() == 4000);
}

TEST_CASE("the opened person: standing, interviews, observations, consents, and what can be done") {
    Page page(sample::person_model(), {.width = 1440, .height = 1400});
    CHECK(page.harness.shows("thaovy@example.vn"));
    CHECK(page.harness.shows("sinh năm 1998"));
    CHECK(page.harness.shows("Thiếu bằng chứng về góc nhìn khách hàng"));
    CHECK(whole("3,5"));
    CHECK(page.harness.shows("Cuộc gọi báo giao chậm thiết bị"));
    CHECK(page.harness.shows("Giữ bằng chứng sau khi nhận · không đồng ý"));
    CHECK_FALSE(page.harness.has("people.observe")); // a lead's
    page.model.me.role = app::Role::lead;
    page.harness.settle();
    page.harness.click("people.observe");
    const auto observe = page.asked<app::OpenObservation>();
    REQUIRE(observe);
    CHECK(observe->person == page.model.people.open->id);
    page.harness.click("people.interview.0");
    REQUIRE(page.asked<app::OpenConsensus>());
    page.harness.click("people.interview.1");
    CHECK(page.asked<app::OpenPage>()->page == app::Page::interviews);
}

TEST_CASE("deciding says what is deleted and when, or that evidence is kept") {
    Page page(sample::person_model());
    page.harness.click("people.decide");
    page.harness.settle();
    CHECK(page.harness.shows("bị xoá ngày 21/12/2026"));
    CHECK(page.harness.shows("Chưa có đồng ý giữ"));
    CHECK_FALSE(page.harness.widget("people.decision.keep").enabled);
    CHECK_FALSE(page.harness.widget("people.decision.go").enabled);
    page.harness.click("people.decision.refused");
    page.harness.frame(2);
    page.harness.click("people.decision.go");
    const auto refused = page.asked<app::DecideCandidate>();
    REQUIRE(refused);
    CHECK_FALSE(refused->hired);
    CHECK_FALSE(refused->keep_evidence);

    page.harness.settle();
    page.harness.click("people.decide");
    page.harness.settle();
    page.harness.click("people.decision.hired");
    page.harness.frame(2);
    CHECK_FALSE(page.harness.widget("people.decision.keep").on); // nothing is agreed to beforehand
    page.harness.click("people.decision.keep");
    page.harness.frame(2);
    page.harness.click("people.decision.go");
    const auto agreed = page.asked<app::DecideCandidate>();
    REQUIRE(agreed);
    CHECK(agreed->keep_evidence);

    page.model.people.open->keep_agreed = true;
    page.harness.settle();
    page.harness.click("people.decide");
    page.harness.settle();
    CHECK(page.harness.shows("Ứng viên đã đồng ý"));
    page.harness.click("people.decision.hired");
    page.harness.frame(2);
    page.harness.click("people.decision.go");
    const auto hired = page.asked<app::DecideCandidate>();
    REQUIRE(hired);
    CHECK(hired->hired);
    CHECK(hired->keep_evidence);
}

namespace {

void write(Page& page, const char* field, const char* words) {
    page.harness.click(field);
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.type(words);
    page.harness.settle();
}

} // namespace

TEST_CASE("staff: first and last day stand on their page, and are changed in a form") {
    Page page(sample::staff_model());
    CHECK(page.harness.shows("03/02/2025"));
    CHECK(page.harness.shows("Chưa ghi"));
    page.harness.click("people.work");
    page.harness.settle();
    CHECK(page.ui.work.post == "Chuyên viên CSKH");
    write(page, "people.work.post", "Tổ trưởng");
    write(page, "people.work.left", "31/12/2026");
    page.harness.click("people.work.other");
    const auto saved = page.asked<app::SaveEmployment>();
    REQUIRE(saved);
    CHECK(saved->person == page.model.people.open->id);
    CHECK(saved->post == "Tổ trưởng");
    CHECK(saved->joined == "2025-02-03");
    CHECK(saved->left == "2026-12-31");
    page.harness.settle();
    CHECK_FALSE(page.harness.has("people.work.other"));
}

TEST_CASE("employment: what is wrong is said beside its field, and nothing is sent") {
    Page page(sample::staff_model());
    page.harness.click("people.work");
    page.harness.settle();
    write(page, "people.work.left", "31/12/2024");                    // before the first day
    CHECK_FALSE(page.harness.shows("không được trước ngày vào làm")); // still being typed
    page.harness.press(ImGuiKey_Tab);
    page.harness.settle();
    CHECK(page.harness.shows("không được trước ngày vào làm"));
    page.harness.click("people.work.other");
    page.harness.settle();
    CHECK_FALSE(page.asked<app::SaveEmployment>());
    CHECK(page.harness.has("people.work.other")); // it stays open
    write(page, "people.work.left", "30/02/2027");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    CHECK(page.harness.shows("Ngày chưa đúng"));
    CHECK_FALSE(page.asked<app::SaveEmployment>());
    write(page, "people.work.left", ""); // no end: as it was never set
    page.harness.press(ImGuiKey_Backspace);
    page.harness.settle();
    CHECK_FALSE(page.harness.shows("Ngày chưa đúng"));
    write(page, "people.work.post", std::string(app::longest_post + 1, 'a').c_str());
    CHECK(page.harness.shows("Dài quá 200 ký tự"));
    write(page, "people.work.post", "Tổ trưởng");
    page.harness.press(ImGuiKey_Enter);
    const auto saved = page.asked<app::SaveEmployment>();
    REQUIRE(saved);
    CHECK(saved->left == "");
}

TEST_CASE("employment by the keyboard alone: a day as people write it, Enter saves, Esc leaves") {
    Page page(sample::staff_model());
    page.harness.tab_to("people.work");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    page.harness.type("Tổ trưởng"); // the first field has the focus, its text is chosen
    page.harness.tab_to("people.work.left");
    page.harness.type(" 1/3/2027");
    page.harness.press(ImGuiKey_Enter);
    const auto saved = page.asked<app::SaveEmployment>();
    REQUIRE(saved);
    CHECK(saved->post == "Tổ trưởng");
    CHECK(saved->left == "2027-03-01");
    page.harness.settle();
    page.harness.tab_to("people.work");
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    page.harness.press(ImGuiKey_Escape); // out of the field, then out of the form
    page.harness.settle();
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();
    CHECK_FALSE(page.harness.has("people.work.other"));
    CHECK(page.out.empty());
}

TEST_CASE("employment: an ended contract says what follows; candidates and read-only data have no form") {
    Page page(sample::left_model());
    CHECK(page.harness.shows("Hợp đồng đã kết thúc"));
    CHECK(page.harness.shows("danh sách đến hạn xoá"));
    page.model.read_only = true;
    page.harness.settle();
    CHECK_FALSE(page.harness.widget("people.work").enabled);
    Page candidate(sample::person_model());
    CHECK_FALSE(candidate.harness.has("people.work"));
}

TEST_CASE("every size and long texts: the form of employment can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        Page page(sample::long_person(), screen);
        page.harness.scroll_to("people.work");
        page.harness.click("people.work");
        page.harness.settle();
        for (const char* name : {"people.work.post", "people.work.joined", "people.work.left",
                                 "people.work.safe", "people.work.other"}) {
            page.harness.scroll_to(name, "people.work.form");
            CHECK(page.harness.why_not(name) == "");
        }
    }
}

TEST_CASE("in a narrow window list and person take turns") {
    Page page(sample::person_model(), {.width = 1366, .height = 768, .monitor_scale = 1.5F});
    CHECK(page.harness.has("people.back"));
    CHECK_FALSE(page.harness.has("people.row.0"));
    page.harness.click("people.back");
    page.harness.settle();
    CHECK(page.harness.has("people.row.0"));
    page.harness.click("people.row.0");
    page.harness.settle();
    CHECK(page.harness.has("people.back"));
}

TEST_CASE("nobody yet: the page leads to planning") {
    app::Model hr;
    hr.me.role = app::Role::hr;
    Page page(hr);
    page.harness.click("people.empty.action");
    CHECK(page.asked<app::OpenPage>()->page == app::Page::plan);
}

TEST_CASE("every size and long texts: all of people can be reached") {
    for (const Screen& screen : screens()) {
        CAPTURE(name_of(screen));
        for (app::Model (*model)() :
             {+[] { return sample::people_model(6); }, sample::staff_model, sample::long_person}) {
            Page page(model(), screen);
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(joined(cut_labels()) == "");
            CHECK(registry().doubled_names().empty());
        }
    }
}

TEST_CASE("a steady frame of people allocates nothing") {
    for (app::Model (*model)() : {sample::person_model, sample::left_model}) {
        Page page(model());
        CHECK(page.harness.allocations_in(3) == 0);
    }
}
