#include "content/yaml_syntax.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::content::yaml {
namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// What kind of slip it was; each has its words and its way of mending.
enum class Slip {
    tab,
    open_quote,
    open_bracket,
    inside_brackets,
    brace_text,
    after_quote,
    colon_in_text,
    indent,
    symbol,
    escape,
    no_colon,
    other
};

/// A line as the author means it: `  - key: value`.
struct Line {
    std::string_view head;  ///< up to and with the blank before the value
    std::string_view value; ///< empty when nothing stands there
};

Line split(std::string_view line) {
    std::size_t at = line.find_first_not_of(' ');
    if (at == std::string_view::npos)
        return {line, {}};
    while (line.substr(at).starts_with("- "))
        at = std::min(line.find_first_not_of(' ', at + 1), line.size());
    const std::size_t colon = line.find(": ", at);
    const std::string_view key = line.substr(at, colon == std::string_view::npos ? 0 : colon - at);
    const bool has_key = !key.empty() && key.find_first_of("{}[]\"'#,") == std::string_view::npos;
    std::size_t value = has_key ? line.find_first_not_of(' ', colon + 1) : at;
    if (value == std::string_view::npos)
        value = line.size();
    return {line.substr(0, value), line.substr(value)};
}

/// A text that begins with a role such as `{Khách} ơi`, and so isn't a map in braces.
bool begins_with_role(std::string_view value) {
    if (!value.starts_with('{'))
        return false;
    const std::size_t close = value.find('}');
    if (close == std::string_view::npos || close + 1 >= value.size())
        return false;
    const std::string_view inside = value.substr(1, close - 1);
    return !inside.empty() && inside.find_first_of(" ,:{\"'") == std::string_view::npos;
}

Mark begin_of_value(std::uint32_t line_number, const SourceText& source) {
    const std::string_view line = source.line(line_number);
    const std::size_t start = source.offset_of({line_number, 1});
    return source.mark_of(start + split(line).head.size());
}

std::uint32_t first_column(std::string_view line) {
    return static_cast<std::uint32_t>(std::min(line.find_first_not_of(' '), line.size()) + 1);
}

bool leads_with_tab(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    return contains(line.substr(0, first == std::string_view::npos ? line.size() : first), "\t");
}

Slip slip_in_block(const Stumble& s, const SourceText& source) {
    const std::string_view line = source.line(s.at.line);
    if (s.at.col <= line.find_first_not_of(' ') + 1)
        return Slip::indent; // stopped where the line begins
    const std::string_view value = split(line).value;
    if (begins_with_role(value))
        return Slip::brace_text;
    if (value.starts_with('"') || value.starts_with('\''))
        return Slip::after_quote;
    if (!value.empty() && contains("*&!%@`[]{}|>-?", value.substr(0, 1)))
        return Slip::symbol;
    return Slip::indent;
}

Slip slip_at_colon(const Stumble& s, const SourceText& source) {
    const std::string_view line = source.line(s.at.line);
    const std::size_t colon = source.offset_of(s.at) - source.offset_of({s.at.line, 1});
    return line.substr(0, std::min(colon, line.size())).find(": ") == std::string_view::npos
               ? Slip::indent
               : Slip::colon_in_text;
}

Slip classify(const Stumble& s, const SourceText& source) {
    if (contains(s.problem, "tab character") || leads_with_tab(source.line(s.at.line)))
        return Slip::tab;
    if (contains(s.problem, "escape") || contains(s.problem, "did not find expected hexdecimal"))
        return Slip::escape;
    if (contains(s.context, "quoted scalar"))
        return Slip::open_quote;
    if (contains(s.context, "flow mapping") || contains(s.context, "flow sequence"))
        return s.at.line == s.context_at.line ? Slip::inside_brackets : Slip::open_bracket;
    if (contains(s.problem, "could not find expected ':'"))
        return Slip::no_colon;
    if (contains(s.problem, "mapping values are not allowed"))
        return slip_at_colon(s, source);
    if (contains(s.problem, "expected key") || contains(s.problem, "expected '-' indicator"))
        return slip_in_block(s, source);
    if (contains(s.problem, "cannot start any token") || contains(s.problem, "not allowed in this context") ||
        contains(s.problem, "comment or line break") || contains(s.problem, "expected node content") ||
        contains(s.context, "anchor") || contains(s.context, "alias") || contains(s.context, "tag") ||
        contains(s.context, "directive"))
        return Slip::symbol;
    return Slip::other;
}

std::string quoted(std::string_view value) {
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'')) {
        const char quote = value.front();
        value.remove_prefix(1);
        if (value.ends_with(quote))
            value.remove_suffix(1);
    }
    std::string out = "'";
    for (const char c : value) {
        if (c == '\'')
            out.push_back('\'');
        out.push_back(c);
    }
    out.push_back('\'');
    return out;
}

/// The value as a text in quotes; one that was meant as a map or list can't be saved and is marked as broken.
std::string mended_value(std::string_view line) {
    const Line parts = split(line);
    if (parts.value.empty())
        return {};
    const bool meant_as_block =
        (parts.value.starts_with('{') && !begins_with_role(parts.value)) || parts.value.starts_with('[');
    const std::string value = meant_as_block ? fmt::format("'{}'", broken_value) : quoted(parts.value);
    return std::string(parts.head) + value;
}

std::string indented_like(std::string_view line, std::string_view other) {
    const std::size_t indent = std::min(other.find_first_not_of(' '), other.size());
    const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
    return std::string(indent, ' ') + std::string(line.substr(first));
}

/// Indented like the line before, deeper after a line that ends with a colon.
std::string indented_like_before(const SourceText& source, std::uint32_t number) {
    std::uint32_t before = number - 1;
    while (before > 0 && source.line(before).find_first_not_of(" \t") == std::string_view::npos)
        --before;
    const std::string_view previous = before > 0 ? source.line(before) : std::string_view{};
    std::size_t indent = std::min(previous.find_first_not_of(" \t"), previous.size());
    if (previous.ends_with(':'))
        indent += 2;
    const std::string_view line = source.line(number);
    const std::size_t first = std::min(line.find_first_not_of(" \t"), line.size());
    std::string rest(line.substr(first));
    std::replace(rest.begin(), rest.end(), '\t', ' ');
    return std::string(indent, ' ') + rest;
}

/// `text Dạ vâng` is taken for `text: Dạ vâng`; any other line is left out.
std::string with_colon(std::string_view line) {
    const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", first);
    if (end == std::string_view::npos || end == first || line[end] != ' ')
        return "#";
    return std::string(line.substr(0, end)) + ": " + quoted(line.substr(end + 1));
}

std::uint32_t line_to_mend(Slip slip, const Stumble& s) {
    switch (slip) {
        case Slip::open_quote:
        case Slip::open_bracket:
        case Slip::no_colon: return s.context_at.line;
        default: return s.at.line;
    }
}

Finding words(Slip slip, const Stumble& s, const SourceText& source) {
    const Mark value = begin_of_value(s.at.line, source);
    switch (slip) {
        case Slip::tab:
            return {s.at, "tab-indent",
                    "dòng này thụt vào bằng phím Tab. Hãy thụt bằng dấu cách, mỗi tầng hai dấu."};
        case Slip::open_quote:
            return {s.context_at, "unclosed-quote",
                    "đoạn chữ mở ngoặc kép ở đây mà không đóng. Thêm dấu ngoặc đóng ở cuối đoạn."};
        case Slip::open_bracket:
            return {s.context_at, "unclosed-bracket",
                    "ngoặc [ hoặc { mở ở đây mà không đóng. Thêm ngoặc đóng, hoặc đặt đoạn chữ trong ngoặc "
                    "kép nếu đây "
                    "là chữ."};
        case Slip::inside_brackets:
            return {s.at, "unquoted-text",
                    "trong ngoặc { … } hay [ … ], đoạn chữ có dấu phẩy, hai chấm hoặc { } phải đặt trong "
                    "ngoặc kép: "
                    "{light: \"…\", full: \"…\"}."};
        case Slip::brace_text:
            return {value, "unquoted-brace",
                    "đoạn chữ bắt đầu bằng { phải đặt trong ngoặc kép: text: \"{Khách} …\"."};
        case Slip::after_quote:
            return {s.at, "text-after-quote",
                    "còn chữ đứng sau ngoặc kép đóng. Đặt cả đoạn trong ngoặc kép, hoặc dùng “ ” cho lời nói "
                    "bên trong."};
        case Slip::colon_in_text:
            return {s.at, "unquoted-colon",
                    "đoạn chữ có dấu hai chấm và dấu cách ở giữa phải đặt trong ngoặc kép: text: \"…: …\"."};
        case Slip::indent:
            return {
                {s.at.line, first_column(source.line(s.at.line))},
                "bad-indent",
                "dòng này thụt vào không khớp với các dòng quanh nó: các khoá cùng một khối phải thẳng cột."};
        case Slip::symbol:
            return {value, "unquoted-symbol",
                    "đoạn chữ bắt đầu bằng một dấu đặc biệt (- ? * & ! % @ ` | > [ ] { }) phải đặt trong "
                    "ngoặc kép."};
        case Slip::escape:
            return {
                s.at, "bad-escape",
                "dấu \\ trong ngoặc kép có nghĩa riêng. Bỏ nó đi, hoặc đặt đoạn chữ trong dấu nháy đơn '…'."};
        case Slip::no_colon:
            return {s.context_at, "missing-colon",
                    "dòng này thiếu dấu hai chấm sau tên khoá; nếu là phần tiếp của đoạn chữ ở dòng trên thì "
                    "phải thụt "
                    "vào sâu hơn."};
        case Slip::other: break;
    }
    return {s.at, "syntax",
            fmt::format("không đọc được từ chỗ này ({}). Xem lại dấu hai chấm, thụt dòng và ngoặc kép ở đây.",
                        s.problem)};
}

} // namespace

Finding explain(const Stumble& stumble, const SourceText& source) {
    return words(classify(stumble, source), stumble, source);
}

std::vector<Mended> mend(const Stumble& stumble, const SourceText& source) {
    const Slip slip = classify(stumble, source);
    const std::uint32_t number = line_to_mend(slip, stumble);
    std::vector<Mended> out;
    const auto offer = [&](std::uint32_t line, const std::string& better) {
        if (better.empty() || better == source.line(line))
            return;
        std::string text = source.text();
        text.replace(source.offset_of({line, 1}), source.line(line).size(), better);
        out.push_back({std::move(text), line});
    };
    switch (slip) {
        case Slip::indent: // either this line or the one before stands wrong
            offer(number, indented_like_before(source, number));
            if (number > 1)
                offer(number - 1, indented_like(source.line(number - 1), source.line(number)));
            break;
        case Slip::tab: offer(number, indented_like_before(source, number)); break;
        case Slip::no_colon: offer(number, with_colon(source.line(number))); break;
        case Slip::other: break;
        default: offer(number, mended_value(source.line(number))); break;
    }
    return out;
}

} // namespace mq::content::yaml
