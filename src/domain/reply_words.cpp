#include "domain/reply_words.h"

#include <algorithm>

namespace mq::domain {
namespace {

constexpr std::size_t shortest_slip = 4; ///< letters; shorter words are too alike to mend

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        if (end != 0)
            out.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return out;
}

/// `hếtttt` → `hết`: a letter typed three times or more once.
std::string squeezed(std::string_view fold, std::size_t least) {
    std::string out;
    for (std::size_t i = 0; i < fold.size();) {
        std::size_t end = i;
        while (end < fold.size() && fold[end] == fold[i])
            ++end;
        out.append(end - i >= least ? 1 : end - i, fold[i]);
        i = end;
    }
    return out;
}

/// One letter more, less or other, or two neighbours swapped.
bool one_slip(std::string_view a, std::string_view b) {
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i])
        ++i;
    if (a.size() < b.size())
        return a.substr(i) == b.substr(i + 1);
    if (i == a.size())
        return false;
    if (a.substr(i + 1) == b.substr(i + 1))
        return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

bool is_ascii_word(std::string_view fold) {
    return std::all_of(fold.begin(), fold.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void tidy(std::vector<std::uint32_t>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// Whether the writer leaves the marks out: then a word without marks may be any of its family.
bool is_bare(const std::vector<ReplyToken>& tokens) {
    std::size_t words = 0;
    std::size_t marked = 0;
    for (const ReplyToken& token : tokens) {
        if (token.kind != TokenKind::word || token.fold.size() < 2)
            continue;
        ++words;
        marked += token.marked ? 1U : 0U;
    }
    return marked * 5 < words;
}

} // namespace

WordReader::WordReader(const ReplyLexicon& lexicon) : lexicon_(lexicon) {
    const auto& words = lexicon.pool.words();
    for (std::uint32_t id = 0; id < words.size(); ++id)
        learn(words[id], id);
    for (const auto& [word, others] : lexicon.spelling.also) {
        Ids from;
        add_exact(word, from);
        for (const std::uint32_t id : from)
            for (const std::string& other : others)
                add_exact(other, also_[id]);
    }
    for (const auto& [unit, reading] : lexicon.spelling.after_number)
        rules_.units.insert(unit);
    for (const auto& [typed, reading] : lexicon.spelling.shorthand)
        if (typed.find_first_of("0123456789/") != std::string::npos)
            rules_.whole.insert(typed);
}

void WordReader::learn(std::string_view word, std::uint32_t id) {
    const std::string fold = fold_of(word);
    by_key_[key_of(word)].push_back(id);
    Ids& family = by_fold_[fold];
    family.push_back(id);
    if (family.size() > 1 || fold.size() < shortest_slip)
        return;
    one_gone_[fold].push_back(fold);
    for (std::size_t i = 0; i < fold.size(); ++i)
        one_gone_[std::string(fold).erase(i, 1)].push_back(fold);
}

void WordReader::add_exact(std::string_view word, Ids& ids) const {
    const auto found = by_key_.find(key_of(word));
    if (found != by_key_.end())
        ids.insert(ids.end(), found->second.begin(), found->second.end());
}

void WordReader::add_synonyms(Ids& ids) const {
    const std::size_t own = ids.size();
    for (std::size_t i = 0; i < own; ++i) {
        const auto found = also_.find(ids[i]);
        if (found != also_.end())
            ids.insert(ids.end(), found->second.begin(), found->second.end());
    }
    tidy(ids);
}

bool WordReader::is_syllable(std::string_view fold) const {
    for (std::size_t cut = 0; cut <= std::min<std::size_t>(3, fold.size()); ++cut)
        if (lexicon_.spelling.onsets.contains(std::string(fold.substr(0, cut))) &&
            lexicon_.spelling.rimes.contains(std::string(fold.substr(cut))))
            return true;
    return false;
}

WordReader::Ids WordReader::ids_of(const ReplyToken& token, bool bare_text) const {
    Ids ids;
    const auto exact = by_key_.find(token.key);
    if (exact != by_key_.end())
        ids = exact->second;
    const bool open = !token.marked && (bare_text || !lexicon_.spelling.bare.contains(token.fold));
    if (open) {
        const auto family = by_fold_.find(token.fold);
        if (family != by_fold_.end())
            ids.insert(ids.end(), family->second.begin(), family->second.end());
    }
    tidy(ids);
    return ids;
}

WordReader::Ids WordReader::mended(const ReplyToken& token) const {
    Ids ids;
    std::string fold = squeezed(token.fold, 3);
    if (!is_syllable(fold))
        fold = squeezed(fold, 2);
    const auto take = [&](const std::string& word) {
        const auto found = by_fold_.find(word);
        if (found != by_fold_.end())
            ids.insert(ids.end(), found->second.begin(), found->second.end());
    };
    if (fold != token.fold)
        take(fold);
    if (!ids.empty() || is_syllable(fold) || fold.size() < shortest_slip || !is_ascii_word(fold) ||
        lexicon_.spelling.known.contains(fold))
        return ids;
    const auto try_all = [&](const std::string& less) {
        const auto found = one_gone_.find(less);
        if (found == one_gone_.end())
            return;
        for (const std::string& word : found->second)
            if (one_slip(fold, word))
                take(word);
    };
    try_all(fold);
    for (std::size_t i = 0; i < fold.size(); ++i)
        try_all(std::string(fold).erase(i, 1));
    tidy(ids);
    return ids;
}

/// Adds the words that a shorthand stands for. Readings of several words must have the same number of them.
bool WordReader::expand(const std::vector<std::string>& readings, std::uint32_t token,
                        std::vector<ReadWord>& out) const {
    const std::size_t first = out.size();
    for (const std::string& reading : readings) {
        const auto words = words_of(reading);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (first + i == out.size())
                out.push_back({{}, token, i == 0, true});
            add_exact(words[i], out[first + i].ids);
        }
    }
    for (std::size_t i = first; i < out.size(); ++i)
        add_synonyms(out[i].ids);
    return out.size() > first;
}

/// `xinlỗi`: two words typed without the space.
bool WordReader::split(const ReplyToken& token, std::uint32_t index, std::vector<ReadWord>& out) const {
    if (token.fold.size() < 5 || !is_ascii_word(token.fold) || lexicon_.spelling.known.contains(token.fold))
        return false;
    for (std::size_t cut = 2; cut + 2 <= token.fold.size(); ++cut) {
        const std::string left = token.fold.substr(0, cut);
        const std::string right = token.fold.substr(cut);
        const auto l = by_fold_.find(left);
        const auto r = by_fold_.find(right);
        if (l == by_fold_.end() || r == by_fold_.end() || !is_syllable(left) || !is_syllable(right))
            continue;
        out.push_back({l->second, index, true, true});
        out.push_back({r->second, index, false, true});
        return true;
    }
    return false;
}

std::vector<ReadWord> WordReader::read(const std::vector<ReplyToken>& tokens) const {
    const bool bare = is_bare(tokens);
    const SpellingTable& spelling = lexicon_.spelling;
    std::vector<ReadWord> out;
    out.reserve(tokens.size() + tokens.size() / 8);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        const ReplyToken& token = tokens[i];
        if (token.kind != TokenKind::word) {
            out.push_back({{}, i, true, true});
            continue;
        }
        const bool after_number =
            i > 0 && tokens[i - 1].kind == TokenKind::number && token.before == Break::none;
        const auto unit = spelling.after_number.find(token.lower);
        if (after_number && unit != spelling.after_number.end() && expand(unit->second, i, out))
            continue;
        const auto shorter = spelling.shorthand.find(token.lower);
        if (shorter != spelling.shorthand.end() && expand(shorter->second, i, out))
            continue;
        Ids ids = ids_of(token, bare);
        if (ids.empty())
            ids = mended(token);
        const bool known = !ids.empty() || spelling.known.contains(token.fold);
        if (ids.empty() && !is_syllable(token.fold) && split(token, i, out))
            continue;
        add_synonyms(ids);
        out.push_back({std::move(ids), i, true, known});
    }
    return out;
}

} // namespace mq::domain
