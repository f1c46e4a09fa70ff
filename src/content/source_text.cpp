#include "content/source_text.h"

#include "base/text.h"
#include "content/limits.h"

#include <fmt/format.h>
#include <utf8proc.h>
#include <algorithm>
#include <fstream>
#include <system_error>

namespace mq::content {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct CodePoint {
    std::uint32_t value = 0;
    std::size_t bytes = 1;
};

/// Decodes a code point of text that is known to be valid.
CodePoint decode(std::string_view s, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[at + i]); };
    const std::uint32_t b = byte(0);
    if (b < 0x80)
        return {b, 1};
    if (b < 0xE0)
        return {(b & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
    if (b < 0xF0)
        return {(b & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
    return {(b & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU), 4};
}

/// Control characters, line and paragraph separators (a parser breaks lines there, an editor doesn't) and the
/// marks that turn the reading direction around, which can make a file look other than it is.
bool forbidden(std::uint32_t c) {
    if (c < 0x20)
        return c != '\t' && c != '\n' && c != '\r';
    return (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/// Code points that NFC neither changes nor joins to the one before: Latin with its ready-made letters,
/// Vietnamese, punctuation. Nearly every file has no others, and then needs no normalising.
bool stable(std::uint32_t c) {
    return c < 0x300 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2010 && c < 0x20D0) ||
           (c >= 0x2190 && c < 0x2300);
}

/// One pass over valid text: lines, forbidden characters, piled-up marks, and which lines need normalising.
class Scanner {
public:
    Scanner(std::string_view bytes, Diagnostics& diagnostics) : bytes_(bytes), diagnostics_(diagnostics) {}

    std::optional<std::string> run() {
        out_.reserve(bytes_.size() + 1);
        while (at_ < bytes_.size() && !failed_)
            step();
        if (!failed_)
            end_line(false);
        if (failed_)
            return std::nullopt;
        return std::move(out_);
    }

private:
    void step() {
        const auto byte = static_cast<unsigned char>(bytes_[at_]);
        if (byte >= 0x20 && byte < 0x7F) { // the common case, fast
            ++at_;
            ++mark_.col;
            marks_in_a_row_ = 0;
            return;
        }
        if (byte == '\n' || byte == '\r')
            return line_break();
        const CodePoint c = decode(bytes_, at_);
        if (forbidden(c.value))
            return refuse(c);
        if (!stable(c.value))
            look_closer(c);
        else
            marks_in_a_row_ = 0;
        at_ += c.bytes;
        ++mark_.col;
    }

    void line_break() {
        end_line(true);
        at_ += bytes_[at_] == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n' ? 2 : 1;
        line_start_ = at_;
        ++mark_.line;
        mark_.col = 1;
    }

    void end_line(bool more) {
        const std::string_view line = bytes_.substr(line_start_, at_ - line_start_);
        if (line.size() > max_line_bytes) {
            failed_ = true;
            diagnostics_.error({mark_.line, 1}, "line-too-long",
                               fmt::format("dòng này dài {} byte, quá {} byte. Ngắt nó thành nhiều dòng.",
                                           line.size(), max_line_bytes));
            return;
        }
        if (unstable_line_)
            out_ += text::nfc(line);
        else
            out_ += line;
        if (more)
            out_.push_back('\n');
        unstable_line_ = false;
        marks_in_a_row_ = 0;
    }

    void look_closer(CodePoint c) {
        unstable_line_ = true;
        const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(c.value));
        marks_in_a_row_ = property->combining_class != 0 ? marks_in_a_row_ + 1 : 0;
        if (marks_in_a_row_ <= max_marks_in_a_row)
            return;
        failed_ = true;
        diagnostics_.error(mark_, "too-many-marks",
                           "quá nhiều dấu chồng lên một chữ. Xoá chữ này rồi gõ lại.");
    }

    void refuse(CodePoint c) {
        failed_ = true;
        if (c.value == 0)
            diagnostics_.error(
                mark_, "nul-byte",
                "có byte rỗng (NUL) trong tệp: đây không phải tệp văn bản, hoặc tệp đã hỏng. Lưu lại "
                "bằng UTF-8.");
        else
            diagnostics_.error(
                mark_, "control-character",
                fmt::format("ký tự điều khiển U+{:04X} không được phép. Xoá nó (đặt con trỏ vào đây, "
                            "bấm Delete) rồi lưu lại.",
                            c.value));
    }

    std::string_view bytes_;
    Diagnostics& diagnostics_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t line_start_ = 0;
    std::size_t marks_in_a_row_ = 0;
    Mark mark_;
    bool unstable_line_ = false;
    bool failed_ = false;
};

/// Line and column of a byte offset in bytes whose part before it is valid UTF-8; CR, LF and CRLF end a line.
Mark mark_in_bytes(std::string_view bytes, std::size_t offset) {
    Mark mark;
    for (std::size_t i = 0; i < offset; ++i) {
        const char c = bytes[i];
        if (c == '\n' || (c == '\r' && (i + 1 >= bytes.size() || bytes[i + 1] != '\n'))) {
            ++mark.line;
            mark.col = 1;
        } else if (c != '\r' && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++mark.col;
        }
    }
    return mark;
}

std::string too_large_message(std::uintmax_t size) {
    return fmt::format("tệp có {:.1f} MiB, quá {} MiB. Tách thành nhiều tệp.",
                       static_cast<double>(size) / 1048576.0, max_file_bytes / 1048576);
}

} // namespace

SourceText::SourceText(std::string clean) : text_(std::move(clean)) {
    starts_.push_back(0);
    for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
        starts_.push_back(at + 1);
}

std::string_view SourceText::line(std::uint32_t line) const {
    if (line == 0 || line > starts_.size())
        return {};
    const std::size_t start = starts_[line - 1];
    const std::size_t end = line < starts_.size() ? starts_[line] - 1 : text_.size();
    return std::string_view(text_).substr(start, end - start);
}

std::size_t SourceText::offset_of(Mark at) const {
    if (at.line == 0 || at.line > starts_.size())
        return text_.size();
    const std::string_view on = line(at.line);
    std::size_t offset = 0;
    for (std::uint32_t col = 1; col < at.col && offset < on.size(); ++col)
        offset += decode(on, offset).bytes;
    return starts_[at.line - 1] + offset;
}

Mark SourceText::mark_of(std::size_t offset) const {
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
    const auto line_index = static_cast<std::size_t>(next - starts_.begin()) - 1;
    const std::size_t start = starts_[line_index];
    const std::size_t end = std::min(offset, text_.size());
    const std::size_t before = text::length(std::string_view(text_).substr(start, end - start));
    return {static_cast<std::uint32_t>(line_index + 1), static_cast<std::uint32_t>(before + 1)};
}

std::optional<SourceText> clean_source(std::string_view bytes, Diagnostics& diagnostics) {
    if (bytes.size() > max_file_bytes) {
        diagnostics.error({}, "file-too-large", too_large_message(bytes.size()));
        return std::nullopt;
    }
    if (bytes.starts_with(byte_order_mark))
        bytes.remove_prefix(byte_order_mark.size());
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        diagnostics.error({}, "not-utf8", "tệp được lưu bằng UTF-16. Chọn “Lưu thành…” với mã UTF-8.");
        return std::nullopt;
    }
    if (const auto bad = text::first_invalid_utf8(bytes)) {
        diagnostics.error(
            mark_in_bytes(bytes, *bad), "not-utf8",
            fmt::format("byte {:02X} ở đây không phải UTF-8: tệp được lưu bằng mã khác hoặc đã hỏng. "
                        "Chọn “Lưu thành…” với mã UTF-8.",
                        static_cast<unsigned char>(bytes[*bad])));
        return std::nullopt;
    }
    auto clean = Scanner(bytes, diagnostics).run();
    if (!clean)
        return std::nullopt;
    return SourceText(*std::move(clean));
}

Result<std::string> read_file(const std::filesystem::path& path) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed))
        return fail(ErrorKind::not_found,
                    fmt::format("không có tệp {}, hoặc nó không phải tệp.", path.string()), failed.message());
    const auto size = std::filesystem::file_size(path, failed);
    if (!failed && size > max_file_bytes)
        return fail(ErrorKind::refused, too_large_message(size));
    std::ifstream in(path, std::ios::binary);
    std::string bytes(failed ? 0 : static_cast<std::size_t>(size), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (failed || in.bad() || (!in && !in.eof()))
        return fail(ErrorKind::io,
                    fmt::format("không đọc được tệp {}: kiểm tra quyền mở tệp.", path.string()),
                    failed.message());
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

} // namespace mq::content
