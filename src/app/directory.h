#pragma once

#include "app/sight.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"
#include "store/store.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace mq::app {

struct State;

/// Somebody of the firm, as lists and filters need them.
struct DirectoryEntry {
    Uuid id;
    std::string name;
    std::string post;
    std::string contact;
    store::Role role = store::Role::trainee;
    std::optional<Uuid> team;
    std::optional<Day> joined;
    std::string searchable;       ///< folded name, post and team
    Sight sight = Sight::nothing; ///< of standings; candidates: nothing
    /// False of HR and administrators who are in no team and of whom there is no practice and no evidence:
    /// they run the program, and are nobody's to train.
    bool trains = true;
};

/// Everybody's name, post and team, and the tree of teams: read once, kept in memory until a person or a team
/// changes. Sealed profiles are opened once, not at every list.
struct Directory {
    std::vector<DirectoryEntry> people;           ///< by given name, then the whole
    std::unordered_map<Uuid, std::size_t> places; ///< of people
    std::vector<store::TeamRow> teams;            ///< as a tree, depth first
    std::vector<int> depths;                      ///< of teams
    std::vector<Sight> team_sights;               ///< of teams, for a lead; else empty
    bool whole_firm = false; ///< the person here may see the standings of all staff who train
    [[nodiscard]] const DirectoryEntry* find(const Uuid& person) const;
    [[nodiscard]] const store::TeamRow* team(const Uuid& id) const;
    /// Team and its parts; nil: all.
    [[nodiscard]] std::vector<Uuid> teams_under(const Uuid& team) const;
    /// Staff (no candidates) of a team and its parts; nil: everybody. Those whose standings may be seen.
    [[nodiscard]] std::vector<const DirectoryEntry*> staff_of(const Uuid& team) const;
    /// The same of those who are seen at least so far.
    [[nodiscard]] std::vector<const DirectoryEntry*> staff_of(const Uuid& team, Sight least) const;
};

/// As it is now: read again where something changed since. The pointer holds until the next command.
[[nodiscard]] Result<const Directory*> directory(State& state);
/// After people or teams were written.
void forget_directory(State& state);
/// The same, only where these events say anything of people or teams.
void forget_directory(State& state, std::span<const store::Event> written);

} // namespace mq::app
