#include "domain/debrief.h"

#include <algorithm>
#include <cmath>

namespace mq::domain {
namespace {

constexpr int default_opening = 9 * 60; ///< a scene without any time starts at nine

int opening_clock(const Scenario& scene) {
    if (scene.opened)
        return *scene.opened;
    if (!scene.is_ending(scene.start) && scene.nodes[scene.start].clock)
        return *scene.nodes[scene.start].clock;
    return default_opening;
}

/// The clock never runs backwards: a node or an ending that names a time moves it forward to that time.
int moved_to(const Scenario& scene, NodeIndex at, int clock) {
    const std::optional<int>& named = scene.is_ending(at) ? scene.ending(at).clock : scene.nodes[at].clock;
    return named ? std::max(clock, *named) : clock;
}

void add_once(std::vector<std::size_t>& to, const std::vector<std::size_t>& from) {
    for (const std::size_t value : from)
        if (std::find(to.begin(), to.end(), value) == to.end())
            to.push_back(value);
}

template <class T>
T first_that_holds(const std::vector<When<T>>& values, const State& state, T otherwise) {
    for (const When<T>& value : values)
        if (value.when.holds(state.flags, state.mood))
            return value.value;
    return otherwise;
}

/// Points of one outcome on one strand: an axis or a principle.
struct Strand {
    UnitRange (Graph::*range)(NodeIndex, std::size_t, std::size_t) const;
    int (Graph::*units)(NodeIndex, std::size_t, std::size_t, double) const;
    std::size_t index = 0;
};

bool differs(const Graph& graph, const State& state, const Strand& strand) {
    std::optional<int> seen;
    for (std::size_t o = 0; o < graph.outcome_count(state.at); ++o) {
        if (!graph.is_open(state, o))
            continue;
        const UnitRange range = (graph.*strand.range)(state.at, o, strand.index);
        if (range.low != range.high || (seen && *seen != range.high))
            return true;
        seen = range.high;
    }
    return false;
}

Attainment strand_attainment(const Graph& graph, const Bounds& bounds, const Session& session,
                             const Strand& strand) {
    Attainment out;
    int units = 0;
    for (const Decision& decision : session.path) {
        units += (graph.*strand.units)(decision.before.at, decision.outcome, strand.index, decision.share);
        out.observed = out.observed || differs(graph, decision.before, strand);
    }
    if (bounds.range() <= 0.0)
        out.observed = false;
    if (out.observed)
        out.value = (static_cast<double>(units) / graph.unit() - bounds.worst) / bounds.range();
    return out;
}

DecisionReview review(const Scenario& scene, const Graph& graph, const Analysis& analysis,
                      const Decision& decision, const ScoringParams& params) {
    DecisionReview out;
    out.node = decision.before.at;
    out.outcome = decision.outcome;
    out.answer = decision.answer;
    out.counted = decision.counted;
    out.mood_before = decision.before.mood;
    out.mood_after = decision.after.mood;
    out.regret = analysis.regret(decision);
    out.share = decision.share;
    out.critical = graph.is_critical(out.node, out.outcome);
    out.verdict = verdict_of(out.regret, out.critical, params);
    out.better = analysis.best_outcome(decision.before);
    if (out.better != out.outcome || out.regret > 0.0)
        out.better_answer = answer_for(scene, out.node, out.better);
    return out;
}

void add_reviews(Debrief& out, const Scenario& scene, const Graph& graph, const Analysis& analysis,
                 const Session& session, const ScoringParams& params) {
    int clock = opening_clock(scene);
    for (std::size_t i = 0; i < session.path.size(); ++i) {
        const Decision& decision = session.path[i];
        DecisionReview item = review(scene, graph, analysis, decision, params);
        const Outcome& outcome = scene.nodes[item.node].outcomes[item.outcome];
        clock = moved_to(scene, item.node, clock) + outcome.minutes;
        item.clock = clock;
        item.guidance = session.guidance[i];
        out.critical = out.critical || item.critical;
        for (const std::size_t pitfall : outcome.pitfalls) {
            out.pitfalls.push_back(pitfall);
            out.pitfall_at.push_back(i);
        }
        out.sum += static_cast<double>(graph.units(item.node, item.outcome, item.share)) / graph.unit();
        if (i == 0)
            out.first_response_minutes = clock - opening_clock(scene);
        out.decisions.push_back(std::move(item));
    }
    // Until the last thing that was done: an ending may lie days later, when somebody calls to say how it
    // turned out.
    out.resolution_minutes = clock - opening_clock(scene);
}

void add_customer_scores(Debrief& out, const Scenario& scene, const State& end) {
    const Ending& ending = scene.ending(end.at);
    out.csat = first_that_holds(ending.csat, end, 3);
    // Simulated, when the scene doesn't say: recommending follows satisfaction and the mood at the end;
    // effort rises by one for each wrong decision and by half for each that could have been better.
    const double recommend = 2.0 * out.csat - 1.0 + (end.mood - 50) / 50.0;
    const int derived_nps = std::clamp(static_cast<int>(std::lround(recommend)), 0, 10);
    double effort = 7.0;
    for (const DecisionReview& decision : out.decisions)
        effort -= decision.verdict == Verdict::wrong ? 1.0 : decision.verdict == Verdict::fair ? 0.5 : 0.0;
    const int derived_ces = std::clamp(static_cast<int>(std::lround(effort)), 1, 7);
    out.nps = first_that_holds(ending.nps, end, derived_nps);
    out.ces = first_that_holds(ending.ces, end, derived_ces);
}

} // namespace

Findings findings_of(const Scenario& scene, const Session& session) {
    Findings out;
    for (const Decision& decision : session.path) {
        const Node& node = scene.nodes[decision.before.at];
        const Outcome& outcome = node.outcomes[decision.outcome];
        add_once(out.heard, node.hears);
        for (const Find& find : outcome.finds)
            if (find.when.holds(decision.after.flags, decision.after.mood))
                add_once(out.facts, {find.fact});
        add_once(out.confirmed, outcome.confirms);
    }
    if (!scene.is_ending(session.state.at))
        add_once(out.heard, scene.nodes[session.state.at].hears);
    return out;
}

int clock_of(const Scenario& scene, const Session& session) {
    int clock = opening_clock(scene);
    for (const Decision& decision : session.path)
        clock = moved_to(scene, decision.before.at, clock) +
                scene.nodes[decision.before.at].outcomes[decision.outcome].minutes;
    return moved_to(scene, session.state.at, clock);
}

std::vector<StepState> steps_of(const Scenario& scene, const Analysis& analysis, const Session& session,
                                std::size_t step_count, const ScoringParams& params) {
    std::vector<StepState> out(step_count, StepState::missed);
    for (const Decision& decision : session.path) {
        const Node& node = scene.nodes[decision.before.at];
        if (!node.step || *node.step >= step_count)
            continue;
        const bool critical = node.outcomes[decision.outcome].critical.has_value();
        const double regret = analysis.regret(decision);
        StepState& state = out[*node.step];
        if (verdict_of(regret, critical, params) != Verdict::wrong)
            state = StepState::done;
        else if (state == StepState::missed)
            state = StepState::tried;
    }
    return out;
}

Debrief make_debrief(const Scenario& scene, const Graph& graph, const Analysis& analysis,
                     const Session& session, const Competency& competency) {
    const ScoringParams& params = competency.scoring;
    Debrief out;
    out.ending = session.state.at;
    add_reviews(out, scene, graph, analysis, session, params);
    out.overall = Attainment{!session.path.empty(), analysis.attainment(out.sum)};
    for (std::size_t f = 0; f < graph.axes(); ++f)
        out.facets[f] = strand_attainment(graph, analysis.facet(f), session,
                                          {&Graph::facet_range, &Graph::facet_units, f});
    for (std::size_t p = 0; p < competency.principles.size(); ++p)
        out.principles[p] = strand_attainment(graph, analysis.principle(p), session,
                                              {&Graph::principle_range, &Graph::principle_units, p});
    out.guidance_share = guidance_share(session, params);
    const Level cap = guidance_cap(GuidanceShare(out.guidance_share), params);
    out.guidance_cap = cap.number();
    out.credit =
        credit_attempt(Difficulty(scene.difficulty),
                       result_of(AttainedShare::nearest(out.overall.value), out.critical, params), cap);
    out.steps = steps_of(scene, analysis, session, competency.steps.size(), params);
    const Findings findings = findings_of(scene, session);
    out.facts_found = findings.facts;
    out.wishes_heard = findings.heard;
    out.wishes_confirmed = findings.confirmed;
    add_customer_scores(out, scene, session.state);
    return out;
}

} // namespace mq::domain
