#pragma once

#include "domain/scoring_standing.h"

#include <array>
#include <cstddef>

/// What the writer and the reader of a standing's bytes share. Once written these never change.
namespace mq::app {

inline constexpr int standing_format = 1; ///< rises when the form changes

inline constexpr std::array all_gates{domain::Gate::human, domain::Gate::autonomy, domain::Gate::critical};
inline constexpr std::array all_missing{domain::Missing::weight, domain::Missing::scenarios,
                                        domain::Missing::facets, domain::Missing::spread,
                                        domain::Missing::stale};

[[nodiscard]] constexpr const char* word_of(domain::Gate gate) {
    switch (gate) {
        case domain::Gate::human: return "human";
        case domain::Gate::autonomy: return "autonomy";
        case domain::Gate::critical: return "critical";
    }
    return "";
}

} // namespace mq::app
