#include "app/insights_history.h"

#include "app/handlers.h"
#include "app/login.h"
#include "app/team_memory.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <unordered_set>
#include <utility>

namespace mq::app {
namespace {

/// What is kept of the whole firm is nobody's who sees but some of it.
bool is_kept(State& state, const Uuid& team) {
    const auto known = directory(state);
    return !team.is_nil() || (known && (*known)->whole_firm);
}

constexpr const char* groups_kind = "groups";

/// Somebody of the staff of today, and when they were where.
struct Colleague {
    std::optional<Day> joined;
    std::vector<std::pair<Day, std::optional<Uuid>>> teams; ///< from that day on, by time
};

/// Everything the working thread needs, by value.
struct GroupsJob {
    std::filesystem::path file;
    std::optional<store::KeyPlace> keys;
    Uuid team; ///< nil: everybody
    std::unordered_set<Uuid> within;
    std::vector<Day> days;
    const domain::Estimator* estimator; ///< of the state, which outlives its asides
    ContentHash content;
    std::vector<Uuid> people;
    std::unordered_map<Uuid, Colleague> colleagues;
    Texts texts;

    /// Of whom nothing is known by then, and not when they came, hadn't come yet as far as anybody can tell.
    [[nodiscard]] bool was_there(const Uuid& person, Day day, bool has_evidence) const {
        const Colleague& colleague = colleagues.at(person);
        if (team.is_nil())
            return colleague.joined ? *colleague.joined <= day : has_evidence;
        std::optional<Uuid> last;
        for (const auto& [from, placed] : colleague.teams)
            if (from <= day)
                last = placed;
        return last && within.contains(*last);
    }

    Result<AfterWork> operator()(WorkVoice& voice) const {
        std::vector<GroupCollector> groups(days.size(), GroupCollector(estimator->competency().axis_count()));
        const Status done =
            each_evidence(file, keys, people, voice, texts,
                          [&](const Uuid& person, std::span<const store::FinishedAttempt> finished,
                              std::span<const store::RatedRow> rated) {
                              for (std::size_t d = 0; d < days.size(); ++d)
                                  if (was_there(person, days[d], any_by(finished, rated, days[d])))
                                      groups[d].add(standing_summary(finished, rated, *estimator, days[d]));
                          });
        if (!done)
            return tl::unexpected<Error>(done.error());
        std::map<Day, GroupSummary> out;
        for (std::size_t d = 0; d < days.size(); ++d)
            out.emplace(days[d], groups[d].summary());
        return AfterWork([team = team, content = content, found = std::move(out)](State& state) {
            return take_in(state, team, content, found);
        });
    }

    static bool any_by(std::span<const store::FinishedAttempt> finished,
                       std::span<const store::RatedRow> rated, Day day) {
        return std::ranges::any_of(finished, [&](const auto& row) { return row.day <= day; }) ||
               std::ranges::any_of(rated, [&](const auto& row) { return row.day <= day; });
    }

    static Status take_in(State& state, const Uuid& team, const ContentHash& content,
                          const std::map<Day, GroupSummary>& found) {
        if (!state.store->read_only() && is_kept(state, team)) {
            std::vector<store::GroupRow> rows;
            for (const auto& [day, group] : found)
                rows.push_back({team, day, content, group_bytes(group)});
            if (const Status done = state.store->keep_groups(rows); !done)
                spdlog::warn("history of a group is not kept: {} {}", done.error().message,
                             done.error().detail);
        }
        team_memory(state).past = GroupPast{team, state.today(), found};
        return state.model.page == Page::insights ? show_page(state, Page::insights) : Status{};
    }
};

Status add_placings(const State& state, GroupsJob& job) {
    const auto placings = state.store->all_placings();
    if (!placings)
        return tl::unexpected<Error>(placings.error());
    for (const store::PlacedRow& row : *placings) {
        const auto at = job.colleagues.find(row.person);
        if (at != job.colleagues.end())
            at->second.teams.emplace_back(local_day(*state.clock, row.at), row.placed.team);
    }
    return {};
}

Result<GroupsJob> job_of(State& state, const Uuid& team, std::vector<Day> days) {
    const auto known = directory(state);
    if (!known)
        return tl::unexpected<Error>(known.error());
    GroupsJob job{state.store->path(),   open_keys(state),      team, {}, std::move(days),
                  state.estimator.get(), state.competency_hash, {},   {}, state.texts};
    for (const Uuid& part : (*known)->teams_under(team))
        job.within.insert(part);
    // Of a team everybody counts who worked there then, wherever they work now.
    for (const DirectoryEntry* person :
         (*known)->staff_of(Uuid{}, team.is_nil() ? Sight::all : Sight::nothing))
        job.colleagues[person->id].joined = person->joined;
    if (Status done = add_placings(state, job); !done)
        return tl::unexpected<Error>(done.error());
    for (const auto& [person, colleague] : job.colleagues)
        if (team.is_nil() || std::ranges::any_of(colleague.teams, [&](const auto& placed) {
                return placed.second && job.within.contains(*placed.second);
            }))
            job.people.push_back(person);
    return job;
}

Status begin(State& state, const Uuid& team, std::vector<Day> days) {
    auto job = job_of(state, team, std::move(days));
    if (!job)
        return tl::unexpected<Error>(job.error());
    stop_aside(state, groups_kind); // of another team
    LongWork work;
    work.kind = groups_kind;
    work.title = state.texts.get("insights.working");
    work.run = std::move(*job);
    work.failed = [](State& s, const Error& error) {
        spdlog::warn("history of a group: {} {}", error.message, error.detail);
        if (s.model.page != Page::insights)
            return;
        if (const Status done = show_page(s, Page::insights); !done)
            spdlog::warn("insights: {} {}", done.error().message, done.error().detail);
    };
    team_memory(state).groups_team = team;
    try {
        return begin_aside(state, std::move(work));
    } catch (const std::system_error& e) { // no thread to be had: the past stays unknown
        spdlog::warn("history of a group is not worked out aside: {}", e.what());
        return {};
    }
}

Status add_kept(State& state, const Uuid& team, const std::vector<Day>& wanted, GroupHistory& out) {
    if (!is_kept(state, team))
        return {};
    const auto kept = state.store->groups(team);
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    for (const store::GroupRow& row : *kept)
        if (row.competency_content == state.competency_hash && std::ranges::binary_search(wanted, row.day))
            if (auto group = group_from(row.bytes, state.competency().axis_count()))
                out.days[row.day] = std::move(*group);
    return {};
}

} // namespace

std::vector<Day> month_ends(Day today) {
    using namespace std::chrono;
    const year_month_day now(sys_days(days(today.number)));
    std::vector<Day> out;
    for (int back = months_back; back > 0; --back) {
        const year_month month = year_month(now.year(), now.month()) - months(back);
        const sys_days last = month / std::chrono::last;
        out.push_back(Day{static_cast<std::int32_t>(last.time_since_epoch().count())});
    }
    return out;
}

Result<GroupHistory> group_history(State& state, const Uuid& team) {
    const std::vector<Day> wanted = month_ends(state.today());
    GroupHistory out;
    if (Status done = add_kept(state, team, wanted, out); !done)
        return tl::unexpected<Error>(done.error());
    TeamMemory& memory = team_memory(state);
    if (memory.past && memory.past->team == team && memory.past->worked_out == state.today())
        out.days.insert(memory.past->days.begin(), memory.past->days.end());
    std::vector<Day> missing;
    for (const Day day : wanted)
        if (!out.days.contains(day))
            missing.push_back(day);
    const bool runs = runs_aside(state, groups_kind) && memory.groups_team == team;
    if (!missing.empty() && !runs && !std::exchange(memory.groups_begun, true))
        if (Status done = begin(state, team, std::move(missing)); !done)
            return tl::unexpected<Error>(done.error());
    out.working = runs_aside(state, groups_kind) && memory.groups_team == team;
    return out;
}

} // namespace mq::app
