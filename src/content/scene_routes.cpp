#include "content/scene_routes.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::content {
namespace {

using domain::NodeIndex;

constexpr std::size_t most_loops = 20; ///< told; a file with more is told again after the first are mended
constexpr std::size_t most_names = 12; ///< of one loop

std::string loop_names(const domain::Scenario& scene, const std::vector<NodeIndex>& path, std::size_t first) {
    std::string out;
    for (std::size_t i = first; i < path.size(); ++i) {
        if (i - first == most_names) {
            out += "… → ";
            break;
        }
        out += scene.nodes[path[i]].id + " → ";
    }
    return out + scene.nodes[path[first]].id;
}

} // namespace

Routes::Routes(const SceneDraft& draft)
    : start_(draft.scene.start), target_count_(draft.scene.target_count() - (draft.lost_target ? 1U : 0U)) {
    collect(draft);
    reach();
    sort();
}

void Routes::collect(const SceneDraft& draft) {
    const auto& nodes = draft.scene.nodes;
    routes_.resize(nodes.size());
    leaks_.resize(nodes.size());
    for (std::size_t n = 0; n < nodes.size(); ++n) {
        const auto add = [&](const domain::Branch& branch, const BranchMark& mark) {
            if (branch.to < target_count_)
                routes_[n].push_back({branch.to, mark.to});
            else
                leaks_[n] = true;
        };
        const NodeMarks& marks = draft.marks.nodes[n];
        for (std::size_t i = 0; i < nodes[n].go.size(); ++i)
            add(nodes[n].go[i], marks.go[i]);
        for (std::size_t o = 0; o < nodes[n].outcomes.size(); ++o)
            for (std::size_t i = 0; i < nodes[n].outcomes[o].to.size(); ++i)
                add(nodes[n].outcomes[o].to[i], marks.outcomes[o].to[i]);
    }
}

void Routes::reach() {
    reached_.assign(target_count_, false);
    if (!has_start())
        return;
    std::vector<NodeIndex> open{start_};
    reached_[start_] = true;
    while (!open.empty()) {
        const NodeIndex at = open.back();
        open.pop_back();
        if (at >= routes_.size())
            continue;
        for (const Route& route : routes_[at]) {
            if (reached_[route.to])
                continue;
            reached_[route.to] = true;
            open.push_back(route.to);
        }
    }
}

void Routes::sort() {
    std::vector<std::size_t> incoming(routes_.size(), 0);
    for (const auto& list : routes_)
        for (const Route& route : list)
            if (route.to < routes_.size())
                ++incoming[route.to];
    for (std::size_t n = 0; n < routes_.size(); ++n)
        if (incoming[n] == 0)
            order_.push_back(static_cast<NodeIndex>(n));
    for (std::size_t i = 0; i < order_.size(); ++i)
        for (const Route& route : routes_[order_[i]])
            if (route.to < routes_.size() && --incoming[route.to] == 0)
                order_.push_back(route.to);
    acyclic_ = order_.size() == routes_.size();
}

bool Routes::check(const SceneDraft& draft, Diagnostics& diagnostics) const {
    if (!acyclic_)
        check_loops(draft, diagnostics);
    if (has_start() && !draft.unread_target)
        check_reach(draft, diagnostics);
    return check_ends(draft, diagnostics);
}

/// Depth first, without recursion; a way back to a node on the current path closes a loop.
void Routes::check_loops(const SceneDraft& draft, Diagnostics& diagnostics) const {
    enum class Colour : std::uint8_t { fresh, on_path, done };
    std::vector<Colour> colour(routes_.size(), Colour::fresh);
    std::vector<std::size_t> next(routes_.size(), 0);
    std::size_t loops = 0;
    for (std::size_t root = 0; root < routes_.size() && loops < most_loops; ++root) {
        if (colour[root] != Colour::fresh)
            continue;
        std::vector<NodeIndex> path{static_cast<NodeIndex>(root)};
        colour[root] = Colour::on_path;
        while (!path.empty() && loops < most_loops) {
            const NodeIndex at = path.back();
            if (next[at] == routes_[at].size()) {
                colour[at] = Colour::done;
                path.pop_back();
                continue;
            }
            const Route& route = routes_[at][next[at]++];
            if (route.to >= routes_.size())
                continue;
            if (colour[route.to] == Colour::on_path) {
                const auto first = std::find(path.begin(), path.end(), route.to) - path.begin();
                diagnostics.error(
                    route.mark, "cycle",
                    fmt::format("đường đi thành vòng: {}. Một lượt luyện phải luôn tiến về một kết; cho "
                                "nhánh này tới một nút khác.",
                                loop_names(draft.scene, path, static_cast<std::size_t>(first))));
                ++loops;
            } else if (colour[route.to] == Colour::fresh) {
                colour[route.to] = Colour::on_path;
                path.push_back(route.to);
            }
        }
    }
}

void Routes::check_reach(const SceneDraft& draft, Diagnostics& diagnostics) const {
    for (std::size_t at = 0; at < target_count_; ++at) {
        if (reached_[at])
            continue;
        const bool is_node = at < routes_.size();
        const Mark mark = is_node ? draft.marks.nodes[at].id : draft.marks.endings[at - routes_.size()].id;
        diagnostics.error(
            mark, "unreachable",
            fmt::format("không đường nào dẫn tới {} “{}”. Cho một to trỏ tới, hoặc bỏ đi.",
                        is_node ? "nút" : "kết", domain::target_id(draft.scene, static_cast<NodeIndex>(at))));
    }
}

/// Backwards from the endings: what isn't met can't end.
bool Routes::check_ends(const SceneDraft& draft, Diagnostics& diagnostics) const {
    std::vector<std::vector<NodeIndex>> sources(target_count_);
    std::vector<bool> ends(target_count_, false);
    std::vector<NodeIndex> open;
    for (std::size_t n = 0; n < routes_.size(); ++n) {
        for (const Route& route : routes_[n])
            sources[route.to].push_back(static_cast<NodeIndex>(n));
        if (leaks_[n])
            open.push_back(static_cast<NodeIndex>(n)); // reported already; may well end
    }
    for (std::size_t at = routes_.size(); at < target_count_; ++at)
        open.push_back(static_cast<NodeIndex>(at));
    for (const NodeIndex at : open)
        ends[at] = true;
    while (!open.empty()) {
        const NodeIndex at = open.back();
        open.pop_back();
        for (const NodeIndex source : sources[at]) {
            if (ends[source])
                continue;
            ends[source] = true;
            open.push_back(source);
        }
    }
    for (std::size_t n = 0; n < routes_.size(); ++n)
        if (!ends[n])
            diagnostics.error(
                draft.marks.nodes[n].id, "never-ends",
                fmt::format("từ nút “{}” không đường nào tới được một kết. Cho một nhánh của nó, hoặc của "
                            "nút sau nó, tới một kết.",
                            draft.scene.nodes[n].id));
    return std::all_of(ends.begin(), ends.end(), [](bool one) { return one; });
}

} // namespace mq::content
