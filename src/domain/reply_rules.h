#pragma once

#include "domain/reply_coder.h"
#include "domain/reply_index.h"
#include "domain/reply_match.h"

#include <vector>

namespace mq::domain {

/// Finds which rules of a lexicon hold in a reply, and where.
class RuleFinder {
public:
    /// The lexicon must outlive it.
    explicit RuleFinder(const ReplyLexicon& lexicon);

    /// In the order of the lexicon; only those that were found.
    [[nodiscard]] std::vector<FoundRule> find(const ReadReply& reply, Matcher& matcher) const;

private:
    class Search;

    const ReplyLexicon& lexicon_;
    PatternIndex index_;
    std::size_t negators_;
    std::size_t questions_;
};

} // namespace mq::domain
