#include "app/app_fixture.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <fstream>

using namespace mq;
using namespace mq::tests;

TEST_CASE("a new hire plays a scene to its end, reads the debrief, and the radar moves") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::string id = first_scene(*app, false);
    const auto scene = scene_of(sandbox, id);
    app->run(app::OpenPage{app::Page::radar});
    for (const app::RadarAxis& axis : app->model().radar.axes)
        CHECK(axis.practice.none());
    app->run(app::StartAttempt{id, false});
    REQUIRE(app->model().page == app::Page::address);
    app->run(app::AnswerAddress{2001, domain::Gender::female, domain::Region::south});
    REQUIRE(app->model().page == app::Page::play);
    CHECK_FALSE(app->model().play->lines.empty());
    CHECK(app->model().play->moods.size() == 1);
    const Uuid attempt = app->model().play->attempt;
    play_to_end(*app, *scene, true);
    REQUIRE(app->model().play->finished);
    app->run(app::OpenDebrief{attempt});
    REQUIRE(app->model().debrief.has_value());
    const app::Debrief& debrief = *app->model().debrief;
    CHECK(debrief.score == 100);
    CHECK(debrief.wrong == 0);
    CHECK(debrief.fair == 0);
    CHECK_FALSE(debrief.reflected);
    app->run(app::SaveReflection{attempt, "Hỏi hạn sớm hơn."});
    CHECK(app->model().debrief->reflected);
    app->run(app::OpenPage{app::Page::radar});
    const auto& axes = app->model().radar.axes;
    CHECK(std::any_of(axes.begin(), axes.end(), [](const auto& axis) { return !axis.practice.none(); }));
    for (const app::RadarAxis& axis : axes)
        CHECK(axis.assessed.none()); // practice places nobody
    CHECK_FALSE(app->model().radar.reported.has_value());
    REQUIRE(app->model().radar.evidence.size() == 1);
    CHECK(app->model().radar.evidence[0].attempt == attempt);
}

TEST_CASE("no text on the way shows an unfilled role, whatever the trainee") {
    for (const auto& [year, region] :
         {std::pair{2001, domain::Region::south}, {1970, domain::Region::north}}) {
        const Sandbox sandbox;
        auto app = sandbox.open_with_person();
        app->run(app::AnswerAddress{year, domain::Gender::male, region});
        for (const app::SceneRow& row : std::vector<app::SceneRow>(app->model().home.scenes)) {
            CAPTURE(row.id);
            begin(*app, row.id, row.assessment);
            play_to_end(*app, *scene_of(sandbox, row.id), false);
            for (const app::Line& line : app->model().play->lines)
                CHECK(line.text.find('{') == std::string::npos);
            app->run(app::OpenDebrief{app->model().play->attempt});
            REQUIRE(app->model().debrief.has_value());
            for (const app::DebriefDecision& decision : app->model().debrief->decisions) {
                CHECK(decision.said.find('{') == std::string::npos);
                CHECK(decision.why.find('{') == std::string::npos);
                CHECK(decision.better.find('{') == std::string::npos);
                if (decision.verdict != domain::Verdict::good)
                    CHECK_FALSE(decision.better.empty());
            }
        }
    }
}

TEST_CASE("an unfinished attempt is offered again after the program is gone, and goes on where it was") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::string id = first_scene(*app, false);
    const auto scene = scene_of(sandbox, id);
    begin(*app, id, false);
    app->run(app::TakeHint{app->model().play->attempt});
    play_to_end(*app, *scene, true, 3);
    const app::Play before = *app->model().play;
    REQUIRE(before.decisions == 3);
    app->run(app::OpenPage{app::Page::home}); // left in the middle
    REQUIRE(app->model().home.unfinished.size() == 1);
    CHECK(app->model().home.unfinished[0].decisions == 3);
    const std::string when = app->model().home.unfinished[0].when;
    app.reset();
    app = sandbox.open();
    REQUIRE(app->model().home.unfinished.size() == 1);
    CHECK(app->model().home.unfinished[0].attempt == before.attempt);
    CHECK(app->model().home.unfinished[0].decisions == 3);
    CHECK(app->model().home.unfinished[0].when == when);
    app->run(app::ResumeAttempt{before.attempt});
    REQUIRE(app->model().play.has_value());
    CHECK(app->model().play->decisions == 3);
    CHECK(app->model().play->moods == before.moods);
    CHECK(app->model().play->hint.used == before.hint.used);
    REQUIRE(app->model().play->lines.size() == before.lines.size());
    for (std::size_t i = 0; i < before.lines.size(); ++i)
        CHECK(app->model().play->lines[i].text == before.lines[i].text);
    play_to_end(*app, *scene, true);
    CHECK(app->model().play->finished);
    CHECK(app->model().home.unfinished.empty());
}

TEST_CASE("an attempt keeps the text of the scene it began with, though the file has changed since") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::string id = first_scene(*app, false);
    begin(*app, id, false);
    const app::Play before = *app->model().play;
    app.reset();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(sandbox.share() / "scenarios")) {
        if (entry.path().stem() != id)
            continue;
        std::ifstream in(entry.path());
        std::string text((std::istreambuf_iterator<char>(in)), {});
        const auto at = text.find("revision: ");
        text.replace(at, text.find('\n', at) - at, "revision: 999");
        std::ofstream(entry.path()) << text;
    }
    app = sandbox.open();
    app->run(app::ResumeAttempt{before.attempt});
    REQUIRE(app->model().play.has_value());
    CHECK(app->model().play->lines[0].text == before.lines[0].text);
}

TEST_CASE("trying again from a decision is a branch that keeps the way up to it and counts as help") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::string id = first_scene(*app, false);
    const auto scene = scene_of(sandbox, id);
    begin(*app, id, false);
    const Uuid parent = app->model().play->attempt;
    play_to_end(*app, *scene, true);
    const std::vector<float> moods = app->model().play->moods;
    app->run(app::OpenDebrief{parent});
    const auto last = static_cast<int>(app->model().debrief->decisions.size()) - 1;
    for (const int at : {2, last}) {
        app->run(app::RetryFrom{parent, at});
        REQUIRE_MESSAGE(app->model().notices.empty(), app->model().notices.back().text);
        REQUIRE(app->model().page == app::Page::play);
        CHECK(app->model().play->attempt != parent);
        CHECK(app->model().play->decisions == at);
        CHECK(app->model().play->moods == std::vector<float>(moods.begin(), moods.begin() + at + 1));
        CHECK(app->model().play->hint.used == doctest::Approx(1.0));
        play_to_end(*app, *scene, true);
        CHECK(app->model().play->finished);
    }
    app->run(app::OpenPage{app::Page::attempts});
    CHECK(app->model().attempts.lines.size() == 3);
    CHECK(std::count_if(app->model().attempts.lines.begin(), app->model().attempts.lines.end(),
                        [](const auto& line) { return line.branch; }) == 2);
}

TEST_CASE("undo goes back one decision, stays in the journal, and is practice's alone") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::string id = first_scene(*app, false);
    begin(*app, id, false);
    play_to_end(*app, *scene_of(sandbox, id), true, 2);
    app->run(app::UndoDecision{app->model().play->attempt});
    CHECK(app->model().play->decisions == 1);
    CHECK(app->model().play->hint.used == doctest::Approx(1.0));
    const std::string assessment = first_scene(*app, true);
    begin(*app, assessment, true);
    CHECK(app->model().play->assessment);
    CHECK_FALSE(app->model().play->hint.available);
    CHECK_FALSE(app->model().play->can_undo);
    play_to_end(*app, *scene_of(sandbox, assessment), true, 1);
    app->run(app::UndoDecision{app->model().play->attempt});
    CHECK(app->model().notices.size() == 1);
    CHECK(app->model().play->decisions == 1);
}

TEST_CASE("an assessment is one pass: begun again it goes on, and its order of options stays") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::string id = first_scene(*app, true);
    begin(*app, id, true);
    const app::Play before = *app->model().play;
    app->run(app::OpenPage{app::Page::home});
    app->run(app::StartAttempt{id, true});
    CHECK(app->model().play->attempt == before.attempt);
    REQUIRE(app->model().play->choices.size() == before.choices.size());
    for (std::size_t i = 0; i < before.choices.size(); ++i)
        CHECK(app->model().play->choices[i].pick == before.choices[i].pick);
    play_to_end(*app, *scene_of(sandbox, id), true);
    app->run(app::OpenDebrief{before.attempt});
    app->run(app::RetryFrom{before.attempt, 0});
    CHECK(app->model().page == app::Page::debrief); // refused
    app->run(app::OpenPage{app::Page::radar});
    CHECK(app->model().radar.overall.weight > 0.9);
    CHECK_FALSE(app->model().radar.reported.has_value());
    CHECK_FALSE(app->model().radar.missing.empty());
}
