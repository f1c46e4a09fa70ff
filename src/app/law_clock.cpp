#include "app/law_clock.h"

#include <fmt/format.h>
#include <algorithm>
#include <string>

namespace mq::app {
namespace {

constexpr int saturday = 5;
constexpr std::int64_t day_ms = 86'400'000;

struct YearMonth {
    int year = 1970;
    int month = 0; ///< 0..11
};

Day first_of(YearMonth at) {
    return parse_day(fmt::format("{:04}-{:02}-01", at.year, at.month + 1)).value_or(Day{});
}

YearMonth moved(YearMonth from, int months) {
    const int all = from.year * 12 + from.month + months;
    return {all / 12, all % 12};
}

} // namespace

Day after_working_days(Day from, int n) {
    while (n > 0) {
        ++from.number;
        if (weekday(from) < saturday)
            --n;
    }
    return from;
}

Day months_on(Day from, int months) {
    const std::string iso = iso_day(from);
    const YearMonth at{std::stoi(iso.substr(0, 4)), std::stoi(iso.substr(5, 2)) - 1};
    const int day = std::stoi(iso.substr(8, 2));
    const YearMonth to = moved(at, months);
    const int length = days_between(first_of(to), first_of(moved(to, 1)));
    return Day{first_of(to).number + std::min(day, length) - 1};
}

Day first_kept(Day today, int months) {
    // Ends of months fall together, so the way back by the calendar may be off by up to three days.
    Day out = months_on(today, -months);
    while (months_on(Day{out.number - 1}, months) >= today)
        --out.number;
    while (months_on(out, months) < today)
        ++out.number;
    return out;
}

Instant end_of(Day day, const Clock& clock) {
    const std::int64_t midnight = (std::int64_t{day.number} + 1) * day_ms;
    const int offset = clock.utc_offset_minutes(Instant{midnight});
    return Instant{midnight - std::int64_t{offset} * 60'000 - 1};
}

} // namespace mq::app
