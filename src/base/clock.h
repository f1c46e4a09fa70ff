#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mq {

/// A calendar day, counted from 1970-01-01 (day 0). Days subtract to whole days; there is no time of day in
/// it.
struct Day {
    std::int32_t number = 0;
    friend auto operator<=>(const Day&, const Day&) = default;
};

[[nodiscard]] inline int days_between(Day from, Day to) {
    return to.number - from.number;
}

/// Reads `YYYY-MM-DD`; nothing when it is not a date that exists.
[[nodiscard]] std::optional<Day> parse_day(std::string_view iso);
[[nodiscard]] std::string iso_day(Day day);        ///< 2026-11-21
[[nodiscard]] std::string vietnamese_day(Day day); ///< 21/11/2026
[[nodiscard]] int weekday(Day day);                ///< 0 Monday … 6 Sunday

/// A moment: milliseconds since 1970-01-01 UTC.
struct Instant {
    std::int64_t unix_ms = 0;
    friend auto operator<=>(const Instant&, const Instant&) = default;
};

/// Where the program reads the time from. The domain never reads it: it is handed days and instants.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    /// Minutes east of UTC that the person's wall clock shows at that moment.
    [[nodiscard]] virtual int utc_offset_minutes(Instant at) const = 0;
};

/// The machine's clock and time zone.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] int utc_offset_minutes(Instant at) const override;
};

/// A clock that stands where it is put; for tests and the demo.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at, int offset_minutes = 0) : at_(at), offset_(offset_minutes) {}
    void set(Instant at) { at_ = at; }
    void advance_ms(std::int64_t ms) { at_.unix_ms += ms; }
    [[nodiscard]] Instant now() const override { return at_; }
    [[nodiscard]] int utc_offset_minutes(Instant) const override { return offset_; }

private:
    Instant at_;
    int offset_;
};

/// The person's calendar day, and minute of that day (0..1439), at that moment.
[[nodiscard]] Day local_day(const Clock& clock, Instant at);
[[nodiscard]] int local_minute(const Clock& clock, Instant at);

} // namespace mq
