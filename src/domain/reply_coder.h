#pragma once

#include "domain/acts.h"
#include "domain/reply_lexicon.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Codes what a trainee typed into service acts: patterns over words (evidence), weighed into a confidence.
namespace mq::domain {

/// Code points [begin, end) of the reply's NFC text.
struct TextSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend auto operator<=>(const TextSpan&, const TextSpan&) = default;
};

struct CodedAct {
    Act act = Act::greet_identify;
    double confidence = 0.0;     ///< 0..1: of a hundred acts coded with .8, about eighty are right
    std::vector<TextSpan> words; ///< what it was seen in: sorted, apart from each other
};

struct CodedReply {
    std::vector<CodedAct> acts; ///< confidence of coded_from and more, in the order of the scheme
    std::vector<CodedAct> near; ///< from near_from: not coded, but "the machine is not sure"
    bool cut = false;           ///< longer than most_reply_bytes: only the beginning was read
    [[nodiscard]] ActSet set() const;
};

/// Where F1 is highest on hands that weights were not learned from (below one half where confidence is true).
inline constexpr double coded_from = 0.45;
inline constexpr double near_from = 0.2;
inline constexpr std::size_t most_reply_bytes = std::size_t{32} * 1024;

/// How often each rule of the lexicon was found in one sentence, for learning weights and for looking into a
/// coding.
struct FoundRule {
    std::size_t rule = 0; ///< index into the lexicon's rules
    std::uint32_t sentence = 0;
    std::size_t times = 0; ///< 0: its words are there, but a negation or an exception takes them back
    std::vector<TextSpan> words;
};

/// What a sentence of a reply was seen to have, by the names of ActWeights, and how
/// much of it.
struct ReplyFeature {
    std::string name;
    double amount = 0.0;
    std::uint32_t sentence = 0;
};

/// Made once from a lexicon, then never changes: any number of threads may code at the same time. The same
/// reply always gets the same acts.
class ReplyCoder {
public:
    explicit ReplyCoder(ReplyLexicon lexicon);
    ~ReplyCoder();
    ReplyCoder(ReplyCoder&&) noexcept;
    ReplyCoder& operator=(ReplyCoder&&) noexcept;

    /// Any bytes: NFC and NFD are the same, what is not UTF-8 is read as far as it is. `customer` is what the
    /// reply answers, or empty; it is only used to see which facts are new.
    [[nodiscard]] CodedReply code(std::string_view reply, std::string_view customer = {}) const;

    /// What the weights are put on; for learning them.
    [[nodiscard]] std::vector<ReplyFeature> features(std::string_view reply,
                                                     std::string_view customer = {}) const;
    /// What the net hears; for teaching it.
    [[nodiscard]] std::vector<HeardWord> heard(std::string_view reply, std::string_view customer = {}) const;
    [[nodiscard]] std::vector<FoundRule> find(std::string_view reply, std::string_view customer = {}) const;
    [[nodiscard]] const ReplyLexicon& lexicon() const;

private:
    class Engine;
    std::unique_ptr<const Engine> engine_;
};

/// Log-odds that something stands in one sentence at least, from its log-odds in each: as if they were
/// independent of each other, and only the three likeliest counted.
[[nodiscard]] double odds_of_any(const std::vector<double>& odds);

/// What a rule found `times` times counts for: once 1, more often a little more.
[[nodiscard]] constexpr double amount_of(std::size_t times) {
    return times == 0 ? 0.0 : times == 1 ? 1.0 : 1.25;
}

} // namespace mq::domain
