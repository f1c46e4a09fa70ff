#include "domain/analysis.h"

#include <algorithm>

namespace mq::domain {
namespace {

bool before(const State& a, const State& b) {
    return a.flags != b.flags ? a.flags < b.flags : a.mood < b.mood;
}

/// Lists that are done with, for whoever needs one next: only as many are asked for as live at a time.
template <class T>
class Spares {
public:
    [[nodiscard]] std::vector<T> take() {
        if (lists_.empty())
            return {};
        std::vector<T> list = std::move(lists_.back());
        lists_.pop_back();
        list.clear();
        return list;
    }
    void give(std::vector<T>&& list) { lists_.push_back(std::move(list)); }

private:
    std::vector<std::vector<T>> lists_;
};

} // namespace

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

/// Tells every open outcome of a state with the state that comes after it.
template <class Tell>
void Analysis::each_step(const State& state, Tell tell) const {
    const std::size_t count = graph_->outcome_count(state.at);
    for (std::size_t o = 0; o < count; ++o)
        if (graph_->is_open(state, o))
            tell(o, canonical(graph_->next(state, o)));
}

void Analysis::explore() {
    const std::size_t nodes = graph_->node_count();
    node_first_.assign(nodes, 0);
    node_last_.assign(nodes, 0);
    reached_.assign(nodes, false);
    outcome_reached_.resize(nodes);
    for (std::size_t n = 0; n < nodes; ++n)
        outcome_reached_[n].assign(graph_->outcome_count(static_cast<NodeIndex>(n)), false);
    if (graph_->is_ending(graph_->start().at))
        return;
    std::size_t edges = 0;
    const StatesOfNodes met = meet(edges);
    if (too_large_)
        return;
    std::uint32_t states = 0;
    for (const NodeIndex node : graph_->order()) {
        node_first_[node] = states;
        states += static_cast<std::uint32_t>(met[node].size());
        node_last_[node] = states;
    }
    states_.reserve(states);
    edges_.reserve(edges);
    for (const NodeIndex node : graph_->order())
        link(met, node);
}

/// The states a play can be in at every node, sorted, and how many edges leave them. Nothing else is kept on
/// the way: a scene that turns out too large costs little, and the rest is then asked for in one piece.
Analysis::StatesOfNodes Analysis::meet(std::size_t& edges) {
    StatesOfNodes met(graph_->node_count());
    Spares<State> spares; // lists grow while a node waits for its turn, and few wait at a time
    std::size_t states = 0;
    const auto arrive = [&](const State& to) {
        if (to.at >= reached_.size())
            reached_.resize(to.at + std::size_t{1}, false);
        reached_[to.at] = true;
        if (graph_->is_ending(to.at))
            return;
        if (met[to.at].empty())
            met[to.at] = spares.take();
        met[to.at].push_back(to);
    };
    arrive(canonical(graph_->start()));
    for (const NodeIndex node : graph_->order()) {
        std::vector<State> here = std::move(met[node]);
        std::sort(here.begin(), here.end(), before);
        here.erase(std::unique(here.begin(), here.end()), here.end());
        met[node] = std::vector<State>(here.begin(), here.end());
        for (const State& state : here) {
            const std::size_t left = edges;
            each_step(state, [&](std::size_t outcome, const State& to) {
                ++edges;
                outcome_reached_[node][outcome] = true;
                arrive(to);
            });
            if (edges == left && (dead_ends_.empty() || dead_ends_.back() != node))
                dead_ends_.push_back(node);
        }
        states += here.size();
        too_large_ = states > max_states;
        if (too_large_)
            break;
        spares.give(std::move(here));
    }
    return met;
}

void Analysis::link(const StatesOfNodes& met, NodeIndex node) {
    const auto index_of = [&](const State& to) {
        if (graph_->is_ending(to.at))
            return leaf;
        const auto& there = met[to.at];
        const auto at = std::lower_bound(there.begin(), there.end(), to, before);
        return node_first_[to.at] + static_cast<std::uint32_t>(at - there.begin());
    };
    for (const State& state : met[node]) {
        Entry entry;
        entry.node = node;
        entry.mood = state.mood;
        entry.flags = state.flags;
        entry.first_edge = static_cast<std::uint32_t>(edges_.size());
        each_step(state, [&](std::size_t outcome, const State& to) {
            edges_.push_back(Edge{static_cast<std::uint32_t>(outcome), index_of(to)});
        });
        entry.edges = static_cast<std::uint32_t>(edges_.size()) - entry.first_edge;
        states_.push_back(entry);
    }
}

} // namespace mq::domain
