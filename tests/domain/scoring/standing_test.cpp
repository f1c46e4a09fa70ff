#include "domain/scoring/scoring_fixture.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <array>

using namespace mq;
using namespace mq::domain;
using namespace mq::scoring_test;

namespace {

const Day today = day("2026-11-01");
Day ago(int days) {
    return {today.number - days};
}

const Estimator& estimator() {
    static const Estimator built(a01());
    return built;
}

/// Seven scenes of one difficulty mastered without help: enough evidence for a level.
std::vector<Evidence> mastered(int difficulty, double attainment = 0.9) {
    std::vector<Evidence> out;
    const std::array ids{"S1", "S2", "S3", "S4", "S5", "S6", "S7"};
    const std::array scenes{"a", "b", "c", "d", "e", "f", "g"};
    for (std::size_t i = 0; i < ids.size(); ++i)
        out.emplace_back(
            attempt(ids[i], scenes[i], ago(10 * static_cast<int>(i) + 1), difficulty, attainment));
    return out;
}

bool has(const std::vector<Gate>& gates, Gate gate) {
    return std::find(gates.begin(), gates.end(), gate) != gates.end();
}

} // namespace

TEST_CASE("standing: with no evidence the prior is printed and everything is missing") {
    const Standing standing = estimator().standing({}, today);
    CHECK(standing.overall.mean == doctest::Approx(3.0));
    CHECK(standing.missing.size() == 5);
    CHECK_FALSE(standing.reported.has_value());
    CHECK_FALSE(standing.newest_age.has_value());
    CHECK(standing.demonstrated == Level(1));
    for (const FacetEstimate& facet : standing.facets) {
        CHECK(facet.weight == Weight());
        CHECK(facet.stimuli == 0);
    }
}

TEST_CASE("standing: level 4 needs a person's judgement, and says so") {
    std::vector<Evidence> records = mastered(4);
    Standing standing = estimator().standing(records, today);
    CHECK(standing.reported == Level(3));
    CHECK(standing.gates == std::vector{Gate::human});
    records.emplace_back(observation("O1", ago(5), {{"", "L", respond, 4}}));
    standing = estimator().standing(records, today);
    CHECK(standing.reported == Level(4));
    CHECK(standing.gates.empty());
}

TEST_CASE("standing: level 5 needs two raters who saw it passed on to others") {
    std::vector<Evidence> records = mastered(5);
    records.emplace_back(interview("I1", ago(5), {{"Q1", "A", autonomy, 5}, {"Q2", "A", autonomy, 5}}));
    Standing standing = estimator().standing(records, today);
    CHECK(standing.reported == Level(4));
    CHECK(has(standing.gates, Gate::autonomy));
    records.emplace_back(observation("O1", ago(5), {{"", "B", autonomy, 4}}));
    CHECK(estimator().standing(records, today).reported == Level(4));
    records.emplace_back(observation("O2", ago(5), {{"", "B", autonomy, 5}}));
    standing = estimator().standing(records, today);
    CHECK(standing.reported == Level(5));
    CHECK(standing.gates.empty());
}

TEST_CASE("standing: a rating too old to count opens no gate") {
    std::vector<Evidence> records = mastered(4);
    records.emplace_back(interview("I1", ago(731), {{"Q1", "A", respond, 5}}));
    CHECK(estimator().standing(records, today).reported == Level(3));
}

TEST_CASE("standing: a critical error caps for 90 days or three attempts, and names its attempt") {
    std::vector<Evidence> records = mastered(4, 0.7); // each credits level 3
    const auto with_critical = [&](int days) {
        std::vector<Evidence> all = records;
        ScenarioEvidence bad = attempt("X", "x", ago(days), 3, 0.9);
        bad.critical = true;
        all.emplace_back(bad);
        return estimator().standing(all, today);
    };
    const Standing on_the_day = with_critical(90); // seven attempts after it
    CHECK(on_the_day.reported == Level(2));
    CHECK(on_the_day.critical_record == 7);
    CHECK(has(on_the_day.gates, Gate::critical));
    const Standing later = with_critical(91);
    CHECK(later.reported == Level(3));
    CHECK_FALSE(later.critical_record.has_value());
    records.resize(2);
    CHECK(with_critical(400).critical_record == 2); // among the last three, however old
}

TEST_CASE("standing: two stimuli at a level, one of them a scene, demonstrate it") {
    const auto demonstrated = [](const std::vector<Evidence>& records) {
        return estimator().standing(records, today).demonstrated.number();
    };
    const Evidence scene = attempt("S1", "a", ago(40), 4, 0.9);
    const Evidence talk = interview("I1", ago(1), {{"Q1", "A", respond, 4}});
    CHECK(demonstrated({scene}) == 1);
    CHECK(demonstrated({scene, talk}) == 4);
    CHECK(demonstrated({talk, interview("I2", ago(1), {{"Q1", "A", respond, 4}})}) == 1);
    CHECK(demonstrated({scene, attempt("S2", "a", ago(1), 4, 0.9)}) ==
          1); // the same scene again is one stimulus
    CHECK(demonstrated({scene, attempt("S2", "b", ago(1), 3, 0.9)}) == 3);
}

TEST_CASE("standing: a competency with other facets and another grid") {
    Competency other = a01();
    other.facets.resize(2);
    other.scoring.grid_step = 0.1;
    other.scoring.grid_points = 49;
    const Standing standing = Estimator(other).standing(
        std::vector<Evidence>{interview("I1", ago(0), {{"Q1", "A", respond, 5}})}, today);
    CHECK(standing.overall.mass.size() == 49);
    CHECK(standing.facets.size() == 2);
    CHECK(standing.facets[1].stimuli == 1);
    CHECK(standing.overall.mean > 3.0);
}

TEST_CASE("practice: the polygon says less than the same attempts as an assessment, and moves the same way") {
    std::vector<ScenarioEvidence> attempts;
    for (const Evidence& record : mastered(4))
        attempts.push_back(std::get<ScenarioEvidence>(record));
    const PracticeStanding practice = estimator().practice(attempts, today);
    const Standing assessed = estimator().standing(mastered(4), today);
    CHECK(practice.ability.mean > 3.0);
    CHECK(practice.ability.sd > assessed.overall.sd);
    REQUIRE(practice.facets.size() == 6);
    CHECK(practice.facets[respond.value()].stimuli == 7);
    CHECK(practice.facets[respond.value()].weight.value() ==
          doctest::Approx(assessed.facets[respond.value()].weight.value() / 2));
    CHECK(practice.facets[autonomy.value()].stimuli == 0);
}

TEST_CASE("standing: ten thousand distinct raters and severities stay quick") {
    std::vector<Given> ratings;
    Severities severities;
    for (int i = 0; i < 10'000; ++i) {
        const std::string rater = "R" + std::to_string(i);
        ratings.push_back(
            {"Q" + std::to_string(i % 100), rater, FacetIndex(static_cast<std::size_t>(i % 6)), 1 + i % 5});
        severities[rater] = i / 20'000.0 + 1e-6;
    }
    const Standing standing =
        estimator().standing(std::vector<Evidence>{interview("I1", ago(0), ratings)}, today, severities);
    CHECK(standing.credited.lines.size() == 10'000);
    CHECK(standing.credited.stimuli.size() == 100);
    CHECK(standing.weight < Weight(1.0)); // the discount of so large a panel
}
