#include "cli/agree_json.h"
#include "domain/agreement/agreement_fixture.h"

#include <doctest/doctest.h>
#include <cmath>

// Every published table against the figures of INDEX.json.

using namespace mq;
using namespace mq::domain;
using namespace mq::agreement_test;
using nlohmann::json;

namespace {

constexpr double six_decimals = 5e-7;

void check_full(double have, const json& want) {
    CHECK(std::abs(have - want.get<double>()) <= six_decimals);
}

/// To the digits that the paper prints.
void check_published(double have, const json& want) {
    const std::string digits = want.dump();
    const auto decimals = static_cast<double>(digits.size() - digits.find('.') - 1);
    CAPTURE(digits);
    CHECK(std::abs(have - want.get<double>()) <= 0.5000001 * std::pow(10.0, -decimals));
}

void check_kappa(const std::string& file, const json& entry) {
    const RatingTable table = reference_table(file);
    for (const KappaWeights weights : {KappaWeights::none, KappaWeights::linear, KappaWeights::quadratic}) {
        const std::string name = cli::name_of(weights);
        CAPTURE(name);
        const auto kappa = weighted_kappa(table, weights);
        REQUIRE(kappa);
        const json& full = entry.at("full").at(name);
        check_full(kappa->kappa, full.at("kappa"));
        if (full.contains("se")) {
            check_full(kappa->se, full.at("se"));
            check_full(kappa->interval.lo, full.at("lo"));
            check_full(kappa->interval.hi, full.at("hi"));
        }
        if (entry.at("published").contains(name))
            check_published(kappa->kappa, entry.at("published").at(name));
        if (entry.at("published").contains(name + "_se"))
            check_published(kappa->se, entry.at("published").at(name + "_se"));
    }
}

void check_alpha(const std::string& file, const json& entry) {
    const RatingTable table = reference_table(file);
    for (const AlphaLevel level :
         {AlphaLevel::nominal, AlphaLevel::ordinal, AlphaLevel::interval, AlphaLevel::ratio}) {
        const std::string name = cli::name_of(level);
        CAPTURE(name);
        const auto alpha = krippendorff_alpha(table, level);
        REQUIRE(alpha);
        check_full(*alpha, entry.at("full").at(name));
        check_published(*alpha, entry.at("published").at(name));
    }
}

void check_icc(const std::string& file, const json& entry) {
    const RatingTable table = reference_table(file);
    const auto icc = intraclass_correlations(table);
    REQUIRE(icc);
    for (const IccForm form : all_icc_forms) {
        const std::string name = cli::name_of(form);
        CAPTURE(name);
        REQUIRE((*icc)[form]);
        REQUIRE((*icc)[form]->interval);
        const json& full = entry.at("full").at(name);
        check_full((*icc)[form]->icc, full.at("icc"));
        check_full((*icc)[form]->interval->lo, full.at("lo"));
        check_full((*icc)[form]->interval->hi, full.at("hi"));
        check_published((*icc)[form]->icc, entry.at("published").at(name));
    }
    const auto raters = rater_severity(table);
    REQUIRE(raters.size() == entry.at("leniency").size());
    for (std::size_t r = 0; r < raters.size(); ++r) {
        REQUIRE(raters[r]);
        check_full(raters[r]->leniency, entry.at("leniency").at(table.raters()[r]));
    }
}

void check_fleiss(const std::string& file, const json& entry) {
    const auto fleiss = fleiss_kappa(reference_table(file));
    REQUIRE(fleiss);
    const json& full = entry.at("full");
    check_full(fleiss->kappa, full.at("kappa"));
    check_full(fleiss->observed, full.at("P_bar"));
    check_full(fleiss->expected, full.at("P_e"));
    check_full(fleiss->z, full.at("z"));
    check_published(fleiss->kappa, entry.at("published").at("kappa"));
    REQUIRE(fleiss->shares.size() == full.at("p_j").size());
    for (std::size_t i = 0; i < fleiss->shares.size(); ++i)
        check_full(fleiss->shares[i], full.at("p_j")[i]);
}

} // namespace

TEST_CASE("every reference table gives the published figures, and the full ones to six decimals") {
    const json index = reference_index();
    int checked = 0;
    for (const auto& [file, entry] : index.items()) {
        CAPTURE(file);
        const std::string measure = entry.at("measure");
        if (measure == "kappa")
            check_kappa(file, entry);
        else if (measure == "alpha")
            check_alpha(file, entry);
        else if (measure == "icc")
            check_icc(file, entry);
        else if (measure == "fleiss")
            check_fleiss(file, entry);
        else
            FAIL("no check for measure ", measure);
        ++checked;
    }
    CHECK(checked == 5);
}

TEST_CASE("the interval of kappa is the one of the index in both directions") {
    const auto kappa = weighted_kappa(reference_table("kundel-polansky-2003.csv"));
    REQUIRE(kappa);
    CHECK(kappa->interval.hi - kappa->kappa ==
          doctest::Approx(kappa->kappa - kappa->interval.lo).epsilon(1e-12));
}

TEST_CASE("the bootstrap of alpha holds alpha, repeats by its seed, and changes with it") {
    const RatingTable table = reference_table("krippendorff-2011.csv");
    for (const AlphaLevel level :
         {AlphaLevel::nominal, AlphaLevel::ordinal, AlphaLevel::interval, AlphaLevel::ratio}) {
        const auto alpha = krippendorff_alpha(table, level);
        const auto first = alpha_interval(table, level, {2000, 7});
        const auto again = alpha_interval(table, level, {2000, 7});
        const auto other = alpha_interval(table, level, {2000, 8});
        REQUIRE(alpha);
        REQUIRE(first);
        REQUIRE(again);
        REQUIRE(other);
        CHECK(first->lo < *alpha);
        CHECK(*alpha <= first->hi);
        CHECK(first->hi <= 1.0);
        CHECK(first->lo == again->lo);
        CHECK(first->hi == again->hi);
        CHECK(first->lo != other->lo);
        CHECK(std::abs(first->lo - other->lo) < 0.1);
    }
}
