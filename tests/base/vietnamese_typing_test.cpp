#include "base/vietnamese_typing.h"

#include "base/text.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <array>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace mq;
using namespace mq::vietnamese;

namespace {

constexpr TypingRules telex{Method::telex, ToneRule::modern};
constexpr TypingRules vni{Method::vni, ToneRule::modern};
constexpr TypingRules classic{Method::telex, ToneRule::classic};

/// A text with a caret at its end, written by keys; `<` is Backspace.
class Page {
public:
    explicit Page(const TypingRules& rules, std::string text = {}) : rules_(rules), text_(std::move(text)) {}

    Page& keys(std::string_view all) {
        for (const char key : all)
            key == '<' ? backspace() : put(word_.type(static_cast<char32_t>(key), rules_));
        return *this;
    }
    Page& character(char32_t c) {
        put(word_.type(c, rules_));
        return *this;
    }
    void backspace() {
        if (word_.shown().empty()) {
            erase_one();
            word_.adopt(text_, rules_);
        } else {
            put(word_.erase(rules_));
        }
    }
    /// The caret was moved: the word is forgotten.
    Page& moved() {
        word_.reset();
        return *this;
    }
    std::string done() {
        put(word_.end());
        return text_;
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void put(const TypingEdit& edit) {
        REQUIRE(edit.remove <= text_.size());
        text_.resize(text_.size() - edit.remove);
        text_ += edit.insert;
        REQUIRE_FALSE(text::first_invalid_utf8(text_).has_value());
        REQUIRE(text_.ends_with(word_.shown()));
    }
    void erase_one() {
        while (!text_.empty() && (static_cast<unsigned char>(text_.back()) & 0xC0U) == 0x80U)
            text_.pop_back();
        if (!text_.empty())
            text_.pop_back();
    }
    TypingRules rules_;
    VietnameseTyping word_;
    std::string text_;
};

std::string typed(std::string_view keys, const TypingRules& rules = telex) {
    return Page(rules).keys(keys).done();
}

struct Row {
    std::string word;
    std::vector<std::string> telex, vni;
};

std::vector<std::string> words_in(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string word; in >> word;)
        out.push_back(word);
    return out;
}

std::vector<std::string> lines_of(const char* name) {
    std::ifstream in(std::string(MONQUA_TYPING_DATA) + "/" + name);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);)
        if (!line.empty() && line.front() != '#')
            out.push_back(line);
    REQUIRE_FALSE(out.empty());
    return out;
}

std::vector<Row> rows() {
    std::vector<Row> out;
    for (const std::string& line : lines_of("words.tsv")) {
        const std::size_t a = line.find('\t');
        const std::size_t b = line.find('\t', a + 1);
        REQUIRE(b != std::string::npos);
        out.push_back({line.substr(0, a), words_in(line.substr(a + 1, b - a - 1)), words_in(line.substr(b))});
    }
    return out;
}

/// The word's letters as they are without tone and case, in UTF-32.
std::u32string plain_letters(const std::string& word) {
    std::u32string out;
    for (const Letter& l : parse(word).letters)
        out.push_back(l.c);
    return out;
}

constexpr std::array all_tones{Tone::level, Tone::grave, Tone::acute, Tone::hook, Tone::tilde, Tone::dot};

/// Calls `use` with every syllable that can be spelt.
template <class Use>
void for_every_syllable(const Use& use) {
    std::vector<std::u32string> heads(onsets().begin(), onsets().end());
    heads.emplace_back();
    for (const std::u32string& head : heads)
        for (const std::u32string& rhyme : rhymes()) {
            std::vector<Letter> word;
            for (const char32_t c : head + rhyme)
                word.push_back({c, false});
            for (const Tone tone : all_tones)
                if (is_syllable(word, tone))
                    use(word, tone);
        }
}

} // namespace

TEST_CASE("every word of the list comes out of every order of its keys, by Telex and by VNI") {
    const std::vector<Row> all = rows();
    std::size_t in_three_orders = 0;
    for (const Row& row : all) {
        CAPTURE(row.word);
        CHECK(text::nfc(row.word) == row.word);
        in_three_orders += row.telex.size() >= 3 && row.vni.size() >= 3 ? 1 : 0;
        for (const std::string& keys : row.telex)
            CHECK(typed(keys) == row.word);
        for (const std::string& keys : row.vni)
            CHECK(typed(keys, vni) == row.word);
    }
    CHECK(in_three_orders >= 200);
}

TEST_CASE("the list has every rhyme, every onset, and every tone on every vowel") {
    std::set<std::u32string> seen_rhymes, seen_onsets;
    std::set<std::pair<char32_t, Tone>> toned;
    for (const Row& row : rows()) {
        const Parsed word = parse(row.word);
        REQUIRE(word.ok);
        const std::size_t onset = onset_length(word.letters, word.tone);
        const std::u32string letters = plain_letters(row.word);
        seen_onsets.insert(letters.substr(0, onset));
        seen_rhymes.insert(letters.substr(onset));
        const std::size_t at = tone_position(word.letters, word.tone, ToneRule::modern);
        REQUIRE(at < letters.size());
        toned.emplace(letters[at], word.tone);
    }
    for (const std::u32string& rhyme : rhymes()) {
        if (rhyme == U"ă" || rhyme == U"â")
            continue; // letters, no words
        std::vector<Letter> letters;
        for (const char32_t c : rhyme)
            letters.push_back({c, false});
        CHECK_MESSAGE(seen_rhymes.contains(rhyme), spelt(letters, Tone::level, 0));
    }
    for (const std::u32string& onset : onsets())
        CHECK(seen_onsets.contains(onset));
    for (const char32_t vowel : std::u32string_view(U"aăâeêioôơuưy"))
        for (const Tone tone : all_tones)
            CHECK_MESSAGE(toned.contains({vowel, tone}), static_cast<unsigned>(vowel), " ",
                          static_cast<int>(tone));
}

TEST_CASE(
    "every syllable: its keys give its NFC, each Backspace takes one letter, and the last leaves nothing") {
    std::size_t syllables = 0;
    for (const TypingRules& rules : {telex, vni, classic}) {
        for_every_syllable([&](const std::vector<Letter>& word, Tone tone) {
            ++syllables;
            const std::string wanted = spelt(word, tone, tone_position(word, tone, rules.tones));
            CAPTURE(wanted);
            const std::string keys = keys_for(wanted, rules.method);
            REQUIRE(text::nfc(wanted) == wanted);
            REQUIRE(typed(keys, rules) == wanted);
            Page page(rules);
            page.keys(keys);
            for (std::size_t left = word.size(); left-- > 0;) {
                page.backspace();
                REQUIRE(text::length(page.text()) == left);
            }
        });
    }
    CHECK(syllables > 10'000);
}

TEST_CASE("tone and mark keys stand anywhere after their letter") {
    std::mt19937 random(20260309);
    for_every_syllable([&](const std::vector<Letter>& word, Tone tone) {
        const std::string wanted = spelt(word, tone, tone_position(word, tone, ToneRule::modern));
        const std::string keys =
            keys_for(wanted, Method::vni); // no key is a letter, so order is all that matters
        std::string letters, marks;
        for (const char key : keys) {
            if (key < '0' || key > '9') {
                letters.push_back(key);
                continue;
            }
            const bool horn_again = key == '7' && marks.find('7') != std::string::npos;
            if (!horn_again)
                marks.push_back(key);
        }
        std::shuffle(marks.begin(), marks.end(), random);
        CAPTURE(wanted);
        REQUIRE(typed(letters + marks, vni) == wanted);
    });
}

TEST_CASE("words that can't be Vietnamese stay as they are typed") {
    std::size_t words = 0;
    for (const std::string& line : lines_of("left_alone.txt"))
        for (const std::string& word : words_in(line)) {
            ++words;
            CHECK(typed(word) == word);
            CHECK(typed(word, vni) == word);
            std::string capitals = word;
            std::transform(word.begin(), word.end(), capitals.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
            CHECK(typed(capitals + " ") == capitals + " ");
        }
    CHECK(words > 300);
    CHECK(typed("Em dungf Excel treen Windows, password cuar user laf gif?") ==
          "Em dùng Excel trên Windows, password của user là gì?");
    CHECK(typed("Em du2ng Excel tre6n Windows 11, password cu3a user la2 gi2? 123", vni) ==
          "Em dùng Excel trên Windows 11, password của user là gì? 123");
}

TEST_CASE("a word is given back when it ends, not before it might still become one") {
    Page page(telex);
    page.keys("use");
    CHECK(page.text() == "ué");
    page.keys("r ");
    CHECK(page.text() == "user ");
    CHECK(typed("boot.") == "boot."); // bôt has no tone that t could take
    CHECK(typed("boots.") == "bốt.");
}

TEST_CASE("a key pressed twice in a row undoes itself and stands there as a letter") {
    CHECK(typed("ass") == "as");
    CHECK(typed("aaa") == "aa");
    CHECK(typed("eee") == "ee");
    CHECK(typed("ooo") == "oo");
    CHECK(typed("ddd") == "dd");
    CHECK(typed("aww") == "aw");
    CHECK(typed("uww") == "uw");
    CHECK(typed("duoww") == "duow");
    CHECK(typed("ww") == "w");
    CHECK(typed("www.") == "www.");
    CHECK(typed("a11", vni) == "a1");
    CHECK(typed("a66", vni) == "a6");
    CHECK(typed("d99", vni) == "d9");
    CHECK(typed("tesst") == "test");
    CHECK(typed("toanss") == "toans");
    CHECK(typed("tests") == "tests"); // not in a row
    CHECK(typed("booongf") == "boòng");
}

TEST_CASE("z takes the tone away, and so does 0") {
    CHECK(typed("toansz") == "toan");
    CHECK(typed("tieengsz") == "tiêng");
    CHECK(typed("toan10", vni) == "toan");
    CHECK(typed("toansf") == "toàn"); // a second tone replaces the first
    CHECK(typed("zalo") == "zalo");
}

TEST_CASE("the tone moves as the word grows, by the rule that is set") {
    Page page(telex);
    CHECK(page.keys("hoaf").text() == "hoà");
    CHECK(page.keys("n").text() == "hoàn");
    Page old(classic);
    CHECK(old.keys("hoaf").text() == "hòa");
    CHECK(old.keys("n").text() == "hoàn");
    CHECK(old.keys("<").text() == "hòa");
    CHECK(typed("khoer", classic) == "khỏe");
    CHECK(typed("thuyr", classic) == "thủy");
    CHECK(typed("quys", classic) == "quý");
    CHECK(typed("gias", classic) == "giá");
    CHECK(typed("muas", classic) == "múa");
    CHECK(typed("nghiax", classic) == "nghĩa");
    CHECK(typed("gif") == "gì");
    CHECK(typed("gifa") == "già");
}

TEST_CASE("capitals stay capitals") {
    CHECK(typed("DDAWNGJ") == "ĐẶNG");
    CHECK(typed("Ddawngj") == "Đặng");
    CHECK(typed("dDawngj") == "đặng");
    CHECK(typed("NGUYEENX") == "NGUYỄN");
    CHECK(typed("AAsn") == "Ấn");
    CHECK(typed("W") == "Ư");
    CHECK(typed("D9U7O7NG2", vni) == "ĐƯỜNG");
}

TEST_CASE("dd is đ in abbreviations too") {
    CHECK(typed("SDDT") == "SĐT");
    CHECK(typed("VNDD") == "VNĐ");
    CHECK(typed("ddc") == "đc");
    CHECK(typed("50.000dd ") == "50.000đ ");
    CHECK(typed("SD9T", vni) == "SĐT");
    CHECK(typed("add") == "add");
    CHECK(typed("middle") == "middle");
}

TEST_CASE("digits of VNI act only on a letter that takes them") {
    CHECK(typed("a1", vni) == "á");
    CHECK(typed("123", vni) == "123");
    CHECK(typed("T7", vni) == "T7");
    CHECK(typed("B12", vni) == "B12");
    CHECK(typed("covid19", vni) == "covid19");
    CHECK(typed("pho2ng 12", vni) == "phòng 12");
    CHECK(typed("Tha1ng12", vni) == "Tháng12");
    CHECK(typed("phong29", vni) == "phòng9");
}

TEST_CASE("Backspace takes the letter that is seen, and typing goes on") {
    CHECK(Page(telex).keys("tieengs<<").text() == "tiế");
    CHECK(typed("tieengs<<n") == "tiến");
    CHECK(typed("tieengs<<<eems") == "tiếm");
    CHECK(typed("toans<n") == "toán");
    CHECK(typed("toan<<af") == "toà");
    CHECK(typed("vieetj<<eecj") == "việc");
    CHECK(typed("tieengsk<") == "tiếng"); // a slip of the finger costs one Backspace
    CHECK(typed("ass<s") == "á");
    CHECK(typed("SDDT<<") == "S");
    CHECK(Page(telex).keys("tooi ddi<<<<<").text() == "t");
}

TEST_CASE("a word that Backspace comes back to goes on") {
    CHECK(Page(telex).keys("toan <s").text() == "toán");
    CHECK(Page(telex).keys("user <s").text() == "users");
    CHECK(Page(telex).keys("tesst <s").text() == "tests");
    CHECK(Page(telex, "thuy").keys("<yr").text() == "thuỷ");
    CHECK(Page(telex, "đường 12").keys("<<<s").text() == "đướng");
    // What one did not just type is never taken apart into keys.
    CHECK(Page(telex, "toán.").keys("<k").text() == "toánk");
}

TEST_CASE("elsewhere a new word begins") {
    CHECK(Page(telex).keys("toan").moved().keys("s").text() == "toans");
    CHECK(Page(telex).keys("b").moved().keys("as").text() == "bá");
}

TEST_CASE("what another input method commits is left alone") {
    Page page(telex);
    page.keys("ti").character(U'ế').keys("ngs");
    CHECK(page.text() == "tiếngs");
    CHECK(page.keys(" tooi").text() == "tiếngs tôi");
    Page nfd(telex);
    nfd.keys("a").character(U'\u0301').keys("s");
    CHECK(nfd.text() == "a\u0301s");
    Page emoji(telex);
    emoji.keys("tooi").character(U'🎁').keys("vuis");
    CHECK(emoji.text() == "tôi🎁vúi");
    CHECK(typed("tooi", {}) == "tooi"); // off
}

TEST_CASE("any keys at all: the text stays whole, and Backspaces always end at nothing") {
    std::mt19937 random(7);
    constexpr std::string_view some = "aaeeoouuiiyywsfrxjzddnnghctmpkqlbv 0123456789.<<DAEW";
    for (int round = 0; round < 4000; ++round) {
        const TypingRules rules{random() % 2 == 0 ? Method::telex : Method::vni,
                                random() % 2 == 0 ? ToneRule::modern : ToneRule::classic};
        Page page(rules);
        std::string keys;
        for (std::size_t i = 0; i < 5 + random() % 30; ++i)
            keys.push_back(some[random() % some.size()]);
        CAPTURE(keys);
        page.keys(keys);
        REQUIRE(text::nfc(page.text()) == page.text());
        const std::size_t letters = text::length(page.text());
        for (std::size_t i = 0; i < letters; ++i)
            page.backspace();
        REQUIRE(page.text().empty());
    }
}

TEST_CASE("a word without end is no syllable, and costs no more for its length") {
    const std::string keys(20'000, 'a');
    CHECK(typed(keys).size() >= keys.size() - 2);
}

TEST_CASE("keys_for has nothing to say of what is no word") {
    CHECK(keys_for("Đặng", Method::telex) == "Ddawngj");
    CHECK(keys_for("ngày 3", Method::telex).empty());
    CHECK(keys_for("", Method::vni).empty());
}
