// How soon hostile scenes are refused, beside what we aim at (counter `aim_ms`).

#include "content/competency_file.h"
#include "content/hostile_scenes.h"
#include "content/scenario_file.h"
#include "content/source_text.h"

#include <benchmark/benchmark.h>
#include <filesystem>
#include <string>
#include <utility>

using namespace mq;

namespace {

const domain::Competency& competency() {
    static const domain::Competency loaded = [] {
        auto file = content::load_competency_file(std::filesystem::path(MONQUA_SOURCE_DIR) / "assets" /
                                                  "competencies" / "a01.yaml");
        return std::move(file.competency).value();
    }();
    return loaded;
}

void refuse(benchmark::State& state, const std::string& bytes, double aim_ms) {
    (void)competency();
    for (auto _ : state) {
        const auto loaded = content::check_scenario(bytes, "mau.yaml", competency());
        if (loaded.scenario)
            state.SkipWithError("taken for good");
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
    state.counters["aim_ms"] = aim_ms;
}

std::string scene_of_conditions() {
    std::string text = content::read_file(MONQUA_SOURCE_DIR "/tests/content/mau.yaml").value();
    return text.insert(text.find("  re:\n"), content::test::nodes_of_conditions());
}

[[maybe_unused]] const bool registered = [] {
    for (const content::test::Attack& attack : content::test::attacks())
        benchmark::RegisterBenchmark(
            ("refuse/" + std::string(attack.what)).c_str(),
            [&attack](benchmark::State& state) { refuse(state, attack.make(), attack.ms); })
            ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("refuse/5,000 nodes full of conditions", [](benchmark::State& state) {
        refuse(state, scene_of_conditions(), 1'000);
    })->Unit(benchmark::kMillisecond);
    return true;
}();

} // namespace
