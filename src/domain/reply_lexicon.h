#pragma once

#include "domain/acts.h"
#include "domain/reply_marks.h"
#include "domain/reply_net.h"
#include "domain/reply_pattern.h"

#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

/// What the coder of replies knows: words and their spellings, constructions for each act, weights. All of it
/// is content (assets/acts); see content/acts_file.h.
namespace mq::domain {

enum class SentenceKind : std::uint8_t { any, question, statement };

/// Constructions that say the same thing about one act.
struct ActRule {
    Act act = Act::greet_identify;
    std::string id;      ///< unique within the act
    double weight = 0.0; ///< log-odds for the act when found once, as the writer of the rule judged it
    std::vector<NodeIndex> match;
    std::vector<NodeIndex> unless;          ///< a match that one of these overlaps doesn't count
    std::vector<NodeIndex> unless_sentence; ///< nor one whose sentence has one of these
    std::vector<NodeIndex> unless_reply;
    std::vector<NodeIndex> with_sentence; ///< counts only where one of these stands in the sentence
    std::vector<NodeIndex> with_reply;
    SentenceKind sentence = SentenceKind::any;
    bool negation_cancels = true; ///< "em không … " before it takes it back
    bool in_quotes = false;       ///< counts within quotation marks too
    bool evidence = true;         ///< false: context that moves the odds and is not shown as words found
};

/// Spellings: how what is typed becomes the words that patterns are written in. Keys in small letters.
struct SpellingTable {
    std::map<std::string, std::vector<std::string>, std::less<>>
        shorthand; ///< `ko` → `không`; words may be several
    std::map<std::string, std::vector<std::string>, std::less<>> after_number; ///< `p` → `phút`
    std::vector<std::pair<std::string, std::vector<std::string>>> also;        ///< `coi` counts as `xem` too
    std::unordered_set<std::string> bare;   ///< words without marks that mean themselves in a text with marks
    std::unordered_set<std::string> onsets; ///< of Vietnamese syllables, without marks
    std::unordered_set<std::string> rimes;  ///< without marks
    std::unordered_set<std::string> known;  ///< foreign and other words that are no slips
};

[[nodiscard]] constexpr std::array<double, act_count> evenly(double value) {
    std::array<double, act_count> out{};
    out.fill(value);
    return out;
}

/// Words that mean much the same; the second opinion weighs which stand near each other.
struct Concept {
    std::string id;
    std::vector<NodeIndex> patterns;
};

/// Weights that were learned; see tools/acts. They add up sentence by sentence, and a reply performs an act
/// when one of its sentences does. The names of what they weigh, in a sentence:
///     act/rule     a rule of the lexicon; where none is listed for its own act, the weight of the rule holds
///     act/rule/back  its words, taken back by a negation or an exception
///     =word        a word
///     =one other   two words, the other right behind
///     concept      a concept
///     one>other    two concepts, the other at most nearness words behind
/// Beside them a net hears the whole reply (ActNet); the log-odds of both are added up.
struct ActWeights {
    std::array<double, act_count> bias = evenly(-3.5);
    std::unordered_map<std::string, std::vector<std::pair<Act, double>>> features;
    double slope =
        1.0; ///< confidence = 1 / (1 + exp(-(slope · log-odds + net_slope · those of the net + shift)))
    double net_slope = 0.0;
    std::array<double, act_count> shift = evenly(0.0);
};
inline constexpr std::uint32_t nearness = 5;

/// Words of kinship say who is older, and with it who is who: `con` is the writer in "dạ con chào cô" and the
/// customer in "cô chào con".
struct RoleShift {
    std::vector<NodeIndex> signs;
    std::vector<NodeIndex> unless;
    std::vector<std::uint32_t> hears;  ///< words that are the customer where a sign was found
    std::vector<std::uint32_t> speaks; ///< words that are the writer
};
inline constexpr std::string_view plain_customer = "bạn"; ///< what those count as
inline constexpr std::string_view plain_writer = "tôi";

/// Classes that the coder itself asks for.
inline constexpr std::string_view numbers_class = "numbers";     ///< words that make numbers
inline constexpr std::string_view negators_class = "negators";   ///< end right before what they take back
inline constexpr std::string_view openers_class = "openers";     ///< begin a clause without punctuation
inline constexpr std::string_view closers_class = "closers";     ///< end one
inline constexpr std::string_view questions_class = "questions"; ///< make a question without a question mark

struct ReplyLexicon {
    PatternPool pool; ///< has the five classes

    SpellingTable spelling;
    MarkModel marks;
    std::vector<RoleShift> roles;
    std::vector<Concept> concepts;
    std::vector<ActRule> rules;
    ActWeights weights;
    ActNet net; ///< may be empty
};

} // namespace mq::domain
