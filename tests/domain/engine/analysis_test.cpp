#include "domain/engine/worked_graph.h"
#include "domain/session_text.h"
#include "domain/simulation.h"

#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace mq;
using namespace mq::domain;

namespace {

nlohmann::json worked() {
    std::ifstream file(std::string(MONQUA_SOURCE_DIR) + "/tests/data/scoring/worked-example.json");
    return nlohmann::json::parse(file);
}

/// Plays option ids such as "a-b-a-a"; the second time through save and load after every move.
Session play(const Scenario& scene, const Graph& graph, const std::string& path, bool through_text) {
    Session session = start_session(graph, Mode::practice);
    for (std::size_t i = 0; i < path.size(); i += 2) {
        const Node& node = scene.nodes[session.state.at];
        const auto outcome = static_cast<std::uint8_t>(tests::outcome_named(node, path.substr(i, 1)));
        auto next = apply(scene, graph, session, Move{Move::Kind::answer, Answer{{outcome}}});
        REQUIRE(next.has_value());
        session = *next;
        if (!through_text)
            continue;
        auto loaded = replay(scene, graph, session.mode, write_session(scene, graph, session));
        REQUIRE(loaded.has_value());
        REQUIRE(*loaded == session);
        session = *loaded;
    }
    REQUIRE(is_finished(graph, session));
    return session;
}

} // namespace

TEST_CASE("the worked graph: best and worst of every node") {
    const Scenario scene = tests::worked_scene();
    const Graph graph(scene, 5);
    const Analysis analysis(graph, tests::small_competency().scoring);
    const auto json = worked();
    for (const auto& [id, bounds] : json.at("node_values").items()) {
        if (id == "end")
            continue;
        NodeIndex n = 0;
        while (scene.nodes[n].id != id)
            ++n;
        const State state{n, static_cast<std::int16_t>(scene.customer.mood), 0};
        CHECK(analysis.best_from(state) == bounds[0].get<int>());
        CHECK(analysis.worst_from(state) == bounds[1].get<int>());
    }
    CHECK(analysis.overall().best == 9);
    CHECK(analysis.overall().worst == -7);
}

TEST_CASE("the worked graph: attainment, facets, regrets of every published path") {
    const Scenario scene = tests::worked_scene();
    const Competency competency = tests::small_competency();
    const Graph graph(scene, 5);
    const Analysis analysis(graph, competency.scoring);
    const auto json = worked();
    REQUIRE(json.at("attainment").size() >= 6);
    for (const bool through_text : {false, true}) {
        for (const auto& row : json.at("attainment")) {
            CAPTURE(row.at("path"));
            CAPTURE(through_text);
            const Session session = play(scene, graph, row.at("path"), through_text);
            const Debrief debrief = make_debrief(scene, graph, analysis, session, competency);
            CHECK(debrief.sum == row.at("S").get<int>());
            CHECK(debrief.overall.value == doctest::Approx(row.at("A").get<double>()).epsilon(1e-9));
            CHECK(debrief.critical == row.at("critical").get<bool>());
            CHECK(debrief.pitfalls.size() == row.at("pitfalls").size());
            double regrets = 0.0;
            REQUIRE(debrief.decisions.size() == row.at("regrets").size());
            for (std::size_t i = 0; i < debrief.decisions.size(); ++i) {
                CHECK(debrief.decisions[i].regret == row.at("regrets")[i][2].get<int>());
                regrets += debrief.decisions[i].regret;
            }
            CHECK(debrief.sum == analysis.overall().best - regrets);
            for (const auto& [facet, values] : row.at("facets").items()) {
                const auto index = competency.facet_index(facet);
                if (!index)
                    continue; // the file also lists principles
                CAPTURE(facet);
                CHECK(debrief.facets[*index].observed == values.at("observed").get<bool>());
                if (values.at("observed").get<bool>())
                    CHECK(debrief.facets[*index].value ==
                          doctest::Approx(values.at("A").get<double>()).epsilon(1e-9));
            }
        }
    }
}

TEST_CASE("the worked graph: random play and the findings of the checker") {
    const Scenario scene = tests::worked_scene();
    const Competency competency = tests::small_competency();
    const Graph graph(scene, 5);
    const Analysis analysis(graph, competency.scoring);
    const auto json = worked();
    CHECK(analysis.random_mean() ==
          doctest::Approx(json.at("random_baseline").at("mean_A").get<double>()).epsilon(1e-5));
    CHECK(analysis.random_full() ==
          doctest::Approx(json.at("random_baseline").at("p_full_by_guessing").get<double>()).epsilon(1e-5));
    CHECK(analysis.fewest_decisions() == 2);                      // V5 fails by c-b
    CHECK(analysis.facet(4).best - analysis.facet(4).worst == 1); // V6 fails on improve
    CHECK(analysis.one_path_best_on_all());                       // V3 holds: a-a-a-a
    CHECK(analysis.critical_on_best().empty());                   // V2 holds
    CHECK(analysis.best_path_decisions() == 4);
    CHECK(analysis.state_count() == 6); // neither mood nor flags matter anywhere
    for (NodeIndex n = 0; n < scene.target_count(); ++n)
        CHECK(analysis.reached(n));
}

TEST_CASE("a simulation agrees with the exact random baseline, and repeats itself by seed") {
    const Scenario scene = tests::worked_scene();
    const ScoringParams params = tests::small_competency().scoring;
    const Graph graph(scene, 5);
    const Analysis analysis(graph, params);
    const Simulation one = simulate(scene, graph, analysis, params, SimulatedPolicy::random, 40'000, 7);
    const Simulation two = simulate(scene, graph, analysis, params, SimulatedPolicy::random, 40'000, 7);
    CHECK(one.mean_attainment == two.mean_attainment);
    CHECK(one.mean_attainment == doctest::Approx(analysis.random_mean()).epsilon(0.01));
    CHECK(one.share_full == doctest::Approx(analysis.random_full()).epsilon(0.05));
    CHECK(one.endings[0] == 40'000);
    CHECK(simulate(scene, graph, analysis, params, SimulatedPolicy::best, 3, 1).mean_attainment ==
          doctest::Approx(1.0));
    CHECK(simulate(scene, graph, analysis, params, SimulatedPolicy::worst, 3, 1).mean_attainment ==
          doctest::Approx(0.0));
}

TEST_CASE(
    "a critical option on the only best path is found (V2), and a joint best path is not taken for granted "
    "(V3)") {
    Scenario scene = tests::worked_scene();
    scene.nodes[5].outcomes[0].critical = 0; // n6 a: the best end of every best path
    {
        const Graph graph(scene, 5);
        const Analysis analysis(graph, tests::small_competency().scoring);
        REQUIRE(analysis.critical_on_best().size() == 1);
        CHECK(analysis.critical_on_best()[0].node == 5);
    }
    scene = tests::worked_scene();
    scene.nodes[5].outcomes[1].points.facets[1] = 2; // respond is best on another road than the rest
    const Graph graph(scene, 5);
    CHECK_FALSE(Analysis(graph, tests::small_competency().scoring).one_path_best_on_all());
}

TEST_CASE("cycles and dead ends are noticed, not walked") {
    Scenario scene = tests::worked_scene();
    scene.nodes[4].outcomes[0].to[0].to = 0;
    const Graph cyclic(scene, 5);
    CHECK(Analysis(cyclic, {}).cyclic());
    scene = tests::worked_scene();
    for (Outcome& outcome : scene.nodes[5].outcomes)
        outcome.offered = Condition::mood(90, 100);
    const Graph graph(scene, 5);
    const Analysis analysis(graph, {});
    REQUIRE(analysis.dead_ends().size() == 1);
    CHECK(analysis.dead_ends()[0] == 5);
}

namespace {

/// Every complete path, walked: lowest and highest sum of a principle's points from that state on.
std::pair<int, int> walked_bounds(const Graph& graph, const State& at, std::size_t principle) {
    if (graph.is_ending(at.at))
        return {0, 0};
    std::optional<std::pair<int, int>> out;
    for (std::size_t o = 0; o < graph.outcome_count(at.at); ++o) {
        const auto rest = walked_bounds(graph, graph.next(at, o), principle);
        const int p = graph.principle_range(at.at, o, principle).high;
        const std::pair<int, int> here{p + rest.first, p + rest.second};
        out = out ? std::pair{std::min(out->first, here.first), std::max(out->second, here.second)} : here;
    }
    return out.value_or(std::pair{0, 0});
}

} // namespace

TEST_CASE("principles: bounds are those of all paths walked, and attainment lies between them") {
    Scenario scene = tests::worked_scene();
    const Competency competency = tests::small_competency();
    for (std::size_t n = 0; n < scene.nodes.size(); ++n)
        for (std::size_t o = 0; o < scene.nodes[n].outcomes.size(); ++o)
            for (std::size_t p = 0; p < 6; ++p) // the sixth gets no points anywhere
                scene.nodes[n].outcomes[o].points.principles[p] =
                    p == 5 ? std::int8_t{0}
                           : static_cast<std::int8_t>(static_cast<int>((n * 7 + o * 3 + p) % 5) - 2);
    const Graph graph(scene, 5);
    const Analysis analysis(graph, competency.scoring);
    for (std::size_t p = 0; p < 6; ++p) {
        const auto [low, high] = walked_bounds(graph, graph.start(), p);
        CHECK(analysis.principle(p).worst == low);
        CHECK(analysis.principle(p).best == high);
    }
    CHECK(analysis.principle(0).best > analysis.principle(0).worst);

    Session session = start_session(graph, Mode::practice);
    int sum = 0;
    while (!is_finished(graph, session)) {
        sum += graph.principle_range(session.state.at, 0, 0).high;
        session = apply(scene, graph, session, Move{Move::Kind::answer, Answer{{0}}}).value();
    }
    const Debrief debrief = make_debrief(scene, graph, analysis, session, competency);
    REQUIRE(debrief.principles[0].observed);
    const Bounds bounds = analysis.principle(0);
    CHECK(debrief.principles[0].value == doctest::Approx((sum - bounds.worst) / bounds.range()));
    CHECK_FALSE(debrief.principles[5].observed);
}
