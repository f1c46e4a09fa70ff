#pragma once

#include "domain/competency.h"
#include "domain/evidence.h"
#include "domain/scoring.h"
#include "domain/scoring_evidence.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The estimator: lines in, standing out. Source: scoring.md 4, and 6 for practice.
namespace mq::domain {

/// What is still missing before a level may be reported.
enum class Missing : std::uint8_t { weight, scenarios, facets, spread, stale };
[[nodiscard]] const char* code_of(Missing missing); ///< "weight", …: the codes of the JSON form

/// A rule that lowered the level below what the numbers give.
enum class Gate : std::uint8_t {
    human,    ///< levels 4 and 5 need an interview or an observation
    autonomy, ///< level 5 needs raters who gave the strand beside the radar a 5
    critical, ///< a critical error not long ago
};

/// One facet as it stands. Drawn as thin below `min_facet_stimuli`.
struct FacetEstimate {
    LevelPosterior posterior;
    Weight weight;   ///< Σw of its lines
    int stimuli = 0; ///< scenes, questions and sheets that count for it
};

/// Where a person stands on a day, with everything a screen needs to say why.
struct Standing {
    std::string version; ///< of the scoring model
    Day as_of;
    LevelPosterior overall;
    Weight weight;                 ///< Σw
    int scenarios = 0;             ///< distinct scenes that count
    int axes_ready = 0;            ///< axes with enough stimuli
    std::optional<int> newest_age; ///< days since the newest line that counts
    Level statistical;
    Level demonstrated;
    bool sufficient = false;
    std::optional<Level> reported; ///< nothing while evidence is missing
    std::vector<Missing> missing;  ///< in the order of the enumeration
    std::vector<Gate>
        gates; ///< those that lowered the level, in the order applied; also when nothing is reported
    std::optional<std::size_t>
        critical_record;               ///< newest record whose critical error caps (index into those given)
    std::vector<FacetEstimate> facets; ///< as Competency::facets, strands beside the radar too
    CreditedEvidence credited;
};

/// The dashed polygon. Formative: it has no level to report, by construction.
struct PracticeStanding {
    LevelPosterior ability; ///< from attainment over all axes; feeds the choice of the next scene, never
                            ///< shown as a level
    std::vector<FacetEstimate> facets;
    CreditedEvidence credited;
};

/// Holds what every person's standing shares (grid, prior, tables of log likelihoods), so that one person
/// costs additions only. Immutable and safe to use from several threads. Keeps a copy of the competency.
class Estimator {
public:
    explicit Estimator(Competency competency);

    /// The standing on `as_of`. Records dated later are left out. The order of the records matters only for
    /// attempts of one scene on the same day. For what records must fulfil see credit_evidence.
    [[nodiscard]] Standing standing(std::span<const Evidence> records, Day as_of,
                                    const Severities& severities = {}) const;

    /// The practice polygon on `as_of`; `attempts` are all finished practice attempts.
    [[nodiscard]] PracticeStanding practice(std::span<const ScenarioEvidence> attempts, Day as_of) const;

    /// How well each level agrees with one line: mean of L^w over the level's grid points, the best level
    /// being 1. Shows what a line says on its own; a line of weight 0 says nothing (all 1).
    [[nodiscard]] std::array<double, level_count> support(const EvidenceLine& line) const;

    [[nodiscard]] const Competency& competency() const { return competency_; }
    [[nodiscard]] std::span<const double> grid() const { return grid_; }
    [[nodiscard]] std::span<const double> log_prior() const { return log_prior_; }
    /// log L of an attempt's outcome, one value a grid point.
    [[nodiscard]] std::span<const double> attempt_log_likelihood(LevelInterval outcome) const;

private:
    class RatingTables;

    [[nodiscard]] std::vector<double> tabulate(double slope, double severity,
                                               std::span<const LevelInterval> wanted) const;
    void accumulate(const CreditedEvidence& credited, LevelPosterior& overall,
                    std::vector<FacetEstimate>& facets) const;

    Competency competency_;
    std::vector<double> grid_;
    std::vector<double> log_prior_;
    std::vector<double> attempt_table_; ///< (lo × 6 + hi) × grid, lo and hi 0..5
    std::vector<double> rating_table_;  ///< the same for ratings of severity 0
};

} // namespace mq::domain
