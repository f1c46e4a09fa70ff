#include "cli/score_simulation.h"

#include "cli/commands.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace mq::cli {
namespace {

using domain::Agreement;
using domain::Placement;
using domain::PlacementTally;
using domain::PracticeTally;
using domain::SceneChoice;
using nlohmann::ordered_json;

double share(std::uint64_t part, std::uint64_t whole) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::uint64_t>(whole, 1));
}

double mean_sd(const PlacementTally& tally) {
    return tally.sd_sum / static_cast<double>(std::max<std::uint64_t>(tally.people, 1));
}

double mean_scenes(const PracticeTally& tally) {
    return share(tally.scenes, tally.people);
}

/// People who had come so far once every scene of the library could have been played.
std::uint64_t by_library(const PracticeTally& tally, std::size_t scenes) {
    return tally.by_then[std::min(scenes, tally.by_then.size()) - 1];
}

ordered_json agreement_json(const Agreement& agreement) {
    if (agreement.given == 0)
        return nullptr;
    return {{"exact", rounded(share(agreement.exact, agreement.given))},
            {"within_one", rounded(share(agreement.within_one, agreement.given))},
            {"over", rounded(share(agreement.over, agreement.given))}};
}

ordered_json tally_json(const PlacementTally& tally) {
    return {{"people", tally.people},
            {"insufficient", rounded(1.0 - share(tally.reported.given, tally.people))},
            {"coverage_80", rounded(share(tally.covered, tally.people))},
            {"mean_sd", rounded(mean_sd(tally))},
            {"reported", agreement_json(tally.reported)},
            {"statistical", agreement_json(tally.statistical)}};
}

ordered_json design_json(const SimulatedDesign& simulated) {
    ordered_json out{{"design", simulated.design.name}, {"difficulties", ordered_json::array()}};
    for (const domain::Difficulty difficulty : simulated.design.scenes)
        out["difficulties"].push_back(difficulty.number());
    out["questions"] = simulated.design.questions;
    out["raters"] = simulated.design.raters;
    out["all"] = tally_json(simulated.placement.all);
    for (std::size_t i = 0; i < simulated.placement.by_level.size(); ++i)
        out["by_true_level"][std::to_string(i + 1)] = tally_json(simulated.placement.by_level[i]);
    return out;
}

std::string percent(double value) {
    return fmt::format("{:.0f} %", 100.0 * value);
}

std::string percent_of(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? "–" : percent(share(part, whole));
}

/// 0,68: decimals as they are written in Vietnamese.
std::string decimal(double value, int digits) {
    std::string out = fmt::format("{:.{}f}", value, digits);
    std::replace(out.begin(), out.end(), '.', ',');
    return out;
}

/// Exact, within one, too high.
std::array<std::string, 3> told(const Agreement& agreement) {
    return {percent_of(agreement.exact, agreement.given), percent_of(agreement.within_one, agreement.given),
            percent_of(agreement.over, agreement.given)};
}

std::string row(const std::string& level, const std::string& people, const std::string& insufficient,
                const std::array<std::string, 3>& reported, const std::array<std::string, 3>& statistical,
                const std::string& covered, const std::string& sd) {
    return fmt::format("  {:<8}{:>8}{:>10} |{:>7}{:>7}{:>7} |{:>7}{:>7}{:>7} |{:>8}{:>9}\n", level, people,
                       insufficient, reported[0], reported[1], reported[2], statistical[0], statistical[1],
                       statistical[2], covered, sd);
}

std::string row(const std::string& level, const PlacementTally& tally) {
    return row(level, std::to_string(tally.people), percent(1.0 - share(tally.reported.given, tally.people)),
               told(tally.reported), told(tally.statistical), percent_of(tally.covered, tally.people),
               decimal(mean_sd(tally), 2));
}

std::string name_of(const domain::AssessmentDesign& design) {
    std::string levels;
    for (const domain::Difficulty difficulty : design.scenes)
        levels += fmt::format(" {}", difficulty.number());
    std::string out = fmt::format("{} tình huống, độ khó{}", design.scenes.size(), levels);
    if (design.questions > 0)
        out += fmt::format("; phỏng vấn {} câu, {} người chấm", design.questions, design.raters);
    return out;
}

std::string name_of(SceneChoice choice) {
    switch (choice) {
        case SceneChoice::ranked: return "theo gợi ý";
        case SceneChoice::random: return "ngẫu nhiên";
        case SceneChoice::random_new: return "ngẫu nhiên, chưa luyện trước";
    }
    return {};
}

std::string practice_lines(const ScoreSimulation& simulation) {
    const std::size_t scenes = simulation.practice_design.library.size();
    std::string out = fmt::format(
        "\nLuyện tập: {} tình huống, {} lượt một ngày, đến khi độ lệch của ước lượng chung ≤ {} "
        "(trọng số luyện tập):\n",
        scenes, simulation.practice_design.scenes_a_day, decimal(simulation.max_sd, 2));
    for (const SimulatedPractice& practice : simulation.practice)
        out += fmt::format("  {:<30}{:>5} lượt; {} người đạt trong {} lượt\n", name_of(practice.choice),
                           decimal(mean_scenes(practice.tally), 1),
                           percent_of(by_library(practice.tally, scenes), practice.tally.people), scenes);
    return out;
}

} // namespace

ScoreSimulation simulate_scoring(const domain::Competency& competency, std::uint64_t people,
                                 std::uint64_t seed) {
    const domain::Estimator estimator(competency);
    ScoreSimulation out;
    out.version = competency.scoring.version;
    out.people = people;
    out.seed = seed;
    out.max_sd = competency.scoring.max_sd;
    for (domain::AssessmentDesign& design : domain::usual_designs())
        out.designs.push_back(
            {design, simulate_placement(estimator, design, out.assumptions, seed, {0, people})});
    out.practice_design = domain::usual_practice();
    for (const SceneChoice choice : {SceneChoice::ranked, SceneChoice::random_new, SceneChoice::random})
        out.practice.push_back(
            {choice, simulate_practice(estimator, out.practice_design, choice, out.assumptions, seed,
                                       {0, std::max<std::uint64_t>(people / 10, 1)})});
    return out;
}

std::string simulation_document(const ScoreSimulation& simulation) {
    ordered_json out{{"version", simulation.version},
                     {"people", simulation.people},
                     {"seed", simulation.seed},
                     {"guided_share", simulation.assumptions.guided_share},
                     {"severity_sd", simulation.assumptions.severity_sd},
                     {"designs", ordered_json::array()}};
    for (const SimulatedDesign& design : simulation.designs)
        out["designs"].push_back(design_json(design));
    const std::size_t scenes = simulation.practice_design.library.size();
    ordered_json& practice = out["practice"];
    practice = {{"library", scenes},
                {"scenes_a_day", simulation.practice_design.scenes_a_day},
                {"most_scenes", simulation.practice_design.most_scenes},
                {"max_sd", simulation.max_sd}};
    for (const SimulatedPractice& each : simulation.practice)
        practice[domain::code_of(each.choice)] = {
            {"people", each.tally.people},
            {"mean_scenes", rounded(mean_scenes(each.tally))},
            {"within_library", rounded(share(by_library(each.tally, scenes), each.tally.people))},
            {"reached", rounded(share(each.tally.reached, each.tally.people))}};
    return out.dump(2);
}

std::string simulation_summary(const ScoreSimulation& simulation) {
    std::string out = fmt::format(
        "Bản tính điểm {}: mỗi phương án {} người do chính mô hình sinh ra, hạt giống {}.\n"
        "Đây là phép thử mô hình với chính nó, không phải bằng chứng về độ giá trị.\n",
        simulation.version, simulation.people, simulation.seed);
    for (const SimulatedDesign& each : simulation.designs) {
        out += fmt::format("\n{}\n", name_of(each.design));
        out += fmt::format("  {:26} | {:<20} | {:<20} |\n", "", "mức được nêu", "mức theo thống kê");
        out += row("mức thật", "người", "chưa đủ", {"đúng", "±1", "cao"}, {"đúng", "±1", "cao"}, "phủ 80",
                   "độ lệch");
        out += row("tất cả", each.placement.all);
        for (std::size_t i = 0; i < each.placement.by_level.size(); ++i)
            out += row(std::to_string(i + 1), each.placement.by_level[i]);
    }
    return out + practice_lines(simulation);
}

} // namespace mq::cli
