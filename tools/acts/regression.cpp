#include "regression.h"

#include "domain/reply_coder.h"

#include <algorithm>
#include <cmath>

namespace acts {
namespace {

constexpr int steps = 120;
constexpr double rate = 0.35;
constexpr double negligible = 1e-6;

/// One way down: weights, gradients and the squares of the gradients so far.
class Descent {
public:
    Descent(const std::vector<Prior>& priors, Prior bias) : priors_(priors), bias_(bias) {
        fit_.bias = bias.mean;
        for (const Prior& prior : priors)
            fit_.weights.push_back(prior.mean);
        seen_.assign(priors.size(), 1e-8);
        gradient_.resize(priors.size());
    }

    void step(const std::vector<Example>& examples) {
        for (std::size_t i = 0; i < priors_.size(); ++i)
            gradient_[i] = priors_[i].precision * (fit_.weights[i] - priors_[i].mean);
        gradient_bias_ = bias_.precision * (fit_.bias - bias_.mean);
        for (const Example& example : examples)
            add(example);
        for (std::size_t i = 0; i < priors_.size(); ++i) {
            seen_[i] += gradient_[i] * gradient_[i];
            fit_.weights[i] -= rate * gradient_[i] / std::sqrt(seen_[i]);
        }
        seen_bias_ += gradient_bias_ * gradient_bias_;
        fit_.bias -= rate * gradient_bias_ / std::sqrt(seen_bias_);
    }

    [[nodiscard]] Fit take() { return std::move(fit_); }

private:
    void add(const Example& example) {
        odds_.clear();
        for (const Sparse& sentence : *example.bag)
            odds_.push_back(fit_.log_odds(sentence));
        const double any = std::max(sigmoid(mq::domain::odds_of_any(odds_)), 1e-9);
        for (std::size_t s = 0; s < odds_.size(); ++s) {
            const double here = sigmoid(odds_[s]);
            const double error = example.weight * (example.label ? -(1.0 - any) / any * here : here);
            if (std::abs(error) < negligible)
                continue;
            gradient_bias_ += error;
            for (const auto& [feature, value] : (*example.bag)[s])
                gradient_[feature] += error * static_cast<double>(value);
        }
    }

    const std::vector<Prior>& priors_;
    Prior bias_;
    Fit fit_;
    std::vector<double> seen_;
    std::vector<double> gradient_;
    double seen_bias_ = 1e-8;
    double gradient_bias_ = 0.0;
    std::vector<double> odds_; ///< of one example's sentences
};

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

double Fit::log_odds(const Bag& bag) const {
    std::vector<double> odds;
    for (const Sparse& sentence : bag)
        odds.push_back(log_odds(sentence));
    return mq::domain::odds_of_any(odds);
}

Fit fit(const std::vector<Example>& examples, const std::vector<Prior>& priors, Prior bias) {
    Descent descent(priors, bias);
    for (int step = 0; step < steps; ++step)
        descent.step(examples);
    return descent.take();
}

} // namespace acts
