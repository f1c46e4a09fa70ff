#include "domain/session.h"

#include "domain/scoring.h"

#include <algorithm>

namespace mq::domain {
namespace {

tl::unexpected<Error> refused(const char* message, std::string detail = {}) {
    return fail(ErrorKind::refused, message, std::move(detail));
}

std::optional<std::size_t> outcome_of_fitting(const Node& node, const Answer& answer) {
    if (node.answer == AnswerKind::one) {
        const std::size_t option = answer.picks.front();
        // Cutting in and silence are no options to choose.
        return node.outcomes[option].trigger == Trigger::answer ? std::optional{option} : std::nullopt;
    }
    if (node.answer == AnswerKind::type && answer.unsure && node.unsure)
        return node.unsure;
    return outcome_by_rules(node, picks_of(node, answer));
}

Result<Session> with_answer(const Scenario& scene, const Graph& graph, const Session& session,
                            const Answer& answer) {
    const auto outcome = outcome_of(scene, graph, session.state, answer);
    if (!outcome)
        return tl::unexpected<Error>(outcome.error());
    Session out = session;
    Decision decision;
    decision.before = session.state;
    decision.after = graph.next(session.state, *outcome);
    decision.answer = answer;
    decision.outcome = *outcome;
    const Node& node = scene.nodes[session.state.at];
    if (answer.trigger == Trigger::answer)
        decision.share = share_of(node, picks_of(node, answer));
    decision.counted = graph.open_count(session.state) >= 2;
    out.state = decision.after;
    out.path.push_back(std::move(decision));
    if (out.guidance.size() <= out.path.size())
        out.guidance.resize(out.path.size() + 1);
    return out;
}

Result<Session> with_undo(const Session& session) {
    if (session.mode == Mode::assessment)
        return refused("Lượt đánh giá không có bước lùi.");
    if (session.path.empty())
        return refused("Chưa có quyết định nào để lùi lại.");
    Session out = session;
    out.state = out.path.back().before;
    out.path.pop_back();
    out.guidance[out.path.size()].undo = true;
    return out;
}

Result<Session> with_hint(const Scenario& scene, const Graph& graph, const Session& session, HintKind kind) {
    if (session.mode == Mode::assessment)
        return refused("Lượt đánh giá không có gợi ý.");
    if (is_finished(graph, session))
        return refused("Lượt luyện đã kết thúc.");
    const Hints& hints = scene.nodes[session.state.at].hints;
    if ((kind == HintKind::light ? hints.light : hints.full).empty())
        return refused("Chỗ này không có gợi ý.");
    Session out = session;
    Guidance& here = out.guidance[out.path.size()];
    (kind == HintKind::light ? here.light : here.full) = true;
    return out;
}

Result<Session> changed(const Scenario& scene, const Graph& graph, const Session& session, const Move& move) {
    switch (move.kind) {
        case Move::Kind::answer: return with_answer(scene, graph, session, move.answer);
        case Move::Kind::hint_light: return with_hint(scene, graph, session, HintKind::light);
        case Move::Kind::hint_full: return with_hint(scene, graph, session, HintKind::full);
        case Move::Kind::undo: return with_undo(session);
    }
    return refused("Bước không rõ.");
}

} // namespace

double Guidance::weight(const ScoringParams& params) const {
    double sum = 0.0;
    if (light)
        sum += params.hint_light;
    if (full)
        sum += params.hint_full;
    if (undo)
        sum += params.hint_full;
    return std::min(sum, 1.0);
}

Session start_session(const Graph& graph, Mode mode) {
    Session session;
    session.mode = mode;
    session.state = graph.start();
    session.guidance.resize(1);
    return session;
}

bool is_finished(const Graph& graph, const Session& session) {
    return graph.is_ending(session.state.at);
}

Result<std::size_t> outcome_of(const Scenario& scene, const Graph& graph, const State& state,
                               const Answer& answer) {
    if (graph.is_ending(state.at))
        return refused("Lượt luyện đã kết thúc.");
    const Node& node = scene.nodes[state.at];
    std::optional<std::size_t> outcome;
    if (answer.trigger != Trigger::answer)
        outcome = scene.triggered(state.at, answer.trigger);
    else if (fits(node, answer))
        outcome = outcome_of_fitting(node, answer);
    if (!outcome)
        return refused("Câu trả lời không hợp với nút này.", node.id);
    if (!graph.is_open(state, *outcome))
        return refused("Lựa chọn này không mở ở lúc này.", node.id);
    return *outcome;
}

Result<Session> apply(const Scenario& scene, const Graph& graph, const Session& session, const Move& move) {
    Result<Session> out = changed(scene, graph, session, move);
    if (out)
        out->log.push_back(move);
    return out;
}

int decision_count(const Session& session) {
    return static_cast<int>(
        std::count_if(session.path.begin(), session.path.end(), [](const Decision& d) { return d.counted; }));
}

double guidance_share(const Session& session, const ScoringParams& params) {
    double sum = 0.0;
    for (const Guidance& guidance : session.guidance)
        sum += guidance.weight(params);
    return guidance_share(sum, decision_count(session)).value();
}

} // namespace mq::domain
