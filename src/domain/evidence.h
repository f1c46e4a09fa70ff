#pragma once

#include "base/clock.h"
#include "domain/scoring_types.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace mq::domain {

/// How well a scene went on one facet. A facet that was not observed has no entry.
struct FacetAttainment {
    FacetIndex facet;
    AttainedShare attainment;
};

/// A finished attempt of a scene: an assessment when it is evidence, a practice attempt for the dashed
/// polygon.
struct ScenarioEvidence {
    std::string id;       ///< of the attempt, unique among a person's evidence
    std::string scenario; ///< id of the scene; attempts of one scene are one stimulus
    Day date;
    Difficulty difficulty;
    AttainedShare attainment; ///< over the axes
    std::vector<FacetAttainment> facets;
    GuidanceShare guidance;
    bool critical = false;
};

/// One judgement of one rater.
struct Rating {
    std::string question; ///< empty in an observation
    std::string rater;
    FacetIndex facet;
    Level value; ///< "not observed" is no rating at all
};

/// An interview (final individual ratings) or an observation sheet (one stimulus, no questions).
struct RatedEvidence {
    enum class Kind : std::uint8_t { interview, observation };
    Kind kind = Kind::interview;
    std::string id; ///< unique among a person's evidence
    Day date;
    std::vector<Rating> ratings; ///< at most one for each question, rater and facet
};

/// One dated record about one person, from any of the three sources.
using Evidence = std::variant<ScenarioEvidence, RatedEvidence>;

/// Severity of raters in levels (positive: stricter than the others); who is not named has 0.
using Severities = std::map<std::string, double, std::less<>>;

} // namespace mq::domain
