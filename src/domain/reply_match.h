#pragma once

#include "domain/reply_lexicon.h"
#include "domain/reply_words.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace mq::domain {

/// A reply as patterns see it.
struct ReadReply {
    std::vector<ReplyToken> tokens;
    std::vector<ReadWord> words;
    std::vector<Break> before;                ///< of each word
    std::vector<std::uint32_t> sentence;      ///< number of the sentence of each word
    bool shouting = false;                    ///< mostly capitals: they mark no names
    std::unordered_set<std::string> customer; ///< folded words, numbers and codes of the customer's message
};

/// Words [begin, end) of the reply.
struct WordRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend auto operator<=>(const WordRange&, const WordRange&) = default;
};

/// Finds patterns in one reply. Linear in its length: a match spans at most 63 words.
class Matcher {
public:
    Matcher(const PatternPool& pool, const ReadReply& reply);

    /// End of the longest match that begins at word `at`; nothing (== at) when there is none.
    [[nodiscard]] std::uint32_t longest(NodeIndex pattern, std::uint32_t at);
    /// Whether the pattern matches words that end right before `at`.
    [[nodiscard]] bool ends_at(std::size_t class_index, std::uint32_t at);
    /// To be called when the reply was changed: nothing that was found before holds any more.
    void forget();
    /// Whether one of the patterns matches somewhere.
    [[nodiscard]] bool anywhere(const std::vector<NodeIndex>& patterns);

private:
    using Mask = std::uint64_t; ///< bit n: a match of n words

    Mask ends(NodeIndex pattern, std::uint32_t at);
    Mask sequence(const PatternNode& node, std::uint32_t at);
    Mask of_class(std::size_t index, std::uint32_t at);
    Mask number(std::uint32_t at);
    [[nodiscard]] Mask gap(std::uint32_t most, std::uint32_t at) const;
    [[nodiscard]] bool has(std::uint32_t word, std::uint32_t at) const;
    [[nodiscard]] bool is_kind(TokenKind kind, std::uint32_t at) const;
    [[nodiscard]] bool is_name(std::uint32_t at) const;
    [[nodiscard]] bool is_new(std::uint32_t at) const;
    bool begins(std::uint32_t at);
    bool ends_here(std::uint32_t at);

    const PatternPool& pool_;
    const ReadReply& reply_;
    std::uint32_t size_;
    std::vector<Mask> memo_;
    std::vector<std::uint8_t> known_; ///< whether memo_ has been worked out
    std::size_t numbers_;
    std::size_t openers_;
    std::size_t closers_;
};

} // namespace mq::domain
