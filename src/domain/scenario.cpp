#include "domain/scenario.h"

#include <algorithm>

namespace mq::domain {
namespace {

using Picks = std::vector<std::uint8_t>;

bool has(const Picks& picked, std::uint8_t item) {
    return std::find(picked.begin(), picked.end(), item) != picked.end();
}

int count_of(const Picks& picked, const Picks& items) {
    return static_cast<int>(
        std::count_if(items.begin(), items.end(), [&](std::uint8_t item) { return has(picked, item); }));
}

/// All items are picked and stand in this order, others may stand between them.
bool in_order(const Picks& picked, const Picks& items) {
    auto from = picked.begin();
    for (const std::uint8_t item : items) {
        from = std::find(from, picked.end(), item);
        if (from == picked.end())
            return false;
        ++from;
    }
    return true;
}

} // namespace

bool PickRule::holds(const Picks& picked) const {
    const int found = count_of(picked, items);
    const int named = static_cast<int>(items.size());
    switch (op) {
        case Op::otherwise: return true;
        case Op::all: return found == named;
        case Op::any: return found > 0;
        case Op::none: return found == 0;
        case Op::at_least: return found >= count;
        case Op::at_most: return found <= count;
        case Op::only: return found == named && picked.size() == items.size();
        case Op::before: return in_order(picked, items);
        case Op::first: return !picked.empty() && has(items, picked.front());
        case Op::last: return !picked.empty() && has(items, picked.back());
        case Op::exactly: return picked == items;
        case Op::both:
            return std::all_of(parts.begin(), parts.end(),
                               [&](const auto& part) { return part.holds(picked); });
        case Op::either:
            return std::any_of(parts.begin(), parts.end(),
                               [&](const auto& part) { return part.holds(picked); });
        case Op::negation: return !parts.empty() && !parts.front().holds(picked);
    }
    return false;
}

std::optional<std::size_t> Scenario::triggered(NodeIndex node, Trigger trigger) const {
    const std::vector<Outcome>& outcomes = nodes[node].outcomes;
    for (std::size_t o = outcomes.size(); o-- > 0;)
        if (outcomes[o].trigger == trigger)
            return o;
    return std::nullopt;
}

const std::string& target_id(const Scenario& scene, NodeIndex at) {
    return scene.is_ending(at) ? scene.ending(at).id : scene.nodes[at].id;
}

const LocalText& pick_variant(const Variants& variants, Flags flags, int mood) {
    static const LocalText nothing;
    for (const Variant& variant : variants)
        if (variant.when.holds(flags, mood))
            return variant.text;
    return nothing;
}

} // namespace mq::domain
