#pragma once

#include "report/table.h"

#include <filesystem>
#include <memory>
#include <string>

namespace mq::report {

/// What a workbook says of itself.
struct WorkbookFacts {
    std::string title;
    std::string author; ///< the firm
    Instant made;
};

/// Tables as the sheets of an XLSX workbook: heads frozen and with a filter, levels in the screen's colours
/// with their number, days as days, texts always as texts and never as formulas. A table that is longer than
/// a sheet can be (1,048,576 rows) goes on in the next. Rows are written to temporary files as they come, so
/// memory doesn't grow with them. Errors as those of write_whole_file.
[[nodiscard]] Result<std::unique_ptr<TableWriter>> xlsx_tables(const std::filesystem::path& path,
                                                               const WorkbookFacts& facts);

} // namespace mq::report
