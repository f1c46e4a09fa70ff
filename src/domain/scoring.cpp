#include "domain/scoring.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mq::domain {
namespace {

constexpr int top_level = Level::highest;
constexpr double least_likelihood = 1e-300; // keeps the logarithm finite where a lapse of 0 allows none
constexpr double cumulative_slack = 1e-12;  // sums of masses miss .10 and .90 by rounding only

double logistic(double x) {
    return x >= 0 ? 1.0 / (1.0 + std::exp(-x)) : std::exp(x) / (1.0 + std::exp(x));
}

/// logistic(upper) − logistic(lower) without cancellation, upper ≥ lower.
double logistic_difference(double upper, double lower) {
    return logistic(upper) * logistic(-lower) * -std::expm1(lower - upper);
}

double quantile(std::span<const double> grid, std::span<const double> mass, double share) {
    double cumulative = 0.0;
    for (std::size_t i = 0; i < grid.size(); ++i) {
        cumulative += mass[i];
        if (cumulative >= share - cumulative_slack)
            return grid[i];
    }
    return grid.back();
}

} // namespace

Verdict verdict_of(double regret, bool critical, const ScoringParams& params) {
    if (critical || regret >= params.wrong_regret)
        return Verdict::wrong;
    return regret > 0.0 ? Verdict::fair : Verdict::good;
}

GuidanceShare guidance_share(double weight_sum, int decisions) {
    return GuidanceShare(decisions > 0 ? std::clamp(weight_sum / decisions, 0.0, 1.0) : 0.0);
}

Level guidance_cap(GuidanceShare share, const ScoringParams& params) {
    for (const GuidanceCut& cut : params.guidance_cuts)
        if (share.value() <= cut.share)
            return Level(cut.cap);
    return Level(Level::lowest);
}

AttemptResult result_of(AttainedShare attainment, bool critical, const ScoringParams& params) {
    if (critical)
        return AttemptResult::critical;
    if (attainment.value() >= params.pass_full)
        return AttemptResult::full;
    return attainment.value() >= params.pass_part ? AttemptResult::partial : AttemptResult::fail;
}

bool is_weak(AttainedShare attainment, bool critical, const ScoringParams& params) {
    return critical || attainment.value() < params.pass_part;
}

LevelInterval credit_attempt(Difficulty difficulty, AttemptResult result, Level guidance_cap) {
    constexpr int independent = 4; // from this cap on the guidance taken leaves the upper end open
    const int d = difficulty.number();
    const int cap = guidance_cap.number();
    switch (result) {
        case AttemptResult::full:
            return {std::min(d, cap), cap >= independent ? top_level : std::max(cap, d - 1)};
        case AttemptResult::partial: {
            if (cap >= independent)
                return {d - 1, d - 1};
            const int lo = std::min(d - 1, cap);
            return {lo, std::max(lo, d - 2)};
        }
        case AttemptResult::fail: return {0, std::max(0, d - 2)};
        case AttemptResult::critical: return {0, std::min(1, std::max(0, d - 2))};
    }
    return {0, top_level};
}

LevelInterval credit_rating(Level rating) {
    const int k = rating.number();
    return {k == Level::lowest ? 0 : k, k};
}

Weight recency(int age_days, const ScoringParams& params) {
    return Weight(age_days > params.max_age_days ? 0.0 : std::exp2(-age_days / params.half_life_days));
}

Weight retake_factor(std::optional<int> days_since_previous, const ScoringParams& params) {
    if (!days_since_previous)
        return Weight(1.0);
    return Weight(*days_since_previous < params.retake_min_days ? 0.0 : params.retake_weight);
}

Weight panel_factor(PanelSize panel, const ScoringParams& params) {
    return Weight(1.0 / (1.0 + (panel.raters - 1) * params.rater_discount) /
                  (1.0 + (panel.questions - 1) * params.question_discount));
}

double graded_likelihood(double theta, double slope, std::span<const double> thresholds,
                         LevelInterval outcome, double lapse) {
    const auto last = static_cast<int>(thresholds.size());
    const auto at = [&](int k) { return slope * (theta - thresholds[static_cast<std::size_t>(k - 1)]); };
    double inside = 1.0;
    if (outcome.lo > 0 && outcome.hi < last)
        inside = logistic_difference(at(outcome.lo), at(outcome.hi + 1));
    else if (outcome.lo > 0)
        inside = logistic(at(outcome.lo));
    else if (outcome.hi < last)
        inside = logistic(-at(outcome.hi + 1));
    const double share = (outcome.hi - outcome.lo + 1.0) / (last + 1.0);
    return std::max(least_likelihood, (1.0 - lapse) * inside + lapse * share);
}

double interval_likelihood(double theta, double slope, double severity, LevelInterval outcome, double lapse) {
    constexpr std::array<double, top_level> thresholds{0.5, 1.5, 2.5, 3.5, 4.5};
    return graded_likelihood(theta - severity, slope, thresholds, outcome, lapse);
}

Posterior posterior_from_log(std::span<const double> grid, std::span<const double> log_mass) {
    Posterior out;
    const double top = *std::max_element(log_mass.begin(), log_mass.end());
    out.mass.resize(grid.size());
    for (std::size_t i = 0; i < grid.size(); ++i)
        out.mass[i] = std::exp(log_mass[i] - top);
    const double total = std::accumulate(out.mass.begin(), out.mass.end(), 0.0);
    for (std::size_t i = 0; i < grid.size(); ++i) {
        out.mass[i] /= total;
        out.mean += out.mass[i] * grid[i];
    }
    out.sd = std::sqrt(variance_on(grid, out.mass));
    out.q10 = quantile(grid, out.mass, 0.10);
    out.q90 = quantile(grid, out.mass, 0.90);
    return out;
}

std::vector<double> normal_log_prior(std::span<const double> grid, double mean, double sd) {
    std::vector<double> out;
    out.reserve(grid.size());
    for (const double theta : grid) {
        const double z = (theta - mean) / sd;
        out.push_back(-0.5 * z * z);
    }
    return out;
}

double variance_on(std::span<const double> grid, std::span<const double> mass) {
    double total = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < grid.size(); ++i) {
        total += mass[i];
        sum += mass[i] * grid[i];
    }
    if (total <= 0.0)
        return 0.0;
    const double mean = sum / total;
    double squares = 0.0;
    for (std::size_t i = 0; i < grid.size(); ++i)
        squares += mass[i] * (grid[i] - mean) * (grid[i] - mean);
    return squares / total;
}

std::vector<double> ability_grid(const ScoringParams& params) {
    std::vector<double> grid;
    grid.reserve(static_cast<std::size_t>(params.grid_points));
    for (int i = 0; i < params.grid_points; ++i)
        grid.push_back(params.grid_first + params.grid_step * i);
    return grid;
}

Level nearest_level(double theta) {
    return Level(static_cast<int>(std::clamp(std::lround(theta), 1L, static_cast<long>(top_level))));
}

Level LevelPosterior::claimed(double claim) const {
    for (int level = top_level; level > 1; --level)
        if (at_least[Level(level).index()] >= claim)
            return Level(level);
    return Level(Level::lowest);
}

LevelPosterior level_posterior(std::span<const double> grid, std::span<const double> log_mass) {
    LevelPosterior out;
    static_cast<Posterior&>(out) = posterior_from_log(grid, log_mass);
    for (std::size_t i = 0; i < grid.size(); ++i)
        out.levels[nearest_level(grid[i]).index()] += out.mass[i];
    double tail = 0.0;
    for (std::size_t level = out.levels.size(); level-- > 0;)
        out.at_least[level] = tail += out.levels[level];
    return out;
}

} // namespace mq::domain
