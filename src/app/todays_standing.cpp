#include "app/todays_standing.h"

#include "app/standing_bytes.h"
#include "app/state.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace mq::app {
namespace {

Parameters parameters_of(const State& state) {
    return {*state.estimator, state.competency_hash};
}

bool still_holds(const TodaysStanding& known, const store::StandingKey& key, const StandingBasis& basis) {
    return known.key == key && known.position == basis.position && known.evidence == basis.count();
}

/// The kept standing, where it rests on the same evidence and can be read.
std::optional<domain::Standing> kept(const State& state, const store::StandingKey& key,
                                     const StandingBasis& basis) {
    if (!state.store || basis.position == 0)
        return std::nullopt;
    const auto row = state.store->standing(key);
    if (!row || !*row || !rests_on(**row, basis))
        return std::nullopt;
    auto standing = standing_from((*row)->bytes, state.competency(), basis.records.size());
    if (standing)
        return std::move(*standing);
    spdlog::warn("kept standing of {} can't be read: {}", iso_day(key.day), standing.error().detail);
    return std::nullopt;
}

store::Content frozen_parameters(const State& state) {
    return {state.competency_hash, store::ContentKind::competency, state.competency().id, 1,
            state.competency_text};
}

} // namespace

void refresh_standing(State& state) {
    const Parameters parameters = parameters_of(state);
    const Day today = state.today();
    const store::StandingKey key = standing_key(state.model.me.id, today, parameters);
    const StandingBasis basis = standing_basis(state.finished, state.rated, state.competency(), today);
    if (state.standing && still_holds(*state.standing, key, basis))
        return;
    auto standing = kept(state, key, basis);
    if (!standing) {
        standing = state.estimator->standing(basis.records, today, basis.severities);
        if (basis.position > 0)
            state.standing_to_keep = row_to_keep(key, basis, *standing, parameters);
    }
    count_among_all(*standing, basis);
    state.standing = TodaysStanding{key, basis.position, basis.count(), std::move(*standing)};
}

void keep_standing(State& state) {
    const auto row = std::exchange(state.standing_to_keep, std::nullopt);
    if (row && state.store && !state.store->read_only())
        keep_standings(state, {&*row, 1});
}

domain::Standing standing_of_today(const State& state) {
    const Parameters parameters = parameters_of(state);
    const Day today = state.today();
    const StandingBasis basis = standing_basis(state.finished, state.rated, state.competency(), today);
    if (state.standing &&
        still_holds(*state.standing, standing_key(state.model.me.id, today, parameters), basis))
        return state.standing->standing;
    domain::Standing standing = state.estimator->standing(basis.records, today, basis.severities);
    count_among_all(standing, basis);
    return standing;
}

void keep_standings(State& state, std::span<const store::StandingRow> rows) {
    if (rows.empty())
        return;
    const store::Content parameters = frozen_parameters(state);
    if (const Status done = state.store->keep_standings(rows, {&parameters, 1}); !done)
        spdlog::warn("standings are not kept: {} ({}) {}", done.error().message, name_of(done.error().kind),
                     done.error().detail);
}

} // namespace mq::app
