#include "app/standing_refresh.h"
#include "app/summary.h"
#include "app/team_desk.h"
#include "ui/allocations.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <cstdint>

using namespace mq;
using namespace mq::tests;

namespace {

/// A team of the lead with a person a list entry: how well they do in seven assessments.
struct Team {
    Uuid id;
    std::vector<Uuid> people;
};

/// Seven scenes. An attainment of .7 at difficulty d credits exactly level d − 1 (scoring.md 2).
void assess(store::Store& store, const FrozenCompetency& a01, const Uuid& person, Day last, double attainment,
            int difficulty) {
    for (int n = 0; n < 7; ++n)
        finish(store, a01, person, Day{last.number - 12 + 2 * n},
               {.scene = fmt::format("a-{}", n), .difficulty = difficulty, .attainment = attainment});
}

Team make_team(TeamDesk& desk, store::Store& store, const std::vector<std::string>& names) {
    const Day before{desk.today().number - 200};
    Team out;
    out.id = add_team(store, "Đội CSKH Hà Nội", before, desk.me(), std::nullopt, 3, 9);
    for (std::size_t n = 0; n < names.size(); ++n) {
        const Uuid person = add_person(store, names[n], before, store::Role::trainee, "Chuyên viên CSKH");
        place(store, person, out.id, before, Day{desk.today().number - 150});
        out.people.push_back(person);
    }
    return out;
}

/// More than wait to be written at once, so that the work can't be through before anybody has looked.
constexpr int crowd = 2 * static_cast<int>(app::RefreshedRows::rows_a_time) + 50;

/// Many people with evidence in one team of the lead.
std::vector<Uuid> make_crowd(TeamDesk& desk, store::Store& store, int people) {
    const Uuid team = add_team(store, "Đội lớn", Day{desk.today().number - 200}, desk.me());
    auto out = add_people(store, desk.a01, people, 6, desk.today());
    for (const Uuid& person : out)
        place(store, person, team, Day{desk.today().number - 100});
    return out;
}

std::vector<Uuid> stale(const TeamDesk& desk) {
    return desk.look().stale_summaries(desk.today(), desk.a01.content.hash).value();
}

struct FirmWork {
    std::uint64_t statements = 0; ///< of SQL
    std::uint64_t bytes = 0;      ///< asked of the allocator
};

/// Of showing so many people whose standings are kept.
FirmWork work_of_firm(int people) {
    TeamDesk desk;
    desk.write([&](store::Store& store) {
        const Uuid team = add_team(store, "Đội lớn", desk.today(), desk.me());
        for (const Uuid& person : add_people(store, desk.a01, people, 2, desk.today()))
            place(store, person, team, desk.today());
    });
    desk.wait();
    desk.does(app::OpenPage{app::Page::team});
    desk.wait();
    const FirmWork before{desk.app->sql_statements(), ui::test::allocated_bytes()};
    desk.does(app::OpenTeam{Uuid{}});
    CHECK(desk.model().team.rows.size() == static_cast<std::size_t>(people) + 1);
    return {desk.app->sql_statements() - before.statements, ui::test::allocated_bytes() - before.bytes};
}

} // namespace

TEST_CASE("a lead sees the own team first, with everybody's level, and candidates never") {
    TeamDesk desk;
    Team team;
    desk.write([&](store::Store& store) {
        team = make_team(desk, store, {"Vương Ngọc Ánh", "Tạ Đức Anh", "Trần Minh Khôi", "Đoàn Quang Huy"});
        assess(store, desk.a01, team.people[0], desk.today(), 0.7, 4);
        assess(store, desk.a01, team.people[1], desk.today(), 0.7, 3);
        assess(store, desk.a01, team.people[2], desk.today(), 0.2, 2);
        const Uuid candidate = add_person(store, "Phạm Thu Hà", desk.today(), store::Role::candidate);
        place(store, candidate, team.id, desk.today());
        static_cast<void>(add_person(store, "Lý Thanh Trúc", desk.today()));
    });
    desk.does(app::OpenPage{app::Page::team});
    const app::TeamPage& page = desk.model().team;
    CHECK(desk.model().page == app::Page::team);
    CHECK(page.shown == team.id);
    CHECK(page.title == "Đội CSKH Hà Nội");
    REQUIRE(page.teams.size() == 2);
    CHECK(page.teams[0].id.is_nil());
    CHECK(page.teams[0].people == 6);
    CHECK(page.teams[1].people == 4);
    CHECK(page.teams[1].own);
    CHECK(page.teams[1].lead == "Lê Quốc Bảo");
    REQUIRE(page.rows.size() == 4);
    CHECK(page.rows[0].name == "Tạ Đức Anh"); // by given name
    CHECK(page.rows[1].name == "Vương Ngọc Ánh");
    CHECK(page.rows[2].name == "Đoàn Quang Huy");
    CHECK(page.rows[3].name == "Trần Minh Khôi");
    CHECK(page.stale == 0);
    CHECK(page.as_of == "Tính đến hôm nay");
    CHECK(page.facet_ids.size() == 5);
    CHECK(page.counts[0] == 1);
    CHECK(page.counts[1] == 1);
    CHECK(page.counts[2] == 1);
    CHECK(page.counts[3] == 1);
    CHECK(page.aim_line.ends_with("hiện có 1"));
    const app::HeatRow& low = desk.row(team.people[2]);
    CHECK(low.reported == 1);
    CHECK(low.coach);
    CHECK(low.next.kind == app::NextKind::coach);
    CHECK(low.tenure == "5 tháng");
    CHECK(low.last_days[0] == vietnamese_day(desk.today()));
    CHECK(page.coach_count == 1);
    CHECK(page.coach_line == "Minh Khôi");
    const app::HeatRow& none = desk.row(team.people[3]);
    CHECK_FALSE(none.reported.has_value());
    CHECK(none.overall.none());
    CHECK(none.next.text == "Làm 3 tình huống đầu vào");
    CHECK(none.need < low.need);
    CHECK_FALSE(page.weakest.empty());
    CHECK(page.weakest_line.find("3 người") != std::string::npos);
    CHECK(page.aim_line.find("9 người từ Khá trở lên") != std::string::npos);
    CHECK(page.posts == std::vector<std::string>{"Chuyên viên CSKH"});
    desk.does(app::OpenTeam{Uuid{}});
    CHECK(desk.model().team.rows.size() == 6);
    CHECK(desk.model().team.aim_line.empty());
    CHECK(desk.refusal(app::OpenTeam{desk.me()}) == "Đội này không còn nữa.");
}

TEST_CASE("the row of a person has the numbers of their own pages, and is new after each attempt") {
    TeamDesk desk;
    desk.write([&](store::Store& store) {
        const Team team = make_team(desk, store, {"Tạ Đức Anh"});
        place(store, desk.me(), team.id, desk.today());
        assess(store, desk.a01, desk.me(), desk.today(), 0.9, 3);
    });
    const auto same_as_radar = [&] {
        desk.does(app::OpenPage{app::Page::radar});
        const app::Radar radar = desk.model().radar;
        desk.does(app::OpenPage{app::Page::team});
        const app::HeatRow& row = desk.row(desk.me());
        CHECK(row.overall.mean == doctest::Approx(radar.overall.mean).epsilon(1e-5));
        CHECK(row.overall.level == radar.overall.level);
        CHECK(row.reported == radar.reported);
        CHECK_FALSE(row.stale);
        for (std::size_t f = 0; f < radar.axes.size(); ++f) {
            CHECK(row.facets[f].mean == doctest::Approx(radar.axes[f].assessed.mean).epsilon(1e-5));
            CHECK(row.facets[f].level == radar.axes[f].assessed.level);
        }
        return row.overall.mean;
    };
    const double before = same_as_radar();
    const auto kept = desk.look().summaries(std::vector{desk.me()}).value();
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].day == desk.today());
    CHECK(kept[0].position == desk.look().newest_evidence(desk.me()).value());
    const std::string scene = first_scene(*desk.app, true);
    begin(*desk.app, scene, true);
    play_to_end(*desk.app, *scene_of(desk.sandbox, scene), false);
    REQUIRE(desk.model().play->finished);
    CHECK(stale(desk) == std::vector{desk.me()});
    CHECK(same_as_radar() != before);
    CHECK(stale(desk).empty());
    const std::uint64_t statements = desk.app->sql_statements();
    desk.app->poll();
    CHECK(desk.app->sql_statements() == statements);
}

TEST_CASE("many stale people are worked out aside, with how far it is, and midnight refreshes everybody") {
    TeamDesk desk;
    std::vector<Uuid> people;
    desk.write([&](store::Store& store) { people = make_crowd(desk, store, crowd); });
    CHECK(desk.app->busy()); // a lead's PC begins by itself
    CHECK_FALSE(desk.model().work.has_value());
    desk.does(app::OpenPage{app::Page::team});
    desk.app->poll();
    REQUIRE(desk.model().work.has_value()); // until somebody waits for it
    CHECK_FALSE(desk.model().work->title.empty());
    CHECK(desk.model().team.rows.size() == crowd);
    desk.wait();
    CHECK_FALSE(desk.model().work.has_value());
    CHECK(desk.model().team.stale == 0); // the page was told
    CHECK(stale(desk).empty());
    const double mean = desk.row(people[5]).overall.mean;
    const auto standings = desk.look().count_standings().value();
    CHECK(standings == crowd);

    desk.next_day();
    CHECK(stale(desk).size() == crowd + 1);
    desk.does(app::DayChanged{});
    CHECK(desk.app->busy());
    CHECK(desk.model().team.stale > 0); // yesterday's numbers meanwhile
    CHECK(desk.row(people[5]).overall.mean == mean);
    desk.wait();
    CHECK(stale(desk).empty());
    CHECK(desk.model().team.stale == 0);
    const auto store = desk.look();
    for (const Uuid& person : people) {
        const auto row = store.summaries(std::vector{person}).value();
        REQUIRE(row.size() == 1);
        CHECK(row[0].day == desk.today());
        const auto again = app::refresh_person(store, person, desk.today(), desk.a01.parameters());
        REQUIRE(again.has_value());
        CHECK(again->summary == row[0]);
        CHECK_FALSE(again->standing.has_value()); // kept in the same pass
    }
}

TEST_CASE(
    "refreshing can be stopped, is not begun again by itself, and goes on when the page is opened anew") {
    TeamDesk desk;
    desk.write([&](store::Store& store) { static_cast<void>(make_crowd(desk, store, crowd)); });
    desk.does(app::OpenPage{app::Page::team});
    desk.app->poll();
    REQUIRE(desk.model().work.has_value());
    desk.does(app::CancelWork{});
    desk.wait();
    const int left = desk.model().team.stale;
    CHECK(left > 0);
    CHECK(desk.model().team.as_of == fmt::format("Còn {} người theo kết quả hôm trước", left));
    desk.does(app::OpenPage{app::Page::team}); // already there
    CHECK_FALSE(desk.app->busy());
    desk.does(app::OpenTeam{desk.model().team.shown});
    CHECK(desk.app->busy());
    desk.wait();
    CHECK(desk.model().team.stale == 0);
}

TEST_CASE("the program may end while people are worked out") {
    TeamDesk desk;
    desk.write([&](store::Store& store) { static_cast<void>(make_crowd(desk, store, crowd)); });
    desk.does(app::OpenPage{app::Page::team});
    CHECK(desk.app->busy());
    desk.app.reset(); // waits for no more than the person at hand
    CHECK(stale(desk).size() > 50);
}

TEST_CASE("compared with a day, the change is what the standings of both days give") {
    TeamDesk desk;
    Team team;
    const Day then{desk.today().number - 30};
    desk.write([&](store::Store& store) {
        team = make_team(desk, store, {"Tạ Đức Anh", "Mai Phương Linh"});
        assess(store, desk.a01, team.people[0], Day{then.number - 5}, 0.5, 2);
        assess(store, desk.a01, team.people[0], desk.today(), 0.95, 3);
        assess(store, desk.a01, team.people[1], desk.today(), 0.9, 2);
    });
    desk.does(app::CompareTeamWith{iso_day(then)});
    CHECK(desk.model().page == app::Page::team);
    CHECK(desk.model().team.compared == iso_day(then));
    CHECK(desk.model().team.compared_day == vietnamese_day(then));
    const auto on = [&](const Uuid& person, Day day) {
        const auto finished = desk.look().finished(person).value();
        const auto basis = app::standing_basis(finished, {}, desk.a01.estimator->competency(), day);
        return desk.a01.estimator->standing(basis.records, day, basis.severities);
    };
    const app::HeatRow& row = desk.row(team.people[0]);
    const domain::Standing now = on(row.person, desk.today());
    const domain::Standing before = on(row.person, then);
    REQUIRE(row.change.has_value());
    CHECK(*row.change == doctest::Approx(now.overall.mean - before.overall.mean).epsilon(1e-4));
    REQUIRE(row.facet_changes.size() == 5);
    for (std::size_t f = 0; f < 5; ++f)
        CHECK(row.facet_changes[f].value() ==
              doctest::Approx(now.facets[f].posterior.mean - before.facets[f].posterior.mean).epsilon(1e-4));
    REQUIRE(before.reported.has_value());
    CHECK(row.then_reported == before.reported->number());
    CHECK_FALSE(desk.row(team.people[1]).change.has_value()); // nothing was known of them
    for (const char* bad : {"2026-02-30", "hôm qua", "30/11/2026"})
        CHECK(desk.refusal(app::CompareTeamWith{bad}) == "Ngày này không có thật. Hãy xem lại.");
    CHECK(desk.refusal(app::CompareTeamWith{iso_day(Day{desk.today().number + 1})}) ==
          "Hãy chọn một ngày đã qua để so sánh.");
    CHECK(desk.model().team.compared == iso_day(then)); // as it was
    desk.does(app::CompareTeamWith{""});
    CHECK(desk.model().team.compared.empty());
    CHECK_FALSE(desk.row(team.people[0]).change.has_value());
}

TEST_CASE("a crowd is compared aside, and the same comes of it") {
    TeamDesk desk;
    std::vector<Uuid> people;
    desk.write([&](store::Store& store) { people = make_crowd(desk, store, 40); });
    desk.wait();
    const Day then{desk.today().number - 5};
    desk.does(app::CompareTeamWith{iso_day(then)});
    REQUIRE(desk.model().work.has_value());
    CHECK_FALSE(desk.row(people[3]).change.has_value());
    desk.wait();
    const auto store = desk.look();
    for (const Uuid& person : people) {
        const auto finished = store.finished(person).value();
        const auto before = app::standing_summary(finished, {}, *desk.a01.estimator, then);
        REQUIRE(desk.row(person).change.has_value());
        CHECK(*desk.row(person).change ==
              doctest::Approx(desk.row(person).overall.mean - static_cast<double>(before.overall.mean)));
    }
    desk.does(app::CompareTeamWith{iso_day(Day{desk.today().number - 8})});
    REQUIRE(desk.model().work.has_value());
    desk.does(app::CancelWork{});
    desk.wait();
    // Either it was through already, or nothing is compared any more.
    CHECK(desk.model().team.compared.empty() != desk.row(people[3]).change.has_value());
}

TEST_CASE("neither a trainee nor HR sees a team") {
    TeamDesk desk(store::Role::trainee);
    desk.write([&](store::Store& store) { static_cast<void>(make_team(desk, store, {"Tạ Đức Anh"})); });
    const std::string refused = "Phần này dành cho trưởng nhóm.";
    CHECK(desk.refusal(app::OpenPage{app::Page::team}) == refused);
    CHECK(desk.model().page == app::Page::home);
    CHECK(desk.model().team.rows.empty());
    CHECK(desk.refusal(app::OpenTeam{}) == refused);
    CHECK(desk.refusal(app::CompareTeamWith{"2026-01-01"}) == refused);
    CHECK(desk.refusal(app::OpenPage{app::Page::insights}) == refused);
    CHECK(desk.refusal(app::OpenInsights{}) == refused);
    CHECK_FALSE(desk.app->busy());
    TeamDesk hr(store::Role::hr);
    hr.write([&](store::Store& store) {
        static_cast<void>(add_team(store, "Đội Sài Gòn", hr.today()));
        static_cast<void>(add_person(store, "Tạ Đức Anh", hr.today()));
    });
    CHECK(hr.refusal(app::OpenPage{app::Page::team}) == refused);
    CHECK(hr.model().team.rows.empty());
}

TEST_CASE(
    "at most a fifth is coached in a week, but everybody at level 1; who shares sits beside one of them") {
    TeamDesk desk;
    Team team;
    desk.write([&](store::Store& store) {
        team = make_team(desk, store,
                         {"Nguyễn Hà My", "Lâm Tuấn Kiệt", "Tạ Đức Anh", "Hoàng Gia Bảo", "Cao Thị Bích"});
        for (std::size_t n = 0; n < 3; ++n)
            assess(store, desk.a01, team.people[n], desk.today(), 0.1, 2);
        assess(store, desk.a01, team.people[3], desk.today(), 0.7, 3);
        store
            .append(store::Event{Instant{desk.today().number * std::int64_t{86'400'000}}, 420, Uuid{}, Uuid{},
                                 store::TargetSet{"Chuyên viên CSKH", 5, {}}, desk.me()})
            .value();
    });
    desk.does(app::OpenPage{app::Page::team});
    const app::TeamPage& page = desk.model().team;
    CHECK(page.coach_count == 3); // a fifth of five is one, three are at level 1
    for (std::size_t n = 0; n < 3; ++n)
        CHECK(desk.row(team.people[n]).coach);
    const app::HeatRow& behind = desk.row(team.people[3]); // coached one day, but not this week
    CHECK(behind.target == 5);
    CHECK(behind.next.kind == app::NextKind::coach);
    CHECK_FALSE(behind.coach);
    CHECK(page.coach_line.find("Hà My") != std::string::npos);
}

TEST_CASE("of another lead's people a lead sees nothing, of nobody's people their names") {
    TeamDesk desk;
    Team own;
    Uuid theirs;
    Uuid of_them;
    Uuid part;
    Uuid of_part;
    Uuid unplaced;
    desk.write([&](store::Store& store) {
        own = make_team(desk, store, {"Tạ Đức Anh"});
        assess(store, desk.a01, own.people[0], desk.today(), 0.7, 4);
        const Uuid other = add_person(store, "Phạm Thu Hằng", desk.today(), store::Role::lead);
        theirs = add_team(store, "Đội Sài Gòn", desk.today(), other);
        of_them = add_person(store, "Lý Thanh Trúc", desk.today());
        place(store, of_them, theirs, desk.today());
        assess(store, desk.a01, of_them, desk.today(), 0.7, 4);
        part = add_team(store, "Ca đêm", desk.today(), other, own.id); // a part of one's own
        of_part = add_person(store, "Cao Thị Bích", desk.today());
        place(store, of_part, part, desk.today());
        unplaced = add_person(store, "Hoàng Gia Bảo", desk.today());
        assess(store, desk.a01, unplaced, desk.today(), 0.7, 4);
    });
    desk.does(app::OpenPage{app::Page::team});
    desk.does(app::OpenTeam{Uuid{}});
    desk.wait();
    const app::TeamPage& page = desk.model().team;
    CHECK(page.title == "Các đội của tôi");
    const auto shows = [&](const Uuid& person) {
        return std::ranges::count(page.rows, person, &app::HeatRow::person) == 1;
    };
    CHECK(shows(own.people[0]));
    CHECK(shows(of_part));
    CHECK_FALSE(shows(of_them));
    REQUIRE(shows(unplaced));
    CHECK(desk.row(own.people[0]).reported.has_value());
    CHECK_FALSE(desk.row(unplaced).reported.has_value()); // a name, although there is evidence
    CHECK(desk.row(unplaced).overall.none());
    CHECK(std::ranges::count(page.teams, theirs, &app::TeamNode::id) == 0);
    CHECK(std::ranges::count(page.teams, part, &app::TeamNode::id) == 1);
    const std::string not_mine = "Người này không thuộc đội bạn phụ trách.";
    const std::string not_my_team = "Đội này không do bạn phụ trách.";
    for (const Uuid& person : {of_them, unplaced}) {
        CHECK(desk.refusal(app::OpenMember{person}) == not_mine);
        CHECK(desk.refusal(app::SignLevel{person, 3, "Làm tốt"}) == not_mine);
        CHECK(desk.refusal(app::ExportPersonReport{person}) == not_mine);
        CHECK(desk.refusal(app::OpenObservation{person}) == not_mine);
        CHECK(desk.refusal(app::SetWeeklyGoal{{person}, 3}) == not_mine);
    }
    CHECK(desk.refusal(app::OpenTeam{theirs}) == not_my_team);
    CHECK(desk.refusal(app::OpenInsights{theirs}) == not_my_team);
    CHECK(desk.refusal(app::ExportTeamReport{theirs}) == not_my_team);
    CHECK(desk.refusal(app::CloseTeam{theirs}) == not_my_team);
    CHECK(desk.refusal(app::MovePeople{{of_them}, own.id}) == not_mine);
    CHECK(desk.refusal(app::MovePeople{{own.people[0]}, theirs}) == not_my_team);
    desk.does(app::MovePeople{{unplaced}, own.id}); // taken in, and seen from then on
    CHECK(desk.row(unplaced).reported.has_value());
    desk.does(app::OpenMember{unplaced});
}

TEST_CASE(
    "the whole firm is shown without a query for each person, and ten times the people are ten times the "
    "work") {
    const FirmWork few = work_of_firm(30);
    const FirmWork many = work_of_firm(300);
    CHECK(many.statements < 30);
    CHECK(many.bytes < 10 * few.bytes);
}
