#include "app/app_fixture.h"
#include "store/store.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace mq;
using namespace mq::tests;

namespace {

/// HR's PC with an interview of a candidate that has a guided session.
struct HrPc {
    Sandbox sandbox;
    std::unique_ptr<app::App> app;
    Uuid interview;

    HrPc() {
        std::filesystem::create_directory_symlink(std::filesystem::path(MONQUA_SOURCE_DIR) / "questions",
                                                  sandbox.share() / "questions");
        app = sandbox.open();
        app->run(app::CompleteFirstRun{"Trịnh Thu Hà", app::Role::hr, {}});
        app->run(app::OpenPage{app::Page::plan});
        app::PlanInterview plan;
        plan.name = "Nguyễn Bảo Trâm";
        plan.birth_year = 2000;
        plan.contact = "0903 111 222";
        plan.post = "Chuyên viên CSKH";
        plan.round = "Vòng 1";
        plan.day = app->model().plan.today;
        plan.time = "14:00";
        plan.kit = app->model().plan.kits.front().id;
        plan.panel.push_back({app->model().me.id, app->model().me.name});
        plan.consent = true;
        plan.session = true;
        app->run(plan);
        REQUIRE_MESSAGE(app->model().page == app::Page::interviews, app->model().plan.problem);
        interview = app->model().interviews.lines.front().id;
    }
    [[nodiscard]] const app::Model& model() const { return app->model(); }
    void clear_notices() {
        while (!model().notices.empty())
            app->run(app::DismissNotice{model().notices.front().id});
    }
    /// The candidate sits down.
    void sit_down() {
        app->run(app::BeginSessionScene{interview});
        REQUIRE(model().page == app::Page::session);
    }
    /// Goes on with the session's next scene, skipping the question for forms of address.
    void begin_next() {
        app->run(app::BeginSessionScene{interview});
        if (model().page == app::Page::address)
            app->run(app::AnswerAddress{});
        REQUIRE(model().page == app::Page::play);
    }
    void play_next() {
        begin_next();
        play_to_end(*app, *scene_of(sandbox, model().play->scene_id), true);
        REQUIRE(model().play->finished);
    }
    void restart() {
        app.reset();
        app = sandbox.open();
    }
    [[nodiscard]] store::Store database() const {
        store::OpenOptions options;
        options.create = false;
        options.read_only = true;
        auto opened = store::Store::open(sandbox.data() / "monqua.db", options);
        REQUIRE(opened.has_value());
        return std::move(*opened);
    }
};

} // namespace

TEST_CASE("a candidate's session shows its scenes and nothing of anybody else") {
    HrPc pc;
    const Uuid hr = pc.model().me.id;
    pc.app->run(app::OpenPage{app::Page::people});
    pc.app->run(app::OpenPage{app::Page::bank});
    pc.app->run(app::BeginTurn{pc.interview, hr});
    REQUIRE(pc.model().conduct.has_value());
    pc.app->run(app::BeginSessionScene{pc.interview});
    const app::Model& model = pc.model();
    CHECK(model.page == app::Page::session);
    CHECK(model.guest == "Nguyễn Bảo Trâm");
    CHECK(model.me.name == "Nguyễn Bảo Trâm");
    CHECK(model.me.id != hr);
    REQUIRE(model.session.has_value());
    CHECK(model.session->scenes.size() == 3);
    CHECK(model.session->next == 0);
    CHECK(model.session->done == 0);
    CHECK(model.session->minutes > 0);
    CHECK(model.interviews.lines.empty());
    CHECK(model.people.lines.empty());
    CHECK_FALSE(model.conduct.has_value());
    CHECK_FALSE(model.consensus.has_value());
    CHECK(model.bank.questions.empty());
    CHECK(model.calibration.tasks.empty());
    CHECK(model.plan.people.empty());
    CHECK(model.notices.empty());
    CHECK(model.home.scenes.size() == 3); // the session's own
    CHECK(model.home.axes.empty());
}

TEST_CASE("while a session runs no command leads out of it but handing the PC back") {
    HrPc pc;
    const Uuid hr = pc.model().me.id;
    pc.sit_down();
    const Uuid candidate = pc.model().me.id;
    for (const app::Page page : {app::Page::interviews, app::Page::people, app::Page::settings,
                                 app::Page::radar, app::Page::attempts, app::Page::bank}) {
        pc.app->run(app::OpenPage{page});
        CHECK(pc.model().page == app::Page::session);
        CHECK(pc.model().notices.size() == 1); // said so
        pc.clear_notices();
    }
    const app::Command refused[] = {app::OpenPerson{candidate},
                                    app::BeginTurn{pc.interview, hr},
                                    app::OpenConsensus{pc.interview},
                                    app::CancelInterview{pc.interview, "nghịch"},
                                    app::ChangeProfile{"Ai đó", app::Role::hr, {}, {}, {}},
                                    app::DecideCandidate{candidate, true, true},
                                    app::StartAttempt{first_scene(*pc.app, true), true},
                                    app::BackUp{}};
    for (const app::Command& command : refused) {
        pc.app->run(command);
        CHECK(pc.model().page == app::Page::session);
        CHECK(pc.model().notices.size() == 1);
        pc.clear_notices();
    }
    CHECK(pc.model().interviews.lines.empty());
    CHECK(pc.model().me.id == candidate);
    pc.app->run(app::OpenPage{app::Page::home});
    CHECK(pc.model().page == app::Page::session);
    CHECK(pc.model().notices.empty());
}

TEST_CASE("three scenes in a row, then thanks; no debrief on the way; the interview counts them") {
    HrPc pc;
    pc.sit_down();
    for (std::size_t n = 0; n < 3; ++n) {
        CHECK(pc.model().session->next == n);
        pc.play_next();
        pc.app->run(app::OpenDebrief{pc.model().play->attempt});
        CHECK(pc.model().page == app::Page::play);
        CHECK_FALSE(pc.model().debrief.has_value());
        pc.clear_notices();
        pc.app->run(app::OpenPage{app::Page::home});
        CHECK(pc.model().page == app::Page::session);
        CHECK_FALSE(pc.model().play.has_value());
        CHECK(pc.model().session->done == static_cast<int>(n) + 1);
    }
    CHECK(pc.model().session->next == 3);
    CHECK(pc.model().session->minutes == 0);
    pc.app->run(app::BeginSessionScene{pc.interview}); // there is no fourth
    CHECK(pc.model().page == app::Page::session);
    pc.app->run(app::LeaveSession{});
    CHECK(pc.model().page == app::Page::interviews);
    CHECK(pc.model().guest.empty());
    CHECK_FALSE(pc.model().session.has_value());
    CHECK(pc.model().me.name == "Trịnh Thu Hà");
    REQUIRE(pc.model().interviews.lines.size() == 1);
    CHECK(pc.model().interviews.lines.front().session_done == 3);
}

TEST_CASE("what was asked of a candidate leaves the rest of their profile as it was") {
    HrPc pc;
    pc.sit_down();
    const Uuid candidate = pc.model().me.id;
    pc.app->run(app::BeginSessionScene{pc.interview});
    REQUIRE(pc.model().page == app::Page::address);
    pc.app->run(app::AnswerAddress{1999, domain::Gender::female, domain::Region::south});
    CHECK(pc.model().page == app::Page::play);
    CHECK(pc.model().me.id == candidate);
    pc.restart();
    const auto row = pc.database().person(candidate);
    REQUIRE((row.has_value() && row->has_value()));
    const store::Profile& profile = (*row)->profile;
    CHECK(profile.role == store::Role::candidate);
    CHECK(profile.contact == "0903 111 222");
    CHECK(profile.post == "Chuyên viên CSKH");
    CHECK(profile.birth_year == 1999);
    CHECK(profile.address_asked);
}

TEST_CASE("after a crash in a session HR is at the PC again, and the scene goes on where it was left") {
    HrPc pc;
    pc.sit_down();
    pc.play_next();
    pc.app->run(app::OpenPage{app::Page::home});
    pc.begin_next();
    const Uuid attempt = pc.model().play->attempt;
    play_to_end(*pc.app, *scene_of(pc.sandbox, pc.model().play->scene_id), true, 2);
    const int decisions = pc.model().play->decisions;
    REQUIRE(decisions == 2);
    pc.restart();
    CHECK(pc.model().me.name == "Trịnh Thu Hà");
    CHECK(pc.model().guest.empty());
    CHECK(pc.model().home.unfinished.empty());
    pc.sit_down();
    CHECK(pc.model().session->done == 1);
    REQUIRE(pc.model().session->next == 1);
    CHECK(pc.model().session->scenes[1].begun);
    pc.begin_next();
    CHECK(pc.model().play->attempt == attempt);
    CHECK(pc.model().play->decisions == decisions);
}

TEST_CASE("leaving in the middle of a scene keeps it for the candidate, and HR's own attempts stay HR's") {
    HrPc pc;
    begin(*pc.app, first_scene(*pc.app, false), false);
    pc.sit_down();
    CHECK_FALSE(pc.model().play.has_value());
    pc.begin_next();
    const Uuid attempt = pc.model().play->attempt;
    pc.app->run(app::LeaveSession{});
    CHECK_FALSE(pc.model().play.has_value());
    pc.app->run(app::OpenPage{app::Page::home});
    REQUIRE(pc.model().home.unfinished.size() == 1);
    CHECK(pc.model().home.unfinished.front().attempt != attempt);
    CHECK_FALSE(pc.model().home.unfinished.front().assessment);
}

TEST_CASE("what a candidate sets for themselves is gone when HR is back, and was never written") {
    HrPc pc;
    const app::Settings before = pc.model().settings;
    pc.sit_down();
    app::Settings own = before;
    own.text_percent = 130;
    own.language = app::Language::en;
    pc.app->run(app::ChangeSettings{own});
    CHECK(pc.model().settings == own);
    CHECK(pc.model().page == app::Page::session);
    pc.app->run(app::LeaveSession{});
    CHECK(pc.model().settings == before);
    CHECK(pc.app->texts().language() == app::Language::vi);
    pc.sit_down();
    pc.app->run(app::ChangeSettings{own});
    pc.restart(); // as a crash would
    CHECK(pc.model().settings == before);
}

TEST_CASE("an interview without a session, cancelled or unknown opens none") {
    HrPc pc;
    pc.app->run(app::CancelInterview{pc.interview, "Ứng viên đã nhận việc nơi khác."});
    for (const Uuid& id : {pc.interview, pc.model().me.id}) {
        pc.clear_notices();
        pc.app->run(app::BeginSessionScene{id});
        CHECK(pc.model().guest.empty());
        CHECK(pc.model().me.name == "Trịnh Thu Hà");
        CHECK(pc.model().notices.size() == 1);
    }
}
