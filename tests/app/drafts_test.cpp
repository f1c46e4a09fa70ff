#include "app/app_fixture.h"

#include <doctest/doctest.h>

using namespace mq;
using namespace mq::tests;

namespace {

/// Plays a scene to its end, the best way.
Uuid played(const Sandbox& sandbox, app::App& app) {
    const std::string id = first_scene(app, false);
    begin(app, id, false);
    const Uuid attempt = app.model().play->attempt;
    play_to_end(app, *scene_of(sandbox, id), true);
    return attempt;
}

} // namespace

TEST_CASE("a reflection that was begun is there again after the program was killed") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const Uuid attempt = played(sandbox, *app);
    app->run(app::OpenDebrief{attempt});
    const std::string field = app->model().debrief->draft_field;
    CHECK(app->model().debrief->draft.empty());
    const app::Revision shown = app->model().debrief->revision;
    app->run(app::SaveDraft{attempt, field, "Lần sau e\xCC\x82m"});
    CHECK(app->model().debrief->draft == "Lần sau êm"); // NFC
    CHECK(app->model().debrief->revision == shown);     // nothing is drawn anew under the fingers
    app.reset();
    app = sandbox.open();
    app->run(app::OpenDebrief{attempt});
    CHECK(app->model().debrief->draft == "Lần sau êm");
    CHECK_FALSE(app->model().debrief->reflected);
    app->run(app::SaveReflection{attempt, "Lần sau êm hơn"});
    app->run(app::OpenDebrief{attempt});
    CHECK(app->model().debrief->draft.empty());
    CHECK(app->model().debrief->reflection == "Lần sau êm hơn");
}

TEST_CASE(
    "a reply that was begun is there when the attempt is resumed, and gone once the moment is answered") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const std::string id = first_scene(*app, false);
    begin(*app, id, false);
    const Uuid attempt = app->model().play->attempt;
    const std::string field = app->model().play->draft_field;
    REQUIRE_FALSE(field.empty());
    app->run(app::SaveDraft{attempt, field, "Dạ em nghe"});
    app->run(app::SaveDraft{attempt, field + ":phone", "0912"});
    app->run(app::SaveDraft{attempt, "node:another", "chưa tới"});
    app.reset();
    app = sandbox.open();
    app->run(app::ResumeAttempt{attempt});
    REQUIRE(app->model().play->drafts.size() == 2);
    CHECK(app->model().play->drafts[0].field == field);
    CHECK(app->model().play->drafts[0].text == "Dạ em nghe");
    CHECK(app->model().play->drafts[1].text == "0912");
    app->run(app::SaveDraft{attempt, field + ":phone", ""});
    CHECK(app->model().play->drafts.size() == 1);
    app::Settings english = app->model().settings;
    english.language = app::Language::en;
    app->run(app::ChangeSettings{english}); // the page is written anew
    REQUIRE(app->model().play->drafts.size() == 1);
    play_to_end(*app, *scene_of(sandbox, id), true, 1);
    CHECK(app->model().play->drafts.empty());
    CHECK(app->model().play->draft_field != field);
    app->run(app::UndoDecision{attempt});
    CHECK(app->model().play->draft_field == field);
    CHECK(app->model().play->drafts.empty());
    CHECK(app->model().notices.empty());
}

TEST_CASE("a draft that can't be kept is told, and changes nothing") {
    const Sandbox sandbox;
    auto app = sandbox.open_with_person();
    const Uuid attempt = played(sandbox, *app);
    app->run(app::OpenDebrief{attempt});
    app->run(app::SaveDraft{Uuid{}, app->model().debrief->draft_field, "x"});
    CHECK(app->model().notices.size() == 1);
    app->run(app::SaveDraft{attempt, app->model().debrief->draft_field, "\xFF"});
    CHECK(app->model().notices.size() == 2);
    CHECK(app->model().debrief->draft.empty());
}
