#include "app/live_attempt.h"

#include "domain/debrief.h"
#include "domain/session_text.h"
#include "domain/simulation.h"

#include <algorithm>
#include <numeric>

namespace mq::app {
namespace {

using namespace mq::domain;

tl::unexpected<Error> unfit(const char* what, std::string detail) {
    return fail(ErrorKind::damaged, std::string("Không dựng lại được lượt luyện: ") + what,
                std::move(detail));
}

Result<std::vector<Move>> moves_of(const store::Payload& payload, const PlayableScene& scene,
                                   const Session& session) {
    std::vector<Move> moves;
    if (const auto* decision = std::get_if<store::Decision>(&payload)) {
        if (scene.graph.is_ending(session.state.at))
            return unfit("có quyết định sau kết thúc.", decision->node);
        const Node& node = scene.scenario.nodes[session.state.at];
        if (node.id != decision->node)
            return unfit("nút không khớp.", node.id + " / " + decision->node);
        auto answer = answer_from_ids(node, decision->answer);
        if (!answer)
            return tl::unexpected<Error>(answer.error());
        answer->entries = decision->entries;
        answer->unsure = decision->unsure;
        for (const store::CodedAct& coded : decision->acts)
            if (const auto act = act_named(coded.act))
                answer->acts.set(index_of(*act));
        moves.push_back(Move{Move::Kind::answer, std::move(*answer)});
    } else if (const auto* hint = std::get_if<store::HintTaken>(&payload)) {
        moves.push_back(Move{
            hint->level == store::HintLevel::light ? Move::Kind::hint_light : Move::Kind::hint_full, {}});
    } else if (const auto* undone = std::get_if<store::Undone>(&payload)) {
        for (std::size_t n = session.path.size(); n > static_cast<std::size_t>(std::max(0, undone->index));
             --n)
            moves.push_back(Move{Move::Kind::undo, {}});
    }
    return moves;
}

Status replay_event(LiveAttempt& attempt, const store::Payload& payload) {
    if (const auto* decision = std::get_if<store::Decision>(&payload); decision && !decision->acts.empty())
        attempt.readings[attempt.session.path.size()] = decision->acts;
    auto moves = moves_of(payload, *attempt.scene, attempt.session);
    if (!moves)
        return tl::unexpected<Error>(moves.error());
    for (const Move& move : *moves) {
        auto next = apply(attempt.scene->scenario, attempt.scene->graph, attempt.session, move);
        if (!next)
            return tl::unexpected<Error>(next.error());
        attempt.session = std::move(*next);
    }
    return {};
}

} // namespace

Trainee trainee_of(const std::optional<store::SpokenAs>& spoken) {
    if (!spoken)
        return {};
    return Trainee{spoken->age, spoken->gender, spoken->region};
}

std::optional<store::SpokenAs> spoken_as(const Trainee& trainee) {
    if (!trainee.age || !trainee.gender || !trainee.region)
        return std::nullopt;
    return store::SpokenAs{*trainee.age, *trainee.gender, *trainee.region};
}

Result<LiveAttempt> rebuild(const Uuid& id, ScenePtr scene, const std::vector<store::RecordedEvent>& events) {
    LiveAttempt out;
    out.id = id;
    out.scene = std::move(scene);
    bool started = false;
    for (const store::RecordedEvent& recorded : events) {
        if (const auto* start = std::get_if<store::AttemptStarted>(&recorded.event.what)) {
            started = true;
            out.started = recorded.event.at;
            out.shuffle_seed = start->shuffle_seed;
            out.trainee = trainee_of(start->trainee);
            out.address = address_for(out.scene->scenario.customer, out.trainee);
            out.session = start_session(
                out.scene->graph, start->mode == store::Mode::assessment ? Mode::assessment : Mode::practice);
            continue;
        }
        if (!started)
            return unfit("thiếu dòng mở đầu.", id.str());
        if (const Status done = replay_event(out, recorded.event.what); !done)
            return tl::unexpected<Error>(done.error());
    }
    if (!started)
        return unfit("thiếu dòng mở đầu.", id.str());
    return out;
}

store::AttemptFinished result_of_session(const LiveAttempt& attempt, const Session& session,
                                         const Competency& competency) {
    const PlayableScene& scene = *attempt.scene;
    const domain::Debrief debrief =
        make_debrief(scene.scenario, scene.graph, scene.analysis, session, competency);
    store::AttemptFinished out;
    out.ending = target_id(scene.scenario, debrief.ending);
    out.attainment = debrief.overall.value;
    for (std::size_t f = 0; f < scene.graph.axes(); ++f)
        if (debrief.facets[f].observed)
            out.facets[competency.facets[f].id] = debrief.facets[f].value;
    for (std::size_t p = 0; p < competency.principles.size(); ++p)
        if (debrief.principles[p].observed)
            out.principles[competency.principles[p].id] = debrief.principles[p].value;
    for (const Decision& decision : session.path) {
        const Points& points = scene.scenario.nodes[decision.before.at].outcomes[decision.outcome].points;
        for (std::size_t f = 0; f < scene.graph.axes(); ++f)
            if (points.facets[f] != 0)
                out.points[competency.facets[f].id] += points.facets[f];
        for (std::size_t p = 0; p < competency.principles.size(); ++p)
            if (points.principles[p] != 0)
                out.points[competency.principles[p].id] += points.principles[p];
    }
    out.guidance = debrief.guidance_share;
    out.decisions = decision_count(session);
    for (const DecisionReview& item : debrief.decisions)
        if (const auto& critical = scene.scenario.nodes[item.node].outcomes[item.outcome].critical)
            out.critical.push_back(competency.critical_errors[*critical].id);
    for (const std::size_t pitfall : debrief.pitfalls)
        out.pitfalls.push_back(competency.pitfalls[pitfall].id);
    out.csat = debrief.csat;
    out.ces = debrief.ces;
    out.nps = debrief.nps;
    out.scoring_version = competency.scoring.version;
    return out;
}

std::vector<store::Payload> events_of_move(const LiveAttempt& before, const Session& after, const Move& move,
                                           std::int64_t elapsed_ms, const Competency& competency,
                                           const std::vector<store::CodedAct>& reading) {
    const Scenario& scene = before.scene->scenario;
    const auto index = static_cast<int>(before.session.path.size());
    if (move.kind == Move::Kind::undo)
        return {store::Undone{static_cast<int>(after.path.size())}};
    const Node& node = scene.nodes[before.session.state.at];
    if (move.kind != Move::Kind::answer) {
        const auto level =
            move.kind == Move::Kind::hint_light ? store::HintLevel::light : store::HintLevel::full;
        return {store::HintTaken{index, node.id, level}};
    }
    const domain::Decision& made = after.path.back();
    const Guidance& guidance = after.guidance[after.path.size() - 1];
    store::Decision decision;
    decision.index = index;
    decision.node = node.id;
    decision.answer = ids_of_answer(node, move.answer);
    decision.entries = move.answer.entries;
    decision.acts = reading;
    decision.unsure = move.answer.unsure;
    decision.outcome = node.outcomes[made.outcome].id;
    decision.mood_before = made.before.mood;
    decision.mood_after = made.after.mood;
    decision.hint_light = guidance.light;
    decision.hint_full = guidance.full;
    decision.undone_before = guidance.undo;
    decision.elapsed_ms = std::max<std::int64_t>(0, elapsed_ms);
    std::vector<store::Payload> out{decision};
    if (is_finished(before.scene->graph, after))
        out.emplace_back(result_of_session(before, after, competency));
    return out;
}

std::vector<std::uint8_t> display_order(const LiveAttempt& attempt, NodeIndex node_index) {
    const Node& node = attempt.scene->scenario.nodes[node_index];
    const auto options = std::count_if(node.outcomes.begin(), node.outcomes.end(),
                                       [](const Outcome& o) { return o.trigger == Trigger::answer; });
    const std::size_t n =
        node.answer == AnswerKind::one ? static_cast<std::size_t>(options) : node.items.size();
    // The items of an ordering are shuffled in practice as well: written in the right order they would give
    // it away.
    const std::uint64_t seed = attempt.shuffle_seed != 0          ? attempt.shuffle_seed
                               : node.answer == AnswerKind::order ? stable_hash(attempt.scene->scenario.id)
                                                                  : 0;
    if (seed != 0)
        return shuffled(n, seed, node_index);
    std::vector<std::uint8_t> order(n);
    std::iota(order.begin(), order.end(), std::uint8_t{0});
    return order;
}

} // namespace mq::app
