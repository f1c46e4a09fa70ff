#include "base/text.h"

#include <utf8proc.h>
#include <algorithm>
#include <cstdlib>
#include <vector>

namespace mq::text {
namespace {

/// Length of the well-formed sequence at `at`, or 0. Table 3-7 of the Unicode standard.
std::size_t sequence_length(std::string_view s, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    const auto tail = [&](std::size_t i, unsigned low, unsigned high) {
        return i < s.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned b = byte(at);
    if (b < 0x80)
        return 1;
    if (b >= 0xC2 && b <= 0xDF)
        return tail(at + 1, 0x80, 0xBF) ? 2 : 0;
    if (b >= 0xE0 && b <= 0xEF) {
        const unsigned low = b == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = b == 0xED ? 0x9F : 0xBF;
        return tail(at + 1, low, high) && tail(at + 2, 0x80, 0xBF) ? 3 : 0;
    }
    if (b >= 0xF0 && b <= 0xF4) {
        const unsigned low = b == 0xF0 ? 0x90 : 0x80;
        const unsigned high = b == 0xF4 ? 0x8F : 0xBF;
        return tail(at + 1, low, high) && tail(at + 2, 0x80, 0xBF) && tail(at + 3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

std::string mapped(std::string_view utf8, int options) {
    utf8proc_uint8_t* out = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                   static_cast<utf8proc_ssize_t>(utf8.size()), &out,
                                   static_cast<utf8proc_option_t>(options));
    if (size < 0)
        return std::string(utf8);
    std::string result(reinterpret_cast<char*>(out), static_cast<std::size_t>(size));
    std::free(out);
    return result;
}

bool is_ascii(std::string_view s) {
    return std::all_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::vector<std::string_view> words(std::string_view s) {
    std::vector<std::string_view> out;
    std::size_t at = 0;
    while (at < s.size()) {
        const std::size_t start = s.find_first_not_of(" \t\n", at);
        if (start == std::string_view::npos)
            break;
        std::size_t end = s.find_first_of(" \t\n", start);
        if (end == std::string_view::npos)
            end = s.size();
        out.push_back(s.substr(start, end - start));
        at = end;
    }
    return out;
}

} // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t step = sequence_length(bytes, at);
        if (step == 0)
            return at;
        at += step;
    }
    return std::nullopt;
}

std::string nfc(std::string_view utf8) {
    if (is_ascii(utf8))
        return std::string(utf8);
    return mapped(utf8, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold(std::string_view utf8) {
    std::string plain =
        mapped(utf8, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
    std::string out;
    out.reserve(plain.size());
    bool gap = false;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            gap = !out.empty();
            continue;
        }
        if (gap)
            out.push_back(' ');
        gap = false;
        // đ has no decomposition; U+0111 is C4 91 (U+0110 was lowered by the case fold)
        if (static_cast<unsigned char>(c) == 0xC4 && i + 1 < plain.size() &&
            static_cast<unsigned char>(plain[i + 1]) == 0x91) {
            out.push_back('d');
            ++i;
        } else {
            out.push_back(c);
        }
    }
    return out;
}

std::size_t length(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string capitalise(std::string_view utf8) {
    if (utf8.empty())
        return {};
    utf8proc_int32_t code = 0;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                       static_cast<utf8proc_ssize_t>(utf8.size()), &code);
    if (used <= 0)
        return std::string(utf8);
    utf8proc_uint8_t buffer[4];
    const auto size = utf8proc_encode_char(utf8proc_toupper(code), buffer);
    std::string out(reinterpret_cast<char*>(buffer), static_cast<std::size_t>(size));
    out.append(utf8.substr(static_cast<std::size_t>(used)));
    return out;
}

std::string initials(std::string_view name) {
    const auto parts = words(name);
    std::string out;
    const std::size_t first = parts.size() > 2 ? parts.size() - 2 : 0;
    for (std::size_t i = first; i < parts.size(); ++i) {
        const std::string upper = capitalise(parts[i]);
        out.append(upper, 0, sequence_length(upper, 0));
    }
    return out;
}

std::string_view given_name(std::string_view name) {
    const auto parts = words(name);
    return parts.empty() ? name : parts.back();
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j)
        d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

} // namespace mq::text
