#include "ui/screens/plan_screen.h"

#include "ui/one_screen.h"
#include "ui/sample_conduct.h"
#include "ui/screen_checks.h"
#include "ui/text_layout.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

struct Page : OneScreen<PlanUi, draw_plan> {
    using OneScreen::OneScreen;

    void write(const char* name, std::string_view text) {
        harness.scroll_to(name, "plan.page");
        harness.click(name);
        harness.type(text);
        harness.frame(2);
    }
    void push(const char* name) {
        harness.scroll_to(name, "plan.page");
        harness.click(name);
        harness.frame(2);
    }
};

} // namespace

TEST_CASE("a new candidate: what is filled in is what is planned, the consent ticked last") {
    Page page(sample::sample_plan());
    CHECK(page.harness.shows("Ghi họ tên người được phỏng vấn."));
    page.write("plan.name", "Mai Lan Chi");
    page.write("plan.year", "1999");
    page.write("plan.contact", "0903");
    CHECK(page.harness.shows("Ghi vị trí."));
    page.write("plan.post", "Trực tổng đài");
    page.write("plan.round", "Vòng 1");
    CHECK(page.harness.shows("Ghi giờ bắt đầu."));
    page.write("plan.time", "14:00");
    CHECK(page.harness.shows("Chờ ứng viên đọc và đồng ý."));
    CHECK_FALSE(page.harness.widget("plan.go").enabled);
    page.push("plan.session");
    page.push("plan.offer.0");
    page.write("plan.member", "Phan Tú");
    page.harness.press(ImGuiKey_Enter);
    page.harness.frame(2);
    CHECK_FALSE(page.ui.consent);
    page.push("plan.consent");
    page.harness.click("plan.go");
    const auto planned = page.asked<app::PlanInterview>();
    REQUIRE(planned);
    CHECK_FALSE(planned->person);
    CHECK(planned->name == "Mai Lan Chi");
    CHECK(planned->birth_year == 1999);
    CHECK(planned->contact == "0903");
    CHECK(planned->post == "Trực tổng đài");
    CHECK(planned->round == "Vòng 1");
    CHECK(planned->day == "09/03/2026");
    CHECK(planned->time == "14:00");
    CHECK(planned->kit == "a01");
    REQUIRE(planned->panel.size() == 3);
    CHECK(planned->panel[0].id == page.model.me.id);
    CHECK(planned->panel[1].name == "Lê Quốc Bảo");
    CHECK_FALSE(planned->panel[2].id);
    CHECK(planned->panel[2].name == "Phan Tú");
    CHECK(planned->consent);
    CHECK(planned->session);
    CHECK_FALSE(planned->staff);
}

TEST_CASE("somebody known is offered while the name is typed, without marks as well, and can be changed") {
    Page page(sample::sample_plan());
    page.write("plan.name", "dang th");
    CHECK(page.harness.shows("Đặng Thảo Vy"));
    CHECK_FALSE(page.harness.has("plan.person.1"));
    page.push("plan.person.0");
    CHECK_FALSE(page.harness.has("plan.name"));
    CHECK(page.ui.post == "Chuyên viên CSKH"); // taken over, as it was empty
    page.write("plan.time", "9h");
    page.push("plan.consent");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    const auto planned = page.asked<app::PlanInterview>();
    REQUIRE(planned);
    CHECK(planned->person == page.model.plan.people[0].id);
    page.push("plan.other");
    CHECK(page.harness.has("plan.name"));
    CHECK_FALSE(page.ui.consent); // was said about somebody else
}

TEST_CASE("staff read another consent, and a tick does not pass from one to the other") {
    Page page(sample::sample_plan());
    page.harness.scroll_to("plan.consent", "plan.page");
    CHECK(whole("Phỏng vấn và xét tuyển tôi vào vị trí đang ứng tuyển"));
    page.push("plan.consent");
    CHECK(page.ui.consent);
    page.push("plan.kind.staff");
    CHECK_FALSE(page.ui.consent);
    page.harness.scroll_to("plan.consent", "plan.page");
    CHECK(page.harness.shows("Dùng kết quả đánh giá để xét mức A01 của tôi"));
    CHECK(page.harness.shows("Nhân viên đã đọc và đồng ý"));
    page.push("plan.kind.candidate");
    page.write("plan.name", "ly thanh");
    CHECK_FALSE(page.harness.has("plan.person.0")); // is staff
}

TEST_CASE("a panel has one to five members, nobody twice") {
    Page page(sample::sample_plan());
    page.push("plan.member.0.remove");
    CHECK(page.ui.panel.empty());
    page.write("plan.member", "le quoc bao");
    page.harness.press(ImGuiKey_Enter);
    page.harness.frame(2);
    REQUIRE(page.ui.panel.size() == 1);
    CHECK(page.ui.panel[0].id == page.model.plan.interviewers[1].id); // the one who is meant
    for (const char* name : {"A", "B", "C", "D"}) {
        page.write("plan.member", name);
        page.push("plan.add");
    }
    CHECK(page.ui.panel.size() == 5);
    CHECK_FALSE(page.harness.has("plan.member"));
    CHECK(page.harness.shows("Hội đồng đã đủ 5 người."));
}

TEST_CASE("why it was refused stands at its field until that is changed") {
    for (const char* field : {"name", "post", "day", "time"}) {
        CAPTURE(field);
        app::Model model = sample::sample_plan();
        model.plan.problem = "Ngày chưa đúng. Ví dụ: 09/03/2026.";
        model.plan.field = field;
        Page page(model);
        const std::string box = fmt::format("plan.{}", field);
        page.harness.scroll_to(box, "plan.page");
        CHECK(page.harness.shows("Ngày chưa đúng."));
        page.harness.click(box);
        page.harness.type("1");
        page.harness.frame(2);
        CHECK_FALSE(page.harness.shows("Ngày chưa đúng."));
    }
    app::Model model = sample::sample_plan();
    model.plan.problem = "Chưa lưu được: ổ đĩa đã đầy.";
    model.plan.field = "disk";
    Page page(model);
    CHECK(page.harness.shows("Chưa lưu được"));
}

TEST_CASE("a kit that takes longer than the interview says so") {
    Page page(sample::sample_plan());
    CHECK(page.harness.shows("8 câu, cần khoảng 44 phút; buổi dài 45 phút."));
    page.push("plan.kit");
    page.harness.settle();
    page.harness.click("plan.kit.1");
    page.harness.settle();
    CHECK(page.ui.kit == "short");
    CHECK(page.harness.shows("Số câu nhiều hơn thời gian của buổi."));
}

TEST_CASE("what was filled in is there again after a look elsewhere, and gone once it is planned") {
    Page page(sample::sample_plan());
    page.write("plan.name", "Mai Lan Chi");
    page.leave_and_return();
    CHECK(page.ui.name == "Mai Lan Chi");
    page.write("plan.post", "Quầy");
    page.write("plan.time", "8h");
    page.push("plan.consent");
    page.harness.click("plan.go");
    REQUIRE(page.asked<app::PlanInterview>());
    page.leave_and_return();
    CHECK(page.ui.name.empty());
    CHECK_FALSE(page.ui.consent);
    page.harness.click("plan.back");
    CHECK(page.asked<app::OpenPage>()->page == app::Page::interviews);
}

TEST_CASE("an implausible year of birth is said, and nothing is planned with it") {
    Page page(sample::sample_plan());
    page.write("plan.name", "Mai Lan Chi");
    page.write("plan.year", "1880");
    page.write("plan.post", "Quầy");
    page.write("plan.time", "8h");
    page.push("plan.consent");
    CHECK(page.harness.shows("Xem lại năm sinh."));
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK_FALSE(page.asked<app::PlanInterview>());
}

TEST_CASE("everything of the form can be reached, at every size, with texts of every length") {
    app::Model bare;
    bare.page = app::Page::plan;
    for (const Screen& screen : screens()) {
        for (const app::Model& model : {sample::sample_plan(), sample::long_plan(), bare}) {
            CAPTURE(name_of(screen));
            CAPTURE(model.plan.problem.size());
            Page page(model, screen);
            page.write("plan.name", "d");
            CHECK(joined(registry().doubled_names()) == "");
            auto cut = cut_labels();
            std::erase_if(cut,
                          [](const std::string& c) { return c.starts_with("plan.kit:"); }); // what is chosen
            CHECK(joined(cut) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(missing_texts().count == 0);
        }
    }
}

TEST_CASE("both languages have every text of the form") {
    Page page(sample::sample_plan(), {}, app::Language::en);
    page.write("plan.name", "dang");
    for (const bool staff : {false, true}) {
        page.ui.staff = staff;
        page.ui.kit = "short";
        page.harness.frame(3);
    }
    page.ui.panel.resize(5);
    page.harness.frame(2);
    page.model.plan = {};
    page.harness.frame(2);
    CHECK_MESSAGE(missing_texts().count == 0, missing_texts().last);
}

TEST_CASE("a steady frame of the form allocates and lays out nothing") {
    for (const app::Model& model : {sample::sample_plan(), sample::long_plan()}) {
        Page page(model);
        page.write("plan.name", "d");
        page.harness.press(ImGuiKey_Escape);
        page.harness.settle();
        page.harness.frame(3);
        const auto before = layouts_made();
        CHECK(page.harness.allocations_in(20) == 0);
        CHECK(layouts_made() == before);
        CHECK(page.harness.work().vertices < 10'000); // the longest takes half of that
    }
}
