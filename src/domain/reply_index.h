#pragma once

#include "domain/reply_match.h"

#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace mq::domain {

/// Patterns by the words that they can begin with, so that a reply is held against few of thousands.
class PatternIndex {
public:
    struct Entry {
        std::uint32_t tag = 0; ///< of the caller
        NodeIndex pattern = 0;
    };

    /// The pool must outlive it, and be complete before the first pattern is added.
    explicit PatternIndex(const PatternPool& pool);
    void add(std::uint32_t tag, NodeIndex pattern);

    /// Calls `visit(tag, begin, end)` for the longest match of each pattern at each word, in the order of the
    /// words.
    template <class F>
    void search(const ReadReply& reply, Matcher& matcher, F&& visit) const;

private:
    [[nodiscard]] std::uint32_t place_of(TokenKind kind) const;
    bool first_of(NodeIndex pattern, std::unordered_set<std::uint32_t>& words, bool& anything) const;

    const PatternPool& pool_;
    std::vector<Entry> entries_;
    std::vector<std::vector<std::uint32_t>> by_first_; ///< word, then the kinds of tokens → entries
    std::vector<std::uint32_t> anywhere_;              ///< entries that can begin with any word
};

template <class F>
void PatternIndex::search(const ReadReply& reply, Matcher& matcher, F&& visit) const {
    std::vector<std::uint32_t> tried(entries_.size(), static_cast<std::uint32_t>(reply.words.size()));
    for (std::uint32_t at = 0; at < reply.words.size(); ++at) {
        const auto try_all = [&](const std::vector<std::uint32_t>& list) {
            for (const std::uint32_t e : list) {
                if (tried[e] == at)
                    continue; // several readings of this word lead to the same pattern
                tried[e] = at;
                const std::uint32_t end = matcher.longest(entries_[e].pattern, at);
                if (end > at)
                    visit(entries_[e].tag, at, end);
            }
        };
        for (const std::uint32_t word : reply.words[at].ids)
            try_all(by_first_[word]);
        const TokenKind kind = reply.tokens[reply.words[at].token].kind;
        if (kind != TokenKind::word)
            try_all(by_first_[place_of(kind)]);
        try_all(anywhere_);
    }
}

} // namespace mq::domain
