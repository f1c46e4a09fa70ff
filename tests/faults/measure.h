#pragma once

#include <cstdint>
#include <functional>
#include <string>

/// What a stranger's file may cost: bounds that every reader keeps.
namespace mq::faults {

struct Cost {
    double seconds = 0;     ///< of the processor, so that a busy machine doesn't count
    std::int64_t bytes = 0; ///< most memory held at once above what was held before; 0 under a sanitizer
};

[[nodiscard]] Cost cost_of(const std::function<void()>& work);

inline constexpr double most_seconds = 1.0;
inline constexpr std::int64_t most_bytes = 64 << 20;

/// Runs it and throws Failure where it cost more than that. Under a sanitizer it may take ten times as long.
void within_bounds(const std::function<void()>& work, double seconds = most_seconds);

} // namespace mq::faults
