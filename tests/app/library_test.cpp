#include "app/app_fixture.h"
#include "app/people_fixture.h"

#include "app/scene_library.h"
#include "content/competency_file.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
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

/// Kinds of answers, cutting in and clocks that a scene uses.
std::set<std::string> ways_in(const Scenario& scene) {
    std::set<std::string> out;
    for (const Node& node : scene.nodes) {
        if (!node.outcomes.empty())
            out.insert(std::to_string(static_cast<int>(node.answer)));
        for (const Outcome& outcome : node.outcomes)
            if (outcome.trigger != Trigger::answer)
                out.insert(outcome.id);
    }
    return out;
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
    "the library: every channel and cause family at every difficulty, every way to answer, nothing broken") {
    const auto& library = repository().library;
    CHECK(library.broken().empty());
    std::map<int, int> difficulties;
    std::set<std::pair<std::size_t, int>> causes; ///< with difficulties
    std::set<std::pair<Channel, int>> channels;
    std::map<std::string, int> ways; ///< to answer
    int assessments = 0;
    int english = 0;
    for (const app::ScenePtr& scene : library.scenes()) {
        const int difficulty = scene->scenario.difficulty;
        ++difficulties[difficulty];
        causes.emplace(scene->scenario.cause, difficulty);
        channels.emplace(scene->scenario.channel, difficulty);
        for (const std::string& way : ways_in(scene->scenario))
            ++ways[way];
        english += scene->scenario.title.en.empty() ? 0 : 1;
        assessments += scene->scenario.use == Use::assessment ? 1 : 0;
    }
    CHECK(library.scenes().size() == 28);
    CHECK(difficulties == std::map<int, int>{{1, 5}, {2, 6}, {3, 6}, {4, 6}, {5, 5}});
    CHECK(assessments == 10);
    CHECK(channels.size() == 5 * 5);
    CHECK(causes.size() == 3 * 5);
    for (const auto& [way, count] : ways) {
        CAPTURE(way);
        CHECK(count >= 6);
    }
    CHECK(ways.size() == 8);
    CHECK(english >= 8);
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

namespace {

/// A folder with some scenes of the repository, to be changed by a test, and a file of verdicts.
class SceneFolder {
public:
    SceneFolder() {
        put("phone/khach-vang-nha.yaml");
        for (const auto& entry : std::filesystem::directory_iterator(source() / "chat"))
            put(std::filesystem::path("chat") / entry.path().filename());
    }
    [[nodiscard]] std::filesystem::path scenes() const { return folder_.file().parent_path() / "scenarios"; }
    [[nodiscard]] std::filesystem::path verdicts() const { return folder_.file().parent_path() / "scenes.checked"; }
    [[nodiscard]] app::SceneLibrary load(const Competency& competency) const {
        return app::SceneLibrary::load(scenes(), competency,
                                       app::SceneVerdicts(verdicts(), content_hash("a competency")));
    }

private:
    static std::filesystem::path source() { return std::filesystem::path(MONQUA_SOURCE_DIR) / "scenarios"; }
    void put(const std::filesystem::path& file) {
        std::filesystem::create_directories((scenes() / file).parent_path());
        std::filesystem::copy_file(source() / file, scenes() / file);
    }
    TemporaryFolder folder_;
};

} // namespace

TEST_CASE("a file that passed before is only listed until it is opened, and is the same scene then") {
    const Competency& competency = repository().competency;
    const SceneFolder folder;
    const app::SceneLibrary first = folder.load(competency);
    REQUIRE(std::filesystem::exists(folder.verdicts()));
    const app::SceneLibrary second = folder.load(competency);
    REQUIRE(second.size() == first.size());
    REQUIRE(second.size() >= 2);
    const auto before = first.heads();
    const auto after = second.heads();
    for (std::size_t i = 0; i < before.size(); ++i) {
        CAPTURE(before[i]->id);
        CHECK(after[i]->nodes.empty()); // it was not read
        CHECK(after[i]->id == before[i]->id);
        CHECK(after[i]->title.vi == before[i]->title.vi);
        CHECK(after[i]->summary.vi == before[i]->summary.vi);
        CHECK(after[i]->difficulty == before[i]->difficulty);
        CHECK(after[i]->minutes == before[i]->minutes);
        CHECK(after[i]->trains == before[i]->trains);
        CHECK(after[i]->use == before[i]->use);
        CHECK(after[i]->customer.name.vi == before[i]->customer.name.vi);
        const app::ScenePtr whole = first.find(before[i]->id);
        const app::ScenePtr opened = second.find(whole->hash);
        REQUIRE(opened != nullptr);
        CHECK(opened->hash == whole->hash);
        CHECK(opened->text == whole->text);
        CHECK(opened->scenario.nodes.size() == whole->scenario.nodes.size());
        CHECK(second.find(before[i]->id) == opened);
        CHECK(second.head(before[i]->id) == after[i]); // lists still point to it
    }
    CHECK(second.scenes().size() == second.size());
}

TEST_CASE("a file that was changed is checked again, whatever was remembered; verdicts of nobody hold") {
    const Competency& competency = repository().competency;
    const SceneFolder folder;
    const std::size_t count = folder.load(competency).size();
    const std::filesystem::path file = folder.scenes() / "phone" / "khach-vang-nha.yaml";
    std::ofstream(file, std::ios::app) << "\nkhong_co_khoa_nay: 1\n";
    const app::SceneLibrary changed = folder.load(competency);
    CHECK(changed.size() == count - 1);
    REQUIRE(changed.broken().size() == 1);
    CHECK(changed.broken().front().file == "phone/khach-vang-nha.yaml");

    for (const char* hostile : {"", "monqua scenes 1 x\n", "\0\xff\xfe", "monqua scenes 1 "}) {
        std::ofstream(folder.verdicts(), std::ios::trunc | std::ios::binary) << hostile;
        const app::SceneLibrary again = folder.load(competency);
        CHECK(again.size() == count - 1);
        for (const Scenario* scene : again.heads())
            CHECK_FALSE(scene->nodes.empty());
    }
}
