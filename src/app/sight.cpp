#include "app/sight.h"

namespace mq::app {

TeamSights::TeamSights(const std::vector<store::TeamRow>& teams, const Uuid& lead) {
    std::unordered_map<Uuid, const store::TeamDefined*> rows;
    for (const store::TeamRow& row : teams)
        rows.emplace(row.id, &row.team);
    for (const store::TeamRow& row : teams) {
        Sight sight = Sight::name;
        std::optional<Uuid> at = row.id;
        for (std::size_t steps = 0; at && steps < rows.size(); ++steps) { // a ring ends as well
            const auto found = rows.find(*at);
            if (found == rows.end())
                break;
            if (found->second->lead == lead) {
                sight = Sight::all;
                break;
            }
            if (found->second->lead)
                sight = Sight::nothing;
            at = found->second->parent;
        }
        sights_.emplace(row.id, sight);
    }
}

Sight TeamSights::of(const std::optional<Uuid>& team) const {
    const auto at = team ? sights_.find(*team) : sights_.end();
    return at == sights_.end() ? Sight::name : at->second;
}

} // namespace mq::app
