#include "app/demo.h"
#include "app/app_fixture.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::tests;

TEST_CASE("the demo of HR has an interview at every stage, candidates, and staff who were observed") {
    Sandbox sandbox;
    std::filesystem::create_directory_symlink(std::filesystem::path(MONQUA_SOURCE_DIR) / "questions",
                                              sandbox.share() / "questions");
    const Status filled =
        app::fill_demo(sandbox.share(), sandbox.data(), sandbox.clock, 3, app::DemoPerson::hr);
    REQUIRE_MESSAGE(filled.has_value(), (filled ? "" : filled.error().message + filled.error().detail));
    const auto app = sandbox.open();
    CHECK(app->model().me.role == app::Role::hr);
    app->run(app::OpenPage{app::Page::interviews});
    const auto& lines = app->model().interviews.lines;
    REQUIRE(lines.size() == 4);
    const auto at = [&](app::InterviewStage stage) {
        const auto line = std::ranges::find(lines, stage, &app::InterviewLine::stage);
        REQUIRE(line != lines.end());
        return *line;
    };
    CHECK(at(app::InterviewStage::closed).panel.size() == 3);
    CHECK(at(app::InterviewStage::rating).panel.front().answers == 2);
    CHECK(at(app::InterviewStage::planned).session);
    CHECK(at(app::InterviewStage::planned).session_scenes.size() == 3);
    app->run(app::OpenConsensus{at(app::InterviewStage::open).id});
    REQUIRE(app->model().consensus.has_value());
    CHECK(std::ranges::any_of(app->model().consensus->cells,
                              [](const app::ConsensusCell& cell) { return cell.spread == 2; }));
    app->run(app::OpenPage{app::Page::people});
    const auto& people = app->model().people.lines;
    CHECK(std::ranges::count_if(people, &app::PersonLine::candidate) == 4);
    CHECK(std::ranges::count_if(people, [](const auto& line) { return line.observations > 0; }) == 2);
    CHECK(app->model().notices.empty());
    app->run(app::OpenObservation{people.front().id});
    REQUIRE(app->model().observation.has_value());
    REQUIRE(app->model().observation->channels.size() == 5);
    CHECK(app->model().observation->channels.front().name == "Điện thoại");
}

TEST_CASE("the demo of a trainee knows nothing of interviews") {
    Sandbox sandbox;
    REQUIRE(app::fill_demo(sandbox.share(), sandbox.data(), sandbox.clock, 3).has_value());
    const auto app = sandbox.open();
    CHECK(app->model().me.role == app::Role::trainee);
    app->run(app::OpenPage{app::Page::interviews});
    CHECK(app->model().interviews.lines.empty());
}
