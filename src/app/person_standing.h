#pragma once

#include "app/consensus.h"
#include "app/kept_standing.h"

namespace mq::app {

/// Reads the database: where somebody stands today, from all three sources.
[[nodiscard]] Result<domain::Standing> standing_of_person(State& state, const Uuid& person);
/// The same with an interview that isn't signed yet, to see what it would say.
[[nodiscard]] Result<domain::Standing> standing_with(State& state, const OpenInterview& open);
/// The overall estimate of a standing as screens draw it.
[[nodiscard]] Estimate overall_of(const domain::Standing& standing);

} // namespace mq::app
