#include "base/vietnamese_typing.h"

#include "base/text.h"
#include "base/vietnamese_keys.h"

namespace mq::vietnamese {
namespace {

constexpr std::size_t longest_word = 40; ///< keys; what is longer is no syllable, and copying it would cost

} // namespace

// ---- what the caller says

TypingEdit VietnameseTyping::edit_from(const std::string& before) const {
    std::size_t same = 0;
    while (same < before.size() && same < shown_.size() && before[same] == shown_[same])
        ++same;
    while (same > 0 && same < before.size() && (static_cast<unsigned char>(before[same]) & 0xC0U) == 0x80U)
        --same;
    while (same > 0 && same < shown_.size() && (static_cast<unsigned char>(shown_[same]) & 0xC0U) == 0x80U)
        --same;
    return {before.size() - same, shown_.substr(same)};
}

TypingEdit VietnameseTyping::type(char32_t c, const TypingRules& rules) {
    if (rules.method == Method::off) {
        reset();
        return {0, utf8_of(c)};
    }
    if (letter_of_another_method(c)) {
        reset();
        state_ = State::foreign;
        return {0, utf8_of(c)};
    }
    const char key = c < 0x80 ? static_cast<char>(c) : '\0';
    if (is_letter(key) && (state_ == State::foreign || keys_.size() >= longest_word)) {
        reset();
        state_ = State::foreign;
        return {0, std::string(1, key)};
    }
    const bool digit = rules.method == Method::vni && is_digit(key) && !keys_.empty();
    const std::string before = shown_;
    if ((is_letter(key) || digit) && take_key(key, rules)) {
        if (state_ == State::plain && adopted_) {
            reset();
            state_ = State::foreign;
            return {0, std::string(1, key)};
        }
        return edit_from(before);
    }
    TypingEdit edit = end();
    edit.insert += utf8_of(c);
    return edit;
}

TypingEdit VietnameseTyping::erase(const TypingRules& rules) {
    if (shown_.empty()) {
        reset();
        return {};
    }
    const std::string before = shown_;
    if (state_ == State::plain) { // what came before the key that made it impossible comes back
        const std::size_t most = text::length(shown_) - 1;
        std::string keys = keys_;
        do {
            keys.pop_back();
            replay(keys, rules);
        } while (text::length(shown_) > most);
        return edit_from(before);
    }
    letters_.pop_back();
    if (tone_at_ >= letters_.size())
        tone_ = Tone::level;
    lone_w_ = lone_w_ >= letters_.size() ? npos : lone_w_;
    horn_given_ = false;
    doubled_ = npos;
    keys_ = keys_of(letters_, tone_, rules.method);
    state_ = may_become_syllable(letters_, tone_) ? State::composing : State::escaped;
    show(rules);
    if (letters_.empty())
        reset();
    return edit_from(before);
}

TypingEdit VietnameseTyping::end() {
    const std::string before = shown_;
    const bool changed = shown_ != keys_ && doubled_ == npos && !adopted_;
    if (state_ == State::composing && changed && !is_syllable(letters_, tone_))
        shown_ = as_typed(keys_, method_);
    TypingEdit edit = edit_from(before);
    reset();
    return edit;
}

void VietnameseTyping::reset() {
    state_ = State::composing;
    keys_.clear();
    letters_.clear();
    tone_ = Tone::level;
    tone_at_ = 0;
    lone_w_ = doubled_ = npos;
    horn_given_ = adopted_ = false;
    shown_.clear();
}

void VietnameseTyping::adopt(std::string_view text_before_caret, const TypingRules& rules) {
    reset();
    const std::string_view word = last_word(text_before_caret);
    if (rules.method == Method::off || word.empty() || word.size() > longest_word)
        return;
    Parsed parsed = parse(word);
    if (!parsed.ok || !may_become_syllable(parsed.letters, parsed.tone)) {
        state_ = State::foreign;
        return;
    }
    letters_ = std::move(parsed.letters);
    tone_ = parsed.tone;
    tone_at_ = parsed.tone_at;
    keys_ = keys_of(letters_, tone_, rules.method);
    method_ = rules.method;
    adopted_ = true;
    shown_ = word;
}

// ---- one key

bool VietnameseTyping::take_key(char key, const TypingRules& rules) {
    method_ = rules.method;
    if (state_ == State::composing) {
        const bool used = use_tone_key(key, rules.method) || use_mark_key(key, rules.method);
        if (!used && is_digit(key))
            return false;
        if (!used)
            append(key);
    } else {
        letters_.push_back(letter_of(key));
    }
    keys_.push_back(key);
    const bool www = rules.method == Method::telex && same_word(keys_, "www"); // an address of the web
    if (state_ == State::escaped && (www || !escape_was_needed(rules)))
        state_ = State::plain;
    show(rules);
    return true;
}

void VietnameseTyping::replay(std::string_view keys, const TypingRules& rules) {
    reset();
    for (const char key : keys)
        static_cast<void>(take_key(key, rules));
}

bool VietnameseTyping::use_tone_key(char key, Method method) {
    const std::size_t at = tone_keys(method).find(lower(key));
    if (at == std::string_view::npos || onset_length(letters_, tone_) == letters_.size())
        return false;
    const auto tone = static_cast<Tone>(at);
    if (tone == tone_ && tone != Tone::level) {
        if (!doubles(key))
            return false;
        tone_ = Tone::level;
        append_bare(key);
        return true;
    }
    if (tone == tone_ || !may_become_syllable(letters_, tone))
        return false;
    tone_ = tone;
    return true;
}

bool VietnameseTyping::use_mark_key(char key, Method method) {
    if (method == Method::telex) {
        switch (lower(key)) {
            case 'a': return use_circumflex(U"a", key);
            case 'e': return use_circumflex(U"e", key);
            case 'o': return use_circumflex(U"o", key);
            case 'd': return use_stroke(key);
            case 'w': return use_horn_pair(key) || use_horn_or_breve(U"uoa", key) || use_lone_w(key);
            default: return false;
        }
    }
    switch (key) {
        case '6': return use_circumflex(U"aeo", key);
        case '7': return use_horn_pair(key) || use_horn_or_breve(U"uo", key);
        case '8': return use_horn_or_breve(U"a", key);
        case '9': return use_stroke(key);
        default: return false;
    }
}

bool VietnameseTyping::use_circumflex(std::u32string_view bases, char key) {
    const std::size_t begin = onset_length(letters_, tone_);
    for (std::size_t i = letters_.size(); i-- > begin;) {
        const char32_t base = without_mark(letters_[i].c);
        if (bases.find(base) == std::u32string_view::npos)
            continue;
        const char32_t wanted = base == U'a' ? U'â' : base == U'e' ? U'ê' : U'ô';
        if (letters_[i].c == wanted) {
            if (doubles(key))
                escape(i, key);
            return doubles(key);
        }
        if (put_if_possible(i, wanted))
            return true;
    }
    return false;
}

bool VietnameseTyping::use_horn_pair(char key) {
    for (std::size_t i = onset_length(letters_, tone_); i + 1 < letters_.size(); ++i)
        if (without_mark(letters_[i].c) == U'u' && without_mark(letters_[i + 1].c) == U'o')
            return put_horn_pair(i, key);
    return false;
}

bool VietnameseTyping::put_horn_pair(std::size_t at, char key) {
    if (letters_[at].c == U'ư' && letters_[at + 1].c == U'ơ') {
        if (!horn_given_ && !doubles(key))
            return false;
        if (!horn_given_) {
            letters_[at].c = U'u';
            escape(at + 1, key);
        }
        horn_given_ = false;
        return true;
    }
    const std::vector<Letter> before = letters_;
    letters_[at + 1].c = U'ơ';
    if (letters_[at].c == U'u' && before[at + 1].c != U'ơ' && is_syllable(letters_, Tone::level))
        return true; // thuở, huơ: nothing follows
    letters_[at].c = U'ư';
    if (may_become_syllable(letters_, tone_))
        return true;
    letters_ = before;
    return false;
}

bool VietnameseTyping::use_horn_or_breve(std::u32string_view bases, char key) {
    const std::size_t begin = onset_length(letters_, tone_);
    for (std::size_t i = letters_.size(); i-- > begin;) {
        const char32_t base = without_mark(letters_[i].c);
        if (bases.find(base) == std::u32string_view::npos)
            continue;
        const char32_t wanted = base == U'a' ? U'ă' : base == U'o' ? U'ơ' : U'ư';
        if (letters_[i].c == wanted) {
            if (doubles(key))
                escape(i, key);
            return doubles(key);
        }
        if (put_if_possible(i, wanted))
            return true;
    }
    return false;
}

bool VietnameseTyping::use_lone_w(char key) {
    letters_.push_back({U'ư', letter_of(key).upper});
    if (may_become_syllable(letters_, tone_)) {
        lone_w_ = letters_.size() - 1;
        return true;
    }
    letters_.pop_back();
    return false;
}

bool VietnameseTyping::use_stroke(char key) {
    if (letters_.empty() || without_mark(letters_.front().c) != U'd')
        return false;
    if (letters_.front().c == U'đ') {
        if (!doubles(key))
            return false;
        escape(0, key);
        return true;
    }
    return put_if_possible(0, U'đ');
}

bool VietnameseTyping::put_if_possible(std::size_t at, char32_t letter) {
    const char32_t before = letters_[at].c;
    letters_[at].c = letter;
    if (may_become_syllable(letters_, tone_))
        return true;
    letters_[at].c = before;
    return false;
}

/// Only a key pressed twice in a row undoes itself: "ass" is as, while "asus" and "tests" are what they are.
bool VietnameseTyping::doubles(char key) const {
    return !keys_.empty() && lower(keys_.back()) == lower(key);
}

/// The mark goes away again, and the key that was doubled stands there as itself.
void VietnameseTyping::escape(std::size_t at, char key) {
    if (at == lone_w_) {
        letters_[at].c = U'w';
        lone_w_ = npos;
        doubled_ = keys_.size();
        state_ = State::escaped;
        return;
    }
    letters_[at].c = without_mark(letters_[at].c);
    append_bare(key);
}

void VietnameseTyping::append_bare(char key) {
    letters_.push_back(letter_of(key));
    doubled_ = keys_.size();
    state_ = may_become_syllable(letters_, tone_) ? State::composing : State::escaped;
}

void VietnameseTyping::append(char key) {
    letters_.push_back(letter_of(key));
    complete_horn_pair();
    if (!may_become_syllable(letters_, tone_))
        state_ = State::plain;
}

/// ươ has both horns when anything follows: "thuơ" + "n" → "thươn", "nưo" + "c" → "nươc".
void VietnameseTyping::complete_horn_pair() {
    for (std::size_t i = onset_length(letters_, tone_); i + 2 < letters_.size(); ++i) {
        Letter& u = letters_[i];
        Letter& o = letters_[i + 1];
        const bool half = (u.c == U'u' && o.c == U'ơ') || (u.c == U'ư' && o.c == U'o');
        if (!half)
            continue;
        const Letter u_before = u;
        const Letter o_before = o;
        u.c = U'ư';
        o.c = U'ơ';
        horn_given_ = may_become_syllable(letters_, tone_);
        if (!horn_given_) {
            u = u_before;
            o = o_before;
        }
        return;
    }
}

void VietnameseTyping::show(const TypingRules& rules) {
    if (state_ == State::plain) {
        shown_ = as_typed(keys_, method_);
        return;
    }
    if (state_ == State::composing)
        tone_at_ = tone_position(letters_, tone_, rules.tones);
    shown_ = spelt(letters_, tone_, tone_at_);
}

/// Doubling a key counts where the keys without it would have given something else ("tesst" → "test", as
/// "test" is "tét"), not where they would have stayed as they are ("password": "pasword" is no syllable
/// either).
bool VietnameseTyping::escape_was_needed(const TypingRules& rules) const {
    if (inner_ || doubled_ == npos)
        return true;
    VietnameseTyping other;
    other.inner_ = true;
    for (std::size_t i = 0; i < keys_.size(); ++i)
        if (i != doubled_)
            static_cast<void>(other.type(static_cast<char32_t>(keys_[i]), rules));
    return other.state_ != State::plain;
}

} // namespace mq::vietnamese
