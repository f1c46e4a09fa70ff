#include "app/lead_desk.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::tests;
using app::AssignmentStage;

namespace {

app::AssignScenes work(const LeadDesk& desk, const std::vector<Uuid>& people,
                       const std::vector<std::string>& scenes, int due_in = 7, int least = 0) {
    return {people, std::nullopt, scenes, desk.in_days(due_in), least, ""};
}

const app::AssignmentLine& only_line(LeadDesk& desk, const Uuid& person) {
    desk.does(app::OpenMember{person});
    REQUIRE(desk.model().member.assignments.size() == 1);
    return desk.model().member.assignments[0];
}

const app::GivenLine& only_given(LeadDesk& desk) {
    desk.does(app::OpenPage{app::Page::assignments});
    REQUIRE(desk.model().assignments.lines.size() == 1);
    return desk.model().assignments.lines[0];
}

} // namespace

TEST_CASE("work is assigned only as a whole: people of the staff, scenes of the library, a day to come") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const Uuid candidate = desk.add("Ngô Lan", store::Role::candidate);
    const std::vector<std::string> scenes{desk.scenes(false).front()};
    CHECK(desk.refuses(work(desk, {}, scenes)));
    CHECK(desk.refuses(work(desk, {person}, {})));
    CHECK(desk.refuses(work(desk, {person}, {"no-such-scene"})));
    CHECK(desk.refuses(work(desk, {candidate}, scenes)));
    CHECK(desk.refuses(work(desk, {person, Uuid{}}, scenes)));
    CHECK(desk.refuses(work(desk, {person}, scenes, -1)));
    CHECK(desk.refuses(work(desk, {person}, scenes, 7, 101)));
    CHECK(desk.refuses(work(desk, {person}, scenes, 7, -1)));
    app::AssignScenes wrong = work(desk, {person}, scenes);
    wrong.due = "31/12/2026";
    CHECK(desk.refuses(wrong));
    wrong = work(desk, {}, scenes);
    wrong.team = person; // no such team
    CHECK(desk.refuses(wrong));
    CHECK(desk.said<store::WorkAssigned>().empty());
    desk.sit_down(person);
    CHECK(desk.refuses(work(desk, {person}, scenes)));
    CHECK(desk.said<store::WorkAssigned>().empty());
    desk.sit_down(desk.lead());
    desk.does(work(desk, {person}, scenes, 0)); // today is no past
    CHECK(desk.said<store::WorkAssigned>().size() == 1);
}

TEST_CASE("a team's people of that day get it, each once, and scenes each once") {
    LeadDesk desk;
    const Uuid one = desk.add("Phạm Thu Hà");
    const Uuid two = desk.add("Võ Minh");
    const Uuid late_comer = desk.add("Ngô Lan");
    const Uuid team = desk.add_team("Đội Hà Nội", {one, two});
    const std::string scene = desk.scenes(false).front();
    app::AssignScenes command = work(desk, {two, one, two}, {scene, scene}, 7, 60);
    command.team = team;
    command.word = "  Chuẩn bị cho đợt cuối năm ";
    desk.does(command);
    desk.add_team("Đội khác", {late_comer});
    desk.in_store([&](store::Store& store) {
        REQUIRE(store.append(store::Event{desk.sandbox.clock.now(), 7 * 60, late_comer, Uuid{},
                                          store::PersonPlaced{team, std::nullopt}, desk.lead()}));
    });
    const app::GivenLine& line = only_given(desk);
    CHECK(line.people.size() == 2);
    CHECK(line.scenes == 1);
    CHECK(line.to == "Đội Hà Nội");
    CHECK(line.word == "Chuẩn bị cho đợt cuối năm");
    CHECK(line.least == 60);
    CHECK(line.due_in == 7);
    CHECK(line.given_by == "Trần Văn Quý");
    CHECK(line.people_done == 0);
    CHECK_FALSE(line.withdrawn);
    command.people.clear();
    command.team = Uuid{}; // the whole firm
    desk.does(command);
    CHECK(desk.model().assignments.lines.size() == 2);
    CHECK(desk.model().assignments.lines[0].people.size() == 4); // the lead too
}

TEST_CASE("a scene is done when it was finished since then, well enough and in the right mode") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const std::string practice = desk.scenes(false).front();
    const std::string assessment = desk.scenes(true).front();
    desk.finish(person, {{practice, 1.0, false, 1}, {assessment, 1.0, true, 1}}); // before it was given
    desk.does(work(desk, {person}, {practice, assessment}, 7, 60));
    desk.pass_days(1);
    {
        const app::AssignmentLine& line = only_line(desk, person);
        CHECK(line.stage == AssignmentStage::open);
        CHECK(line.done == 0);
        CHECK_FALSE(line.scenes[0].best.has_value());
        CHECK(line.scenes[1].assessment);
        CHECK(line.due_in == 6);
    }
    desk.finish(person, {{practice, 0.59, false, 0}, {assessment, 0.9, false, 0}});
    {
        const app::AssignmentLine& line = only_line(desk, person);
        CHECK(line.done == 0);
        CHECK(line.scenes[0].best == 59);
        CHECK_FALSE(line.scenes[0].done);
        CHECK_FALSE(line.scenes[1].best.has_value()); // practised, not assessed
    }
    desk.finish(person, {{practice, 0.6, false, 0}});
    CHECK(only_line(desk, person).done == 1);
    CHECK(desk.model().member.row.late == 0);
    desk.pass_days(7); // a day past its day
    {
        const app::AssignmentLine& line = only_line(desk, person);
        CHECK(line.stage == AssignmentStage::late);
        CHECK(line.due_in == -1);
        CHECK(desk.model().member.row.late == 1);
        CHECK(only_given(desk).people_late == 1);
    }
    desk.finish(person, {{assessment, 0.7, true, 0}});
    CHECK(only_line(desk, person).stage == AssignmentStage::done_late);
    CHECK(desk.model().member.row.late == 0);
    CHECK(only_given(desk).people_done == 1);
    CHECK(only_given(desk).people[0].stage == AssignmentStage::done_late);
    desk.pass_days(100); // and stays so
    CHECK(only_line(desk, person).stage == AssignmentStage::done_late);
}

TEST_CASE("done on its last day is in time, whatever day it is looked at") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const std::string scene = desk.scenes(false).front();
    desk.does(work(desk, {person}, {scene}, 3));
    desk.pass_days(3);
    CHECK(only_line(desk, person).stage == AssignmentStage::open);
    desk.finish(person, {{scene, 0.2, false, 0}}); // nothing was asked for but to finish it
    CHECK(only_line(desk, person).stage == AssignmentStage::done);
    desk.pass_days(30);
    desk.finish(person, {{scene, 1.0, false, 0}});
    CHECK(only_line(desk, person).stage == AssignmentStage::done);
    CHECK(desk.model().member.assignments[0].scenes[0].best == 100);
}

TEST_CASE("a scene that is gone from the library keeps nobody from being done") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const std::string scene = desk.scenes(false).front();
    desk.in_store([&](store::Store& store) {
        store::WorkAssigned given;
        given.people = {person};
        given.scenes = {scene, "was-there-once"};
        given.due_day = desk.today().number + 3;
        given.giver_name = "Trần Văn Quý";
        REQUIRE(store.append(store::Event{desk.sandbox.clock.now(), 7 * 60, Uuid{},
                                          store.new_id(desk.sandbox.clock.now()), given, desk.lead()}));
    });
    CHECK(only_line(desk, person).stage == AssignmentStage::open);
    CHECK(only_line(desk, person).scenes[1].missing);
    CHECK(only_line(desk, person).scenes[1].title == "was-there-once");
    desk.finish(person, {{scene, 0.9, false, 0}});
    CHECK(only_line(desk, person).stage == AssignmentStage::done);
}

TEST_CASE("an assignment is withdrawn once, and goes from the person's home") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const Uuid quick = desk.add("Võ Minh");
    const std::string scene = desk.scenes(false).front();
    desk.does(work(desk, {person, quick}, {scene}));
    desk.finish(quick, {{scene, 0.9, false, 0}});
    const Uuid id = only_given(desk).id;
    CHECK(desk.refuses(app::WithdrawAssignment{Uuid{}, ""}));
    desk.sit_down(person);
    CHECK(desk.refuses(app::WithdrawAssignment{id, ""}));
    CHECK(desk.model().home.assigned.size() == 1);
    desk.sit_down(desk.lead());
    desk.does(app::OpenPage{app::Page::assignments});
    desk.does(app::WithdrawAssignment{id, "Đổi kế hoạch"});
    CHECK(desk.model().assignments.lines[0].withdrawn);
    CHECK(desk.refuses(app::WithdrawAssignment{id, ""}));
    CHECK(only_line(desk, person).stage == AssignmentStage::withdrawn);
    CHECK(only_line(desk, quick).stage == AssignmentStage::done); // what was done stays done
    desk.sit_down(person);
    CHECK(desk.model().home.assigned.empty());
    const auto rows = desk.said<store::AssignmentWithdrawn>();
    REQUIRE(rows.size() == 1);
    CHECK(std::get<store::AssignmentWithdrawn>(rows[0].what).word == "Đổi kế hoạch");
}

TEST_CASE("the form opens filled in with what is known, and proposes a day") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const Uuid candidate = desk.add("Ngô Lan", store::Role::candidate);
    const std::string scene = desk.scenes(false).front();
    desk.does(app::BeginAssignment{{person, candidate, person}, {scene, "no-such-scene"}});
    CHECK(desk.model().page == app::Page::assignments);
    CHECK(desk.model().assignments.form_open);
    CHECK(desk.model().assignments.chosen_people == std::vector<Uuid>{person});
    CHECK(desk.model().assignments.chosen_scenes == std::vector<std::string>{scene});
    CHECK(desk.model().assignments.due == desk.in_days(7));
    CHECK(desk.model().assignments.people.size() == 2); // nobody who applies
    CHECK(desk.model().assignments.scenes.size() == desk.scenes(false).size() + desk.scenes(true).size());
    CHECK(desk.model().assignments.teams.size() == 2); // all, and the one
    desk.does(work(desk, {person}, {scene}));
    CHECK_FALSE(desk.model().assignments.form_open);
    CHECK(desk.model().assignments.lines.size() == 1);
    desk.sit_down(person);
    CHECK(desk.refuses(app::BeginAssignment{{person}, {scene}}));
}

TEST_CASE("who gave it sees open ones by their day, then the ended ones, the newest first") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const auto scenes = desk.scenes(false);
    REQUIRE(scenes.size() >= 5);
    desk.does(app::OpenPage{app::Page::assignments});
    desk.does(work(desk, {person}, {scenes[0]}, 9));
    desk.does(work(desk, {person}, {scenes[1]}, 2));
    desk.does(work(desk, {person}, {scenes[2]}, 5));
    desk.does(work(desk, {person}, {scenes[3]}, 3));
    desk.does(work(desk, {person}, {scenes[4]}, 1));
    desk.finish(person, {{scenes[2], 0.9, false, 0}, {scenes[3], 0.9, false, 0}});
    desk.does(app::OpenPage{app::Page::assignments});
    std::vector<int> due;
    for (const app::GivenLine& line : desk.model().assignments.lines)
        due.push_back(line.due_in);
    CHECK(due == std::vector<int>{1, 2, 9, 3, 5});
    desk.reopen();
    desk.does(app::OpenPage{app::Page::assignments});
    CHECK(desk.model().assignments.lines.size() == 5);
}

TEST_CASE("home: what is late first, then by the day, and what is finished goes") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const auto scenes = desk.scenes(false);
    desk.does(work(desk, {person}, {scenes[0]}, 1));
    desk.pass_days(3);
    desk.does(work(desk, {person}, {scenes[1]}, 9));
    desk.does(work(desk, {person}, {scenes[2]}, 2));
    desk.sit_down(person);
    const auto due = [&] {
        std::vector<int> out;
        for (const app::AssignmentLine& line : desk.model().home.assigned)
            out.push_back(line.due_in);
        return out;
    };
    CHECK(due() == std::vector<int>{-2, 2, 9});
    CHECK(desk.model().home.assigned[0].stage == AssignmentStage::late);
    begin(*desk.app, scenes[2], false);
    play_to_end(*desk.app, *scene_of(desk.sandbox, scenes[2]), true);
    desk.does(app::OpenPage{app::Page::home});
    CHECK(due() == std::vector<int>{-2, 9});
    CHECK(desk.model().home.finished_this_week == 1);
}

TEST_CASE("scenes are due again two, seven and twenty-one days after a weak result") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const auto scenes = desk.scenes(false); // the easiest first: never too hard to be due
    desk.finish(person, {{scenes[0], 0.3, false, 1}, {scenes[1], 0.3, false, 4}});
    desk.sit_down(person);
    CHECK(desk.model().home.due_again == std::vector<std::string>{scenes[1]});
    CHECK(desk.model().home.due_line.find(desk.model().home.scenes[1].title) != std::string::npos);
    desk.pass_days(1);
    CHECK(desk.model().home.due_again == std::vector<std::string>{scenes[1], scenes[0]}); // longest due first
    desk.finish(person, {{scenes[0], 0.95, false, 0}, {scenes[1], 0.95, false, 0}});
    CHECK(desk.model().home.due_again.empty()); // the second day is served
    CHECK(desk.model().home.due_line.empty());
    desk.pass_days(5); // seven days after the weak result of the first
    CHECK(desk.model().home.due_again ==
          std::vector<std::string>{scenes[1], scenes[0]}); // of the second it was two days ago
}

TEST_CASE("a candidate at this PC sees nothing of it") {
    LeadDesk desk;
    desk.does(work(desk, {desk.lead()}, {desk.scenes(false).front()}));
    desk.does(app::SetWeeklyGoal{{desk.lead()}, 4});
    desk.does(app::OpenPage{app::Page::home});
    CHECK(desk.model().home.assigned.size() == 1);
    desk.does(app::OpenMember{desk.lead()});
    desk.does(app::OpenPage{app::Page::assignments});
    desk.does(app::ChangeProfile{desk.model().me.name, app::Role::hr, {}, {}, {}}); // who interviews
    desk.does(app::OpenPage{app::Page::plan});
    app::PlanInterview plan;
    plan.name = "Nguyễn Bảo Trâm";
    plan.birth_year = 2000;
    plan.contact = "0903 111 222";
    plan.post = "Chuyên viên CSKH";
    plan.round = "Vòng 1";
    plan.day = desk.model().plan.today;
    plan.time = "14:00";
    plan.kit = desk.model().plan.kits.front().id;
    plan.panel.push_back({desk.lead(), desk.model().me.name});
    plan.consent = true;
    plan.session = true;
    desk.does(plan);
    REQUIRE_MESSAGE(desk.model().page == app::Page::interviews, desk.model().plan.problem);
    desk.does(app::BeginSessionScene{desk.model().interviews.lines.front().id});
    REQUIRE(desk.model().page == app::Page::session);
    CHECK(desk.model().home.assigned.empty());
    CHECK(desk.model().home.weekly_goal == 0);
    CHECK(desk.model().home.due_again.empty());
    CHECK(desk.model().member.person.is_nil());
    CHECK(desk.model().assignments.lines.empty());
    CHECK(desk.refuses(app::OpenMember{desk.model().me.id}));
    CHECK(desk.refuses(work(desk, {desk.model().me.id}, {"x"})));
}
