#include "regression.h"

#include <algorithm>
#include <cmath>

namespace acts {
namespace {

constexpr int steps = 150;
constexpr double rate = 0.35;

} // namespace

double sigmoid(double log_odds) {
    return 1.0 / (1.0 + std::exp(-log_odds));
}

double Fit::log_odds(const Sparse& x) const {
    double sum = bias;
    for (const auto& [feature, value] : x)
        sum += weights[feature] * static_cast<double>(value);
    return sum;
}

Fit fit(const std::vector<const Sparse*>& rows, const std::vector<bool>& labels,
        const std::vector<Prior>& priors, Prior bias) {
    Fit out;
    out.bias = bias.mean;
    for (const Prior& prior : priors)
        out.weights.push_back(prior.mean);
    std::vector<double> seen(priors.size(), 1e-8); // squares of the gradients so far
    double seen_bias = 1e-8;
    std::vector<double> gradient(priors.size());
    for (int step = 0; step < steps; ++step) {
        for (std::size_t i = 0; i < priors.size(); ++i)
            gradient[i] = priors[i].precision * (out.weights[i] - priors[i].mean);
        double gradient_bias = bias.precision * (out.bias - bias.mean);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const double error = sigmoid(out.log_odds(*rows[r])) - (labels[r] ? 1.0 : 0.0);
            gradient_bias += error;
            for (const auto& [feature, value] : *rows[r])
                gradient[feature] += error * static_cast<double>(value);
        }
        for (std::size_t i = 0; i < priors.size(); ++i) {
            seen[i] += gradient[i] * gradient[i];
            out.weights[i] -= rate * gradient[i] / std::sqrt(seen[i]);
        }
        seen_bias += gradient_bias * gradient_bias;
        out.bias -= rate * gradient_bias / std::sqrt(seen_bias);
    }
    return out;
}

namespace {

double loss_of(const std::vector<std::pair<double, bool>>& scored, const Calibration& calibration) {
    double loss = 0.0;
    for (const auto& [odds, label] : scored) {
        const double z = calibration.slope * odds + calibration.shift;
        loss += std::log1p(std::exp(-std::abs(z))) + std::max(label ? -z : z, 0.0);
    }
    return loss;
}

} // namespace

Calibration calibrate(const std::vector<std::pair<double, bool>>& scored) {
    Calibration out;
    double loss = loss_of(scored, out);
    for (int step = 0; step < 50; ++step) { // Newton's method on two unknowns, halving a step that overshoots
        double g0 = 0;
        double g1 = 0;
        double h00 = 1e-9;
        double h01 = 0;
        double h11 = 1e-9;
        for (const auto& [odds, label] : scored) {
            const double p = sigmoid(out.slope * odds + out.shift);
            const double error = p - (label ? 1.0 : 0.0);
            const double curve = p * (1 - p);
            g0 += error * odds;
            g1 += error;
            h00 += curve * odds * odds;
            h01 += curve * odds;
            h11 += curve;
        }
        const double determinant = h00 * h11 - h01 * h01;
        double part = 1.0;
        for (; part > 1e-4; part /= 2) {
            const Calibration next{out.slope - part * (h11 * g0 - h01 * g1) / determinant,
                                   out.shift - part * (h00 * g1 - h01 * g0) / determinant};
            const double now = loss_of(scored, next);
            if (now < loss) {
                out = next;
                loss = now;
                break;
            }
        }
        if (part <= 1e-4)
            break;
    }
    return out;
}

} // namespace acts
