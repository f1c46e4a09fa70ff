#include "base/clock.h"

#include <date/date.h>
#include <fmt/format.h>
#include <chrono>
#include <ctime>

namespace mq {
namespace {

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t minutes_per_day = 1'440;

std::int64_t local_minutes(const Clock& clock, Instant at) {
    const std::int64_t shifted = at.unix_ms + clock.utc_offset_minutes(at) * ms_per_minute;
    return shifted >= 0 ? shifted / ms_per_minute : -((-shifted + ms_per_minute - 1) / ms_per_minute);
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

date::year_month_day civil(Day day) {
    return date::year_month_day{date::sys_days{date::days{day.number}}};
}

} // namespace

std::optional<Day> parse_day(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        return std::nullopt;
    const auto y = digits(iso.substr(0, 4));
    const auto m = digits(iso.substr(5, 2));
    const auto d = digits(iso.substr(8, 2));
    if (!y || !m || !d)
        return std::nullopt;
    const date::year_month_day ymd{date::year{static_cast<int>(*y)}, date::month{*m}, date::day{*d}};
    if (!ymd.ok())
        return std::nullopt;
    return Day{static_cast<std::int32_t>(date::sys_days{ymd}.time_since_epoch().count())};
}

std::string iso_day(Day day) {
    const auto ymd = civil(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

std::string vietnamese_day(Day day) {
    const auto ymd = civil(day);
    return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(ymd.day()),
                       static_cast<unsigned>(ymd.month()), static_cast<int>(ymd.year()));
}

int weekday(Day day) {
    return static_cast<int>(((day.number + 3) % 7 + 7) % 7);
} // day 0 was a Thursday

Instant SystemClock::now() const {
    using namespace std::chrono;
    return Instant{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

int SystemClock::utc_offset_minutes(Instant at) const {
    const auto seconds = static_cast<std::time_t>(floor_div(at.unix_ms, 1'000));
    std::tm local{};
    localtime_r(&seconds, &local);
    return static_cast<int>(local.tm_gmtoff / 60);
}

Day local_day(const Clock& clock, Instant at) {
    return Day{static_cast<std::int32_t>(floor_div(local_minutes(clock, at), minutes_per_day))};
}

int local_minute(const Clock& clock, Instant at) {
    const std::int64_t minutes = local_minutes(clock, at);
    return static_cast<int>(minutes - floor_div(minutes, minutes_per_day) * minutes_per_day);
}

} // namespace mq
