#include "content/diagnostics.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::content {
namespace {

void append_json_string(std::string& out, std::string_view text) {
    out.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out.push_back('\\');
        if (static_cast<unsigned char>(c) < 0x20)
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        else
            out.push_back(c);
    }
    out.push_back('"');
}

void append_json(std::string& out, const Diagnostic& d) {
    fmt::format_to(std::back_inserter(out), R"({{"severity":"{}","file":)", name_of(d.severity));
    append_json_string(out, d.file);
    fmt::format_to(std::back_inserter(out), R"(,"line":{},"col":{},"code":"{}","message":)", d.line, d.col,
                   d.code);
    append_json_string(out, d.message);
    out.push_back('}');
}

} // namespace

Diagnostics::Diagnostics(std::string file, std::size_t limit) : file_(std::move(file)), limit_(limit) {}

void Diagnostics::add(Severity severity, Mark at, std::string_view code, std::string message) {
    switch (severity) {
        case Severity::error: ++counts_.errors; break;
        case Severity::warning: ++counts_.warnings; break;
        case Severity::note: ++counts_.notes; break;
    }
    last_ = std::max(last_, at);
    if (full())
        return;
    list_.push_back(Diagnostic{severity, file_, static_cast<int>(at.line), static_cast<int>(at.col),
                               std::string(code), std::move(message)});
}

void Diagnostics::error(Mark at, std::string_view code, std::string message) {
    add(Severity::error, at, code, std::move(message));
}
void Diagnostics::warning(Mark at, std::string_view code, std::string message) {
    add(Severity::warning, at, code, std::move(message));
}
void Diagnostics::note(Mark at, std::string_view code, std::string message) {
    add(Severity::note, at, code, std::move(message));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    std::vector<Diagnostic> out = list_;
    std::stable_sort(out.begin(), out.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return a.line != b.line ? a.line < b.line : a.col < b.col;
    });
    const std::size_t all = counts_.errors + counts_.warnings + counts_.notes;
    if (all > list_.size())
        out.push_back(Diagnostic{
            Severity::note, file_, static_cast<int>(last_.line), static_cast<int>(last_.col), "more",
            fmt::format("… còn nữa: tệp có {} điều cần xem, ở đây chỉ liệt kê {}. Sửa bớt rồi "
                        "kiểm tra lại.",
                        all, list_.size())});
    return out;
}

const char* name_of(Severity severity) {
    switch (severity) {
        case Severity::error: return "error";
        case Severity::warning: return "warning";
        case Severity::note: return "note";
    }
    return "error";
}

std::string line_of(const Diagnostic& d) {
    return fmt::format("{}:{}:{}: {}: {} [{}]", d.file, d.line, d.col, name_of(d.severity), d.message,
                       d.code);
}

std::string json_of(std::span<const Diagnostic> diagnostics) {
    std::string out = "[";
    for (const Diagnostic& d : diagnostics) {
        if (out.size() > 1)
            out.push_back(',');
        append_json(out, d);
    }
    out.push_back(']');
    return out;
}

Counts count(std::span<const Diagnostic> diagnostics) {
    Counts counts;
    for (const Diagnostic& d : diagnostics) {
        counts.errors += d.severity == Severity::error ? 1U : 0U;
        counts.warnings += d.severity == Severity::warning ? 1U : 0U;
        counts.notes += d.severity == Severity::note ? 1U : 0U;
    }
    return counts;
}

} // namespace mq::content
