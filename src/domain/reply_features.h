#pragma once

#include "domain/reply_net.h"
#include "domain/reply_rules.h"
#include "domain/reply_words.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mq::domain {

/// What the coder sees in one reply, before any weighing.
struct SeenReply {
    struct Word {
        std::string text; ///< its likeliest reading; of neighbours with a blank between
        std::uint32_t sentence = 0;
        TextSpan place;
    };
    struct ConceptAt {
        std::uint32_t concept_index = 0;
        std::uint32_t begin = 0; ///< words
        std::uint32_t end = 0;
        std::uint32_t sentence = 0;
        TextSpan place;
    };
    struct Pair {
        std::uint32_t first = 0; ///< index into concepts_seen
        std::uint32_t second = 0;
    };
    std::vector<FoundRule> rules;
    std::vector<Word> words; ///< and pairs of neighbours; each once in a sentence
    std::vector<ConceptAt> concepts_seen;
    std::vector<Pair> pairs;        ///< near each other in one sentence
    std::vector<HeardWord> heard;   ///< all words in their order, for the net
    std::vector<TextSpan> heard_at; ///< where each was typed
    std::uint32_t sentences = 1;
};

class FeatureFinder {
public:
    /// The lexicon must outlive it and not change any more.
    explicit FeatureFinder(const ReplyLexicon& lexicon, std::uint32_t customer_word,
                           std::uint32_t writer_word);

    /// Valid UTF-8 in NFC.
    [[nodiscard]] SeenReply see(std::string_view reply, std::string_view customer) const;

private:
    [[nodiscard]] ReadReply read(std::string_view reply) const;
    void shift_roles(ReadReply& reply, Matcher& matcher) const;
    void see_words(const ReadReply& reply, SeenReply& out) const;
    static void hear_words(const ReadReply& reply, SeenReply& out);
    void see_concepts(const ReadReply& reply, Matcher& matcher, SeenReply& out) const;

    const ReplyLexicon& lexicon_;
    std::uint32_t customer_word_;
    std::uint32_t writer_word_;
    WordReader reader_;
    RuleFinder rules_;
    PatternIndex concepts_;
};

} // namespace mq::domain
