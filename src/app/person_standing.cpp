#include "app/person_standing.h"

#include "app/calibration.h"
#include "app/evidence_book.h"
#include "app/state.h"

namespace mq::app {
namespace {

struct Records {
    std::vector<store::FinishedAttempt> finished;
    std::vector<store::RatedRow> rated;
};

Result<Records> records_of(const State& state, const Uuid& person) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    auto finished = state.store->finished(person);
    if (!finished)
        return tl::unexpected<Error>(finished.error());
    auto rated = state.store->rated(person);
    if (!rated)
        return tl::unexpected<Error>(rated.error());
    return Records{std::move(*finished), std::move(*rated)};
}

domain::Standing standing_from(const State& state, const Records& records) {
    const StandingBasis basis =
        standing_basis(records.finished, records.rated, state.competency(), state.today());
    return state.estimator->standing(basis.records, state.today(), basis.severities);
}

/// An open interview as it would count once it is signed.
store::RatedRow as_evidence(const State& state, const OpenInterview& open) {
    store::RatedRow out;
    out.id = open.row.id;
    out.day = state.today();
    out.title = open.post;
    for (const store::AnswerRow& answer : open.answers)
        for (const store::FacetRating& rating : answer.latest.ratings)
            if (rating.rating)
                out.cells.push_back(
                    {answer.latest.question, answer.latest.rater, {}, rating.facet, *rating.rating});
    return out;
}

} // namespace

Result<domain::Standing> standing_of_person(State& state, const Uuid& person) {
    const auto records = records_of(state, person);
    if (!records)
        return tl::unexpected<Error>(records.error());
    return standing_from(state, *records);
}

Result<domain::Standing> standing_with(State& state, const OpenInterview& open) {
    auto records = records_of(state, open.row.person);
    if (!records)
        return tl::unexpected<Error>(records.error());
    if (open.row.state != store::InterviewState::closed) {
        auto severities = severities_so_far(state);
        if (!severities)
            return tl::unexpected<Error>(severities.error());
        records->rated.push_back(as_evidence(state, open));
        records->rated.back().severities = std::move(*severities);
    }
    return standing_from(state, *records);
}

Estimate overall_of(const domain::Standing& standing) {
    Estimate out;
    out.mean = standing.overall.mean;
    out.low = standing.overall.q10;
    out.high = standing.overall.q90;
    out.weight = standing.weight.value();
    for (const domain::Stimulus& stimulus : standing.credited.stimuli)
        out.stimuli += stimulus.lo ? 1 : 0;
    out.level = standing.weight.counts() ? standing.statistical.number() : 0;
    return out;
}

} // namespace mq::app
