// Engine steps on a real scene, beside the least that any engine must do: follow an index in an array.

#include "content/competency_file.h"
#include "content/generated_scene.h"
#include "content/scenario_file.h"
#include "content/source_text.h"
#include "domain/analysis.h"
#include "domain/simulation.h"

#include <benchmark/benchmark.h>
#include <yaml.h>
#include <filesystem>
#include <vector>

using namespace mq;
using namespace mq::domain;

namespace {

const Competency& competency() {
    static const Competency loaded = [] {
        auto file = content::load_competency_file(std::filesystem::path(MONQUA_SOURCE_DIR) / "assets" /
                                                  "competencies" / "a01.yaml");
        return std::move(file.competency).value();
    }();
    return loaded;
}

const Scenario& scene() {
    static const Scenario loaded = [] {
        const auto path =
            std::filesystem::path(MONQUA_SOURCE_DIR) / "scenarios" / "phone" / "khach-vang-nha.yaml";
        return std::move(content::load_scenario_file(path, competency()).scenario).value();
    }();
    return loaded;
}

/// A step: the open outcomes are counted, one is taken at random, flags, mood and branches follow.
void engine_steps(benchmark::State& state) {
    const Graph graph(scene(), competency().axis_count());
    SeededRandom random(1);
    State at = graph.start();
    std::int64_t steps = 0;
    for (auto _ : state) {
        if (graph.is_ending(at.at))
            at = graph.start();
        const std::size_t count = graph.outcome_count(at.at);
        std::size_t outcome = random.below(count);
        while (!graph.is_open(at, outcome))
            outcome = outcome + 1 == count ? 0 : outcome + 1;
        at = graph.next(at, outcome);
        benchmark::DoNotOptimize(at);
        ++steps;
    }
    state.SetItemsProcessed(steps);
}
BENCHMARK(engine_steps);

void bare_arrays(benchmark::State& state) {
    const std::vector<std::uint32_t> next{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0};
    SeededRandom random(1);
    std::uint32_t at = 0;
    for (auto _ : state) {
        at = next[(at + random.below(4)) & 15U];
        benchmark::DoNotOptimize(at);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(bare_arrays);

void analyse_scene(benchmark::State& state) {
    const Graph graph(scene(), competency().axis_count());
    for (auto _ : state) {
        const Analysis analysis(graph, competency().scoring);
        benchmark::DoNotOptimize(analysis.random_full());
    }
}
BENCHMARK(analyse_scene)->Unit(benchmark::kMicrosecond);

void load_and_check_scene(benchmark::State& state) {
    const auto path =
        std::filesystem::path(MONQUA_SOURCE_DIR) / "scenarios" / "phone" / "khach-vang-nha.yaml";
    const std::string bytes = content::read_file(path).value();
    for (auto _ : state) {
        const auto loaded = content::check_scenario(bytes, path.string(), competency());
        if (!loaded.scenario)
            state.SkipWithError("the scene has errors");
        benchmark::DoNotOptimize(loaded.diagnostics.size());
    }
}
BENCHMARK(load_and_check_scene)->Unit(benchmark::kMillisecond);

const std::string& thousand_nodes() {
    static const std::string text = content::test::generated_scene(1'000);
    return text;
}

void load_1000_nodes(benchmark::State& state) {
    for (auto _ : state) {
        const auto loaded = content::load_scenario(thousand_nodes(), "sinh-ra.yaml", competency());
        if (!loaded.scenario)
            state.SkipWithError("the scene has errors");
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(thousand_nodes().size()));
}
BENCHMARK(load_1000_nodes)->Unit(benchmark::kMillisecond);

void load_and_check_1000_nodes(benchmark::State& state) {
    for (auto _ : state) {
        const auto loaded = content::check_scenario(thousand_nodes(), "sinh-ra.yaml", competency());
        if (!loaded.scenario)
            state.SkipWithError("the scene has errors");
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(thousand_nodes().size()));
}
BENCHMARK(load_and_check_1000_nodes)->Unit(benchmark::kMillisecond);

/// The reference: the parser's events alone, nothing kept of them.
void libyaml_events_1000_nodes(benchmark::State& state) {
    const std::string& text = thousand_nodes();
    for (auto _ : state) {
        yaml_parser_t parser;
        yaml_parser_initialize(&parser);
        yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()),
                                     text.size());
        bool more = true;
        while (more) {
            yaml_event_t event;
            if (yaml_parser_parse(&parser, &event) == 0) {
                state.SkipWithError("not YAML");
                break;
            }
            more = event.type != YAML_STREAM_END_EVENT;
            yaml_event_delete(&event);
        }
        yaml_parser_delete(&parser);
    }
}
BENCHMARK(libyaml_events_1000_nodes)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
