#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How a Vietnamese syllable is spelt: which letters may follow each other, and where its tone mark stands.
namespace mq::vietnamese {

enum class Tone : unsigned char { level, grave, acute, hook, tilde, dot }; ///< ngang huyền sắc hỏi ngã nặng

/// Where the tone of an open `oa`, `oe`, `uy` stands; everywhere else the two rules agree.
enum class ToneRule : unsigned char {
    modern, ///< hoà, khoẻ, thuỷ: on the main vowel
    classic ///< hòa, khỏe, thủy: on the first vowel
};

/// A letter with its own mark (ă, ê, ơ, đ …), but without a tone.
struct Letter {
    char32_t c = 0; ///< lower case
    bool upper = false;
    friend bool operator==(const Letter&, const Letter&) = default;
};
using Letters = std::span<const Letter>;

[[nodiscard]] bool is_vowel(char32_t c); ///< of a lower-case letter without a tone
/// The Latin letter under its mark: ă → a, đ → d.
[[nodiscard]] char32_t without_mark(char32_t c);

/// Letters of the onset: `gi` and `qu` with their vowel, so that the rest is the rhyme.
[[nodiscard]] std::size_t onset_length(Letters word, Tone tone);
/// Whether more keys can make a syllable of it: letters may follow, and marks may still be put on any letter.
[[nodiscard]] bool may_become_syllable(Letters word, Tone tone);
/// Whether it is spelt as a syllable is. Rhymes that end in c, ch, p, t take no other tones than acute and
/// dot.
[[nodiscard]] bool is_syllable(Letters word, Tone tone);
/// Index of the letter that carries the tone; nothing is there (word.size()) while there is no vowel.
[[nodiscard]] std::size_t tone_position(Letters word, Tone tone, ToneRule rule);

/// NFC text of the letters with the tone on the one at `tone_at`.
[[nodiscard]] std::string spelt(Letters word, Tone tone, std::size_t tone_at);

struct Parsed {
    std::vector<Letter> letters;
    Tone tone = Tone::level;
    std::size_t tone_at = 0; ///< letters.size() without a tone
    bool ok = false;         ///< only Latin letters as Vietnamese has them, and one tone at most
};
[[nodiscard]] Parsed parse(std::string_view utf8_nfc);

/// All rhymes, in NFC without tones: for tests, and for those who want to know what is understood.
[[nodiscard]] std::span<const std::u32string> rhymes();
[[nodiscard]] std::span<const std::u32string> onsets();

} // namespace mq::vietnamese
