#include "domain/simulation.h"

#include <numeric>

namespace mq::domain {
namespace {

std::size_t worst_outcome(const Graph& graph, const Analysis& analysis, const State& state) {
    std::size_t found = 0;
    double lowest = 0.0;
    bool any = false;
    for (std::size_t o = 0; o < graph.outcome_count(state.at); ++o) {
        if (!graph.is_open(state, o))
            continue;
        const double fewest = static_cast<double>(graph.range(state.at, o).fewest()) / graph.unit();
        const double rest = fewest + analysis.worst_from(graph.next(state, o));
        if (!any || rest < lowest) {
            lowest = rest;
            found = o;
            any = true;
        }
    }
    return found;
}

std::size_t random_outcome(const Graph& graph, const State& state, SeededRandom& random) {
    std::size_t wanted = random.below(graph.open_count(state));
    for (std::size_t o = 0;; ++o)
        if (graph.is_open(state, o) && wanted-- == 0)
            return o;
}

/// Where points grow: the policy's end of the range, and for a random play the middle of it.
int units_by(SimulatedPolicy policy, UnitRange range) {
    return policy == SimulatedPolicy::best    ? range.most()
           : policy == SimulatedPolicy::worst ? range.fewest()
                                              : range.middle();
}

} // namespace

std::uint64_t SeededRandom::next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

std::size_t SeededRandom::below(std::size_t n) {
    return static_cast<std::size_t>(next() % n);
}

Simulation simulate(const Scenario& scene, const Graph& graph, const Analysis& analysis,
                    const ScoringParams& params, SimulatedPolicy policy, std::uint64_t runs,
                    std::uint64_t seed, const std::atomic<bool>* cancel) {
    Simulation out;
    out.endings.resize(scene.endings.size());
    out.visits.resize(scene.nodes.size());
    for (const Node& node : scene.nodes)
        out.outcomes.emplace_back(node.outcomes.size());
    SeededRandom random(seed);
    std::uint64_t full = 0;
    std::uint64_t critical_runs = 0;
    while (out.runs < runs && !(cancel && cancel->load(std::memory_order_relaxed))) {
        State at = graph.start();
        int units = 0;
        bool critical = false;
        while (!graph.is_ending(at.at) && graph.open_count(at) > 0) {
            const std::size_t o = policy == SimulatedPolicy::best    ? analysis.best_outcome(at)
                                  : policy == SimulatedPolicy::worst ? worst_outcome(graph, analysis, at)
                                                                     : random_outcome(graph, at, random);
            ++out.visits[at.at];
            ++out.outcomes[at.at][o];
            ++out.steps;
            units += units_by(policy, graph.range(at.at, o));
            critical = critical || graph.is_critical(at.at, o);
            at = graph.next(at, o);
        }
        if (graph.is_ending(at.at))
            ++out.endings[at.at - scene.nodes.size()];
        const double a = analysis.attainment(static_cast<double>(units) / graph.unit());
        out.mean_attainment += a;
        out.mean_final_mood += at.mood;
        full += a >= params.pass_full - 1e-9 ? 1U : 0U;
        critical_runs += critical ? 1U : 0U;
        ++out.runs;
    }
    if (out.runs > 0) {
        const auto n = static_cast<double>(out.runs);
        out.mean_attainment /= n;
        out.mean_final_mood /= n;
        out.share_full = static_cast<double>(full) / n;
        out.share_critical = static_cast<double>(critical_runs) / n;
    }
    return out;
}

std::vector<std::uint8_t> shuffled(std::size_t n, std::uint64_t seed, NodeIndex node) {
    std::vector<std::uint8_t> order(n);
    std::iota(order.begin(), order.end(), std::uint8_t{0});
    SeededRandom random(seed ^ (0xD1B54A32D192ED03ULL * (node + 1ULL)));
    for (std::size_t i = n; i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
    return order;
}

} // namespace mq::domain
