#include "base/text.h"
#include "content/table_reading.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

// A small reader of our own rather than liborcus's: that one takes a quote that is never closed without a
// word, leaves the CR of a line's end in its last cell, and can't say on which line something is wrong.
namespace mq::content {
namespace {

constexpr std::array<char, 3> separators{',', ';', '\t'};
constexpr std::size_t rows_looked_at = 50; ///< to find the separator

std::size_t line_of(std::string_view text, std::size_t at) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n'));
}

/// The separator that most of the first rows have as often as the head does; among equals the more frequent.
char separator_of(std::string_view text) {
    std::array<std::size_t, separators.size()> head{};
    std::array<std::size_t, separators.size()> count{};
    std::array<std::size_t, separators.size()> alike{};
    std::size_t row = 0;
    bool quoted = false;
    const auto end_row = [&] {
        for (std::size_t i = 0; i < separators.size(); ++i) {
            if (row == 0)
                head[i] = count[i];
            alike[i] += head[i] > 0 && count[i] == head[i] ? 1 : 0;
        }
        ++row;
        count = {};
    };
    for (std::size_t i = 0; i < text.size() && row < rows_looked_at; ++i) {
        const char c = text[i];
        if (c == '"')
            quoted = !quoted;
        else if (c == '\n' && !quoted)
            end_row();
        else if (const auto* at = std::ranges::find(separators, c); at != separators.end() && !quoted)
            ++count[static_cast<std::size_t>(at - separators.begin())];
    }
    if (row == 0)
        end_row();
    std::size_t best = 0;
    for (std::size_t i = 1; i < separators.size(); ++i)
        if (std::pair(alike[i], head[i]) > std::pair(alike[best], head[best]))
            best = i;
    return separators[best];
}

class CsvReader {
public:
    CsvReader(std::string_view text, char separator, const std::string& name, const TableLimits& limits)
        : text_(text), separator_(separator), name_(name), limits_(limits) {}

    Status read(const TableProgress& progress) {
        while (at_ < text_.size()) {
            if (out_.rows() >= limits_.rows)
                return too_large(fmt::format("dòng {}: hơn {} dòng", line_, limits_.rows));
            if (progress && out_.rows() % 2'000 == 0 &&
                !progress(static_cast<double>(at_) / static_cast<double>(text_.size())))
                return table_error(ErrorKind::refused, name_, "Đã dừng đọc.");
            if (Status done = row(); !done)
                return done;
        }
        return {};
    }
    Table take() { return std::move(out_); }

private:
    [[nodiscard]] bool at_line_end() const { return at_ < text_.size() && (text_[at_] == '\n'); }

    Status row() {
        std::size_t cells = 0;
        while (true) {
            if (++cells > limits_.columns)
                return too_large(fmt::format("dòng {}: hơn {} cột", line_, limits_.columns));
            const bool quoted = at_ < text_.size() && text_[at_] == '"';
            if (Status done = quoted ? quoted_cell() : plain_cell(); !done)
                return done;
            if (at_ >= text_.size() || at_line_end())
                break;
            ++at_; // the separator
        }
        if (at_line_end()) {
            ++at_;
            ++line_;
        }
        out_.end_row();
        return {};
    }
    Status plain_cell() {
        const std::size_t from = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n')
            ++at_;
        return add(text_.substr(from, at_ - from));
    }
    Status quoted_cell() {
        const std::size_t begun = line_;
        cell_.clear();
        for (++at_;; ++at_) {
            if (at_ >= text_.size())
                return table_error(
                    ErrorKind::bad_input, name_,
                    fmt::format(
                        "Dòng {}: dấu ngoặc kép mở ra mà không đóng lại. Hãy thêm dấu \" ở cuối ô, hoặc "
                        "viết \"\" nếu dấu ấy thuộc nội dung.",
                        begun));
            if (text_[at_] == '"') {
                ++at_;
                if (at_ >= text_.size() || text_[at_] != '"')
                    break; // it was the closing one
            }
            line_ += text_[at_] == '\n' ? 1 : 0;
            cell_ += text_[at_];
        }
        while (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
        if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n')
            return table_error(
                ErrorKind::bad_input, name_,
                fmt::format(
                    "Dòng {}: còn chữ sau dấu ngoặc kép đóng. Dấu \" trong nội dung phải viết thành \"\".",
                    line_));
        return add(cell_);
    }
    Status add(std::string_view text) {
        if (text.size() > limits_.cell_bytes)
            return too_large(fmt::format("dòng {}: ô dài hơn {} KB", line_, limits_.cell_bytes >> 10U));
        if (out_.cells() >= limits_.cells)
            return too_large(fmt::format("dòng {}: hơn {} ô", line_, limits_.cells));
        out_.add_cell(trimmed(text));
        return {};
    }
    [[nodiscard]] Status too_large(const std::string& what) const {
        return table_error(
            ErrorKind::refused, name_,
            fmt::format("Bảng quá lớn ({}). Hãy chia thành nhiều tệp rồi nhập từng tệp.", what));
    }

    std::string_view text_;
    char separator_;
    const std::string& name_;
    const TableLimits& limits_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    std::string cell_;
    Table out_;
};

/// Lines end in LF alone.
std::string with_plain_lines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r')
            out += text[i];
        else if (i + 1 >= text.size() || text[i + 1] != '\n')
            out += '\n';
    return out;
}

Status check_bytes(std::string_view text, const std::string& name) {
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
        return table_error(
            ErrorKind::bad_input, name,
            fmt::format(
                "Dòng {}: có byte rỗng, đây không phải tệp văn bản. Hãy lưu lại dạng “CSV UTF-8” hoặc "
                ".xlsx.",
                line_of(text, nul)));
    if (const auto bad = text::first_invalid_utf8(text))
        return table_error(
            ErrorKind::bad_input, name,
            fmt::format(
                "Dòng {}: chữ không theo mã UTF-8. Trong Excel, hãy chọn Lưu thành → “CSV UTF-8”, hoặc "
                "lưu dạng .xlsx.",
                line_of(text, *bad)));
    return {};
}

} // namespace

Result<TableFile> table_of_csv(std::string_view bytes, const std::string& name, const TableProgress& progress,
                               const TableLimits& limits) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    if (const Status fine = check_bytes(bytes, name); !fine)
        return tl::unexpected<Error>(fine.error());
    const std::string text = text::nfc(with_plain_lines(bytes));
    std::string_view rest = text;
    char separator = separator_of(rest);
    if (rest.starts_with("sep=") && rest.size() > 5 &&
        rest[5] == '\n') { // Excel's own hint, no row of the table
        separator = rest[4];
        rest.remove_prefix(6);
    }
    CsvReader reader(rest, separator, name, limits);
    if (const Status done = reader.read(progress); !done)
        return tl::unexpected<Error>(done.error());
    return TableFile{reader.take(), {}, {}, false};
}

} // namespace mq::content
