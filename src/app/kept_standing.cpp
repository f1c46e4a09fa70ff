#include "app/kept_standing.h"

#include "app/evidence_book.h"
#include "app/standing_bytes.h"

#include <algorithm>

namespace mq::app {

StandingBasis standing_basis(std::span<const store::FinishedAttempt> finished,
                             const domain::Competency& competency, Day as_of, std::int64_t up_to) {
    StandingBasis out;
    std::size_t place = 0;
    for (const store::FinishedAttempt& attempt : finished) {
        if (attempt.mode != store::Mode::assessment)
            continue;
        auto record = evidence_of(attempt, competency);
        if (!record)
            continue;
        const std::size_t here = place++;
        if (attempt.seq > up_to || attempt.day > as_of)
            continue;
        out.records.emplace_back(std::move(*record));
        out.places.push_back(here);
        out.position = std::max(out.position, attempt.seq);
    }
    return out;
}

store::StandingKey standing_key(const Uuid& person, Day as_of, const Parameters& parameters) {
    return {person, parameters.estimator.competency().scoring.version, parameters.content, as_of};
}

store::StandingRow row_to_keep(const store::StandingKey& key, const StandingBasis& basis,
                               const domain::Standing& standing, const Parameters& parameters) {
    return {key, basis.position, basis.count(), standing_bytes(standing, parameters.estimator.competency())};
}

bool rests_on(const store::StandingRow& row, const StandingBasis& basis) {
    return row.position == basis.position && row.evidence == basis.count();
}

void count_among_all(domain::Standing& standing, const StandingBasis& basis) {
    for (domain::EvidenceLine& line : standing.credited.lines)
        line.evidence = basis.places[line.evidence];
    if (standing.critical_record)
        standing.critical_record = basis.places[*standing.critical_record];
}

} // namespace mq::app
