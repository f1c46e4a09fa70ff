#include "domain/graph.h"

#include <algorithm>
#include <cmath>

namespace mq::domain {
namespace {

/// A pass-through chain can't be longer than the nodes; a cycle of them is found by the checker, not here.
constexpr int longest_chain = 10'000;

std::vector<NodeIndex> targets_of(const Node& node) {
    std::vector<NodeIndex> out;
    for (const Branch& branch : node.go)
        out.push_back(branch.to);
    for (const Outcome& outcome : node.outcomes)
        for (const Branch& branch : outcome.to)
            out.push_back(branch.to);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void read_by(const Condition& condition, bool& mood, Flags& flags) {
    mood = mood || condition.reads_mood();
    flags |= condition.reads_flags();
}

void read_by(const Node& node, bool& mood, Flags& flags) {
    for (const Branch& branch : node.go)
        read_by(branch.when, mood, flags);
    for (const Outcome& outcome : node.outcomes) {
        read_by(outcome.offered, mood, flags);
        for (const FlagEffect& effect : outcome.sets)
            read_by(effect.when, mood, flags);
        for (const Branch& branch : outcome.to)
            read_by(branch.when, mood, flags);
    }
}

constexpr int units_of_growing_points = 20;

bool points_grow(const Scenario& scene) {
    return std::any_of(scene.nodes.begin(), scene.nodes.end(), [](const Node& node) {
        return std::any_of(node.outcomes.begin(), node.outcomes.end(),
                           [](const Outcome& o) { return o.points_from.has_value(); });
    });
}

/// Where a share lies between the smallest and the largest that answers to the outcome can have.
double position(double share, float low, float high) {
    return high > low ? std::clamp((share - low) / (static_cast<double>(high) - low), 0.0, 1.0) : 1.0;
}

} // namespace

int UnitRange::at(double place) const {
    return low + static_cast<int>(std::lround((high - low) * place));
}

int Graph::units(NodeIndex node, std::size_t outcome, double share) const {
    int sum = 0; // axis by axis, as the axes themselves are counted
    for (std::size_t f = 0; f < axes_; ++f)
        sum += facet_units(node, outcome, f, share);
    return sum;
}

int Graph::facet_units(NodeIndex node, std::size_t outcome, std::size_t facet, double share) const {
    const Step& step = step_of(node, outcome);
    return step.facets[facet].at(position(share, step.share_low, step.share_high));
}

int Graph::principle_units(NodeIndex node, std::size_t outcome, std::size_t principle, double share) const {
    const Step& step = step_of(node, outcome);
    return step.principles[principle].at(position(share, step.share_low, step.share_high));
}

Graph::Graph(const Scenario& scene, std::size_t axes) : node_count_(scene.nodes.size()), axes_(axes) {
    first_outcome_.reserve(node_count_ + 1);
    unit_ = points_grow(scene) ? units_of_growing_points : 1;
    pass_.resize(node_count_);
    for (std::size_t n = 0; n < node_count_; ++n) {
        first_outcome_.push_back(static_cast<std::uint32_t>(steps_.size()));
        for (const Outcome& outcome : scene.nodes[n].outcomes)
            add_outcome(outcome, axes);
        if (scene.nodes[n].outcomes.empty())
            pass_[n] = keep(scene.nodes[n].go);
    }
    first_outcome_.push_back(static_cast<std::uint32_t>(steps_.size()));
    find_order(scene);
    find_what_matters(scene);
    const auto mood = static_cast<std::int16_t>(scene.customer.mood);
    start_ = State{scene.start, mood, 0};
    for (int i = 0; i < longest_chain && !is_ending(start_.at) && pass_[start_.at].count > 0; ++i)
        start_.at = follow(pass_[start_.at], 0, mood);
}

Graph::Range Graph::keep(const Condition& condition) {
    if (condition.is_always())
        return Range{0, always_holds};
    const Range range{static_cast<std::uint32_t>(terms_.size()),
                      static_cast<std::uint32_t>(condition.terms().size())};
    terms_.insert(terms_.end(), condition.terms().begin(), condition.terms().end());
    return range;
}

Graph::Range Graph::keep(const std::vector<Branch>& branches) {
    const Range range{static_cast<std::uint32_t>(ways_.size()), static_cast<std::uint32_t>(branches.size())};
    for (const Branch& branch : branches)
        ways_.push_back(Way{keep(branch.when), branch.to});
    return range;
}

void Graph::add_outcome(const Outcome& outcome, std::size_t axes) {
    Step step;
    step.offered = keep(outcome.offered);
    step.sets =
        Range{static_cast<std::uint32_t>(effects_.size()), static_cast<std::uint32_t>(outcome.sets.size())};
    for (const FlagEffect& effect : outcome.sets)
        effects_.push_back(Effect{Flags{1} << effect.flag, keep(effect.when)});
    step.ways = keep(outcome.to);
    step.clears = outcome.clears;
    step.mood = outcome.mood;
    step.share_low = static_cast<float>(outcome.share_low);
    step.share_high = static_cast<float>(outcome.share_high);
    const auto range = [&](int from, int to) {
        const auto at = [&](double share) {
            return static_cast<std::int16_t>(std::lround(unit_ * (from + (to - from) * share)));
        };
        return UnitRange{at(outcome.share_low), at(outcome.share_high)};
    };
    const Points& least = outcome.points_from ? *outcome.points_from : outcome.points;
    for (std::size_t p = 0; p < max_principles; ++p)
        step.principles[p] = range(least.principles[p], outcome.points.principles[p]);
    for (std::size_t f = 0; f < axes; ++f) {
        step.facets[f] = range(least.facets[f], outcome.points.facets[f]);
        step.total.low = static_cast<std::int16_t>(step.total.low + step.facets[f].low);
        step.total.high = static_cast<std::int16_t>(step.total.high + step.facets[f].high);
    }
    step.critical = outcome.critical.has_value();
    steps_.push_back(step);
}

bool Graph::holds(Range range, Flags flags, int mood) const {
    if (range.count == always_holds)
        return true;
    for (std::uint32_t i = 0; i < range.count; ++i)
        if (terms_[range.first + i].holds(flags, mood))
            return true;
    return false;
}

NodeIndex Graph::follow(Range ways, Flags flags, int mood) const {
    for (std::uint32_t i = 0; i + 1 < ways.count; ++i)
        if (holds(ways_[ways.first + i].when, flags, mood))
            return ways_[ways.first + i].to;
    return ways_[ways.first + ways.count - 1].to; // the last one always holds: the checker saw to it
}

std::size_t Graph::open_count(const State& state) const {
    std::size_t open = 0;
    const std::size_t count = outcome_count(state.at);
    for (std::size_t i = 0; i < count; ++i)
        open += is_open(state, i) ? 1U : 0U;
    return open;
}

State Graph::next(const State& state, std::size_t outcome) const {
    const Step& step = step_of(state.at, outcome);
    State after;
    const int mood = std::clamp(state.mood + step.mood, mood_min, mood_max);
    after.mood = static_cast<std::int16_t>(mood);
    after.flags = state.flags & ~step.clears;
    Flags gained = 0; // all `set … if` of one outcome read the flags as they were before any of them
    for (std::uint32_t i = 0; i < step.sets.count; ++i) {
        const Effect& effect = effects_[step.sets.first + i];
        if (holds(effect.when, after.flags, mood))
            gained |= effect.flag;
    }
    after.flags |= gained;
    after.at = follow(step.ways, after.flags, mood);
    for (int i = 0; i < longest_chain && !is_ending(after.at) && pass_[after.at].count > 0; ++i)
        after.at = follow(pass_[after.at], after.flags, mood);
    return after;
}

void Graph::find_order(const Scenario& scene) {
    std::vector<std::uint32_t> incoming(node_count_, 0);
    std::vector<std::vector<NodeIndex>> targets(node_count_);
    for (std::size_t n = 0; n < node_count_; ++n) {
        targets[n] = targets_of(scene.nodes[n]);
        for (const NodeIndex to : targets[n])
            if (to < node_count_)
                ++incoming[to];
    }
    std::vector<NodeIndex> ready;
    for (std::size_t n = node_count_; n-- > 0;)
        if (incoming[n] == 0)
            ready.push_back(static_cast<NodeIndex>(n));
    while (!ready.empty()) {
        const NodeIndex n = ready.back();
        ready.pop_back();
        order_.push_back(n);
        for (const NodeIndex to : targets[n])
            if (to < node_count_ && --incoming[to] == 0)
                ready.push_back(to);
    }
    if (order_.size() != node_count_)
        order_.clear();
}

void Graph::find_what_matters(const Scenario& scene) {
    mood_matters_.assign(node_count_, true);
    flags_matter_.assign(node_count_, ~Flags{0});
    for (std::size_t i = order_.size(); i-- > 0;) {
        const NodeIndex n = order_[i];
        bool mood = false;
        Flags flags = 0;
        read_by(scene.nodes[n], mood, flags);
        for (const NodeIndex to : targets_of(scene.nodes[n])) {
            if (to >= node_count_)
                continue;
            mood = mood || mood_matters_[to];
            flags |= flags_matter_[to];
        }
        mood_matters_[n] = mood;
        flags_matter_[n] = flags;
    }
}

} // namespace mq::domain
