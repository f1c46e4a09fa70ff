#include "base/vietnamese_syllable.h"

#include <utf8proc.h>
#include <algorithm>
#include <array>

namespace mq::vietnamese {
namespace {

// Vowels with all their tones, in the order of Tone.
constexpr std::array<std::u32string_view, 12> lower_vowels = {U"aàáảãạ", U"ăằắẳẵặ", U"âầấẩẫậ", U"eèéẻẽẹ",
                                                              U"êềếểễệ", U"iìíỉĩị", U"oòóỏõọ", U"ôồốổỗộ",
                                                              U"ơờớởỡợ", U"uùúủũụ", U"ưừứửữự", U"yỳýỷỹỵ"};
constexpr std::array<std::u32string_view, 12> upper_vowels = {U"AÀÁẢÃẠ", U"ĂẰẮẲẴẶ", U"ÂẦẤẨẪẬ", U"EÈÉẺẼẸ",
                                                              U"ÊỀẾỂỄỆ", U"IÌÍỈĨỊ", U"OÒÓỎÕỌ", U"ÔỒỐỔỖỘ",
                                                              U"ƠỜỚỞỠỢ", U"UÙÚỦŨỤ", U"ƯỪỨỬỮỰ", U"YỲÝỶỸỴ"};

// `kr` and the rhyme `ăk` are in names of the highlands: Krông, Đắk Lắk.
constexpr std::u32string_view all_onsets =
    U"b c ch d đ g gh gi h k kh kr l m n ng ngh nh p ph qu r s t th tr v x";
constexpr std::u32string_view all_rhymes =
    U"a ac ach ai am an ang anh ao ap at au ay ă ăc ăk ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây "
    U"e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu "
    U"iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oong ooc "
    U"oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet "
    U"ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut "
    U"uâng uân uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt "
    U"uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu "
    U"ươc ươi ươm ươn ương ươp ươt ươu y ych yêm yên yêng yêt yêu ynh yp yt";

std::vector<std::u32string> words_of(std::u32string_view all) {
    std::vector<std::u32string> out;
    while (!all.empty()) {
        const std::size_t end = std::min(all.find(U' '), all.size());
        out.emplace_back(all.substr(0, end));
        all.remove_prefix(std::min(end + 1, all.size()));
    }
    return out;
}

bool one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}

bool equal(Letters a, std::u32string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Letter& l, char32_t c) { return l.c == c; });
}

/// `typed` so far fits `wanted`; a letter that has no mark may still get one.
bool begins(std::u32string_view wanted, Letters typed) {
    return typed.size() <= wanted.size() &&
           std::equal(typed.begin(), typed.end(), wanted.begin(),
                      [](const Letter& l, char32_t c) { return l.c == c || l.c == without_mark(c); });
}

bool ends_in_stop(Letters rhyme) {
    if (rhyme.empty())
        return false;
    const char32_t last = rhyme.back().c;
    return one_of(last, U"cptk") || (last == U'h' && rhyme.size() > 1 && rhyme[rhyme.size() - 2].c == U'c');
}

/// c or k, g or gh, ng or ngh, q: spelling that depends on the vowel after it.
bool onset_takes(std::u32string_view onset, char32_t first) {
    if (onset == U"c")
        return !one_of(first, U"eêiy");
    if (onset == U"g")
        return !one_of(first, U"eê");
    if (onset == U"ng")
        return !one_of(first, U"eêi");
    if (onset == U"gh" || onset == U"ngh")
        return one_of(first, U"eêi");
    if (onset == U"qu")
        return !one_of(first, U"uư");
    return true;
}

/// Rhymes that only stand alone, or only after some onsets.
bool rhyme_takes(std::u32string_view onset, std::u32string_view rhyme) {
    if (rhyme == U"uơ")
        return onset == U"h" || onset == U"th" || onset == U"kh";
    if (rhyme == U"ă" || rhyme == U"â")
        return onset.empty(); // the names of the letters
    if (onset == U"qu")
        return rhyme.front() != U'o' || rhyme.size() < 2 || !is_vowel(rhyme[1]);
    if (rhyme.front() == U'y' && rhyme.size() > 1)
        return onset.empty() && rhyme[1] == U'ê';
    return true;
}

bool spelt_together(std::u32string_view onset, std::u32string_view rhyme) {
    return onset_takes(onset, rhyme.front()) && rhyme_takes(onset, rhyme);
}

enum class How { begun, whole };

bool rhyme_fits(std::u32string_view onset, Letters rhyme, Tone tone, How how) {
    const bool stop = ends_in_stop(rhyme);
    const bool checked_tone = tone == Tone::acute || tone == Tone::dot;
    if (stop && !checked_tone && (how == How::whole || tone != Tone::level))
        return false;
    return std::ranges::any_of(rhymes(), [&](const std::u32string& wanted) {
        return (how == How::whole ? equal(rhyme, wanted) : begins(wanted, rhyme)) &&
               spelt_together(onset, wanted);
    });
}

bool fits(Letters word, std::size_t onset, Tone tone, How how) {
    std::u32string head;
    for (const Letter& l : word.first(onset))
        head.push_back(l.c);
    if (onset > 0 && std::ranges::find(onsets(), head) == onsets().end())
        return false;
    const Letters rhyme = word.subspan(onset);
    if (rhyme.empty())
        return how == How::begun && tone == Tone::level;
    return rhyme_fits(head, rhyme, tone, how);
}

/// The onset as it is written: `qu`, and `gi` where another vowel follows, take their vowel along.
std::size_t longest_onset(Letters word) {
    std::size_t n = 0;
    while (n < word.size() && !is_vowel(word[n].c))
        ++n;
    if (n != 1 || word.size() < 2)
        return n;
    const bool qu = word[0].c == U'q' && word[1].c == U'u';
    const bool gi = word[0].c == U'g' && word[1].c == U'i' && word.size() > 2 && is_vowel(word[2].c);
    return qu || gi ? 2 : n;
}

bool begins_onset(Letters word) {
    return std::ranges::any_of(onsets(), [&](const std::u32string& onset) { return begins(onset, word); });
}

/// giếng, giết are gi + iêng, iêt with one i; giá, giờ are gi + a, ơ.
bool fits_somehow(Letters word, Tone tone, How how) {
    const std::size_t onset = longest_onset(word);
    if (fits(word, onset, tone, how))
        return true;
    return onset == 2 && word[0].c == U'g' && fits(word, 1, tone, how);
}

std::size_t main_of_plain_vowels(Letters rhyme, std::size_t vowels, ToneRule rule) {
    if (vowels < 2)
        return 0;
    const char32_t a = rhyme[0].c;
    const char32_t b = rhyme[1].c;
    if (vowels > 2)
        return a == U'u' && b == U'y' && rhyme[2].c == U'e' ? 2 : 1; // uyê in the making
    if (rhyme.size() > vowels)
        return 1;
    const bool glide = (a == U'o' && (b == U'a' || b == U'e')) || (a == U'u' && b == U'y');
    if (glide)
        return rule == ToneRule::modern ? 1 : 0;
    const bool mark_to_come = b == U'e' || (a == U'u' && b == U'o'); // iê, yê, uê, uô, ươ in the making
    return mark_to_come ? 1 : 0;
}

std::size_t vowel_row(char32_t c) {
    for (std::size_t i = 0; i < lower_vowels.size(); ++i)
        if (lower_vowels[i].front() == c)
            return i;
    return lower_vowels.size();
}

void append_utf8(std::string& out, char32_t c) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

char32_t upper_of(char32_t c) {
    return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

/// Takes one code point into `out`; false when it is no letter of Vietnamese.
bool take(char32_t code, Parsed& out) {
    for (std::size_t row = 0; row < lower_vowels.size(); ++row) {
        for (const bool upper : {false, true}) {
            const std::size_t at = (upper ? upper_vowels : lower_vowels)[row].find(code);
            if (at == std::u32string_view::npos)
                continue;
            if (at > 0 && out.tone != Tone::level)
                return false;
            if (at > 0) {
                out.tone = static_cast<Tone>(at);
                out.tone_at = out.letters.size();
            }
            out.letters.push_back({lower_vowels[row].front(), upper});
            return true;
        }
    }
    const auto lower = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code)));
    if (!(lower >= U'a' && lower <= U'z') && lower != U'đ')
        return false;
    out.letters.push_back({lower, lower != code});
    return true;
}

} // namespace

bool is_vowel(char32_t c) {
    return one_of(c, U"aăâeêioôơuưy");
}

char32_t without_mark(char32_t c) {
    switch (c) {
        case U'ă':
        case U'â': return U'a';
        case U'ê': return U'e';
        case U'ô':
        case U'ơ': return U'o';
        case U'ư': return U'u';
        case U'đ': return U'd';
        default: return c;
    }
}

std::span<const std::u32string> rhymes() {
    static const std::vector<std::u32string> all = words_of(all_rhymes);
    return all;
}

std::span<const std::u32string> onsets() {
    static const std::vector<std::u32string> all = words_of(all_onsets);
    return all;
}

std::size_t onset_length(Letters word, Tone tone) {
    const std::size_t onset = longest_onset(word);
    const bool gi = onset == 2 && word[0].c == U'g';
    return gi && !fits(word, onset, tone, How::begun) ? 1 : onset;
}

bool may_become_syllable(Letters word, Tone tone) {
    const bool vowels = std::ranges::any_of(word, [](const Letter& l) { return is_vowel(l.c); });
    return vowels ? fits_somehow(word, tone, How::begun) : tone == Tone::level && begins_onset(word);
}

bool is_syllable(Letters word, Tone tone) {
    return fits_somehow(word, tone, How::whole);
}

std::size_t tone_position(Letters word, Tone tone, ToneRule rule) {
    const std::size_t onset = onset_length(word, tone);
    const Letters rhyme = word.subspan(onset);
    std::size_t vowels = 0;
    while (vowels < rhyme.size() && is_vowel(rhyme[vowels].c))
        ++vowels;
    if (vowels == 0)
        return word.size();
    for (std::size_t i = vowels; i-- > 0;) // of ươ the second
        if (without_mark(rhyme[i].c) != rhyme[i].c)
            return onset + i;
    return onset + main_of_plain_vowels(rhyme, vowels, rule);
}

std::string spelt(Letters word, Tone tone, std::size_t tone_at) {
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const Letter& l = word[i];
        const std::size_t row = vowel_row(l.c);
        if (row == lower_vowels.size()) {
            append_utf8(out, l.upper ? upper_of(l.c) : l.c);
            continue;
        }
        const auto& vowel = (l.upper ? upper_vowels : lower_vowels)[row];
        append_utf8(out, vowel[i == tone_at ? static_cast<std::size_t>(tone) : 0]);
    }
    return out;
}

Parsed parse(std::string_view utf8_nfc) {
    Parsed out;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8_nfc.data());
    for (std::size_t at = 0; at < utf8_nfc.size();) {
        utf8proc_int32_t code = 0;
        const auto used =
            utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(utf8_nfc.size() - at), &code);
        if (used <= 0 || !take(static_cast<char32_t>(code), out))
            return out;
        at += static_cast<std::size_t>(used);
    }
    if (out.tone == Tone::level)
        out.tone_at = out.letters.size();
    out.ok = !out.letters.empty();
    return out;
}

} // namespace mq::vietnamese
