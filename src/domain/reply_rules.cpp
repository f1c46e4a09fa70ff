#include "domain/reply_rules.h"

#include <algorithm>

namespace mq::domain {
namespace {

/// Tokens that are no words take the places behind the words in the index.
std::uint32_t place_of(TokenKind kind, const ReplyLexicon& lexicon) {
    return static_cast<std::uint32_t>(lexicon.pool.words().size()) + static_cast<std::uint32_t>(kind);
}

} // namespace

/// One reply's search.
class RuleFinder::Search {
public:
    Search(const RuleFinder& finder, const ReadReply& reply)
        : finder_(finder),
          lexicon_(finder.lexicon_),
          reply_(reply),
          matcher_(finder.lexicon_.pool, reply),
          matches_(finder.lexicon_.rules.size()),
          tried_(finder.entries_.size(), none) {
        mark_questions();
    }

    std::vector<FoundRule> run() {
        const auto size = static_cast<std::uint32_t>(reply_.words.size());
        for (std::uint32_t at = 0; at < size; ++at) {
            for (const std::uint32_t word : reply_.words[at].ids)
                try_all(finder_.by_first_[word], at);
            const TokenKind kind = reply_.tokens[reply_.words[at].token].kind;
            if (kind != TokenKind::word)
                try_all(finder_.by_first_[place_of(kind, lexicon_)], at);
            try_all(finder_.anywhere_, at);
        }
        std::vector<FoundRule> out;
        for (std::size_t r = 0; r < matches_.size(); ++r)
            if (!matches_[r].empty())
                collect(r, out);
        return out;
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    void mark_questions() {
        question_.assign(reply_.sentence.empty() ? 0 : reply_.sentence.back() + 1U, false);
        for (std::uint32_t at = 0; at < reply_.words.size(); ++at) {
            const std::uint32_t sentence = reply_.sentence[at];
            if (reply_.tokens[reply_.words[at].token].question ||
                matcher_.ends_at(finder_.questions_, at + 1))
                question_[sentence] = true;
        }
    }

    void try_all(const std::vector<std::uint32_t>& entries, std::uint32_t at) {
        for (const std::uint32_t e : entries) {
            if (tried_[e] == at)
                continue; // several words of this place lead to the same pattern
            tried_[e] = at;
            const Entry& entry = finder_.entries_[e];
            const std::uint32_t end = matcher_.longest(entry.pattern, at);
            if (end > at && holds(lexicon_.rules[entry.rule], at, end))
                matches_[entry.rule].push_back({at, end});
        }
    }

    bool holds(const ActRule& rule, std::uint32_t begin, std::uint32_t end) {
        const std::uint32_t sentence = reply_.sentence[begin];
        const auto size = static_cast<std::uint32_t>(reply_.words.size());
        if (rule.sentence != SentenceKind::any &&
            question_[sentence] != (rule.sentence == SentenceKind::question))
            return false;
        if (!rule.in_quotes && quoted(begin, end))
            return false;
        if (rule.negation_cancels && negated(begin))
            return false;
        if (!rule.unless.empty() && overlapped(rule.unless, begin, end))
            return false;
        const auto [from, to] = sentence_range(begin);
        return (rule.unless_sentence.empty() || !any_in(rule.unless_sentence, from, to)) &&
               (rule.with_sentence.empty() || any_in(rule.with_sentence, from, to)) &&
               (rule.unless_reply.empty() || !any_in(rule.unless_reply, 0, size)) &&
               (rule.with_reply.empty() || any_in(rule.with_reply, 0, size));
    }

    [[nodiscard]] bool quoted(std::uint32_t begin, std::uint32_t end) const {
        return reply_.tokens[reply_.words[begin].token].quoted &&
               reply_.tokens[reply_.words[end - 1].token].quoted;
    }

    bool negated(std::uint32_t begin) { return matcher_.ends_at(finder_.negators_, begin); }

    [[nodiscard]] WordRange sentence_range(std::uint32_t at) const {
        const std::uint32_t number = reply_.sentence[at];
        const auto range = std::equal_range(reply_.sentence.begin(), reply_.sentence.end(), number);
        return {static_cast<std::uint32_t>(range.first - reply_.sentence.begin()),
                static_cast<std::uint32_t>(range.second - reply_.sentence.begin())};
    }

    bool any_in(const std::vector<NodeIndex>& patterns, std::uint32_t from, std::uint32_t to) {
        for (std::uint32_t at = from; at < to; ++at)
            for (const NodeIndex pattern : patterns)
                if (matcher_.longest(pattern, at) > at)
                    return true;
        return false;
    }

    bool overlapped(const std::vector<NodeIndex>& patterns, std::uint32_t begin, std::uint32_t end) {
        constexpr std::uint32_t reach = 12; // words that an exception may begin before the match
        for (std::uint32_t at = begin > reach ? begin - reach : 0; at < end; ++at)
            for (const NodeIndex pattern : patterns)
                if (matcher_.longest(pattern, at) > std::max(at, begin))
                    return true;
        return false;
    }

    /// Matches of a rule, the overlapping ones as one.
    void collect(std::size_t r, std::vector<FoundRule>& out) {
        FoundRule found;
        found.rule = r;
        std::vector<WordRange>& ranges = matches_[r];
        std::sort(ranges.begin(), ranges.end());
        std::uint32_t covered = 0;
        for (const WordRange& range : ranges) {
            found.times += range.begin >= covered ? 1U : 0U;
            covered = std::max(covered, range.end);
            found.words.push_back({reply_.tokens[reply_.words[range.begin].token].begin,
                                   reply_.tokens[reply_.words[range.end - 1].token].end});
        }
        out.push_back(std::move(found));
    }

    const RuleFinder& finder_;
    const ReplyLexicon& lexicon_;
    const ReadReply& reply_;
    Matcher matcher_;
    std::vector<std::vector<WordRange>> matches_; ///< of each rule
    std::vector<std::uint32_t> tried_;            ///< of each entry: the last place it was tried at
    std::vector<bool> question_;                  ///< of each sentence
};

RuleFinder::RuleFinder(const ReplyLexicon& lexicon)
    : lexicon_(lexicon),
      by_first_(lexicon.pool.words().size() + 5),
      negators_(lexicon.pool.class_of(negators_class)),
      questions_(lexicon.pool.class_of(questions_class)) {
    for (std::uint32_t r = 0; r < lexicon.rules.size(); ++r)
        for (const NodeIndex pattern : lexicon.rules[r].match)
            index({r, pattern});
}

std::vector<FoundRule> RuleFinder::find(const ReadReply& reply) const {
    return Search(*this, reply).run();
}

void RuleFinder::index(const Entry& entry) {
    const auto number = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(entry);
    std::unordered_set<std::uint32_t> words;
    bool anything = false;
    const bool empty = first_of(entry.pattern, words, anything);
    if (anything || empty)
        return anywhere_.push_back(number);
    for (const std::uint32_t word : words)
        by_first_[word].push_back(number);
}

bool RuleFinder::first_of(NodeIndex pattern, std::unordered_set<std::uint32_t>& words, bool& anything) const {
    const PatternNode& node = lexicon_.pool.node(pattern);
    const auto of_list = [&](const std::vector<NodeIndex>& list) {
        bool empty = false;
        for (const NodeIndex one : list)
            empty = first_of(one, words, anything) || empty;
        return empty;
    };
    switch (node.kind) {
        case NodeKind::word: words.insert(node.value); return false;
        case NodeKind::any: return of_list(lexicon_.pool.members(node.value));
        case NodeKind::number:
            words.insert(place_of(TokenKind::number, lexicon_));
            return of_list(lexicon_.pool.members(lexicon_.pool.class_of(numbers_class)));
        case NodeKind::code: words.insert(place_of(TokenKind::code, lexicon_)); return false;
        case NodeKind::date: words.insert(place_of(TokenKind::date, lexicon_)); return false;
        case NodeKind::clock: words.insert(place_of(TokenKind::clock, lexicon_)); return false;
        case NodeKind::name:
        case NodeKind::fresh:
        case NodeKind::gap: anything = true; return node.kind == NodeKind::gap;
        case NodeKind::begins:
        case NodeKind::ends:
        case NodeKind::not_here: return true;
        case NodeKind::maybe: (void)first_of(node.kids.front(), words, anything); return true;
        case NodeKind::choice: return of_list(node.kids);
        case NodeKind::sequence:
            for (const NodeIndex kid : node.kids)
                if (!first_of(kid, words, anything))
                    return false;
            return true;
    }
    return true;
}

} // namespace mq::domain
