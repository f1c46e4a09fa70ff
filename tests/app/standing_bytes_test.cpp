#include "app/standing_bytes.h"

#include "app/people_fixture.h"

#include <doctest/doctest.h>
#include <cmath>

using namespace mq;
using namespace mq::app;
using namespace mq::domain;
using namespace mq::tests;

namespace {

constexpr Day today{20'413};

/// Scenes, one with a critical error, and an interview of two raters.
std::vector<Evidence> mixed_evidence() {
    std::vector<Evidence> out;
    for (int i = 0; i < 9; ++i) {
        ScenarioEvidence attempt;
        attempt.id = "S\"" + std::to_string(i) + "ố";
        attempt.scenario = "scene-" + std::to_string(i % 6);
        attempt.date = {today.number - 40 * i};
        attempt.difficulty = Difficulty(1 + i % 5);
        attempt.attainment = AttainedShare(0.97 - 0.07 * i);
        attempt.guidance = GuidanceShare(0.05 * (i % 3));
        attempt.critical = i == 2;
        for (std::size_t axis = 0; axis < 5; ++axis)
            attempt.facets.push_back(
                {FacetIndex(axis), AttainedShare(1.0 / (1.0 + static_cast<double>(axis)))});
        out.emplace_back(std::move(attempt));
    }
    RatedEvidence interview{RatedEvidence::Kind::interview, "I1", {today.number - 3}, {}};
    for (const char* rater : {"A", "B"})
        for (std::size_t facet = 0; facet < 6; ++facet)
            interview.ratings.push_back({"Q1", rater, FacetIndex(facet), Level(5)});
    out.emplace_back(std::move(interview));
    return out;
}

void check_near(const LevelPosterior& a, const LevelPosterior& b) {
    REQUIRE(a.mass.size() == b.mass.size());
    for (std::size_t i = 0; i < a.mass.size(); ++i)
        CHECK(std::abs(a.mass[i] - b.mass[i]) < 1e-9);
    for (std::size_t i = 0; i < a.levels.size(); ++i) {
        CHECK(std::abs(a.levels[i] - b.levels[i]) < 1e-9);
        CHECK(std::abs(a.at_least[i] - b.at_least[i]) < 1e-9);
    }
    CHECK(std::abs(a.mean - b.mean) < 1e-9);
    CHECK(std::abs(a.sd - b.sd) < 1e-9);
    CHECK(std::abs(a.q10 - b.q10) < 1e-9);
    CHECK(std::abs(a.q90 - b.q90) < 1e-9);
}

void check_near(const CreditedEvidence& a, const CreditedEvidence& b) {
    REQUIRE(a.lines.size() == b.lines.size());
    for (std::size_t i = 0; i < a.lines.size(); ++i) {
        CHECK(a.lines[i].id == b.lines[i].id);
        CHECK(a.lines[i].source == b.lines[i].source);
        CHECK(a.lines[i].evidence == b.lines[i].evidence);
        CHECK(a.lines[i].rating == b.lines[i].rating);
        CHECK(a.lines[i].stimulus == b.lines[i].stimulus);
        CHECK(a.lines[i].date == b.lines[i].date);
        CHECK(a.lines[i].age_days == b.lines[i].age_days);
        CHECK(a.lines[i].credit == b.lines[i].credit);
        CHECK(std::abs(a.lines[i].weight.value() - b.lines[i].weight.value()) < 1e-9);
        CHECK(std::abs(a.lines[i].recency.value() - b.lines[i].recency.value()) < 1e-9);
        CHECK(std::abs(a.lines[i].retake.value() - b.lines[i].retake.value()) < 1e-9);
        CHECK(std::abs(a.lines[i].severity - b.lines[i].severity) < 1e-9);
    }
    REQUIRE(a.facets.size() == b.facets.size());
    for (std::size_t i = 0; i < a.facets.size(); ++i) {
        CHECK(a.facets[i].line == b.facets[i].line);
        CHECK(a.facets[i].facet == b.facets[i].facet);
        CHECK(a.facets[i].credit == b.facets[i].credit);
        CHECK(std::abs(a.facets[i].weight.value() - b.facets[i].weight.value()) < 1e-9);
    }
    REQUIRE(a.stimuli.size() == b.stimuli.size());
    for (std::size_t i = 0; i < a.stimuli.size(); ++i) {
        CHECK(a.stimuli[i].source == b.stimuli[i].source);
        CHECK(a.stimuli[i].lo == b.stimuli[i].lo);
    }
}

void check_near(const Standing& a, const Standing& b) {
    CHECK(a.version == b.version);
    CHECK(a.as_of == b.as_of);
    check_near(a.overall, b.overall);
    CHECK(std::abs(a.weight.value() - b.weight.value()) < 1e-9);
    CHECK(a.scenarios == b.scenarios);
    CHECK(a.axes_ready == b.axes_ready);
    CHECK(a.newest_age == b.newest_age);
    CHECK(a.statistical == b.statistical);
    CHECK(a.demonstrated == b.demonstrated);
    CHECK(a.sufficient == b.sufficient);
    CHECK(a.reported == b.reported);
    CHECK(a.missing == b.missing);
    CHECK(a.gates == b.gates);
    CHECK(a.critical_record == b.critical_record);
    REQUIRE(a.facets.size() == b.facets.size());
    for (std::size_t i = 0; i < a.facets.size(); ++i) {
        check_near(a.facets[i].posterior, b.facets[i].posterior);
        CHECK(std::abs(a.facets[i].weight.value() - b.facets[i].weight.value()) < 1e-9);
        CHECK(a.facets[i].stimuli == b.facets[i].stimuli);
    }
    check_near(a.credited, b.credited);
}

} // namespace

TEST_CASE("a standing reads back from its bytes, and gives the same bytes again") {
    const FrozenCompetency a01 = frozen_competency();
    const Severities severities{{"A", 0.2}, {"B", -0.35}};
    const std::vector<Evidence> all = mixed_evidence();
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{5}, all.size()}) {
        CAPTURE(count);
        const std::span records(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
        const Standing standing = a01.estimator->standing(records, today, severities);
        const std::string bytes = standing_bytes(standing, a01.estimator->competency());
        const auto read = standing_from(bytes, a01.estimator->competency(), count);
        REQUIRE(read.has_value());
        check_near(*read, standing);
        CHECK(standing_bytes(*read, a01.estimator->competency()) == bytes);
        CHECK(agreement_of(bytes, bytes) == Agreement::same);
    }
    const Standing standing = a01.estimator->standing(all, today, severities);
    REQUIRE(standing.critical_record.has_value()); // the case covers what it should
    CHECK_FALSE(standing.gates.empty());
}

TEST_CASE("bytes that are no standing of these records are refused, cut or changed wherever") {
    const FrozenCompetency a01 = frozen_competency();
    const Competency& competency = a01.estimator->competency();
    const std::vector<Evidence> all = mixed_evidence();
    const std::string bytes = standing_bytes(a01.estimator->standing(all, today), competency);
    for (std::size_t length = 0; length < bytes.size(); length += 1 + length / 50)
        CHECK_FALSE(standing_from(bytes.substr(0, length), competency, all.size()).has_value());
    const auto refused = standing_from(bytes, competency, 3); // lines speak of records that aren't there
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::damaged);
    const FrozenCompetency other = frozen_competency({{"version: A01-M-1", "version: A01-M-2"}});
    CHECK_FALSE(standing_from(bytes, other.estimator->competency(), all.size()).has_value());
    const FrozenCompetency finer = frozen_competency({{"points: 25", "points: 24"}});
    CHECK_FALSE(standing_from(bytes, finer.estimator->competency(), all.size()).has_value());
    for (std::size_t at = 0; at < bytes.size(); ++at) { // whatever it becomes, it is read safely
        std::string changed = bytes;
        changed[at] = changed[at] == '9' ? '-' : '9';
        const auto read = standing_from(changed, competency, all.size());
        if (read)
            for (const EvidenceLine& line : read->credited.lines)
                CHECK(line.evidence < all.size());
    }
}

TEST_CASE("numbers that differ in the last decimal are told from numbers that differ") {
    CHECK(agreement_of(R"({"a":[0.123456789,3]})", R"({"a":[0.12345679,3]})") == Agreement::last_decimal);
    CHECK(agreement_of(R"({"a":[1,3]})", R"({"a":[0.999999999,3]})") == Agreement::last_decimal);
    CHECK(agreement_of(R"({"a":[0.123456789,3]})", R"({"a":[0.123456787,3]})") == Agreement::different);
    CHECK(agreement_of(R"({"a":[0.5,3]})", R"({"a":[0.5,4]})") == Agreement::different);
    CHECK(agreement_of(R"({"a":0.5})", R"({"b":0.5})") == Agreement::different);
    CHECK(agreement_of(R"({"a":"x"})", R"({"a":"y"})") == Agreement::different);
    CHECK(agreement_of(R"({"a":[0.5]})", R"({"a":[0.5,0.5]})") == Agreement::different);
    CHECK(agreement_of(R"({"a":0.5)", R"({"a":0.5})") == Agreement::different);
    CHECK(agreement_of(R"({"a": 0.5})", R"({"a":0.5})") ==
          Agreement::last_decimal); // no longer the same bytes
}
