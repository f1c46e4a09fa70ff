#include "domain/analysis.h"

#include <algorithm>
#include <cmath>

namespace mq::domain {
namespace {

constexpr double tolerance = 1e-9;

} // namespace

Analysis::Analysis(const Graph& graph, const ScoringParams& params) : graph_(&graph) {
    cyclic_ = graph.order().size() != graph.node_count();
    if (cyclic_)
        return;
    explore();
    if (too_large_)
        return;
    facet_best_.assign(states_.size() * graph.axes(), 0);
    for (std::size_t i = states_.size(); i-- > 0;)
        value(i);
    if (const Entry* root = find(graph.start())) {
        overall_ = bounds_of(root->best, root->worst);
        find_whole_paths(index_of(*root));
        joint_best_ = root->joint;
        if (root->fewest != no_path)
            fewest_decisions_ = root->fewest;
        most_decisions_ = root->most;
        find_best_paths();
        find_random(params.pass_full);
    }
}

void Analysis::value(std::size_t state) {
    Entry& entry = states_[state];
    if (entry.edges == 0)
        return;
    entry.fewest = no_path;
    for (std::uint32_t i = 0; i < entry.edges; ++i)
        value_edge(state, edges_[entry.first_edge + i], i == 0);
    const std::int16_t decision = entry.edges >= 2 ? 1 : 0;
    if (entry.fewest != no_path)
        entry.fewest = static_cast<std::int16_t>(entry.fewest + decision);
    entry.most = static_cast<std::int16_t>(entry.most + decision);
    for (std::uint32_t i = 0; i < entry.edges && !entry.joint; ++i)
        entry.joint = best_on_all_axes(state, edges_[entry.first_edge + i]);
}

bool Analysis::best_on_all_axes(std::size_t state, const Edge& edge) const {
    if (edge.to != leaf && !states_[edge.to].joint)
        return false;
    const NodeIndex node = states_[state].node;
    const auto with = [&](std::int16_t UnitRange::*end) { // one answer has one share, the same for every axis
        for (std::size_t f = 0; f < graph_->axes(); ++f) {
            const int rest = edge.to == leaf ? 0 : facet_best(edge.to, f);
            if (graph_->facet_range(node, edge.outcome, f).*end + rest != facet_best(state, f))
                return false;
        }
        return true;
    };
    return with(&UnitRange::high) || with(&UnitRange::low);
}

void Analysis::value_edge(std::size_t state, const Edge& edge, bool first) {
    Entry& entry = states_[state];
    const Entry* to = edge.to == leaf ? nullptr : &states_[edge.to];
    const UnitRange p = graph_->range(entry.node, edge.outcome);
    const int high = p.most() + (to ? to->best : 0);
    const int low = p.fewest() + (to ? to->worst : 0);
    entry.best = first ? high : std::max(entry.best, high);
    entry.worst = first ? low : std::min(entry.worst, low);
    for (std::size_t f = 0; f < graph_->axes(); ++f) {
        const UnitRange q = graph_->facet_range(entry.node, edge.outcome, f);
        const int most = q.most() + (to ? facet_best(edge.to, f) : 0);
        std::int32_t& best = facet_best_[state * graph_->axes() + f];
        best = first ? most : std::max(best, most);
    }
    const std::int16_t most = to ? to->most : std::int16_t{0};
    entry.most = std::max(entry.most, most);
    if (graph_->is_critical(entry.node, edge.outcome))
        return;
    const std::int16_t fewest = to ? to->fewest : std::int16_t{0};
    entry.fewest = std::min(entry.fewest, fewest);
}

/// Only the whole path is asked for these, so the states keep no values of their own.
void Analysis::find_whole_paths(std::size_t root) {
    std::vector<int> best(states_.size());
    std::vector<int> worst(states_.size());
    const auto bounds = [&](auto&& range_of) {
        for (std::size_t i = states_.size(); i-- > root;) {
            const Entry& entry = states_[i];
            best[i] = worst[i] = 0;
            for (std::uint32_t e = 0; e < entry.edges; ++e) {
                const Edge& edge = edges_[entry.first_edge + e];
                const UnitRange points = range_of(entry.node, edge.outcome);
                const int high = points.most() + (edge.to == leaf ? 0 : best[edge.to]);
                const int low = points.fewest() + (edge.to == leaf ? 0 : worst[edge.to]);
                best[i] = e == 0 ? high : std::max(best[i], high);
                worst[i] = e == 0 ? low : std::min(worst[i], low);
            }
        }
        return bounds_of(best[root], worst[root]);
    };
    for (std::size_t f = 0; f < graph_->axes(); ++f)
        facets_[f] = bounds(
            [&](NodeIndex node, std::size_t outcome) { return graph_->facet_range(node, outcome, f); });
    for (std::size_t p = 0; p < max_principles; ++p)
        principles_[p] = bounds(
            [&](NodeIndex node, std::size_t outcome) { return graph_->principle_range(node, outcome, p); });
}

void Analysis::find_best_paths() {
    std::vector<bool> on_best(states_.size(), false);
    const Entry* root = find(graph_->start());
    on_best[index_of(*root)] = true;
    for (std::size_t i = 0; i < states_.size(); ++i) {
        if (!on_best[i])
            continue;
        const Entry& entry = states_[i];
        for (std::uint32_t e = 0; e < entry.edges; ++e) {
            const Edge& edge = edges_[entry.first_edge + e];
            const int rest = edge.to == leaf ? 0 : states_[edge.to].best;
            if (graph_->range(entry.node, edge.outcome).most() + rest != entry.best)
                continue;
            if (edge.to != leaf)
                on_best[edge.to] = true;
            if (!graph_->is_critical(entry.node, edge.outcome))
                continue;
            const bool known = std::any_of(
                critical_on_best_.begin(), critical_on_best_.end(),
                [&](const Place& p) { return p.node == entry.node && p.outcome == edge.outcome; });
            if (!known)
                critical_on_best_.push_back(Place{entry.node, edge.outcome});
        }
    }
    State at = graph_->start();
    while (!graph_->is_ending(at.at) && graph_->open_count(at) > 0) {
        best_path_decisions_ += graph_->open_count(at) >= 2 ? 1 : 0;
        at = graph_->next(at, best_outcome(at));
    }
}

void Analysis::find_random(double pass_full) {
    // Sums reachable before a state lie between these; one probability a sum, carried forward state by state.
    // A state needs them only from the first way to it until its turn, so few are there at a time.
    struct Spread {
        int low = 0;
        std::vector<double> mass;
    };
    constexpr std::size_t usual_width = 64; // enough for most scenes: the list needn't grow step by step
    constexpr std::uint32_t none = 0xFFFFFFFFU;
    std::vector<std::uint32_t> spread_of(states_.size(), none);
    std::vector<Spread> spreads;
    std::vector<std::uint32_t> spare;
    const auto spread_at = [&](std::size_t state) {
        if (spread_of[state] != none)
            return spread_of[state];
        if (spare.empty()) {
            spare.push_back(static_cast<std::uint32_t>(spreads.size()));
            spreads.emplace_back();
            spreads.back().mass.reserve(usual_width);
        }
        spread_of[state] = spare.back();
        spare.pop_back();
        spreads[spread_of[state]].mass.clear();
        return spread_of[state];
    };
    const auto add = [](Spread& to, const Spread& from, int shift, double share) {
        const int low = from.low + shift;
        const int high = low + static_cast<int>(from.mass.size()) - 1;
        if (to.mass.empty())
            to.low = low;
        if (low < to.low) {
            to.mass.insert(to.mass.begin(), static_cast<std::size_t>(to.low - low), 0.0);
            to.low = low;
        }
        const auto needed = static_cast<std::size_t>(high - to.low + 1);
        if (to.mass.size() < needed)
            to.mass.resize(needed, 0.0);
        double* target = to.mass.data() + (low - to.low);
        for (std::size_t i = 0; i < from.mass.size(); ++i)
            target[i] += from.mass[i] * share;
    };
    const auto root = index_of(*find(graph_->start()));
    spreads[spread_at(root)].mass.assign(1, 1.0);
    Spread finished;
    for (std::size_t i = root; i < states_.size(); ++i) {
        const Entry& entry = states_[i];
        if (spread_of[i] == none)
            continue;
        for (std::uint32_t e = 0; e < entry.edges; ++e) {
            const Edge& edge = edges_[entry.first_edge + e];
            const std::uint32_t next = edge.to == leaf ? none : spread_at(edge.to); // may move all of them
            Spread& to = next == none ? finished : spreads[next];
            add(to, spreads[spread_of[i]], graph_->range(entry.node, edge.outcome).middle(),
                1.0 / entry.edges);
        }
        spare.push_back(spread_of[i]);
    }
    for (std::size_t k = 0; k < finished.mass.size(); ++k) {
        const double a = attainment((finished.low + static_cast<double>(k)) / graph_->unit());
        random_mean_ += finished.mass[k] * a;
        if (a >= pass_full - tolerance)
            random_full_ += finished.mass[k];
    }
}

double Analysis::best_from(const State& state) const {
    const Entry* entry = find(state);
    return entry ? static_cast<double>(entry->best) / graph_->unit() : 0.0;
}

double Analysis::worst_from(const State& state) const {
    const Entry* entry = find(state);
    return entry ? static_cast<double>(entry->worst) / graph_->unit() : 0.0;
}

double Analysis::best_facet_from(const State& state, std::size_t axis) const {
    const Entry* entry = find(state);
    return entry ? static_cast<double>(facet_best(index_of(*entry), axis)) / graph_->unit() : 0.0;
}

int Analysis::regret_units(const State& state, std::size_t outcome, int units) const {
    const Entry* here = find(state);
    const Entry* there = find(graph_->next(state, outcome));
    return (here ? here->best : 0) - (units + (there ? there->best : 0));
}

double Analysis::regret(const State& state, std::size_t outcome) const {
    const int most = graph_->range(state.at, outcome).most();
    return static_cast<double>(regret_units(state, outcome, most)) / graph_->unit();
}

double Analysis::regret(const Decision& done) const {
    const int units = graph_->units(done.before.at, done.outcome, done.share);
    return static_cast<double>(regret_units(done.before, done.outcome, units)) / graph_->unit();
}

std::size_t Analysis::best_outcome(const State& state) const {
    std::optional<std::size_t> found;
    const std::size_t count = graph_->outcome_count(state.at);
    for (std::size_t o = 0; o < count; ++o) {
        if (!graph_->is_open(state, o) || regret(state, o) > 0.0)
            continue;
        if (!graph_->is_critical(state.at, o))
            return o;
        if (!found)
            found = o;
    }
    return found.value_or(0);
}

bool Analysis::outcome_reached(NodeIndex node, std::size_t outcome) const {
    return outcome_reached_[node][outcome];
}

double Analysis::attainment(double sum) const {
    return overall_.range() > 0.0 ? (sum - overall_.worst) / overall_.range() : 1.0;
}

double policy_attainment(const Graph& graph, const Analysis& analysis, const Policy& policy) {
    State at = graph.start();
    double sum = 0.0;
    std::vector<std::size_t> open;
    while (!graph.is_ending(at.at)) {
        open.clear();
        for (std::size_t o = 0; o < graph.outcome_count(at.at); ++o)
            if (graph.is_open(at, o))
                open.push_back(o);
        if (open.empty())
            break;
        const std::size_t chosen = policy(at, open);
        sum += graph.points(at.at, chosen);
        at = graph.next(at, chosen);
    }
    return analysis.attainment(sum);
}

} // namespace mq::domain
