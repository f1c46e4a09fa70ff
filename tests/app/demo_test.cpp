#include "app/demo.h"
#include "app/app_fixture.h"
#include "store/store.h"

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
    CHECK(std::ranges::all_of(people, [](const auto& line) { return line.observations == 0; })); // a lead's
    CHECK(app->model().notices.empty());
    store::OpenOptions looking;
    looking.create = false;
    looking.read_only = true;
    const auto store = store::Store::open(sandbox.data() / "monqua.db", looking);
    REQUIRE(store.has_value());
    CHECK(std::ranges::count_if(people, [&](const app::PersonLine& line) {
              return !store->observations(line.id).value().empty();
          }) == 2);
}

TEST_CASE("the demo of a trainee knows nothing of interviews") {
    Sandbox sandbox;
    REQUIRE(app::fill_demo(sandbox.share(), sandbox.data(), sandbox.clock, 3).has_value());
    const auto app = sandbox.open();
    CHECK(app->model().me.role == app::Role::trainee);
    app->run(app::OpenPage{app::Page::interviews});
    CHECK(app->model().interviews.lines.empty());
}

TEST_CASE("the demo of a lead has a team of twelve from the first level to the fifth, and one still new") {
    Sandbox sandbox;
    std::filesystem::create_directory_symlink(std::filesystem::path(MONQUA_SOURCE_DIR) / "questions",
                                              sandbox.share() / "questions");
    const Status filled =
        app::fill_demo(sandbox.share(), sandbox.data(), sandbox.clock, 3, app::DemoPerson::lead);
    REQUIRE_MESSAGE(filled.has_value(), (filled ? "" : filled.error().message + filled.error().detail));
    const auto app = sandbox.open();
    CHECK(app->model().me.role == app::Role::lead);
    CHECK(app->model().me.name == "Lê Quốc Bảo");
    app->run(app::OpenPage{app::Page::team});
    while (app->busy())
        app->poll();
    const auto& page = app->model().team;
    CHECK(page.title == "Đội CSKH Hà Nội");
    REQUIRE(page.rows.size() == 12);
    CHECK(page.teams.size() == 2); // all one leads, and that one; the other lead's isn't shown
    CHECK(page.counts[0] == 1);
    for (std::size_t level = 1; level <= 5; ++level)
        CHECK_MESSAGE(page.counts[level] >= 1, level);
    CHECK(std::ranges::count_if(page.rows,
                                [](const app::HeatRow& row) { return row.official.has_value(); }) == 1);
    CHECK(std::ranges::count_if(page.rows, &app::HeatRow::appealed) == 1);
    CHECK(std::ranges::count_if(page.rows, [](const app::HeatRow& row) { return row.late > 0; }) == 2);
    app->run(app::OpenPage{app::Page::assignments});
    CHECK(app->model().assignments.lines.size() == 3);
    app->run(app::OpenPage{app::Page::complaints});
    CHECK(app->model().complaints.lines.size() == 40);
}
