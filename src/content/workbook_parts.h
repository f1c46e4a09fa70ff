#pragma once

#include "content/table_file.h"
#include "content/workbook_part.h"

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

/// What the parts of a workbook say (ECMA-376, SpreadsheetML): which sheets there are, the shared texts,
/// which formats show a number as a date, and the cells of one sheet. All throw what is in WorkbookProblem,
/// or what liborcus throws.
namespace mq::content {

/// Ends the reading; `what()` goes on from “Bảng …”.
struct TableTooLarge : std::runtime_error {
    using std::runtime_error::runtime_error;
};
struct ReadingStopped : std::exception {};
struct NotAWorkbook : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct SheetPart {
    std::string name;
    std::string part; ///< in the archive
};

struct WorkbookMap {
    std::vector<SheetPart> sheets;
    std::string shared_strings; ///< parts; empty: none
    std::string styles;
    bool from_1904 = false;
};

[[nodiscard]] WorkbookMap workbook_map(const WorkbookArchive& archive);
[[nodiscard]] std::vector<std::string> shared_strings(const WorkbookArchive& archive, const std::string& part,
                                                      const TableLimits& limits);
/// By index of a cell's format: whether it shows a number as a date or time.
[[nodiscard]] std::vector<bool> date_formats(const WorkbookArchive& archive, const std::string& part);

struct SheetCell {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t text = 0; ///< index into the sheet's own texts or the shared ones
    bool shared = false;
    bool number = false;
};
struct SheetCells {
    std::vector<SheetCell> cells; ///< in the order of the file
    std::vector<std::string> texts;
};
[[nodiscard]] SheetCells sheet_cells(const WorkbookArchive& archive, const std::string& part,
                                     const std::vector<bool>& dates, bool from_1904,
                                     const TableProgress& progress, const TableLimits& limits);

} // namespace mq::content
