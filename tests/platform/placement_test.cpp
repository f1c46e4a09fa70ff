#include "platform/placement.h"

#include <doctest/doctest.h>

using namespace mq::platform;

TEST_CASE("a first window stands in the middle of the main screen") {
    const Placement place = place_window({{0, 0, 1920, 1080}, {1920, 0, 1280, 1024}}, 1.0F, {});
    CHECK(place.area == Area{240, 90, 1440, 900});
    CHECK(place.min_width == 1120);
    CHECK(place.min_height == 720);
    CHECK_FALSE(place.maximized);
}

TEST_CASE("sizes follow the scale of the screen") {
    const Placement place = place_window({{0, 0, 3840, 2160}}, 2.0F, {});
    CHECK(place.area == Area{480, 180, 2880, 1800});
    CHECK(place.min_width == 2240);
}

TEST_CASE("a screen smaller than our minimum is filled, not outgrown") {
    // 1366 × 768 at 150 %, with a task bar of 40 pixels
    const Placement place = place_window({{0, 0, 1366, 728}}, 1.5F, {});
    CHECK(place.area == Area{0, 0, 1366, 728});
    CHECK(place.min_width == 1366);
    CHECK(place.min_height == 728);
    CHECK(place.maximized);
}

TEST_CASE("a window comes back where it was") {
    const WindowPlace saved{{2000, 50, 1200, 800}, true};
    const Placement place = place_window({{0, 0, 1920, 1080}, {1920, 0, 1280, 1024}}, 1.0F, saved);
    CHECK(place.area == saved.area);
    CHECK(place.maximized);
}

TEST_CASE("a window whose screen is gone comes to the main screen") {
    const WindowPlace saved{{2000, 50, 1200, 800}, false};
    const Placement place = place_window({{0, 0, 1920, 1080}}, 1.0F, saved);
    CHECK(place.area == Area{240, 90, 1440, 900});
    CHECK_FALSE(place.maximized);
}

TEST_CASE("a title bar above the screen can't be grabbed, so the place is not kept") {
    const Placement place =
        place_window({{0, 0, 1920, 1080}}, 1.0F, WindowPlace{{100, -300, 1200, 800}, false});
    CHECK(place.area.y >= 0);
}

TEST_CASE("with no screen known the window has its usual size") {
    CHECK(place_window({}, 1.0F, {}).area == Area{0, 0, 1440, 900});
}

TEST_CASE("a place survives the settings") {
    for (const WindowPlace& place :
         {WindowPlace{{-5, 20, 1440, 900}, false}, WindowPlace{{0, 0, 1, 1}, true}}) {
        CHECK(parse_place(to_text(place)) == place);
    }
    for (const char* text : {"", "1,2,3", "1,2,3,4,5", "1,2,0,4", "a,b,c,d", "1,2,3,4,maximum", "1 2 3 4",
                             "1,2,-3,4", "99999999999,1,2,3"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_place(text).has_value());
    }
}
