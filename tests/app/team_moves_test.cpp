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

TEST_CASE(
    "who only runs the program is in nobody's team list; who has practised, was rated or is in a team is") {
    TeamDesk desk;
    struct Somebody {
        const char* name;
        store::Role role;
        Uuid id;
    };
    std::vector<Somebody> people{
        {"Nguyễn Hà My", store::Role::trainee, {}}, {"Phạm Thu Hà", store::Role::lead, {}},
        {"Lê Thị Bảo Ngân", store::Role::hr, {}},   {"Hoàng Quản Trị", store::Role::admin, {}},
        {"Vũ Minh Anh", store::Role::hr, {}},       {"Bùi Thị Mận", store::Role::hr, {}},
        {"Đỗ Văn Lực", store::Role::admin, {}}};
    const Uuid& has_assessed = people[4].id;
    const Uuid& has_begun = people[5].id;
    const Uuid& in_team = people[6].id;
    desk.write([&](store::Store& store) {
        for (Somebody& one : people)
            one.id = add_person(store, one.name, desk.today(), one.role);
        finish(store, desk.a01, has_assessed, desk.today(), {});
        finish(store, desk.a01, has_begun, desk.today(), {.mode = store::Mode::practice});
        const Uuid team = add_team(store, "Đội Hà Nội", desk.today(), desk.me());
        place(store, in_team, team, desk.today());
    });
    const auto named = [](const auto& rows, const std::string& name) {
        return std::ranges::any_of(rows, [&](const auto& row) { return row.name == name; });
    };
    desk.does(app::OpenPage{app::Page::team});
    desk.does(app::OpenTeam{Uuid{}});
    const auto& rows = desk.model().team.rows;
    const auto& all = desk.model().team.teams;
    CHECK_FALSE(named(rows, "Lê Thị Bảo Ngân"));
    CHECK_FALSE(named(rows, "Hoàng Quản Trị"));
    for (const char* name : {"Nguyễn Hà My", "Phạm Thu Hà", "Vũ Minh Anh", "Bùi Thị Mận", "Đỗ Văn Lực"}) {
        CAPTURE(name);
        CHECK(named(rows, name));
    }
    CHECK(rows.size() == 6); // with the lead
    CHECK(all[0].people == 6);
    desk.does(app::OpenPage{app::Page::people});
    CHECK_FALSE(named(desk.model().people.lines, "Lê Thị Bảo Ngân"));
    CHECK_FALSE(named(desk.model().people.lines, "Hoàng Quản Trị"));
    CHECK(named(desk.model().people.lines, "Vũ Minh Anh"));
    // They can still look after a complaint.
    desk.does(app::BeginComplaint{});
    CHECK(std::ranges::any_of(desk.model().complaints.owners,
                              [](const auto& owner) { return owner.second == "Lê Thị Bảo Ngân"; }));
}

TEST_CASE("a lead of everybody who trains has the whole firm, whoever runs the program beside them") {
    TeamDesk desk;
    desk.write([&](store::Store& store) {
        const Uuid team = add_team(store, "Đội Hà Nội", desk.today(), desk.me());
        place(store, add_person(store, "Nguyễn Hà My", desk.today()), team, desk.today());
        static_cast<void>(add_person(store, "Lê Thị Bảo Ngân", desk.today(), store::Role::hr));
    });
    desk.does(app::OpenPage{app::Page::team});
    CHECK(desk.model().team.teams[0].name == "Cả công ty");
}

TEST_CASE("HR has everybody of the staff in the files, each with what they are") {
    TeamDesk desk(store::Role::hr);
    desk.write([&](store::Store& store) {
        static_cast<void>(add_person(store, "Lê Thị Bảo Ngân", desk.today(), store::Role::hr));
        static_cast<void>(add_person(store, "Hoàng Quản Trị", desk.today(), store::Role::admin));
    });
    desk.does(app::OpenPage{app::Page::people});
    REQUIRE(desk.model().people.lines.size() == 2);
    for (const app::PersonLine& line : desk.model().people.lines)
        CHECK(line.kind == (line.name == "Hoàng Quản Trị" ? "Quản trị" : "Nhân sự"));
}
