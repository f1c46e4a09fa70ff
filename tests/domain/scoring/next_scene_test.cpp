#include "domain/next_scene.h"
#include "domain/scoring/scoring_fixture.h"

#include <doctest/doctest.h>
#include <array>
#include <cmath>

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

/// A past attempt as a test writes it down.
struct Tried {
    Day date;
    double attainment = 0.0;
    bool critical = false;
};

std::vector<PastAttempt> past(const std::vector<Tried>& tried) {
    std::vector<PastAttempt> out;
    for (const Tried& each : tried)
        out.push_back({each.date, AttainedShare(each.attainment), each.critical});
    return out;
}

std::optional<Day> due(const std::vector<Tried>& tried) {
    return due_day(past(tried), today, a01().scoring);
}

SceneOption scene(int difficulty, std::vector<FacetIndex> axes = {understand, respond},
                  const std::vector<Tried>& tried = {}) {
    return {Difficulty(difficulty), std::move(axes), past(tried)};
}

/// A practice standing whose ability lies close to a level.
PracticeStanding practised(int level) {
    std::vector<ScenarioEvidence> attempts;
    static const std::array names{"a", "b", "c", "d", "e", "f", "g", "h",
                                  "i", "j", "k", "l", "m", "n", "o", "p"};
    for (const char* name : names) {
        attempts.push_back(attempt(name, name, ago(1), level, 0.9));
        attempts.push_back(attempt(name, name, ago(1), std::min(5, level + 1), 0.7));
        attempts.back().scenario += "+";
    }
    return estimator().practice(attempts, today);
}

} // namespace

TEST_CASE("next scene: due again 2, 7 and 21 days after a weak result, until an attempt has served the day") {
    CHECK_FALSE(due({}).has_value());
    CHECK_FALSE(due({{ago(5), 0.6, false}}).has_value());
    CHECK(due({{ago(5), 0.59, false}}) == ago(3));
    CHECK(due({{ago(5), 0.9, true}}) == ago(3)); // a critical error is weak, however good the rest
    CHECK(due({{ago(5), 0.5, false}, {ago(5), 0.9, false}}) == ago(3)); // again the same day serves nothing
    CHECK(due({{ago(5), 0.5, false}, {ago(3), 0.9, false}}) ==
          ago(-2)); // the second day of three is still to come
    CHECK(due({{ago(30), 0.5, false}, {ago(20), 0.9, false}}) == ago(9));
    CHECK_FALSE(due({{ago(30), 0.5, false}, {ago(9), 0.9, false}}).has_value());
    CHECK(due({{ago(30), 0.5, false}, {ago(9), 0.4, false}}) == ago(7)); // weak again: it begins anew
    CHECK(due({{ago(5), 0.5, false}, {ago(-1), 0.9, false}}) == ago(3)); // what lies ahead is not looked at
}

TEST_CASE("next scene: the chance falls with difficulty and rises with ability") {
    for (int level = 1; level < 5; ++level) {
        const PracticeStanding weak = practised(level);
        const PracticeStanding strong = practised(level + 1);
        for (int difficulty = 1; difficulty <= 5; ++difficulty) {
            const double chance = chance_of_passing(estimator(), weak.ability, Difficulty(difficulty));
            CHECK(chance > 0.0);
            CHECK(chance < 1.0);
            CHECK(chance_of_passing(estimator(), strong.ability, Difficulty(difficulty)) > chance);
            if (difficulty < 5)
                CHECK(chance_of_passing(estimator(), weak.ability, Difficulty(difficulty + 1)) < chance);
        }
    }
}

TEST_CASE("next scene: the chance is the model's own, at every single point of the grid") {
    const ScoringParams& params = estimator().competency().scoring;
    for (std::size_t i = 0; i < estimator().grid().size(); ++i) {
        Posterior certain;
        certain.mass.assign(estimator().grid().size(), 0.0);
        certain.mass[i] = 1.0;
        for (int difficulty = 2; difficulty <= 5; ++difficulty) {
            const double model = interval_likelihood(estimator().grid()[i], params.slope_scenario, 0.0,
                                                     {difficulty - 1, 5}, params.lapse);
            CHECK(chance_of_passing(estimator(), certain, Difficulty(difficulty)) ==
                  doctest::Approx(model).epsilon(1e-12));
        }
    }
}

TEST_CASE("next scene: another attempt is expected to leave less variance, an added weight of 0 the same") {
    const PracticeStanding nobody = estimator().practice({}, today);
    for (int difficulty = 1; difficulty <= 5; ++difficulty) {
        const double before = nobody.ability.sd * nobody.ability.sd;
        CHECK(expected_variance(estimator(), nobody.ability, Difficulty(difficulty), Weight(0.0)) ==
              doctest::Approx(before).epsilon(1e-9));
        CHECK(expected_variance(estimator(), nobody.ability, Difficulty(difficulty), Weight(0.5)) < before);
        CHECK(expected_variance(estimator(), nobody.ability, Difficulty(difficulty), Weight(1.0)) <
              expected_variance(estimator(), nobody.ability, Difficulty(difficulty), Weight(0.5)));
    }
    // Weight 1 is Bayes' rule: E Var(θ | outcome) worked out by hand for difficulty 3 and the prior.
    double by_hand = 0.0;
    for (const LevelInterval outcome : {LevelInterval{3, 5}, LevelInterval{2, 2}, LevelInterval{0, 1}}) {
        double p = 0;
        double m = 0;
        double s = 0;
        for (std::size_t i = 0; i < 25; ++i) {
            const double theta = estimator().grid()[i];
            const double joint = nobody.ability.mass[i] * interval_likelihood(theta, 1.5, 0.0, outcome, 0.05);
            p += joint, m += joint * theta, s += joint * theta * theta;
        }
        by_hand += s - m * m / p;
    }
    CHECK(expected_variance(estimator(), nobody.ability, Difficulty(3), Weight(1.0)) ==
          doctest::Approx(by_hand).epsilon(1e-12));
}

TEST_CASE("next scene: only scenes within reach, the one that tells most first") {
    const PracticeStanding practice = practised(3);
    const std::vector<SceneOption> options{scene(1), scene(4, {understand}), scene(4, {understand, respond})};
    const auto ranked = rank_next_scenes(estimator(), practice, options, today);
    REQUIRE(ranked.size() == 2);  // the first option is far too easy
    CHECK(ranked[0].option == 2); // two axes tell more than one
    CHECK(ranked[1].option == 1);
    for (const NextScene& each : ranked) {
        CHECK(each.reason == NextReason::least_known);
        CHECK(each.chance >= 0.35);
        CHECK(each.chance <= 0.85);
        CHECK(each.drop > 0.0);
        CHECK(each.first_time);
    }
}

TEST_CASE("next scene: names the axis it knows least about") {
    ScenarioEvidence one_sided = attempt("P1", "a", ago(1), 3, 0.7);
    one_sided.facets = {{understand, AttainedShare(0.7)}};
    const PracticeStanding practice = estimator().practice(std::vector{one_sided}, today);
    const std::vector<SceneOption> options{scene(4, {understand}), scene(4, {improve, understand, respond})};
    const auto ranked = rank_next_scenes(estimator(), practice, options, today);
    REQUIRE(ranked.size() == 2);
    CHECK(ranked[0].option == 1);
    CHECK(ranked[0].axis == respond); // respond and improve are equally unsure: the first on the radar
    CHECK(ranked[0].least_sure_of_all);
    CHECK(ranked[1].axis == understand);
    CHECK_FALSE(ranked[1].least_sure_of_all);
    CHECK(ranked[0].axis_sd > ranked[1].axis_sd);
}

TEST_CASE("next scene: what is due again comes first, longest due before the rest") {
    const PracticeStanding practice = practised(3);
    const std::vector<SceneOption> options{scene(4), scene(4, {respond}, {{ago(3), 0.4, false}}),
                                           scene(2, {respond}, {{ago(9), 0.3, false}}),
                                           scene(4, {respond}, {{ago(1), 0.3, false}})};
    const auto ranked = rank_next_scenes(estimator(), practice, options, today);
    REQUIRE(ranked.size() == 4);
    CHECK(ranked[0].option == 2); // easy for this person, but it went badly
    CHECK(ranked[0].reason == NextReason::due_again);
    CHECK(ranked[0].due_on == ago(7));
    CHECK(ranked[0].weak_on == ago(9));
    CHECK(ranked[1].option == 1);
    CHECK(ranked[2].option == 0);
    CHECK(ranked[3].option == 3); // tried yesterday: not due before tomorrow, and little new to learn
    CHECK(ranked[3].reason == NextReason::least_known);
    CHECK(ranked[3].due_on == ago(-1));
    CHECK_FALSE(ranked[3].first_time);
}

TEST_CASE("next scene: after a day that brought a scene back, something new comes before what is due") {
    const PracticeStanding practice = practised(3);
    std::vector<SceneOption> options{scene(4),
                                     scene(4, {respond}, {{ago(9), 0.3, false}, {ago(1), 0.9, false}}),
                                     scene(4, {respond}, {{ago(5), 0.4, false}})};
    auto ranked = rank_next_scenes(estimator(), practice, options, today);
    REQUIRE(ranked.size() == 3);
    CHECK(ranked[0].option == 0);
    CHECK(ranked[1].option == 2);
    CHECK(ranked[1].reason == NextReason::due_again);
    // A scene for the first time, on a later day: now the one that is due comes first.
    options.push_back(scene(3, {respond}, {{ago(0), 0.9, false}}));
    ranked = rank_next_scenes(estimator(), practice, options, today);
    CHECK(ranked[0].option == 2);
    CHECK(ranked[1].option == 0);
}

TEST_CASE("next scene: what was played lately tells nothing new, so a scene a little off comes before it") {
    const PracticeStanding practice = practised(3);
    const auto ranked = rank_next_scenes(
        estimator(), practice, std::vector{scene(4, {respond}, {{ago(29), 0.9, false}}), scene(2), scene(1)},
        today);
    REQUIRE(ranked.size() == 3);
    CHECK(ranked[0].option == 1);
    CHECK(ranked[0].reason == NextReason::too_easy);
    CHECK(ranked[1].option == 2);
    CHECK(ranked[2].option == 0);
    const auto later = rank_next_scenes(
        estimator(), practice, std::vector{scene(4, {respond}, {{ago(30), 0.9, false}}), scene(2)}, today);
    REQUIRE(later.size() == 1); // within reach again: what is off is left out
    CHECK(later[0].option == 0);
}

TEST_CASE("next scene: a scene that is too hard is not due, however badly it went") {
    const PracticeStanding practice = practised(1);
    const std::vector<SceneOption> options{scene(5, {respond}, {{ago(3), 0.1, false}}), scene(2)};
    const auto ranked = rank_next_scenes(estimator(), practice, options, today);
    REQUIRE(ranked.size() == 1);
    CHECK(ranked[0].option == 1);
}

TEST_CASE("next scene: where nothing is within reach the nearest comes first, and says why") {
    const auto hard = rank_next_scenes(estimator(), practised(1), std::vector{scene(5), scene(4)}, today);
    REQUIRE(hard.size() == 2);
    CHECK(hard[0].option == 1);
    CHECK(hard[0].reason == NextReason::too_hard);
    const auto easy = rank_next_scenes(estimator(), practised(5), std::vector{scene(1), scene(2)}, today);
    REQUIRE(easy.size() == 2);
    CHECK(easy[0].option == 1);
    CHECK(easy[0].reason == NextReason::too_easy);
}

TEST_CASE("next scene: an old attempt leaves more to learn than a fresh one") {
    const PracticeStanding practice = estimator().practice({}, today);
    const std::vector<SceneOption> options{scene(4, {respond}, {{ago(2), 0.9, false}}),
                                           scene(4, {respond}, {{ago(400), 0.9, false}}),
                                           scene(4, {respond})};
    const auto ranked = rank_next_scenes(estimator(), practice, options, today);
    REQUIRE(ranked.size() == 3);
    CHECK(ranked[0].option == 2);
    CHECK(ranked[1].option == 1);
    CHECK(ranked[2].option == 0);
}

TEST_CASE("next scene: equals keep their order; no scene, no advice") {
    const PracticeStanding practice = estimator().practice({}, today);
    const auto ranked =
        rank_next_scenes(estimator(), practice, std::vector{scene(4), scene(4), scene(4)}, today);
    REQUIRE(ranked.size() == 3);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(ranked[i].option == i);
    CHECK(rank_next_scenes(estimator(), practice, {}, today).empty());
}

TEST_CASE("next scene: a scene that measures no axis is allowed, and last") {
    const PracticeStanding practice = estimator().practice({}, today);
    const auto ranked = rank_next_scenes(estimator(), practice, std::vector{scene(4, {}), scene(4)}, today);
    REQUIRE(ranked.size() == 2);
    CHECK(ranked[1].option == 0);
    CHECK_FALSE(ranked[1].axis.has_value());
    CHECK(ranked[1].drop == 0.0);
}
