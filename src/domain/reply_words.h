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
};

/// Reads what people type as words of the lexicon: shorthand, missing marks, slips, regional words.
class WordReader {
public:
    explicit WordReader(const ReplyLexicon& lexicon);

    [[nodiscard]] const TokenRules& token_rules() const { return rules_; }
    [[nodiscard]] std::vector<ReadWord> read(const std::vector<ReplyToken>& tokens) const;

private:
    using Ids = std::vector<std::uint32_t>;
    struct Scene; ///< what is the same for all words of a reply

    void learn(std::string_view word, std::uint32_t id);
    void add_exact(std::string_view word, Ids& ids) const;
    void add_synonyms(Ids& ids) const;
    [[nodiscard]] Ids ids_of(const ReplyToken& token, bool bare_text) const;
    [[nodiscard]] Ids mended(const ReplyToken& token) const;
    [[nodiscard]] bool is_syllable(std::string_view fold) const;
    bool expand(const std::vector<std::string>& readings, std::uint32_t token,
                std::vector<ReadWord>& out) const;
    bool split(const ReplyToken& token, std::uint32_t index, std::vector<ReadWord>& out) const;

    const ReplyLexicon& lexicon_;
    TokenRules rules_;
    std::unordered_map<std::string, Ids> by_key_;
    std::unordered_map<std::string, Ids> by_fold_;
    std::unordered_map<std::string, std::vector<std::string>> one_gone_; ///< fold less one letter → folds
    std::unordered_map<std::uint32_t, Ids> also_;
};

} // namespace mq::domain
