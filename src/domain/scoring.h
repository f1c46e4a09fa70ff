#pragma once

#include "domain/scoring_params.h"
#include "domain/scoring_types.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// The formulas of the scoring model, each on its own. Source of every one: scoring.md 2–4 and 6.
/// scoring_evidence.h turns a person's records into weighted lines, scoring_standing.h turns lines into a
/// standing.
namespace mq::domain {

/// Levels lo..hi, both inclusive, 0..5; 0 is "below level 1", which is why the bounds are not of type Level.
struct LevelInterval {
    int lo = 0;
    int hi = 5;
    friend bool operator==(const LevelInterval&, const LevelInterval&) = default;
};

// --- one decision, one attempt
// ---------------------------------------------------------------------------------

enum class Verdict : std::uint8_t { good, fair, wrong };

/// Of one decision in the debrief: regret 0 good; from `wrong_regret` on, or a critical error, wrong; else
/// fair.
[[nodiscard]] Verdict verdict_of(double regret, bool critical, const ScoringParams& params);

/// s = Σ w / decisions; 0 where there was nothing to decide. `weight_sum`: Σ of each decision's guidance, ≤ 1
/// each.
[[nodiscard]] GuidanceShare guidance_share(double weight_sum, int decisions);

/// The highest level an attempt with that share of guidance can show.
[[nodiscard]] Level guidance_cap(GuidanceShare share, const ScoringParams& params);

enum class AttemptResult : std::uint8_t { full, partial, fail, critical };

[[nodiscard]] AttemptResult result_of(AttainedShare attainment, bool critical, const ScoringParams& params);

/// A weak result makes a scene due again: attainment below `pass_part`, or a critical error.
[[nodiscard]] bool is_weak(AttainedShare attainment, bool critical, const ScoringParams& params);

/// Levels credited for an attempt of a scene of that difficulty; `cap`: the most its guidance lets it show.
[[nodiscard]] LevelInterval credit_attempt(Difficulty difficulty, AttemptResult result, Level cap);

/// Levels credited for a rating k: [k, k], and [0, 1] for 1.
[[nodiscard]] LevelInterval credit_rating(Level rating);

// --- weights
// ---------------------------------------------------------------------------------------------------

/// r = 2^(−days / half-life), 0 beyond the oldest age that counts. `age_days` ≥ 0.
[[nodiscard]] Weight recency(int age_days, const ScoringParams& params);

/// 1 for a first assessment attempt of a scene, else by the days since the one before it: 0 or
/// `retake_weight`.
[[nodiscard]] Weight retake_factor(std::optional<int> days_since_previous, const ScoringParams& params);

/// How many rated how much of an interview or an observation sheet.
struct PanelSize {
    int raters = 1;    ///< m ≥ 1
    int questions = 1; ///< Q ≥ 1, those that were rated; 1 for a sheet
};

/// What such a panel leaves of one rating's weight.
[[nodiscard]] Weight panel_factor(PanelSize panel, const ScoringParams& params);

// --- likelihood
// ------------------------------------------------------------------------------------------------

/// Graded response, with lapses: probability of an outcome in lo..hi among the categories
/// 0..thresholds.size(). P*_k = 1 / (1 + exp(−slope (θ − thresholds[k − 1]))), P*_0 = 1, P*_{last + 1} = 0;
/// L = (1 − lapse)(P*_lo − P*_{hi + 1}) + lapse × share of the categories. Thresholds rise; never below
/// 1e-300.
[[nodiscard]] double graded_likelihood(double theta, double slope, std::span<const double> thresholds,
                                       LevelInterval outcome, double lapse);

/// L of scoring.md 4: thresholds k − .5 + severity for the levels 1..5.
[[nodiscard]] double interval_likelihood(double theta, double slope, double severity, LevelInterval outcome,
                                         double lapse);

// --- posterior
// -------------------------------------------------------------------------------------------------

/// A distribution on a grid.
struct Posterior {
    std::vector<double> mass; ///< one a grid point, sums to 1
    double mean = 0.0;
    double sd = 0.0;
    double q10 = 0.0; ///< smallest grid point with cumulative mass ≥ .10, and ≥ .90: the 80 % interval
    double q90 = 0.0;
};

/// Normalises exp(log_mass) on the grid. The two have the same length, at least 1; log_mass may be of any
/// size.
[[nodiscard]] Posterior posterior_from_log(std::span<const double> grid, std::span<const double> log_mass);

/// Log density of a normal on the grid, not normalised.
[[nodiscard]] std::vector<double> normal_log_prior(std::span<const double> grid, double mean, double sd);

/// Variance of a distribution on the grid, which need not be normalised; 0 when it has no mass.
[[nodiscard]] double variance_on(std::span<const double> grid, std::span<const double> mass);

/// The ability grid of the parameters, in levels.
[[nodiscard]] std::vector<double> ability_grid(const ScoringParams& params);

/// The level an ability belongs to: the nearest, and the outermost ones beyond the scale.
[[nodiscard]] Level nearest_level(double theta);

/// A posterior of ability, read in levels.
struct LevelPosterior : Posterior {
    std::array<double, 5> levels{};   ///< mass of each, by Level::index
    std::array<double, 5> at_least{}; ///< P(≥ level)
    /// Largest level with P(≥ level) ≥ claim; 1 where even that has less.
    [[nodiscard]] Level claimed(double claim) const;
};

[[nodiscard]] LevelPosterior level_posterior(std::span<const double> grid, std::span<const double> log_mass);

} // namespace mq::domain
