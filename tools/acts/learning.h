#pragma once

#include "domain/reply_coder.h"
#include "samples.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

/// Learning the weights of the coder: one logistic regression an act.
namespace acts {

/// Priors and what else was chosen by leaving one set of replies out.
struct Recipe {
    double rule_trust =
        0.4; ///< prior mean of a rule's weight for its own act, as a share of what it says itself
    double taken_back = -0.5; ///< prior mean where its words are taken back
    double own_rule = 1.0;    ///< precisions
    double other_rule = 3.0;
    double word = 0.6;
    double neighbours = 1.5;
    double concept_alone = 3.0;
    double concept_pair = 4.0;
    /// Weight of a copy of every row without its rules. Rules were written while looking at most of these
    /// rows and are righter on them than anywhere else; the copies keep words and concepts from leaning on
    /// them.
    double without_rules = 0.5;
};

/// confidence = sigmoid(slope · log-odds of the sentences + net_slope · those of the net + shift of the act)
struct Calibration {
    double slope = 1.0;
    double net_slope = 0.0;
    std::array<double, mq::domain::act_count> shift{};
};

using Lesson = std::vector<Fit>; ///< of each act: features of its sentences

struct Model {
    Lesson lesson;
    Calibration calibration;
};

/// What both readers say of one reply that neither learned from: log-odds.
struct Score {
    std::array<double, mq::domain::act_count> sentences{};
    std::array<double, mq::domain::act_count> net{};
    mq::domain::ActSet acts; ///< as marked
    std::size_t source = 0;
};

/// Features as numbers; those of rules first, in the order of the lexicon.
class Features {
public:
    /// `coder` must stay.
    explicit Features(const mq::domain::ReplyCoder& coder);

    /// Rows to learn from: what stands in at least `least` of them, from at least `files` files, gets a
    /// number.
    void learn(std::vector<Row>& rows, std::size_t least, std::size_t files);
    /// Rows to try on: what has no number is nothing.
    void number(std::vector<Row>& rows) const;

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] std::vector<Prior> priors(std::size_t act, const Recipe& recipe) const;
    [[nodiscard]] Bag without_rules(const Bag& bag) const;

private:
    [[nodiscard]] const std::uint32_t* number_of(const std::string& name) const;
    void add(const std::string& name);

    const mq::domain::ReplyCoder& coder_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::size_t rules_ = 0;
};

[[nodiscard]] Lesson learn(const std::vector<const Row*>& rows, const Features& features,
                           const Recipe& recipe);

[[nodiscard]] mq::domain::ActSet code(const Calibration& calibration, const Score& score,
                                      double from = mq::domain::coded_from);

/// Without the net's opinion.
[[nodiscard]] Score score(const Lesson& lesson, const Row& row);

/// Platt's scaling with one slope for each of the two readers, and for each act a shift that a prior keeps
/// near to that of all. Scores of `without` are left out.
[[nodiscard]] Calibration calibrate(const std::vector<Score>& scored,
                                    std::optional<std::size_t> without = std::nullopt);

/// Writes weights.yaml: `word: act 1.25 other -0.4`, weights that matter only.
void write(const std::string& name, const Model& model, const Features& features);

} // namespace acts
