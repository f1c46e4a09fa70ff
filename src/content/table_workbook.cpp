#include "base/text.h"
#include "content/table_reading.h"
#include "content/workbook_parts.h"

#include <fmt/format.h>
#include <algorithm>
#include <tuple>
#include <utility>

namespace mq::content {
namespace {

Result<std::string> clean(const SheetCell& cell, std::string_view text, const std::string& name) {
    if (!text::first_invalid_utf8(text) && text.find('\0') == std::string_view::npos)
        return text::nfc(trimmed(text));
    return table_error(
        ErrorKind::bad_input, name,
        fmt::format("Ô {} có ký tự hỏng. Hãy gõ lại ô đó rồi lưu.", cell_name(cell.row, cell.column)));
}

Result<Table> table_of_cells(SheetCells found, const std::vector<std::string>& shared,
                             const std::string& name, const TableLimits& limits) {
    const auto before = [](const SheetCell& a, const SheetCell& b) {
        return std::tie(a.row, a.column) < std::tie(b.row, b.column);
    };
    if (!std::ranges::is_sorted(found.cells, before)) // as every usual program writes them
        std::ranges::stable_sort(found.cells, before);
    Table out;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    for (std::size_t i = 0; i < found.cells.size(); ++i) {
        const SheetCell& cell = found.cells[i];
        if (i + 1 < found.cells.size() && !before(cell, found.cells[i + 1]))
            continue; // told twice: the last counts
        for (; row < cell.row; ++row, column = 0)
            out.end_row();
        for (; column < cell.column; ++column)
            out.add_cell({});
        const std::vector<std::string>& texts = cell.shared ? shared : found.texts;
        if (cell.text >= texts.size())
            throw NotAWorkbook("a shared text that isn't there");
        auto text = clean(cell, texts[cell.text], name);
        if (!text)
            return tl::unexpected<Error>(text.error());
        out.add_cell(*text, cell.number);
        ++column;
        if (out.text_bytes() > limits.text_bytes || out.cells() > limits.cells)
            throw TableTooLarge(fmt::format("dài hơn {} MB", limits.text_bytes >> 20U));
    }
    if (!found.cells.empty())
        out.end_row();
    return out;
}

Result<TableFile> read_workbook(std::string_view bytes, const std::string& name, const std::string& sheet,
                                const TableProgress& progress, const TableLimits& limits) {
    const WorkbookArchive archive(bytes);
    const WorkbookMap map = workbook_map(archive);
    if (map.sheets.empty())
        throw NotAWorkbook("no sheets");
    TableFile out;
    for (const SheetPart& one : map.sheets)
        out.sheets.push_back(one.name);
    const auto wanted =
        sheet.empty() ? map.sheets.begin() : std::ranges::find(map.sheets, sheet, &SheetPart::name);
    if (wanted == map.sheets.end())
        return table_error(ErrorKind::refused, name, fmt::format("Không có trang tính “{}”.", sheet));
    out.sheet = wanted->name;
    out.from_1904 = map.from_1904;
    SheetCells cells = sheet_cells(archive, wanted->part, date_formats(archive, map.styles), map.from_1904,
                                   progress, limits);
    auto table =
        table_of_cells(std::move(cells), shared_strings(archive, map.shared_strings, limits), name, limits);
    if (!table)
        return tl::unexpected<Error>(table.error());
    out.table = std::move(*table);
    return out;
}

} // namespace

Result<TableFile> table_of_workbook(std::string_view bytes, const std::string& name, const std::string& sheet,
                                    const TableProgress& progress, const TableLimits& limits) {
    if (const Status fine = check_archive(bytes, name, limits); !fine)
        return tl::unexpected<Error>(fine.error());
    try {
        return read_workbook(bytes, name, sheet, progress, limits);
    } catch (const TableTooLarge& e) {
        return table_error(ErrorKind::refused, name,
                           fmt::format("Bảng {}. Hãy chia thành nhiều tệp rồi nhập từng tệp.", e.what()));
    } catch (const ReadingStopped&) {
        return table_error(ErrorKind::refused, name, "Đã dừng đọc.");
    } catch (const std::exception& e) { // what liborcus throws has no other base
        return table_error(ErrorKind::bad_input, name,
                           "Tệp Excel bị hỏng hoặc chưa lưu xong. Hãy mở bằng Excel rồi lưu lại dạng .xlsx.",
                           e.what());
    }
}

} // namespace mq::content
