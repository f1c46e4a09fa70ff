// The second radar and the pitfalls, from what was really played: the figures are worked out here a second
// time, from the scenes themselves.
#include "app/app_fixture.h"

#include "content/competency_file.h"
#include "domain/debrief.h"
#include "domain/scoring.h"
#include "domain/simulation.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <set>

using namespace mq;
using namespace mq::tests;

namespace {

constexpr std::int64_t day_ms = 24LL * 3'600'000;

domain::Competency competency_of(const Sandbox& sandbox) {
    auto loaded = content::load_competency_file(sandbox.share() / "competencies" / "a01.yaml");
    REQUIRE(loaded.competency.has_value());
    return *loaded.competency;
}

/// What playing the scene that way comes to.
domain::Debrief debrief_of(const app::PlayableScene& scene, bool best, const domain::Competency& competency) {
    domain::Session session = domain::start_session(scene.graph, domain::Mode::practice);
    while (!domain::is_finished(scene.graph, session)) {
        const auto& state = session.state;
        std::size_t outcome = scene.analysis.best_outcome(state);
        for (std::size_t o = 0; !best && o < scene.graph.outcome_count(state.at); ++o)
            if (scene.graph.is_open(state, o) &&
                scene.analysis.regret(state, o) > scene.analysis.regret(state, outcome))
                outcome = o;
        const auto answer = domain::answer_for(scene.scenario, state.at, outcome);
        REQUIRE(answer.has_value());
        auto next = domain::apply(scene.scenario, scene.graph, session,
                                  domain::Move{domain::Move::Kind::answer, *answer});
        REQUIRE(next.has_value());
        session = std::move(*next);
    }
    return domain::make_debrief(scene.scenario, scene.graph, scene.analysis, session, competency);
}

std::vector<std::string> scenes_of(const app::App& app, bool assessment) {
    std::vector<std::string> out;
    for (const app::SceneRow& row : app.model().home.scenes)
        if (row.assessment == assessment)
            out.push_back(row.id);
    return out;
}

void play(app::App& app, const Sandbox& sandbox, const std::string& id, bool assessment, bool best) {
    begin(app, id, assessment);
    play_to_end(app, *scene_of(sandbox, id), best);
}

const app::Principles& principles(app::App& app) {
    app.run(app::OpenPage{app::Page::radar});
    return app.model().radar.principles;
}

} // namespace

TEST_CASE("before anything is finished there are axes without figures, and no pitfalls") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const app::Principles& p = principles(*app);
    CHECK(p.axes.size() == 6);
    for (const app::PrincipleAxis& axis : p.axes) {
        CHECK(axis.practice.now.none());
        CHECK(axis.assessed.now.none());
        CHECK_FALSE(axis.tip.empty());
    }
    CHECK(p.met.empty());
    CHECK(p.all.decisions == 0);
    CHECK_FALSE(p.all.per_ten.has_value());
    CHECK_FALSE(p.never_met.empty());
}

TEST_CASE("after two played attempts the principles are the mean by recency of what the two reached") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const auto competency = competency_of(sandbox);
    const auto scenes = scenes_of(*app, false);
    REQUIRE(scenes.size() >= 2);
    play(*app, sandbox, scenes[0], false, false);
    sandbox.clock.advance_ms(10 * day_ms);
    app->run(app::DayChanged{});
    play(*app, sandbox, scenes[1], false, true);
    const domain::Debrief first = debrief_of(*scene_of(sandbox, scenes[0]), false, competency);
    const domain::Debrief second = debrief_of(*scene_of(sandbox, scenes[1]), true, competency);
    const app::Principles& p = principles(*app);
    const double faded = std::exp2(-10.0 / 180.0);
    int both = 0;
    for (std::size_t i = 0; i < p.axes.size(); ++i) {
        CAPTURE(p.axes[i].id);
        const double r1 = first.principles[i].observed ? faded : 0.0;
        const double r2 = second.principles[i].observed ? 1.0 : 0.0;
        const app::PrincipleFigure& figure = p.axes[i].practice;
        CHECK(figure.now.attempts == (r1 > 0) + (r2 > 0));
        CHECK(figure.before.none());
        CHECK_FALSE(figure.change.has_value());
        CHECK(p.axes[i].assessed.now.none());
        CHECK(p.axes[i].attempts.size() == static_cast<std::size_t>(figure.now.attempts));
        if (figure.now.none())
            continue;
        const double expected =
            (r1 * first.principles[i].value + r2 * second.principles[i].value) / (r1 + r2);
        CHECK(figure.now.attainment == doctest::Approx(expected));
        both += r1 > 0 && r2 > 0;
        if (r2 > 0) {
            CHECK(p.axes[i].attempts.front().share == doctest::Approx(r2 / (r1 + r2)));
            CHECK(p.axes[i].attempts.front().attainment == doctest::Approx(second.principles[i].value));
        }
    }
    CHECK(both >= 1); // else nothing was averaged
}

TEST_CASE("pitfalls are counted over both attempts, lead to the newest one, and the rest is named") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const auto competency = competency_of(sandbox);
    const auto scenes = scenes_of(*app, false);
    play(*app, sandbox, scenes[0], false, false);
    const Uuid first_attempt = app->model().play->attempt;
    sandbox.clock.advance_ms(day_ms);
    app->run(app::DayChanged{});
    play(*app, sandbox, scenes[1], false, false);
    const Uuid second_attempt = app->model().play->attempt;
    const domain::Debrief first = debrief_of(*scene_of(sandbox, scenes[0]), false, competency);
    const domain::Debrief second = debrief_of(*scene_of(sandbox, scenes[1]), false, competency);
    const app::Principles& p = principles(*app);
    const auto times = static_cast<int>(first.pitfalls.size() + second.pitfalls.size());
    const auto decisions = static_cast<int>(first.decisions.size() + second.decisions.size());
    REQUIRE(times > 0);
    CHECK(p.all.times == times);
    CHECK(p.all.decisions == decisions);
    REQUIRE(decisions >= 10);
    CHECK(*p.all.per_ten == doctest::Approx(10.0 * times / decisions));
    std::set<std::size_t> met(first.pitfalls.begin(), first.pitfalls.end());
    met.insert(second.pitfalls.begin(), second.pitfalls.end());
    CHECK(p.met.size() == met.size());
    for (std::size_t i = 1; i < p.met.size(); ++i)
        CHECK(p.met[i - 1].rate.times >= p.met[i].rate.times);
    for (const app::MetPitfall& one : p.met) {
        const std::size_t index = *competency.pitfall_index(one.id);
        const auto in = [&](const domain::Debrief& d) {
            return static_cast<int>(std::count(d.pitfalls.begin(), d.pitfalls.end(), index));
        };
        CHECK(one.rate.times == in(first) + in(second));
        CHECK(one.newest == (in(second) > 0 ? second_attempt : first_attempt));
        CHECK_FALSE(one.newest_title.empty());
        CHECK_FALSE(one.cure.empty());
        CHECK(p.never_met.find(one.name + " ·") == std::string::npos);
    }
    CHECK(p.never_met.starts_with("Chưa gặp lần nào: "));
}

TEST_CASE("assessments have figures of their own, and thirty days later a past and a trend") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const auto scenes = scenes_of(*app, true);
    REQUIRE(scenes.size() >= 2);
    play(*app, sandbox, scenes[0], true, true);
    sandbox.clock.advance_ms(2 * day_ms);
    app->run(app::DayChanged{});
    play(*app, sandbox, scenes[1], true, true);
    sandbox.clock.advance_ms(40 * day_ms);
    app->run(app::DayChanged{});
    const app::Principles& p = principles(*app);
    int moved = 0;
    for (const app::PrincipleAxis& axis : p.axes) {
        CHECK(axis.practice.now.none());
        CHECK(axis.assessed.before.attempts == axis.assessed.now.attempts);
        if (axis.assessed.change) {
            CHECK(*axis.assessed.change == doctest::Approx(0.0)); // both were best, and only got older
            ++moved;
        }
        for (const app::PrincipleAttempt& attempt : axis.attempts)
            CHECK(attempt.assessment);
    }
    CHECK(moved >= 1);
    for (const app::RadarAxis& axis : app->model().radar.axes) {
        CHECK(axis.trend.empty());
        REQUIRE_FALSE(axis.assessed_trend.empty());
        CHECK(axis.assessed_trend.size() <= 2);
        CHECK_FALSE(axis.assessed_trend.front().estimate.none());
        if (axis.assessed_trend.size() == 2)
            CHECK(axis.assessed_trend[0].day_number + 2 == axis.assessed_trend[1].day_number);
    }
}

TEST_CASE("what is retried from its middle is not counted a second time") {
    Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const auto scene = scene_of(sandbox, scenes_of(*app, false)[0]);
    begin(*app, scene->scenario.id, false);
    play_to_end(*app, *scene, false);
    const Uuid attempt = app->model().play->attempt;
    const int decisions = principles(*app).all.decisions;
    const int times = principles(*app).all.times;
    app->run(app::RetryFrom{attempt, 1});
    REQUIRE(app->model().page == app::Page::play);
    REQUIRE(app->model().play->decisions == 1);
    for (int i = 0; i < 50 && !app->model().play->finished; ++i) {
        const auto& choices = app->model().play->choices;
        const domain::AnswerKind kind = app->model().play->answer;
        const bool one = kind == domain::AnswerKind::one || kind == domain::AnswerKind::route;
        std::vector<std::uint8_t> picks;
        for (const app::Choice& choice : choices)
            if (!one || picks.empty())
                picks.push_back(choice.pick);
        std::vector<std::string> entries(app->model().play->fields.size());
        if (kind == domain::AnswerKind::type)
            entries = {"Dạ em xin lỗi ạ."};
        app->run(app::Choose{app->model().play->attempt, picks, 1'000, entries});
    }
    REQUIRE(app->model().play->finished);
    const app::Principles& p = principles(*app);
    CHECK(p.all.decisions == decisions);
    CHECK(p.all.times == times);
}
