#pragma once

#include "domain/reply_lexicon.h"
#include "domain/reply_text.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mq::domain {

/// One place of a reply in the words of the lexicon: several where the typing leaves it open.
struct ReadWord {
    std::vector<std::uint32_t> ids; ///< sorted; empty: no word of the lexicon
    std::uint32_t token = 0;        ///< the token that it was typed as
    bool first = true;              ///< first word of its token (shorthand may stand for several)
    bool known = true;              ///< an ordinary word, not a name or a slip beyond repair
    std::string best;               ///< its likeliest reading; empty when nothing is known of it
};

/// Reads what people type as words of the lexicon: shorthand, missing marks, slips, regional words.
class WordReader {
public:
    explicit WordReader(const ReplyLexicon& lexicon);

    [[nodiscard]] const TokenRules& token_rules() const { return rules_; }
    [[nodiscard]] std::vector<ReadWord> read(const std::vector<ReplyToken>& tokens) const;

private:
    using Ids = std::vector<std::uint32_t>;
    /// How carefully the writer sets marks.
    enum class Marking : std::uint8_t { none, sloppy, full };
    struct Slot {
        MarkModel::Place place;
        std::uint32_t token = 0;
        bool first = true;
        bool known = true;
    };

    [[nodiscard]] static Marking marking_of(const std::vector<ReplyToken>& tokens,
                                            const SpellingTable& spelling);
    void learn(const std::string& word, std::uint32_t id);
    void add_exact(std::string_view word, Ids& ids) const;
    void add_synonyms(Ids& ids) const;
    [[nodiscard]] bool is_syllable(std::string_view fold) const;
    void read_token(const std::vector<ReplyToken>& tokens, std::uint32_t index, Marking marking,
                    std::vector<Slot>& out) const;
    void offer(const ReplyToken& token, Marking marking, Slot& slot) const;
    void mend(const ReplyToken& token, Slot& slot) const;
    bool expand(const std::vector<std::string>& readings, std::uint32_t token, std::vector<Slot>& out) const;
    bool split(const ReplyToken& token, std::uint32_t index, std::vector<Slot>& out) const;
    [[nodiscard]] const std::vector<std::string>& family(std::string_view fold) const;

    const ReplyLexicon& lexicon_;
    TokenRules rules_;
    std::unordered_map<std::string, Ids> by_key_;
    std::unordered_map<std::string, std::vector<std::string>>
        families_; ///< fold → words of lexicon and model
    std::unordered_map<std::string, std::vector<std::string>> one_gone_; ///< fold less one letter → folds
    std::unordered_map<std::uint32_t, Ids> also_;
    std::size_t longest_fold_ = 0; ///< of the lexicon's words, in bytes: much longer is no slip of one
};

} // namespace mq::domain
