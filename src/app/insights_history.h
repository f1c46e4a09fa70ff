#pragma once

#include "app/summary.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"

#include <map>
#include <vector>

/// A group as it was at the ends of months. A month is worked out once and kept: what becomes known of it
/// later (results that come in a pack) no longer changes it, and who was deleted since is still in its
/// counts.
namespace mq::app {

struct State;

inline constexpr int months_back = 36;

/// Last days of the `months_back` months before the one of `today`, oldest first.
[[nodiscard]] std::vector<Day> month_ends(Day today);

struct GroupHistory {
    std::map<Day, GroupSummary> days; ///< those of month_ends that are known
    bool working = false;             ///< the others are being worked out aside
};
/// Reads the database, and begins to work out what is missing; once for each opening of the page.
[[nodiscard]] Result<GroupHistory> group_history(State& state, const Uuid& team);

} // namespace mq::app
