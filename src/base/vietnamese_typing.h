#pragma once

#include "base/vietnamese_syllable.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Vietnamese from a Latin keyboard, as people know it from UniKey and Bamboo: a word at a time, tone and
/// mark keys anywhere in it, and words that can't be Vietnamese left as they were typed.
namespace mq::vietnamese {

enum class Method : unsigned char {
    off,
    telex, ///< s f r x j tones, z none; aa ee oo aw ow uw w dd
    vni    ///< 1 2 3 4 5 tones, 0 none; 6 ^, 7 horn, 8 breve, 9 đ
};

struct TypingRules {
    Method method = Method::off;
    ToneRule tones = ToneRule::modern;
    friend bool operator==(const TypingRules&, const TypingRules&) = default;
};

/// What happens to the text before the caret.
struct TypingEdit {
    std::size_t remove = 0; ///< bytes of UTF-8 before the caret, whole characters
    std::string insert;     ///< then goes in at the caret; NFC where the text before is
};

/// The word that is being typed. Pure: the same keys give the same text. The caller keeps the text and tells
/// what happened to it: type() and erase() for keys, reset() for everything that moves the caret elsewhere.
class VietnameseTyping {
public:
    /// A character from the keyboard. Letters (and digits of VNI) belong to the word; others end it, as end()
    /// does, and go in after it. Letters that are not ASCII come from the system's own input method: the rest
    /// of such a word is left alone.
    [[nodiscard]] TypingEdit type(char32_t c, const TypingRules& rules);
    /// Backspace: takes the last character that is seen. Nothing when there is no word of ours before the
    /// caret; then the caller erases as it does, and may adopt() what is left.
    [[nodiscard]] TypingEdit erase(const TypingRules& rules);
    /// The word is over: one that can't be Vietnamese gets its keys back ("úe" + "r" → "user").
    [[nodiscard]] TypingEdit end();
    /// The caret went elsewhere, or the text was changed by other means.
    void reset();
    /// Goes on with a word that stands before the caret, so that its tone can still be typed.
    void adopt(std::string_view text_before_caret, const TypingRules& rules);

    /// The word as it stands before the caret; empty when there is none of ours.
    [[nodiscard]] const std::string& shown() const { return shown_; }

private:
    enum class State : unsigned char {
        composing, ///< may become a syllable
        escaped,   ///< a doubled key gave the bare letter; the letters are kept as they are
        plain,     ///< can't be Vietnamese: shown as typed
        foreign    ///< not ours: nothing is done to it
    };

    /// False: a digit that says nothing here; it ends the word.
    [[nodiscard]] bool take_key(char key, const TypingRules& rules);
    void replay(std::string_view keys, const TypingRules& rules);
    [[nodiscard]] bool use_tone_key(char key, Method method);
    [[nodiscard]] bool use_mark_key(char key, Method method);
    [[nodiscard]] bool use_circumflex(std::u32string_view bases, char key);
    [[nodiscard]] bool use_horn_pair(char key);
    [[nodiscard]] bool put_horn_pair(std::size_t at, char key);
    [[nodiscard]] bool use_horn_or_breve(std::u32string_view bases, char key);
    [[nodiscard]] bool use_lone_w(char key);
    [[nodiscard]] bool use_stroke(char key);
    [[nodiscard]] bool put_if_possible(std::size_t at, char32_t letter);
    [[nodiscard]] bool doubles(char key) const;
    void escape(std::size_t at, char key);
    void append(char key);
    void append_bare(char key);
    void complete_horn_pair();
    void show(const TypingRules& rules);
    [[nodiscard]] bool escape_was_needed(const TypingRules& rules) const;
    [[nodiscard]] TypingEdit edit_from(const std::string& before) const;

    State state_ = State::composing;
    std::string keys_; ///< what was typed (after an erase: what would give the same word)
    std::vector<Letter> letters_;
    Tone tone_ = Tone::level;
    std::size_t tone_at_ = 0;
    std::size_t lone_w_ = npos;     ///< letter that a w alone made
    std::size_t doubled_ = npos;    ///< index in keys_ of the key that undid the one before it
    bool horn_given_ = false;       ///< the second horn of ươ was put without a key for it
    bool adopted_ = false;          ///< its keys are not known: it is never given back as typed
    bool inner_ = false;            ///< answers for another word whether its escape was needed
    Method method_ = Method::telex; ///< of the keys
    std::string shown_;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// The keys that give this word: marks right after their letters, the tone last. Empty when it is not a word
/// of Vietnamese letters.
[[nodiscard]] std::string keys_for(std::string_view word_nfc, Method method);

} // namespace mq::vietnamese
