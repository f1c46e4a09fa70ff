#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

/// A typed reply cut into words, the way people type: no punctuation, units stuck to numbers, codes, emoji.
namespace mq::domain {

/// What stands between a word and the one before it.
enum class Break : std::uint8_t {
    none,   ///< nothing but space
    soft,   ///< comma, colon, bracket, dash, quotation mark
    strong, ///< end of a sentence, new line, emoji
};

enum class TokenKind : std::uint8_t {
    word,
    number, ///< `350.000`, `1,2`, `17`
    date,   ///< `3/4`, `15/7/2024`
    clock,  ///< `9:30`
    code,   ///< letters and digits mixed: `PT-118`, `8A2`
};

inline constexpr std::size_t token_kinds = 5;

struct ReplyToken {
    std::uint32_t begin = 0; ///< code points of the NFC text, half-open
    std::uint32_t end = 0;
    std::string lower; ///< as typed, in small letters
    std::string fold;  ///< small letters without marks
    std::string key;   ///< see key_of
    TokenKind kind = TokenKind::word;
    Break before = Break::none;
    bool marked = false;   ///< has a Vietnamese mark
    bool capital = false;  ///< begins with a capital letter
    bool quoted = false;   ///< between quotation marks
    bool question = false; ///< its sentence ends with a question mark
};

/// Spelling with marks, independent of how they were typed: letters with their shape (ă â đ ê ô ơ ư), then
/// the tone of the syllable wherever it was put. `hoà` = `hòa`, `đuợc` = `được`; hỏi and ngã count as one
/// tone, since half the country writes them alike.
[[nodiscard]] std::string key_of(std::string_view utf8);

/// Small letters without marks; what isn't a Latin letter or digit stays as it is.
[[nodiscard]] std::string fold_of(std::string_view utf8);

struct TokenRules {
    std::unordered_set<std::string> units; ///< what may stick to a number: `p`, `h`, `tr`
    std::unordered_set<std::string> whole; ///< never cut: `a/c`, `t7`
};

/// The words of a valid UTF-8 text in NFC.
[[nodiscard]] std::vector<ReplyToken> tokens_of(std::string_view nfc, const TokenRules& rules);

} // namespace mq::domain
