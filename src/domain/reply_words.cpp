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

/// Whether `typed` may be `meant` with marks left out: keys of key_of with the same letters.
bool lacks_marks(std::string_view typed, std::string_view meant) {
    if (typed.size() != meant.size())
        return false;
    for (std::size_t i = 0; i < typed.size(); ++i)
        if (typed[i] != meant[i] && typed[i] != '0')
            return false;
    return true;
}

void add_option(MarkModel::Place& place, std::string word, double prior) {
    if (std::find(place.options.begin(), place.options.end(), word) != place.options.end())
        return;
    place.options.push_back(std::move(word));
    place.priors.push_back(prior);
}

constexpr double slip_prior = 0.2;
constexpr double kept_from = 0.07; ///< readings less likely are dropped
constexpr std::size_t most_options = 12;

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

void WordReader::learn(const std::string& word, std::uint32_t id) {
    const std::string fold = fold_of(word);
    by_key_[key_of(word)].push_back(id);
    const bool is_new = !families_.contains(fold);
    std::vector<std::string>& family = families_[fold];
    longest_fold_ = std::max(longest_fold_, fold.size());
    if (is_new)
        family = lexicon_.marks.family(fold);
    if (std::find(family.begin(), family.end(), word) == family.end())
        family.push_back(word);
    if (!is_new || fold.size() < shortest_slip)
        return;
    one_gone_[fold].push_back(fold);
    for (std::size_t i = 0; i < fold.size(); ++i)
        one_gone_[std::string(fold).erase(i, 1)].push_back(fold);
}

const std::vector<std::string>& WordReader::family(std::string_view fold) const {
    const auto found = families_.find(std::string(fold));
    return found == families_.end() ? lexicon_.marks.family(fold) : found->second;
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

WordReader::Marking WordReader::marking_of(const std::vector<ReplyToken>& tokens,
                                           const SpellingTable& spelling) {
    std::size_t words = 0;
    std::size_t marked = 0;
    for (const ReplyToken& token : tokens) {
        if (token.kind != TokenKind::word || token.fold.size() < 2 ||
            spelling.shorthand.contains(token.lower))
            continue;
        ++words;
        marked += token.marked ? 1U : 0U;
    }
    return marked * 6 < words ? Marking::none : marked * 10 < words * 6 ? Marking::sloppy : Marking::full;
}

/// What a token may be, by its letters; how likely is left to the model.
void WordReader::offer(const ReplyToken& token, Marking marking, Slot& slot) const {
    const double left_out = marking == Marking::none ? 1.0 : marking == Marking::sloppy ? 0.3 : 0.02;
    const double wrong = marking == Marking::full ? 0.02 : 0.1;
    for (const std::string& word : family(token.fold)) {
        const std::string key = key_of(word);
        if (key == token.key)
            add_option(slot.place, word, 1.0);
        else if (slot.place.options.size() < most_options && lacks_marks(token.key, key))
            add_option(slot.place, word, token.marked ? wrong : left_out);
    }
    if (token.marked || marking == Marking::full)
        add_option(slot.place, token.lower, 1.0); // also when nobody has seen it
}

void WordReader::mend(const ReplyToken& token, Slot& slot) const {
    std::string fold = squeezed(token.fold, 3);
    if (!is_syllable(fold))
        fold = squeezed(fold, 2);
    const auto take = [&](const std::string& word) {
        for (const std::string& one : family(word))
            if (slot.place.options.size() < most_options)
                add_option(slot.place, one, slip_prior);
    };
    if (fold != token.fold)
        take(fold);
    if (!slot.place.options.empty() || is_syllable(fold) || fold.size() < shortest_slip ||
        fold.size() > longest_fold_ + 1 || !is_ascii_word(fold) || lexicon_.spelling.known.contains(fold))
        return;
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
}

/// Adds the words that a shorthand stands for. Readings of several words must have the same number of them.
bool WordReader::expand(const std::vector<std::string>& readings, std::uint32_t token,
                        std::vector<Slot>& out) const {
    const std::size_t first = out.size();
    for (const std::string& reading : readings) {
        const auto words = words_of(reading);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (first + i == out.size())
                out.push_back({{}, token, i == 0, true});
            add_option(out[first + i].place, std::string(words[i]), 1.0);
        }
    }
    return out.size() > first;
}

/// `xinlỗi`: two words typed without the space.
bool WordReader::split(const ReplyToken& token, std::uint32_t index, std::vector<Slot>& out) const {
    if (token.fold.size() < 5 || token.fold.size() > 2 * longest_fold_ || !is_ascii_word(token.fold) ||
        lexicon_.spelling.known.contains(token.fold))
        return false;
    for (std::size_t cut = 2; cut + 2 <= token.fold.size(); ++cut) {
        const std::string left = token.fold.substr(0, cut);
        const std::string right = token.fold.substr(cut);
        if (!families_.contains(left) || !families_.contains(right) || !is_syllable(left) ||
            !is_syllable(right))
            continue;
        for (const bool first : {true, false}) {
            out.push_back({{}, index, first, true});
            for (const std::string& word : family(first ? left : right))
                add_option(out.back().place, word, 1.0);
        }
        return true;
    }
    return false;
}

void WordReader::read_token(const std::vector<ReplyToken>& tokens, std::uint32_t index, Marking marking,
                            std::vector<Slot>& out) const {
    const ReplyToken& token = tokens[index];
    const SpellingTable& spelling = lexicon_.spelling;
    if (token.kind != TokenKind::word) {
        out.push_back({{}, index, true, true});
        return;
    }
    const bool after_number =
        index > 0 && tokens[index - 1].kind == TokenKind::number && token.before == Break::none;
    const auto unit = spelling.after_number.find(token.lower);
    if (after_number && unit != spelling.after_number.end() && expand(unit->second, index, out))
        return;
    const auto shorter = spelling.shorthand.find(token.lower);
    if (shorter != spelling.shorthand.end() && expand(shorter->second, index, out))
        return;
    Slot slot{{}, index, true, true};
    if (!family(token.fold).empty())
        offer(token, marking, slot);
    else
        mend(token, slot);
    if (slot.place.options.empty() && !is_syllable(token.fold) && split(token, index, out))
        return;
    slot.known = !slot.place.options.empty() || spelling.known.contains(token.fold);
    out.push_back(std::move(slot));
}

std::vector<ReadWord> WordReader::read(const std::vector<ReplyToken>& tokens) const {
    const Marking marking = marking_of(tokens, lexicon_.spelling);
    std::vector<Slot> slots;
    slots.reserve(tokens.size() + tokens.size() / 8);
    for (std::uint32_t i = 0; i < tokens.size(); ++i)
        read_token(tokens, i, marking, slots);
    std::vector<MarkModel::Place> places;
    places.reserve(slots.size());
    for (Slot& slot : slots) {
        slot.place.starts = slot.first && tokens[slot.token].before == Break::strong;
        places.push_back(std::move(slot.place));
    }
    lexicon_.marks.weigh(places);
    std::vector<ReadWord> out;
    out.reserve(slots.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
        ReadWord word{{}, slots[i].token, slots[i].first, slots[i].known, {}};
        double best = 0.0;
        for (std::size_t k = 0; k < places[i].options.size(); ++k) {
            if (places[i].chances[k] < kept_from)
                continue;
            add_exact(places[i].options[k], word.ids);
            if (places[i].chances[k] > best) {
                best = places[i].chances[k];
                word.best = places[i].options[k];
            }
        }
        add_synonyms(word.ids);
        out.push_back(std::move(word));
    }
    return out;
}

} // namespace mq::domain
