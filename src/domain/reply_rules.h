#pragma once

#include "domain/reply_coder.h"
#include "domain/reply_match.h"

#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

namespace mq::domain {

/// Finds which rules of a lexicon hold in a reply, and where.
class RuleFinder {
public:
    /// The lexicon must outlive it.
    explicit RuleFinder(const ReplyLexicon& lexicon);

    /// In the order of the lexicon; only those that were found.
    [[nodiscard]] std::vector<FoundRule> find(const ReadReply& reply) const;

private:
    struct Entry {
        std::uint32_t rule = 0;
        NodeIndex pattern = 0;
    };
    class Search;

    /// What can stand first in a pattern. True when the pattern may match nothing at all.
    bool first_of(NodeIndex pattern, std::unordered_set<std::uint32_t>& words, bool& anything) const;
    void index(const Entry& entry);

    const ReplyLexicon& lexicon_;
    std::vector<Entry> entries_;
    std::vector<std::vector<std::uint32_t>> by_first_; ///< word, then the kinds of tokens → entries
    std::vector<std::uint32_t> anywhere_;              ///< entries that can begin with any word
    std::size_t negators_;
    std::size_t questions_;
};

} // namespace mq::domain
