#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

/// Tables to be written row by row: the same rows become CSV or a sheet of a workbook. Nothing of a row is
/// kept once it is written.
namespace mq::report {

/// A level 1..5, or 0: not enough evidence to say.
struct LevelMark {
    int level = 0;
};

/// A moment on the clock on the wall.
struct WallTime {
    Day day;
    int minute = 0; ///< of the day, 0..1439
};

/// Nothing, a text, a number (of `double` at most four decimals are written), a level, a day, a moment.
using Field = std::variant<std::monostate, std::string, std::int64_t, double, LevelMark, Day, WallTime>;

struct TableColumn {
    std::string head;
    double width = 12.0; ///< of a workbook's column, in characters
};

struct TableHead {
    std::string name; ///< of a workbook's sheet
    std::vector<TableColumn> columns;
    std::size_t frozen = 0; ///< columns that stay when a workbook is moved sideways
};

class TableWriter {
public:
    TableWriter() = default;
    TableWriter(const TableWriter&) = delete;
    TableWriter& operator=(const TableWriter&) = delete;
    virtual ~TableWriter() = default; ///< a file that wasn't finished is gone

    /// Begins a table; what was begun before is complete.
    [[nodiscard]] virtual Status begin(const TableHead& head) = 0;
    /// One field a column.
    [[nodiscard]] virtual Status row(std::span<const Field> fields) = 0;
    /// Puts the file where it belongs.
    [[nodiscard]] virtual Status finish() = 0;
};

/// Valid UTF-8 in NFC without control characters, line breaks and tabs kept: what a cell can hold.
[[nodiscard]] std::string cell_text(std::string_view text);

} // namespace mq::report
