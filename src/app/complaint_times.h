#pragma once

#include "base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Moments of the complaint log as people write them: on a wall clock, and in the order of day, month, year.
namespace mq::app {

enum class MomentTrouble : std::uint8_t {
    none,
    unreadable,  ///< no date in any form we know
    short_year,  ///< 3-4-26: two readings
    month_first, ///< 03/25/2026: month before day
    no_such_day, ///< 31/02/2026, 25:00
    year         ///< before 1990 or after 2099: a slip
};

/// On the person's wall clock.
struct WallMoment {
    Day day;
    std::optional<int> minute; ///< of the day; nothing: only the day was written
    std::optional<int> offset; ///< minutes east of UTC, where it was written; nothing: the person's own
    friend bool operator==(const WallMoment&, const WallMoment&) = default;
};

struct ReadMoment {
    std::optional<WallMoment> moment;
    MomentTrouble trouble = MomentTrouble::none; ///< not none exactly where there is no moment
};

/// Reads 2026-03-09, 09/03/2026, 9.3.2026, 9-3-2026, each with a time after it (14:30, 14:30:05, 14h30, 2:30
/// PM, 2:30 CH) or none; ISO with T and a zone (Z, +07:00).
[[nodiscard]] ReadMoment read_moment(std::string_view text);

/// Where only a day is known, its beginning; on the day of `not_before` that moment itself, so that what was
/// done on the day a complaint came in doesn't come before it.
[[nodiscard]] Instant instant_of(const Clock& clock, const WallMoment& moment,
                                 std::optional<Instant> not_before = std::nullopt);

[[nodiscard]] std::string entry_moment(const Clock& clock, Instant at); ///< 2026-03-09 14:30
[[nodiscard]] std::string shown_moment(const Clock& clock, Instant at); ///< 09/03/2026 14:30

} // namespace mq::app
