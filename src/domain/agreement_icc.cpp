#include "domain/agreement.h"

#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>

namespace mq::domain {
namespace {

/// Mean squares of the two-way table of n subjects and k raters.
struct MeanSquares {
    double n = 0.0;
    double k = 0.0;
    double between = 0.0; ///< subjects
    double within = 0.0;  ///< within subjects: raters and residual together
    double raters = 0.0;
    double residual = 0.0;
};

/// The rounding left where a sum of squares is really zero, as a share of all squares.
constexpr double rounding = 1e-24;

double without_rounding(double sum_of_squares, double all_squares) {
    return sum_of_squares <= rounding * all_squares ? 0.0 : sum_of_squares;
}

struct Means {
    std::vector<double> subject;
    std::vector<double> rater;
    double all = 0.0;
};

/// Of ratings measured from `origin`, so that large scores with small differences keep their digits.
Means means_of(const RatingTable& table, const std::vector<std::size_t>& subjects, double origin) {
    const double n = static_cast<double>(subjects.size());
    const double k = static_cast<double>(table.raters().size());
    Means out{std::vector<double>(subjects.size()), std::vector<double>(table.raters().size()), 0.0};
    for (std::size_t s = 0; s < subjects.size(); ++s)
        for (std::size_t r = 0; r < out.rater.size(); ++r) {
            const double x = *table.row(subjects[s])[r] - origin;
            out.subject[s] += x / k;
            out.rater[r] += x / n;
            out.all += x / (n * k);
        }
    return out;
}

double squares_around(const std::vector<double>& values, double centre) {
    double sum = 0.0;
    for (const double value : values)
        sum += (value - centre) * (value - centre);
    return sum;
}

MeanSquares mean_squares(const RatingTable& table, const std::vector<std::size_t>& subjects) {
    const double origin = *table.row(subjects.front()).front();
    const Means means = means_of(table, subjects, origin);
    MeanSquares out;
    out.n = static_cast<double>(subjects.size());
    out.k = static_cast<double>(table.raters().size());
    double all = 0.0;
    double residual = 0.0;
    for (std::size_t s = 0; s < subjects.size(); ++s)
        for (std::size_t r = 0; r < means.rater.size(); ++r) {
            const double x = *table.row(subjects[s])[r] - origin;
            const double rest = x - means.subject[s] - means.rater[r] + means.all;
            all += x * x;
            residual += rest * rest;
        }
    const double between = without_rounding(out.k * squares_around(means.subject, means.all), all);
    const double raters = without_rounding(out.n * squares_around(means.rater, means.all), all);
    residual = without_rounding(residual, all);
    out.between = between / (out.n - 1.0);
    out.raters = raters / (out.k - 1.0);
    out.residual = residual / ((out.n - 1.0) * (out.k - 1.0));
    out.within = (raters + residual) / (out.n * (out.k - 1.0));
    return out;
}

/// 97.5 % point of F. Not finite where the library gives up.
double f_975(double numerator, double denominator) {
    try {
        return boost::math::quantile(boost::math::fisher_f(numerator, denominator), 0.975);
    } catch (const std::exception&) {
        return HUGE_VAL;
    }
}

Defined<Interval> bounded(double lo, double hi) {
    if (!std::isfinite(lo) || !std::isfinite(hi))
        return tl::unexpected(Undefined::not_computable);
    return Interval{lo, hi};
}

/// Forms 1 and 3: both are (B − E)/(B + (k−1)E) and (B − E)/B with another error E of `df` degrees of
/// freedom.
struct OneError {
    double between = 0.0;
    double error = 0.0;
    double n = 0.0;
    double k = 0.0;
    double df = 0.0;

    /// With `between` divided (lower bound) or `error` (upper bound) by the quantile of F: no ratio B/E, so E
    /// may be 0.
    [[nodiscard]] static double single(double b, double e, double k) { return (b - e) / (b + (k - 1.0) * e); }
    [[nodiscard]] static double mean(double b, double e) { return 1.0 - e / b; }
    [[nodiscard]] double low_b() const { return between / f_975(n - 1.0, df); }
    [[nodiscard]] double high_b() const { return between * f_975(df, n - 1.0); }

    [[nodiscard]] Defined<Icc> for_one() const {
        if (between == 0.0 && error == 0.0)
            return tl::unexpected(Undefined::subjects_equal);
        return Icc{single(between, error, k), bounded(single(low_b(), error, k), single(high_b(), error, k))};
    }
    [[nodiscard]] Defined<Icc> for_mean() const {
        if (between == 0.0)
            return tl::unexpected(Undefined::subjects_equal);
        return Icc{mean(between, error), bounded(mean(low_b(), error), mean(high_b(), error))};
    }
};

/// Shrout & Fleiss, two-way random, one rater: bounds by Satterthwaite's degrees of freedom.
Defined<Interval> two_way_interval(const MeanSquares& ms, double icc) {
    if (ms.residual == 0.0 && ms.raters == 0.0)
        return Interval{1.0, 1.0}; // all raters alike
    const double rater_part = ms.k * icc * ms.raters;
    const double residual_part = (ms.n * (1.0 + (ms.k - 1.0) * icc) - ms.k * icc) * ms.residual;
    const double sum = rater_part + residual_part;
    const double df = (ms.k - 1.0) * (ms.n - 1.0) * sum * sum /
                      ((ms.n - 1.0) * rater_part * rater_part + residual_part * residual_part);
    if (!(df > 0.0))
        return tl::unexpected(Undefined::not_computable);
    const double error = ms.k * ms.raters + (ms.k * ms.n - ms.k - ms.n) * ms.residual;
    const double upper_f = f_975(ms.n - 1.0, df);
    const double lower_f = f_975(df, ms.n - 1.0);
    return bounded(ms.n * (ms.between - upper_f * ms.residual) / (upper_f * error + ms.n * ms.between),
                   ms.n * (lower_f * ms.between - ms.residual) / (error + ms.n * lower_f * ms.between));
}

Defined<Icc> two_way_one(const MeanSquares& ms) {
    const double spread = ms.between + (ms.k - 1.0) * ms.residual + ms.k * (ms.raters - ms.residual) / ms.n;
    if (!(spread > rounding * (ms.between + ms.residual + ms.raters)))
        return tl::unexpected(Undefined::subjects_equal);
    const double icc = (ms.between - ms.residual) / spread;
    return Icc{icc, two_way_interval(ms, icc)};
}

/// Spearman–Brown, where the bound allows it.
Defined<Interval> stepped_up(const Defined<Interval>& one, double k) {
    if (!one)
        return one;
    const auto step = [k](double icc) {
        const double below = 1.0 + icc * (k - 1.0);
        return below > 0.0 ? icc * k / below : HUGE_VAL;
    };
    return bounded(step(one->lo), step(one->hi));
}

Defined<Icc> two_way_mean(const MeanSquares& ms, const Defined<Icc>& one) {
    const double spread = ms.between + (ms.raters - ms.residual) / ms.n;
    if (!one || !(spread > rounding * (ms.between + ms.residual + ms.raters)))
        return tl::unexpected(Undefined::subjects_equal);
    return Icc{(ms.between - ms.residual) / spread, stepped_up(one->interval, ms.k)};
}

} // namespace

Defined<IccTable> intraclass_correlations(const RatingTable& table) {
    if (table.raters().size() < 2)
        return tl::unexpected(table.raters().empty() ? Undefined::no_raters : Undefined::one_rater);
    const std::vector<std::size_t> subjects = table.complete();
    if (subjects.size() < 2)
        return tl::unexpected(subjects.empty() ? Undefined::no_subjects : Undefined::one_subject);
    const MeanSquares ms = mean_squares(table, subjects);
    if (ms.between == 0.0 && ms.within == 0.0)
        return tl::unexpected(Undefined::all_equal);
    const OneError one{ms.between, ms.within, ms.n, ms.k, ms.n * (ms.k - 1.0)};
    const OneError three{ms.between, ms.residual, ms.n, ms.k, (ms.n - 1.0) * (ms.k - 1.0)};
    const Defined<Icc> two = two_way_one(ms);
    return IccTable{
        subjects.size(),
        {one.for_one(), two, three.for_one(), one.for_mean(), two_way_mean(ms, two), three.for_mean()}};
}

} // namespace mq::domain
