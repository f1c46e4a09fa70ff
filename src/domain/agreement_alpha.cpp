#include "domain/agreement.h"
#include "domain/simulation.h"

#include <algorithm>
#include <cmath>

namespace mq::domain {
namespace {

/// Pairs of different scores grow with the square of their number; this many take about a second.
constexpr std::size_t most_ratio_values = 50'000;

using Unit = std::vector<double>; ///< the ratings of one subject, two or more

std::vector<Unit> units_of(const RatingTable& table) {
    std::vector<Unit> out;
    for (const std::size_t s : table.shared()) {
        Unit unit;
        for (const Score& rating : table.row(s))
            if (rating)
                unit.push_back(*rating);
        out.push_back(std::move(unit));
    }
    return out;
}

/// A score that occurs, and how often.
struct Score {
    double value = 0.0;
    double count = 0.0;
};

std::vector<Score> scores_of(const std::vector<const Unit*>& units) {
    std::vector<double> values;
    for (const Unit* unit : units)
        values.insert(values.end(), unit->begin(), unit->end());
    std::sort(values.begin(), values.end());
    std::vector<Score> out;
    for (const double value : values) {
        if (out.empty() || out.back().value != value)
            out.push_back({value, 0.0});
        out.back().count += 1.0;
    }
    return out;
}

/// Where a score lies on the scale on which squared difference is Krippendorff's metric. Interval: the score.
/// Ordinal: (Σ n from c to k − (n_c + n_k)/2)² is the squared difference of mid-ranks.
class Positions {
public:
    Positions(const std::vector<Score>& scores, AlphaLevel level) : scores_(scores) {
        double before = 0.0;
        for (const Score& score : scores) {
            positions_.push_back(level == AlphaLevel::ordinal ? before + score.count / 2.0
                                                              : score.value - scores.front().value);
            before += score.count;
        }
    }

    [[nodiscard]] double at(std::size_t index) const { return positions_[index]; }
    [[nodiscard]] double of(double value) const {
        const auto found = std::lower_bound(scores_.begin(), scores_.end(), value,
                                            [](const Score& score, double v) { return score.value < v; });
        return positions_[static_cast<std::size_t>(found - scores_.begin())];
    }

private:
    const std::vector<Score>& scores_;
    std::vector<double> positions_;
};

double ratio_metric(double a, double b) {
    if (a == b)
        return 0.0; // also 0 and 0
    const double share = (a - b) / (a + b);
    return share * share;
}

/// Σ over unordered pairs of their difference, for a group of positions or scores with counts.
class PairSum {
public:
    PairSum(AlphaLevel level, const Positions& positions) : level_(level), positions_(positions) {}

    [[nodiscard]] double within(const Unit& unit) const {
        if (level_ == AlphaLevel::nominal || level_ == AlphaLevel::ratio)
            return within_by_pairs(unit);
        double mean = 0.0;
        for (const double value : unit)
            mean += positions_.of(value) / static_cast<double>(unit.size());
        double squares = 0.0;
        for (const double value : unit)
            squares += (positions_.of(value) - mean) * (positions_.of(value) - mean);
        return static_cast<double>(unit.size()) * squares; // Σ pairs (x − y)² = m Σ (x − mean)²
    }

    [[nodiscard]] double over(const std::vector<Score>& scores, double n) const {
        if (level_ == AlphaLevel::ratio)
            return over_by_pairs(scores);
        double mean = 0.0;
        double same = 0.0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            mean += scores[i].count * positions_.at(i) / n;
            same += scores[i].count * scores[i].count;
        }
        if (level_ == AlphaLevel::nominal)
            return (n * n - same) / 2.0;
        double squares = 0.0;
        for (std::size_t i = 0; i < scores.size(); ++i)
            squares += scores[i].count * (positions_.at(i) - mean) * (positions_.at(i) - mean);
        return n * squares;
    }

private:
    [[nodiscard]] double within_by_pairs(const Unit& unit) const {
        double sum = 0.0;
        for (std::size_t i = 0; i < unit.size(); ++i)
            for (std::size_t j = i + 1; j < unit.size(); ++j)
                sum += level_ == AlphaLevel::ratio ? ratio_metric(unit[i], unit[j])
                                                   : (unit[i] == unit[j] ? 0.0 : 1.0);
        return sum;
    }
    [[nodiscard]] static double over_by_pairs(const std::vector<Score>& scores) {
        double sum = 0.0;
        for (std::size_t i = 0; i < scores.size(); ++i)
            for (std::size_t j = i + 1; j < scores.size(); ++j)
                sum += scores[i].count * scores[j].count * ratio_metric(scores[i].value, scores[j].value);
        return sum;
    }

    AlphaLevel level_;
    const Positions& positions_;
};

/// α = 1 − (n − 1) Σ_units (pair differences / (m_u − 1)) / Σ_all pairs differences.
Defined<double> alpha_of(const std::vector<const Unit*>& units, AlphaLevel level) {
    const std::vector<Score> scores = scores_of(units);
    if (scores.size() < 2)
        return tl::unexpected(Undefined::all_equal);
    if (level == AlphaLevel::ratio && scores.front().value < 0.0)
        return tl::unexpected(Undefined::negative_score);
    if (level == AlphaLevel::ratio && scores.size() > most_ratio_values)
        return tl::unexpected(Undefined::too_many_values);
    const Positions positions(scores, level);
    const PairSum pairs(level, positions);
    double n = 0.0;
    double observed = 0.0;
    for (const Unit* unit : units) {
        n += static_cast<double>(unit->size());
        observed += pairs.within(*unit) / static_cast<double>(unit->size() - 1);
    }
    const double alpha = 1.0 - (n - 1.0) * observed / pairs.over(scores, n);
    if (!std::isfinite(alpha))
        return tl::unexpected(Undefined::not_computable); // differences so small that their squares vanish
    return alpha;
}

Defined<std::vector<Unit>> enough_units(const RatingTable& table) {
    if (table.raters().size() < 2)
        return tl::unexpected(table.raters().empty() ? Undefined::no_raters : Undefined::one_rater);
    std::vector<Unit> units = units_of(table);
    if (units.size() < 2)
        return tl::unexpected(units.empty() ? Undefined::no_subjects : Undefined::one_subject);
    return units;
}

std::vector<const Unit*> all_of(const std::vector<Unit>& units) {
    std::vector<const Unit*> out;
    for (const Unit& unit : units)
        out.push_back(&unit);
    return out;
}

/// Quantile of ascending values, between the two nearest.
double quantile(const std::vector<double>& ascending, double share) {
    const double at = share * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    return ascending[below] + (at - static_cast<double>(below)) * (ascending[above] - ascending[below]);
}

} // namespace

Defined<double> krippendorff_alpha(const RatingTable& table, AlphaLevel level) {
    const auto units = enough_units(table);
    if (!units)
        return tl::unexpected(units.error());
    return alpha_of(all_of(*units), level);
}

Defined<Interval> alpha_interval(const RatingTable& table, AlphaLevel level, const Bootstrap& bootstrap) {
    const auto units = enough_units(table);
    if (!units)
        return tl::unexpected(units.error());
    if (const auto whole = alpha_of(all_of(*units), level); !whole)
        return tl::unexpected(whole.error());
    SeededRandom random(bootstrap.seed);
    std::vector<const Unit*> drawn(units->size());
    std::vector<double> alphas;
    for (std::size_t sample = 0; sample < bootstrap.samples; ++sample) {
        for (const Unit*& unit : drawn)
            unit = &(*units)[random.below(units->size())];
        if (const auto alpha = alpha_of(drawn, level))
            alphas.push_back(*alpha);
    }
    if (alphas.empty() || alphas.size() * 20 < bootstrap.samples * 19)
        return tl::unexpected(Undefined::all_equal);
    std::sort(alphas.begin(), alphas.end());
    return Interval{quantile(alphas, 0.025), quantile(alphas, 0.975)};
}

} // namespace mq::domain
