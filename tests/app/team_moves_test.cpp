#include "app/team_desk.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::tests;

namespace {

/// Two teams, one of them with a part, and three people in the first.
struct World {
    TeamDesk desk;
    Uuid hanoi;
    Uuid saigon;
    Uuid part;
    std::vector<Uuid> people;

    World() {
        const Day before{desk.today().number - 60};
        desk.write([&](store::Store& store) {
            hanoi = add_team(store, "Đội Hà Nội", before, desk.me());
            saigon = add_team(store, "Đội Sài Gòn", before);
            part = add_team(store, "Ca đêm", before, std::nullopt, hanoi);
            for (const char* name : {"Nguyễn Hà My", "Lâm Tuấn Kiệt", "Tạ Đức Anh"}) {
                people.push_back(add_person(store, name, before, store::Role::trainee, "Chuyên viên"));
                place(store, people.back(), hanoi, before, Day{before.number - 10});
            }
        });
        desk.does(app::OpenPage{app::Page::team});
    }

    [[nodiscard]] store::PersonPlaced placed(const Uuid& person) const {
        const auto all = desk.look().placed().value();
        for (const store::PlacedRow& row : all)
            if (row.person == person)
                return row.placed;
        return {};
    }
    [[nodiscard]] std::optional<Uuid> team_of(const Uuid& person) const { return placed(person).team; }
    [[nodiscard]] std::optional<store::TeamDefined> team(const Uuid& id) const {
        const auto all = desk.look().teams().value();
        for (const store::TeamRow& row : all)
            if (row.id == id)
                return row.team;
        return std::nullopt;
    }
    [[nodiscard]] std::size_t rows() const { return desk.look().events_after(0, 10'000).value().size(); }
};

} // namespace

TEST_CASE("people are moved together, and moved back, as the database tells") {
    World w;
    w.desk.does(app::MovePeople{{w.people[0], w.people[1], w.people[0]}, w.saigon});
    CHECK(w.team_of(w.people[0]) == w.saigon);
    CHECK(w.team_of(w.people[1]) == w.saigon);
    CHECK(w.team_of(w.people[2]) == w.hanoi);
    CHECK(w.placed(w.people[0]).joined_day == w.desk.today().number - 70);
    CHECK(w.desk.model().team.rows.size() == 1); // the page shows it at once
    w.desk.does(app::MovePeople{{w.people[2]}, std::nullopt});
    CHECK_FALSE(w.team_of(w.people[2]).has_value());
    const std::string joined = iso_day(Day{w.desk.today().number - 500});
    w.desk.does(app::SaveEmployment{w.people[2], "Chuyên viên", joined});
    w.desk.does(app::UndoTeamChange{});
    CHECK(w.team_of(w.people[2]) == w.hanoi);
    CHECK(w.placed(w.people[2]).joined_day == w.desk.today().number - 500); // what came later stays
    w.desk.does(app::UndoTeamChange{});
    CHECK(w.team_of(w.people[0]) == w.hanoi);
    CHECK(w.team_of(w.people[1]) == w.hanoi);
    CHECK(w.desk.model().notices.back().text == "Đã đưa 2 người về đội cũ.");
    CHECK(w.desk.model().team.rows.size() == 3);
    CHECK(w.desk.refusal(app::UndoTeamChange{}) == "Không có gì để hoàn tác.");
}

TEST_CASE("a move is one action: where somebody can't go, nobody goes") {
    World w;
    Uuid candidate;
    w.desk.write([&](store::Store& store) {
        candidate = add_person(store, "Phạm Thu Hà", w.desk.today(), store::Role::candidate);
    });
    const std::size_t before = w.rows();
    CHECK_FALSE(w.desk.refusal(app::MovePeople{{w.people[0], candidate}, w.saigon}).empty());
    CHECK_FALSE(w.desk.refusal(app::MovePeople{{w.people[0], w.saigon}, w.saigon}).empty()); // no such person
    CHECK_FALSE(w.desk.refusal(app::MovePeople{{w.people[0]}, w.people[1]}).empty());        // no such team
    CHECK(w.desk.refusal(app::MovePeople{{}, w.saigon}) == "Chưa chọn ai để chuyển.");
    CHECK(w.desk.refusal(app::MovePeople{{w.people[0]}, w.hanoi}) == "Những người này đã ở đội đó rồi.");
    CHECK(w.rows() == before);
    CHECK(w.team_of(w.people[0]) == w.hanoi);
}

TEST_CASE("a team is made, renamed and given an aim; what can't be is refused with a reason") {
    World w;
    w.desk.does(app::SaveTeam{std::nullopt, "  Đội Đà Nẵng ", w.hanoi, w.people[0], 3, 4});
    const auto teams = w.desk.look().teams().value();
    const auto made = std::ranges::find(teams, std::string("Đội Đà Nẵng"),
                                        [](const store::TeamRow& row) { return row.team.name; });
    REQUIRE(made != teams.end());
    CHECK(made->team.lead == w.people[0]);
    CHECK(made->team.aim_level == 3);
    CHECK(made->team.aim_people == 4);
    CHECK(std::ranges::count(w.desk.model().team.teams, made->id, &app::TeamNode::id) == 1);
    w.desk.does(app::SaveTeam{made->id, "Đội miền Trung", w.saigon, std::nullopt, 0, 7});
    const auto renamed = w.team(made->id);
    REQUIRE(renamed.has_value());
    CHECK(renamed->name == "Đội miền Trung");
    CHECK(renamed->parent == w.saigon);
    CHECK(renamed->aim_people == 0); // no aim without a level
    const std::size_t before = w.rows();
    CHECK(w.desk.refusal(app::SaveTeam{std::nullopt, " \t", {}, {}}) == "Hãy đặt tên cho đội.");
    CHECK_FALSE(w.desk.refusal(app::SaveTeam{std::nullopt, std::string(201, 'a'), {}, {}}).empty());
    CHECK(w.desk.refusal(app::SaveTeam{std::nullopt, "Đội Hà Nội", {}, {}}) ==
          "Cùng chỗ này đã có đội tên “Đội Hà Nội”. Hãy chọn tên khác.");
    CHECK_FALSE(
        w.desk.refusal(app::SaveTeam{w.hanoi, "Đội Hà Nội", w.part, {}}).empty()); // within its own part
    CHECK_FALSE(w.desk.refusal(app::SaveTeam{w.hanoi, "Đội Hà Nội", w.hanoi, {}}).empty());
    CHECK_FALSE(w.desk.refusal(app::SaveTeam{w.people[0], "Ai", {}, {}}).empty());
    CHECK_FALSE(w.desk.refusal(app::SaveTeam{w.hanoi, "Đội Hà Nội", {}, {}, 6, 1}).empty());
    CHECK_FALSE(w.desk.refusal(app::SaveTeam{w.hanoi, "Đội Hà Nội", {}, {}, 3, -1}).empty());
    CHECK(w.rows() == before);
    w.desk.does(app::SaveTeam{std::nullopt, "Đội Hà Nội", w.saigon, {}}); // elsewhere the name is free
    w.desk.does(app::SaveTeam{w.hanoi, std::string(200, 'a'), {}, {}});
}

TEST_CASE("who was in a team that is closed goes up with its parts, and comes back when it is undone") {
    World w;
    w.desk.does(app::MovePeople{{w.people[0]}, w.part});
    w.desk.does(app::CloseTeam{w.part});
    CHECK_FALSE(w.team(w.part).has_value());
    CHECK(w.team_of(w.people[0]) == w.hanoi);
    w.desk.does(app::UndoTeamChange{});
    CHECK(w.desk.model().notices.back().text == "Đã mở lại đội Ca đêm.");
    CHECK(w.team(w.part).has_value());
    CHECK(w.team_of(w.people[0]) == w.part);
    w.desk.does(app::CloseTeam{w.hanoi}); // the one that is shown
    CHECK_FALSE(w.team(w.hanoi).has_value());
    CHECK(w.desk.model().team.shown.is_nil());
    REQUIRE(w.team(w.part).has_value());
    CHECK_FALSE(w.team(w.part)->parent.has_value());
    CHECK_FALSE(w.team_of(w.people[1]).has_value());
    w.desk.does(app::UndoTeamChange{});
    CHECK(w.team(w.part)->parent == w.hanoi);
    CHECK(w.team_of(w.people[1]) == w.hanoi);
    CHECK(w.desk.refusal(app::CloseTeam{w.people[0]}) == "Đội này không còn nữa.");
}

TEST_CASE("somebody new comes with post, team and first day in one action") {
    World w;
    const std::size_t before = w.rows();
    w.desk.does(app::AddMember{" Đoàn Quang Huy ", "Chuyên viên CSKH", w.hanoi, "2026-11-02"});
    CHECK(w.rows() == before + 2);
    const auto& rows = w.desk.model().team.rows;
    const auto row = std::ranges::find(rows, std::string("Đoàn Quang Huy"), &app::HeatRow::name);
    REQUIRE(row != rows.end());
    CHECK(row->post == "Chuyên viên CSKH");
    CHECK(row->team_id == w.hanoi);
    CHECK(row->tenure == "2 tuần");
    CHECK(w.placed(row->person).joined_day == parse_day("2026-11-02")->number);
    CHECK(w.desk.look().person(row->person).value()->profile.role == store::Role::trainee);
    CHECK_FALSE(w.desk.refusal(app::AddMember{"  ", "", w.hanoi, ""}).empty());
    CHECK_FALSE(w.desk.refusal(app::AddMember{"Ai đó", "", w.hanoi, "2026-13-01"}).empty());
    CHECK_FALSE(w.desk.refusal(app::AddMember{"Ai đó", "", w.people[0], ""}).empty());
    CHECK_FALSE(w.desk.refusal(app::AddMember{std::string(201, 'a'), "", w.hanoi, ""}).empty());
    CHECK(w.rows() == before + 2);
}

TEST_CASE("post and first day are changed, and the team stays") {
    World w;
    w.desk.does(app::SaveEmployment{w.people[0], "Tổ trưởng", "2025-11-18"});
    CHECK(w.team_of(w.people[0]) == w.hanoi);
    CHECK(w.desk.look().person(w.people[0]).value()->profile.post == "Tổ trưởng");
    CHECK(w.desk.look().person(w.people[0]).value()->profile.name == "Nguyễn Hà My");
    CHECK(w.desk.row(w.people[0]).post == "Tổ trưởng");
    CHECK(w.desk.row(w.people[0]).tenure == "1 năm");
    const std::size_t before = w.rows();
    w.desk.does(app::SaveEmployment{w.people[0], "Tổ trưởng", "2025-11-18"}); // nothing new
    CHECK(w.rows() == before);
    w.desk.does(app::SaveEmployment{w.people[0], "", ""});
    CHECK(w.desk.row(w.people[0]).tenure.empty());
    CHECK_FALSE(w.desk.refusal(app::SaveEmployment{w.people[0], "", "mai"}).empty());
    CHECK_FALSE(w.desk.refusal(app::SaveEmployment{w.saigon, "", ""}).empty());
}

TEST_CASE("a trainee changes no team") {
    TeamDesk desk(store::Role::trainee);
    Uuid team;
    Uuid person;
    desk.write([&](store::Store& store) {
        team = add_team(store, "Đội Hà Nội", desk.today());
        person = add_person(store, "Nguyễn Hà My", desk.today());
    });
    const auto rows = [&] { return desk.look().events_after(0, 10'000).value().size(); };
    const std::size_t before = rows();
    const std::string refused = "Phần này dành cho trưởng nhóm.";
    const std::vector<app::Command> commands{app::SaveTeam{std::nullopt, "Đội mới", {}, {}},
                                             app::CloseTeam{team}, app::MovePeople{{person}, team},
                                             app::AddMember{"Ai đó", "", team, ""}, app::UndoTeamChange{}};
    for (const app::Command& command : commands)
        CHECK(desk.refusal(command) == refused);
    CHECK(desk.refusal(app::SaveEmployment{person, "Tổ trưởng", ""}) ==
          "Phần này dành cho trưởng nhóm và nhân sự.");
    CHECK(rows() == before);
}
