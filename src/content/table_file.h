#pragma once

#include "base/error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Tables that somebody else's program wrote: CSV (RFC 4180) and the sheets of an Excel workbook (XLSX).
namespace mq::content {

/// What a table may have. Checked before or while reading: no file costs more than this, however made.
struct TableLimits {
    std::size_t bytes = std::size_t{64} << 20; ///< of the file
    std::size_t rows = 200'000;
    std::size_t columns = 200;
    std::size_t cells = 8'000'000;
    std::size_t cell_bytes = std::size_t{128} << 10; ///< Excel's own limit is 32,767 characters
    std::size_t text_bytes = std::size_t{128} << 20; ///< of all cells together
    std::size_t unpacked = std::size_t{256} << 20;   ///< of all parts of a workbook together
    std::size_t packed_times = 400;                  ///< how many times larger a part may be than packed
    std::size_t small_part = std::size_t{512} << 10; ///< a part up to here may be packed as tight as it likes
    std::size_t parts = 4'096;                       ///< of a workbook
};

/// Rows of texts: NFC, without spaces at their ends. Rows may differ in width; beyond a row's end every cell
/// is empty.
class Table {
public:
    /// A row as a spreadsheet counts it, less one: blank rows are there too.
    [[nodiscard]] std::size_t rows() const { return starts_.empty() ? 0 : starts_.size() - 1; }
    [[nodiscard]] std::size_t width(std::size_t row) const;
    [[nodiscard]] std::size_t columns() const { return columns_; } ///< of the widest row
    [[nodiscard]] std::string_view at(std::size_t row, std::size_t column) const;
    /// The workbook has it as a number (or a date, which is one). CSV has none: all of it is text.
    [[nodiscard]] bool is_number(std::size_t row, std::size_t column) const;
    [[nodiscard]] bool blank(std::size_t row) const;

    /// For the readers of this folder. `text` must be NFC.
    void add_cell(std::string_view text, bool number = false);
    void end_row();
    [[nodiscard]] std::size_t cells() const { return ends_.size(); }
    [[nodiscard]] std::size_t text_bytes() const { return text_.size(); }

private:
    static constexpr std::uint32_t number_bit = std::uint32_t{1} << 31U;
    [[nodiscard]] std::size_t index(std::size_t row, std::size_t column) const;

    std::string text_;
    std::vector<std::uint32_t> ends_; ///< of each cell in text_; the highest bit says that it is a number
    std::vector<std::uint32_t> starts_{0}; ///< first cell of each row, and one more
    std::size_t columns_ = 0;
};

struct TableFile {
    Table table;
    std::vector<std::string> sheets; ///< of a workbook, in its order; none: CSV
    std::string sheet;               ///< the one that was read
    bool from_1904 = false;          ///< days are counted from 1904-01-01 (old Macs), not from 1899-12-30
};

/// Asked now and then how far it is, 0..1; false stops it with `refused`.
using TableProgress = std::function<bool(double share)>;

/// Reads a table; by the file's first bytes, not by its name. `sheet`: of a workbook; empty: the first.
/// Errors name the file, the place and what to do about it, in Vietnamese: not_found, io, refused (larger
/// than a limit, a packed bomb, no such sheet), bad_input (neither CSV nor XLSX, not UTF-8, a quote that
/// isn't closed, a damaged workbook).
[[nodiscard]] Result<TableFile> read_table(const std::filesystem::path& path, const std::string& sheet = {},
                                           const TableProgress& progress = {},
                                           const TableLimits& limits = {});
/// The same of bytes in memory; `name` is what errors call the file.
[[nodiscard]] Result<TableFile> table_of(std::string_view bytes, const std::string& name,
                                         const std::string& sheet = {}, const TableProgress& progress = {},
                                         const TableLimits& limits = {});

/// A day number of a spreadsheet, with the time as its fraction, as `2026-03-09 14:30`; without the time at
/// midnight, `14:30` alone below 1. Minutes are rounded. Nothing outside of 1900–9999.
[[nodiscard]] std::optional<std::string> serial_date(double serial, bool from_1904);

/// What a spreadsheet calls a cell: row 6, column 1 (from 0) is B7.
[[nodiscard]] std::string column_name(std::size_t column);
[[nodiscard]] std::string cell_name(std::size_t row, std::size_t column);

} // namespace mq::content
