#pragma once

#include "app/model_interview.h"
#include "base/clock.h"
#include "base/error.h"

#include <optional>
#include <vector>

namespace mq::app {

struct State;

/// Days until a candidate who wasn't hired is deleted: time to ask why, and to appeal (policy; scoring.md 7).
inline constexpr int days_to_delete = 30;
[[nodiscard]] Day deletion_day(Day today);

/// Reads the database: sheets of a person, newest first.
[[nodiscard]] Result<std::vector<ObservationLine>> observation_lines(const State& state, const Uuid& person);

/// Reads the database: everybody but the person at this PC, with where they stand; `open`: whose detail is
/// shown.
[[nodiscard]] Result<People> people_model(State& state, const std::optional<Uuid>& open);

} // namespace mq::app
