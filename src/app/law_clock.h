#pragma once

#include "base/clock.h"

/// Days the law's clocks run on. Pure.
namespace mq::app {

/// The n-th working day after that day (n ≥ 0; the day itself doesn't count). Saturdays and Sundays are no
/// working days; public holidays aren't known to the program.
[[nodiscard]] Day after_working_days(Day from, int n);

/// The same day of the month so many months on (below 0: back); the month's last day where it has no such
/// day.
[[nodiscard]] Day months_on(Day from, int months);

/// The first day whose records may still be kept on `today`, where they are kept for `months`: a record of
/// day D is kept through months_on(D, months) and is over from the next day on.
[[nodiscard]] Day first_kept(Day today, int months);

/// The last millisecond of that day on the wall clock of that moment's offset.
[[nodiscard]] Instant end_of(Day day, const Clock& clock);

} // namespace mq::app
