// The heat map: finding, ordering and comparing people, and where each part of a row leads.
#include "ui/lead_page.h"
#include "ui/sample_team.h"
#include "ui/screen_checks.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

/// Names in the order of the table.
std::string order_of(const TeamScreen& page) {
    std::string out;
    for (const std::size_t i : page.ui.team.rows) {
        out += (out.empty() ? "" : ", ") + page.model.team.rows[i].initials;
    }
    return out;
}

const app::HeatRow& at(const TeamScreen& page, std::size_t place) {
    return page.model.team.rows[page.ui.team.rows[place]];
}

} // namespace

TEST_CASE("everything on the team's page can be reached, at every size, with texts of every length") {
    for (const Screen& screen : screens()) {
        for (const app::Model& model :
             {sample::team_model(), sample::compared_team(), sample::long_team(), sample::empty_team()}) {
            CAPTURE(name_of(screen));
            CAPTURE(model.team.title.substr(0, 40));
            TeamScreen page(model, screen);
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_but_choices()) == "");
            CHECK(joined(out_of_reach(page.harness)) == "");
            CHECK(missing_texts().count == 0);
        }
    }
}

TEST_CASE("both languages have every text of the team's page") {
    TeamScreen page(sample::compared_team(), {}, app::Language::en);
    CHECK(page.harness.shows("Manage"));
    CHECK(page.harness.shows("not enough"));
    page.harness.hover("team.cell.1.2");
    page.harness.wait(1);
    CHECK(missing_texts().count == 0);
}

TEST_CASE("the page says what the design says: shares, the aim, the weakest facet, who needs coaching") {
    TeamScreen page(sample::team_model());
    CHECK(whole("Đội CSKH Hà Nội"));
    CHECK(whole("12 người"));
    CHECK(whole("mục tiêu quý: 9 người từ Khá trở lên, hiện có 7"));
    CHECK(whole("Trung bình 2,5 trên 11 người"));
    CHECK(whole("Hà My, Tuấn Kiệt"));
    CHECK(whole("Đang hiện 12 trên 12 người"));
    CHECK(whole("1,0–1,7"));
    CHECK(whole("chưa đủ"));
    CHECK(whole("Chưa đủ bằng chứng"));
}

TEST_CASE("people are found without diacritics, by post and by tenure") {
    TeamScreen page(sample::team_model());
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_F);
    page.harness.settle();
    page.harness.type("hoang gia");
    page.harness.settle();
    REQUIRE(page.ui.team.rows.size() == 1);
    CHECK(at(page, 0).name == "Hoàng Gia Bảo");
    CHECK(whole("Đang hiện 1 trên 12 người"));
    page.harness.type("zzz");
    page.harness.settle();
    CHECK(page.harness.shows("Không có ai khớp"));
    page.harness.click("team.none.action");
    page.harness.settle();
    CHECK(page.ui.team.rows.size() == 12);

    page.harness.click("team.post");
    page.harness.settle();
    page.harness.click("team.post.1");
    page.harness.settle();
    CHECK(page.ui.team.rows.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(at(page, i).post == "Nhân viên quầy");
    }
    page.harness.click("team.tenure");
    page.harness.settle();
    page.harness.click("team.tenure.2"); // three to twelve months
    page.harness.settle();
    REQUIRE(page.ui.team.rows.size() == 1);
    CHECK(at(page, 0).name == "Tạ Đức Anh");
}

TEST_CASE("who needs help stands first; a head orders up, down, and lets go, by mouse and by key") {
    TeamScreen page(sample::team_model());
    CHECK(at(page, 0).name == "Nguyễn Hà My");
    CHECK(page.harness.widget("team.sort.1").on == false);
    page.harness.click("team.sort.0");
    page.harness.settle();
    CHECK(order_of(page) == "ĐA, NÁ, GB, TB, QH, MK, TK, PL, HM, CT, TT, KV"); // by given name
    page.harness.click("team.sort.0");
    page.harness.settle();
    CHECK(order_of(page) == "KV, TT, CT, HM, PL, TK, MK, QH, TB, GB, NÁ, ĐA");
    page.harness.click("team.sort.0");
    page.harness.settle();
    CHECK(at(page, 0).name == "Nguyễn Hà My");

    page.harness.tab_to("team.sort.5"); // the third facet
    page.harness.press(ImGuiKey_Space);
    page.harness.press(ImGuiKey_Space);
    page.harness.settle();
    CHECK(page.harness.widget("team.sort.5").on);
    CHECK(at(page, 0).facets[2].level == 4);
    CHECK_FALSE(page.harness.widget("team.need").on);

    page.harness.click("team.need");
    page.harness.settle();
    CHECK(at(page, 0).name == "Nguyễn Hà My");
    page.harness.click("team.need"); // as the model has them
    page.harness.settle();
    CHECK(page.ui.team.rows == std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
}

TEST_CASE("of whom nothing is known, that one comes last either way") {
    app::Model model = sample::team_model();
    model.team.rows[0].facets[0] = {};
    TeamScreen page(model);
    for (int times = 0; times < 2; ++times) {
        page.harness.click("team.sort.3");
        page.harness.settle();
        CHECK(at(page, 11).name == "Nguyễn Hà My");
    }
}

TEST_CASE("a row opens the person, a cell opens them at its facet") {
    TeamScreen page(sample::team_model());
    page.harness.click("team.row.1");
    auto asked = page.asked<app::OpenMember>();
    REQUIRE(asked);
    CHECK(asked->person == at(page, 1).person);
    CHECK_FALSE(page.ui.lead.facet);
    page.harness.click("team.cell.2.3");
    asked = page.asked<app::OpenMember>();
    REQUIRE(asked);
    CHECK(asked->person == at(page, 2).person);
    REQUIRE(page.ui.lead.facet);
    CHECK(*page.ui.lead.facet == 3);
}

TEST_CASE("a cell tells the estimate, its range, what it rests on and the last day") {
    TeamScreen page(sample::team_model());
    page.harness.hover("team.cell.0.0");
    page.harness.wait(1);
    CHECK(page.harness.shows("Đáp ứng nhu cầu: ước lượng 1,2, trong khoảng 1,0–1,6, từ 4 tình huống"));
    CHECK(page.harness.shows("09/03/2026"));
    page.harness.hover("team.cell.0.4");
    page.harness.wait(1);
    CHECK(page.harness.shows("chưa đủ bằng chứng, mới có 1 tình huống"));
}

TEST_CASE("work is assigned from a row, with the scene that is proposed; also by keyboard alone") {
    TeamScreen page(sample::team_model());
    CHECK_FALSE(page.harness.has("team.row.2.assign"));
    page.harness.hover("team.row.2");
    page.harness.frame(2);
    page.harness.click("team.row.2.assign");
    auto asked = page.asked<app::BeginAssignment>();
    REQUIRE(asked);
    CHECK(asked->people == std::vector<Uuid>{at(page, 2).person});
    CHECK(asked->scenes == std::vector<std::string>{"tre-hen"});

    page.harness.tab_to("team.row.0");
    page.harness.frame(2);
    page.harness.press(ImGuiKey_Tab);
    page.harness.frame(2);
    REQUIRE(page.harness.has("team.row.0.assign"));
    CHECK(page.harness.widget("team.row.0.assign").focused);
    page.harness.press(ImGuiKey_Enter);
    page.harness.frame(2);
    asked = page.asked<app::BeginAssignment>();
    REQUIRE(asked);
    CHECK(asked->people == std::vector<Uuid>{at(page, 0).person});
    CHECK(asked->scenes.empty());
}

TEST_CASE("the team is compared with thirty days ago, or with a day of one's own") {
    TeamScreen page(sample::team_model());
    page.harness.click("team.compare");
    page.harness.settle();
    page.harness.click("team.compare.1");
    auto asked = page.asked<app::CompareTeamWith>();
    REQUIRE(asked);
    CHECK(asked->day == "2026-02-07");

    page.harness.settle();
    page.harness.click("team.compare");
    page.harness.settle();
    page.harness.click("team.compare.3");
    page.harness.settle();
    CHECK_FALSE(page.asked<app::CompareTeamWith>());
    page.harness.type("31/02/2026");
    page.harness.settle();
    CHECK(page.harness.shows("Ngày chưa đúng"));
    CHECK_FALSE(page.asked<app::CompareTeamWith>());
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.type("1/1/2026");
    page.harness.settle();
    asked = page.asked<app::CompareTeamWith>();
    REQUIRE(asked);
    CHECK(asked->day == "2026-01-01");
}

TEST_CASE("changes show by an arrow and a number, and what is of yesterday is marked") {
    TeamScreen page(sample::compared_team());
    CHECK(page.ui.team.compare == 1);
    CHECK(whole("0,7"));
    CHECK(whole("Mũi tên so với 07/02/2026"));
    CHECK(page.harness.shows("2 việc trễ hạn"));
}

TEST_CASE("people are chosen and moved, and that can be put back") {
    TeamScreen page(sample::team_model());
    page.harness.click("team.manage");
    page.harness.settle();
    page.harness.click("team.manage.list.1");
    page.harness.settle();
    CHECK_FALSE(page.harness.widget("team.move.go").enabled);
    CHECK_FALSE(page.harness.widget("team.move.go").reason.empty());
    page.harness.click("team.row.1");
    page.harness.frame(2);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    page.harness.click("team.row.4");
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    page.harness.settle();
    CHECK(whole("Đã chọn 4 người"));
    page.harness.click("team.row.2"); // not this one after all
    page.harness.settle();
    CHECK(page.ui.team.chosen.size() == 3);
    page.harness.tab_to("team.row.0");
    page.harness.press(ImGuiKey_Space);
    page.harness.settle();
    CHECK(page.ui.team.chosen.size() == 4);

    page.harness.click("team.move.team");
    page.harness.settle();
    page.harness.click("team.move.team.3"); // after “in no team”, the division and Hà Nội
    page.harness.settle();
    page.harness.click("team.move.go");
    const auto asked = page.asked<app::MovePeople>();
    REQUIRE(asked);
    CHECK(asked->people.size() == 4);
    CHECK(asked->team == page.model.team.teams[3].id);
    page.harness.frame(2);
    CHECK_FALSE(page.harness.has("team.undo")); // not done yet
    ++page.model.team.revision;
    page.harness.settle();
    CHECK(page.harness.shows("Đã chuyển 4 người"));
    page.harness.click("team.undo");
    CHECK(page.asked<app::UndoTeamChange>());
    page.harness.frame(2);
    CHECK_FALSE(page.harness.has("team.undo"));
}

TEST_CASE("a move that was refused offers nothing to put back") {
    TeamScreen page(sample::team_model());
    page.ui.team.choosing = true;
    page.harness.frame(2);
    page.harness.click("team.move.all");
    page.harness.frame(2);
    CHECK(page.ui.team.chosen.size() == 12);
    page.harness.click("team.move.go");
    page.harness.frame(300); // five seconds
    ++page.model.team.revision;
    page.harness.settle();
    CHECK_FALSE(page.harness.has("team.undo"));
}

TEST_CASE("tables and the report are handed out, by mouse and by Ctrl E") {
    TeamScreen page(sample::team_model());
    page.harness.click("team.export.1");
    const auto table = page.asked<app::ExportTable>();
    REQUIRE(table);
    CHECK(table->what == app::TableOf::people);
    CHECK(table->format == app::TableFormat::xlsx);
    CHECK(table->team == page.model.team.shown);
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_E);
    page.harness.settle();
    page.harness.press(ImGuiKey_DownArrow);
    page.harness.press(ImGuiKey_DownArrow);
    page.harness.press(ImGuiKey_Enter);
    page.harness.settle();
    const auto report = page.asked<app::ExportTeamReport>();
    REQUIRE(report);
    CHECK(report->team == page.model.team.shown);
}

TEST_CASE("another team is picked by its name in the head; the pictures are one press away") {
    TeamScreen page(sample::team_model());
    page.harness.click("team.pick");
    page.harness.settle();
    page.harness.click("team.pick.0");
    const auto team = page.asked<app::OpenTeam>();
    REQUIRE(team);
    CHECK(team->team.is_nil());
    page.harness.settle();
    page.harness.click("team.view.pictures");
    const auto pictures = page.asked<app::OpenInsights>();
    REQUIRE(pictures);
    CHECK(pictures->team == page.model.team.shown);
}

TEST_CASE("five thousand people: rows in sight only, nothing allocated, nothing ordered anew") {
    const ListWork few = [] {
        TeamScreen page(sample::firm_model(50));
        return list_work(page, "team.row.25", "team.rows");
    }();
    TeamScreen page(sample::firm_model(5000));
    CHECK(work_above(page.harness.work(), few.top) == "");
    CHECK(page.harness.has("team.row.0"));
    CHECK_FALSE(page.harness.has("team.row.100"));
    CHECK(whole("Đang hiện 5.000 trên 5.000 người"));
    page.harness.scroll_to("team.row.300", "team.rows");
    CHECK_FALSE(page.harness.has("team.row.0"));
    CHECK(work_above(page.harness.work(), few.middle) == "");
    page.harness.move({800, 500});
    page.harness.settle();
    page.harness.wait(1);
    CHECK(page.harness.allocations_in(5) == 0);
    page.ui.team.rows = {7}; // would be worked out again if anything were stale
    page.harness.frame(3);
    CHECK(page.ui.team.rows == std::vector<std::size_t>{7});
}

TEST_CASE("what the page says where there is nothing to show") {
    SUBCASE("nobody in the team yet") {
        TeamScreen page(sample::empty_team());
        CHECK(page.harness.shows("Đội chưa có ai"));
        page.harness.click("team.empty.action");
        page.harness.settle();
        CHECK(page.harness.has("team.member.name"));
    }
    SUBCASE("it could not be worked out") {
        app::Model model = sample::team_model();
        model.team.problem = "database disk image is malformed";
        TeamScreen page(model);
        CHECK(page.harness.shows("Chưa mở được bảng của đội"));
        CHECK(page.harness.shows("malformed"));
        page.harness.click("team.error.first");
        CHECK(page.asked<app::OpenTeam>());
    }
    SUBCASE("it is still being read") {
        app::Model model = sample::team_model();
        model.team = {};
        TeamScreen page(model);
        CHECK_FALSE(page.harness.has("team.pick"));
    }
    SUBCASE("somebody who only practises") {
        app::Model model = sample::team_model();
        model.me.role = app::Role::trainee;
        TeamScreen page(model);
        CHECK_FALSE(page.harness.shows("Nguyễn Hà My"));
        page.harness.click("team.closed.action");
        CHECK(page.asked<app::OpenPage>()->page == app::Page::radar);
    }
    SUBCASE("somebody who may only look") {
        app::Model model = sample::team_model();
        model.team.may_edit = false;
        TeamScreen page(model);
        CHECK_FALSE(page.harness.widget("team.manage").enabled);
        page.harness.hover("team.row.2");
        page.harness.frame(2);
        CHECK_FALSE(page.harness.has("team.row.2.assign"));
    }
}
