#include "app/app_fixture.h"

#include "app/evidence_book.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::tests;

TEST_CASE("practice fades with age and thirty days ago is remembered") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::string id = first_scene(*app, false);
    begin(*app, id, false);
    play_to_end(*app, *scene_of(sandbox, id), true);
    app->run(app::OpenPage{app::Page::radar});
    const app::Estimate fresh = app->model().radar.axes[0].practice;
    sandbox.clock.advance_ms(31LL * 24 * 3'600'000);
    app->run(app::DayChanged{});
    const app::RadarAxis& later = app->model().radar.axes[0];
    if (!fresh.none()) {
        CHECK(later.practice.weight < fresh.weight);
        CHECK_FALSE(later.practice_30.none());
        CHECK(later.practice_30.weight > later.practice.weight);
    }
    CHECK(app->model().home.finished_this_week == 0);
}

TEST_CASE("what assessments said thirty days ago is remembered too, apart from practice") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::string id = first_scene(*app, true);
    begin(*app, id, true);
    play_to_end(*app, *scene_of(sandbox, id), true);
    app->run(app::OpenPage{app::Page::radar});
    for (const app::RadarAxis& axis : app->model().radar.axes) {
        CHECK_FALSE(axis.assessed.none());
        CHECK(axis.assessed_30.none());
        CHECK(axis.practice.none());
    }
    sandbox.clock.advance_ms(40LL * 24 * 3'600'000);
    app->run(app::DayChanged{});
    for (const app::RadarAxis& axis : app->model().radar.axes) {
        CHECK_FALSE(axis.assessed_30.none());
        CHECK(axis.assessed_30.weight > axis.assessed.weight);
    }
}

TEST_CASE("a weak result comes back as a recommendation, with its reason") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    REQUIRE(app->model().home.recommended.has_value());
    CHECK_FALSE(app->model().home.reason.empty());
    const std::string id = app->model().home.scenes[*app->model().home.recommended].id;
    const auto& first = app->model().home.scenes[*app->model().home.recommended];
    CHECK_FALSE(first.assessment);
    begin(*app, id, false);
    play_to_end(*app, *scene_of(sandbox, id), false);
    app->run(app::OpenPage{app::Page::home});
    const std::string before = app->model().home.reason;
    app->run(app::AnotherRecommendation{});
    CHECK(app->model().home.recommended.has_value());
}

TEST_CASE("numbers and days are written as people here write them") {
    const app::Texts vi(app::Language::vi, {{"span.minutes.other", "{n} phút"},
                                            {"span.hours.one", "{n} giờ"},
                                            {"span.days.other", "{n} ngày"},
                                            {"span.minutes.one", "{n} phút"},
                                            {"day.today", "Hôm nay"},
                                            {"day.yesterday", "Hôm qua"},
                                            {"span.hours.other", "{n} giờ"}});
    CHECK(vi.number(2.44) == "2,4");
    CHECK(vi.number(-0.5) == "−0,5");
    CHECK(app::minutes_in_words(2, vi) == "2 phút");
    CHECK(app::minutes_in_words(61, vi) == "1 giờ 1 phút");
    CHECK(app::minutes_in_words(2 * 1440 + 180, vi) == "2 ngày 3 giờ");
    const Day today = *parse_day("2026-11-21");
    CHECK(app::day_in_words(today, today, vi) == "Hôm nay");
    CHECK(app::day_in_words(*parse_day("2026-11-20"), today, vi) == "Hôm qua");
    CHECK(app::day_in_words(*parse_day("2026-03-09"), today, vi) == "09/03");
    CHECK(app::day_in_words(*parse_day("2025-03-09"), today, vi) == "09/03/2025");
    CHECK(vi.get("không.có") == "không.có");
}
