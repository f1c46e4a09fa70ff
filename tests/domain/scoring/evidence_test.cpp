#include "domain/scoring/scoring_fixture.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::domain;
using namespace mq::scoring_test;

namespace {

const Day today = day("2026-11-01");
Day ago(int days) {
    return {today.number - days};
}

CreditedEvidence credit(const std::vector<Evidence>& records, const Severities& severities = {}) {
    return credit_evidence(records, today, severities, a01());
}

} // namespace

TEST_CASE("evidence: lines keep the order and the ids of the records") {
    const auto credited =
        credit({attempt("S1", "a", ago(3), 2, 0.9), interview("I1", ago(2), {{"Q1", "A", respond, 4}}),
                observation("O1", ago(1), {{"", "L", autonomy, 3}})});
    REQUIRE(credited.lines.size() == 3);
    CHECK(credited.lines[0].id == "S1");
    CHECK(credited.lines[1].id == "I1/Q1/A/respond");
    CHECK(credited.lines[2].id == "O1/L/autonomy");
    CHECK(credited.lines[2].source == Source::observation);
    CHECK(credited.lines[2].age_days == 1);
    CHECK(credited.facets.size() == 7);
}

TEST_CASE("evidence: what is dated later is left out, so a standing can be drawn for a day in the past") {
    const auto credited =
        credit({attempt("S1", "a", ago(-1), 2, 0.9), interview("I1", ago(-2), {{"Q1", "A", respond, 4}}),
                attempt("S2", "a", ago(0), 2, 0.9)});
    REQUIRE(credited.lines.size() == 1);
    CHECK(credited.lines[0].id == "S2");
    CHECK(credited.lines[0].weight.value() == 1.0);
}

TEST_CASE("evidence: a retake is judged against the attempt before it, whatever that one weighs") {
    const auto credited = credit({attempt("S3", "a", ago(0), 2, 0.9), attempt("S1", "a", ago(60), 2, 0.5),
                                  attempt("S2", "a", ago(31), 2, 0.9), attempt("S4", "b", ago(0), 2, 0.9)});
    CHECK(credited.lines[0].retake.value() == 0.5);
    CHECK(credited.lines[1].retake.value() == 1.0);
    CHECK(credited.lines[2].retake.value() == 0.0);
    CHECK_FALSE(credited.lines[2].counts());
    CHECK(credited.lines[3].retake.value() == 1.0);
}

TEST_CASE("evidence: of two attempts on one day the one given first is the first") {
    const auto credited = credit({attempt("S1", "a", ago(0), 2, 0.2), attempt("S2", "a", ago(0), 2, 0.9)});
    CHECK(credited.lines[0].retake.value() == 1.0);
    CHECK(credited.lines[1].retake.value() == 0.0);
}

TEST_CASE("evidence: a scene shows the best of its counting attempts") {
    const auto credited = credit({attempt("S1", "a", ago(100), 3, 0.9), attempt("S2", "a", ago(0), 4, 0.5),
                                  attempt("S3", "b", ago(800), 5, 0.9)});
    REQUIRE(credited.stimuli.size() == 2);
    CHECK(credited.stimuli[0].lo == 3);
    CHECK_FALSE(credited.stimuli[1].lo.has_value());
}

TEST_CASE("evidence: weights of a panel count raters, questions and the facets rated together") {
    const auto credited = credit({interview("I1", ago(0),
                                            {{"Q1", "A", respond, 4},
                                             {"Q1", "A", improve, 2},
                                             {"Q1", "B", respond, 5},
                                             {"Q2", "B", respond, 1}})});
    const double share = 1.0 / 1.5 / 1.3;
    CHECK(credited.lines[0].weight.value() == doctest::Approx(share / 2));
    CHECK(credited.lines[1].weight.value() == doctest::Approx(share / 2));
    CHECK(credited.lines[2].weight.value() == doctest::Approx(share));
    CHECK(credited.facets[0].weight.value() == doctest::Approx(share)); // facets leave out the division
    REQUIRE(credited.stimuli.size() == 2);
    CHECK(credited.stimuli[0].lo == 4); // of 2, 4, 5
    CHECK(credited.stimuli[1].lo == 0);
}

TEST_CASE("evidence: the lower of two middle ratings counts") {
    const auto credited =
        credit({interview("I1", ago(0), {{"Q1", "A", respond, 5}, {"Q1", "B", respond, 3}})});
    CHECK(credited.stimuli[0].lo == 3);
}

TEST_CASE("evidence: an observation sheet is one stimulus, whatever its ratings are called") {
    const auto credited =
        credit({observation("O1", ago(0), {{"x", "L", respond, 4}, {"y", "L", improve, 4}})});
    CHECK(credited.stimuli.size() == 1);
    CHECK(credited.lines[0].weight.value() == 0.5);
    CHECK(credited.lines[0].id == "O1/L/respond");
}

TEST_CASE("evidence: the same question in two interviews is two stimuli") {
    const auto credited = credit({interview("I1", ago(9), {{"Q1", "A", respond, 4}}),
                                  interview("I2", ago(0), {{"Q1", "A", respond, 4}})});
    CHECK(credited.stimuli.size() == 2);
}

TEST_CASE("evidence: an interview with no rating leaves nothing behind") {
    const auto credited = credit({interview("I1", ago(0), {})});
    CHECK(credited.lines.empty());
    CHECK(credited.stimuli.empty());
}

TEST_CASE("evidence: a critical error caps every facet of its attempt") {
    ScenarioEvidence record = attempt("S1", "a", ago(0), 4, 0.95);
    record.critical = true;
    const auto credited = credit({record});
    CHECK(credited.lines[0].credit == LevelInterval{0, 1});
    CHECK(credited.facets.size() == 5);
    for (const FacetCredit& facet : credited.facets)
        CHECK(facet.credit == LevelInterval{0, 1});
}

TEST_CASE("evidence: severity is the rater's, and 0 for who has none") {
    const auto credited =
        credit({interview("I1", ago(0), {{"Q1", "A", respond, 4}, {"Q1", "B", respond, 4}})}, {{"B", 0.25}});
    CHECK(credited.lines[0].severity == 0.0);
    CHECK(credited.lines[1].severity == 0.25);
}

TEST_CASE("practice: the latest attempt of each scene, at half weight") {
    const std::vector<ScenarioEvidence> attempts{
        attempt("P1", "a", ago(180), 2, 0.9), attempt("P3", "a", ago(0), 2, 0.5),
        attempt("P2", "a", ago(10), 2, 0.9), attempt("P4", "b", ago(180), 3, 0.9),
        attempt("P5", "b", ago(-1), 3, 0.2)};
    const auto credited = credit_practice(attempts, today, a01());
    REQUIRE(credited.lines.size() == 2);
    CHECK(credited.lines[0].id == "P3");
    CHECK(credited.lines[0].weight.value() == 0.5);
    CHECK(credited.lines[1].id == "P4");
    CHECK(credited.lines[1].weight.value() == 0.25);
}

TEST_CASE("practice: of two on the same day the one given later is the latest") {
    const std::vector<ScenarioEvidence> attempts{attempt("P1", "a", ago(0), 2, 0.9),
                                                 attempt("P2", "a", ago(0), 2, 0.5)};
    const auto credited = credit_practice(attempts, today, a01());
    REQUIRE(credited.lines.size() == 1);
    CHECK(credited.lines[0].id == "P2");
}
