#include "domain/scoring/scoring_fixture.h"

#include <doctest/doctest.h>
#include <cmath>
#include <functional>

// The numbers on the way of the worked example: likelihoods, the posterior after each line, other constants.

using namespace mq;
using namespace mq::domain;
using namespace mq::scoring_test;
using nlohmann::json;

namespace {

constexpr double tolerance = 6e-7; // printed with 6 decimals

double slope_of(const json& row, double scale = 1.0) {
    return row["a"].get<double>() * scale;
}

double likelihood(const json& row, double theta, double scale, double lapse) {
    return interval_likelihood(theta, slope_of(row, scale), row["s"], {row["lo"], row["hi"]}, lapse);
}

struct Variation {
    ScoringParams params = a01().scoring;
    double slope_scale = 1.0;
};

/// The posterior over all lines of the worked example, with the weights it prints.
LevelPosterior posterior_with(const Variation& variation, const json& evidence) {
    const std::vector<double> grid = ability_grid(variation.params);
    std::vector<double> log_mass =
        normal_log_prior(grid, variation.params.prior_mean, variation.params.prior_sd);
    for (const json& row : evidence)
        for (std::size_t i = 0; i < grid.size(); ++i)
            log_mass[i] += row["w"].get<double>() *
                           std::log(likelihood(row, grid[i], variation.slope_scale, variation.params.lapse));
    return level_posterior(grid, log_mass);
}

void check_levels(const LevelPosterior& have, const json& want) {
    for (std::size_t i = 0; i < 5; ++i) {
        CAPTURE(i);
        CHECK(std::abs(have.levels[i] - want[i].get<double>()) <=
              2e-6); // weights come in rounded to 6 decimals
    }
}

} // namespace

TEST_CASE("worked example: likelihood of every line at the level centres, support of every level") {
    const json example = data_json("worked-example.json");
    const Estimator estimator(a01());
    REQUIRE(example["evidence"].size() == 16);
    for (const json& row : example["evidence"]) {
        CAPTURE(row["id"].get<std::string>());
        EvidenceLine line;
        line.credit = {row["lo"], row["hi"]};
        line.weight = Weight(row["w"].get<double>());
        line.severity = row["s"];
        if (row["src"] == "interview")
            line.rating = 0;
        const auto support = estimator.support(line);
        for (int level = 1; level <= 5; ++level) {
            const double value = likelihood(row, level, 1.0, 0.05);
            CHECK(std::abs(value - row["likelihood_at_level_centres"][std::to_string(level)].get<double>()) <=
                  tolerance);
            const auto at = static_cast<std::size_t>(level - 1);
            CHECK(std::abs(support[at] - row["support"][at].get<double>()) <= 2e-6);
        }
    }
}

TEST_CASE("worked example: levels after each line") {
    const json example = data_json("worked-example.json");
    json so_far = json::array();
    for (const json& row : example["evidence"]) {
        so_far.push_back(row);
        CAPTURE(row["id"].get<std::string>());
        check_levels(posterior_with({}, so_far), row["posterior_levels_after"]);
    }
}

TEST_CASE("worked example: the same evidence under other constants") {
    const json example = data_json("worked-example.json");
    const std::map<std::string, std::function<void(Variation&)>> changes{
        {"prior N(2.5,1.25)", [](Variation& v) { v.params.prior_mean = 2.5, v.params.prior_sd = 1.25; }},
        {"slopes x0.75", [](Variation& v) { v.slope_scale = 0.75; }},
        {"slopes x1.25", [](Variation& v) { v.slope_scale = 1.25; }},
        {"lapse 0.02", [](Variation& v) { v.params.lapse = 0.02; }},
        {"lapse 0.10", [](Variation& v) { v.params.lapse = 0.10; }},
        {"grid step 0.02", [](Variation& v) {
             v.params.grid_first = 0.51, v.params.grid_step = 0.02, v.params.grid_points = 250;
         }}};
    for (const auto& entry : example["sensitivity"].items()) {
        const std::string& name = entry.key(); // a structured binding can't be captured by every compiler
        const json& wanted = entry.value();
        CAPTURE(name);
        Variation variation;
        changes.at(name)(variation);
        const LevelPosterior have = posterior_with(variation, example["evidence"]);
        CHECK(std::abs(have.mean - wanted["mean"].get<double>()) <= 2e-6);
        CHECK(std::abs(have.sd - wanted["sd"].get<double>()) <= 2e-6);
        check_levels(have, wanted["levels"]);
    }
}

TEST_CASE("worked example: the lowest level each stimulus shows") {
    const json example = data_json("worked-example.json");
    const json input = data_json("worked-example.input.json");
    std::vector<Evidence> records;
    std::vector<std::string> names; // of the stimuli, in the order they come
    for (const json& each : input["evidence"]) {
        const Day date = day(each["date"].get<std::string>().c_str());
        if (each["source"] == "scenario") {
            ScenarioEvidence record;
            record.id = each["id"], record.scenario = each["scenario"], record.date = date;
            record.difficulty = Difficulty(each["difficulty"].get<int>());
            record.attainment = AttainedShare(each["attainment"].get<double>());
            record.guidance = GuidanceShare(each["guidance"].get<double>());
            records.emplace_back(record);
            names.push_back(record.id);
            continue;
        }
        RatedEvidence record = interview("I1", date, {});
        for (const json& rating : each["ratings"]) {
            record.ratings.push_back(
                {rating["question"], rating["rater"], respond, Level(rating["rating"].get<int>())});
            if (names.back() != rating["question"])
                names.push_back(rating["question"]);
        }
        records.emplace_back(record);
    }
    const CreditedEvidence credited = credit_evidence(records, day("2026-11-01"), {}, a01());
    REQUIRE(credited.stimuli.size() == example["stimuli_lo"].size());
    for (std::size_t i = 0; i < names.size(); ++i)
        CHECK(credited.stimuli[i].lo == example["stimuli_lo"][names[i]].get<int>());
}
