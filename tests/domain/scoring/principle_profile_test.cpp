#include "domain/principle_profile.h"
#include "domain/scoring.h"
#include "domain/scoring/scoring_fixture.h"

#include <doctest/doctest.h>
#include <cmath>

using namespace mq;
using namespace mq::domain;
using namespace mq::scoring_test;

namespace {

const ScoringParams params = a01().scoring;
const Day today = day("2026-11-21");

Day ago(int days) {
    return Day{today.number - days};
}

/// An attempt that reached `first` on the first principle; below 0: it didn't come up.
ConductRecord record(const char* scene, Day date, double first, double second = -1) {
    ConductRecord out;
    out.scenario = scene;
    out.date = date;
    if (first >= 0)
        out.principles[0] = {true, first};
    if (second >= 0)
        out.principles[1] = {true, second};
    return out;
}

ConductRecord played(Day date, int decisions, std::vector<std::size_t> pitfalls) {
    ConductRecord out;
    out.scenario = "s";
    out.date = date;
    out.decisions = decisions;
    out.pitfalls = std::move(pitfalls);
    return out;
}

} // namespace

TEST_CASE("a principle that nothing was seen of has no figure") {
    const PrincipleProfile none = principle_profile({}, today, params);
    for (const PrincipleStanding& p : none)
        CHECK(p.none());
    const std::vector records{record("a", today, 0.4)};
    const PrincipleProfile one = principle_profile(records, today, params);
    CHECK(one[0].attainment == doctest::Approx(0.4));
    REQUIRE(one[0].sources.size() == 1);
    CHECK(one[0].sources[0].share == doctest::Approx(1.0));
    CHECK(one[1].none());
}

TEST_CASE("scenes are averaged by recency") {
    const std::vector records{record("a", ago(180), 0.2), record("b", today, 0.8)};
    const PrincipleStanding p = principle_profile(records, today, params)[0];
    CHECK(p.attainment == doctest::Approx((0.5 * 0.2 + 0.8) / 1.5)); // half-life 180 days
    REQUIRE(p.sources.size() == 2);
    CHECK(p.sources[0].record == 0);
    CHECK(p.sources[0].share == doctest::Approx(1.0 / 3));
    CHECK(p.sources[1].share == doctest::Approx(2.0 / 3));
}

TEST_CASE("of a scene the latest attempt counts, of one day the one given later") {
    const std::vector records{record("a", ago(1), 0.9), record("a", ago(5), 0.1), record("a", ago(1), 0.7)};
    const PrincipleStanding p = principle_profile(records, today, params)[0];
    REQUIRE(p.sources.size() == 1);
    CHECK(p.sources[0].record == 2);
    CHECK(p.attainment == doctest::Approx(0.7));
}

TEST_CASE("a latest attempt without this principle says nothing of it, one without any does not count") {
    const std::vector seen{record("a", ago(9), 0.9), record("a", ago(1), -1, 0.5)};
    CHECK(principle_profile(seen, today, params)[0].none());
    CHECK(principle_profile(seen, today, params)[1].attainment == doctest::Approx(0.5));
    const std::vector unrecorded{record("a", ago(9), 0.9), record("a", ago(1), -1)};
    CHECK(principle_profile(unrecorded, today, params)[0].attainment == doctest::Approx(0.9));
}

TEST_CASE("a day in the past knows nothing of what came after it, and what is too old counts nowhere") {
    const std::vector records{record("a", ago(40), 0.3), record("a", ago(2), 0.9),
                              record("b", ago(761), 0.0)};
    CHECK(principle_profile(records, ago(30), params)[0].attainment == doctest::Approx(0.3));
    CHECK(principle_profile(records, today, params)[0].attainment == doctest::Approx(0.9));
    CHECK(principle_profile(records, today, params)[0].sources.size() == 1);
}

TEST_CASE("a rate per ten decisions wants ten of them") {
    CHECK_FALSE(PitfallCount{3, 9}.per_ten().has_value());
    CHECK(*PitfallCount{3, 10}.per_ten() == doctest::Approx(3.0));
    CHECK(*PitfallCount{0, 40}.per_ten() == 0.0);
    CHECK(*PitfallCount{9, 60}.per_ten() == doctest::Approx(1.5));
}

TEST_CASE("pitfalls are counted over all attempts, each and together") {
    const std::vector records{played(ago(50), 8, {0, 0, 2}), played(ago(3), 12, {2})};
    const PitfallProfile p = pitfall_profile(records, 3, today, params);
    CHECK(p.all.all.times == 4);
    CHECK(p.all.all.decisions == 20);
    CHECK(*p.all.all.per_ten() == doctest::Approx(2.0));
    REQUIRE(p.each.size() == 3);
    CHECK(p.each[0].all.times == 2);
    CHECK(p.each[1].all.times == 0);
    CHECK(p.each[2].all.times == 2);
    CHECK(*p.each[2].all.per_ten() == doctest::Approx(1.0));
    CHECK(*p.each[0].newest == 0);
    CHECK(*p.each[2].newest == 1);
    CHECK_FALSE(p.each[1].newest.has_value());
    CHECK(p.all.recent.decisions == 12);
    CHECK(p.all.before.decisions == 8);
    CHECK(p.all.change == PitfallChange::unknown); // eight decisions are no rate
}

TEST_CASE("thirty days ago is before, twenty-nine are recent") {
    const std::vector records{played(ago(30), 10, {0}), played(ago(29), 10, {})};
    const PitfallProfile p = pitfall_profile(records, 1, today, params);
    CHECK(p.all.before.times == 1);
    CHECK(p.all.recent.times == 0);
}

TEST_CASE("what was taken up from the middle, is too old or lies ahead is not counted") {
    std::vector records{played(ago(3), 10, {0}), played(ago(2), 10, {0}), played(ago(731), 10, {0}),
                        played(ago(-1), 10, {0})};
    records[1].branch = true;
    const PitfallProfile p = pitfall_profile(records, 1, today, params);
    CHECK(p.all.all.times == 1);
    CHECK(p.all.all.decisions == 10);
    CHECK(*p.all.newest == 0);
}

TEST_CASE("a change is named only where chance alone would seldom make it") {
    CHECK(change_between({20, 100}, {2, 100}) == PitfallChange::fewer);
    CHECK(change_between({2, 100}, {20, 100}) == PitfallChange::more);
    CHECK(change_between({2, 100}, {1, 20}) == PitfallChange::same); // 0.2 and 0.5, but one time is chance
    CHECK(change_between({2, 150}, {0, 80}) == PitfallChange::same); // and so is none where one was to come
    CHECK(change_between({0, 50}, {0, 50}) == PitfallChange::same);
    CHECK(change_between({9, 9}, {0, 50}) == PitfallChange::unknown);
    CHECK(change_between({9, 90}, {0, 9}) == PitfallChange::unknown);
    // Two tens each: 5 and 1 differ by 2, 1.63 errors of √1.5; 6 and 1 by 2.5, 1.89 errors of √1.75.
    CHECK(change_between({5, 20}, {1, 20}) == PitfallChange::same);
    CHECK(change_between({6, 20}, {1, 20}) == PitfallChange::fewer);
    CHECK(change_between({1, 20}, {6, 20}) == PitfallChange::more);
}

TEST_CASE("the line has a point for each day, over the thirty days up to it") {
    const std::vector records{
        played(ago(70), 5, {0}),       // 5 decisions: no rate yet
        played(ago(60), 5, {0}),       // 10 decisions, twice
        played(ago(60), 10, {}),       // the same day: one point
        played(ago(20), 20, {0, 0, 0}) // the first ones are out of its span
    };
    const PitfallTrend p = pitfall_profile(records, 1, today, params).each[0];
    REQUIRE(p.line.size() == 2);
    CHECK(p.line[0].day == ago(60));
    CHECK(p.line[0].per_ten == doctest::Approx(1.0));
    CHECK(p.line[1].day == ago(20));
    CHECK(p.line[1].per_ten == doctest::Approx(1.5));
}

TEST_CASE("shares sum to one and the mean lies between what it is made of") {
    std::vector<ConductRecord> records;
    for (int i = 0; i < 40; ++i)
        records.push_back(
            record(("s" + std::to_string(i % 13)).c_str(), ago(i * 17), (i * 37 % 101) / 100.0));
    const PrincipleStanding p = principle_profile(records, today, params)[0];
    double total = 0.0;
    double low = 1.0;
    double high = 0.0;
    for (const PrincipleSource& source : p.sources) {
        total += source.share;
        low = std::min(low, source.attainment);
        high = std::max(high, source.attainment);
    }
    CHECK(total == doctest::Approx(1.0));
    CHECK(p.attainment >= low);
    CHECK(p.attainment <= high);
    CHECK(p.sources.size() == 13);
}
