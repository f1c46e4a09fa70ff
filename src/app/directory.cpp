#include "app/directory.h"

#include "app/access.h"
#include "app/state.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <tuple>

namespace mq::app {
namespace {

using TeamRows = std::vector<store::TeamRow>;

/// Teams depth first, parts in the order given. What hangs below a team that can't be read stands at the top.
class Tree {
public:
    explicit Tree(TeamRows rows) : rows_(std::move(rows)) {
        for (std::size_t i = 0; i < rows_.size(); ++i)
            places_.emplace(rows_[i].id, i);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto& parent = rows_[i].team.parent;
            const bool below = parent && places_.contains(*parent);
            (below ? parts_[*parent] : tops_).push_back(i);
        }
    }

    void put_into(Directory& out) {
        for (const std::size_t top : tops_)
            put(top, 0, out);
    }

private:
    void put(std::size_t at, int depth, Directory& out) {
        const Uuid id = rows_[at].id;
        out.teams.push_back(std::move(rows_[at]));
        out.depths.push_back(depth);
        if (const auto parts = parts_.find(id); parts != parts_.end())
            for (const std::size_t part : parts->second)
                put(part, depth + 1, out);
    }

    TeamRows rows_;
    std::unordered_map<Uuid, std::size_t> places_;
    std::unordered_map<Uuid, std::vector<std::size_t>> parts_;
    std::vector<std::size_t> tops_;
};

DirectoryEntry entry_of(const store::PersonRow& row) {
    DirectoryEntry out;
    out.id = row.id;
    out.name = row.profile.name;
    out.post = row.profile.post;
    out.contact = row.profile.contact;
    out.role = row.profile.role;
    return out;
}

/// By given name, as a Vietnamese list of people is read.
void sort_by_name(std::vector<DirectoryEntry>& people) {
    using Key = std::tuple<std::string, std::string, Uuid>;
    std::vector<std::pair<Key, std::size_t>> order;
    for (std::size_t i = 0; i < people.size(); ++i)
        order.emplace_back(
            Key{text::fold(text::given_name(people[i].name)), text::fold(people[i].name), people[i].id}, i);
    std::ranges::sort(order);
    std::vector<DirectoryEntry> sorted;
    sorted.reserve(people.size());
    for (const auto& [key, i] : order)
        sorted.push_back(std::move(people[i]));
    people = std::move(sorted);
}

void index(Directory& directory, const std::vector<store::PlacedRow>& placed) {
    for (std::size_t i = 0; i < directory.people.size(); ++i)
        directory.places.emplace(directory.people[i].id, i);
    for (const store::PlacedRow& row : placed) {
        const auto at = directory.places.find(row.person);
        if (at == directory.places.end())
            continue; // deleted since
        DirectoryEntry& person = directory.people[at->second];
        person.team = row.placed.team;
        if (row.placed.joined_day)
            person.joined = Day{*row.placed.joined_day};
    }
    for (DirectoryEntry& person : directory.people) {
        const store::TeamRow* team = person.team ? directory.team(*person.team) : nullptr;
        person.searchable =
            text::fold(fmt::format("{} {} {}", person.name, person.post, team ? team->team.name : ""));
    }
}

/// Any attempt, also one that was left, or anything that was rated.
Result<bool> has_work(const store::Store& store, const Uuid& person) {
    store::AttemptFilter own;
    own.person = person;
    const auto attempts = store.count_attempts(own);
    if (!attempts)
        return tl::unexpected<Error>(attempts.error());
    if (*attempts > 0)
        return true;
    const auto newest = store.newest_evidence(person);
    if (!newest)
        return tl::unexpected<Error>(newest.error());
    return *newest > 0;
}

Status mark_who_trains(const store::Store& store, Directory& directory) {
    for (DirectoryEntry& person : directory.people) {
        const bool runs = person.role == store::Role::hr || person.role == store::Role::admin;
        if (!runs || (person.team && directory.team(*person.team) != nullptr))
            continue;
        const auto work = has_work(store, person.id);
        if (!work)
            return tl::unexpected<Error>(work.error());
        person.trains = *work;
    }
    return {};
}

Result<Directory> read_directory(const store::Store& store) {
    const auto people = store.people();
    if (!people)
        return tl::unexpected<Error>(people.error());
    auto teams = store.teams();
    if (!teams)
        return tl::unexpected<Error>(teams.error());
    const auto placed = store.placed();
    if (!placed)
        return tl::unexpected<Error>(placed.error());
    Directory out;
    out.people.reserve(people->size());
    for (const store::PersonRow& row : *people)
        out.people.push_back(entry_of(row));
    sort_by_name(out.people);
    Tree(std::move(*teams)).put_into(out);
    index(out, *placed);
    if (Status done = mark_who_trains(store, out); !done)
        return tl::unexpected<Error>(done.error());
    return out;
}

/// What the person at this PC may see of each; as may_see in access.h says it of one.
void look_at(const State& state, Directory& directory) {
    const Role role = state.model.me.role;
    if (role == Role::hr)
        for (DirectoryEntry& person : directory.people)
            person.sight = person.role == store::Role::candidate ? Sight::nothing : Sight::name;
    if (!may(role, Matter::team_standings))
        return;
    const TeamSights teams(directory.teams, state.model.me.id);
    for (const store::TeamRow& row : directory.teams)
        directory.team_sights.push_back(teams.of(row.id));
    for (DirectoryEntry& person : directory.people) {
        if (person.role == store::Role::candidate || !person.trains)
            continue;
        person.sight = teams.of(person.team);
        if (person.id == state.model.me.id)
            person.sight = Sight::all;
    }
    directory.whole_firm = std::ranges::all_of(directory.people, [](const DirectoryEntry& person) {
        return person.role == store::Role::candidate || !person.trains || person.sight == Sight::all;
    });
}

bool changes_directory(const store::Payload& what) {
    return std::holds_alternative<store::PersonAdded>(what) ||
           std::holds_alternative<store::ProfileChanged>(what) ||
           std::holds_alternative<store::TeamDefined>(what) ||
           std::holds_alternative<store::PersonPlaced>(what);
}

} // namespace

const DirectoryEntry* Directory::find(const Uuid& person) const {
    const auto at = places.find(person);
    return at == places.end() ? nullptr : &people[at->second];
}

const store::TeamRow* Directory::team(const Uuid& id) const {
    const auto at = std::ranges::find(teams, id, &store::TeamRow::id);
    return at == teams.end() ? nullptr : &*at;
}

std::vector<Uuid> Directory::teams_under(const Uuid& team) const {
    std::vector<Uuid> out;
    std::size_t at = 0;
    int top = -1;
    if (!team.is_nil()) {
        at = static_cast<std::size_t>(std::ranges::find(teams, team, &store::TeamRow::id) - teams.begin());
        if (at == teams.size())
            return out;
        top = depths[at];
        out.push_back(teams[at++].id);
    }
    for (; at < teams.size() && depths[at] > top; ++at)
        out.push_back(teams[at].id);
    return out;
}

std::vector<const DirectoryEntry*> Directory::staff_of(const Uuid& team) const {
    return staff_of(team, Sight::all);
}

std::vector<const DirectoryEntry*> Directory::staff_of(const Uuid& team, Sight least) const {
    std::vector<Uuid> within = teams_under(team);
    std::ranges::sort(within);
    std::vector<const DirectoryEntry*> out;
    for (const DirectoryEntry& person : people) {
        if (person.role == store::Role::candidate || person.sight < least)
            continue;
        if (team.is_nil() || (person.team && std::ranges::binary_search(within, *person.team)))
            out.push_back(&person);
    }
    return out;
}

Result<const Directory*> directory(State& state) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    if (!state.people) {
        auto fresh = read_directory(*state.store);
        if (!fresh)
            return tl::unexpected<Error>(fresh.error());
        state.people = std::move(*fresh);
        look_at(state, *state.people);
    }
    return &*state.people;
}

void forget_directory(State& state) {
    state.people.reset();
}

void forget_directory(State& state, std::span<const store::Event> written) {
    if (std::ranges::any_of(written, changes_directory, &store::Event::what))
        forget_directory(state);
}

} // namespace mq::app
