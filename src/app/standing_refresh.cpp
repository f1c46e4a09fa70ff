#include "app/standing_refresh.h"

#include "app/access.h"
#include "app/handlers.h"
#include "app/login.h"
#include "app/team_memory.h"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

namespace mq::app {
namespace {

/// How often a thread that waits to hand over looks whether it is to stop.
constexpr std::chrono::milliseconds between_looks{20};

void retell_team(State& state) {
    if (state.model.page != Page::team && state.model.page != Page::insights)
        return;
    if (const Status done = show_page(state, state.model.page); !done)
        spdlog::warn("team page: {} {}", done.error().message, done.error().detail);
}

/// What the working thread does with its own copies.
struct RefreshJob {
    std::filesystem::path file;
    std::optional<store::KeyPlace> keys;
    Day day;
    const domain::Estimator* estimator; ///< of the state, which outlives its asides
    ContentHash content;
    std::vector<Uuid> people;
    std::shared_ptr<RefreshedRows> rows;
    Texts texts;

    Result<AfterWork> operator()(WorkVoice& voice) const {
        RecomputeOptions options;
        options.keys = keys;
        // One core stays with the window.
        options.threads = std::max(2U, std::thread::hardware_concurrency()) - 1;
        const auto all = static_cast<double>(people.size());
        options.progress = [&](double share) {
            return voice.tell(people.empty() ? -1.0 : share,
                              people.empty() ? std::string()
                                             : people_done(texts, static_cast<int>(share * all + 0.5),
                                                           static_cast<int>(people.size())));
        };
        const Status done =
            refresh_people(file, day, Parameters{*estimator, content}, options, people, [&](Refreshed one) {
                return rows->hand_over(std::move(one), [&] { return voice.cancelled(); });
            });
        if (!done)
            return tl::unexpected<Error>(done.error());
        return AfterWork([](State& state) {
            take_refreshed(state);
            if (std::exchange(team_memory(state).refresh_wanted, false))
                team_memory(state).refresh_begun = false;
            retell_team(state);
            return Status{};
        });
    }
};

void begin(State& state, std::vector<Uuid> people, std::string title) {
    if (!state.store || state.store->read_only())
        return;
    state.refreshed = std::make_shared<RefreshedRows>();
    LongWork work;
    work.kind = refresh_kind;
    work.title = std::move(title);
    work.run = RefreshJob{state.store->path(),   open_keys(state),  state.today(),   state.estimator.get(),
                          state.competency_hash, std::move(people), state.refreshed, state.texts};
    work.failed = [](State& s, const Error& error) {
        spdlog::warn("standings of today: {} {}", error.message, error.detail);
        take_refreshed(s);
        retell_team(s);
    };
    try {
        if (const Status done = begin_aside(state, std::move(work)); !done)
            spdlog::warn("standings of today: {}", done.error().message);
    } catch (const std::system_error& e) { // no thread to be had; each is worked out when it is asked for
        spdlog::warn("standings of today are not worked out aside: {}", e.what());
    }
}

/// Where texts are sealed only who can read everybody's evidence can work out what it amounts to.
bool reads_everybody(const State& state) {
    return !state.store->sealed() || allowed(state, Matter::team_standings).has_value();
}

} // namespace

bool RefreshedRows::hand_over(Refreshed one, const std::function<bool()>& stopped) {
    std::unique_lock lock(mutex_);
    const auto room = [&] { return ready_.size() < rows_a_time; };
    do {
        if (stopped())
            return false;
    } while (!taken_.wait_for(lock, between_looks, room));
    ready_.push_back(std::move(one));
    return true;
}

std::vector<Refreshed> RefreshedRows::take() {
    std::vector<Refreshed> out;
    {
        const std::scoped_lock lock(mutex_);
        out.swap(ready_);
    }
    taken_.notify_all();
    return out;
}

void begin_refresh(State& state) {
    stop_aside(state, refresh_kind);
    if (!state.store || !reads_everybody(state))
        return;
    begin(state, {}, {});
}

void begin_refresh_at_start(State& state) {
    if (!state.store || state.model.page == Page::first_run || state.model.page == Page::login ||
        !allowed(state, Matter::team_standings))
        return;
    const auto stale = state.store->stale_summaries(state.today(), state.competency_hash);
    if (stale && stale->size() > most_at_once)
        begin(state, *stale, {});
}

void begin_refresh_of(State& state, std::vector<Uuid> people) {
    const std::string title = state.texts.format(
        "team.refreshing", fmt::arg("n", grouped(state.texts, static_cast<long long>(people.size()))));
    const auto running = std::ranges::find(state.asides, std::string(refresh_kind), &Aside::kind);
    if (running == state.asides.end())
        return begin(state, std::move(people), title);
    team_memory(state).refresh_wanted = true;
    if (running->title.empty())
        running->title = title; // it was quiet until somebody waited for it
}

void take_refreshed(State& state) {
    if (!state.refreshed)
        return;
    if (const auto rows = state.refreshed->take(); !rows.empty())
        keep_refreshed(state, rows);
    if (!runs_aside(state, refresh_kind))
        state.refreshed.reset();
}

void keep_refreshed(State& state, std::span<const Refreshed> rows) {
    std::vector<store::StandingRow> standings;
    std::vector<store::SummaryRow> summaries;
    for (const Refreshed& row : rows) {
        if (row.standing)
            standings.push_back(*row.standing);
        if (row.summary)
            summaries.push_back(*row.summary);
    }
    keep_standings(state, standings);
    if (const Status done = state.store->keep_summaries(summaries); !done)
        spdlog::warn("summaries are not kept: {} ({}) {}", done.error().message, name_of(done.error().kind),
                     done.error().detail);
}

} // namespace mq::app
