#include "content/table_file.h"

#include "content/table_reading.h"

#include <fmt/format.h>
#include <algorithm>
#include <fstream>

namespace mq::content {
namespace {

constexpr std::string_view zip_start{"PK\3\4", 4};
constexpr std::string_view old_office_start{"\xD0\xCF\x11\xE0", 4}; ///< .xls, and workbooks with a password
constexpr std::string_view utf16_starts[] = {{"\xFF\xFE", 2}, {"\xFE\xFF", 2}};

Result<std::string> bytes_of(const std::filesystem::path& path, const TableLimits& limits) {
    const std::string name = path.filename().string();
    std::error_code problem;
    if (!std::filesystem::is_regular_file(path, problem))
        return table_error(ErrorKind::not_found, name, "Không tìm thấy tệp này. Hãy chọn lại.",
                           problem.message());
    const std::uintmax_t size = std::filesystem::file_size(path, problem);
    if (!problem && size > limits.bytes)
        return table_error(ErrorKind::refused, name,
                           fmt::format("Tệp nặng {} MB, nhiều nhất là {} MB. Hãy chia thành nhiều tệp.",
                                       size >> 20U, limits.bytes >> 20U));
    std::ifstream file(path, std::ios::binary);
    std::string bytes(problem ? 0 : static_cast<std::size_t>(size), '\0');
    if (problem || !file || !file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return table_error(ErrorKind::io, name,
                           "Chưa đọc được tệp. Nếu đang mở ở chương trình khác, hãy đóng rồi thử lại.",
                           problem.message());
    return bytes;
}

} // namespace

std::size_t Table::width(std::size_t row) const {
    return row < rows() ? starts_[row + 1] - starts_[row] : 0;
}

std::size_t Table::index(std::size_t row, std::size_t column) const {
    return column < width(row) ? starts_[row] + column : ends_.size();
}

std::string_view Table::at(std::size_t row, std::size_t column) const {
    const std::size_t cell = index(row, column);
    if (cell >= ends_.size())
        return {};
    const std::size_t from = cell == 0 ? 0 : ends_[cell - 1] & ~number_bit;
    return std::string_view(text_).substr(from, (ends_[cell] & ~number_bit) - from);
}

bool Table::is_number(std::size_t row, std::size_t column) const {
    const std::size_t cell = index(row, column);
    return cell < ends_.size() && (ends_[cell] & number_bit) != 0;
}

bool Table::blank(std::size_t row) const {
    for (std::size_t column = 0; column < width(row); ++column)
        if (!at(row, column).empty())
            return false;
    return true;
}

void Table::add_cell(std::string_view text, bool number) {
    text_ += text;
    ends_.push_back(static_cast<std::uint32_t>(text_.size()) | (number ? number_bit : 0U));
}

void Table::end_row() {
    starts_.push_back(static_cast<std::uint32_t>(ends_.size()));
    columns_ = std::max(columns_, width(rows() - 1));
}

Result<TableFile> table_of(std::string_view bytes, const std::string& name, const std::string& sheet,
                           const TableProgress& progress, const TableLimits& limits) {
    if (bytes.empty())
        return table_error(ErrorKind::bad_input, name, "Tệp trống.");
    if (bytes.size() > limits.bytes)
        return table_error(ErrorKind::refused, name, "Tệp quá lớn. Hãy chia thành nhiều tệp.");
    if (bytes.starts_with(zip_start))
        return table_of_workbook(bytes, name, sheet, progress, limits);
    if (bytes.starts_with(old_office_start))
        return table_error(ErrorKind::bad_input, name,
                           "Đây là tệp .xls đời cũ hoặc có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu "
                           "dạng .xlsx.");
    for (const std::string_view start : utf16_starts)
        if (bytes.starts_with(start))
            return table_error(ErrorKind::bad_input, name,
                               "Dòng 1: tệp lưu theo mã UTF-16 (“Unicode Text”). Trong Excel, hãy chọn Lưu "
                               "thành → “CSV UTF-8”, hoặc lưu dạng .xlsx.");
    return table_of_csv(bytes, name, progress, limits);
}

Result<TableFile> read_table(const std::filesystem::path& path, const std::string& sheet,
                             const TableProgress& progress, const TableLimits& limits) {
    auto bytes = bytes_of(path, limits);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    return table_of(*bytes, path.filename().string(), sheet, progress, limits);
}

std::string column_name(std::size_t column) {
    std::string letters;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters;
}

std::string cell_name(std::size_t row, std::size_t column) {
    return column_name(column) + std::to_string(row + 1);
}

tl::unexpected<Error> table_error(ErrorKind kind, const std::string& name, const std::string& sentence,
                                  std::string detail) {
    return fail(kind, fmt::format("{}: {}", name, sentence), std::move(detail));
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    constexpr std::string_view no_break = "\xC2\xA0";
    for (bool again = true; again;) {
        again = false;
        while (!text.empty() && blanks.find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        while (!text.empty() && blanks.find(text.back()) != std::string_view::npos)
            text.remove_suffix(1);
        if (text.starts_with(no_break)) {
            text.remove_prefix(no_break.size());
            again = true;
        }
        if (text.ends_with(no_break)) {
            text.remove_suffix(no_break.size());
            again = true;
        }
    }
    return text;
}

} // namespace mq::content
