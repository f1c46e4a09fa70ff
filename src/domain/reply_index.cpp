#include "domain/reply_index.h"

namespace mq::domain {

PatternIndex::PatternIndex(const PatternPool& pool)
    : pool_(pool), by_first_(pool.words().size() + token_kinds) {}

/// Tokens that are no words take the places behind the words.
std::uint32_t PatternIndex::place_of(TokenKind kind) const {
    return static_cast<std::uint32_t>(by_first_.size() - token_kinds) + static_cast<std::uint32_t>(kind);
}

void PatternIndex::add(std::uint32_t tag, NodeIndex pattern) {
    const auto number = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({tag, pattern});
    std::unordered_set<std::uint32_t> words;
    bool anything = false;
    const bool empty = first_of(pattern, words, anything);
    if (anything || empty)
        return anywhere_.push_back(number);
    for (const std::uint32_t word : words)
        by_first_[word].push_back(number);
}

/// What can stand first in a pattern. True when the pattern may match nothing at all.
bool PatternIndex::first_of(NodeIndex pattern, std::unordered_set<std::uint32_t>& words,
                            bool& anything) const {
    const PatternNode& node = pool_.node(pattern);
    const auto of_list = [&](const std::vector<NodeIndex>& list) {
        bool empty = false;
        for (const NodeIndex one : list)
            empty = first_of(one, words, anything) || empty;
        return empty;
    };
    switch (node.kind) {
        case NodeKind::word: words.insert(node.value); return false;
        case NodeKind::any: return of_list(pool_.members(node.value));
        case NodeKind::number:
            words.insert(place_of(TokenKind::number));
            return of_list(pool_.members(pool_.class_of(numbers_class)));
        case NodeKind::code: words.insert(place_of(TokenKind::code)); return false;
        case NodeKind::date: words.insert(place_of(TokenKind::date)); return false;
        case NodeKind::clock: words.insert(place_of(TokenKind::clock)); return false;
        case NodeKind::name:
        case NodeKind::fresh:
        case NodeKind::gap: anything = true; return node.kind == NodeKind::gap;
        case NodeKind::begins:
        case NodeKind::ends:
        case NodeKind::not_here:
        case NodeKind::here: return true;
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
