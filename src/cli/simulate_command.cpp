#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/scene_argument.h"

#include "domain/simulation.h"

#include <fmt/format.h>

namespace mq::cli {
namespace {

using namespace mq::domain;

nlohmann::json as_json(const Scenario& scene, const Analysis& analysis, const SimulateOptions& options,
                       const Simulation& simulation) {
    nlohmann::json out{{"scene", scene.id},
                       {"revision", scene.revision},
                       {"policy", options.policy},
                       {"seed", options.seed},
                       {"runs", simulation.runs},
                       {"steps", simulation.steps},
                       {"attainment", rounded(simulation.mean_attainment)},
                       {"full", rounded(simulation.share_full)},
                       {"critical", rounded(simulation.share_critical)},
                       {"mood", rounded(simulation.mean_final_mood)},
                       {"states", analysis.state_count()}};
    for (std::size_t e = 0; e < scene.endings.size(); ++e)
        out["endings"][scene.endings[e].id] = simulation.endings[e];
    for (std::size_t n = 0; n < scene.nodes.size(); ++n) {
        if (scene.nodes[n].outcomes.empty())
            continue;
        nlohmann::json& node = out["nodes"][scene.nodes[n].id];
        node["visits"] = simulation.visits[n];
        for (std::size_t o = 0; o < scene.nodes[n].outcomes.size(); ++o)
            node["outcomes"][scene.nodes[n].outcomes[o].id] = simulation.outcomes[n][o];
    }
    return out;
}

void tell(const Scenario& scene, const Simulation& simulation) {
    const auto share = [&](std::uint64_t n) {
        return 100.0 * static_cast<double>(n) /
               static_cast<double>(std::max<std::uint64_t>(simulation.runs, 1));
    };
    print(fmt::format("{} · {} lượt, {} bước", scene.title.vi, simulation.runs, simulation.steps));
    print(
        fmt::format("Mức đạt trung bình {:.3f} · đạt trọn (≥ 0,80) {:.2f} % · có lỗi nghiêm trọng {:.2f} % · "
                    "tâm trạng cuối {:.1f}",
                    simulation.mean_attainment, 100.0 * simulation.share_full,
                    100.0 * simulation.share_critical, simulation.mean_final_mood));
    print("Kết:");
    for (std::size_t e = 0; e < scene.endings.size(); ++e)
        print(fmt::format("  {:6.2f} %  {}  {}", share(simulation.endings[e]), scene.endings[e].id,
                          scene.endings[e].title.vi));
    print("Nút đi qua:");
    for (std::size_t n = 0; n < scene.nodes.size(); ++n)
        if (!scene.nodes[n].outcomes.empty())
            print(fmt::format("  {:6.2f} %  {}", share(simulation.visits[n]), scene.nodes[n].id));
}

} // namespace

int simulate_command(const std::filesystem::path& share, const SimulateOptions& options) {
    const auto competency = competency_from(share);
    if (!competency)
        return report(competency.error(), options.json);
    const auto scene = load_scene_argument(options.file, *competency, options.json);
    if (!scene)
        return exit_problems;
    const Graph graph(*scene, competency->axis_count());
    const Analysis analysis(graph, competency->scoring);
    if (!analysis.usable() || !analysis.dead_ends().empty()) {
        print_error(
            "Tình huống có vòng lặp, ngõ cụt hoặc quá nhiều trạng thái. Chạy monqua check để xem chỗ cần "
            "sửa.");
        return exit_problems;
    }
    const auto policy = options.policy == "best"    ? SimulatedPolicy::best
                        : options.policy == "worst" ? SimulatedPolicy::worst
                                                    : SimulatedPolicy::random;
    const Simulation simulation =
        simulate(*scene, graph, analysis, competency->scoring, policy, options.runs, options.seed);
    if (options.json)
        print(as_json(*scene, analysis, options, simulation).dump());
    else
        tell(*scene, simulation);
    return exit_good;
}

} // namespace mq::cli
