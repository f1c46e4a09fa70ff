#include "app/kept_standing.h"

#include "app/evidence_book.h"
#include "app/standing_bytes.h"

#include <algorithm>

namespace mq::app {

namespace {

/// Puts records down in the order of their journal rows.
class BasisBuilder {
public:
    BasisBuilder(const domain::Competency& competency, Day as_of, std::int64_t up_to)
        : competency_(competency), as_of_(as_of), up_to_(up_to) {}

    void add(const store::FinishedAttempt& attempt) {
        if (auto record = evidence_of(attempt, competency_))
            add(std::move(*record), attempt.day, attempt.seq);
    }

    void add(const store::RatedRow& row) {
        if (add(evidence_of(row, competency_), row.day, row.seq))
            for (const auto& [rater, severity] : row.severities)
                out_.severities[rater] = severity;
    }

    StandingBasis take() { return std::move(out_); }

private:
    bool add(domain::Evidence record, Day day, std::int64_t seq) {
        const std::size_t here = place_++;
        if (seq > up_to_ || day > as_of_)
            return false;
        out_.records.push_back(std::move(record));
        out_.places.push_back(here);
        out_.position = std::max(out_.position, seq);
        return true;
    }

    const domain::Competency& competency_;
    Day as_of_;
    std::int64_t up_to_;
    std::size_t place_ = 0;
    StandingBasis out_;
};

} // namespace

StandingBasis standing_basis(std::span<const store::FinishedAttempt> finished,
                             std::span<const store::RatedRow> rated, const domain::Competency& competency,
                             Day as_of, std::int64_t up_to) {
    BasisBuilder builder(competency, as_of, up_to);
    auto next = rated.begin();
    for (const store::FinishedAttempt& attempt : finished) {
        if (attempt.mode != store::Mode::assessment)
            continue;
        for (; next != rated.end() && next->seq < attempt.seq; ++next)
            builder.add(*next);
        builder.add(attempt);
    }
    for (; next != rated.end(); ++next)
        builder.add(*next);
    return builder.take();
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
