#pragma once

// The texts of the interface, in the language of the moment. They are loaded elsewhere (assets/text) and
// handed over.

#include <fmt/format.h>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

namespace mq::ui {

/// key, text. Both must be valid UTF-8; they are copied.
using TextPair = std::pair<std::string_view, std::string_view>;

/// Replaces all texts. Pointers that t() gave before stay valid until the set after this one replaces them,
/// so that the language can be switched in the middle of a frame. Not to be called from another thread than
/// the frame's.
void set_texts(std::span<const TextPair> pairs, char decimal_mark = ',');

/// The text of a key; NUL-terminated. A missing key gives the key itself, and is remembered in
/// missing_texts().
[[nodiscard]] const char* t(std::string_view key);
/// `key.one` for 1, else `key.other`; both have `{n}` for the caller's t_format.
[[nodiscard]] const char* t_count(std::string_view key, long long n);
/// How many different keys were asked for in vain since the texts were set, and the last of them.
struct MissingTexts {
    std::size_t count = 0;
    const char* last = "";
};
[[nodiscard]] MissingTexts missing_texts();

/// ',' in Vietnamese, '.' in English.
[[nodiscard]] char decimal_mark();

namespace detail {
/// Formats into the buffer; a text whose placeholders don't fit the arguments comes out as it is.
std::string_view format_text(char* buffer, std::size_t size, const char* text, fmt::format_args args);
} // namespace detail

/// Fills the placeholders of a text, `{name}` with fmt::arg("name", value), in the caller's buffer;
/// NUL-terminated, and cut on a character's edge when the buffer is too small.
template <class... Args>
std::string_view t_format_to(char* buffer, std::size_t size, std::string_view key, const Args&... args) {
    return detail::format_text(buffer, size, t(key), fmt::make_format_args(args...));
}

/// A text on the stack: `Text<128> line("home.left", fmt::arg("n", 3));` and use it as a string_view.
template <std::size_t Size = 192>
class Text {
public:
    template <class... Args>
    explicit Text(std::string_view key, const Args&... args)
        : length_(t_format_to(buffer_, Size, key, args...).size()) {}
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;
    operator std::string_view() const { return {buffer_, length_}; } // NOLINT: it is a text
    [[nodiscard]] const char* c_str() const { return buffer_; }

private:
    char buffer_[Size];
    std::size_t length_;
};

/// What fmt makes of it, on the stack and without an allocation: `Buf<32> n("{}–{}", 2, 3)`.
template <std::size_t Size = 64>
class Buf {
public:
    template <class... Args>
    explicit Buf(fmt::format_string<Args...> format, Args&&... args) {
        const auto out = fmt::format_to_n(buffer_, Size - 1, format, std::forward<Args>(args)...);
        length_ = static_cast<std::size_t>(out.out - buffer_);
        buffer_[length_] = '\0';
    }
    Buf(const Buf&) = delete;
    Buf& operator=(const Buf&) = delete;
    operator std::string_view() const { return {buffer_, length_}; } // NOLINT: it is a text
    [[nodiscard]] const char* c_str() const { return buffer_; }

private:
    char buffer_[Size];
    std::size_t length_ = 0;
};

/// A number as people here write it: `2,4`, `−7`, `+12`. A real minus; NaN gives an empty text.
enum class Sign : unsigned char { only_minus, always };
class Number {
public:
    explicit Number(double value, int decimals = 1, Sign sign = Sign::only_minus);
    operator std::string_view() const { return {buffer_, length_}; } // NOLINT: it is a text
    [[nodiscard]] const char* c_str() const { return buffer_; }

private:
    char buffer_[32];
    std::size_t length_ = 0;
};

} // namespace mq::ui
