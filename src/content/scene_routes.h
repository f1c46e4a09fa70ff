#pragma once

#include "content/scene_check.h"

#include <vector>

namespace mq::content {

/// A way from a node to a node or ending, whatever its condition.
struct Route {
    domain::NodeIndex to = 0;
    Mark mark;
};

/// The scene as a plain directed graph. The stand-in for lost targets is left out.
class Routes {
public:
    explicit Routes(const SceneDraft& draft);

    [[nodiscard]] const std::vector<Route>& from(domain::NodeIndex node) const { return routes_[node]; }
    [[nodiscard]] std::size_t node_count() const { return routes_.size(); }
    [[nodiscard]] std::size_t target_count() const { return target_count_; } ///< without the stand-in
    [[nodiscard]] bool has_start() const { return start_ < target_count_; }
    [[nodiscard]] bool reached(domain::NodeIndex at) const { return reached_[at]; }
    [[nodiscard]] bool acyclic() const { return acyclic_; }
    /// Nodes so that every target comes after its sources; only of use when acyclic.
    [[nodiscard]] const std::vector<domain::NodeIndex>& order() const { return order_; }

    /// Reports loops, what can't be reached, and nodes from which no ending can be reached.
    /// True when an ending can be reached from every node.
    bool check(const SceneDraft& draft, Diagnostics& diagnostics) const;

private:
    void collect(const SceneDraft& draft);
    void reach();
    void sort();
    void check_loops(const SceneDraft& draft, Diagnostics& diagnostics) const;
    void check_reach(const SceneDraft& draft, Diagnostics& diagnostics) const;
    bool check_ends(const SceneDraft& draft, Diagnostics& diagnostics) const;

    std::vector<std::vector<Route>> routes_;
    std::vector<bool> leaks_; ///< a way of the node leads to the stand-in
    std::vector<bool> reached_;
    std::vector<domain::NodeIndex> order_;
    domain::NodeIndex start_ = 0;
    std::size_t target_count_ = 0;
    bool acyclic_ = false;
};

} // namespace mq::content
