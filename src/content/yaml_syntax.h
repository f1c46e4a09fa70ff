#pragma once

#include "content/yaml_builder.h"

namespace mq::content::yaml {

/// A syntax error in words that help: which habit of writing led to it, and what to write instead.
[[nodiscard]] Finding explain(const Stumble& stumble, const SourceText& source);

/// The text with the line of the error mended by a guess, so that the rest of the file can be checked too: an
/// unquoted text is quoted, a tab becomes spaces, a broken value is replaced by `broken_value`. Line numbers
/// stay as they are. `line` is the line that was changed.
struct Mended {
    std::string text;
    std::uint32_t line = 0;
};
/// Guesses, the likelier first; none when there is no good one.
[[nodiscard]] std::vector<Mended> mend(const Stumble& stumble, const SourceText& source);

/// Stands for a value that couldn't be read and has been reported; a private-use character.
inline constexpr std::string_view broken_value = "\xEE\x80\x80";

} // namespace mq::content::yaml
