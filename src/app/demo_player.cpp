#include "app/demo_player.h"

#include <cmath>

namespace mq::app {

using namespace mq::domain;

bool happens(SeededRandom& random, double share) {
    return static_cast<double>(random.below(1'000'000)) < share * 1e6;
}

double demo_skill(double ability, int difficulty) {
    const double above = ability - difficulty;
    return 0.25 + 0.72 / (1.0 + std::exp(-1.7 * (above + 0.35)));
}

/// An attempt under way, with what was written of it.
struct DemoPlayer::Going {
    const DemoPlay& play;
    LiveAttempt attempt{};
    Instant at{};
    std::vector<store::Event> events{};

    void add(const Clock& clock, store::Payload what) {
        store::Event out;
        out.at = at;
        out.utc_offset_minutes = clock.utc_offset_minutes(at);
        out.person = play.person;
        out.attempt = play.attempt;
        out.what = std::move(what);
        events.push_back(std::move(out));
    }
};

Result<std::vector<store::Event>> DemoPlayer::play(const DemoPlay& play, SeededRandom& random) {
    const PlayableScene& scene = *play.scene;
    const bool assessment = scene.scenario.use == Use::assessment;
    Going going{play};
    going.at = play.start;
    LiveAttempt& attempt = going.attempt;
    attempt.id = play.attempt;
    attempt.scene = play.scene;
    attempt.session = start_session(scene.graph, assessment ? Mode::assessment : Mode::practice);
    attempt.address = address_for(scene.scenario.customer, trainee_of(play.trainee));
    going.add(clock_, opening(play, assessment));
    while (!is_finished(scene.graph, attempt.session) &&
           attempt.session.path.size() < static_cast<std::size_t>(play.most_decisions)) {
        const auto elapsed = 20'000 + static_cast<std::int64_t>(random.below(40'000));
        going.at.unix_ms += elapsed;
        if (!assessment && happens(random, 0.12 * (1.0 - play.skill)))
            if (Status done = move(going, Move{Move::Kind::hint_light, {}}, elapsed); !done)
                return tl::unexpected<Error>(done.error());
        MadeAnswer made = choose(going, random);
        if (Status done =
                move(going, Move{Move::Kind::answer, std::move(made.answer)}, elapsed, made.reading);
            !done)
            return tl::unexpected<Error>(done.error());
    }
    if (is_finished(scene.graph, attempt.session)) {
        if (play.reflection)
            going.add(clock_, store::Reflection{*play.reflection});
        if (!assessment && happens(random, 0.3))
            going.add(clock_, store::NoteSaved{true});
    }
    return std::move(going.events);
}

store::AttemptStarted DemoPlayer::opening(const DemoPlay& play, bool assessment) const {
    const Scenario& scene = play.scene->scenario;
    store::AttemptStarted out;
    out.scene = scene.id;
    out.revision = scene.revision;
    out.content = play.scene->hash;
    out.competency_content = text_.hash;
    out.competency_version = competency_.version;
    out.scoring_version = competency_.scoring.version;
    out.mode = assessment ? store::Mode::assessment : store::Mode::practice;
    out.difficulty = scene.difficulty;
    out.shuffle_seed = assessment ? std::hash<Uuid>{}(play.attempt) | 1U : 0;
    out.trainee = play.trainee;
    return out;
}

std::size_t DemoPlayer::choose_outcome(const Going& going, SeededRandom& random) const {
    const PlayableScene& scene = *going.attempt.scene;
    const auto& state = going.attempt.session.state;
    const std::size_t best = scene.analysis.best_outcome(state);
    if (happens(random, going.play.skill))
        return best;
    // Of all decisions so many are critical errors; this one isn't made well already.
    const bool wild =
        going.play.critical > 0.0 && happens(random, going.play.critical / (1.0 - going.play.skill));
    std::vector<std::size_t> open;
    for (std::size_t o = 0; o < scene.graph.outcome_count(state.at); ++o)
        if (scene.graph.is_open(state, o) && scene.graph.is_critical(state.at, o) == wild)
            open.push_back(o);
    return open.empty() ? best : open[random.below(open.size())];
}

const MadeAnswer& DemoPlayer::read(const Going& going, const Node& node, const Answer& answer) {
    const auto& state = going.attempt.session.state;
    const std::string said = fill_roles(answer.entries[0], going.attempt.address);
    const std::string customer =
        fill_roles(pick_variant(node.says, state.flags, state.mood).vi, going.attempt.address);
    const std::string key = going.attempt.scene->scenario.id + '\n' + node.id + '\n' + said + '\n' + customer;
    auto [at, fresh] = readings_.try_emplace(key);
    if (fresh)
        at->second = read_reply(coder_, node, said, customer);
    return at->second;
}

MadeAnswer DemoPlayer::choose(const Going& going, SeededRandom& random) {
    const PlayableScene& scene = *going.attempt.scene;
    const NodeIndex at = going.attempt.session.state.at;
    const std::size_t outcome = choose_outcome(going, random);
    auto answer = answer_for(scene.scenario, at, outcome);
    MadeAnswer made{answer.value_or(Answer{{static_cast<std::uint8_t>(outcome)}}), {}};
    const Node& node = scene.scenario.nodes[at];
    if (made.answer.trigger == Trigger::answer && node.answer == AnswerKind::type)
        return read(going, node, made.answer);
    return made;
}

Status DemoPlayer::move(Going& going, const Move& what, std::int64_t elapsed_ms,
                        const std::vector<store::CodedAct>& reading) const {
    LiveAttempt& attempt = going.attempt;
    auto next = apply(attempt.scene->scenario, attempt.scene->graph, attempt.session, what);
    if (!next)
        return what.kind == Move::Kind::answer ? Status(tl::unexpected<Error>(next.error())) : Status{};
    for (store::Payload& payload : events_of_move(attempt, *next, what, elapsed_ms, competency_, reading))
        going.add(clock_, std::move(payload));
    attempt.session = std::move(*next);
    return {};
}

std::vector<store::Content> DemoPlayer::frozen(const PlayableScene& scene) const {
    return {{scene.hash, store::ContentKind::scene, scene.scenario.id, scene.scenario.revision, scene.text},
            {text_.hash, store::ContentKind::competency, competency_.id, 1, text_.text}};
}

} // namespace mq::app
