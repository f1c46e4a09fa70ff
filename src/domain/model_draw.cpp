#include "domain/model_draw.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace mq::domain {
namespace {

constexpr int categories = level_count + 1; // 0..5

double between(double low, double high, double share) {
    return low + (high - low) * share;
}

/// Share of the standard normal below z.
double below_normal(double z) {
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

} // namespace

ModelDraw::ModelDraw(const Estimator& estimator, const DrawAssumptions& assumptions, std::uint64_t seed,
                     std::uint64_t person)
    : estimator_(estimator),
      params_(estimator.competency().scoring),
      assumptions_(assumptions),
      random_(SeededRandom(seed).next() + person) {
    random_ = SeededRandom(random_.next()); // neighbours would otherwise draw shifted copies of one row
}

double ModelDraw::uniform() {
    constexpr double step = 0x1p-53;
    return (static_cast<double>(random_.next() >> 11U) + 0.5) * step;
}

double ModelDraw::normal() {
    const double radius = std::sqrt(-2.0 * std::log(uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
}

double ModelDraw::ability() {
    const std::span<const double> grid = estimator_.grid();
    const Posterior prior = posterior_from_log(grid, estimator_.log_prior());
    double left = uniform();
    for (std::size_t i = 0; i < grid.size(); ++i)
        if ((left -= prior.mass[i]) <= 0.0)
            return grid[i];
    return grid.back();
}

/// The category whose share of the model's distribution the position (0..1) falls into; rises with it.
int ModelDraw::category(double theta, double slope, double position) const {
    double reached = 0.0;
    for (int k = 0; k + 1 < categories; ++k) {
        reached += interval_likelihood(theta, slope, 0.0, {k, k}, params_.lapse);
        if (position <= reached)
            return k;
    }
    return categories - 1;
}

AttainedShare ModelDraw::attainment(int category, Difficulty difficulty) {
    const double share = uniform();
    if (category >= difficulty.number())
        return AttainedShare::nearest(between(params_.pass_full, 1.0, share));
    if (category + 1 == difficulty.number())
        return AttainedShare::nearest(between(params_.pass_part, params_.pass_full, share));
    return AttainedShare::nearest(between(0.0, params_.pass_part, share));
}

/// A share whose cap is that level.
GuidanceShare ModelDraw::guidance_of(Level level) {
    double low = 0.0;
    for (const GuidanceCut& cut : params_.guidance_cuts) {
        if (cut.cap == level.number())
            return GuidanceShare::nearest(between(cut.share, low, uniform()));
        low = cut.share;
    }
    return GuidanceShare::nearest(between(1.0, low, uniform()));
}

ScenarioEvidence ModelDraw::attempt(double ability, Difficulty difficulty,
                                    const std::vector<FacetIndex>& axes) {
    ScenarioEvidence out;
    out.difficulty = difficulty;
    const int shown = category(ability, params_.slope_scenario, uniform());
    const bool guided = uniform() < assumptions_.guided_share;
    if (guided)
        out.guidance = guidance_of(Level(std::max(shown, Level::lowest)));
    const int lift = out.guidance > GuidanceShare() ? 1 : 0;
    out.attainment = attainment(shown + lift, difficulty);
    for (const FacetIndex axis : axes) {
        const int on_axis = category(ability, params_.slope_scenario, uniform());
        out.facets.push_back({axis, attainment(on_axis + lift, difficulty)});
    }
    return out;
}

RatedEvidence ModelDraw::interview(double ability, int raters,
                                   const std::vector<std::vector<FacetIndex>>& facets_of_question) {
    // Correlations a between raters and b between questions, as a product: four normal parts, each shared by
    // those of its name, make every rating's position standard normal.
    const double a = params_.rater_discount;
    const double b = params_.question_discount;
    const double of_all = std::sqrt(a * b) * normal();
    std::vector<double> of_question;
    for (std::size_t q = 0; q < facets_of_question.size(); ++q)
        of_question.push_back(std::sqrt(a * (1.0 - b)) * normal());
    RatedEvidence out;
    out.kind = RatedEvidence::Kind::interview;
    for (int r = 0; r < raters; ++r) {
        const double severity = assumptions_.severity_sd * normal();
        const double of_rater = std::sqrt((1.0 - a) * b) * normal();
        for (std::size_t q = 0; q < facets_of_question.size(); ++q) {
            const double own = std::sqrt((1.0 - a) * (1.0 - b)) * normal();
            const double position = below_normal(of_all + of_question[q] + of_rater + own);
            const int shown = category(ability - severity, params_.slope_interview, position);
            const Level value(std::max(shown, Level::lowest)); // the scale has no 0: a 1 says "1 or below"
            for (const FacetIndex facet : facets_of_question[q])
                out.ratings.push_back({fmt::format("Q{}", q + 1), fmt::format("R{}", r + 1), facet, value});
        }
    }
    return out;
}

} // namespace mq::domain
