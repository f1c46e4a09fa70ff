#include "domain/next_scene.h"

#include <benchmark/benchmark.h>
#include <string>
#include <vector>

// How long a standing takes: the whole way from records to a level, and the choice of the next scene.
// Aim: 200 lines of evidence under 1 ms.

using namespace mq;
using namespace mq::domain;

namespace {

constexpr Day today{20'758};

Competency competency() {
    Competency out;
    for (const char* id : {"understand", "respond", "follow_up", "customer_view", "improve", "autonomy"})
        out.facets.push_back({id, {}, {}, true});
    out.facets.back().axis = false;
    out.scoring.guidance_cuts = {{0.0, 5}, {0.10, 4}, {0.30, 3}, {0.60, 2}};
    return out;
}

ScenarioEvidence attempt(int i) {
    ScenarioEvidence out;
    out.id = "S" + std::to_string(i);
    out.scenario = "scene-" + std::to_string(i % 40);
    out.date = {today.number - 3 * i};
    out.difficulty = Difficulty(1 + i % 5);
    out.attainment = AttainedShare((i * 37 % 101) / 100.0);
    for (std::size_t axis = 0; axis < 5; ++axis)
        out.facets.push_back({FacetIndex(axis), out.attainment});
    return out;
}

/// Half the lines are attempts, half are ratings of interviews with `lines / 20` ratings each by four raters.
std::vector<Evidence> person(int lines) {
    std::vector<Evidence> out;
    for (int i = 0; i < lines / 2; ++i)
        out.emplace_back(attempt(i));
    for (int i = 0; i < lines / 2; ++i) {
        if (i % 20 == 0)
            out.emplace_back(RatedEvidence{
                RatedEvidence::Kind::interview, "I" + std::to_string(i), {today.number - i}, {}});
        std::get<RatedEvidence>(out.back())
            .ratings.push_back({"Q" + std::to_string(i % 5), std::string(1, static_cast<char>('A' + i % 4)),
                                FacetIndex(static_cast<std::size_t>(i % 6)), Level(1 + i % 5)});
    }
    return out;
}

void standing(benchmark::State& state) {
    const Estimator estimator(competency());
    const std::vector<Evidence> records = person(static_cast<int>(state.range(0)));
    const Severities severities{{"A", 0.2}, {"B", -0.3}, {"C", 0.1}};
    for (auto _ : state)
        benchmark::DoNotOptimize(estimator.standing(records, today, severities));
    state.counters["lines"] = static_cast<double>(state.range(0));
}
BENCHMARK(standing)->Arg(0)->Arg(20)->Arg(200)->Arg(2'000)->Unit(benchmark::kMicrosecond);

void building_the_estimator(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(Estimator(competency()));
}
BENCHMARK(building_the_estimator)->Unit(benchmark::kMicrosecond);

void next_scene_among_a_hundred(benchmark::State& state) {
    const Estimator estimator(competency());
    std::vector<ScenarioEvidence> attempts;
    for (int i = 0; i < 60; ++i)
        attempts.push_back(attempt(i));
    const PracticeStanding practice = estimator.practice(attempts, today);
    std::vector<SceneOption> options;
    for (int i = 0; i < 100; ++i)
        options.push_back({Difficulty(1 + i % 5),
                           {FacetIndex(std::size_t{0}), FacetIndex(std::size_t{1}),
                            FacetIndex(static_cast<std::size_t>(2 + i % 3))},
                           {}});
    for (auto _ : state)
        benchmark::DoNotOptimize(rank_next_scenes(estimator, practice, options, today));
}
BENCHMARK(next_scene_among_a_hundred)->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
