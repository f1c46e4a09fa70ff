#include "domain/agreement/agreement_fixture.h"
#include "domain/simulation.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

// What must hold for any table.

using namespace mq;
using namespace mq::domain;
using namespace mq::agreement_test;

namespace {

constexpr std::array all_weights = {KappaWeights::none, KappaWeights::linear, KappaWeights::quadratic};
constexpr std::array all_levels = {AlphaLevel::nominal, AlphaLevel::ordinal, AlphaLevel::interval,
                                   AlphaLevel::ratio};

/// All figures of a table in one list, to compare with those of another.
std::vector<double> figures(const RatingTable& table) {
    std::vector<double> out;
    for (const KappaWeights weights : all_weights)
        if (const auto kappa = weighted_kappa(table, weights))
            out.insert(out.end(), {kappa->kappa, kappa->se});
    for (const AlphaLevel level : all_levels)
        out.push_back(krippendorff_alpha(table, level).value());
    const auto icc = intraclass_correlations(table);
    for (const IccForm form : all_icc_forms) {
        out.push_back(icc.value()[form]->icc);
        out.insert(out.end(), {icc.value()[form]->interval->lo, icc.value()[form]->interval->hi});
    }
    out.push_back(fleiss_kappa(table)->kappa);
    return out;
}

void check_same(const std::vector<double>& a, const std::vector<double>& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CAPTURE(i);
        CHECK(std::abs(a[i] - b[i]) <= 1e-9);
    }
}

double weight(double a, double b, double widest, KappaWeights weights) {
    const double distance = std::abs(a - b) / widest;
    if (weights == KappaWeights::none)
        return a == b ? 1.0 : 0.0;
    return weights == KappaWeights::linear ? 1.0 - distance : 1.0 - distance * distance;
}

struct Square {
    std::vector<double> values;
    std::map<std::pair<double, double>, double> p;
    std::map<double, double> rows;
    std::map<double, double> columns;
    double n = 0.0;
};

Square square_of(const Rows& rows) {
    Square out;
    std::set<double> values;
    out.n = static_cast<double>(rows.size());
    for (const auto& row : rows) {
        out.p[{*row[0], *row[1]}] += 1.0 / out.n;
        out.rows[*row[0]] += 1.0 / out.n;
        out.columns[*row[1]] += 1.0 / out.n;
        values.insert({*row[0], *row[1]});
    }
    out.values.assign(values.begin(), values.end());
    return out;
}

/// The paper's own formula over the whole square of categories, with agreement weights 1 − d/d_max.
Kappa kappa_by_the_paper(const Rows& rows, KappaWeights weights) {
    Square t = square_of(rows);
    const double widest = t.values.back() - t.values.front();
    const auto w = [&](double a, double b) { return weight(a, b, widest, weights); };
    double observed = 0.0;
    double expected = 0.0;
    std::map<double, double> row_mean;
    std::map<double, double> column_mean;
    for (const double a : t.values)
        for (const double b : t.values) {
            observed += t.p[{a, b}] * w(a, b);
            expected += t.rows[a] * t.columns[b] * w(a, b);
            row_mean[a] += t.columns[b] * w(a, b);
            column_mean[b] += t.rows[a] * w(a, b);
        }
    double sum = 0.0;
    for (const double a : t.values)
        for (const double b : t.values) {
            const double term =
                w(a, b) * (1.0 - expected) - (row_mean[a] + column_mean[b]) * (1.0 - observed);
            sum += t.p[{a, b}] * term * term;
        }
    const double rest = observed * expected - 2.0 * expected + observed;
    const double variance = (sum - rest * rest) / (t.n * std::pow(1.0 - expected, 4.0));
    return {(observed - expected) / (1.0 - expected), std::sqrt(std::max(0.0, variance)), {}};
}

} // namespace

TEST_CASE("kappa and its error are those of the published formula over the whole square") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        Rows rows = random_rows(seed, 12 + seed, 2);
        if (seed % 2 == 1)
            for (auto& row : rows)
                for (auto& cell : row)
                    cell = *cell * *cell / 3.0 - 2.0; // uneven distances, negative scores
        for (const KappaWeights weights : all_weights) {
            const auto have = weighted_kappa(table_of(rows), weights);
            REQUIRE(have);
            const Kappa want = kappa_by_the_paper(rows, weights);
            CHECK(have->kappa == doctest::Approx(want.kappa).epsilon(1e-9));
            CHECK(have->se == doctest::Approx(want.se).epsilon(1e-6));
        }
    }
}

TEST_CASE("order of subjects and of raters changes nothing") {
    SeededRandom random(5);
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        Rows rows = random_rows(seed, 25, 2 + seed % 3);
        const auto before = figures(table_of(rows));
        for (std::size_t i = rows.size() - 1; i > 0; --i)
            std::swap(rows[i], rows[random.below(i + 1)]);
        check_same(before, figures(table_of(rows)));
        for (auto& row : rows)
            std::reverse(row.begin(), row.end());
        check_same(before, figures(table_of(rows)));
    }
}

TEST_CASE("severity follows the rater, whatever the order") {
    Rows rows = random_rows(3, 30, 4, 3);
    const auto before = rater_severity(table_of(rows));
    double sum = 0.0;
    for (auto& row : rows)
        std::reverse(row.begin(), row.end());
    std::reverse(rows.begin(), rows.end());
    const auto after = rater_severity(table_of(rows));
    for (std::size_t r = 0; r < 4; ++r) {
        CHECK(before[r]->leniency == doctest::Approx(after[3 - r]->leniency).epsilon(1e-9));
        CHECK(before[r]->in_common == after[3 - r]->in_common);
        sum += before[r]->leniency;
    }
    CHECK(std::abs(sum) < 1e-9);
}

TEST_CASE("severity is least squares: its residuals are at right angles to raters and subjects") {
    const Rows rows = random_rows(11, 40, 5, 3);
    const auto raters = rater_severity(table_of(rows));
    std::vector<double> by_rater(5);
    for (const auto& row : rows) {
        double subject = 0.0;
        double n = 0.0;
        for (std::size_t r = 0; r < 5; ++r)
            if (row[r]) {
                subject += *row[r] - raters[r]->leniency;
                n += 1.0;
            }
        for (std::size_t r = 0; r < 5; ++r)
            if (row[r])
                by_rater[r] += *row[r] - raters[r]->leniency - subject / n;
    }
    for (const double residual : by_rater)
        CHECK(std::abs(residual) < 1e-9);
}

TEST_CASE("distances are those of the scores: a category nobody used changes nothing, its place does") {
    Rows rows = random_rows(2, 40, 2);
    for (auto& row : rows)
        for (auto& cell : row)
            cell = *cell >= 3.0 ? 5.0 : *cell; // 3 and 4 unused
    const auto wide = weighted_kappa(table_of(rows));
    Rows narrow = rows;
    for (auto& row : narrow)
        for (auto& cell : row)
            cell = *cell == 5.0 ? 3.0 : *cell;
    const auto close = weighted_kappa(table_of(narrow));
    CHECK(std::abs(wide->kappa - close->kappa) > 1e-3);
    for (auto& row : rows)
        for (auto& cell : row)
            cell = 10.0 * *cell + 7.0; // same distances, up to a scale
    CHECK(weighted_kappa(table_of(rows))->kappa == doctest::Approx(wide->kappa).epsilon(1e-9));
    CHECK(weighted_kappa(table_of(rows))->se == doctest::Approx(wide->se).epsilon(1e-9));
}

TEST_CASE("nominal alpha and ordinal alpha see names and order only") {
    const Rows rows = random_rows(4, 30, 3, 4);
    Rows stretched = rows;
    for (auto& row : stretched)
        for (auto& cell : row)
            if (cell)
                cell = *cell * *cell * *cell;
    for (const AlphaLevel level : {AlphaLevel::nominal, AlphaLevel::ordinal})
        CHECK(*krippendorff_alpha(table_of(rows), level) ==
              doctest::Approx(*krippendorff_alpha(table_of(stretched), level)).epsilon(1e-9));
    CHECK(std::abs(*krippendorff_alpha(table_of(rows), AlphaLevel::interval) -
                   *krippendorff_alpha(table_of(stretched), AlphaLevel::interval)) > 1e-3);
}

TEST_CASE("rows with gaps are left out, except where a pair is left and the measure can use it") {
    Rows rows = random_rows(6, 30, 3);
    const auto before = figures(table_of(rows));
    const auto severity = rater_severity(table_of(rows));
    rows.push_back({5.0, gap, gap}); // no pair: nobody can use it
    rows.push_back({gap, gap, gap});
    check_same(before, figures(table_of(rows)));
    CHECK(rater_severity(table_of(rows))[0]->leniency == doctest::Approx(severity[0]->leniency));
    rows.push_back({5.0, 1.0, gap});
    const auto after = figures(table_of(rows));
    CHECK(before[0] != after[0]);         // alpha uses the pair
    CHECK(before.back() == after.back()); // Fleiss doesn't
    CHECK(rater_severity(table_of(rows))[0]->leniency != severity[0]->leniency);
}

TEST_CASE("shifting all scores changes no ICC, even far from zero") {
    Rows rows = random_rows(9, 30, 3);
    const auto before = intraclass_correlations(table_of(rows));
    for (auto& row : rows)
        for (auto& cell : row)
            cell = *cell + 1e8;
    const auto after = intraclass_correlations(table_of(rows));
    for (const IccForm form : all_icc_forms)
        CHECK((*before)[form]->icc == doctest::Approx((*after)[form]->icc).epsilon(1e-9));
}

TEST_CASE("an ICC lies within its interval") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const auto icc = intraclass_correlations(table_of(random_rows(seed, 6 + seed, 2 + seed % 4)));
        for (const IccForm form : all_icc_forms) {
            CAPTURE(seed);
            CHECK((*icc)[form]->interval->lo <= (*icc)[form]->icc);
            CHECK((*icc)[form]->icc <= (*icc)[form]->interval->hi);
        }
    }
}
