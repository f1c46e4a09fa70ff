#pragma once

#include <array>
#include <string>
#include <vector>

namespace mq::domain {

/// A guidance cap: a share of guided decisions up to `share` (inclusive) can show at most level `cap`.
struct GuidanceCut {
    double share = 0.0; ///< 0..1
    int cap = 5;        ///< 1..5
};

/// Every constant of the scoring model (`scoring.md`, version A01-M-1). Policy defaults, not estimates.
/// All are read from the competency file; the numbers here are only what an empty struct holds.
struct ScoringParams {
    std::string version;
    double grid_first = 0.6; ///< first point of the ability grid, in levels
    double grid_step = 0.2;
    int grid_points = 25;
    double prior_mean = 3.0;
    double prior_sd = 1.5;
    double slope_scenario = 1.5;
    double slope_interview = 1.8;
    double lapse = 0.05; ///< share of odd results, 0..1
    double half_life_days = 180.0;
    int max_age_days = 730;         ///< older evidence weighs nothing
    double rater_discount = 0.5;    ///< (m − 1) × this
    double question_discount = 0.3; ///< (Q − 1) × this
    double pass_full = 0.8;
    double pass_part = 0.6;
    std::vector<GuidanceCut> guidance_cuts; ///< rising shares; beyond the last the cap is 1
    double hint_light = 0.5;
    double hint_full = 1.0;
    int retake_min_days = 30;
    double retake_weight = 0.5;
    double claim_probability = 0.7; ///< P(≥ level) that a level is claimed with
    int demonstrated_stimuli = 2;
    double min_weight = 4.0;
    int min_scenarios = 3;
    int min_facets = 4;
    int min_facet_stimuli = 2;
    double max_sd = 0.6;
    int max_stale_days = 180;
    int critical_recent_attempts = 3;
    int critical_recent_days = 90;
    int critical_cap = 2;     ///< reported level after a recent critical error
    int human_gate_level = 4; ///< from this level on an interview or observation is needed
    int autonomy_raters = 2;  ///< raters who must have given `autonomy` a 5 for level 5
    double practice_weight = 0.5;
    std::array<int, 4> difficulty_cuts{1, 3, 5, 7}; ///< highest factor sum of D1..D4
    int min_decisions = 5;                          ///< V5
    int min_facet_range = 2;                        ///< V6
    double max_random_full = 0.05;                  ///< V4
    double wrong_regret = 2.0;                      ///< verdict: regret from which a decision is wrong
    double next_chance_low = 0.35;                  ///< next scene: window of P(A ≥ pass_part)
    double next_chance_high = 0.85;
    std::array<int, 3> spacing_days{2, 7, 21};
};

} // namespace mq::domain
