#include "base/vietnamese_keys.h"

#include <utf8proc.h>
#include <algorithm>
#include <array>

namespace mq::vietnamese {
namespace {

/// Key that puts this letter's mark on; 0 when it has none.
char mark_key(char32_t c, Method method) {
    const bool telex = method == Method::telex;
    switch (c) {
        case U'â': return telex ? 'a' : '6';
        case U'ê': return telex ? 'e' : '6';
        case U'ô': return telex ? 'o' : '6';
        case U'ơ':
        case U'ư': return telex ? 'w' : '7';
        case U'ă': return telex ? 'w' : '8';
        case U'đ': return telex ? 'd' : '9';
        default: return 0;
    }
}

} // namespace

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

Letter letter_of(char key) {
    return {static_cast<char32_t>(lower(key)), lower(key) != key};
}

bool letter_of_another_method(char32_t c) {
    return (c >= 0xC0 && c <= 0x24F) || (c >= 0x300 && c <= 0x36F) || (c >= 0x1E00 && c <= 0x1EFF);
}

std::string utf8_of(char32_t c) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size)};
}

std::string_view tone_keys(Method method) {
    return method == Method::telex ? "zfsrxj" : "021345";
}

std::string keys_of(Letters letters, Tone tone, Method method) {
    std::string out;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char key = static_cast<char>(without_mark(letters[i].c));
        out.push_back(letters[i].upper ? static_cast<char>(key - 'a' + 'A') : key);
        if (const char mark = mark_key(letters[i].c, method); mark != 0)
            out.push_back(mark);
        const bool doubled_o = letters[i].c == U'o' && i > 0 && letters[i - 1].c == U'o';
        if (doubled_o && method == Method::telex)
            out.push_back('o'); // oo is ô, ooo is oo
    }
    if (tone != Tone::level)
        out.push_back(tone_keys(method)[static_cast<std::size_t>(tone)]);
    return out;
}

std::string as_typed(std::string_view keys, Method method) {
    const char stroke = method == Method::telex ? 'd' : '9';
    std::string out;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const bool free = i == 0 || !is_vowel(static_cast<char32_t>(lower(keys[i - 1])));
        const bool d = lower(keys[i]) == 'd' && i + 1 < keys.size() && lower(keys[i + 1]) == stroke;
        if (!d || !free) {
            out.push_back(keys[i]);
            continue;
        }
        const bool undone = i + 2 < keys.size() && lower(keys[i + 2]) == stroke;
        if (undone)
            out.append({keys[i], keys[i + 1]});
        else
            out.append(keys[i] == 'D' ? "Đ" : "đ");
        i += undone ? 2 : 1;
    }
    return out;
}

bool same_word(std::string_view keys, std::string_view lower_case) {
    return std::equal(keys.begin(), keys.end(), lower_case.begin(), lower_case.end(),
                      [](char a, char b) { return lower(a) == b; });
}

std::string_view last_word(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) >= 0x80 || is_letter(text[at - 1])))
        --at;
    return text.substr(at);
}

std::string keys_for(std::string_view word_nfc, Method method) {
    const Parsed word = parse(word_nfc);
    return word.ok ? keys_of(word.letters, word.tone, method) : std::string();
}

} // namespace mq::vietnamese
