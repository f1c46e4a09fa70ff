#include "base/clock.h"

#include <doctest/doctest.h>

using namespace mq;

TEST_CASE("days are read, written and counted") {
    const auto day = parse_day("2026-11-21");
    REQUIRE(day.has_value());
    CHECK(iso_day(*day) == "2026-11-21");
    CHECK(vietnamese_day(*day) == "21/11/2026");
    CHECK(weekday(*day) == 5);
    CHECK(weekday(*parse_day("1969-12-29")) == 0);
    CHECK(days_between(*parse_day("2024-02-28"), *parse_day("2024-03-01")) == 2);
    for (const char* wrong :
         {"2026-02-29", "2026-13-01", "2026-1-01", "21/11/2026", "2026-11-21T", "abcd-ef-gh"})
        CHECK_FALSE(parse_day(wrong).has_value());
}

TEST_CASE("the person's day follows their wall clock, also before 1970") {
    const FixedClock hanoi(Instant{0}, 7 * 60);
    CHECK(local_day(hanoi, Instant{0}).number == 0);
    CHECK(local_minute(hanoi, Instant{0}) == 7 * 60);
    const std::int64_t six_in_the_evening_utc = 18 * 3'600'000LL;
    CHECK(local_day(hanoi, Instant{six_in_the_evening_utc}).number == 1);
    CHECK(local_minute(hanoi, Instant{six_in_the_evening_utc}) == 60);
    const FixedClock utc(Instant{0});
    CHECK(local_day(utc, Instant{-1}).number == -1);
    CHECK(local_minute(utc, Instant{-1}) == 1439);
}
