#pragma once

#include "content/reader.h"

#include <optional>

namespace mq::content {

/// Byte offset of a word in a staff line that is probably the speaker's own word (`em`, `cháu`) written out,
/// where
/// `{mình}` would fit every pair of trainee and customer.
[[nodiscard]] std::optional<std::size_t> own_word_in(std::string_view staff_line);

/// Notes it, at its place.
void note_staff_words(Reader& reader, yaml::Node text);

} // namespace mq::content
