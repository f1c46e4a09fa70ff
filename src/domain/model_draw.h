#pragma once

#include "domain/scoring_standing.h"
#include "domain/simulation.h"

#include <vector>

/// Draws what people of known ability would show, from the model that estimates them (scoring.md 2–4): the
/// same thresholds, slopes and lapses, the same meaning of guidance, the same dependence between ratings that
/// the weights assume. It tests the model against itself: nothing here is about real people.
namespace mq::domain {

/// What a simulation assumes beyond the scoring parameters.
struct DrawAssumptions {
    double guided_share = 0.2; ///< of attempts in which the person takes the guidance their level needs, 0..1
    double severity_sd = 0.25; ///< of raters, in levels; drawn anew for each, unknown to the estimator
};

class ModelDraw {
public:
    /// Draws for one person: `seed` and `person` decide everything. The estimator must outlive it.
    ModelDraw(const Estimator& estimator, const DrawAssumptions& assumptions, std::uint64_t seed,
              std::uint64_t person);

    /// A true ability from the prior, a point of the estimator's grid.
    [[nodiscard]] double ability();

    /// A finished attempt of a scene: overall and each axis drawn separately, all at that ability. In a
    /// guided attempt the guidance is what the category drawn needs in A01's words (its cap is that level),
    /// and lifts the performance by one level. Id, scene and day are left for the caller.
    [[nodiscard]] ScenarioEvidence attempt(double ability, Difficulty difficulty,
                                           const std::vector<FacetIndex>& axes);

    /// An interview: every rater rates every question on `facets_of_question` of it. Ratings of one answer
    /// correlate by `rater_discount`, of one rater by `question_discount`, of one rater on one answer fully:
    /// the dependence for which the weights of scoring.md 3 are right.
    [[nodiscard]] RatedEvidence interview(double ability, int raters,
                                          const std::vector<std::vector<FacetIndex>>& facets_of_question);

    /// Uniform position below `n` ≥ 1.
    [[nodiscard]] std::size_t below(std::size_t n) { return random_.below(n); }

private:
    [[nodiscard]] double uniform(); ///< in (0, 1)
    [[nodiscard]] double normal();  ///< standard
    [[nodiscard]] int category(double theta, double slope, double position) const;
    [[nodiscard]] AttainedShare attainment(int category, Difficulty difficulty);
    [[nodiscard]] GuidanceShare guidance_of(Level level);

    const Estimator& estimator_;
    const ScoringParams& params_;
    DrawAssumptions assumptions_;
    SeededRandom random_;
};

} // namespace mq::domain
