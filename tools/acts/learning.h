#pragma once

#include "domain/reply_coder.h"
#include "samples.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

/// Learning the weights of the coder: one logistic regression an act, all calibrated together.
namespace acts {

/// Of the prior. Chosen with rules that had not been tuned on the replies they were tried on; with tuned ones
/// cross-validation prefers more, since words then seem to add nothing.
inline constexpr double usual_strength = 1.2;

struct Model {
    std::vector<Fit> fits; ///< of each act
    Calibration calibration;
};

/// Log-odds and whether the act is marked.
using Scored = std::vector<std::pair<double, bool>>;

/// Features as numbers; those of rules first, in the order of the lexicon.
class Features {
public:
    /// `coder` must stay.
    explicit Features(const mq::domain::ReplyCoder& coder);

    /// Rows to learn from: what stands in at least `least` of them gets a number.
    void learn(std::vector<Row>& rows, std::size_t least);
    /// Rows to try on: what has no number is nothing.
    void number(std::vector<Row>& rows) const;

    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// The acts a construction of which was found: they have the lower threshold.
    [[nodiscard]] mq::domain::ActSet constructed(const Row& row) const;
    /// A rule's own weight is the prior's mean for its act; everything else has mean 0.
    [[nodiscard]] std::vector<Prior> priors(std::size_t act, double strength) const;

private:
    [[nodiscard]] const std::uint32_t* number_of(const std::string& name) const;
    void add(const std::string& name);

    const mq::domain::ReplyCoder& coder_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::size_t rules_ = 0;
};

[[nodiscard]] std::vector<Fit> learn(const std::vector<const Row*>& rows, const Features& features,
                                     double strength);

[[nodiscard]] mq::domain::ActSet code(const Model& model, const Features& features, const Row& row);

void score(const std::vector<Fit>& fits, const Row& row, Scored& out);

/// The bank, and the rows that are not of fold `left_out`.
[[nodiscard]] std::vector<const Row*> all_but(const std::vector<Row>& bank,
                                              const std::vector<const Row*>& rows, std::size_t folds,
                                              std::size_t left_out);

/// The best model for `rows`: calibration, and with several `strengths` the best of them, by cross-validation
/// among themselves.
[[nodiscard]] Model choose(const std::vector<Row>& bank, const std::vector<const Row*>& rows,
                           const Features& features, const std::vector<double>& strengths);

/// Writes weights.yaml: `word: act 1.25 other -0.4`, weights that matter only.
void write(const std::string& name, const Model& model, const Features& features);

} // namespace acts
