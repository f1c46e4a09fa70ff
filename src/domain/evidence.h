#pragma once

#include "base/clock.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace mq::domain {

/// How well a scene went on one facet, 0..1. A facet that was not observed has no entry.
struct FacetAttainment {
    std::size_t facet = 0; ///< index into Competency::facets
    double attainment = 0.0;
};

/// A finished attempt of a scene: an assessment when it is evidence, a practice attempt for the dashed
/// polygon.
struct ScenarioEvidence {
    std::string id;       ///< of the attempt, unique among a person's evidence
    std::string scenario; ///< id of the scene; attempts of one scene are one stimulus
    Day date;
    int difficulty = 1;      ///< 1..5
    double attainment = 0.0; ///< A over the axes, 0..1
    std::vector<FacetAttainment> facets;
    double guidance = 0.0; ///< share of guided decisions, 0..1
    bool critical = false;
};

/// One judgement of one rater.
struct Rating {
    std::string question; ///< empty in an observation
    std::string rater;
    std::size_t facet = 0; ///< index into Competency::facets
    int value = 1;         ///< 1..5; "not observed" is no rating at all
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
