#include "cli/table_input.h"

#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mq::cli {
namespace {

using domain::Score;
using domain::RatingTable;

struct Record {
    std::size_t line = 1; ///< where it begins
    std::vector<std::string> cells;
};

std::string place(std::size_t line, std::size_t cell) {
    return fmt::format("dòng {}, cột {}", line, cell + 1);
}

std::string trimmed(std::string_view cell) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!cell.empty() && blank(cell.front()))
        cell.remove_prefix(1);
    while (!cell.empty() && blank(cell.back()))
        cell.remove_suffix(1);
    return std::string(cell);
}

/// Control characters don't belong in a name (and would reach the terminal); line ends and tabs in a quoted
/// cell do happen, and become spaces.
bool has_control_character(std::string_view cell) {
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const auto c = static_cast<unsigned char>(cell[i]);
        if (c == 0x7FU || (c < 0x20U && c != '\t' && c != '\n' && c != '\r'))
            return true;
        if (c == 0xC2U && i + 1 < cell.size() && static_cast<unsigned char>(cell[i + 1]) < 0xA0U)
            return true;
    }
    return false;
}

/// Splits text into records; stops at the first thing that isn't CSV.
class Splitter {
public:
    Splitter(std::string_view text, const TableLimits& limits) : text_(text), limits_(limits) {}

    [[nodiscard]] Result<std::vector<Record>> split() {
        std::vector<Record> records;
        while (at_ < text_.size()) {
            auto record = next_record();
            if (!record)
                return tl::unexpected(record.error());
            if (std::all_of(record->cells.begin(), record->cells.end(),
                            [](const auto& c) { return c.empty(); }))
                continue;
            if (records.size() > limits_.rows) // the header isn't one of them
                return fail(ErrorKind::bad_input,
                            fmt::format("Bảng có hơn {} dòng, quá giới hạn.", limits_.rows));
            records.push_back(std::move(*record));
        }
        return records;
    }

private:
    [[nodiscard]] Result<Record> next_record() {
        Record record{line_, {}};
        while (true) {
            auto cell = next_cell(record.cells.size());
            if (!cell)
                return tl::unexpected(cell.error());
            record.cells.push_back(trimmed(*cell));
            if (++cells_ > limits_.cells)
                return fail(ErrorKind::bad_input,
                            fmt::format("Bảng có hơn {} ô, quá giới hạn.", limits_.cells));
            if (at_ < text_.size() && text_[at_] == ',') {
                ++at_;
                continue;
            }
            skip_line_end();
            return record;
        }
    }

    [[nodiscard]] Result<std::string> next_cell(std::size_t index) {
        const std::size_t line = line_;
        auto cell = at_ < text_.size() && text_[at_] == '"' ? quoted(index) : bare(index);
        if (!cell)
            return cell;
        if (cell->size() > limits_.cell_bytes)
            return fail(ErrorKind::bad_input,
                        fmt::format("{}: ô dài hơn {} byte.", place(line, index), limits_.cell_bytes));
        if (has_control_character(*cell))
            return fail(ErrorKind::bad_input, place(line, index) + ": có ký tự điều khiển; hãy xoá nó.");
        return cell;
    }

    [[nodiscard]] Result<std::string> bare(std::size_t index) {
        const std::size_t end = std::min(text_.find_first_of(",\"\r\n", at_), text_.size());
        if (end < text_.size() && text_[end] == '"')
            return fail(
                ErrorKind::bad_input,
                place(line_, index) + ": dấu \" giữa ô; đặt cả ô trong \"…\" và viết \"\" cho mỗi dấu \".");
        std::string out(text_.substr(at_, end - at_));
        at_ = end;
        return out;
    }

    [[nodiscard]] Result<std::string> quoted(std::size_t index) {
        const std::size_t line = line_;
        std::string out;
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"')
                    return closed(std::move(out), index);
                ++at_;
            }
            const bool after_cr = c == '\n' && text_[at_ - 1] == '\r';
            line_ += (c == '\n' && !after_cr) || c == '\r' ? 1 : 0;
            out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
        }
        return fail(ErrorKind::bad_input, place(line, index) + ": dấu \" mở ra mà không đóng lại.");
    }

    [[nodiscard]] Result<std::string> closed(std::string cell, std::size_t index) {
        ++at_;
        if (at_ < text_.size() && std::string_view(",\r\n").find(text_[at_]) == std::string_view::npos)
            return fail(ErrorKind::bad_input,
                        place(line_, index) + ": có chữ sau dấu \" đóng; cần dấu phẩy.");
        return cell;
    }

    void skip_line_end() {
        if (at_ >= text_.size())
            return;
        if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n')
            ++at_;
        ++at_;
        ++line_;
    }

    std::string_view text_;
    const TableLimits& limits_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::size_t cells_ = 0;
};

/// Gathers problems, and stops when there are enough of them.
class Problems {
public:
    explicit Problems(std::size_t most) : most_(most) {}
    void add(const std::string& text) {
        if (count_ < most_)
            lines_ += (lines_.empty() ? "" : "\n") + text;
        else if (count_ == most_)
            lines_ += "\n… và còn nữa.";
        ++count_;
    }
    [[nodiscard]] bool any() const { return count_ > 0; }
    [[nodiscard]] bool enough() const { return count_ > most_; }
    [[nodiscard]] const std::string& lines() const { return lines_; }

private:
    std::size_t most_;
    std::size_t count_ = 0;
    std::string lines_;
};

/// Names that must be there once each; says where one stood before.
class Names {
public:
    explicit Names(std::string what) : what_(std::move(what)) {}

    void take(std::string name, const std::string& where, Problems& problems) {
        if (name.empty()) {
            problems.add(fmt::format("{}: thiếu tên {}.", where, what_));
            return;
        }
        const auto [before, fresh] = seen_.emplace(std::move(name), where);
        if (!fresh)
            problems.add(fmt::format("{}: {} “{}” đã có ở {}; mỗi tên chỉ đứng một lần.", where, what_,
                                     before->first, before->second));
    }

private:
    std::string what_;
    std::map<std::string, std::string> seen_;
};

std::string not_a_rating(const std::string& cell) {
    const std::string known = text::fold(cell);
    if (known == "na" || known == "n/a" || known == "nan" || known == "null" || known == "-" ||
        known == "*" || known == ".")
        return fmt::format("“{}” không phải điểm; không có điểm thì để ô trống.", cell);
    if (cell.find(',') != std::string::npos)
        return fmt::format("“{}” không phải số; phần lẻ viết sau dấu chấm, như 3.5.", cell);
    return fmt::format("“{}” không phải số.", cell);
}

/// Nothing for a blank cell; a sentence for what isn't a rating.
tl::expected<Score, std::string> read_rating(const std::string& cell) {
    if (cell.empty())
        return Score{};
    double value = 0.0;
    const char* const end = cell.data() + cell.size();
    const auto [stopped, error] = std::from_chars(cell.data(), end, value);
    const bool out_of_range = error == std::errc::result_out_of_range ||
                              (std::isfinite(value) && std::abs(value) > RatingTable::largest_score);
    if (stopped == end && out_of_range)
        return tl::unexpected(fmt::format("điểm {} ngoài khoảng ±{:.0f}.", cell, RatingTable::largest_score));
    if (error != std::errc{} || stopped != end || !std::isfinite(value))
        return tl::unexpected(not_a_rating(cell));
    return Score{value};
}

RatingTable read_header(const Record& header, const TableLimits& limits, Problems& problems) {
    if (header.cells.size() == 1 && header.cells.front().find_first_of(";\t") != std::string::npos)
        problems.add(
            fmt::format("dòng {}: các ô cách nhau bằng dấu phẩy; tệp này dùng dấu khác. Lưu lại dạng CSV "
                        "UTF-8 cách nhau bằng dấu phẩy.",
                        header.line));
    if (header.cells.size() - 1 > limits.raters)
        problems.add(fmt::format("dòng {}: hơn {} người chấm, quá giới hạn.", header.line, limits.raters));
    std::vector<std::string> raters;
    Names names("người chấm");
    for (std::size_t i = 1; i < header.cells.size() && !problems.enough(); ++i) {
        raters.push_back(text::nfc(header.cells[i]));
        names.take(raters.back(), place(header.line, i), problems);
    }
    return RatingTable(std::move(raters));
}

/// Nothing where the row has a problem.
std::optional<std::vector<Score>> read_row(const Record& record, const RatingTable& table,
                                            Problems& problems) {
    if (record.cells.size() != table.raters().size() + 1) {
        problems.add(fmt::format("dòng {}: có {} ô, dòng đầu có {}.", record.line, record.cells.size(),
                                 table.raters().size() + 1));
        return std::nullopt;
    }
    std::vector<Score> out;
    for (std::size_t i = 1; i < record.cells.size(); ++i) {
        auto rating = read_rating(record.cells[i]);
        if (rating)
            out.push_back(*rating);
        else
            problems.add(
                fmt::format("{} ({}): {}", place(record.line, i), table.raters()[i - 1], rating.error()));
    }
    if (out.size() != table.raters().size())
        return std::nullopt;
    return out;
}

std::optional<std::string> refusal(std::string_view csv, const TableLimits& limits) {
    if (csv.size() > limits.bytes)
        return fmt::format("Tệp lớn {:.1f} MiB, quá giới hạn {} MiB.",
                           static_cast<double>(csv.size()) / (1 << 20), limits.bytes >> 20U);
    if (const auto bad = text::first_invalid_utf8(csv)) {
        const auto line = 1 + std::count(csv.begin(), csv.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
        return fmt::format("dòng {}: không phải UTF-8; lưu lại dạng CSV UTF-8.", line);
    }
    return std::nullopt;
}

} // namespace

Result<RatingTable> read_rating_table(std::string_view csv, const TableLimits& limits) {
    if (auto why = refusal(csv, limits))
        return fail(ErrorKind::bad_input, std::move(*why));
    if (constexpr std::string_view mark = "\xEF\xBB\xBF"; csv.substr(0, mark.size()) == mark)
        csv.remove_prefix(mark.size());
    const auto records = Splitter(csv, limits).split();
    if (!records)
        return tl::unexpected(records.error());
    if (records->empty())
        return RatingTable({});
    Problems problems(limits.problems);
    RatingTable table = read_header(records->front(), limits, problems);
    if (problems.any())
        return fail(ErrorKind::bad_input, problems.lines());
    Names subjects("đối tượng");
    for (std::size_t i = 1; i < records->size() && !problems.enough(); ++i) {
        const Record& record = (*records)[i];
        subjects.take(text::nfc(record.cells.front()), fmt::format("dòng {}", record.line), problems);
        const auto row = read_row(record, table, problems);
        if (row && !problems.any())
            if (auto added = table.add(*row); !added)
                return tl::unexpected(added.error());
    }
    if (problems.any())
        return fail(ErrorKind::bad_input, problems.lines());
    return table;
}

} // namespace mq::cli
