#include "app/kept_standing.h"

#include "app/app_fixture.h"
#include "app/care.h"
#include "app/evidence_book.h"
#include "app/people_fixture.h"
#include "app/recompute.h"
#include "store/page_seal.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <algorithm>
#include <fstream>
#include <iterator>

using namespace mq;
using namespace mq::tests;

namespace {

constexpr std::int64_t day_ms = 24LL * 3'600'000;

std::filesystem::path database_of(const Sandbox& sandbox) {
    return sandbox.data() / "monqua.db";
}

std::vector<store::StandingRow> kept_in(const Sandbox& sandbox) {
    const auto store = open_database(database_of(sandbox), true);
    std::vector<store::StandingRow> rows;
    const auto people = store.people_with_standings();
    REQUIRE(people.has_value());
    for (const Uuid& person : *people) {
        const auto own = store.standings(person);
        REQUIRE(own.has_value());
        rows.insert(rows.end(), own->begin(), own->end());
    }
    return rows;
}

void run_sql(const Sandbox& sandbox, const std::string& sql) {
    SQLite::Database database(database_of(sandbox).string(), SQLite::OPEN_READWRITE, 1'000,
                              store::sealing_vfs());
    database.exec(sql);
}

void be_assessed(const Sandbox& sandbox, app::App& app, bool well = true) {
    const std::string id = first_scene(app, true);
    begin(app, id, true);
    play_to_end(app, *scene_of(sandbox, id), well);
    REQUIRE(app.model().play->finished);
}

bool sound(const Sandbox& sandbox) {
    const auto report = app::check_database(database_of(sandbox));
    REQUIRE(report.has_value());
    for (const app::CareFinding& finding : report->findings)
        MESSAGE(finding.message << " " << finding.detail);
    return report->sound;
}

/// The share's competency becomes a file of its own, with one text replaced by another.
void change_competency(const Sandbox& sandbox, const std::string& from, const std::string& to) {
    const std::filesystem::path folder = sandbox.share() / "competencies";
    std::ifstream in(folder / "a01.yaml");
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    in.close();
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    std::filesystem::remove_all(folder); // a link, or the copy made before
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "a01.yaml") << text;
}

} // namespace

TEST_CASE("what an assessment made of a standing is kept that day, once, and verifies") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    app->run(app::OpenPage{app::Page::radar});
    CHECK(kept_in(sandbox).empty()); // nothing to rest on
    be_assessed(sandbox, *app);
    auto rows = kept_in(sandbox);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].key.person == app->model().me.id);
    CHECK(rows[0].key.day == local_day(sandbox.clock, sandbox.clock.now()));
    CHECK(rows[0].key.scoring_version == app->model().radar.version);
    CHECK(rows[0].evidence == 1);
    CHECK(rows[0].position ==
          open_database(database_of(sandbox), true).finished(rows[0].key.person).value()[0].seq);
    CHECK(sound(sandbox));
    run_sql(sandbox,
            "CREATE TRIGGER no_more BEFORE UPDATE ON standing BEGIN SELECT RAISE(ABORT, 'again'); END");
    app->run(app::OpenPage{app::Page::radar}); // neither written nor asked for again
    const auto statements = app->sql_statements();
    app->run(app::OpenPage{app::Page::radar});
    app->run(app::OpenPage{app::Page::home});
    CHECK(app->sql_statements() == statements);
    CHECK(kept_in(sandbox) == rows);
}

TEST_CASE("a kept standing is shown as long as version, parameters, day and journal position agree") {
    Sandbox sandbox;
    double worked_out = 0.0;
    {
        auto app = sandbox.open_with_person();
        be_assessed(sandbox, *app);
        app->run(app::OpenPage{app::Page::radar});
        worked_out = app->model().radar.overall.mean;
    }
    const auto mean_after = [&](const std::string& sql) {
        run_sql(sandbox, sql);
        auto app = sandbox.open();
        REQUIRE(app->model().fatal.empty());
        app->run(app::OpenPage{app::Page::radar});
        CHECK(app->model().notices.empty());
        return app->model().radar.overall.mean;
    };
    CHECK(mean_after("SELECT 1") == doctest::Approx(worked_out).epsilon(1e-9));
    // Ten more than it can be: told apart from anything that is worked out.
    const std::string other =
        "UPDATE standing SET body = CAST(replace(CAST(body AS TEXT), '\"mean\":', '\"mean\":1') "
        "AS BLOB)";
    CHECK(mean_after(other) == doctest::Approx(10.0 + worked_out).epsilon(1e-6));
    CHECK(mean_after("UPDATE standing SET evidence = 2") == doctest::Approx(worked_out).epsilon(1e-9));
    CHECK(sound(sandbox)); // and was kept in its place
    static_cast<void>(mean_after(other));
    CHECK(mean_after("UPDATE standing SET position = position + 1") ==
          doctest::Approx(worked_out).epsilon(1e-9));
    static_cast<void>(mean_after(other));
    CHECK(mean_after("UPDATE standing SET body = x'505B'") == doctest::Approx(worked_out).epsilon(1e-9));
    CHECK(sound(sandbox));
    static_cast<void>(mean_after(other));
    sandbox.clock.advance_ms(day_ms);
    CHECK(mean_after("SELECT 1") < 6.0);
    CHECK(kept_in(sandbox).size() == 2);
}

TEST_CASE("a standing that can't be kept breaks nothing, and a database that is looked at stays as it is") {
    Sandbox sandbox;
    {
        auto app = sandbox.open_with_person();
        run_sql(sandbox,
                "CREATE TRIGGER none BEFORE INSERT ON standing BEGIN SELECT RAISE(ABORT, 'full'); END");
        be_assessed(sandbox, *app);
        app->run(app::OpenPage{app::Page::radar});
        CHECK(app->model().notices.empty());
        CHECK_FALSE(app->model().radar.axes[0].assessed.none());
        CHECK(kept_in(sandbox).empty());
    }
    run_sql(sandbox, "DROP TRIGGER none");
    {
        auto app = sandbox.open(true);
        REQUIRE(app->model().read_only);
        app->run(app::OpenPage{app::Page::radar});
        CHECK_FALSE(app->model().radar.axes[0].assessed.none());
        sandbox.clock.advance_ms(day_ms);
        app->run(app::DayChanged{});
        CHECK_FALSE(app->busy());
        CHECK(app->model().notices.empty());
    }
    CHECK(kept_in(sandbox).empty());
    auto app = sandbox.open();
    app->run(app::OpenPage{app::Page::radar});
    CHECK(kept_in(sandbox).size() == 1);
}

TEST_CASE("when the date changes everybody's standing is worked out aside") {
    Sandbox sandbox;
    Uuid me;
    std::vector<Uuid> others;
    {
        auto app = sandbox.open_with_person();
        be_assessed(sandbox, *app);
        me = app->model().me.id;
    }
    const Day first = local_day(sandbox.clock, sandbox.clock.now());
    constexpr int people = 150; // more than are handed over at a time
    {
        auto store = open_database(database_of(sandbox));
        others = add_people(store, frozen_competency(), people, 3, Day{first.number - 2});
    }
    auto app = sandbox.open();
    CHECK_FALSE(app->busy()); // nobody waits for it at the start
    sandbox.clock.advance_ms(day_ms);
    app->run(app::DayChanged{});
    REQUIRE(app->busy());
    app->run(app::OpenPage{app::Page::radar}); // one goes on meanwhile
    wait_until_idle(*app);
    CHECK(app->model().notices.empty());
    auto rows = kept_in(sandbox);
    const Day second{first.number + 1};
    CHECK(std::ranges::count_if(rows, [&](const auto& row) { return row.key.day == second; }) == people + 1);
    CHECK(std::ranges::count_if(rows, [&](const auto& row) { return row.key.person == me; }) == 2);
    CHECK(sound(sandbox));
    app->run(app::DayChanged{}); // all of it holds: nothing is written
    wait_until_idle(*app);
    CHECK(kept_in(sandbox) == rows);
    sandbox.clock.advance_ms(day_ms);
    app->run(app::DayChanged{});
    app.reset(); // closed in its middle
    CHECK(sound(sandbox));
}

TEST_CASE("old standings keep their version when the parameters change, and still verify") {
    Sandbox sandbox;
    {
        auto app = sandbox.open_with_person();
        be_assessed(sandbox, *app, false);
    }
    const auto first = kept_in(sandbox);
    REQUIRE(first.size() == 1);
    const auto look = [&] {
        auto app = sandbox.open();
        REQUIRE(app->model().fatal.empty());
        app->run(app::OpenPage{app::Page::radar});
        return app->model().radar.version;
    };
    change_competency(sandbox, "version: A01-M-1", "version: A01-M-2");
    CHECK(look() == "A01-M-2");
    change_competency(sandbox, "{scenario: 1.5,", "{scenario: 1.1,"); // another slope under the same name
    CHECK(look() == "A01-M-2");
    const auto rows = kept_in(sandbox);
    REQUIRE(rows.size() == 3);
    CHECK(std::ranges::count(rows, first[0]) == 1);
    CHECK(std::ranges::count_if(rows, [](const auto& row) { return row.key.scoring_version == "A01-M-2"; }) ==
          2);
    CHECK(rows[1].key.day == rows[2].key.day);
    CHECK(rows[1].bytes != rows[2].bytes);
    CHECK(sound(sandbox));
    {
        auto store = open_database(database_of(sandbox));
        REQUIRE(store.rebuild_projections().has_value());
    }
    CHECK(kept_in(sandbox) == rows);
    CHECK(sound(sandbox));
}

TEST_CASE("a standing counts its records among all assessments, also those of a day to come") {
    const TemporaryFolder folder;
    const FrozenCompetency a01 = frozen_competency();
    auto store = open_database(folder.file());
    const Day today{20'413};
    const Uuid person = add_people(store, a01, 1, 2, today)[0];
    add_assessment(store, a01, person, Day{today.number + 2}, 0.7); // the clock was ahead that day
    add_assessment(store, a01, person, today, 0.3);
    const auto finished = store.finished(person);
    REQUIRE(finished.has_value());
    const app::StandingBasis basis = app::standing_basis(*finished, {}, a01.estimator->competency(), today);
    CHECK(basis.count() == 3);
    CHECK(basis.places == std::vector<std::size_t>{0, 1, 3});
    CHECK(basis.position == finished->at(3).seq);
    domain::Standing standing = a01.estimator->standing(basis.records, today);
    app::count_among_all(standing, basis);
    std::vector<domain::Evidence> all;
    for (const store::FinishedAttempt& attempt : *finished)
        all.emplace_back(app::evidence_of(attempt, a01.estimator->competency()).value());
    const domain::Standing direct = a01.estimator->standing(all, today);
    REQUIRE(standing.credited.lines.size() == direct.credited.lines.size());
    for (std::size_t i = 0; i < direct.credited.lines.size(); ++i) {
        CHECK(standing.credited.lines[i].evidence == direct.credited.lines[i].evidence);
        CHECK(standing.credited.lines[i].weight == direct.credited.lines[i].weight);
    }
    CHECK(standing.overall.mean == direct.overall.mean);
}
