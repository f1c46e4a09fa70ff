// What is asked over the heat map: the tree of teams, a new member, what is asked of each post.
#include "ui/lead_page.h"
#include "ui/sample_team.h"
#include "ui/screen_checks.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::ui;
using namespace mq::ui::test;
namespace sample = mq::test;

namespace {

void open(TeamScreen& page, int entry) {
    page.harness.click("team.manage");
    page.harness.settle();
    page.harness.click("team.manage.list." + std::to_string(entry));
    page.harness.settle();
}

constexpr int member = 0, teams = 2, targets = 3;

} // namespace

TEST_CASE("every dialog can be used at every size, with names of every length") {
    for (const Screen& screen : screens()) {
        for (const int entry : {member, teams, targets}) {
            CAPTURE(name_of(screen));
            CAPTURE(entry);
            TeamScreen page(sample::long_team(), screen);
            open(page, entry);
            CHECK(joined(registry().doubled_names()) == "");
            CHECK(joined(cut_but_choices()) == "");
            const char* name = entry == member  ? "team.member"
                               : entry == teams ? "team.tree"
                                                : "team.targets";
            for (const WidgetRecord& w : std::vector<WidgetRecord>(registry().widgets())) {
                if (w.name.starts_with(name) && w.kind != WidgetKind::area) {
                    CHECK_NOTHROW(page.harness.scroll_to(w.name));
                    CHECK(page.harness.why_not(w.name) == "");
                }
            }
            page.harness.press(ImGuiKey_Escape);
            page.harness.settle();
            CHECK(page.ui.team.dialog == TeamDialog::none);
            CHECK(missing_texts().count == 0);
        }
    }
}

TEST_CASE("a new member: a name is asked for, a wrong date is told, and the team is the one shown") {
    TeamScreen page(sample::team_model());
    open(page, member);
    page.harness.click("team.member.other");
    page.harness.settle();
    CHECK(page.harness.shows("Hãy ghi họ và tên"));
    CHECK_FALSE(page.asked<app::AddMember>());
    page.harness.click("team.member.name");
    page.harness.type("Đỗ Ngọc Ẩn");
    page.harness.press(ImGuiKey_Tab);
    page.harness.type("Nhân viên quầy");
    page.harness.click("team.member.joined");
    page.harness.type("30/2/2026");
    page.harness.click("team.member.other");
    page.harness.settle();
    CHECK(page.harness.shows("Ngày chưa đúng"));
    CHECK_FALSE(page.asked<app::AddMember>());
    page.harness.click("team.member.joined");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.type("9/3/2026");
    page.harness.click("team.member.other");
    const auto asked = page.asked<app::AddMember>();
    REQUIRE(asked);
    CHECK(asked->name == "Đỗ Ngọc Ẩn");
    CHECK(asked->post == "Nhân viên quầy");
    CHECK(asked->joined == "2026-03-09");
    CHECK(asked->team == page.model.team.shown);
    page.harness.settle();
    CHECK_FALSE(page.harness.has("team.member.name"));
}

TEST_CASE("a team is renamed, given an aim, and never put under itself") {
    TeamScreen page(sample::team_model());
    open(page, teams);
    CHECK(page.harness.shows("12 người, trưởng nhóm Lê Quốc Bảo"));
    CHECK_FALSE(page.harness.has("team.tree.0.edit")); // the firm itself
    page.harness.click("team.tree.1.edit");
    page.harness.settle();
    CHECK(page.ui.team.parents.views().size() == 2); // the top and the only team outside of it
    page.harness.press(ImGuiKey_Escape);
    page.harness.settle();

    open(page, teams);
    page.harness.click("team.tree.2.edit");
    page.harness.settle();
    CHECK(page.ui.team.form.aim_people == "9");
    page.harness.click("team.form.name");
    page.harness.press(ImGuiMod_Ctrl | ImGuiKey_A);
    page.harness.type("Đội Thủ đô");
    page.harness.click("team.form.aim_level");
    page.harness.settle();
    page.harness.click("team.form.aim_level.4");
    page.harness.settle();
    page.harness.click("team.form.other");
    const auto asked = page.asked<app::SaveTeam>();
    REQUIRE(asked);
    CHECK(asked->id == page.model.team.teams[2].id);
    CHECK(asked->name == "Đội Thủ đô");
    CHECK(asked->parent == page.model.team.teams[1].id);
    CHECK(asked->lead == page.model.team.teams[2].lead_id);
    CHECK(asked->aim_level == 4);
    CHECK(asked->aim_people == 9);
}

TEST_CASE("a new team needs a name; a closed one can be put back") {
    TeamScreen page(sample::team_model());
    open(page, teams);
    page.harness.click("team.tree.other");
    page.harness.settle();
    page.harness.click("team.form.other");
    page.harness.settle();
    CHECK(page.harness.shows("Hãy đặt tên cho đội"));
    page.harness.click("team.form.name");
    page.harness.type("Đội mới");
    page.harness.click("team.form.lead");
    page.harness.settle();
    page.harness.click("team.form.lead.1");
    page.harness.settle();
    page.harness.click("team.form.other");
    const auto made = page.asked<app::SaveTeam>();
    REQUIRE(made);
    CHECK_FALSE(made->id);
    CHECK(made->lead == page.model.team.rows[0].person);
    CHECK(made->parent == page.model.team.shown); // under the one that is looked at
    page.harness.settle();

    open(page, teams);
    page.harness.click("team.tree.4.close");
    const auto closed = page.asked<app::CloseTeam>();
    REQUIRE(closed);
    CHECK(closed->id == page.model.team.teams[4].id);
    ++page.model.team.revision;
    page.harness.settle();
    CHECK(page.harness.shows("Đã giải thể “Đội quầy giao dịch”"));
    page.harness.click("team.undo");
    CHECK(page.asked<app::UndoTeamChange>());
}

TEST_CASE("of the targets only those that were changed are saved") {
    TeamScreen page(sample::team_model());
    open(page, targets);
    CHECK(page.harness.shows("Các vị trí còn lại"));
    page.harness.click("team.targets.1.2"); // the second facet of the counter
    page.harness.settle();
    page.harness.click("team.targets.1.2.4");
    page.harness.settle();
    page.harness.click("team.targets.other");
    app::SaveTarget saved;
    int count = 0;
    for (const app::Command& command : page.out) {
        if (const auto* target = command.as<app::SaveTarget>()) {
            saved = *target;
            ++count;
        }
    }
    REQUIRE(count == 1);
    CHECK(saved.post == "Nhân viên quầy");
    CHECK(saved.level == 3);
    CHECK(saved.facets == std::vector<int>{3, 4, 0, 0, 4});
}
