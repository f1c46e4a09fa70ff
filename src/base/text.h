#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mq::text {

/// Byte offset of the first byte that is not well-formed UTF-8 (RFC 3629); nothing when all is well.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

/// Unicode normal form C. The text must be valid UTF-8; text that is already NFC comes back unchanged.
[[nodiscard]] std::string nfc(std::string_view utf8);

/// For searching: lower case, without Vietnamese marks (đ → d), one space between words, trimmed.
[[nodiscard]] std::string fold(std::string_view utf8);

/// Number of code points of valid UTF-8.
[[nodiscard]] std::size_t length(std::string_view utf8);

/// The first letter in upper case, the rest as it is: `ơn` → `Ơn`.
[[nodiscard]] std::string capitalise(std::string_view utf8);

/// The name's initials for an avatar, at most two: `Trần Minh Khôi` → `MK` (the last two words, as Vietnamese
/// names are read).
[[nodiscard]] std::string initials(std::string_view name);

/// The given name: last word of a Vietnamese full name.
[[nodiscard]] std::string_view given_name(std::string_view name);

/// Edits (insert, delete, replace, swap of neighbours) between two short ASCII words; for "did you mean".
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

} // namespace mq::text
