#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "store/events.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A made-up firm: who works there, since when, how good they are, in which team.
namespace mq::app {

inline constexpr std::size_t demo_axes = 6; ///< facets a lead rates on a sheet: the axes, and autonomy

struct FirmPerson {
    Uuid id;
    store::Profile profile;
    Day joined;                             ///< the firm; may lie before the history begins
    Day seen;                               ///< first day in the history
    double ability_first = 2.0;             ///< in levels, on `seen`
    double ability_now = 3.0;               ///< and today
    std::array<double, demo_axes> strong{}; ///< what facets lie above or below, in levels
    double keen = 1.0;                      ///< how much they practise; 1 is usual
    std::optional<std::size_t> team;        ///< today; none: a candidate
    std::optional<std::size_t> earlier;     ///< team they were in before `moved`
    Day moved;
    [[nodiscard]] bool candidate() const { return profile.role == store::Role::candidate; }
    /// In levels, growing quickly at first.
    [[nodiscard]] double ability(Day day, Day today) const;
};

struct FirmTeam {
    Uuid id;
    std::string name;
    std::optional<std::size_t> parent;
    std::size_t lead = 0;
    std::vector<std::size_t> members; ///< of today, its lead among them; empty for what has parts
    int aim_level = 0;
    int aim_people = 0;
};

struct Firm {
    std::vector<FirmPerson> people; ///< leads of teams first
    std::vector<FirmTeam> teams;    ///< what others are part of comes before them
    std::size_t reader = 0;         ///< who sits at the PC: the lead of the first team
};

/// `people` in all, some six of a hundred of them candidates: regions, branches, teams of eight to fifteen,
/// each with a lead. At least 12 people. The same seed gives the same firm.
[[nodiscard]] Firm make_firm(int people, Day first, Day today, std::uint64_t seed);

/// A draw from a normal distribution with mean 0 and deviation 1, cut at ±2.5, from two random numbers.
[[nodiscard]] double around_zero(std::uint64_t random_a, std::uint64_t random_b);

} // namespace mq::app
