#pragma once

#include "domain/scenario.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace mq::domain {

/// Where a play stands: everything that a later moment can depend on. A value; 16 bytes.
struct State {
    NodeIndex at = 0;      ///< node or ending, see Scenario
    std::int16_t mood = 0; ///< 0..100
    Flags flags = 0;
    friend auto operator<=>(const State&, const State&) = default;
};

/// Units of points an outcome can bring; `high` with the largest share that answers to it can have. `high` is
/// below `low` where points fall with the share.
struct UnitRange {
    std::int16_t low = 0;
    std::int16_t high = 0;
    [[nodiscard]] int most() const { return low > high ? low : high; }
    [[nodiscard]] int fewest() const { return low > high ? high : low; }
    [[nodiscard]] int middle() const { return (low + high) / 2; }
    [[nodiscard]] int at(double position) const; ///< 0 low .. 1 high
};

/// The moving parts of a scenario in flat arrays, so that a step reads a few adjacent bytes and allocates
/// nothing. Built once from a Scenario; holds no pointers into it.
class Graph {
public:
    Graph() = default;
    explicit Graph(const Scenario& scene, std::size_t axes);

    /// The state before the first decision (pass-through nodes at the start are already followed).
    [[nodiscard]] State start() const { return start_; }
    [[nodiscard]] bool is_ending(NodeIndex at) const { return at >= node_count_; }
    [[nodiscard]] std::size_t node_count() const { return node_count_; }
    [[nodiscard]] std::size_t outcome_count(NodeIndex node) const {
        return first_outcome_[node + 1] - first_outcome_[node];
    }
    /// Whether that outcome is open in the state. `outcome` < outcome_count(state.at).
    [[nodiscard]] bool is_open(const State& state, std::size_t outcome) const {
        return holds(step_of(state.at, outcome).offered, state.flags, state.mood);
    }
    [[nodiscard]] std::size_t open_count(const State& state) const;
    /// The state after that outcome; pass-through nodes are followed to the next decision or ending.
    [[nodiscard]] State next(const State& state, std::size_t outcome) const;

    /// Points are kept as whole numbers of 1/unit(): 1 where every outcome has fixed points, else 20, so that
    /// best and worst stay exact also where points grow with the share that was right.
    [[nodiscard]] int unit() const { return unit_; }
    /// Units over all axes at that share, which counts as far as answers that lead to the outcome can have
    /// it.
    [[nodiscard]] int units(NodeIndex node, std::size_t outcome, double share) const;
    [[nodiscard]] int facet_units(NodeIndex node, std::size_t outcome, std::size_t facet, double share) const;
    [[nodiscard]] int principle_units(NodeIndex node, std::size_t outcome, std::size_t principle,
                                      double share) const;
    /// Most and fewest units over all axes that the outcome can bring, and on one axis or principle.
    [[nodiscard]] UnitRange range(NodeIndex node, std::size_t outcome) const {
        return step_of(node, outcome).total;
    }
    [[nodiscard]] UnitRange facet_range(NodeIndex node, std::size_t outcome, std::size_t facet) const {
        return step_of(node, outcome).facets[facet];
    }
    [[nodiscard]] UnitRange principle_range(NodeIndex node, std::size_t outcome,
                                            std::size_t principle) const {
        return step_of(node, outcome).principles[principle];
    }
    /// The same in points, with everything right.
    [[nodiscard]] double points(NodeIndex node, std::size_t outcome) const {
        return static_cast<double>(range(node, outcome).high) / unit_;
    }
    [[nodiscard]] bool is_critical(NodeIndex node, std::size_t outcome) const {
        return step_of(node, outcome).critical;
    }
    [[nodiscard]] std::size_t axes() const { return axes_; }

    /// Whether anything from that node on can depend on the mood, and on which flags.
    [[nodiscard]] bool mood_matters(NodeIndex node) const { return mood_matters_[node]; }
    [[nodiscard]] Flags flags_that_matter(NodeIndex node) const { return flags_matter_[node]; }
    /// Nodes so that every target comes after its sources; empty when the nodes form a cycle.
    [[nodiscard]] const std::vector<NodeIndex>& order() const { return order_; }

private:
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    static constexpr std::uint32_t always_holds =
        0xFFFFFFFFU; ///< Range::count of a condition without terms to test
    struct Effect {
        Flags flag = 0;
        Range when;
    };
    struct Way {
        Range when;
        NodeIndex to = 0;
    };
    struct Step {
        Range offered;
        Range sets;
        Range ways;
        Flags clears = 0;
        std::int16_t mood = 0;
        float share_low = 1.0F;
        float share_high = 1.0F;
        UnitRange total;
        std::array<UnitRange, max_axes> facets{};
        std::array<UnitRange, max_principles> principles{};
        bool critical = false;
    };

    [[nodiscard]] const Step& step_of(NodeIndex node, std::size_t outcome) const {
        return steps_[first_outcome_[node] + outcome];
    }
    [[nodiscard]] bool holds(Range range, Flags flags, int mood) const;
    [[nodiscard]] NodeIndex follow(Range ways, Flags flags, int mood) const;
    Range keep(const Condition& condition);
    Range keep(const std::vector<Branch>& branches);
    void add_outcome(const Outcome& outcome, std::size_t axes);
    void find_order(const Scenario& scene);
    void find_what_matters(const Scenario& scene);

    std::size_t node_count_ = 0;
    std::size_t axes_ = 0;
    int unit_ = 1;
    State start_;
    std::vector<std::uint32_t> first_outcome_; ///< nodes + 1 entries
    std::vector<Step> steps_;
    std::vector<Range> pass_; ///< ways of pass-through nodes (count 0 elsewhere)
    std::vector<Term> terms_;
    std::vector<Effect> effects_;
    std::vector<Way> ways_;
    std::vector<NodeIndex> order_;
    std::vector<bool> mood_matters_;
    std::vector<Flags> flags_matter_;
};

} // namespace mq::domain
