#pragma once

#include "app/kept_standing.h"

#include <cstdint>
#include <optional>
#include <span>

namespace mq::app {

struct State;

/// The standing of the person at this PC, in memory: screens draw it without asking the database again.
struct TodaysStanding {
    store::StandingKey key;
    std::int64_t position = 0; ///< what it rests on, as in StandingBasis
    std::int64_t evidence = 0;
    domain::Standing standing; ///< its records are counted as EvidenceBook::assessed counts them
};

/// Takes today's standing from the kept ones where version, parameters, day and journal position agree; else
/// works it out, and remembers to keep it. Reads the database at most once for each change; writes nothing.
void refresh_standing(State& state);

/// Writes what refresh_standing remembered. To be called when the action at hand is written: a standing that
/// can't be kept is told in the log alone, for it can be worked out at any time.
void keep_standing(State& state);

/// As refresh_standing left it; worked out here where it is of another day or other evidence.
[[nodiscard]] domain::Standing standing_of_today(const State& state);

/// Keeps these with their parameters. What can't be kept is told in the log alone.
void keep_standings(State& state, std::span<const store::StandingRow> rows);

} // namespace mq::app
