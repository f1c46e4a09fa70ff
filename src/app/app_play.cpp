#include "app/answering.h"
#include "app/handlers.h"
#include "app/law.h"
#include "app/member.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::app {
namespace {

std::uint64_t seed_of(const Uuid& id) {
    const auto seed = static_cast<std::uint64_t>(std::hash<Uuid>{}(id));
    return seed == 0 ? 1 : seed; // 0 means "not shuffled"
}

int number_of_next(const State& state, const std::string& scene) {
    const auto same = [&](const auto& attempt) { return attempt.scene == scene; };
    return 1 + static_cast<int>(std::count_if(state.finished.begin(), state.finished.end(), same) +
                                std::count_if(state.unfinished.begin(), state.unfinished.end(), same));
}

std::vector<store::Content> frozen_contents(const State& state, const PlayableScene& scene) {
    const auto& competency = state.competency();
    return {store::Content{scene.hash, store::ContentKind::scene, scene.scenario.id, scene.scenario.revision,
                           scene.text},
            store::Content{state.competency_hash, store::ContentKind::competency, competency.id, 1,
                           state.competency_text}};
}

store::AttemptStarted started(const State& state, const PlayableScene& scene, domain::Mode mode,
                              std::uint64_t seed, const domain::Trainee& trainee) {
    store::AttemptStarted out;
    out.scene = scene.scenario.id;
    out.revision = scene.scenario.revision;
    out.content = scene.hash;
    out.competency_content = state.competency_hash;
    out.competency_version = state.competency().version;
    out.scoring_version = state.competency().scoring.version;
    out.mode = mode == domain::Mode::assessment ? store::Mode::assessment : store::Mode::practice;
    out.difficulty = scene.scenario.difficulty;
    out.shuffle_seed = seed;
    out.trainee = spoken_as(trainee);
    return out;
}

void show_play(State& state) {
    for (const domain::Node& node : state.live->scene->scenario.nodes)
        if (node.answer == domain::AnswerKind::type)
            state.coder.prepare();
    state.model.play = play_model(*state.live, state.competency(), state.texts);
    state.model.play->revision = raise(state.model);
    state.model.debrief.reset();
    state.model.page = Page::play;
}

Result<LiveAttempt*> live_attempt(State& state, const Uuid& id) {
    if (state.live && state.live->id == id)
        return &*state.live;
    return fail(ErrorKind::refused, state.texts.get("error.no_attempt"), id.str());
}

/// The home is left while an attempt goes on: what it says of how far that one is follows here.
void note_progress(State& state, const LiveAttempt& attempt) {
    const int decisions = static_cast<int>(attempt.session.path.size());
    for (store::AttemptRow& row : state.unfinished)
        if (row.id == attempt.id) {
            row.decisions = decisions;
            row.last = state.clock->now();
        }
    for (Unfinished& open : state.model.home.unfinished)
        if (open.attempt == attempt.id) {
            open.decisions = decisions;
            open.when = day_in_words(state.today(), state.today(), state.texts);
        }
    state.model.home.revision = raise(state.model);
}

/// One move: worked out, written, and only then shown.
Status make_move(State& state, const Uuid& id, const domain::Move& move, std::int64_t elapsed_ms,
                 const std::vector<store::CodedAct>& reading = {}) {
    auto live = live_attempt(state, id);
    if (!live)
        return tl::unexpected<Error>(live.error());
    LiveAttempt& attempt = **live;
    auto next = domain::apply(attempt.scene->scenario, attempt.scene->graph, attempt.session, move);
    if (!next)
        return tl::unexpected<Error>(next.error());
    if (Status done =
            write(state, id, events_of_move(attempt, *next, move, elapsed_ms, state.competency(), reading));
        !done)
        return done;
    if (!reading.empty())
        attempt.readings[attempt.session.path.size()] = reading;
    if (move.kind == domain::Move::Kind::answer)
        forget_drafts_of(attempt, attempt.session.state.at);
    attempt.session = std::move(*next);
    show_play(state);
    if (!state.model.play->finished) {
        note_progress(state, attempt);
        return {};
    }
    if (Status done = refresh_attempts(state); !done)
        return done;
    rebuild_home(state);
    return {};
}

/// What the parent's typed reply was read as at the decision the branch stands before.
std::vector<store::CodedAct> reading_at(const LiveAttempt& parent, const LiveAttempt& branch) {
    const auto at = parent.readings.find(branch.session.path.size());
    return at == parent.readings.end() ? std::vector<store::CodedAct>{} : at->second;
}

} // namespace

Status handle(State& state, const StartAttempt& command) {
    const ScenePtr scene = state.library.find(command.scene_id);
    if (!scene)
        return fail(ErrorKind::not_found, state.texts.get("error.no_scene"), command.scene_id);
    const auto mode = command.assessment ? domain::Mode::assessment : domain::Mode::practice;
    if (command.assessment != (scene->scenario.use == domain::Use::assessment))
        return fail(ErrorKind::refused, state.texts.get("error.wrong_use"), command.scene_id);
    if (command.assessment) // one pass: an assessment that was begun is gone on with, never begun again
                            // beside it
        for (const store::AttemptRow& open : state.unfinished)
            if (open.scene == command.scene_id)
                return handle(state, ResumeAttempt{open.id});
    if (Status done = require_consent(state, state.model.me.id, command.assessment); !done)
        return done;
    if (!state.model.me.address_asked && domain::needs_trainee(scene->scenario)) {
        state.model.pending_scene = command.scene_id;
        state.model.pending_assessment = command.assessment;
        state.model.page = Page::address;
        return {};
    }
    const Uuid id = state.store->new_id(state.clock->now());
    LiveAttempt attempt;
    attempt.id = id;
    attempt.scene = scene;
    attempt.session = domain::start_session(scene->graph, mode);
    // What is not known in full is frozen as nothing, so that a rebuilt attempt speaks the same words.
    attempt.trainee = trainee_of(spoken_as(state.model.me.trainee));
    attempt.address = domain::address_for(scene->scenario.customer, attempt.trainee);
    attempt.shuffle_seed = command.assessment ? seed_of(id) : 0;
    attempt.number = number_of_next(state, scene->scenario.id);
    attempt.started = state.clock->now();
    const auto contents = frozen_contents(state, *scene);
    if (Status done =
            write(state, id, {started(state, *scene, mode, attempt.shuffle_seed, attempt.trainee)}, contents);
        !done)
        return done;
    state.live = std::move(attempt);
    if (Status done = refresh_attempts(state); !done)
        return done;
    show_play(state);
    return {};
}

Status handle(State& state, const ResumeAttempt& command) {
    auto attempt = load_attempt(state, command.attempt);
    if (!attempt)
        return tl::unexpected<Error>(attempt.error());
    if (domain::is_finished(attempt->scene->graph, attempt->session))
        return handle(state, OpenDebrief{command.attempt});
    state.live = std::move(*attempt);
    show_play(state);
    return {};
}

Status handle(State& state, const AbandonAttempt& command) {
    if (Status done = write(state, command.attempt, {store::AttemptAbandoned{"left"}}); !done)
        return done;
    if (state.live && state.live->id == command.attempt) {
        state.live.reset();
        state.model.play.reset();
    }
    if (Status done = refresh_attempts(state); !done)
        return done;
    rebuild_home(state);
    return show_page(state, state.model.page == Page::play ? Page::home : state.model.page);
}

Status handle(State& state, const Choose& command) {
    auto live = live_attempt(state, command.attempt);
    if (!live)
        return tl::unexpected<Error>(live.error());
    auto made = answer_from(state, **live, command);
    if (!made)
        return tl::unexpected<Error>(made.error());
    return make_move(state, command.attempt,
                     domain::Move{domain::Move::Kind::answer, std::move(made->answer)}, command.elapsed_ms,
                     made->reading);
}

Status handle(State& state, const TakeHint& command) {
    if (!state.model.play || !state.model.play->hint.available)
        return fail(ErrorKind::refused, state.texts.get("error.no_hint"));
    const auto kind = state.model.play->hint.next == domain::HintKind::light ? domain::Move::Kind::hint_light
                                                                             : domain::Move::Kind::hint_full;
    return make_move(state, command.attempt, domain::Move{kind, {}}, 0);
}

Status handle(State& state, const UndoDecision& command) {
    return make_move(state, command.attempt, domain::Move{domain::Move::Kind::undo, {}}, 0);
}

Status handle(State& state, const RetryFrom& command) {
    if (Status done = require_own_attempt(state, command.attempt); !done)
        return done;
    auto parent = load_attempt(state, command.attempt);
    if (!parent)
        return tl::unexpected<Error>(parent.error());
    if (parent->session.mode == domain::Mode::assessment)
        return fail(ErrorKind::refused, state.texts.get("error.no_retry"));
    const auto at = static_cast<std::size_t>(std::max(0, command.decision));
    if (at >= parent->session.path.size())
        return fail(ErrorKind::refused, state.texts.get("error.no_attempt"));
    LiveAttempt branch;
    branch.id = state.store->new_id(state.clock->now());
    branch.scene = parent->scene;
    branch.session = domain::start_session(parent->scene->graph, domain::Mode::practice);
    branch.trainee = parent->trainee;
    branch.address = parent->address;
    branch.number = number_of_next(state, parent->scene->scenario.id);
    branch.started = state.clock->now();
    store::AttemptStarted start = started(state, *branch.scene, domain::Mode::practice, 0, branch.trainee);
    start.branch = store::BranchPoint{command.attempt, static_cast<int>(at)};
    std::vector<store::Payload> events{start};
    // The way up to there is taken over, with its hints; the decision itself too, and then undone: having
    // seen how it ended counts as full guidance, and says so in the journal.
    std::vector<domain::Move> moves;
    for (std::size_t i = 0; i <= at; ++i) {
        if (parent->session.guidance[i].light)
            moves.push_back({domain::Move::Kind::hint_light, {}});
        if (parent->session.guidance[i].full)
            moves.push_back({domain::Move::Kind::hint_full, {}});
        moves.push_back({domain::Move::Kind::answer, parent->session.path[i].answer});
    }
    moves.push_back({domain::Move::Kind::undo, {}});
    for (const domain::Move& move : moves) {
        auto next = domain::apply(branch.scene->scenario, branch.scene->graph, branch.session, move);
        if (!next)
            return tl::unexpected<Error>(next.error());
        if (!(at + 1 == parent->session.path.size() && domain::is_finished(branch.scene->graph, *next))) {
            for (auto& event :
                 events_of_move(branch, *next, move, 0, state.competency(), reading_at(*parent, branch)))
                events.push_back(std::move(event));
        } else { // the decision that ended the parent is undone at once, so it must not finish the branch
            auto last =
                events_of_move(branch, *next, move, 0, state.competency(), reading_at(*parent, branch));
            events.push_back(std::move(last.front()));
        }
        branch.session = std::move(*next);
    }
    branch.readings = parent->readings;
    const auto contents = frozen_contents(state, *branch.scene);
    if (Status done = write(state, branch.id, std::move(events), contents); !done)
        return done;
    state.live = std::move(branch);
    if (Status done = refresh_attempts(state); !done)
        return done;
    show_play(state);
    return {};
}

} // namespace mq::app
