#include "domain/next_scene.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace mq::domain {
namespace {

constexpr int top = Level::highest;

/// Probability of each outcome the model tells apart at that difficulty: full, partial, fail. At difficulty 1
/// partial and fail credit the same levels, and are one.
std::vector<LevelInterval> outcomes_of(Difficulty difficulty) {
    const int d = difficulty.number();
    std::vector<LevelInterval> out{{d, top}, {d - 1, d - 1}};
    if (d > 1)
        out.push_back({0, d - 2});
    return out;
}

double logistic(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

double chance_at(const Estimator& estimator, std::size_t point, Difficulty difficulty) {
    const ScoringParams& params = estimator.competency().scoring;
    const int lowest = std::max(1, difficulty.number() - 1);
    const double chance = std::exp(estimator.attempt_log_likelihood({lowest, top})[point]);
    if (difficulty > Difficulty(1))
        return chance;
    // Levels end at 1: a partial result at difficulty 1 continues the row of thresholds downwards, to −.5.
    const double theta = estimator.grid()[point];
    const double partial =
        logistic(params.slope_scenario * (theta + 0.5)) - logistic(params.slope_scenario * (theta - 0.5));
    return chance + (1.0 - params.lapse) * partial;
}

std::optional<Day> latest(std::span<const PastAttempt> attempts, Day as_of, const ScoringParams& params,
                          bool weak_only) {
    std::optional<Day> day;
    for (const PastAttempt& attempt : attempts) {
        if (attempt.date > as_of || (weak_only && !is_weak(attempt.attainment, attempt.critical, params)))
            continue;
        day = std::max(day.value_or(attempt.date), attempt.date);
    }
    return day;
}

/// What a further attempt adds to the polygon: it takes the place of the latest one, which still weighs r.
Weight added_weight(std::optional<Day> last, Day as_of, const ScoringParams& params) {
    const Weight kept = last ? recency(days_between(*last, as_of), params) : Weight();
    return Weight(params.practice_weight * (1.0 - kept.value()));
}

/// Distance to the window of chances, 0 inside.
double outside_window(double chance, const ScoringParams& params) {
    return std::max({0.0, params.next_chance_low - chance, chance - params.next_chance_high});
}

double largest_sd(const Estimator& estimator, const PracticeStanding& practice) {
    double sd = 0.0;
    for (std::size_t i = 0; i < practice.facets.size(); ++i)
        if (estimator.competency().facets[i].axis)
            sd = std::max(sd, practice.facets[i].posterior.sd);
    return sd;
}

NextScene judge(const Estimator& estimator, const PracticeStanding& practice, const SceneOption& option,
                Day as_of) {
    const ScoringParams& params = estimator.competency().scoring;
    NextScene out;
    const std::optional<Day> last = latest(option.attempts, as_of, params, false);
    out.first_time = !last;
    out.weak_on = latest(option.attempts, as_of, params, true);
    out.due_on = due_day(option.attempts, as_of, params);
    out.chance = chance_of_passing(estimator, practice.ability, option.difficulty);
    const Weight weight = added_weight(last, as_of, params);
    for (const FacetIndex axis : option.axes) {
        const Posterior& posterior = practice.facets[axis.value()].posterior;
        const double after = expected_variance(estimator, posterior, option.difficulty, weight);
        out.drop += posterior.sd * posterior.sd - after;
        if (posterior.sd > out.axis_sd ||
            (posterior.sd == out.axis_sd && axis < out.axis.value_or(FacetIndex()))) {
            out.axis = axis;
            out.axis_sd = posterior.sd;
        }
    }
    out.least_sure_of_all = out.axis && out.axis_sd >= largest_sd(estimator, practice);
    return out;
}

NextReason reason_of(const NextScene& scene, Day as_of, const ScoringParams& params) {
    if (scene.chance < params.next_chance_low)
        return NextReason::too_hard;
    if (scene.due_on && *scene.due_on <= as_of)
        return NextReason::due_again;
    return scene.chance > params.next_chance_high ? NextReason::too_easy : NextReason::least_known;
}

/// What comes before what: the smaller, the earlier.
enum class Tier : std::uint8_t {
    repeat,     ///< due again
    reach,      ///< within the window, and new or not played for long
    put_off,    ///< due again, after another repetition
    outside,    ///< outside the window, and new or not played for long
    played_now, ///< played too lately to tell anything new
};

struct Candidate {
    NextScene scene;
    Tier tier = Tier::outside;
    double off = 0.0; ///< distance to the window of chances, 0 inside
};

/// Whether the newest day of practice brought a scene back. Then something new comes first: somebody who
/// practises little would else do nothing but repeat, and stay unknown.
bool repeated_last(std::span<const SceneOption> options, Day as_of, const ScoringParams& params) {
    std::optional<Day> newest;
    for (const SceneOption& option : options)
        newest = std::max(newest, latest(option.attempts, as_of, params, false));
    const auto brought_back = [&](const SceneOption& option) {
        const auto on = [&](Day day) {
            return std::any_of(option.attempts.begin(), option.attempts.end(),
                               [&](const PastAttempt& attempt) { return attempt.date == day; });
        };
        return newest && on(*newest) &&
               std::any_of(option.attempts.begin(), option.attempts.end(),
                           [&](const PastAttempt& attempt) { return attempt.date < *newest; });
    };
    return std::any_of(options.begin(), options.end(), brought_back);
}

Tier tier_of(const NextScene& scene, std::optional<Day> last, bool repeat_first, Day as_of,
             const ScoringParams& params) {
    if (scene.reason == NextReason::due_again)
        return repeat_first ? Tier::repeat : Tier::put_off;
    if (last && days_between(*last, as_of) < params.retake_min_days)
        return Tier::played_now;
    return scene.reason == NextReason::least_known ? Tier::reach : Tier::outside;
}

bool better(const Candidate& a, const Candidate& b) {
    if (a.tier != b.tier)
        return a.tier < b.tier;
    const bool due = a.tier == Tier::repeat || a.tier == Tier::put_off;
    if (due && a.scene.due_on != b.scene.due_on)
        return *a.scene.due_on < *b.scene.due_on;
    return std::tuple(a.off, -a.scene.drop) < std::tuple(b.off, -b.scene.drop);
}

/// Where something is within reach, what is not is left out.
bool is_left_out(const Candidate& candidate, const Candidate& best) {
    return best.tier < Tier::outside && candidate.off > 0.0 &&
           candidate.scene.reason != NextReason::due_again;
}

} // namespace

std::optional<Day> due_day(std::span<const PastAttempt> attempts, Day as_of, const ScoringParams& params) {
    const std::optional<Day> weak = latest(attempts, as_of, params, true);
    if (!weak)
        return std::nullopt;
    const std::optional<Day> last = latest(attempts, as_of, params, false);
    for (const int days : params.spacing_days) {
        const Day due{weak->number + days};
        if (*last < due)
            return due;
    }
    return std::nullopt;
}

double chance_of_passing(const Estimator& estimator, const Posterior& ability, Difficulty difficulty) {
    double chance = 0.0;
    for (std::size_t i = 0; i < ability.mass.size(); ++i)
        chance += ability.mass[i] * chance_at(estimator, i, difficulty);
    return chance;
}

double expected_variance(const Estimator& estimator, const Posterior& axis, Difficulty difficulty,
                         Weight weight) {
    double expected = 0.0;
    std::vector<double> after(axis.mass.size());
    for (const LevelInterval& outcome : outcomes_of(difficulty)) {
        const std::span<const double> log_likelihood = estimator.attempt_log_likelihood(outcome);
        double probability = 0.0;
        for (std::size_t i = 0; i < after.size(); ++i) {
            probability += axis.mass[i] * std::exp(log_likelihood[i]);
            after[i] = axis.mass[i] * std::exp(weight.value() * log_likelihood[i]);
        }
        expected += probability * variance_on(estimator.grid(), after);
    }
    return expected;
}

std::vector<NextScene> rank_next_scenes(const Estimator& estimator, const PracticeStanding& practice,
                                        std::span<const SceneOption> options, Day as_of) {
    const ScoringParams& params = estimator.competency().scoring;
    const bool repeat_first = !repeated_last(options, as_of, params);
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < options.size(); ++i) {
        Candidate candidate;
        candidate.scene = judge(estimator, practice, options[i], as_of);
        candidate.scene.option = i;
        candidate.scene.reason = reason_of(candidate.scene, as_of, params);
        candidate.tier = tier_of(candidate.scene, latest(options[i].attempts, as_of, params, false),
                                 repeat_first, as_of, params);
        candidate.off = outside_window(candidate.scene.chance, params);
        all.push_back(candidate);
    }
    std::stable_sort(all.begin(), all.end(), better);
    std::vector<NextScene> out;
    for (const Candidate& candidate : all)
        if (!is_left_out(candidate, all.front()))
            out.push_back(candidate.scene);
    return out;
}

} // namespace mq::domain
