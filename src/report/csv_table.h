#pragma once

#include "report/table.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace mq::report {

/// A text as a field of RFC 4180: quoted where it holds a quote, comma or line break, or spaces at its ends.
/// A text that a spreadsheet would take for a formula (it begins with = + - @ or their wide forms, a tab or a
/// line break) gets an apostrophe before it: it is shown and never worked out. Numbers are written by
/// `Field`'s other kinds and stay numbers.
[[nodiscard]] std::string csv_text(std::string_view text);

/// One table as CSV: UTF-8 with a byte order mark (so that spreadsheets read Vietnamese), lines that end in
/// CR LF, a point as decimal mark, days as 2026-03-09, moments as 2026-03-09 14:30, a level of 0 left empty.
/// Errors of all calls as those of write_whole_file; a second table is refused.
[[nodiscard]] Result<std::unique_ptr<TableWriter>> csv_table(const std::filesystem::path& path);

} // namespace mq::report
