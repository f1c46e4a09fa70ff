#include "domain/model_simulation.h"
#include "domain/scoring/scoring_fixture.h"

#include <doctest/doctest.h>
#include <cmath>
#include <map>

using namespace mq;
using namespace mq::domain;
using namespace mq::scoring_test;

namespace {

const Estimator& estimator() {
    static const Estimator built(a01());
    return built;
}

double share(std::uint64_t part, std::uint64_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
}

double insufficient(const PlacementTally& tally) {
    return 1.0 - share(tally.reported.given, tally.people);
}

bool between(double value, double low, double high) {
    return low <= value && value <= high;
}

const Placement& drawn(std::size_t design) {
    static std::map<std::size_t, Placement> known;
    const auto [found, is_new] = known.try_emplace(design);
    if (is_new)
        found->second = simulate_placement(estimator(), usual_designs()[design], {}, 1, {0, 4'000});
    return found->second;
}

PracticeTally practised(SceneChoice choice) {
    return simulate_practice(estimator(), usual_practice(), choice, {}, 1, {0, 400});
}

double mean_scenes(const PracticeTally& tally) {
    return share(tally.scenes, tally.people);
}

} // namespace

TEST_CASE("drawing: outcomes come as often as the model says") {
    const ScoringParams& params = estimator().competency().scoring;
    DrawAssumptions unaided;
    unaided.guided_share = 0.0;
    constexpr int people = 20'000;
    for (const double ability : {1.4, 3.0, 4.6})
        for (const int difficulty : {1, 3, 5}) {
            std::map<AttemptResult, int> seen;
            for (int person = 0; person < people; ++person) {
                ModelDraw draw(estimator(), unaided, 5, static_cast<std::uint64_t>(person));
                const ScenarioEvidence attempt = draw.attempt(ability, Difficulty(difficulty), {respond});
                CHECK(attempt.guidance == GuidanceShare());
                ++seen[result_of(attempt.attainment, false, params)];
            }
            const auto likelihood = [&](LevelInterval outcome) {
                return interval_likelihood(ability, params.slope_scenario, 0.0, outcome, params.lapse);
            };
            CAPTURE(ability);
            CAPTURE(difficulty);
            const double full = share(static_cast<std::uint64_t>(seen[AttemptResult::full]), people);
            const double partial = share(static_cast<std::uint64_t>(seen[AttemptResult::partial]), people);
            CHECK(std::abs(full - likelihood({difficulty, 5})) < 0.015); // four standard errors
            CHECK(std::abs(partial - likelihood({difficulty - 1, difficulty - 1})) < 0.015);
        }
}

TEST_CASE("drawing: ratings come as often as the model says, and agree as far as the weights assume") {
    DrawAssumptions even;
    even.severity_sd = 0.0;
    constexpr double people = 20'000;
    std::array<double, 6> seen{};
    double both_high = 0.0;
    double high = 0.0;
    for (std::uint64_t person = 0; person < static_cast<std::uint64_t>(people); ++person) {
        ModelDraw draw(estimator(), even, 6, person);
        const RatedEvidence record = draw.interview(3.0, 2, {{respond, autonomy}});
        REQUIRE(record.ratings.size() == 4);
        CHECK(record.ratings[0].value == record.ratings[1].value); // one answer, one rater
        ++seen[static_cast<std::size_t>(record.ratings[0].value.number())];
        const bool first = record.ratings[0].value > Level(3);
        const bool second = record.ratings[2].value > Level(3);
        high += first ? 1.0 : 0.0;
        both_high += first && second ? 1.0 : 0.0;
    }
    for (int rating = 1; rating <= 5; ++rating) {
        const double model = interval_likelihood(3.0, 1.8, 0.0, credit_rating(Level(rating)), 0.05);
        CAPTURE(rating);
        CHECK(std::abs(seen[static_cast<std::size_t>(rating)] / people - model) < 0.015);
    }
    // Two standard normals that correlate by .5 are both above a point of 27 to 30 % in 13 to 16 % of cases;
    // independent ones would be in 8 %.
    CHECK(between(both_high / people, 1.5 * high * high / people / people,
                  2.2 * high * high / people / people));
}

TEST_CASE("drawing: guidance is what the level needs") {
    DrawAssumptions always;
    always.guided_share = 1.0;
    const ScoringParams& params = estimator().competency().scoring;
    double weak = 0.0;
    double strong = 0.0;
    for (std::uint64_t person = 0; person < 2'000; ++person) {
        ModelDraw draw(estimator(), always, 7, person);
        weak += guidance_cap(draw.attempt(1.0, Difficulty(3), {}).guidance, params).number();
        strong += guidance_cap(draw.attempt(5.0, Difficulty(3), {}).guidance, params).number();
    }
    CHECK(between(weak / 2'000, 1.1, 1.7));
    CHECK(between(strong / 2'000, 4.2, 4.9));
}

TEST_CASE("simulation: the seed decides everything, and parts add up to the whole") {
    const AssessmentDesign design = usual_designs().back();
    const Placement whole = simulate_placement(estimator(), design, {}, 9, {0, 300});
    Placement parts = simulate_placement(estimator(), design, {}, 9, {0, 100});
    parts += simulate_placement(estimator(), design, {}, 9, {100, 200});
    CHECK(parts.all.reported.exact == whole.all.reported.exact);
    CHECK(parts.all.covered == whole.all.covered);
    CHECK(parts.all.sd_sum == doctest::Approx(whole.all.sd_sum).epsilon(1e-12));
    const Placement other = simulate_placement(estimator(), design, {}, 10, {0, 300});
    CHECK(other.all.sd_sum != whole.all.sd_sum);
    std::uint64_t people = 0;
    for (const PlacementTally& level : whole.by_level)
        people += level.people;
    CHECK(people == 300);
}

TEST_CASE("simulation: four scenes rarely suffice, six often, an interview beside four nearly always") {
    CHECK(between(insufficient(drawn(0).all), 0.75, 0.87));
    CHECK(between(insufficient(drawn(1).all), 0.28, 0.40));
    CHECK(between(insufficient(drawn(2).all), 0.0, 0.02));
    CHECK(between(drawn(0).all.sd_sum / 4'000, 0.63, 0.73));
    CHECK(between(drawn(1).all.sd_sum / 4'000, 0.53, 0.62));
    CHECK(between(drawn(2).all.sd_sum / 4'000, 0.41, 0.49));
}

TEST_CASE("simulation: levels given are near the true ones, and seldom above") {
    for (std::size_t design = 0; design < 3; ++design) {
        CAPTURE(design);
        const PlacementTally& all = drawn(design).all;
        CHECK(share(all.statistical.within_one, all.people) > 0.90);
        CHECK(share(all.statistical.over, all.people) < 0.16);
        CHECK(share(all.reported.over, all.reported.given) < 0.10);
        CHECK(between(share(all.covered, all.people), 0.80, 0.92)); // ends count in, so a little above 80 %
    }
    CHECK(between(share(drawn(2).all.reported.exact, drawn(2).all.reported.given), 0.50, 0.62));
    CHECK(between(share(drawn(2).all.statistical.exact, drawn(2).all.people), 0.57, 0.69));
    // Scenes alone never give level 4: the rules ask for a person's judgement.
    CHECK(drawn(1).by_level[Level(4).index()].reported.exact == 0);
    CHECK(drawn(2).by_level[Level(4).index()].reported.exact > 0);
    CHECK(drawn(1).by_level[Level(5).index()].reported.over == 0);
}

// What is counted: finished attempts, repetitions of a scene included, until the overall posterior of
// practice (weight .5 r, the latest attempt of each scene) has SD ≤ .60. Who has not come there after 40
// counts with 40.
TEST_CASE("simulation: the recommended scene is known to tell more than one taken at random") {
    const PracticeTally ranked = practised(SceneChoice::ranked);
    const PracticeTally random_new = practised(SceneChoice::random_new);
    const PracticeTally random = practised(SceneChoice::random);
    MESSAGE("scenes until SD <= .60, mean: recommended ", mean_scenes(ranked), ", at random but new ",
            mean_scenes(random_new), ", at random ", mean_scenes(random));
    CHECK(between(mean_scenes(ranked), 10.0, 13.0));
    CHECK(between(mean_scenes(random_new), 13.5, 16.0));
    CHECK(between(mean_scenes(random), 21.0, 26.0));
    CHECK(mean_scenes(ranked) < mean_scenes(random_new) - 2.0);
    CHECK(mean_scenes(ranked) < mean_scenes(random) - 8.0);
    CHECK(share(ranked.by_then[17], ranked.people) > 0.90); // within as many scenes as the library has
    CHECK(share(random.by_then[17], random.people) < 0.50);
}
