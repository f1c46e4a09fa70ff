#pragma once

#include "domain/graph.h"
#include "domain/scoring_params.h"
#include "domain/session.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace mq::domain {

/// Best and worst sum of points from a state to the end. Source: scoring.md 2 (B and W, leaf value 0).
struct Bounds {
    double best = 0.0;
    double worst = 0.0;
    [[nodiscard]] double range() const { return best - worst; }
};

/// What attainment can be said of a path. `observed` false: the path passed no place where options differ on
/// it.
struct Attainment {
    bool observed = false;
    double value = 0.0; ///< 0..1; (S − W) / (B − W)
};

/// An outcome of a node, as the checker points at it.
struct Place {
    NodeIndex node = 0;
    std::size_t outcome = 0;
};

/// Exhaustive knowledge of a scene by dynamic programming over its reachable states (node, flags, mood; flags
/// and mood only where something later depends on them). Source of every formula: scoring.md 2.
class Analysis {
public:
    /// Stops with `too_large()` beyond this many states (some 40 MiB); such a scene can't be scored.
    static constexpr std::size_t max_states = 300'000;

    Analysis() = default;
    Analysis(const Graph& graph, const ScoringParams& params);

    [[nodiscard]] bool cyclic() const { return cyclic_; }       ///< V1 fails; nothing below is filled
    [[nodiscard]] bool too_large() const { return too_large_; } ///< nothing below is filled
    [[nodiscard]] bool usable() const { return !cyclic_ && !too_large_; }
    [[nodiscard]] std::size_t state_count() const {
        return states_.size();
    } ///< decision states, endings not counted

    [[nodiscard]] Bounds overall() const { return overall_; }
    [[nodiscard]] Bounds facet(std::size_t axis) const { return facets_[axis]; }
    /// Of a principle's points; 0 and 0 where the scene gives none.
    [[nodiscard]] Bounds principle(std::size_t principle) const { return principles_[principle]; }
    /// B(v) of a state that a play can be in; leaf value 0 for endings.
    [[nodiscard]] double best_from(const State& state) const;
    [[nodiscard]] double worst_from(const State& state) const;
    [[nodiscard]] double best_facet_from(const State& state, std::size_t axis) const;
    /// B(v) − (p + B(next)): 0 for a best outcome. p with the most that the outcome can bring.
    [[nodiscard]] double regret(const State& state, std::size_t outcome) const;
    /// The same of something done: p with the share that was right.
    [[nodiscard]] double regret(const Decision& decision) const;
    /// An outcome with regret 0, the earliest without a critical error if there is one.
    [[nodiscard]] std::size_t best_outcome(const State& state) const;

    [[nodiscard]] bool reached(NodeIndex at) const {
        return at < reached_.size() && reached_[at];
    } ///< nodes and endings
    [[nodiscard]] bool outcome_reached(NodeIndex node,
                                       std::size_t outcome) const; ///< open in some reachable state
    /// States with no open outcome at all: a path that never ends.
    [[nodiscard]] const std::vector<NodeIndex>& dead_ends() const { return dead_ends_; }

    [[nodiscard]] const std::vector<Place>& critical_on_best() const {
        return critical_on_best_;
    }                                                                       ///< V2: must be empty
    [[nodiscard]] bool one_path_best_on_all() const { return joint_best_; } ///< V3
    [[nodiscard]] double random_full() const {
        return random_full_;
    } ///< V4: P(A ≥ .80), uniform over open outcomes
    [[nodiscard]] double random_mean() const { return random_mean_; } ///< mean A of a uniform random play
    [[nodiscard]] std::optional<int> fewest_decisions() const {
        return fewest_decisions_;
    } ///< V5: paths without critical error
    [[nodiscard]] int most_decisions() const { return most_decisions_; }
    [[nodiscard]] int best_path_decisions() const { return best_path_decisions_; }

    /// A of a sum S over a whole path. 1 where best equals worst.
    [[nodiscard]] double attainment(double sum) const;

private:
    struct Entry {
        NodeIndex node = 0;
        std::int16_t mood = 0;
        Flags flags = 0;
        std::uint32_t first_edge = 0;
        std::uint32_t edges = 0;
        std::int32_t best = 0; ///< in units of the graph, like everything below
        std::int32_t worst = 0;
        std::int16_t fewest = 0; ///< decisions to an ending without a critical outcome; no_path if none
        std::int16_t most = 0;
        bool joint = false;
    };
    struct Edge {
        std::uint32_t outcome = 0;
        std::uint32_t to = 0; ///< index into states_, or `leaf`
    };
    static constexpr std::uint32_t leaf = 0xFFFFFFFFU;
    static constexpr std::int16_t no_path = 0x7FFF;

    using StatesOfNodes = std::vector<std::vector<State>>; ///< sorted within a node

    [[nodiscard]] State canonical(const State& state) const;
    [[nodiscard]] const Entry* find(const State& state) const;
    void explore();
    template <class Tell>
    void each_step(const State& state, Tell tell) const;
    [[nodiscard]] StatesOfNodes meet(std::size_t& edges);
    void link(const StatesOfNodes& met, NodeIndex node);
    void value(std::size_t state);
    void value_edge(std::size_t state, const Edge& edge, bool first);
    [[nodiscard]] bool best_on_all_axes(std::size_t state, const Edge& edge) const;
    [[nodiscard]] std::size_t index_of(const Entry& entry) const {
        return static_cast<std::size_t>(&entry - states_.data());
    }
    [[nodiscard]] std::int32_t facet_best(std::size_t state, std::size_t axis) const {
        return facet_best_[state * graph_->axes() + axis];
    }
    [[nodiscard]] int regret_units(const State& state, std::size_t outcome, int units) const;
    void find_whole_paths(std::size_t root);
    void find_best_paths();
    void find_random(double pass_full);

    [[nodiscard]] Bounds bounds_of(int best, int worst) const {
        return {static_cast<double>(best) / graph_->unit(), static_cast<double>(worst) / graph_->unit()};
    }

    const Graph* graph_ = nullptr; ///< lives as long as the scene it was built for
    bool cyclic_ = false;
    bool too_large_ = false;
    std::vector<Entry> states_;             ///< in topological order of their nodes, sorted within a node
    std::vector<std::int32_t> facet_best_;  ///< of every state its axes, in units of the graph
    std::vector<std::uint32_t> node_first_; ///< first state of each node; node_last_ one past
    std::vector<std::uint32_t> node_last_;
    std::vector<Edge> edges_;
    std::vector<bool> reached_;
    std::vector<std::vector<bool>> outcome_reached_;
    std::vector<NodeIndex> dead_ends_;
    Bounds overall_;
    std::array<Bounds, max_axes> facets_{};
    std::array<Bounds, max_principles> principles_{};
    std::vector<Place> critical_on_best_;
    bool joint_best_ = false;
    double random_full_ = 0.0;
    double random_mean_ = 0.0;
    std::optional<int> fewest_decisions_;
    int most_decisions_ = 0;
    int best_path_decisions_ = 0;
};

/// Chooses an outcome among the open ones of a state (indices into the node's outcomes, at least one).
using Policy = std::function<std::size_t(const State&, const std::vector<std::size_t>& open)>;

/// The attainment that a fixed policy ends with. `analysis` must be usable.
[[nodiscard]] double policy_attainment(const Graph& graph, const Analysis& analysis, const Policy& policy);

} // namespace mq::domain
