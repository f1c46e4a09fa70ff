#pragma once

#include "base/ids.h"
#include "store/teams.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace mq::app {

/// What a lead may see of somebody.
enum class Sight : std::uint8_t {
    nothing,
    name, ///< and post: in no team that anybody leads, to be taken into one
    all,
};

/// How far a lead sees into each team: their own and the parts of these wholly; one with nobody's lead, its
/// own or above it, by name.
class TeamSights {
public:
    TeamSights(const std::vector<store::TeamRow>& teams, const Uuid& lead);
    /// Nothing: no team. One that isn't there: by name, as who is in none.
    [[nodiscard]] Sight of(const std::optional<Uuid>& team) const;

private:
    std::unordered_map<Uuid, Sight> sights_;
};

} // namespace mq::app
