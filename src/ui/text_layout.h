#pragma once

// Where wrapped text breaks, cached: drawing code asks for the same few hundred layouts in every frame.

#include "ui/theme.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace mq::ui {

/// One line of a text, in byte offsets; blanks at its end are not in it.
struct TextLine {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    float width = 0; ///< screen pixels
};

struct TextLayout {
    std::span<const TextLine> lines; ///< valid until the next call of layout_of; at least one line
    float width = 0;                 ///< of the widest line
};

/// Screen pixels that one line takes.
[[nodiscard]] float measure(std::string_view text, const Face& face);

/// Breaks at blanks and '\n', inside a word only where it alone is too wide. The key is what the text says,
/// not where it lies, so that a buffer may be used again for another text.
[[nodiscard]] TextLayout layout_of(std::string_view text, const Face& face, float width);

/// The same without the cache, into a list of the caller's.
void break_lines(std::string_view text, const Face& face, float width, std::vector<TextLine>& lines);

/// Bytes of the code point at `at`, 1 to 4; broken UTF-8 counts as single bytes. `code` gets its value.
[[nodiscard]] std::size_t decode(std::string_view text, std::size_t at, std::uint32_t& code);

/// How many layouts were made anew since the program began: tests want none in a steady frame.
[[nodiscard]] std::uint64_t layouts_made();

} // namespace mq::ui
