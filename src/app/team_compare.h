#pragma once

#include "app/model_team.h"
#include "app/summary.h"
#include "base/error.h"

namespace mq::app {

struct State;

/// As screens draw it.
[[nodiscard]] Estimate estimate_of(const FacetSummary& summary);

/// Fills in how far people came since the day that TeamMemory::then names; of a few at once, of more aside.
/// Reads the database.
[[nodiscard]] Status add_comparison(State& state, TeamPage& page);

} // namespace mq::app
