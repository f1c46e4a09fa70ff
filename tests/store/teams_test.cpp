#include "team_fixture.h"

#include <limits>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

std::vector<std::string> names_of(const std::vector<TeamRow>& rows) {
    std::vector<std::string> names;
    for (const TeamRow& row : rows)
        names.push_back(row.team.name);
    return names;
}

std::vector<std::optional<Uuid>> teams_of(const std::vector<PlacedRow>& rows) {
    std::vector<std::optional<Uuid>> teams;
    for (const PlacedRow& row : rows)
        teams.push_back(row.placed.team);
    return teams;
}

} // namespace

TEST_CASE("a team is as its newest row says, and teams come by name") {
    on_all([](TeamWorld& w) {
        const Uuid south = w.team("Đội Nam");
        const Uuid centre = w.team("đội giữa");
        const Uuid north = w.team("Đội Bắc", south);
        CHECK(names_of(need(w.store().teams())) ==
              std::vector<std::string>{"Đội Bắc", "đội giữa", "Đội Nam"});
        TeamDefined changed = team_named("Đội Trung", north);
        changed.lead = w.ha;
        changed.aim_level = 3;
        changed.aim_people = 4;
        w.done({}, centre, changed, after(5));
        const auto teams = need(w.store().teams());
        CHECK(names_of(teams) == std::vector<std::string>{"Đội Bắc", "Đội Nam", "Đội Trung"});
        CHECK(teams[0].team.parent == south);
        CHECK(teams[2].id == centre);
        CHECK(teams[2].team == changed);
        CHECK(teams[2].at == after(5));
        CHECK(teams[1].at == noon);
    });
}

TEST_CASE("a team is never part of itself, of its own parts, or of one that isn't there") {
    on_all([](TeamWorld& w) {
        const Uuid top = w.team("Trên");
        const Uuid middle = w.team("Giữa", top);
        const Uuid low = w.team("Dưới", middle);
        for (const Uuid& part : {top, middle, low})
            CHECK(w.refusal({}, top, team_named("Trên", part)).find("nằm trong chính nó") !=
                  std::string::npos);
        CHECK(w.refusal({}, w.id(), team_named("Mới", w.id())).find("không có trong dữ liệu") !=
              std::string::npos);
        w.done({}, low, team_named("Dưới", top)); // up is fine
        w.done({}, middle, team_named("Giữa", low));
        CHECK(w.refusal({}, low, team_named("Dưới", middle)).find("nằm trong chính nó") != std::string::npos);
    });
}

TEST_CASE("a team needs an id, a name and a lead who is there, and its aim is a level") {
    TeamWorld w;
    CHECK(w.refusal({}, {}, team_named("Đội")).find("thiếu mã") != std::string::npos);
    CHECK(w.refusal({}, w.id(), team_named(" \t")).find("chưa có tên") != std::string::npos);
    TeamDefined e = team_named("Đội");
    e.lead = w.id();
    CHECK(w.refusal({}, w.id(), e).find("trưởng nhóm") != std::string::npos);
    e.lead = w.lead;
    for (const int level : {-1, 6}) {
        e.aim_level = level;
        CHECK(w.refusal({}, w.id(), e).find("từ 1 đến 5") != std::string::npos);
    }
    e.aim_level = 5;
    e.aim_people = -1;
    CHECK(w.refusal({}, w.id(), e).find("số người") != std::string::npos);
    e.aim_people = 0;
    w.done({}, w.id(), e);
}

TEST_CASE("only an empty team is closed; a closed one takes nobody and nothing") {
    on_all([](TeamWorld& w) {
        const Uuid top = w.team("Trên");
        const Uuid low = w.team("Dưới", top);
        w.done(w.khoi, {}, PersonPlaced{low, std::nullopt});
        TeamDefined shut = team_named("Trên");
        shut.closed = true;
        TeamDefined shut_low = team_named("Dưới", top);
        shut_low.closed = true;
        CHECK(w.refusal({}, top, shut).find("còn đội con") != std::string::npos);
        CHECK(w.refusal({}, low, shut_low).find("còn người") != std::string::npos);
        w.done(w.khoi, {}, PersonPlaced{std::nullopt, std::nullopt});
        w.done({}, low, shut_low);
        w.done({}, top, shut);
        CHECK(need(w.store().teams()).empty());
        CHECK(w.refusal(w.ha, {}, PersonPlaced{top, std::nullopt}).find("đã đóng") != std::string::npos);
        CHECK(w.refusal({}, w.id(), team_named("Mới", top)).find("đã đóng") != std::string::npos);
        w.done({}, top, team_named("Trên"));
        w.done(w.ha, {}, PersonPlaced{top, std::nullopt});
        CHECK(names_of(need(w.store().teams())) == std::vector<std::string>{"Trên"});
    });
}

TEST_CASE("where somebody works is known now and back to the first day") {
    on_all([](TeamWorld& w) {
        const Uuid north = w.team("Bắc");
        const Uuid south = w.team("Nam");
        CHECK(need(w.store().placed()).empty());
        w.done(w.khoi, {}, PersonPlaced{north, std::nullopt}, after(1));
        w.done(w.ha, {}, PersonPlaced{north, 20'000}, after(2));
        w.done(w.khoi, {}, PersonPlaced{north, 19'000}, after(3)); // known since when: the same team
        w.done(w.khoi, {}, PersonPlaced{south, 19'000}, after(4));
        w.done(w.khoi, {}, PersonPlaced{std::nullopt, 19'000}, after(5));
        w.done(w.khoi, {}, PersonPlaced{north, 19'000}, after(6));
        const auto way = need(w.store().placings(w.khoi));
        CHECK(teams_of(way) == std::vector<std::optional<Uuid>>{north, north, south, std::nullopt, north});
        CHECK_FALSE(way[0].placed.joined_day.has_value());
        CHECK(way[1].placed.joined_day == 19'000);
        CHECK(way[1].at == after(1));
        CHECK(way[2].at == after(4));
        CHECK(way[4].at == after(6));
        auto now = need(w.store().placed());
        REQUIRE(now.size() == 2);
        if (now[0].person == w.ha)
            std::swap(now[0], now[1]);
        CHECK(now[0].person == w.khoi);
        CHECK(now[0].placed == PersonPlaced{north, 19'000});
        CHECK(now[0].at == after(6));
        CHECK(now[1].placed == PersonPlaced{north, 20'000});
        const auto all = need(w.store().all_placings());
        CHECK(teams_of(all) ==
              std::vector<std::optional<Uuid>>{north, north, north, south, std::nullopt, north});
        CHECK(all[2].person == w.ha);
        CHECK(need(w.store().placings(w.lead)).empty());
    });
}

TEST_CASE("nobody unknown is placed, and nobody in an unknown team") {
    TeamWorld w;
    const Uuid team = w.team("Bắc");
    CHECK(w.refusal(w.id(), {}, PersonPlaced{team, std::nullopt}).find("người này") != std::string::npos);
    CHECK(w.refusal({}, {}, PersonPlaced{team, std::nullopt}).find("người này") != std::string::npos);
    CHECK(w.refusal(w.ha, {}, PersonPlaced{w.id(), std::nullopt}).find("không có trong dữ liệu") !=
          std::string::npos);
    CHECK(need(w.store().all_placings()).empty());
}

TEST_CASE("a post's newest target holds, however the post is written") {
    on_all([](TeamWorld& w) {
        w.done({}, {}, TargetSet{"", 2, {}});
        w.done({}, {}, TargetSet{"Trưởng ca", 4, {{"respond", 5}}});
        w.done({}, {}, TargetSet{"Thu ngân", 3, {}});
        w.done({}, {}, TargetSet{"  TRUONG  CA ", 0, {{"respond", 3}, {"understand", 1}}}, after(9));
        const auto targets = need(w.store().targets());
        REQUIRE(targets.size() == 3);
        CHECK(targets[0].target == TargetSet{"", 2, {}});
        CHECK(targets[1].target == TargetSet{"Thu ngân", 3, {}});
        CHECK(targets[2].target == TargetSet{"  TRUONG  CA ", 0, {{"respond", 3}, {"understand", 1}}});
        CHECK(targets[2].at == after(9));
    });
    TeamWorld w;
    for (const int level : {-1, 6})
        CHECK(w.refusal({}, {}, TargetSet{"", level, {}}).find("từ 1 đến 5") != std::string::npos);
    for (const int level : {0, 6})
        CHECK(w.refusal({}, {}, TargetSet{"", 3, {{"respond", level}}}).find("từng khía cạnh") !=
              std::string::npos);
}

TEST_CASE("work is given to people of the firm, and withdrawn once") {
    on_all([](TeamWorld& w) {
        const Uuid team = w.team("Bắc");
        WorkAssigned to_both = work_for({w.khoi, w.ha});
        to_both.team = team;
        const Uuid first = w.id();
        const Uuid second = w.id();
        w.done({}, first, to_both);
        w.done({}, second, work_for({w.ha}), after(2));
        CHECK(w.refusal({}, first, to_both).find("đã được lưu") != std::string::npos);
        w.done({}, first, AssignmentWithdrawn{"Đổi kế hoạch."}, after(3));
        CHECK(w.refusal({}, first, AssignmentWithdrawn{}).find("đã rút") != std::string::npos);
        CHECK(w.refusal({}, w.id(), AssignmentWithdrawn{}).find("không có") != std::string::npos);
        const auto all = need(w.store().assignments());
        REQUIRE(all.size() == 2);
        CHECK(all[0].id == second);
        CHECK(all[0].at == after(2));
        CHECK_FALSE(all[0].withdrawn.has_value());
        CHECK(all[1].work == to_both);
        CHECK(all[1].giver == w.lead);
        CHECK(all[1].withdrawn == after(3));
        CHECK(all[1].withdrawn_word == "Đổi kế hoạch.");
        CHECK(need(w.store().assignments(w.ha)).size() == 2);
        REQUIRE(need(w.store().assignments(w.khoi)).size() == 1);
        CHECK(need(w.store().assignments(w.khoi))[0].id == first);
        CHECK(need(w.store().assignments(w.lead)).empty());
    });
}

TEST_CASE("work without people or scenes, with doubles or strangers, is not given") {
    TeamWorld w;
    CHECK(w.refusal({}, {}, work_for({w.ha})).find("thiếu mã") != std::string::npos);
    CHECK(w.refusal({}, w.id(), work_for({})).find("chưa chọn ai") != std::string::npos);
    CHECK(w.refusal({}, w.id(), work_for({w.ha, w.khoi, w.ha})).find("hai lần") != std::string::npos);
    CHECK(w.refusal({}, w.id(), work_for({w.ha, w.id()})).find("chưa có trong dữ liệu") != std::string::npos);
    WorkAssigned e = work_for({w.ha});
    e.scenes = {};
    CHECK(w.refusal({}, w.id(), e).find("tình huống nào") != std::string::npos);
    e.scenes = {"a", "a"};
    CHECK(w.refusal({}, w.id(), e).find("hai lần") != std::string::npos);
    e.scenes = {"a"};
    for (const double least : {-0.01, 1.01}) {
        e.least = least;
        CHECK(w.refusal({}, w.id(), e).find("100%") != std::string::npos);
    }
    e.least = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(w.write({}, w.id(), e).has_value());
    for (const double least : {0.0, 1.0}) {
        e.least = least;
        w.done({}, w.id(), e);
    }
    CHECK(need(w.store().assignments()).size() == 2);
}

TEST_CASE("a weekly goal is the newest one") {
    on_all([](TeamWorld& w) {
        CHECK(need(w.store().weekly_goal(w.khoi)) == 0);
        w.done(w.khoi, {}, WeeklyGoalSet{3});
        w.done(w.khoi, {}, WeeklyGoalSet{50});
        CHECK(need(w.store().weekly_goal(w.khoi)) == 50);
        CHECK(need(w.store().weekly_goal(w.ha)) == 0);
        for (const int scenes : {-1, 51})
            CHECK(w.refusal(w.khoi, {}, WeeklyGoalSet{scenes}).find("từ 0 đến 50") != std::string::npos);
        CHECK(w.refusal({}, {}, WeeklyGoalSet{3}).find("người này") != std::string::npos);
        w.done(w.khoi, {}, WeeklyGoalSet{0});
        CHECK(need(w.store().weekly_goal(w.khoi)) == 0);
    });
}

TEST_CASE("a coaching talk stays one person's, and comes as it was last noted") {
    on_all([](TeamWorld& w) {
        const Uuid first = w.id();
        const Uuid second = w.id();
        w.done(w.khoi, first, talk(20'400));
        w.done(w.khoi, second, talk(20'407), after(1));
        CoachingNoted later = talk(20'400);
        later.done = "Bốn màn.";
        later.check = "Bình tĩnh hơn.";
        later.act = "Giữ nhịp.";
        later.next_day.reset();
        later.closed = true;
        w.done(w.khoi, first, later, after(2));
        CHECK(w.refusal(w.ha, first, later).find("của người khác") != std::string::npos);
        CHECK(w.refusal(w.ha, {}, later).find("thiếu mã") != std::string::npos);
        CHECK(w.refusal(w.id(), w.id(), later).find("người này") != std::string::npos);
        const auto talks = need(w.store().coaching(w.khoi));
        REQUIRE(talks.size() == 2);
        CHECK(talks[0].id == second);
        CHECK(talks[0].note == talk(20'407));
        CHECK(talks[1].note == later);
        CHECK(talks[1].person == w.khoi);
        CHECK(talks[1].begun == noon);
        CHECK(talks[1].at == after(2));
        CHECK(need(w.store().coaching(w.ha)).empty());
        w.done(w.khoi, first, talk(20'500), after(3)); // its day moved
        CHECK(need(w.store().coaching(w.khoi)).front().id == first);
    });
}
