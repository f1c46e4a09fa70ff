#include "domain/reply_text.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace mq::domain {
namespace {

/// One letter of Vietnamese: base a–z or 0–9, its shape (0 none, 1 circumflex or stroke, 2 breve or horn) and
/// tone (0 none, 1 huyền, 2 hỏi or ngã, 3 sắc, 4 nặng).
struct Letter {
    char base = 0;
    char shape = 0;
    char tone = 0;
    bool upper = false;
};

template <class F>
void each_code(std::string_view utf8, F visit) {
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t code = size == 1 ? lead : static_cast<char32_t>(lead & (0xFFU >> (size + 1)));
        for (std::size_t k = 1; k < size && i + k < utf8.size(); ++k)
            code = (code << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        visit(code);
        i += size;
    }
}

std::u32string decode(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    each_code(utf8, [&](char32_t code) { out.push_back(code); });
    return out;
}

void append(std::string& out, char32_t code) {
    const auto byte = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0U | (code >> 6U));
        byte(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        byte(0xE0U | (code >> 12U));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    } else {
        byte(0xF0U | (code >> 18U));
        byte(0x80U | ((code >> 12U) & 0x3FU));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    }
}

using Alphabet = std::unordered_map<char32_t, Letter>;

Alphabet make_alphabet() {
    struct Row {
        char base;
        char shape;
        const char* forms; ///< level, huyền, hỏi, ngã, sắc, nặng: small, then capital
    };
    constexpr std::array<Row, 13> rows{{{'a', 0, "aàảãáạAÀẢÃÁẠ"},
                                        {'a', 2, "ăằẳẵắặĂẰẲẴẮẶ"},
                                        {'a', 1, "âầẩẫấậÂẦẨẪẤẬ"},
                                        {'e', 0, "eèẻẽéẹEÈẺẼÉẸ"},
                                        {'e', 1, "êềểễếệÊỀỂỄẾỆ"},
                                        {'i', 0, "iìỉĩíịIÌỈĨÍỊ"},
                                        {'o', 0, "oòỏõóọOÒỎÕÓỌ"},
                                        {'o', 1, "ôồổỗốộÔỒỔỖỐỘ"},
                                        {'o', 2, "ơờởỡớợƠỜỞỠỚỢ"},
                                        {'u', 0, "uùủũúụUÙỦŨÚỤ"},
                                        {'u', 2, "ưừửữứựƯỪỬỮỨỰ"},
                                        {'y', 0, "yỳỷỹýỵYỲỶỸÝỴ"},
                                        {'d', 1, "đđđđđđĐĐĐĐĐĐ"}}};
    constexpr std::array<char, 6> tones{0, 1, 2, 2, 3, 4};
    Alphabet out;
    for (const Row& row : rows) {
        const std::u32string forms = decode(row.forms);
        for (std::size_t i = 0; i < forms.size(); ++i)
            out.emplace(forms[i], Letter{row.base, row.shape,
                                         row.shape == 1 && row.base == 'd' ? '\0' : tones[i % 6], i >= 6});
    }
    for (char32_t c = U'a'; c <= U'z'; ++c) {
        out.emplace(c, Letter{static_cast<char>(c), 0, 0, false});
        out.emplace(c - 32, Letter{static_cast<char>(c), 0, 0, true});
    }
    for (char32_t c = U'0'; c <= U'9'; ++c)
        out.emplace(c, Letter{static_cast<char>(c), 0, 0, false});
    return out;
}

const Letter* letter_of(char32_t code) {
    static const Alphabet alphabet = make_alphabet();
    const auto found = alphabet.find(code);
    return found == alphabet.end() ? nullptr : &found->second;
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
/// Letters of other scripts make words too, so that they are seen as unknown ones.
bool is_letter(char32_t c) {
    if (const Letter* letter = letter_of(c))
        return !is_digit(c) && letter->base != 0;
    return (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0x2E80 && c < 0xFE00 && c != 0xFEFF);
}
char32_t lower(char32_t c) {
    if (c < 0x80)
        return c >= U'A' && c <= U'Z' ? c + 32 : c;
    static const std::unordered_map<char32_t, char32_t> pairs = [] {
        std::unordered_map<char32_t, char32_t> out;
        constexpr const char* small = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
        constexpr const char* large = "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴĐ";
        const std::u32string from = decode(large);
        const std::u32string to = decode(small);
        for (std::size_t i = 0; i < from.size(); ++i)
            out.emplace(from[i], to[i]);
        return out;
    }();
    const auto found = pairs.find(c);
    return found == pairs.end() ? c : found->second;
}

/// Makes a key letter by letter, see key_of.
class KeyMaker {
public:
    void add(char32_t code) {
        const Letter* letter = letter_of(code);
        if (letter == nullptr)
            return append(key_, code);
        const std::size_t at = key_.size(); // of the letter: base, then shape
        key_.push_back(letter->base);
        key_.push_back(static_cast<char>('0' + letter->shape));
        if (letter->tone != 0)
            tone_ = letter->tone;
        const bool horned = any_ && key_[before_] == 'u' && key_[at] == 'o' && // ươ, however it was typed
                            (key_[before_ + 1] == '2' || key_[at + 1] == '2');
        if (horned)
            key_[before_ + 1] = key_[at + 1] = '2';
        before_ = at;
        any_ = true;
    }
    [[nodiscard]] std::string finish() {
        key_.push_back(static_cast<char>('0' + tone_));
        return std::move(key_);
    }

private:
    std::string key_;
    std::size_t before_ = 0; ///< where the letter before stands
    bool any_ = false;
    char tone_ = 0;
};

std::string key_of_letters(std::u32string_view word) {
    KeyMaker key;
    for (const char32_t code : word)
        key.add(code);
    return key.finish();
}

void add_folded(std::string& out, char32_t code) {
    if (const Letter* letter = letter_of(code))
        out.push_back(letter->base);
    else
        append(out, lower(code));
}

std::string fold_of_letters(std::u32string_view word) {
    std::string out;
    for (const char32_t code : word)
        add_folded(out, code);
    return out;
}

bool is_marked(std::u32string_view word) {
    return std::any_of(word.begin(), word.end(), [](char32_t c) {
        const Letter* letter = letter_of(c);
        return letter != nullptr && (letter->shape != 0 || letter->tone != 0);
    });
}

class Cutter {
public:
    Cutter(std::string_view nfc, const TokenRules& rules) : text_(decode(nfc)), rules_(rules) {}

    std::vector<ReplyToken> cut() {
        out_.reserve(static_cast<std::size_t>(std::count(text_.begin(), text_.end(), U' ')) + 1);
        while (at_ < text_.size()) {
            const char32_t c = text_[at_];
            if (is_digit(c) || is_letter(c))
                chunk();
            else
                gap(c);
        }
        end_sentence(false);
        return std::move(out_);
    }

private:
    [[nodiscard]] char32_t peek(std::size_t ahead) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : 0;
    }

    void gap(char32_t c) {
        ++at_;
        constexpr std::u32string_view soft = U",:()[]{}-–—/\\*~=+_&<>|'’‘`^@#";
        if (c == U' ' || c == U'\t' || c == 0xA0 || c == 0x200B || c == 0xFEFF || c == 0xFE0F || c == 0x200D)
            return;
        if (c == U'"' || c == U'“' || c == U'”' || c == U'«' || c == U'»')
            return quote(c);
        if (c == U'%')
            return emit(at_ - 1, at_, TokenKind::word);
        const bool dots = c == U'.' && peek(0) == U'.';
        if (dots || c == U'…') {
            while (peek(0) == U'.')
                ++at_;
            return raise(Break::soft);
        }
        if (soft.find(c) != std::u32string_view::npos || c < 0x20)
            return raise(c == U'\n' || c == U'\r' ? Break::strong : Break::soft);
        if (c == U'?' || c == 0xFF1F)
            end_sentence(true);
        raise(Break::strong);
    }

    void quote(char32_t c) {
        if (c == U'“' || c == U'«')
            quoted_ = true;
        else if (c == U'”' || c == U'»')
            quoted_ = false;
        else
            quoted_ = !quoted_ && text_.find(U'"', at_) != std::u32string::npos;
        raise(Break::soft);
    }

    void raise(Break level) {
        if (level == Break::strong && next_ != Break::strong)
            end_sentence(false);
        next_ = std::max(next_, level);
    }

    void end_sentence(bool question) {
        for (std::size_t i = sentence_; i < out_.size(); ++i)
            out_[i].question = question;
        sentence_ = out_.size();
    }

    /// Letters, digits and what may join them.
    void chunk() {
        std::size_t end = at_;
        const auto joins = [&](std::size_t i) {
            const char32_t c = text_[i];
            const bool between =
                i + 1 < text_.size() && i > at_ && (is_digit(text_[i + 1]) || is_letter(text_[i + 1]));
            return is_digit(c) || is_letter(c) ||
                   (between && (c == U'-' || c == U'/' || c == U'.' || c == U',' || c == U':'));
        };
        while (end < text_.size() && joins(end))
            ++end;
        cut_chunk(at_, end);
        at_ = end;
    }

    [[nodiscard]] std::string lower_of(std::size_t begin, std::size_t end) const {
        std::string out;
        for (std::size_t i = begin; i < end; ++i)
            append(out, lower(text_[i]));
        return out;
    }

    void cut_chunk(std::size_t begin, std::size_t end) {
        if (rules_.whole.contains(lower_of(begin, end)))
            return emit(begin, end, TokenKind::word);
        std::size_t at = begin;
        while (at < end) {
            if (!is_digit(text_[at]) && !is_letter(text_[at])) {
                raise(text_[at] == U'.' ? Break::strong : text_[at] == U'/' ? next_ : Break::soft);
                ++at;
                continue;
            }
            at = is_digit(text_[at]) ? number(at, end) : word(at, end);
        }
    }

    /// A number with what belongs to it; gives the place behind.
    std::size_t number(std::size_t at, std::size_t end) {
        std::size_t to = at;
        std::size_t slashes = 0;
        std::size_t colons = 0;
        while (to < end && (is_digit(text_[to]) ||
                            (to + 1 < end && is_digit(text_[to + 1]) &&
                             std::u32string_view(U".,/:").find(text_[to]) != std::u32string_view::npos))) {
            slashes += text_[to] == U'/' ? 1U : 0U;
            colons += text_[to] == U':' ? 1U : 0U;
            ++to;
        }
        std::size_t tail = to;
        while (tail < end && is_letter(text_[tail]))
            ++tail;
        const bool glued = tail > to;
        if (glued && !rules_.units.contains(lower_of(to, tail)))
            return code(at, end);
        if (glued && tail - to == 1 && text_[to] == U'G') // 4G is no hour
            return code(at, tail);
        emit(at, to, slashes > 0 ? TokenKind::date : colons > 0 ? TokenKind::clock : TokenKind::number);
        if (glued)
            emit(to, tail, TokenKind::word);
        return tail;
    }

    std::size_t word(std::size_t at, std::size_t end) {
        std::size_t to = at;
        while (to < end && is_letter(text_[to]))
            ++to;
        std::size_t tail = to;
        while (tail < end && (is_digit(text_[tail]) || is_letter(text_[tail]) ||
                              ((text_[tail] == U'-' || text_[tail] == U'/') && tail + 1 < end &&
                               is_digit(text_[tail + 1]))))
            ++tail;
        if (std::any_of(text_.begin() + static_cast<std::ptrdiff_t>(to),
                        text_.begin() + static_cast<std::ptrdiff_t>(tail), is_digit) &&
            !rules_.whole.contains(lower_of(at, to)))
            return code(at, tail);
        emit(at, to, TokenKind::word);
        return to;
    }

    std::size_t code(std::size_t at, std::size_t end) {
        std::size_t to = at;
        while (to < end &&
               (is_digit(text_[to]) || is_letter(text_[to]) || text_[to] == U'-' || text_[to] == U'/'))
            ++to;
        emit(at, to, TokenKind::code);
        return to;
    }

    void emit(std::size_t begin, std::size_t end, TokenKind kind) {
        ReplyToken token;
        token.begin = static_cast<std::uint32_t>(begin);
        token.end = static_cast<std::uint32_t>(end);
        const std::u32string_view word = std::u32string_view(text_).substr(begin, end - begin);
        token.lower = lower_of(begin, end);
        token.fold = fold_of_letters(word);
        token.key = key_of_letters(word);
        token.marked = is_marked(word);
        token.kind = kind;
        token.before = next_;
        token.quoted = quoted_;
        const Letter* first = letter_of(word.front());
        token.capital = first != nullptr && first->upper;
        out_.push_back(std::move(token));
        next_ = Break::none;
    }

    std::u32string text_;
    const TokenRules& rules_;
    std::vector<ReplyToken> out_;
    std::size_t at_ = 0;
    std::size_t sentence_ = 0; ///< first token of the sentence
    Break next_ = Break::none;
    bool quoted_ = false;
};

} // namespace

std::string key_of(std::string_view utf8) {
    KeyMaker key;
    each_code(utf8, [&](char32_t code) { key.add(code); });
    return key.finish();
}

std::string fold_of(std::string_view utf8) {
    std::string out;
    each_code(utf8, [&](char32_t code) { add_folded(out, code); });
    return out;
}

std::vector<ReplyToken> tokens_of(std::string_view nfc, const TokenRules& rules) {
    return Cutter(nfc, rules).cut();
}

} // namespace mq::domain
