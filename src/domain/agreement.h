#pragma once

#include "base/error.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

/// How far raters agree. Source of what is computed and when: scoring.md 5; of each formula: its function.
namespace mq::domain {

using Score = std::optional<double>; ///< nothing: this rater gave no rating

/// A rating for each subject (what is rated: an answer, a question × facet) and rater, with gaps.
/// Every rating in it is finite and within ±`largest_score`.
class RatingTable {
public:
    static constexpr double largest_score = 1e9; ///< squares of differences stay exact enough, and finite

    explicit RatingTable(std::vector<std::string> raters) : raters_(std::move(raters)) {}

    /// Fails (internal) when there isn't exactly one cell a rater, or a score isn't one; adds nothing then.
    [[nodiscard]] Status add(std::span<const Score> row);

    [[nodiscard]] const std::vector<std::string>& raters() const { return raters_; }
    [[nodiscard]] std::size_t subjects() const { return subjects_; }
    /// One rating a rater, in the order of `raters()`. `subject` < `subjects()`.
    [[nodiscard]] std::span<const Score> row(std::size_t subject) const;
    /// The subjects that every rater rated.
    [[nodiscard]] std::vector<std::size_t> complete() const;
    /// The subjects that at least two raters rated: the only ones that say something about agreement.
    [[nodiscard]] std::vector<std::size_t> shared() const;

private:
    [[nodiscard]] std::vector<std::size_t> with_ratings(std::size_t fewest) const;

    std::vector<std::string> raters_;
    std::vector<Score> cells_; ///< subject by subject
    std::size_t subjects_ = 0;
};

/// Why a figure does not exist.
enum class Undefined : std::uint8_t {
    no_raters,         ///< nobody rated: the table is empty
    one_rater,         ///< agreement takes two
    not_two_raters,    ///< kappa is about exactly two
    no_subjects,       ///< no subject has the ratings that the figure needs
    one_subject,       ///< one is not enough to tell agreement from chance
    all_equal,         ///< every rating is the same: chance agreement is complete as well
    constant_rater,    ///< one of the two gave everybody the same: kappa would be 0 whatever the other did
    subjects_equal,    ///< subjects don't differ: a share of their variance is 0/0 or without bound
    negative_score,    ///< a ratio scale has none below zero
    too_many_values,   ///< more different scores than the ratio scale is computed for
    nothing_in_common, ///< this rater shares no subject with another
    separate_groups,   ///< raters fall into groups that share no subject, so the groups can't be compared
    not_computable,    ///< the numbers leave the range of the formula (an interval without bound)
};

template <class T>
using Defined = tl::expected<T, Undefined>;

/// Two-sided 95 %, unless said otherwise. Not clipped to the range of the statistic.
struct Interval {
    double lo = 0.0;
    double hi = 0.0;
};

// ---- the same two raters

enum class KappaWeights : std::uint8_t { none, linear, quadratic };

struct Kappa {
    double kappa = 0.0;
    double se = 0.0; ///< standard error (not the one under “kappa is 0”)
    Interval interval;
};

/// Weighted kappa over the subjects both rated: 1 − observed / expected disagreement, disagreement being the
/// difference of the scores themselves (0/1, absolute, squared). Standard error: Fleiss, Cohen & Everitt
/// (1969).
[[nodiscard]] Defined<Kappa> weighted_kappa(const RatingTable& table,
                                            KappaWeights weights = KappaWeights::quadratic);

// ---- many raters, categories

struct FleissKappa {
    double kappa = 0.0;
    double observed = 0.0;      ///< mean share of agreeing pairs, P̄
    double expected = 0.0;      ///< by chance, P_e
    double z = 0.0;             ///< kappa over its standard error under “kappa is 0”
    std::vector<double> values; ///< the categories that occur, ascending
    std::vector<double> shares; ///< of each category among all ratings
};

/// Fleiss (1971) over the complete subjects; z by Fleiss, Nee & Landis (1979).
[[nodiscard]] Defined<FleissKappa> fleiss_kappa(const RatingTable& table);

// ---- any number of raters, with gaps

enum class AlphaLevel : std::uint8_t { nominal, ordinal, interval, ratio };

/// Krippendorff's alpha (2011) over the shared subjects.
[[nodiscard]] Defined<double> krippendorff_alpha(const RatingTable& table,
                                                 AlphaLevel level = AlphaLevel::ordinal);

struct Bootstrap {
    std::size_t samples = 1000;
    std::uint64_t seed = 1; ///< the same seed gives the same interval everywhere
};

/// Percentile interval of alpha: units drawn again with replacement. Samples without an alpha (all equal) are
/// left out; where they are more than one in twenty there is no interval (all_equal).
[[nodiscard]] Defined<Interval> alpha_interval(const RatingTable& table, AlphaLevel level,
                                               const Bootstrap& bootstrap = {});

// ---- one rater alone, and the panel's mean

/// Shrout & Fleiss (1979): raters drawn anew for each subject, drawn once, fixed; one rater, mean of k.
enum class IccForm : std::uint8_t { one_1, two_1, three_1, one_k, two_k, three_k };
inline constexpr std::array all_icc_forms = {IccForm::one_1, IccForm::two_1, IccForm::three_1,
                                             IccForm::one_k, IccForm::two_k, IccForm::three_k};

struct Icc {
    double icc = 0.0;
    Defined<Interval> interval;
};

struct IccTable {
    std::size_t subjects = 0; ///< complete ones
    std::array<Defined<Icc>, all_icc_forms.size()> forms;

    [[nodiscard]] const Defined<Icc>& operator[](IccForm form) const {
        return forms[static_cast<std::size_t>(form)];
    }
};

/// All six over the complete subjects, with intervals by quantiles of F (Satterthwaite's degrees of freedom
/// for the two-way random forms).
[[nodiscard]] Defined<IccTable> intraclass_correlations(const RatingTable& table);

// ---- severity

struct RaterSeverity {
    double leniency = 0.0; ///< γ in points: how much higher this rater rates than the others; Σγ = 0
    double severity = 0.0; ///< s = −γ·n/(n+10), clipped to ±.75: what the estimator shifts by, in levels
    std::size_t in_common = 0; ///< n, subjects also rated by another
};

/// Least squares of rating = μ + subject + γ, one entry a rater in the table's order. A rater who shares no
/// subject is undefined alone (nothing_in_common); several groups of raters that share none make all
/// undefined.
[[nodiscard]] std::vector<Defined<RaterSeverity>> rater_severity(const RatingTable& table);

} // namespace mq::domain
