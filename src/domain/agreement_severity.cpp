#include "domain/agreement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mq::domain {
namespace {

constexpr double shrinkage = 10.0;     ///< subjects in common at which half of γ is believed
constexpr double most_severity = 0.75; ///< levels

/// Which raters are linked, directly or through others, by subjects both rated.
class Groups {
public:
    explicit Groups(std::size_t raters) : parent_(raters) { std::iota(parent_.begin(), parent_.end(), 0U); }

    [[nodiscard]] std::size_t of(std::size_t rater) {
        while (parent_[rater] != rater) {
            parent_[rater] = parent_[parent_[rater]];
            rater = parent_[rater];
        }
        return rater;
    }
    void link(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

private:
    std::vector<std::size_t> parent_;
};

/// Least squares for γ once each subject's own effect (its mean) is taken out of its ratings.
struct Equations {
    explicit Equations(std::size_t raters)
        : size(raters), left(raters * raters), right(raters), in_common(raters), groups(raters) {}

    double& at(std::size_t i, std::size_t j) { return left[i * size + j]; }

    void add(std::span<const Score> row) {
        std::vector<std::size_t> who;
        double mean = 0.0;
        for (std::size_t r = 0; r < row.size(); ++r)
            if (row[r])
                who.push_back(r);
        const double share = 1.0 / static_cast<double>(who.size());
        for (const std::size_t r : who)
            mean += *row[r] * share;
        for (const std::size_t i : who) {
            groups.link(i, who.front());
            ++in_common[i];
            right[i] += *row[i] - mean;
            for (const std::size_t j : who)
                at(i, j) += (i == j ? 1.0 : 0.0) - share;
        }
    }

    std::size_t size;
    std::vector<double> left;
    std::vector<double> right;
    std::vector<std::size_t> in_common;
    Groups groups;
};

/// Solves in place for the raters given, all linked: with 1/k added everywhere the matrix is positive
/// definite, and the solution is the one with Σγ = 0 (its right sides add up to 0). Gauss without pivoting is
/// stable there.
std::vector<double> solve(Equations& equations, const std::vector<std::size_t>& raters) {
    const std::size_t k = raters.size();
    std::vector<double> a(k * k);
    std::vector<double> x(k);
    for (std::size_t i = 0; i < k; ++i) {
        x[i] = equations.right[raters[i]];
        for (std::size_t j = 0; j < k; ++j)
            a[i * k + j] = equations.at(raters[i], raters[j]) + 1.0 / static_cast<double>(k);
    }
    for (std::size_t step = 0; step < k; ++step)
        for (std::size_t i = step + 1; i < k; ++i) {
            const double factor = a[i * k + step] / a[step * k + step];
            x[i] -= factor * x[step];
            for (std::size_t j = step; j < k; ++j)
                a[i * k + j] -= factor * a[step * k + j];
        }
    for (std::size_t i = k; i-- > 0;) {
        for (std::size_t j = i + 1; j < k; ++j)
            x[i] -= a[i * k + j] * x[j];
        x[i] /= a[i * k + i];
    }
    return x;
}

RaterSeverity severity_of(double leniency, std::size_t in_common) {
    const double n = static_cast<double>(in_common);
    const double shrunk = -leniency * n / (n + shrinkage);
    return {leniency, std::clamp(shrunk, -most_severity, most_severity), in_common};
}

} // namespace

std::vector<Defined<RaterSeverity>> rater_severity(const RatingTable& table) {
    const std::size_t count = table.raters().size();
    Equations equations(count);
    for (const std::size_t s : table.shared())
        equations.add(table.row(s));
    std::vector<std::size_t> linked;
    for (std::size_t r = 0; r < count; ++r)
        if (equations.in_common[r] > 0)
            linked.push_back(r);
    const bool one_group = std::all_of(linked.begin(), linked.end(), [&](std::size_t r) {
        return equations.groups.of(r) == equations.groups.of(linked.front());
    });
    const Undefined alone = count == 1 ? Undefined::one_rater : Undefined::nothing_in_common;
    std::vector<Defined<RaterSeverity>> out(count, tl::unexpected(alone));
    const std::vector<double> leniency = one_group ? solve(equations, linked) : std::vector<double>{};
    for (std::size_t i = 0; i < linked.size(); ++i) {
        if (one_group)
            out[linked[i]] = severity_of(leniency[i], equations.in_common[linked[i]]);
        else
            out[linked[i]] = tl::unexpected(Undefined::separate_groups);
    }
    return out;
}

} // namespace mq::domain
