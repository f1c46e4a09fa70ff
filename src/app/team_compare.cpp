#include "app/team_compare.h"

#include "app/handlers.h"
#include "app/login.h"
#include "app/team_memory.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace mq::app {
namespace {

constexpr const char* compare_kind = "compare";
using People = std::unordered_map<Uuid, PersonSummary>;

Status work_out(State& state, std::span<const Uuid> people, TeamThen& then) {
    for (const Uuid& person : people) {
        const auto finished = state.store->finished(person);
        if (!finished)
            return tl::unexpected<Error>(finished.error());
        const auto rated = state.store->rated(person);
        if (!rated)
            return tl::unexpected<Error>(rated.error());
        then.people[person] = standing_summary(*finished, *rated, *state.estimator, then.day);
    }
    return {};
}

void show_again_on_team(State& state) {
    if (state.model.page != Page::team)
        return;
    if (const Status done = show_page(state, Page::team); !done)
        spdlog::warn("team page: {} {}", done.error().message, done.error().detail);
}

void take_in(State& state, Day day, People people) {
    auto& then = team_memory(state).then;
    if (!then || then->day != day)
        return; // another day was asked for meanwhile
    then->begun = false;
    then->people.merge(people);
    show_again_on_team(state);
}

/// Stopped or failed: nothing is compared any more.
void give_up(State& state, const Error& error) {
    team_memory(state).then.reset();
    notify(state, error.kind == ErrorKind::refused ? NoticeKind::info : NoticeKind::error, error.message);
    show_again_on_team(state);
}

struct CompareJob {
    std::filesystem::path file;
    std::optional<store::KeyPlace> keys;
    Day day;
    const domain::Estimator* estimator; ///< of the state, which outlives its asides
    std::vector<Uuid> people;
    Texts texts;

    Result<AfterWork> operator()(WorkVoice& voice) const {
        People out;
        const Status done =
            each_evidence(file, keys, people, voice, texts,
                          [&](const Uuid& person, std::span<const store::FinishedAttempt> finished,
                              std::span<const store::RatedRow> rated) {
                              out[person] = standing_summary(finished, rated, *estimator, day);
                          });
        if (!done)
            return tl::unexpected<Error>(done.error());
        return AfterWork([day = day, found = std::move(out)](State& state) {
            take_in(state, day, found);
            return Status{};
        });
    }
};

Status begin_comparison(State& state, std::vector<Uuid> people, TeamThen& then) {
    stop_aside(state, compare_kind); // of another day or team
    LongWork work;
    work.kind = compare_kind;
    work.title = state.texts.format("team.comparing", fmt::arg("day", vietnamese_day(then.day)));
    work.run = CompareJob{state.store->path(),   open_keys(state),  then.day,
                          state.estimator.get(), std::move(people), state.texts};
    work.failed = give_up;
    then.begun = true;
    try {
        return begin_aside(state, std::move(work));
    } catch (const std::system_error& e) { // no thread to be had
        then.begun = false;
        return fail(ErrorKind::internal, state.texts.get("team.error.no_thread"), e.what());
    }
}

void compare_row(const PersonSummary& then, HeatRow& row) {
    if (then.reported != 0)
        row.then_reported = then.reported;
    const auto change = [](const Estimate& now, const FacetSummary& before) -> std::optional<double> {
        if (now.none() || before.weight <= 0.0F)
            return std::nullopt;
        return now.mean - static_cast<double>(before.mean);
    };
    row.change = change(row.overall, then.overall);
    for (std::size_t f = 0; f < row.facets.size(); ++f)
        row.facet_changes.push_back(change(row.facets[f], then.facets[f]));
}

} // namespace

Status add_comparison(State& state, TeamPage& page) {
    auto& then = team_memory(state).then;
    if (!then)
        return {};
    page.compared = iso_day(then->day);
    page.compared_day = vietnamese_day(then->day);
    const auto known = directory(state);
    if (!known)
        return tl::unexpected<Error>(known.error());
    const auto seen = [&](const Uuid& person) {
        const DirectoryEntry* found = (*known)->find(person);
        return found != nullptr && found->sight == Sight::all;
    };
    std::vector<Uuid> missing;
    for (const HeatRow& row : page.rows)
        if (!then->people.contains(row.person) && seen(row.person))
            missing.push_back(row.person);
    if (missing.size() <= most_at_once) {
        if (Status done = work_out(state, missing, *then); !done)
            return done;
    } else if (!then->begun) {
        if (Status done = begin_comparison(state, std::move(missing), *then); !done)
            return done;
    }
    for (HeatRow& row : page.rows)
        if (const auto at = then->people.find(row.person); at != then->people.end() && seen(row.person))
            compare_row(at->second, row);
    return {};
}

Status handle(State& state, const CompareTeamWith& command) {
    if (Status done = require_lead(state); !done)
        return done;
    std::optional<TeamThen> then;
    if (!command.day.empty()) {
        const auto day = parse_day(command.day);
        if (!day)
            return fail(ErrorKind::bad_input, state.texts.get("team.error.day"), command.day);
        if (*day > state.today())
            return fail(ErrorKind::bad_input, state.texts.get("team.error.future"), command.day);
        then.emplace().day = *day;
    }
    stop_aside(state, compare_kind);
    team_memory(state).then = std::move(then);
    return show_page(state, Page::team);
}

} // namespace mq::app
