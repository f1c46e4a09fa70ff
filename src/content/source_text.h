#pragma once

#include "base/error.h"
#include "content/diagnostics.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// The text of a file, fit for the parser: valid UTF-8 in NFC, lines end in LF, no BOM, no control
/// characters.
class SourceText {
public:
    explicit SourceText(std::string clean);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::size_t line_count() const { return starts_.size(); }
    /// Line `line` (1-based) without its end; empty beyond the last.
    [[nodiscard]] std::string_view line(std::uint32_t line) const;
    /// Byte offset of a place; the end of its line when the column lies beyond.
    [[nodiscard]] std::size_t offset_of(Mark at) const;
    [[nodiscard]] Mark mark_of(std::size_t offset) const;

private:
    std::string text_;
    std::vector<std::size_t> starts_;
};

/// Checks and cleans the bytes of a file. Every problem of this step is reported; nothing comes back when the
/// bytes can't be read as text.
[[nodiscard]] std::optional<SourceText> clean_source(std::string_view bytes, Diagnostics& diagnostics);

/// The bytes of a file. One larger than `max_file_bytes` is refused before it is read (`ErrorKind::refused`).
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

} // namespace mq::content
