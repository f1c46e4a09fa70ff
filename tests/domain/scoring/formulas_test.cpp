#include "domain/scoring.h"
#include "domain/scoring/scoring_fixture.h"

#include <doctest/doctest.h>
#include <cmath>
#include <map>
#include <numeric>
#include <sstream>

using namespace mq;
using namespace mq::domain;
using namespace mq::scoring_test;

namespace {

const ScoringParams params = a01().scoring;

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

AttemptResult result_named(const std::string& name) {
    static const std::map<std::string, AttemptResult> names{{"full", AttemptResult::full},
                                                            {"partial", AttemptResult::partial},
                                                            {"fail", AttemptResult::fail},
                                                            {"critical", AttemptResult::critical}};
    return names.at(name);
}

/// The known items of the outside test: posterior of one pattern of answers 1..4.
Posterior science_posterior(const std::vector<int>& answers, const nlohmann::json& items) {
    constexpr int points = 61;
    std::vector<double> grid;
    for (int i = 0; i < points; ++i)
        grid.push_back(-6.0 + 12.0 * i / (points - 1));
    std::vector<double> log_mass = normal_log_prior(grid, 0.0, 1.0);
    for (std::size_t item = 0; item < answers.size(); ++item) {
        const double slope = items["a"][item];
        std::vector<double> thresholds;
        for (const double intercept : items["d"][item])
            thresholds.push_back(-intercept / slope);
        const LevelInterval outcome{answers[item] - 1, answers[item] - 1};
        for (std::size_t i = 0; i < grid.size(); ++i)
            log_mass[i] += std::log(graded_likelihood(grid[i], slope, thresholds, outcome, 0.0));
    }
    return posterior_from_log(grid, log_mass);
}

} // namespace

TEST_CASE("verdict: regret 0 good, from 2 on or critical wrong, between fair") {
    CHECK(verdict_of(0, false, params) == Verdict::good);
    CHECK(verdict_of(1, false, params) == Verdict::fair);
    CHECK(verdict_of(1.999, false, params) == Verdict::fair);
    CHECK(verdict_of(2, false, params) == Verdict::wrong);
    CHECK(verdict_of(0, true, params) == Verdict::wrong);
}

TEST_CASE("guidance: shares and caps of the worked example") {
    const std::map<std::string, std::pair<double, int>> taken{{"no hint, 8 decisions", {0.0, 8}},
                                                              {"1 light hint, 8", {0.5, 8}},
                                                              {"1 full hint, 8", {1.0, 8}},
                                                              {"2 full + 1 light, 8", {2.5, 8}},
                                                              {"5 full, 8", {5.0, 8}},
                                                              {"1 light, 4 decisions", {0.5, 4}}};
    const auto table = data_json("worked-example.json")["guidance"];
    CHECK(table.size() == taken.size());
    for (const auto& row : table) {
        const auto& [sum, decisions] = taken.at(row["case"]);
        CAPTURE(row["case"].get<std::string>());
        CHECK(guidance_share(sum, decisions).value() == row["share"].get<double>());
        CHECK(guidance_cap(guidance_share(sum, decisions), params).number() == row["cap"].get<int>());
    }
}

TEST_CASE("guidance: a share on a cut still has that cut's cap") {
    CHECK(guidance_cap(GuidanceShare(0.1), params).number() == 4);
    CHECK(guidance_cap(GuidanceShare(0.3), params).number() == 3);
    CHECK(guidance_cap(GuidanceShare(0.6), params).number() == 2);
    CHECK(guidance_cap(GuidanceShare(std::nextafter(0.6, 1.0)), params).number() == 1);
    CHECK(guidance_cap(guidance_share(1.5, 5), params).number() == 3);
    CHECK(guidance_cap(GuidanceShare(1.0), params).number() == 1);
    CHECK(guidance_share(0.0, 0).value() == 0.0);
}

TEST_CASE("credit: the whole table of the worked example") {
    const auto table = data_json("worked-example.json")["credit_table"];
    CHECK(table.size() == 100);
    for (const auto& row : table) {
        const LevelInterval credit = credit_attempt(
            Difficulty(row["d"].get<int>()), result_named(row["outcome"]), Level(row["cap"].get<int>()));
        CAPTURE(row.dump());
        CHECK(credit == LevelInterval{row["credit"][0], row["credit"][1]});
    }
}

TEST_CASE("credit: ratings credit themselves, 1 also what is below") {
    CHECK(credit_rating(Level(1)) == LevelInterval{0, 1});
    for (int k = 2; k <= 5; ++k)
        CHECK(credit_rating(Level(k)) == LevelInterval{k, k});
}

TEST_CASE("attainment: thresholds belong to the better result") {
    CHECK(result_of(AttainedShare(0.8), false, params) == AttemptResult::full);
    CHECK(result_of(AttainedShare(0.79999), false, params) == AttemptResult::partial);
    CHECK(result_of(AttainedShare(0.6), false, params) == AttemptResult::partial);
    CHECK(result_of(AttainedShare(0.59999), false, params) == AttemptResult::fail);
    CHECK(result_of(AttainedShare(1.0), true, params) == AttemptResult::critical);
    CHECK(is_weak(AttainedShare(0.59), false, params));
    CHECK(is_weak(AttainedShare(0.9), true, params));
    CHECK_FALSE(is_weak(AttainedShare(0.6), false, params));
}

TEST_CASE("weights: recency, retakes, panels") {
    CHECK(recency(0, params) == Weight(1.0));
    CHECK(recency(180, params) == Weight(0.5));
    CHECK(near(recency(730, params).value(), 0.060139, 5e-7));
    CHECK(recency(731, params) == Weight(0.0));
    CHECK(retake_factor(std::nullopt, params) == Weight(1.0));
    CHECK(retake_factor(0, params) == Weight(0.0));
    CHECK(retake_factor(29, params) == Weight(0.0));
    CHECK(retake_factor(30, params) == Weight(0.5));
    CHECK(panel_factor({.raters = 1, .questions = 1}, params) == Weight(1.0));
    CHECK(near(panel_factor({.raters = 2, .questions = 3}, params).value(), 1.0 / 1.5 / 1.6, 1e-15));
}

TEST_CASE("likelihood: the outcomes of any level add up to 1") {
    for (const double theta : {-40.0, 0.6, 2.5, 3.0, 5.4, 60.0}) {
        double sum = 0.0;
        for (int level = 0; level <= 5; ++level)
            sum += interval_likelihood(theta, 1.5, 0.3, {level, level}, 0.05);
        CHECK(near(sum, 1.0, 1e-12));
        CHECK(near(interval_likelihood(theta, 1.5, 0.3, {0, 5}, 0.05), 1.0, 1e-15));
        const double joined = interval_likelihood(theta, 1.5, 0.0, {2, 3}, 0.05);
        const double apart = interval_likelihood(theta, 1.5, 0.0, {2, 2}, 0.05) +
                             interval_likelihood(theta, 1.5, 0.0, {3, 3}, 0.05);
        CHECK(near(joined, apart, 1e-12));
    }
}

TEST_CASE("likelihood: far from the outcome it stays positive and finite, also without a lapse") {
    CHECK(std::isfinite(std::log(interval_likelihood(900.0, 1.8, 0.0, {2, 2}, 0.0))));
    CHECK(std::isfinite(std::log(interval_likelihood(-900.0, 1.8, 0.0, {5, 5}, 0.0))));
    // At 40 levels above, P*_2 and P*_3 are both 1 to the last bit; their difference is not 0.
    CHECK(interval_likelihood(40.0, 1.0, 0.0, {2, 2}, 0.0) ==
          doctest::Approx(std::exp(-37.5) - std::exp(-38.5)));
}

TEST_CASE("likelihood: a stricter rater's rating speaks for a higher level") {
    CHECK(near(interval_likelihood(3.5, 1.8, 0.5, {3, 3}, 0.05),
               interval_likelihood(3.0, 1.8, 0.0, {3, 3}, 0.05), 1e-15));
}

TEST_CASE("posterior: known items give the published means and spreads") {
    const auto items = data_json("grm-eap-science.expected.json")["parameters"];
    std::istringstream rows(data_text("grm-eap-science.csv"));
    std::string row;
    std::getline(rows, row);
    int patterns = 0;
    while (std::getline(rows, row)) {
        std::vector<std::string> cells;
        std::istringstream line(row);
        for (std::string cell; std::getline(line, cell, ',');)
            cells.push_back(cell);
        REQUIRE(cells.size() == 8);
        const Posterior posterior = science_posterior(
            {std::stoi(cells[0]), std::stoi(cells[1]), std::stoi(cells[2]), std::stoi(cells[3])}, items);
        CAPTURE(row);
        CHECK(near(posterior.mean, std::stod(cells[4]), 3e-4)); // published
        if (!cells[5].empty())
            CHECK(near(posterior.sd, std::stod(cells[5]), 3e-4));
        CHECK(near(posterior.mean, std::stod(cells[6]), 1e-6)); // recomputed
        CHECK(near(posterior.sd, std::stod(cells[7]), 1e-6));
        ++patterns;
    }
    CHECK(patterns == 7);
}

TEST_CASE("posterior: logarithms of any size, one point, a flat one") {
    const std::vector<double> grid{1, 2, 3, 4};
    const Posterior deep = posterior_from_log(grid, std::vector<double>{-9000, -9001, -9000, -9001});
    CHECK(near(std::accumulate(deep.mass.begin(), deep.mass.end(), 0.0), 1.0, 1e-12));
    CHECK(near(deep.mass[0], deep.mass[2], 1e-15));
    const Posterior flat = posterior_from_log(grid, std::vector<double>(4, 0.0));
    CHECK(flat.mean == 2.5);
    CHECK(near(flat.sd, std::sqrt(1.25), 1e-12));
    CHECK(flat.q10 == 1);
    CHECK(flat.q90 == 4);
    const Posterior one = posterior_from_log(std::vector<double>{3.0}, std::vector<double>{-5.0});
    CHECK(one.mean == 3.0);
    CHECK(one.sd == 0.0);
    CHECK(variance_on(grid, std::vector<double>(4, 0.0)) == 0.0);
}

TEST_CASE("posterior: a cumulative mass of exactly one tenth is reached, whatever the rounding") {
    std::vector<double> grid(10);
    std::iota(grid.begin(), grid.end(), 1.0);
    const Posterior flat = posterior_from_log(grid, std::vector<double>(10, 0.0));
    CHECK(flat.q10 == 1);
    CHECK(flat.q90 == 9);
}

TEST_CASE("levels: the prior's masses, and the largest level that can be claimed") {
    const std::vector<double> grid = ability_grid(params);
    CHECK(grid.size() == 25);
    CHECK(near(grid.back(), 5.4, 1e-12));
    const LevelPosterior prior =
        level_posterior(grid, normal_log_prior(grid, params.prior_mean, params.prior_sd));
    const auto wanted = data_json("worked-example.json")["prior_levels"];
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(near(prior.levels[i], wanted[i], 6e-7));
    CHECK(prior.claimed(0.7) == Level(2));
    CHECK(prior.claimed(0.64) == Level(3));
    CHECK(prior.claimed(1.1) == Level(1));
    CHECK(prior.claimed(0.1) == Level(5));
}
