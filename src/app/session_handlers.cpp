#include "app/handlers.h"
#include "app/live_interview.h"
#include "app/session.h"

#include <fmt/format.h>
#include <algorithm>
#include <type_traits>

// A candidate at HR's PC: they are the person at it until it is handed back, and see their own session alone.
namespace mq::app {
namespace {

bool page_of_session(Page page) {
    return page == Page::home || page == Page::session || page == Page::play || page == Page::address;
}

bool finished_in(const State& state, const std::string& scene) {
    return std::ranges::any_of(state.finished, [&](const store::FinishedAttempt& attempt) {
        return attempt.scene == scene && attempt.mode == store::Mode::assessment && !attempt.branch;
    });
}

bool begun_in(const State& state, const std::string& scene) {
    return std::ranges::any_of(state.unfinished, [&](const store::AttemptRow& attempt) {
        return attempt.scene == scene && attempt.mode == store::Mode::assessment;
    });
}

SessionScene scene_line(const State& state, const domain::Scenario& scene) {
    SessionScene out;
    out.id = scene.id;
    out.title = state.texts.of(scene.title);
    out.line = state.texts.format(
        "session.scene_line",
        fmt::arg("channel", state.texts.get(fmt::format("channel.{}", static_cast<int>(scene.channel)))),
        fmt::arg("n", scene.minutes));
    out.done = finished_in(state, scene.id);
    out.begun = !out.done && begun_in(state, scene.id);
    return out;
}

/// A scene whose file is gone can't be played any more and is left out.
GuidedSession session_model(const State& state, const store::InterviewRow& row) {
    GuidedSession out;
    out.interview = row.id;
    out.post = post_line(row.plan);
    for (const std::string& id : row.session_scenes) {
        const ScenePtr scene = state.library.find(id);
        if (!scene)
            continue;
        out.scenes.push_back(scene_line(state, scene->scenario));
        out.done += out.scenes.back().done ? 1 : 0;
        out.minutes += out.scenes.back().done ? 0 : scene->scenario.minutes;
    }
    const auto next = std::ranges::find(out.scenes, false, &SessionScene::done);
    out.next = static_cast<std::size_t>(next - out.scenes.begin());
    return out;
}

Result<store::InterviewRow> interview_with_session(const State& state, const Uuid& id) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    auto row = state.store->interview(id);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::not_found, state.texts.get("session.error.none"), id.str());
    if ((*row)->session_scenes.empty() || (*row)->state == store::InterviewState::cancelled)
        return fail(ErrorKind::refused, state.texts.get("session.error.none"), id.str());
    return std::move(**row);
}

/// The person at this PC is another one from now on; on failure nobody has changed.
Status change_person(State& state, const Uuid& person) {
    const Uuid before = state.model.me.id;
    if (Status done = become(state, person); !done)
        return done;
    Status done = refresh_attempts(state);
    if (!done) {
        (void)become(state, before); // was there a moment ago; else the person at the PC has no name, no more
        return done;
    }
    state.standing.reset();
    return {};
}

Status begin_session(State& state, const Uuid& interview) {
    const auto row = interview_with_session(state, interview);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (state.model.read_only)
        return fail(ErrorKind::refused, state.texts.get("banner.read_only"));
    const Host host{state.model.me.id, interview, state.model.settings};
    if (Status done = change_person(state, row->person); !done)
        return done;
    forget_the_others(state);
    state.host = host;
    state.model.guest = state.model.me.name;
    return show_page(state, Page::session);
}

} // namespace

void forget_the_others(State& state) {
    Model& model = state.model;
    state.live.reset();
    state.interview.reset();
    state.left_out.clear();
    model.home = {};
    model.play.reset();
    model.debrief.reset();
    model.radar = {};
    model.standing = {};
    model.attempts = {};
    model.handbook = {};
    model.interviews = {};
    model.plan = {};
    model.conduct.reset();
    model.consensus.reset();
    model.people = {};
    model.observation.reset();
    model.calibration = {};
    model.bank = {};
    model.team = {};
    model.member = {};
    model.insights = {};
    model.targets = {};
    model.assignments = {};
    model.complaints = {};
    model.notices.clear();
    model.pending_scene.clear();
    model.session.reset();
}

bool fits_session(const State& state, const Command& command) {
    if (!state.host)
        return true;
    if (const auto* open = command.as<OpenPage>())
        return page_of_session(open->page);
    switch (command.kind()) {
        case CommandKind::AnswerAddress:
        case CommandKind::Choose:
        case CommandKind::SaveDraft:
        case CommandKind::DismissNotice:
        case CommandKind::ChangeSettings:
        case CommandKind::DayChanged:
        case CommandKind::BeginSessionScene:
        case CommandKind::LeaveSession: return true;
        default: return false;
    }
}

Home session_home(const GuidedSession& session) {
    Home out;
    for (const SessionScene& scene : session.scenes) {
        SceneRow row;
        row.id = scene.id;
        row.title = scene.title;
        row.assessment = true;
        out.scenes.push_back(std::move(row));
    }
    return out;
}

Status show_session(State& state) {
    const auto row = interview_with_session(state, state.host->interview);
    if (!row)
        return tl::unexpected<Error>(row.error());
    state.model.session = session_model(state, *row);
    state.model.session->revision = raise(state.model);
    state.model.home = session_home(*state.model.session);
    state.model.home.revision = state.model.session->revision;
    return {};
}

Status handle(State& state, const BeginSessionScene& command) {
    if (!state.host)
        return begin_session(state, command.interview);
    if (command.interview != state.host->interview)
        return fail(ErrorKind::refused, state.texts.get("session.error.only_scenes"));
    if (Status done = show_session(state); !done)
        return done;
    const GuidedSession& session = *state.model.session;
    if (session.next == session.scenes.size())
        return show_page(state, Page::session);
    return handle(state, StartAttempt{session.scenes[session.next].id, true});
}

Status handle(State& state, const LeaveSession&) {
    if (!state.host)
        return {};
    const Host host = *state.host;
    if (Status done = change_person(state, host.person); !done)
        return done;
    // What the candidate set for themselves goes with them; nothing of it was written.
    (void)handle(state, ChangeSettings{host.settings});
    forget_the_others(state);
    state.host.reset();
    state.model.guest.clear();
    rebuild_home(state);
    return show_page(state, Page::interviews);
}

} // namespace mq::app
