#pragma once

#include "domain/analysis.h"

#include <atomic>
#include <cstdint>
#include <vector>

namespace mq::domain {

enum class SimulatedPolicy { random, best, worst };

/// What many plays of a scene came to.
struct Simulation {
    std::uint64_t runs = 0;
    std::uint64_t steps = 0;                          ///< decisions and single-option moves taken in all
    std::vector<std::uint64_t> endings;               ///< by ending, in the order of the scene
    std::vector<std::uint64_t> visits;                ///< by node
    std::vector<std::vector<std::uint64_t>> outcomes; ///< by node and outcome: how often taken
    double mean_attainment = 0.0;
    double share_full = 0.0;     ///< of runs with A ≥ pass_full
    double share_critical = 0.0; ///< of runs with a critical error
    double mean_final_mood = 0.0;
};

/// Plays `runs` times. `seed` decides everything; the same seed gives the same result on every machine.
/// `analysis` must be usable. Stops early (with the runs done so far) when `cancel` turns true.
[[nodiscard]] Simulation simulate(const Scenario& scene, const Graph& graph, const Analysis& analysis,
                                  const ScoringParams& params, SimulatedPolicy policy, std::uint64_t runs,
                                  std::uint64_t seed, const std::atomic<bool>* cancel = nullptr);

/// A small fast generator with fixed behaviour everywhere (xoshiro-like quality is not needed here:
/// splitmix64).
class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    [[nodiscard]] std::uint64_t next();
    /// Uniform in [0, n), n ≥ 1, without modulo bias worth naming (n is tiny against 2^64).
    [[nodiscard]] std::size_t below(std::size_t n);

private:
    std::uint64_t state_;
};

/// The order in which options are shown in an assessment: a permutation of 0..n−1 by the recorded seed and
/// node.
[[nodiscard]] std::vector<std::uint8_t> shuffled(std::size_t n, std::uint64_t seed, NodeIndex node);

} // namespace mq::domain
