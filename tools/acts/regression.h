#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// Logistic regression with a normal prior on every weight (maximum a posteriori), by gradient steps with a
/// rate of its own for each weight (AdaGrad).
namespace acts {

using Sparse = std::vector<std::pair<std::uint32_t, float>>; ///< (feature, value)

struct Prior {
    double mean = 0.0;
    double precision = 1.0; ///< 1 / variance; larger keeps the weight nearer to its mean
};

struct Fit {
    std::vector<double> weights; ///< one a feature
    double bias = 0.0;
    [[nodiscard]] double log_odds(const Sparse& x) const;
};

/// One row and one label each; `priors` has one entry a feature.
[[nodiscard]] Fit fit(const std::vector<const Sparse*>& rows, const std::vector<bool>& labels,
                      const std::vector<Prior>& priors, Prior bias);

[[nodiscard]] double sigmoid(double log_odds);

/// Platt's scaling: p = sigmoid(slope · log-odds + shift), fitted to (log-odds, label).
struct Calibration {
    double slope = 1.0;
    double shift = 0.0;
};
[[nodiscard]] Calibration calibrate(const std::vector<std::pair<double, bool>>& scored);

} // namespace acts
