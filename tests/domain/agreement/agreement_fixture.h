#pragma once

#include "domain/agreement.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace mq::agreement_test {

inline constexpr std::nullopt_t gap = std::nullopt;

using Rows = std::vector<std::vector<domain::Score>>;

/// Raters A, B, C …, one for each cell of the rows.
domain::RatingTable table_of(const Rows& rows, std::size_t raters);
/// As wide as its first row.
domain::RatingTable table_of(const Rows& rows);

/// Scores 1 to 5 that follow each subject's own level, so that raters agree somewhat; every `gap_every`th is
/// missing.
Rows random_rows(std::uint64_t seed, std::size_t subjects, std::size_t raters, std::size_t gap_every = 0);

std::string text_of(const std::string& file); ///< a file of tests/data/agreement
domain::RatingTable reference_table(const std::string& file);
nlohmann::json reference_index();

} // namespace mq::agreement_test
