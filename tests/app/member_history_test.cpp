#include "app/evidence_book.h"
#include "app/lead_desk.h"
#include "app/people_fixture.h"
#include "ui/allocations.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cstdint>

using namespace mq;
using namespace mq::tests;

namespace {

using Results = std::vector<LeadDesk::Result>;

/// Where somebody stood on a day, by the estimator alone, from what had been finished by then.
domain::Standing standing_by_estimator(LeadDesk& desk, const Uuid& person, Day day) {
    const FrozenCompetency competency = frozen_competency();
    std::vector<store::FinishedAttempt> finished;
    desk.in_store([&](store::Store& store) { finished = store.finished(person).value(); });
    std::vector<domain::Evidence> records;
    for (const store::FinishedAttempt& attempt : finished)
        if (attempt.mode == store::Mode::assessment && attempt.day <= day)
            records.emplace_back(app::evidence_of(attempt, competency.estimator->competency()).value());
    return competency.estimator->standing(records, day);
}

struct PageWork {
    std::uint64_t statements = 0; ///< of SQL
    std::uint64_t bytes = 0;      ///< asked of the allocator
};

/// Of opening the page of somebody with so many attempts, which isn't opened for the first time.
PageWork work_of_page(int attempts) {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    Results many;
    const auto practice = desk.scenes(false);
    const auto assessments = desk.scenes(true);
    for (int i = 0; i < attempts; ++i) {
        const auto n = static_cast<std::size_t>(i);
        const bool assessment = i % 4 == 0;
        const auto& from = assessment ? assessments : practice;
        many.push_back({from[n % from.size()], (i * 37 % 100) / 100.0, assessment, 2 * (attempts - i)});
    }
    desk.finish(person, many);
    desk.does(app::OpenMember{person});
    const PageWork before{desk.app->sql_statements(), ui::test::allocated_bytes()};
    desk.does(app::OpenMember{person});
    CHECK(desk.model().member.attempts.size() == 50);
    CHECK(desk.model().member.history.size() == 40);
    return {desk.app->sql_statements() - before.statements, ui::test::allocated_bytes() - before.bytes};
}

void check_same(const app::Estimate& shown, const domain::LevelPosterior& worked_out, double weight) {
    CHECK(shown.mean == doctest::Approx(worked_out.mean).epsilon(1e-12));
    CHECK(shown.low == doctest::Approx(worked_out.q10).epsilon(1e-12));
    CHECK(shown.high == doctest::Approx(worked_out.q90).epsilon(1e-12));
    CHECK(shown.weight == doctest::Approx(weight).epsilon(1e-12));
}

void check_point(const app::HistoryPoint& point, const domain::Standing& standing) {
    CAPTURE(point.label);
    check_same(point.overall, standing.overall, standing.weight.value());
    CHECK(point.reported.has_value() == standing.reported.has_value());
    if (point.reported && standing.reported)
        CHECK(*point.reported == standing.reported->number());
    REQUIRE(point.facets.size() == 5);
    for (std::size_t f = 0; f < point.facets.size(); ++f)
        check_same(point.facets[f], standing.facets[f].posterior, standing.facets[f].weight.value());
}

} // namespace

TEST_CASE("the history ends where the person stands today, and a point of it is where they stood that day") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    desk.finish(person, months_of_work(desk));
    desk.does(app::OpenMember{person});
    const app::MemberPage page = desk.model().member;
    CHECK(desk.model().page == app::Page::member);
    REQUIRE(page.history.size() > 10);
    CHECK(page.history.back().day_number == desk.today().number);
    for (const std::size_t at : {std::size_t{0}, page.history.size() / 2, page.history.size() - 1})
        check_point(page.history[at], standing_by_estimator(desk, person, Day{page.history[at].day_number}));
    CHECK(page.row.reported == page.history.back().reported);
    REQUIRE_MESSAGE(page.row.reported.has_value(),
                    (page.missing.empty() ? std::string() : page.missing.front()));
    CHECK(page.row.overall.mean == doctest::Approx(page.history.back().overall.mean).epsilon(1e-6));
    CHECK(page.row.name == "Phạm Thu Hà");
    CHECK_FALSE(page.next.text.empty());
    CHECK(page.next.text == page.row.next.text);
    CHECK(page.history.front().day_number == desk.today().number - 100);
    CHECK(page.history.front().practice[0].none()); // practised five days later for the first time
    CHECK_FALSE(page.history.back().practice[0].none());
}

TEST_CASE("a point of the history is what the page showed on that day") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    desk.finish(person, months_of_work(desk));
    desk.does(app::OpenMember{person});
    const app::HistoryPoint then = desk.model().member.history.back();
    desk.pass_days(40);
    desk.finish(person, {{desk.scenes(true).front(), 0.2, true, 0, {}, 8, true}});
    desk.does(app::OpenMember{person});
    const auto& history = desk.model().member.history;
    CHECK(history.back().overall.mean < then.overall.mean);
    // That day itself isn't among the points, unless something was finished: one is made of it here.
    desk.finish(person, {{desk.scenes(false).front(), 0.7, false, 40}});
    desk.does(app::OpenMember{person});
    const auto& points = desk.model().member.history;
    const auto again = std::ranges::find(points, then.day_number, &app::HistoryPoint::day_number);
    REQUIRE(again != points.end());
    CHECK(again->overall.mean == doctest::Approx(then.overall.mean).epsilon(1e-12));
    CHECK(again->reported == then.reported);
}

TEST_CASE("the history has forty points at most, in order, those of assessments first") {
    LeadDesk desk;
    const Uuid person = desk.add("Phạm Thu Hà");
    Results many;
    for (int i = 0; i < 60; ++i)
        many.push_back({desk.scenes(false).front(), 0.6, false, 300 - 4 * i});
    for (const int ago : {290, 145, 3})
        many.push_back({desk.scenes(true).front(), 0.6, true, ago});
    desk.finish(person, many);
    desk.does(app::OpenMember{person});
    const auto& history = desk.model().member.history;
    CHECK(history.size() == 40);
    CHECK(std::ranges::adjacent_find(history, std::ranges::greater_equal{}, &app::HistoryPoint::day_number) ==
          history.end());
    for (const int ago : {290, 145, 3, 0})
        CHECK(std::ranges::count(history, desk.today().number - ago, &app::HistoryPoint::day_number) == 1);
    CHECK(history.front().day_number == desk.today().number - 300);
}

TEST_CASE("beginnings of months are points too, and somebody without evidence has today alone") {
    LeadDesk desk; // 18/11/2026
    const Uuid person = desk.add("Phạm Thu Hà");
    desk.does(app::OpenMember{person});
    CHECK(desk.model().member.history.size() == 1);
    CHECK(desk.model().member.missing.size() > 1);
    CHECK(desk.model().member.row.next.kind == app::NextKind::entry);
    desk.finish(person, {{desk.scenes(true).front(), 0.9, true, 60}});
    desk.does(app::OpenMember{person});
    std::vector<std::string> days;
    for (const app::HistoryPoint& point : desk.model().member.history)
        days.push_back(point.label);
    CHECK(days == std::vector<std::string>{vietnamese_day(Day{desk.today().number - 60}), "01/10/2026",
                                           "01/11/2026", vietnamese_day(desk.today())});
}

TEST_CASE("four times the attempts cost a person's page no more queries, and at most four times the work") {
    const PageWork some = work_of_page(60);
    const PageWork many = work_of_page(240);
    CHECK(many.statements == some.statements);
    CHECK(many.bytes < 4 * some.bytes);
}
