#pragma once

#include "base/error.h"
#include "domain/agreement.h"

#include <cstddef>
#include <string_view>

/// Reading a table of ratings that somebody else wrote, as CSV (RFC 4180).
namespace mq::cli {

struct TableLimits {
    std::size_t bytes = std::size_t{8} << 20;
    std::size_t rows = 50'000;
    std::size_t raters = 200;
    std::size_t cells = 500'000;    ///< of the whole table, header included
    std::size_t cell_bytes = 1'000; ///< of one cell
    std::size_t problems = 20;      ///< told at once
};

/// First row: a word, then the raters. Other rows: the subject, then its ratings; blank is no rating. A byte
/// order mark, CRLF, blank lines and spaces around a cell are fine; text without a single line is an empty
/// table. Fails (bad_input) with one line a problem, `dòng 3, cột 2: …`: what isn't UTF-8 or CSV, a row of
/// another width, a name that is missing or stands twice, a rating that isn't a finite number, what goes
/// beyond a limit.
[[nodiscard]] Result<domain::RatingTable> read_rating_table(std::string_view csv,
                                                            const TableLimits& limits = {});

} // namespace mq::cli
