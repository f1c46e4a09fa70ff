#include "base/ids.h"

#include <doctest/doctest.h>

using namespace mq;

TEST_CASE("UUIDv7 rises strictly, also when the clock stands or steps back, and says its version") {
    UuidMaker maker(42);
    Uuid last = maker.next(1'700'000'000'000);
    for (int i = 0; i < 300'000; ++i) {
        const std::int64_t clock = 1'700'000'000'000 + (i % 7 == 0 ? -500 : 0);
        const Uuid next = maker.next(clock);
        REQUIRE(last < next);
        REQUIRE((next.bytes[6] >> 4U) == 7);
        REQUIRE((next.bytes[8] >> 6U) == 2);
        last = next;
    }
}

TEST_CASE("the text form goes out and in") {
    UuidMaker maker(1);
    const Uuid id = maker.next(5);
    CHECK(parse_uuid(id.str()) == id);
    CHECK_FALSE(parse_uuid("0190").has_value());
    CHECK_FALSE(parse_uuid("0190163d-8694-739b-aea5-966c26f8ad9z").has_value());
    CHECK_FALSE(parse_uuid("0190163d08694-739b-aea5-966c26f8ad91").has_value());
    CHECK(Uuid{}.is_nil());
    UuidMaker same(1);
    CHECK(same.next(5) == id);
}
