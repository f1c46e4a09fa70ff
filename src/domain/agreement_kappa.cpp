#include "domain/agreement.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace mq::domain {
namespace {

constexpr double normal_975 = 1.959963984540054; ///< 97.5 % point of the standard normal

double disagreement(double a, double b, KappaWeights weights) {
    switch (weights) {
        case KappaWeights::none: return a == b ? 0.0 : 1.0;
        case KappaWeights::linear: return std::abs(a - b);
        case KappaWeights::quadratic: return (a - b) * (a - b);
    }
    return 0.0;
}

/// One rater's scores, asked how far they lie from a score on average. Logarithmic in their number, so that a
/// long table with many different scores isn't quadratic.
class Scores {
public:
    explicit Scores(std::vector<double> values)
        : values_(std::move(values)), n_(static_cast<double>(values_.size())) {
        std::sort(values_.begin(), values_.end());
        origin_ = values_.front();
        sums_.push_back(0.0);
        for (const double value : values_)
            sums_.push_back(sums_.back() + (value - origin_));
        mean_ = sums_.back() / n_;
        for (const double value : values_)
            variance_ += (value - origin_ - mean_) * (value - origin_ - mean_) / n_;
    }

    [[nodiscard]] bool constant() const { return values_.front() == values_.back(); }

    [[nodiscard]] double mean_disagreement(double score, KappaWeights weights) const {
        const double from_origin = score - origin_;
        switch (weights) {
            case KappaWeights::none: {
                const auto [first, last] = std::equal_range(values_.begin(), values_.end(), score);
                return 1.0 - static_cast<double>(last - first) / n_;
            }
            case KappaWeights::linear: return mean_distance(score);
            case KappaWeights::quadratic: return variance_ + (from_origin - mean_) * (from_origin - mean_);
        }
        return 0.0;
    }

private:
    [[nodiscard]] double mean_distance(double score) const {
        const auto below = static_cast<std::size_t>(std::upper_bound(values_.begin(), values_.end(), score) -
                                                    values_.begin());
        const double count = static_cast<double>(below);
        const double from_origin = score - origin_;
        const double from_below = count * from_origin - sums_[below];
        const double from_above = (sums_.back() - sums_[below]) - (n_ - count) * from_origin;
        return (from_below + from_above) / n_;
    }

    std::vector<double> values_; ///< ascending
    std::vector<double> sums_;   ///< of the first i, from the origin
    double n_;
    double origin_ = 0.0;
    double mean_ = 0.0; ///< from the origin
    double variance_ = 0.0;
};

struct Pair {
    double first = 0.0;
    double second = 0.0;
};

std::vector<Pair> pairs_of(const RatingTable& table) {
    std::vector<Pair> out;
    for (const std::size_t s : table.complete())
        out.push_back({*table.row(s)[0], *table.row(s)[1]});
    return out;
}

Scores scores_of(const std::vector<Pair>& pairs, double Pair::*side) {
    std::vector<double> values;
    values.reserve(pairs.size());
    for (const Pair& pair : pairs)
        values.push_back(pair.*side);
    return Scores(std::move(values));
}

/// The error of Fleiss, Cohen & Everitt is the delta method's. With κ = 1 − O/E its gradient by the share of
/// a pair (a, b) is −d(a,b)/E + O/E² (mean d of a from the second rater's scores + mean d of b from the
/// first's).
Kappa kappa_of(const std::vector<Pair>& pairs, const Scores& first, const Scores& second,
               KappaWeights weights) {
    const double n = static_cast<double>(pairs.size());
    double observed = 0.0;
    double expected = 0.0;
    for (const Pair& pair : pairs) {
        observed += disagreement(pair.first, pair.second, weights) / n;
        expected += second.mean_disagreement(pair.first, weights) / n;
    }
    const double ratio = observed / expected;
    double sum = 0.0;
    double squares = 0.0;
    for (const Pair& pair : pairs) {
        const double margins =
            second.mean_disagreement(pair.first, weights) + first.mean_disagreement(pair.second, weights);
        const double gradient = (ratio * margins - disagreement(pair.first, pair.second, weights)) / expected;
        sum += gradient / n;
        squares += gradient * gradient / n;
    }
    Kappa out;
    out.kappa = 1.0 - ratio;
    out.se = std::sqrt(std::max(0.0, squares - sum * sum) / n);
    out.interval = {out.kappa - normal_975 * out.se, out.kappa + normal_975 * out.se};
    return out;
}

/// How often each category was given to one subject.
std::map<double, double> counts_of(std::span<const Score> row) {
    std::map<double, double> out;
    for (const Score& rating : row)
        out[*rating] += 1.0;
    return out;
}

/// z from the categories' shares p, q = 1 − p, for n subjects and m raters.
double fleiss_z(const FleissKappa& fleiss, double n, double m) {
    double pq = 0.0;
    double skew = 0.0;
    for (const double p : fleiss.shares) {
        pq += p * (1.0 - p);
        skew += p * (1.0 - p) * (1.0 - 2.0 * p);
    }
    const double error = std::sqrt(2.0 / (n * m * (m - 1.0)) * (pq * pq - skew)) / pq;
    return fleiss.kappa / error;
}

} // namespace

Defined<Kappa> weighted_kappa(const RatingTable& table, KappaWeights weights) {
    if (table.raters().empty())
        return tl::unexpected(Undefined::no_raters);
    if (table.raters().size() != 2)
        return tl::unexpected(Undefined::not_two_raters);
    const std::vector<Pair> pairs = pairs_of(table);
    if (pairs.size() < 2)
        return tl::unexpected(pairs.empty() ? Undefined::no_subjects : Undefined::one_subject);
    const Scores first = scores_of(pairs, &Pair::first);
    const Scores second = scores_of(pairs, &Pair::second);
    if (first.constant() && second.constant() && pairs.front().first == pairs.front().second)
        return tl::unexpected(Undefined::all_equal);
    if (first.constant() || second.constant())
        return tl::unexpected(Undefined::constant_rater);
    const Kappa out = kappa_of(pairs, first, second, weights);
    if (!std::isfinite(out.kappa) || !std::isfinite(out.se))
        return tl::unexpected(Undefined::not_computable); // differences so small that their squares vanish
    return out;
}

Defined<FleissKappa> fleiss_kappa(const RatingTable& table) {
    if (table.raters().size() < 2)
        return tl::unexpected(table.raters().empty() ? Undefined::no_raters : Undefined::one_rater);
    const std::vector<std::size_t> subjects = table.complete();
    if (subjects.size() < 2)
        return tl::unexpected(subjects.empty() ? Undefined::no_subjects : Undefined::one_subject);
    const double n = static_cast<double>(subjects.size());
    const double m = static_cast<double>(table.raters().size());
    FleissKappa out;
    std::map<double, double> totals;
    for (const std::size_t s : subjects)
        for (const auto& [value, count] : counts_of(table.row(s))) {
            totals[value] += count;
            out.observed += count * (count - 1.0) / (m * (m - 1.0) * n);
        }
    if (totals.size() < 2)
        return tl::unexpected(Undefined::all_equal);
    for (const auto& [value, count] : totals) {
        out.values.push_back(value);
        out.shares.push_back(count / (n * m));
        out.expected += out.shares.back() * out.shares.back();
    }
    out.kappa = (out.observed - out.expected) / (1.0 - out.expected);
    out.z = fleiss_z(out, n, m);
    return out;
}

} // namespace mq::domain
