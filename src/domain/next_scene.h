#pragma once

#include "domain/scoring_standing.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Which scene to practise next. Source: scoring.md 6.
namespace mq::domain {

struct PastAttempt {
    Day date;
    AttainedShare attainment;
    bool critical = false;
};

/// A scene the person may practise.
struct SceneOption {
    Difficulty difficulty;
    std::vector<FacetIndex> axes;      ///< facets it measures
    std::vector<PastAttempt> attempts; ///< finished practice attempts of it, in any order
};

enum class NextReason : std::uint8_t {
    due_again,   ///< went badly, and one of the days to repeat it has come
    least_known, ///< within reach, and tells most about what is least sure
    too_hard,    ///< nothing is within reach: the nearest of those that are too hard
    too_easy,    ///< nothing is within reach: the nearest of those that are too easy
};

/// A scene with the facts of the sentence that recommends it.
struct NextScene {
    std::size_t option = 0; ///< index into the options given
    NextReason reason = NextReason::least_known;
    double chance = 0.0; ///< of an attainment ≥ `pass_part`, 0..1
    double drop =
        0.0; ///< expected fall of the posterior variance, summed over the axes it measures (levels²)
    std::optional<FacetIndex> axis; ///< of the measured axes the one least sure (largest SD, then the first)
    double axis_sd = 0.0;           ///< of that axis, in levels
    bool least_sure_of_all = false; ///< no other axis of the radar is less sure
    bool first_time = true;         ///< never finished before
    std::optional<Day> weak_on;     ///< the latest weak result
    std::optional<Day>
        due_on; ///< the next day to repeat it, past or coming; nothing when no repetition is left
};

/// The day on which a scene is due again: the first of the spacing days after the latest weak result that no
/// attempt has served yet (an attempt on that day or later serves it). Nothing without a weak result or when
/// all are served.
[[nodiscard]] std::optional<Day> due_day(std::span<const PastAttempt> attempts, Day as_of,
                                         const ScoringParams& params);

/// Chance of an attainment ≥ `pass_part` on an unguided attempt at that difficulty.
[[nodiscard]] double chance_of_passing(const Estimator& estimator, const Posterior& ability,
                                       Difficulty difficulty);

/// Expected variance of the posterior after an attempt at that difficulty that adds `weight`.
[[nodiscard]] double expected_variance(const Estimator& estimator, const Posterior& axis,
                                       Difficulty difficulty, Weight weight);

/// The scenes to practise, best first: those due again (longest due first), then those whose chance lies
/// within the window (largest drop first). Two things keep practice from running in a circle: after a day
/// that brought a scene back, new ones come before those due again; and a scene played within the last
/// `retake_min_days` has nothing new to tell, so it comes last unless it is due. Where nothing is due and
/// nothing within the window is left, the scenes nearest to the window, nearest first. A scene that is too
/// hard is not due. Ties keep the order given, so the answer depends on the input only.
[[nodiscard]] std::vector<NextScene> rank_next_scenes(const Estimator& estimator,
                                                      const PracticeStanding& practice,
                                                      std::span<const SceneOption> options, Day as_of);

} // namespace mq::domain
