#include "domain/agreement/agreement_fixture.h"

#include <doctest/doctest.h>
#include <cmath>
#include <limits>

// What has no figure says why, and never gives NaN.

using namespace mq;
using namespace mq::domain;
using namespace mq::agreement_test;

namespace {

template <class T>
void check_undefined(const Defined<T>& have, Undefined why) {
    REQUIRE_FALSE(have);
    CHECK(have.error() == why);
}

void check_finite(const Defined<Icc>& icc) {
    if (!icc)
        return;
    CHECK(std::isfinite(icc->icc));
    if (icc->interval) {
        CHECK(std::isfinite(icc->interval->lo));
        CHECK(std::isfinite(icc->interval->hi));
    }
}

/// Every measure on it: nothing crashes, nothing is NaN or infinite.
void check_all_finite(const RatingTable& table) {
    for (const KappaWeights weights : {KappaWeights::none, KappaWeights::linear, KappaWeights::quadratic})
        if (const auto kappa = weighted_kappa(table, weights)) {
            CHECK(std::isfinite(kappa->kappa));
            CHECK(std::isfinite(kappa->se));
        }
    for (const AlphaLevel level :
         {AlphaLevel::nominal, AlphaLevel::ordinal, AlphaLevel::interval, AlphaLevel::ratio}) {
        if (const auto alpha = krippendorff_alpha(table, level))
            CHECK(std::isfinite(*alpha));
        if (const auto interval = alpha_interval(table, level, {50, 1})) {
            CHECK(std::isfinite(interval->lo));
            CHECK(interval->lo <= interval->hi);
        }
    }
    if (const auto icc = intraclass_correlations(table))
        for (const IccForm form : all_icc_forms)
            check_finite((*icc)[form]);
    if (const auto fleiss = fleiss_kappa(table)) {
        CHECK(std::isfinite(fleiss->kappa));
        CHECK(std::isfinite(fleiss->z));
    }
    for (const auto& rater : rater_severity(table))
        if (rater) {
            CHECK(std::isfinite(rater->leniency));
            CHECK(std::abs(rater->severity) <= 0.75);
        }
}

} // namespace

TEST_CASE("empty tables") {
    const RatingTable nobody({});
    check_undefined(weighted_kappa(nobody), Undefined::no_raters);
    check_undefined(krippendorff_alpha(nobody), Undefined::no_raters);
    check_undefined(alpha_interval(nobody, AlphaLevel::ordinal), Undefined::no_raters);
    check_undefined(fleiss_kappa(nobody), Undefined::no_raters);
    check_undefined(intraclass_correlations(nobody), Undefined::no_raters);
    CHECK(rater_severity(nobody).empty());
    const RatingTable nothing({"A", "B"});
    check_undefined(weighted_kappa(nothing), Undefined::no_subjects);
    check_undefined(krippendorff_alpha(nothing), Undefined::no_subjects);
    check_undefined(fleiss_kappa(nothing), Undefined::no_subjects);
    check_undefined(intraclass_correlations(nothing), Undefined::no_subjects);
    check_undefined(rater_severity(nothing).at(0), Undefined::nothing_in_common);
    check_undefined(weighted_kappa(table_of({{1.0, gap}, {gap, 2.0}})), Undefined::no_subjects);
}

TEST_CASE("one rater, and kappa with three") {
    const RatingTable one = table_of({{1.0}, {2.0}, {3.0}});
    check_undefined(weighted_kappa(one), Undefined::not_two_raters);
    check_undefined(krippendorff_alpha(one), Undefined::one_rater);
    check_undefined(fleiss_kappa(one), Undefined::one_rater);
    check_undefined(intraclass_correlations(one), Undefined::one_rater);
    check_undefined(rater_severity(one).at(0), Undefined::one_rater);
    check_undefined(weighted_kappa(table_of(random_rows(1, 10, 3))), Undefined::not_two_raters);
}

TEST_CASE("one subject") {
    for (const RatingTable& table : {table_of({{1.0, 2.0}}), table_of({{3.0, 3.0}, {gap, 2.0}})}) {
        check_undefined(weighted_kappa(table), Undefined::one_subject);
        check_undefined(krippendorff_alpha(table), Undefined::one_subject);
        check_undefined(fleiss_kappa(table), Undefined::one_subject);
        check_undefined(intraclass_correlations(table), Undefined::one_subject);
        check_all_finite(table);
    }
}

TEST_CASE("all ratings equal") {
    const RatingTable table = table_of({{3.1, 3.1}, {3.1, 3.1}, {3.1, 3.1}});
    check_undefined(weighted_kappa(table), Undefined::all_equal);
    check_undefined(krippendorff_alpha(table), Undefined::all_equal);
    check_undefined(alpha_interval(table, AlphaLevel::ordinal), Undefined::all_equal);
    check_undefined(fleiss_kappa(table), Undefined::all_equal);
    check_undefined(intraclass_correlations(table), Undefined::all_equal);
    const auto raters = rater_severity(table);
    CHECK(raters.at(0)->leniency == 0.0);
    CHECK(raters.at(1)->severity == 0.0);
}

TEST_CASE("a rater who gives everybody the same has no kappa; the other measures are finite") {
    for (const Rows& rows : {Rows{{3.0, 1.0}, {3.0, 2.0}, {3.0, 3.0}}, Rows{{1.0, 2.0}, {1.0, 2.0}}}) {
        for (const KappaWeights weights : {KappaWeights::none, KappaWeights::linear, KappaWeights::quadratic})
            check_undefined(weighted_kappa(table_of(rows), weights), Undefined::constant_rater);
        check_all_finite(table_of(rows));
    }
}

TEST_CASE("raters wholly alike: agreement is 1 with nothing to spare") {
    const RatingTable table = table_of({{1.0, 1.0}, {2.0, 2.0}, {5.0, 5.0}, {4.0, 4.0}});
    const auto kappa = weighted_kappa(table);
    REQUIRE(kappa);
    CHECK(kappa->kappa == 1.0);
    CHECK(kappa->se == doctest::Approx(0.0).epsilon(1e-9));
    CHECK(*krippendorff_alpha(table) == 1.0);
    CHECK(fleiss_kappa(table)->kappa == doctest::Approx(1.0));
    const auto icc = intraclass_correlations(table);
    REQUIRE(icc);
    for (const IccForm form : all_icc_forms) {
        REQUIRE((*icc)[form]);
        CHECK((*icc)[form]->icc == 1.0);
        REQUIRE((*icc)[form]->interval);
        CHECK((*icc)[form]->interval->lo == 1.0);
        CHECK((*icc)[form]->interval->hi == 1.0);
    }
}

TEST_CASE("raters alike but for a constant: fixed raters agree wholly, random ones don't") {
    const auto icc = intraclass_correlations(table_of({{1.0, 2.0}, {2.0, 3.0}, {3.0, 4.0}, {4.0, 5.0}}));
    REQUIRE(icc);
    CHECK((*icc)[IccForm::three_1]->icc == 1.0);
    CHECK((*icc)[IccForm::three_1]->interval->lo == 1.0);
    CHECK((*icc)[IccForm::two_1]->icc < 1.0);
    REQUIRE((*icc)[IccForm::two_1]->interval);
    CHECK((*icc)[IccForm::two_1]->interval->lo < (*icc)[IccForm::two_1]->icc);
    CHECK((*icc)[IccForm::two_1]->interval->hi > (*icc)[IccForm::two_1]->icc);
}

TEST_CASE(
    "subjects that don't differ: a share of their variance is stated as undefined where it has no bound") {
    const auto opposed = intraclass_correlations(table_of({{1.0, 2.0}, {2.0, 1.0}}));
    REQUIRE(opposed);
    CHECK((*opposed)[IccForm::one_1]->icc == -1.0);
    check_undefined((*opposed)[IccForm::one_k], Undefined::subjects_equal);
    check_undefined((*opposed)[IccForm::two_1], Undefined::subjects_equal);
    check_undefined((*opposed)[IccForm::three_k], Undefined::subjects_equal);
    const auto shifted = intraclass_correlations(table_of({{1.0, 2.0}, {1.0, 2.0}, {1.0, 2.0}}));
    REQUIRE(shifted);
    check_undefined((*shifted)[IccForm::three_1], Undefined::subjects_equal);
    CHECK((*shifted)[IccForm::two_1]->icc == 0.0);
    check_undefined((*shifted)[IccForm::two_1]->interval, Undefined::not_computable);
}

TEST_CASE("a ratio scale has no scores below zero, and zero is one of its scores") {
    check_undefined(krippendorff_alpha(table_of({{-1.0, 1.0}, {2.0, 2.0}}), AlphaLevel::ratio),
                    Undefined::negative_score);
    const auto alpha = krippendorff_alpha(table_of({{0.0, 0.0}, {2.0, 2.0}, {0.0, 1.0}}), AlphaLevel::ratio);
    REQUIRE(alpha);
    CHECK(*alpha < 1.0);
}

TEST_CASE("severity: a rater alone is undefined alone, separate groups all are") {
    const auto with_stranger = rater_severity(table_of({{3.0, 2.0, gap}, {4.0, 3.0, gap}, {gap, gap, 1.0}}));
    REQUIRE(with_stranger.at(0));
    CHECK(with_stranger[0]->leniency == doctest::Approx(0.5));
    CHECK(with_stranger[0]->in_common == 2);
    check_undefined(with_stranger.at(2), Undefined::nothing_in_common);
    const auto apart = rater_severity(table_of({{3.0, 2.0, gap, gap}, {gap, gap, 1.0, 4.0}}));
    for (const auto& rater : apart)
        check_undefined(rater, Undefined::separate_groups);
    const auto chained = rater_severity(table_of({{3.0, 2.0, gap}, {gap, 4.0, 2.0}}));
    CHECK(chained.at(0)->leniency == doctest::Approx(4.0 / 3.0));
    CHECK(chained.at(1)->leniency == doctest::Approx(1.0 / 3.0));
    CHECK(chained.at(2)->leniency == doctest::Approx(-5.0 / 3.0));
}

TEST_CASE("severity is shrunk by n/(n+10) and clipped to three quarters of a level") {
    Rows rows;
    for (int i = 0; i < 10; ++i)
        rows.push_back({3.0, 4.0});
    rows.push_back({5.0, gap}); // shared with nobody: counts in no n
    const auto mild = rater_severity(table_of(rows));
    CHECK(mild.at(0)->in_common == 10);
    CHECK(mild.at(0)->leniency == doctest::Approx(-0.5));
    CHECK(mild.at(0)->severity == doctest::Approx(0.25));
    for (auto& row : rows)
        if (row[1])
            row[1] = 9.0;
    const auto harsh = rater_severity(table_of(rows));
    CHECK(harsh.at(0)->severity == 0.75);
    CHECK(harsh.at(1)->severity == -0.75);
}

TEST_CASE("a table takes only whole rows of usable scores") {
    RatingTable table({"A", "B"});
    CHECK_FALSE(table.add(std::vector<Score>{1.0}));
    CHECK_FALSE(table.add(std::vector<Score>{1.0, std::numeric_limits<double>::quiet_NaN()}));
    CHECK_FALSE(table.add(std::vector<Score>{1.0, 1e300}));
    CHECK(table.subjects() == 0);
    CHECK(table.add(std::vector<Score>{1.0, gap}));
    CHECK(table.subjects() == 1);
}

TEST_CASE("tables of every small shape, extremes and near-ties give finite figures or none") {
    for (std::size_t subjects = 0; subjects < 5; ++subjects)
        for (std::size_t raters = 1; raters < 5; ++raters)
            for (std::uint64_t seed = 0; seed < 30; ++seed)
                for (const std::size_t gap_every : {std::size_t{0}, std::size_t{2}, std::size_t{3}})
                    check_all_finite(table_of(random_rows(seed, subjects, raters, gap_every), raters));
    check_all_finite(table_of({{1e9, -1e9}, {-1e9, 1e9}, {0.0, 1e-9}}));
    check_all_finite(table_of({{1e-300, 2e-300}, {2e-300, 1e-300}, {0.0, 5e-324}}));
    check_all_finite(table_of({{1.0, 1.0 + 1e-15}, {1.0, 1.0}, {1.0 + 1e-15, 1.0}}));
    check_all_finite(table_of({{1.0, 2.0, 9.0}, {1.0, 2.0, -9.0}, {2.0, 1.0, 9.0}, {2.0, 1.0, -9.0}}));
}
