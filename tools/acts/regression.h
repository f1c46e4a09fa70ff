#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// Logistic regression on sentences where only whole replies are marked: a reply is marked when one of its
/// sentences would be (noisy-or). A normal prior on every weight (maximum a posteriori); gradient steps with
/// a rate of its own for each weight (AdaGrad).
namespace acts {

using Sparse = std::vector<std::pair<std::uint32_t, float>>; ///< (feature, value)
using Bag = std::vector<Sparse>;                             ///< sentences of a reply

struct Prior {
    double mean = 0.0;
    double precision = 1.0; ///< 1 / variance; larger keeps the weight nearer to its mean
};

struct Fit {
    std::vector<double> weights; ///< one a feature
    double bias = 0.0;
    [[nodiscard]] double log_odds(const Sparse& x) const;
    [[nodiscard]] double log_odds(const Bag& bag) const; ///< that one of its sentences is it
};

struct Example {
    const Bag* bag = nullptr;
    bool label = false;
    double weight = 1.0;
};

/// `priors` has one entry a feature.
[[nodiscard]] Fit fit(const std::vector<Example>& examples, const std::vector<Prior>& priors, Prior bias);

[[nodiscard]] double sigmoid(double log_odds);

} // namespace acts
