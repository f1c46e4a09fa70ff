#include "app/complaint_scene.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace mq::app {
namespace {

constexpr const char* left_out = "…";
constexpr std::size_t telling_digits = 3;
constexpr std::array<std::string_view, 12> called{"anh", "chi", "co",   "chu",   "bac", "em",
                                                  "ong", "ba",  "chau", "khach", "ten", "la"};

struct Word {
    std::string whole; ///< with what stands around it
    std::string core;  ///< letters and digits
    std::string tail;  ///< punctuation after it
    std::string key;   ///< folded core
    bool drop = false;
};

bool plain_mark(char c) {
    return std::string_view(".,;:!?()[]{}\"'").find(c) != std::string_view::npos;
}

std::size_t digits_in(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }));
}

bool has_ascii_letter(const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
}

/// Begins with a capital letter: one that folding changes and capitalising doesn't.
bool has_capital(const std::string& core) {
    std::size_t length = core.empty() ? 0 : 1;
    while (length < core.size() && (static_cast<unsigned char>(core[length]) & 0xC0U) == 0x80U)
        ++length;
    const std::string first = core.substr(0, length);
    return length > 0 && text::capitalise(first) == first && text::fold(first) != first;
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> out;
    std::string one;
    const auto end = [&] {
        if (one.empty())
            return;
        Word word;
        word.whole = std::exchange(one, {});
        std::size_t from = 0;
        std::size_t to = word.whole.size();
        while (from < to && plain_mark(word.whole[from]))
            ++from;
        while (to > from && plain_mark(word.whole[to - 1]))
            --to;
        word.core = word.whole.substr(from, to - from);
        word.tail = word.whole.substr(to);
        word.key = text::fold(word.core);
        out.push_back(std::move(word));
    };
    for (const char c : text)
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
            end();
        else
            one += c;
    end();
    return out;
}

std::vector<std::vector<std::string>> keys_of(const std::vector<std::string>& names) {
    std::vector<std::vector<std::string>> out;
    for (const std::string& name : names) {
        std::vector<std::string> keys;
        for (const Word& word : words_of(name))
            if (!word.key.empty())
                keys.push_back(word.key);
        if (!keys.empty())
            out.push_back(std::move(keys));
    }
    return out;
}

/// Names that were given, written in any way: whole, or a word of them as a name.
void drop_names(std::vector<Word>& words, const std::vector<std::vector<std::string>>& names) {
    for (const std::vector<std::string>& name : names)
        for (std::size_t i = 0; i < words.size(); ++i) {
            std::size_t alike = 0;
            while (alike < name.size() && i + alike < words.size() && words[i + alike].key == name[alike])
                ++alike;
            if (alike == name.size())
                for (std::size_t j = 0; j < alike; ++j)
                    words[i + j].drop = true;
            const bool after_title = i > 0 && std::ranges::find(called, words[i - 1].key) != called.end();
            if (std::ranges::find(name, words[i].key) != name.end() &&
                (has_capital(words[i].core) || (after_title && words[i].key == name.back())))
                words[i].drop = true;
        }
}

void drop_numbers(std::vector<Word>& words) {
    for (Word& word : words) {
        const std::size_t digits = digits_in(word.core);
        const bool address = word.whole.find('@') != std::string::npos ||
                             word.whole.find("://") != std::string::npos || word.key.starts_with("www.");
        const bool code = digits > 0 && (word.whole.front() == '#' || (has_ascii_letter(word.core) &&
                                                                       has_capital(word.core.substr(0, 1))));
        word.drop = word.drop || address || code || digits >= telling_digits;
    }
    for (std::size_t i = 0; i + 2 < words.size(); ++i) // 09 12 34 56 78
        if (std::all_of(words.begin() + static_cast<std::ptrdiff_t>(i),
                        words.begin() + static_cast<std::ptrdiff_t>(i + 3),
                        [](const Word& w) { return !w.core.empty() && digits_in(w.core) == w.core.size(); }))
            words[i].drop = words[i + 1].drop = words[i + 2].drop = true;
}

void drop_capitals(std::vector<Word>& words) {
    bool begins = true; // of a sentence
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool capital = has_capital(words[i].core);
        const bool next = i + 1 < words.size() && has_capital(words[i + 1].core);
        const bool ended = words[i].tail.find_first_of(".!?:") != std::string::npos;
        if (capital && (!begins || (next && !ended)))
            words[i].drop = true;
        begins = ended;
    }
}

} // namespace

std::string without_people(std::string_view text, const std::vector<std::string>& names) {
    const std::string composed = text::nfc(text);
    std::vector<Word> words = words_of(composed);
    drop_names(words, keys_of(names));
    drop_numbers(words);
    drop_capitals(words);
    std::string out;
    bool dropped = false;
    for (const Word& word : words) {
        if (!word.drop) {
            out += (out.empty() ? "" : " ") + word.whole;
        } else {
            if (!dropped)
                out += (out.empty() ? "" : " ") + std::string(left_out);
            if (!word.tail.empty() && word.tail.find_first_of(".!?,") != std::string::npos)
                out += word.tail.substr(word.tail.find_first_of(".!?,"), 1);
        }
        dropped = word.drop && word.tail.empty();
    }
    for (char& c : out) // braces would name roles
        c = c == '{' ? '(' : c == '}' ? ')' : c;
    return out;
}

} // namespace mq::app
