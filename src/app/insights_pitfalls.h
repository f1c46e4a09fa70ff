#pragma once

#include "app/model_team.h"
#include "base/error.h"
#include "base/ids.h"

#include <span>

namespace mq::app {

struct State;

/// Pitfalls of these people over the last ninety days by the channel of the scene, per ten decisions; of a
/// few at once, of more aside. Attempts of scenes the library has no more, and those taken up from the middle
/// of another, are left out. Reads the database.
[[nodiscard]] Status add_pitfalls(State& state, std::span<const Uuid> people, Insights& page);

/// What was worked out for the page is looked at again, and what was stopped may begin again.
void forget_insights(State& state);

} // namespace mq::app
