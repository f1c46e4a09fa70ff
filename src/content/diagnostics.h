#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

enum class Severity : std::uint8_t { error, warning, note };

/// A place in a file: 1-based, columns counted in code points of the NFC text.
struct Mark {
    std::uint32_t line = 1;
    std::uint32_t col = 1;
    friend auto operator<=>(const Mark&, const Mark&) = default;
};

/// One problem of a file, to be shown to the person who writes it.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string file;
    int line = 1;
    int col = 1;
    std::string code;    ///< short stable id such as `unknown-key`, for scripts and tests
    std::string message; ///< Vietnamese, with what to do about it
    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

struct Counts {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;
};

/// Collects the problems of one file. Bounded: a hostile file can't fill the memory with its mistakes; those
/// beyond the limit are counted, and one last line says that there were more.
class Diagnostics {
public:
    static constexpr std::size_t default_limit = 500;

    explicit Diagnostics(std::string file, std::size_t limit = default_limit);

    void add(Severity severity, Mark at, std::string_view code, std::string message);
    void error(Mark at, std::string_view code, std::string message);
    void warning(Mark at, std::string_view code, std::string message);
    void note(Mark at, std::string_view code, std::string message);

    /// True when further problems are only counted; then working out a message is wasted.
    [[nodiscard]] bool full() const { return list_.size() >= limit_; }
    [[nodiscard]] bool has_errors() const { return counts_.errors > 0; }
    [[nodiscard]] const Counts& counts() const { return counts_; }
    [[nodiscard]] const std::string& file() const { return file_; }
    /// All that was kept, in the order of the file.
    [[nodiscard]] std::vector<Diagnostic> sorted() const;

private:
    std::string file_;
    std::size_t limit_;
    std::vector<Diagnostic> list_;
    Counts counts_;
    Mark last_;
};

/// `error`, `warning` or `note`.
[[nodiscard]] const char* name_of(Severity severity);

/// `file:line:col: error: message [code]`
[[nodiscard]] std::string line_of(const Diagnostic& diagnostic);

/// A JSON array of `{severity, file, line, col, code, message}`.
[[nodiscard]] std::string json_of(std::span<const Diagnostic> diagnostics);

[[nodiscard]] Counts count(std::span<const Diagnostic> diagnostics);

} // namespace mq::content
