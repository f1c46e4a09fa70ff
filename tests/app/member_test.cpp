#include "app/lead_desk.h"
#include "app/people_fixture.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <functional>

using namespace mq;
using namespace mq::tests;

TEST_CASE("others' pages are for their leads; one's own is for everybody; candidates have none") {
    LeadDesk desk;
    const Uuid trainee = desk.add("Phạm Thu Hà");
    const Uuid other = desk.add("Võ Minh");
    const Uuid candidate = desk.add("Ngô Lan", store::Role::candidate);
    const Uuid hr = desk.add("Lê An", store::Role::hr);
    const Uuid head = desk.add_head("Ngô Bích");
    CHECK(desk.refuses(app::OpenMember{candidate}));
    CHECK(desk.refuses(app::OpenMember{Uuid{}}));
    CHECK(desk.model().member.person.is_nil());
    desk.does(app::OpenMember{desk.lead()});
    CHECK(desk.model().member.own);
    CHECK_FALSE(desk.model().member.may_sign);
    desk.sit_down(hr);
    CHECK(desk.refuses(app::OpenMember{other}));
    desk.sit_down(head);
    desk.does(app::OpenMember{other});
    CHECK(desk.model().member.may_sign);
    desk.sit_down(trainee);
    CHECK(desk.refuses(app::OpenMember{other}));
    CHECK(desk.model().page == app::Page::home);
    CHECK(desk.refuses(app::OpenPage{app::Page::assignments}));
    CHECK(desk.refuses(app::OpenPage{app::Page::team}));
    desk.does(app::OpenMember{trainee});
    CHECK(desk.model().member.own);
    CHECK_FALSE(desk.model().member.may_sign);
    desk.does(app::OpenPage{app::Page::member}); // the same again
    CHECK(desk.model().member.person == trainee);
}

TEST_CASE("somebody else's attempt is opened to be read and nothing else") {
    LeadDesk desk;
    const Uuid trainee = desk.add("Phạm Thu Hà");
    const Uuid other = desk.add("Võ Minh");
    desk.sit_down(trainee);
    const std::string scene = desk.scenes(false).front();
    begin(*desk.app, scene, false);
    play_to_end(*desk.app, *scene_of(desk.sandbox, scene), true);
    const Uuid attempt = desk.model().play->attempt;
    desk.does(app::OpenDebrief{attempt});
    CHECK(desk.model().debrief->of.empty());
    CHECK(desk.model().debrief->person == trainee);
    desk.does(app::SaveReflection{attempt, "Em sẽ hỏi thêm trước khi hứa"});
    const app::Debrief own = *desk.model().debrief;

    desk.sit_down(desk.lead());
    desk.does(app::OpenMember{trainee});
    REQUIRE(desk.model().member.attempts.size() == 1);
    CHECK(desk.model().member.attempts[0].score == own.score);
    CHECK_FALSE(desk.model().member.attempts[0].assessment);
    desk.does(app::OpenMemberAttempt{desk.model().member.attempts[0].attempt});
    REQUIRE(desk.model().debrief.has_value());
    const app::Debrief& read = *desk.model().debrief;
    CHECK(desk.model().page == app::Page::debrief);
    CHECK(read.of == "Phạm Thu Hà");
    CHECK(read.person == trainee);
    CHECK(read.reflected);          // nothing is asked of who reads
    CHECK(read.reflection.empty()); // written for oneself
    CHECK(read.draft_field.empty());
    CHECK_FALSE(read.next_scene.has_value());
    CHECK(read.decisions.size() == own.decisions.size());
    for (std::size_t f = 0; f < read.facets.size(); ++f) { // of who played, not of who reads
        CHECK(read.facets[f].after.mean == doctest::Approx(own.facets[f].after.mean).epsilon(1e-12));
        CHECK(read.facets[f].after.weight == doctest::Approx(own.facets[f].after.weight).epsilon(1e-12));
    }
    CHECK(desk.refuses(app::SaveReflection{attempt, "không phải của em"}));
    CHECK(desk.refuses(app::SaveDraft{attempt, "reflection", "không phải của em"}));
    CHECK(desk.refuses(app::SaveGift{attempt, true}));
    CHECK(desk.refuses(app::RetryFrom{attempt, 0}));
    CHECK(desk.refuses(app::OpenMemberAttempt{Uuid{}}));
    CHECK(desk.model().debrief->of == "Phạm Thu Hà");
    desk.does(app::OpenPage{app::Page::member});
    CHECK(desk.model().member.person == trainee);

    desk.sit_down(other);
    CHECK(desk.refuses(app::OpenMemberAttempt{attempt}));
    CHECK(desk.refuses(app::OpenDebrief{attempt}));
    CHECK_FALSE(desk.model().debrief.has_value());
    desk.sit_down(trainee);
    desk.does(app::OpenMemberAttempt{attempt});
    CHECK(desk.model().debrief->of.empty());
    CHECK(desk.model().debrief->reflection == "Em sẽ hỏi thêm trước khi hứa");
}

TEST_CASE("targets: the own post's, else that of all others; an axis without one has the overall one") {
    LeadDesk desk;
    const Uuid agent = desk.add("Phạm Thu Hà", store::Role::trainee, "Chuyên viên CSKH");
    const Uuid clerk = desk.add("Võ Minh", store::Role::trainee, "Thu ngân");
    desk.does(app::OpenMember{agent});
    CHECK(desk.model().member.target == 0);
    CHECK(desk.model().member.targets == std::vector<int>{0, 0, 0, 0, 0});
    desk.does(app::SaveTarget{"", 2, {}});
    desk.does(app::SaveTarget{"  chuyên viên cskh ", 3, {0, 4, 0, 0, 5}});
    CHECK(desk.model().member.target == 3); // the page that is open says so at once
    CHECK(desk.model().member.targets == std::vector<int>{3, 4, 3, 3, 5});
    CHECK(desk.model().member.row.target == 3);
    desk.reopen();
    desk.does(app::OpenMember{clerk});
    CHECK(desk.model().member.target == 2);
    CHECK(desk.model().member.targets == std::vector<int>{2, 2, 2, 2, 2});
    desk.does(app::OpenPage{app::Page::team});
    const auto& posts = desk.model().targets.posts;
    REQUIRE(posts.size() == 3);
    CHECK(posts[0].post.empty());
    CHECK(posts[0].level == 2);
    CHECK(posts[0].people == 2); // the clerk and the lead
    CHECK(posts[1].level == 3);
    CHECK(posts[1].people == 1);
    CHECK(posts[1].facets == std::vector<int>{0, 4, 0, 0, 5});
    CHECK(posts[2].post == "Thu ngân");
    CHECK(posts[2].level == 0);
    desk.sit_down(agent);
    desk.does(app::OpenPage{app::Page::radar});
    CHECK(desk.model().radar.target == 3);
    CHECK(desk.model().radar.axes[1].target == 4);
    CHECK(desk.model().radar.axes[0].target == 3);
    CHECK(desk.refuses(app::SaveTarget{"", 1, {}}));
    desk.sit_down(desk.lead());
    desk.does(app::SaveTarget{"Chuyên viên CSKH", 0, {}}); // taken back: one of all others again
    desk.does(app::OpenMember{agent});
    CHECK(desk.model().member.target == 2);
    CHECK(desk.refuses(app::SaveTarget{"", 6, {}}));
    CHECK(desk.refuses(app::SaveTarget{"", 3, {0, 0, 7}}));
    CHECK(desk.refuses(app::SaveTarget{"", 3, {1, 1, 1, 1, 1, 1}}));
}

TEST_CASE("a talk is noted, noted again and closed") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const Uuid other = desk.add_head("Võ Minh");
    app::SaveTalk talk{
        person, std::nullopt, desk.in_days(-2), "understand", " Hỏi hai câu trước khi hứa ", "",
        "",     "",           desk.in_days(-1), false};
    const auto but = [&](const std::function<void(app::SaveTalk&)>& change) {
        app::SaveTalk out = talk;
        change(out);
        return out;
    };
    CHECK(desk.refuses(but([](auto& t) { t.plan = " \n"; })));
    CHECK(desk.refuses(but([](auto& t) { t.day = "2026-02-30"; })));
    CHECK(desk.refuses(but([](auto& t) { t.day.clear(); })));
    CHECK(desk.refuses(but([](auto& t) { t.next_day = "mai"; })));
    CHECK(desk.refuses(but([](auto& t) { t.next_day = t.day; })));
    CHECK(desk.refuses(but([](auto& t) { t.facet = "shouting"; })));
    CHECK(desk.refuses(but([&](auto& t) { t.person = desk.lead(); })));
    CHECK(desk.refuses(but([&](auto& t) { t.talk = other; })));
    CHECK(desk.said<store::CoachingNoted>().empty());
    desk.does(app::OpenMember{person});
    desk.does(talk);
    REQUIRE(desk.model().member.talks.size() == 1);
    const app::CoachingTalk shown = desk.model().member.talks[0];
    CHECK(shown.plan == "Hỏi hai câu trước khi hứa");
    CHECK(shown.iso_day == desk.in_days(-2));
    const auto& ids = desk.model().member.facet_ids;
    const auto about = std::ranges::find(ids, std::string("understand")) - ids.begin();
    CHECK(shown.facet == desk.model().member.facet_names.at(static_cast<std::size_t>(about)));
    CHECK(shown.next_passed);
    CHECK(shown.coach == "Trần Văn Quý");

    desk.sit_down(other); // the lead above writes on; whose talk it is stays
    talk.talk = shown.id;
    talk.check = "Khách dịu sớm hơn";
    talk.closed = true;
    desk.does(talk);
    desk.does(but([&](auto& t) { t.talk.reset(), t.day = desk.in_days(0), t.next_day.clear(); }));
    desk.does(app::OpenMember{person});
    REQUIRE(desk.model().member.talks.size() == 2);
    CHECK(desk.model().member.talks[0].iso_day == desk.in_days(0));
    CHECK(desk.model().member.talks[0].next_day.empty());
    CHECK(desk.model().member.talks[1].id == shown.id);
    CHECK(desk.model().member.talks[1].check == "Khách dịu sớm hơn");
    CHECK(desk.model().member.talks[1].coach == "Trần Văn Quý");
    CHECK(desk.model().member.talks[1].closed);
    CHECK_FALSE(desk.model().member.talks[1].next_passed);
    desk.sit_down(person);
    CHECK(desk.refuses(talk));
}

TEST_CASE("a weekly goal is set for several at once by who leads, and by anybody for themselves") {
    LeadDesk desk;
    const Uuid one = desk.add("Phạm Thu Hà");
    const Uuid two = desk.add("Võ Minh");
    const Uuid candidate = desk.add("Ngô Lan", store::Role::candidate);
    CHECK(desk.refuses(app::SetWeeklyGoal{{}, 3}));
    CHECK(desk.refuses(app::SetWeeklyGoal{{one}, -1}));
    CHECK(desk.refuses(app::SetWeeklyGoal{{one}, 51}));
    CHECK(desk.refuses(app::SetWeeklyGoal{{one, candidate}, 3}));
    CHECK(desk.refuses(app::SetWeeklyGoal{{one, Uuid{}}, 3}));
    CHECK(desk.said<store::WeeklyGoalSet>().empty());
    desk.does(app::SetWeeklyGoal{{one, two, one}, 3});
    CHECK(desk.said<store::WeeklyGoalSet>().size() == 2);
    desk.does(app::OpenMember{two});
    CHECK(desk.model().member.weekly_goal == 3);
    desk.sit_down(one);
    CHECK(desk.model().home.weekly_goal == 3);
    CHECK(desk.refuses(app::SetWeeklyGoal{{two}, 1}));
    desk.does(app::SetWeeklyGoal{{one}, 5});
    CHECK(desk.model().home.weekly_goal == 5);
    desk.does(app::SetWeeklyGoal{{one}, 0});
    CHECK(desk.model().home.weekly_goal == 0);
}

TEST_CASE("the week goes from Monday to Sunday") {
    LeadDesk desk; // a Wednesday
    REQUIRE(weekday(desk.today()) == 2);
    const Uuid person = desk.add("Phạm Thu Hà");
    const std::string scene = desk.scenes(false).front();
    desk.finish(person, {{scene, 0.5, false, 3}, {scene, 0.5, false, 2}, {scene, 0.5, false, 0}});
    desk.does(app::OpenMember{person});
    CHECK(desk.model().member.finished_this_week == 2); // Sunday was the week before
    desk.sit_down(person);
    CHECK(desk.model().home.finished_this_week == 2);
    desk.pass_days(5);
    CHECK(desk.model().home.finished_this_week == 0);
}

TEST_CASE("pitfalls count over ninety days, without what was taken up from the middle of another") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const std::string scene = desk.scenes(false).front();
    const FrozenCompetency competency = frozen_competency();
    const auto& pitfalls = competency.estimator->competency().pitfalls;
    const std::string often = pitfalls[1].id;
    const std::string once = pitfalls[0].id;
    desk.finish(person, {{scene, 0.5, false, 10, {often}, 8}});
    desk.does(app::OpenMember{person});
    CHECK(desk.model().member.decisions_90 == 8);
    CHECK(desk.model().member.pitfalls.empty()); // too few to say anything
    desk.finish(person, {{scene, 0.5, false, 90, {once, once, once}, 10},
                         {scene, 0.5, false, 89, {often, often}, 10},
                         {scene, 0.5, true, 5, {once}, 7},
                         {scene, 0.5, false, 4, {once, once}, 5, false, true}});
    desk.does(app::OpenMember{person});
    const app::MemberPage& page = desk.model().member;
    CHECK(page.decisions_90 == 25);
    REQUIRE(page.pitfalls.size() == 2);
    CHECK(page.pitfalls[0].name == pitfalls[1].name.vi);
    CHECK(page.pitfalls[0].times == 3);
    CHECK(page.pitfalls[0].per_ten == doctest::Approx(10.0 * 3 / 25));
    CHECK(page.pitfalls[1].times == 1);
}

TEST_CASE("moves from team to team, newest first, and the day of joining") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    const Uuid first = desk.add_team("Đội Hà Nội", {person});
    desk.pass_days(10);
    const Uuid second = desk.add_team("Đội Đà Nẵng", {});
    desk.in_store([&](store::Store& store) {
        const auto placed = [&](std::optional<Uuid> team, int joined) {
            return store::Event{desk.sandbox.clock.now(),          7 * 60,     person, Uuid{},
                                store::PersonPlaced{team, joined}, desk.lead()};
        };
        const std::vector<store::Event> rows{placed(first, 20'000), placed(second, 20'000)};
        REQUIRE(store.append(rows)); // the first tells of another day of joining alone
    });
    desk.does(app::OpenMember{person});
    const app::MemberPage& page = desk.model().member;
    REQUIRE(page.moves.size() == 3);
    CHECK(page.moves[0].find("Đội Đà Nẵng") == 0);
    CHECK(page.moves[0].find(vietnamese_day(desk.today())) != std::string::npos);
    CHECK(page.moves[1].find("Đội Hà Nội") == 0);
    CHECK(page.joined_iso == iso_day(Day{20'000}));
    CHECK(page.row.team == "Đội Đà Nẵng");
    CHECK_FALSE(page.row.tenure.empty());
}
