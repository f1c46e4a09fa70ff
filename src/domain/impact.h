#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// Whether a selection treats groups alike (scoring.md 7): the rule of four fifths, with a test for chance.
namespace mq::domain {

/// A group of people and how many of them were selected.
struct GroupSelection {
    std::string group;
    std::int64_t selected = 0; ///< 0..total
    std::int64_t total = 0;
};

struct GroupImpact {
    std::string group;
    std::optional<double> rate;     ///< selected / total; nothing for an empty group
    std::optional<double> ratio;    ///< rate / the highest rate; nothing where that is 0 or unknown
    bool flagged = false;           ///< ratio below .80; exactly .80 isn't
    std::optional<double> fisher_p; ///< two-sided, against the reference group; nothing for that one itself
    bool few = false;               ///< fewer than `impact_fewest` people: “n nhỏ”
};

struct Impact {
    std::optional<std::size_t> reference; ///< group with the highest rate, the first of equals
    std::vector<GroupImpact> groups;      ///< in the order given
};

inline constexpr double impact_gate = 0.80;
inline constexpr std::int64_t impact_fewest = 30;

/// Groups with numbers that can't be (selected below 0 or above total) count as empty. Source of the rule:
/// 29 CFR 1607.4D with the Questions and Answers of 1979.
[[nodiscard]] Impact impact_of(std::span<const GroupSelection> groups);

/// Fisher's exact test of the table {{a, b}, {c, d}}, two-sided: the share of all tables with the same
/// margins that are as likely as this one or less. Counts of 0 or more; 1 where a margin is 0.
[[nodiscard]] double fisher_exact(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d);

} // namespace mq::domain
