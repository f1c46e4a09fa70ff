#include "domain/analysis.h"

#include <algorithm>
#include <cmath>

namespace mq::domain {
namespace {

constexpr double tolerance = 1e-9;

bool before(const State& a, const State& b) {
    return a.flags != b.flags ? a.flags < b.flags : a.mood < b.mood;
}

} // namespace

Analysis::Analysis(const Graph& graph, const ScoringParams& params) : graph_(&graph) {
    cyclic_ = graph.order().size() != graph.node_count();
    if (cyclic_)
        return;
    explore();
    if (too_large_)
        return;
    for (std::size_t i = states_.size(); i-- > 0;)
        value(states_[i]);
    if (const Entry* root = find(graph.start())) {
        overall_ = bounds_of(root->best, root->worst);
        for (std::size_t f = 0; f < graph.axes(); ++f)
            facets_[f] = bounds_of(root->facet_best[f], root->facet_worst[f]);
        const auto root_index = static_cast<std::size_t>(root - states_.data());
        for (std::size_t p = 0; p < max_principles; ++p)
            principles_[p] = principle_bounds(p, root_index);
        joint_best_ = root->joint;
        if (root->fewest != no_path)
            fewest_decisions_ = root->fewest;
        most_decisions_ = root->most;
        find_best_paths();
        find_random(params.pass_full);
    }
}

State Analysis::canonical(const State& state) const {
    if (graph_->is_ending(state.at))
        return State{state.at, 0, 0};
    State out = state;
    if (!graph_->mood_matters(state.at))
        out.mood = 0;
    out.flags &= graph_->flags_that_matter(state.at);
    return out;
}

const Analysis::Entry* Analysis::find(const State& state) const {
    if (!usable() || graph_->is_ending(state.at))
        return nullptr;
    const State key = canonical(state);
    const auto first = states_.begin() + node_first_[key.at];
    const auto last = states_.begin() + node_last_[key.at];
    const auto at = std::lower_bound(first, last, key, [](const Entry& e, const State& k) {
        return before(State{e.node, e.mood, e.flags}, k);
    });
    return at != last && at->mood == key.mood && at->flags == key.flags ? &*at : nullptr;
}

void Analysis::explore() {
    const std::size_t nodes = graph_->node_count();
    node_first_.assign(nodes, 0);
    node_last_.assign(nodes, 0);
    outcome_reached_.resize(nodes);
    for (std::size_t n = 0; n < nodes; ++n)
        outcome_reached_[n].assign(graph_->outcome_count(static_cast<NodeIndex>(n)), false);
    std::vector<std::vector<State>> pending(nodes);
    std::vector<State> edge_targets;
    const State start = canonical(graph_->start());
    if (graph_->is_ending(start.at))
        return;
    pending[start.at].push_back(start);
    for (const NodeIndex node : graph_->order()) {
        expand(node, pending, edge_targets);
        if (states_.size() > max_states) {
            too_large_ = true;
            return;
        }
    }
    link(edge_targets);
}

void Analysis::expand(NodeIndex node, std::vector<std::vector<State>>& pending,
                      std::vector<State>& edge_targets) {
    std::vector<State> here = std::move(pending[node]);
    pending[node] = {};
    std::sort(here.begin(), here.end(), before);
    here.erase(std::unique(here.begin(), here.end()), here.end());
    node_first_[node] = static_cast<std::uint32_t>(states_.size());
    const std::size_t count = graph_->outcome_count(node);
    for (const State& state : here) {
        Entry entry;
        entry.node = node;
        entry.mood = state.mood;
        entry.flags = state.flags;
        entry.first_edge = static_cast<std::uint32_t>(edges_.size());
        for (std::size_t o = 0; o < count; ++o) {
            if (!graph_->is_open(state, o))
                continue;
            const State to = canonical(graph_->next(state, o));
            edges_.push_back(Edge{static_cast<std::uint32_t>(o), leaf});
            edge_targets.push_back(to);
            outcome_reached_[node][o] = true;
            if (!graph_->is_ending(to.at))
                pending[to.at].push_back(to);
        }
        entry.edges = static_cast<std::uint32_t>(edges_.size()) - entry.first_edge;
        if (entry.edges == 0 && (dead_ends_.empty() || dead_ends_.back() != node))
            dead_ends_.push_back(node);
        states_.push_back(entry);
    }
    node_last_[node] = static_cast<std::uint32_t>(states_.size());
}

void Analysis::link(const std::vector<State>& edge_targets) {
    std::size_t highest = graph_->node_count();
    for (const State& to : edge_targets)
        highest = std::max<std::size_t>(highest, to.at + 1U);
    reached_.assign(highest, false);
    for (const Entry& entry : states_)
        reached_[entry.node] = true;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        reached_[edge_targets[i].at] = true;
        if (const Entry* to = find(edge_targets[i]))
            edges_[i].to = static_cast<std::uint32_t>(to - states_.data());
    }
}

void Analysis::value(Entry& entry) {
    if (entry.edges == 0)
        return;
    entry.fewest = no_path;
    for (std::uint32_t i = 0; i < entry.edges; ++i)
        value_edge(entry, edges_[entry.first_edge + i], i == 0);
    const std::int16_t decision = entry.edges >= 2 ? 1 : 0;
    if (entry.fewest != no_path)
        entry.fewest = static_cast<std::int16_t>(entry.fewest + decision);
    entry.most = static_cast<std::int16_t>(entry.most + decision);
    for (std::uint32_t i = 0; i < entry.edges && !entry.joint; ++i)
        entry.joint = best_on_all_axes(entry, edges_[entry.first_edge + i]);
}

bool Analysis::best_on_all_axes(const Entry& entry, const Edge& edge) const {
    const Entry* to = edge.to == leaf ? nullptr : &states_[edge.to];
    if (to != nullptr && !to->joint)
        return false;
    const auto with = [&](std::int16_t UnitRange::*end) { // one answer has one share, the same for every axis
        for (std::size_t f = 0; f < graph_->axes(); ++f) {
            const int rest = to == nullptr ? 0 : to->facet_best[f];
            if (graph_->facet_range(entry.node, edge.outcome, f).*end + rest != entry.facet_best[f])
                return false;
        }
        return true;
    };
    return with(&UnitRange::high) || with(&UnitRange::low);
}

void Analysis::value_edge(Entry& entry, const Edge& edge, bool first) {
    const Entry* to = edge.to == leaf ? nullptr : &states_[edge.to];
    const auto keep = [first](std::int32_t& best, std::int32_t& worst, int high, int low) {
        best = first ? high : std::max(best, high);
        worst = first ? low : std::min(worst, low);
    };
    const UnitRange p = graph_->range(entry.node, edge.outcome);
    keep(entry.best, entry.worst, p.most() + (to ? to->best : 0), p.fewest() + (to ? to->worst : 0));
    for (std::size_t f = 0; f < graph_->axes(); ++f) {
        const UnitRange q = graph_->facet_range(entry.node, edge.outcome, f);
        keep(entry.facet_best[f], entry.facet_worst[f], q.most() + (to ? to->facet_best[f] : 0),
             q.fewest() + (to ? to->facet_worst[f] : 0));
    }
    const std::int16_t most = to ? to->most : std::int16_t{0};
    entry.most = std::max(entry.most, most);
    if (graph_->is_critical(entry.node, edge.outcome))
        return;
    const std::int16_t fewest = to ? to->fewest : std::int16_t{0};
    entry.fewest = std::min(entry.fewest, fewest);
}

Bounds Analysis::principle_bounds(std::size_t principle, std::size_t root) const {
    // Only the whole path is asked for, so the states keep no principle values of their own.
    std::vector<int> best(states_.size(), 0);
    std::vector<int> worst(states_.size(), 0);
    for (std::size_t i = states_.size(); i-- > root;) {
        const Entry& entry = states_[i];
        for (std::uint32_t e = 0; e < entry.edges; ++e) {
            const Edge& edge = edges_[entry.first_edge + e];
            const UnitRange p = graph_->principle_range(entry.node, edge.outcome, principle);
            const int high = p.most() + (edge.to == leaf ? 0 : best[edge.to]);
            const int low = p.fewest() + (edge.to == leaf ? 0 : worst[edge.to]);
            best[i] = e == 0 ? high : std::max(best[i], high);
            worst[i] = e == 0 ? low : std::min(worst[i], low);
        }
    }
    return states_.empty() ? Bounds{} : bounds_of(best[root], worst[root]);
}

void Analysis::find_best_paths() {
    std::vector<bool> on_best(states_.size(), false);
    const Entry* root = find(graph_->start());
    on_best[static_cast<std::size_t>(root - states_.data())] = true;
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
    struct Spread {
        int low = 0;
        std::vector<double> mass;
    };
    std::vector<Spread> spreads(states_.size());
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
    const auto root = static_cast<std::size_t>(find(graph_->start()) - states_.data());
    spreads[root].mass.assign(1, 1.0);
    Spread finished;
    for (std::size_t i = root; i < states_.size(); ++i) {
        const Entry& entry = states_[i];
        if (spreads[i].mass.empty() || entry.edges == 0)
            continue;
        for (std::uint32_t e = 0; e < entry.edges; ++e) {
            const Edge& edge = edges_[entry.first_edge + e];
            Spread& to = edge.to == leaf ? finished : spreads[edge.to];
            add(to, spreads[i], graph_->range(entry.node, edge.outcome).middle(), 1.0 / entry.edges);
        }
        spreads[i].mass = {};
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
    return entry ? static_cast<double>(entry->facet_best[axis]) / graph_->unit() : 0.0;
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
