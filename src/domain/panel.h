#pragma once

#include "domain/scoring_types.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Rules of a structured interview and of a panel's agreeing on it. Source: scoring.md 3.
namespace mq::domain {

/// Whether a rating asks for a written reason: every level but the middle one.
[[nodiscard]] bool needs_reason(Level rating);

/// A facet of a question as a panel member has it so far.
struct CellSoFar {
    std::optional<Level> rating;
    bool not_enough = false; ///< said to be not enough to judge by, which is an answer and no rating
    std::string_view reason;
};

/// What a panel member has of one question so far. Texts of spaces alone count as empty.
struct AnswerSoFar {
    std::array<std::string_view, 4> star; ///< situation, task, action, result
    bool asked_hard = false;              ///< the two fixed probes
    bool asked_help = false;
    std::vector<CellSoFar> cells;
};

enum class Lack : std::uint8_t {
    situation,
    task,
    action,
    result,
    hard,   ///< what made it hard wasn't asked: without it the competency can't be judged
    help,   ///< nor who helped, and in what
    rating, ///< of that cell, neither a rating nor “not enough”
    reason, ///< of that cell
};

struct Gap {
    Lack what = Lack::situation;
    std::size_t cell = 0; ///< for rating and reason
    friend bool operator==(const Gap&, const Gap&) = default;
};

/// What must be there before it may be saved. Notes and the fixed probes are asked for once anything is
/// rated; where all cells say “not enough” nothing is.
[[nodiscard]] std::vector<Gap> gaps_in(const AnswerSoFar& answer);

/// Ratings of one cell by the panel, in its order; nothing where a member gave none.
using CellRatings = std::vector<std::optional<Level>>;

/// Highest − lowest, 0 where fewer than two rated.
[[nodiscard]] int spread_of(std::span<const std::optional<Level>> ratings);
/// From here on the panel has to talk about it and write down why.
inline constexpr int spread_to_discuss = 2;
/// The lower median; nothing where nobody rated.
[[nodiscard]] std::optional<Level> middle_of(std::span<const std::optional<Level>> ratings);

/// Cells that two or more rated, by how far they lie apart.
struct PanelCounts {
    int units = 0;
    int exact = 0;
    int within_one = 0; ///< exactly one apart
    int apart = 0;      ///< two or more
};
[[nodiscard]] PanelCounts count_spreads(std::span<const CellRatings> cells);

} // namespace mq::domain
