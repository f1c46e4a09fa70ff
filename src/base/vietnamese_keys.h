#pragma once

// What the typing of Vietnamese knows of keys: inside of vietnamese_typing.

#include "base/vietnamese_typing.h"

#include <string>
#include <string_view>

namespace mq::vietnamese {

[[nodiscard]] char lower(char c); ///< of ASCII
[[nodiscard]] bool is_letter(char c);
[[nodiscard]] bool is_digit(char c);
[[nodiscard]] Letter letter_of(char key);
/// Latin letters with marks, and marks by themselves: what another input method commits.
[[nodiscard]] bool letter_of_another_method(char32_t c);
[[nodiscard]] std::string utf8_of(char32_t c);
[[nodiscard]] bool same_word(std::string_view keys, std::string_view lower_case);
/// Letters at the end of a text; empty where it ends in anything else.
[[nodiscard]] std::string_view last_word(std::string_view text);

[[nodiscard]] std::string_view tone_keys(Method method); ///< in the order of Tone
[[nodiscard]] std::string keys_of(Letters letters, Tone tone, Method method);
/// Keys as text, except that dd after no vowel is đ even where nothing else is Vietnamese: SĐT, VNĐ, đc.
[[nodiscard]] std::string as_typed(std::string_view keys, Method method);

} // namespace mq::vietnamese
