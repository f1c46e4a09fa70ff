#pragma once

#include "base/hash.h"
#include "domain/scoring_standing.h"
#include "store/store.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

/// Standings as they are kept with the scoring version and the journal position. All of it is worked out from
/// finished attempts in memory; see standing_bytes.h for the bytes and recompute.h for many people.
namespace mq::app {

/// The parameters a standing is worked out with, and the frozen text they stand in. Both must outlive it.
struct Parameters {
    const domain::Estimator& estimator;
    const ContentHash& content;
};

/// What a person's standing of a day rests on: assessments, closed interviews and observations up to that
/// day, in the order they became evidence.
struct StandingBasis {
    std::vector<domain::Evidence> records;
    std::vector<std::size_t> places; ///< of each record among all evidence given, as EvidenceBook counts it
    domain::Severities severities;   ///< of raters, as the newest interview froze them
    std::int64_t position = 0;       ///< journal row of the newest; 0 where there is none
    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(records.size()); }
};

/// `up_to`: what became evidence in a later journal row is left out, to see a standing as it was.
[[nodiscard]] StandingBasis standing_basis(std::span<const store::FinishedAttempt> finished,
                                           std::span<const store::RatedRow> rated,
                                           const domain::Competency& competency, Day as_of,
                                           std::int64_t up_to = std::numeric_limits<std::int64_t>::max());

[[nodiscard]] store::StandingKey standing_key(const Uuid& person, Day as_of, const Parameters& parameters);

/// How a standing that was worked out from that basis is kept.
[[nodiscard]] store::StandingRow row_to_keep(const store::StandingKey& key, const StandingBasis& basis,
                                             const domain::Standing& standing, const Parameters& parameters);

/// Whether a kept row rests on exactly that evidence.
[[nodiscard]] bool rests_on(const store::StandingRow& row, const StandingBasis& basis);

/// A standing counts its records as the basis does; afterwards it counts them among all assessments, as
/// screens do.
void count_among_all(domain::Standing& standing, const StandingBasis& basis);

} // namespace mq::app
