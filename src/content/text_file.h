#pragma once

#include "content/diagnostics.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mq::content {

/// The sentences of the application in one language: `section.key` → text with `{argument}` places for fmt.
using TextTable = std::map<std::string, std::string, std::less<>>;

struct LoadedTexts {
    std::string file;
    std::string language; ///< `vi`, `en`
    TextTable table;      ///< what could be read, also when something else is wrong
    std::map<std::string, Mark, std::less<>> marks;
    std::vector<Diagnostic> diagnostics;
};

/// Reads a text file (top key `text`): `language`, then maps of key → text, nested as one likes; the keys of
/// a nested text are joined with dots.
[[nodiscard]] LoadedTexts load_texts(std::string_view bytes, std::string file);

/// The table alone, for the application; empty when the file can't be read.
[[nodiscard]] TextTable load_text_table(const std::filesystem::path& path);

/// What two languages must share: the same keys, and in each text the same arguments.
[[nodiscard]] std::vector<Diagnostic> compare_texts(const LoadedTexts& a, const LoadedTexts& b);

} // namespace mq::content
