#include "app/app_fixture.h"

#include "app/scene_library.h"
#include "content/competency_file.h"

#include <doctest/doctest.h>
#include <set>

using namespace mq;
using namespace mq::domain;
using namespace mq::tests;

namespace {

struct Loaded {
    Competency competency;
    app::SceneLibrary library;
};

const Loaded& repository() {
    static const Loaded loaded = [] {
        const std::filesystem::path source(MONQUA_SOURCE_DIR);
        auto competency = content::load_competency_file(source / "assets" / "competencies" / "a01.yaml");
        REQUIRE(competency.competency.has_value());
        Loaded out;
        out.competency = *competency.competency;
        out.library = app::SceneLibrary::load(source / "scenarios", out.competency);
        return out;
    }();
    return loaded;
}

double best_attainment_to(const app::PlayableScene& scene, const std::string& ending) {
    // Exhaustive over sums is not needed: the best sum of a path to one ending, by walking all states once.
    const Graph& graph = scene.graph;
    std::map<domain::State, double> best{{graph.start(), 0.0}};
    double found = scene.analysis.overall().worst;
    for (const NodeIndex node : graph.order()) {
        for (auto it = best.lower_bound(domain::State{node, -1, 0}); it != best.end() && it->first.at == node;
             ++it) {
            for (std::size_t o = 0; o < graph.outcome_count(node); ++o) {
                if (!graph.is_open(it->first, o))
                    continue;
                const domain::State next = graph.next(it->first, o);
                const double sum = it->second + graph.points(node, o);
                if (graph.is_ending(next.at)) {
                    if (target_id(scene.scenario, next.at) == ending)
                        found = std::max(found, sum);
                    continue;
                }
                const auto [at, fresh] = best.emplace(next, sum);
                if (!fresh)
                    at->second = std::max(at->second, sum);
            }
        }
    }
    return scene.analysis.attainment(found);
}

} // namespace

TEST_CASE(
    "the library: every difficulty, every cause family, four channels, two assessments, nothing broken") {
    const auto& library = repository().library;
    CHECK(library.broken().empty());
    std::set<int> difficulties;
    std::set<std::size_t> causes;
    std::set<Channel> channels;
    int assessments = 0;
    for (const app::ScenePtr& scene : library.scenes()) {
        difficulties.insert(scene->scenario.difficulty);
        causes.insert(scene->scenario.cause);
        channels.insert(scene->scenario.channel);
        assessments += scene->scenario.use == Use::assessment ? 1 : 0;
    }
    CHECK(library.scenes().size() >= 6);
    CHECK(difficulties == std::set<int>{1, 2, 3, 4, 5});
    CHECK(causes.size() == 3);
    CHECK(channels.size() >= 4);
    CHECK(assessments >= 2);
}

TEST_CASE(
    "every scene: 7 to 14 decisions on the best way, all six steps alive, random and hang-ups stay low") {
    const auto& [competency, library] = repository();
    for (const app::ScenePtr& scene : library.scenes()) {
        CAPTURE(scene->scenario.id);
        CHECK(scene->analysis.best_path_decisions() >= 7);
        CHECK(scene->analysis.best_path_decisions() <= 14);
        CHECK(scene->analysis.fewest_decisions().value_or(0) >= 5);
        CHECK(scene->analysis.random_full() <= 0.05);
        CHECK(scene->analysis.one_path_best_on_all());
        CHECK(scene->analysis.critical_on_best().empty());
        std::set<std::size_t> steps;
        domain::State at = scene->graph.start();
        while (!scene->graph.is_ending(at.at)) {
            if (const auto step = scene->scenario.nodes[at.at].step)
                steps.insert(*step);
            at = scene->graph.next(at, scene->analysis.best_outcome(at));
        }
        // The simplest ones may be settled by one person alone, with nobody to hand anything to (step 2).
        const std::size_t may_miss = scene->scenario.difficulty == 1 ? 1 : 0;
        CHECK(steps.size() + may_miss >= competency.steps.size());
        CHECK(scene->scenario.ending(at.at).result == EndingResult::good);
    }
}

TEST_CASE("the scene of the writing guide has the numbers the guide prints") {
    const app::ScenePtr scene = repository().library.find("khach-vang-nha");
    REQUIRE(scene != nullptr);
    const Competency& c = repository().competency;
    CHECK(scene->scenario.nodes.size() == 17);
    CHECK(scene->scenario.endings.size() == 4);
    CHECK(scene->scenario.difficulty == 4);
    const auto bounds = [&](const char* facet) { return scene->analysis.facet(*c.facet_index(facet)); };
    for (const auto& [facet, best, worst] : {std::tuple{"understand", 5, -4},
                                             {"respond", 5, -11},
                                             {"follow_up", 4, -3},
                                             {"customer_view", 4, -8},
                                             {"improve", 3, -3}}) {
        CAPTURE(facet);
        CHECK(bounds(facet).best == best);
        CHECK(bounds(facet).worst == worst);
    }
    CHECK(scene->analysis.overall().best == 21);
    CHECK(scene->analysis.overall().worst == -20);
    CHECK(scene->analysis.best_path_decisions() == 11);
    CHECK(scene->analysis.fewest_decisions() == 5);
    CHECK(scene->analysis.most_decisions() == 14);
    CHECK(scene->analysis.random_full() == doctest::Approx(0.0019).epsilon(0.03));
    CHECK(best_attainment_to(*scene, "K1") == doctest::Approx(1.0));
    CHECK(best_attainment_to(*scene, "K3") == doctest::Approx(0.66).epsilon(0.01));
    CHECK(best_attainment_to(*scene, "K4") == doctest::Approx(0.54).epsilon(0.01));
}
