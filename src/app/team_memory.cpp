#include "app/team_memory.h"

#include "app/access.h"
#include "app/handlers.h"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

namespace mq::app {
namespace {

/// The rows that are ready to be shown although nothing of them could be kept (a file opened read-only).
using Fresh = std::vector<Refreshed>;

Result<Fresh> work_out(State& state, std::span<const Uuid> people) {
    Fresh out;
    for (const Uuid& person : people) {
        auto fresh = refresh_person(*state.store, person, state.today(),
                                    Parameters{*state.estimator, state.competency_hash});
        if (!fresh)
            return tl::unexpected<Error>(fresh.error());
        out.push_back(std::move(*fresh));
    }
    if (!out.empty() && !state.store->read_only())
        keep_refreshed(state, out);
    return out;
}

void add(const State& state, const store::SummaryRow& row, bool stale, Summaries& out) {
    if (row.competency_content != state.competency_hash)
        return; // of other parameters: not to be compared with the rest
    if (auto summary = summary_from(row.bytes, state.competency().facets.size()))
        out[row.person] = {std::move(*summary), row.day, stale};
}

} // namespace

TeamMemory& team_memory(State& state) {
    if (!state.team_memory)
        state.team_memory = std::make_shared<TeamMemory>();
    return *state.team_memory;
}

Result<Summaries> summaries_of(State& state, std::span<const Uuid> people) {
    const auto stale = state.store->stale_summaries(state.today(), state.competency_hash, people);
    if (!stale)
        return tl::unexpected<Error>(stale.error());
    const bool few = stale->size() <= most_at_once;
    const auto fresh = few ? work_out(state, *stale) : Result<Fresh>(Fresh{});
    if (!fresh)
        return tl::unexpected<Error>(fresh.error());
    if (!few && !std::exchange(team_memory(state).refresh_begun, true))
        begin_refresh_of(state, *stale);
    const auto kept = state.store->summaries(people);
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    Summaries out;
    out.reserve(kept->size());
    for (const store::SummaryRow& row : *kept)
        add(state, row, !few && std::ranges::binary_search(*stale, row.person), out);
    for (const Refreshed& row : *fresh)
        add(state, *row.summary, false, out);
    return out;
}

void stop_aside(State& state, const std::string& kind) {
    std::erase_if(state.asides, [&](const Aside& aside) { return aside.kind == kind; });
}

std::string grouped(const Texts& texts, long long number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, texts.language() == Language::vi ? '.' : ',');
    }
    return digits;
}

std::string people_done(const Texts& texts, int done, int all) {
    return texts.format("team.people_done", fmt::arg("done", grouped(texts, done)),
                        fmt::arg("all", grouped(texts, all)));
}

Result<std::vector<TeamNode>> team_nodes(State& state) {
    const auto known = directory(state);
    if (!known)
        return tl::unexpected<Error>(known.error());
    const Directory& people = **known;
    std::vector<TeamNode> out(1);
    out[0].name = state.texts.get(people.whole_firm ? "team.whole_firm" : "access.my_teams");
    std::unordered_map<Uuid, int> placed;
    for (const DirectoryEntry& person : people.people)
        if (person.role != store::Role::candidate && person.sight != Sight::nothing) {
            ++out[0].people;
            if (person.team)
                ++placed[*person.team];
        }
    for (std::size_t i = 0; i < people.teams.size(); ++i) {
        const store::TeamRow& row = people.teams[i];
        if (people.team_sights.size() > i && people.team_sights[i] == Sight::nothing)
            continue;
        TeamNode& node = out.emplace_back();
        node.id = row.id;
        node.name = row.team.name;
        node.parent = row.team.parent;
        node.lead_id = row.team.lead;
        node.depth = people.depths[i];
        node.aim_level = row.team.aim_level;
        node.aim_people = row.team.aim_people;
        if (const DirectoryEntry* lead = row.team.lead ? people.find(*row.team.lead) : nullptr)
            node.lead = lead->name;
        for (std::size_t above = out.size() - 1; above-- > 1;)
            if (out[above].depth < node.depth && out[above].id == node.parent) {
                node.own = out[above].own;
                break;
            }
        node.own = node.own || row.team.lead == state.model.me.id;
        for (const Uuid& part : people.teams_under(row.id))
            node.people += placed[part];
    }
    return out;
}

Status each_evidence(const std::filesystem::path& file, const std::optional<store::KeyPlace>& keys,
                     std::span<const Uuid> people, WorkVoice& voice, const Texts& texts,
                     const TakeEvidence& each) {
    store::OpenOptions how;
    how.read_only = true;
    how.keys = keys;
    const auto store = store::Store::open(file, how);
    if (!store)
        return tl::unexpected<Error>(store.error());
    const auto all = static_cast<int>(people.size());
    for (int done = 0; done < all; ++done) {
        constexpr int between_words = 16; // people
        if (!voice.tell(static_cast<double>(done) / all,
                        done % between_words == 0 ? people_done(texts, done, all) : std::string()))
            return fail(ErrorKind::refused, texts.get("work.stopped"), "cancelled");
        const Uuid& person = people[static_cast<std::size_t>(done)];
        const auto finished = store->finished(person);
        if (!finished)
            return tl::unexpected<Error>(finished.error());
        const auto rated = store->rated(person);
        if (!rated)
            return tl::unexpected<Error>(rated.error());
        each(person, *finished, *rated);
    }
    return {};
}

Status require_lead(const State& state) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    if (state.host)
        return fail(ErrorKind::refused, state.texts.get("access.leads_only"));
    return allowed(state, Matter::team_standings);
}

} // namespace mq::app
