#include "app/insights_pitfalls.h"

#include "app/handlers.h"
#include "app/login.h"
#include "app/team_memory.h"
#include "domain/principle_profile.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <numeric>
#include <system_error>
#include <unordered_set>
#include <utility>

namespace mq::app {
namespace {

constexpr const char* pitfalls_kind = "pitfalls";
constexpr int pitfall_days = 90;
constexpr std::size_t most_counted_at_once = 30; ///< people
constexpr std::size_t channel_count = 5;
constexpr double per_decisions = 10.0;

using Channels = std::unordered_map<std::string, std::size_t>; ///< of scenes, by id

Channels channels_of(const State& state) {
    Channels out;
    for (const domain::Scenario* scene : state.library.heads())
        out.emplace(scene->id, static_cast<std::size_t>(scene->channel));
    return out;
}

/// `go_on`: hears of every attempt; false stops.
Result<PitfallCounts> count(const store::Store& store, const Uuid& team, std::span<const Uuid> people,
                            Day today, const Channels& channels, const std::function<bool()>& go_on) {
    PitfallCounts out{team, today, std::vector<int>(channel_count, 0), {}};
    const std::unordered_set<Uuid> staff(people.begin(), people.end());
    bool stopped = false;
    const auto each = [&](const Uuid& person, const store::FinishedAttempt& attempt) {
        stopped = !go_on();
        const auto channel = channels.find(attempt.scene);
        if (stopped || attempt.branch || attempt.day > today || channel == channels.end() ||
            !staff.contains(person))
            return !stopped;
        out.decisions[channel->second] += attempt.result.decisions;
        for (const std::string& id : attempt.result.pitfalls) {
            auto& times = out.counts[id];
            times.resize(channel_count, 0);
            ++times[channel->second];
        }
        return true;
    };
    // Of the whole firm everybody's are read in one go.
    const auto asked = team.is_nil() ? std::span<const Uuid>() : people;
    if (Status done = store.each_finished(asked, Day{today.number - pitfall_days + 1}, each); !done)
        return tl::unexpected<Error>(done.error());
    if (stopped)
        return fail(ErrorKind::refused, {}, "cancelled");
    return out;
}

struct PitfallJob {
    std::filesystem::path file;
    std::optional<store::KeyPlace> keys;
    Uuid team;
    std::vector<Uuid> people;
    Day today;
    Channels channels;

    Result<AfterWork> operator()(WorkVoice& voice) const {
        store::OpenOptions how;
        how.read_only = true;
        how.keys = keys;
        const auto store = store::Store::open(file, how);
        if (!store)
            return tl::unexpected<Error>(store.error());
        auto counts = count(*store, team, people, today, channels, [&] { return !voice.cancelled(); });
        if (!counts)
            return tl::unexpected<Error>(counts.error());
        return AfterWork([found = std::move(*counts)](State& state) {
            team_memory(state).pitfalls = found;
            return state.model.page == Page::insights ? show_page(state, Page::insights) : Status{};
        });
    }
};

void begin(State& state, const Uuid& team, std::span<const Uuid> people) {
    stop_aside(state, pitfalls_kind); // of another team
    LongWork work;
    work.kind = pitfalls_kind;
    work.run = PitfallJob{state.store->path(), open_keys(state),  team, {people.begin(), people.end()},
                          state.today(),       channels_of(state)};
    work.failed = [](State&, const Error& error) {
        spdlog::warn("pitfalls of a group: {} {}", error.message, error.detail);
    };
    try {
        if (const Status done = begin_aside(state, std::move(work)); !done)
            spdlog::warn("pitfalls of a group: {}", done.error().message);
    } catch (const std::system_error& e) { // no thread to be had
        spdlog::warn("pitfalls of a group are not counted aside: {}", e.what());
    }
}

void put(const State& state, const PitfallCounts& counts, Insights& page) {
    page.decisions = counts.decisions;
    const domain::Competency& competency = state.competency();
    std::vector<std::pair<int, PitfallByChannel>> found;
    for (const auto& [id, times] : counts.counts) {
        const auto index = competency.pitfall_index(id);
        if (!index)
            continue;
        PitfallByChannel line{state.texts.of(competency.pitfalls[*index].name), {}};
        for (std::size_t c = 0; c < channel_count; ++c)
            line.rates.push_back(counts.decisions[c] < domain::least_decisions
                                     ? std::nullopt
                                     : std::optional(per_decisions * times[c] / counts.decisions[c]));
        found.emplace_back(std::accumulate(times.begin(), times.end(), 0), std::move(line));
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, [](const auto& one) { return one.first; });
    for (auto& [times, line] : found)
        page.pitfalls.push_back(std::move(line));
}

} // namespace

Status add_pitfalls(State& state, std::span<const Uuid> people, Insights& page) {
    for (std::size_t c = 0; c < channel_count; ++c)
        page.channels.push_back(state.texts.get(fmt::format("channel.{}", c)));
    page.decisions.assign(channel_count, 0);
    if (people.empty())
        return {};
    TeamMemory& memory = team_memory(state);
    const bool known =
        memory.pitfalls && memory.pitfalls->team == page.shown && memory.pitfalls->day == state.today();
    if (!known && people.size() <= most_counted_at_once) {
        auto counts =
            count(*state.store, page.shown, people, state.today(), channels_of(state), [] { return true; });
        if (!counts)
            return tl::unexpected<Error>(counts.error());
        memory.pitfalls = std::move(*counts);
    } else if (!known && !std::exchange(memory.pitfalls_begun, true)) {
        memory.pitfalls.reset();
        begin(state, page.shown, people);
    }
    if (memory.pitfalls && memory.pitfalls->team == page.shown)
        put(state, *memory.pitfalls, page);
    page.working = page.working || runs_aside(state, pitfalls_kind);
    return {};
}

void forget_insights(State& state) {
    TeamMemory& memory = team_memory(state);
    memory.refresh_begun = false;
    memory.groups_begun = false;
    memory.pitfalls_begun = false;
    memory.pitfalls.reset();
}

} // namespace mq::app
