#include "domain/impact.h"

#include <algorithm>
#include <cmath>

namespace mq::domain {
namespace {

double log_choose(std::int64_t n, std::int64_t k) {
    const auto log_factorial = [](std::int64_t of) { return std::lgamma(static_cast<double>(of) + 1.0); };
    return log_factorial(n) - log_factorial(k) - log_factorial(n - k);
}

bool can_be(const GroupSelection& group) {
    return group.total > 0 && group.selected >= 0 && group.selected <= group.total;
}

/// Compares rates as fractions, so that rounding can't put one of exactly four fifths below the gate.
bool below_gate(const GroupSelection& group, const GroupSelection& best) {
    // selected/total < 4/5 · best.selected/best.total
    return 5 * group.selected * best.total < 4 * best.selected * group.total;
}

} // namespace

double fisher_exact(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
    const std::int64_t row = a + b;
    const std::int64_t column = a + c;
    const std::int64_t all = a + b + c + d;
    const std::int64_t low = std::max<std::int64_t>(0, column - (all - row));
    const std::int64_t high = std::min(row, column);
    const double whole = log_choose(all, column);
    const auto chance = [&](std::int64_t x) {
        return std::exp(log_choose(row, x) + log_choose(all - row, column - x) - whole);
    };
    constexpr double slack = 1.0 + 1e-7; // tables that are equally likely differ in their last digits
    const double here = chance(a) * slack;
    double sum = 0.0;
    for (std::int64_t x = low; x <= high; ++x)
        if (const double p = chance(x); p <= here)
            sum += p;
    return std::min(1.0, sum);
}

Impact impact_of(std::span<const GroupSelection> groups) {
    Impact out;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!can_be(groups[i]))
            continue;
        const bool higher = !out.reference || groups[i].selected * groups[*out.reference].total >
                                                  groups[*out.reference].selected * groups[i].total;
        if (higher)
            out.reference = i;
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const GroupSelection& group = groups[i];
        GroupImpact impact;
        impact.group = group.group;
        impact.few = group.total < impact_fewest;
        if (can_be(group) && out.reference) {
            const GroupSelection& best = groups[*out.reference];
            impact.rate = static_cast<double>(group.selected) / static_cast<double>(group.total);
            if (best.selected > 0)
                impact.ratio =
                    *impact.rate / (static_cast<double>(best.selected) / static_cast<double>(best.total));
            impact.flagged = best.selected > 0 && below_gate(group, best);
            if (i != *out.reference)
                impact.fisher_p = fisher_exact(group.selected, group.total - group.selected, best.selected,
                                               best.total - best.selected);
        }
        out.groups.push_back(std::move(impact));
    }
    return out;
}

} // namespace mq::domain
