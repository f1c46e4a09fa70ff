#pragma once

#include "domain/competency.h"
#include "domain/evidence.h"
#include "domain/scoring.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// From a person's records to weighted lines. Source: scoring.md 2 and 3.
namespace mq::domain {

enum class Source : std::uint8_t { scenario, interview, observation };

/// What one line says about one facet.
struct FacetCredit {
    std::size_t line = 0; ///< index into CreditedEvidence::lines
    FacetIndex facet;
    LevelInterval credit;
    Weight weight; ///< for ratings without the division by the facets rated beside it
};

/// An attempt or a rating with what it credits. Kept with weight 0 as well, so a screen can say why it
/// doesn't count.
struct EvidenceLine {
    std::string id; ///< `S1`, `I1/Q1/A/respond`, `O1/A/respond`
    Source source = Source::scenario;
    std::size_t evidence = 0;          ///< index into the records given
    std::optional<std::size_t> rating; ///< index into RatedEvidence::ratings
    std::size_t stimulus = 0;          ///< index into CreditedEvidence::stimuli
    Day date;
    int age_days = 0;
    LevelInterval credit;
    Weight weight;
    Weight recency{1.0};   ///< r; 0 beyond the oldest age that counts
    Weight retake{1.0};    ///< 0, `retake_weight` or 1; always 1 for ratings
    double severity = 0.0; ///< of the rater, in levels; 0 for attempts
    [[nodiscard]] bool counts() const { return weight.counts(); }
};

/// A scene, a question of an interview, or an observation sheet.
struct Stimulus {
    Source source = Source::scenario;
    std::optional<int> lo; ///< best of a scene's attempts, lower median of a question's or a sheet's ratings,
                           ///< among those that count; nothing where none counts
};

struct CreditedEvidence {
    std::vector<EvidenceLine> lines; ///< in the order of the records, then of their ratings
    std::vector<FacetCredit> facets; ///< rising by line
    std::vector<Stimulus> stimuli;
};

/// Credits the records as they stand on the day `as_of`; records dated after it are left out altogether, so
/// that a standing can be drawn for a day in the past. Needs: facets that exist.
[[nodiscard]] CreditedEvidence credit_evidence(std::span<const Evidence> records, Day as_of,
                                               const Severities& severities, const Competency& competency);

/// Practice attempts (finished, undo counted as full guidance): the latest of each scene, weight
/// `practice_weight` × r. Of two on the same day the one given later is the latest; the others have no line.
[[nodiscard]] CreditedEvidence credit_practice(std::span<const ScenarioEvidence> attempts, Day as_of,
                                               const Competency& competency);

/// Positions of the attempts dated up to `as_of`, by date; ties keep the order given.
[[nodiscard]] std::vector<std::size_t> attempts_by_date(std::span<const Evidence> records, Day as_of);

} // namespace mq::domain
