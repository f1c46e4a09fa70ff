#include "domain/reply_rules.h"

#include <algorithm>
#include <optional>

namespace mq::domain {

/// One reply's search.
class RuleFinder::Search {
public:
    Search(const RuleFinder& finder, const ReadReply& reply, Matcher& matcher)
        : finder_(finder),
          lexicon_(finder.lexicon_),
          reply_(reply),
          matcher_(matcher),
          matches_(finder.lexicon_.rules.size()),
          taken_back_(finder.lexicon_.rules.size()),
          known_(finder.lexicon_.rules.size()) {
        mark_questions();
    }

    std::vector<FoundRule> run() {
        finder_.index_.search(reply_, matcher_,
                              [&](std::uint32_t rule, std::uint32_t begin, std::uint32_t end) {
                                  const ActRule& one = lexicon_.rules[rule];
                                  if (!fits(rule, begin, end))
                                      return;
                                  const bool back = is_taken_back(one, begin, end);
                                  (back ? taken_back_ : matches_)[rule].push_back({begin, end});
                              });
        std::vector<FoundRule> out;
        for (std::size_t r = 0; r < matches_.size(); ++r)
            collect(r, out);
        return out;
    }

private:
    void mark_questions() {
        question_.assign(reply_.sentence.empty() ? 0 : reply_.sentence.back() + 1U, false);
        for (std::uint32_t at = 0; at < reply_.words.size(); ++at) {
            const std::uint32_t sentence = reply_.sentence[at];
            if (reply_.tokens[reply_.words[at].token].question ||
                matcher_.ends_at(finder_.questions_, at + 1))
                question_[sentence] = true;
        }
    }

    bool is_taken_back(const ActRule& rule, std::uint32_t begin, std::uint32_t end) {
        return (rule.negation_cancels && negated(begin)) ||
               (!rule.unless.empty() && overlapped(rule.unless, begin, end));
    }

    bool fits(std::uint32_t index, std::uint32_t begin, std::uint32_t end) {
        const ActRule& rule = lexicon_.rules[index];
        const std::uint32_t sentence = reply_.sentence[begin];
        if (rule.sentence != SentenceKind::any &&
            question_[sentence] != (rule.sentence == SentenceKind::question))
            return false;
        if (!rule.in_quotes && quoted(begin, end))
            return false;
        Surroundings& known = known_[index];
        return (rule.unless_sentence.empty() || !in_sentence(rule.unless_sentence, begin, known.unless)) &&
               (rule.with_sentence.empty() || in_sentence(rule.with_sentence, begin, known.with)) &&
               (rule.unless_reply.empty() || !in_reply(rule.unless_reply, known.unless_reply)) &&
               (rule.with_reply.empty() || in_reply(rule.with_reply, known.with_reply));
    }

    /// What a rule asks of the whole sentence or reply is the same for all its matches there: it is looked
    /// for once, or a long reply that is one sentence would be searched anew at every word.
    struct Known {
        std::optional<std::uint32_t> sentence; ///< that `found` is about
        bool found = false;
    };
    struct Surroundings {
        Known unless;
        Known with;
        std::optional<bool> unless_reply;
        std::optional<bool> with_reply;
    };

    bool in_sentence(const std::vector<NodeIndex>& patterns, std::uint32_t at, Known& known) {
        if (known.sentence != reply_.sentence[at]) {
            const auto [from, to] = sentence_range(at);
            known = {reply_.sentence[at], any_in(patterns, from, to)};
        }
        return known.found;
    }

    bool in_reply(const std::vector<NodeIndex>& patterns, std::optional<bool>& known) {
        if (!known)
            known = any_in(patterns, 0, static_cast<std::uint32_t>(reply_.words.size()));
        return *known;
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

    /// Matches of a rule, sentence by sentence, the overlapping ones as one.
    void collect(std::size_t r, std::vector<FoundRule>& out) {
        const std::size_t own = out.size();
        std::vector<WordRange>& ranges = matches_[r];
        std::sort(ranges.begin(), ranges.end());
        std::uint32_t covered = 0;
        bool first = true;
        for (const WordRange& range : ranges) {
            const std::uint32_t sentence = reply_.sentence[range.begin];
            if (first || out.back().sentence != sentence)
                out.push_back({r, sentence, 0, {}});
            first = false;
            FoundRule& found = out.back();
            found.times += range.begin >= covered ? 1U : 0U;
            covered = std::max(covered, range.end);
            found.words.push_back({reply_.tokens[reply_.words[range.begin].token].begin,
                                   reply_.tokens[reply_.words[range.end - 1].token].end});
        }
        collect_taken_back(r, own, out);
    }

    /// Sentences in which the rule's words were only ever taken back. Where it was found stands from `own`
    /// on, in the order of the sentences, as do the matches.
    void collect_taken_back(std::size_t r, std::size_t own, std::vector<FoundRule>& out) {
        const std::size_t last = out.size();
        std::size_t at = own;
        for (const WordRange& range : taken_back_[r]) {
            const std::uint32_t sentence = reply_.sentence[range.begin];
            while (at < last && out[at].sentence < sentence)
                ++at;
            const bool found = at < last && out[at].sentence == sentence;
            const bool told = out.size() > last && out.back().sentence == sentence;
            if (!found && !told)
                out.push_back({r, sentence, 0, {}});
        }
    }

    const RuleFinder& finder_;
    const ReplyLexicon& lexicon_;
    const ReadReply& reply_;
    Matcher& matcher_;
    std::vector<std::vector<WordRange>> matches_; ///< of each rule
    std::vector<std::vector<WordRange>> taken_back_;
    std::vector<Surroundings> known_; ///< of each rule
    std::vector<bool> question_;      ///< of each sentence
};

RuleFinder::RuleFinder(const ReplyLexicon& lexicon)
    : lexicon_(lexicon),
      index_(lexicon.pool),
      negators_(lexicon.pool.class_of(negators_class)),
      questions_(lexicon.pool.class_of(questions_class)) {
    for (std::uint32_t r = 0; r < lexicon.rules.size(); ++r)
        for (const NodeIndex pattern : lexicon.rules[r].match)
            index_.add(r, pattern);
}

std::vector<FoundRule> RuleFinder::find(const ReadReply& reply, Matcher& matcher) const {
    return Search(*this, reply, matcher).run();
}

} // namespace mq::domain
