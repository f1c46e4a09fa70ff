#include "app/people_fixture.h"
#include "app/recompute.h"
#include "app/share_out.h"
#include "app/standing_bytes.h"

#include <benchmark/benchmark.h>
#include <atomic>
#include <cstdlib>
#include <string>
#include <vector>

// Working everybody's standing out again. Aim: 5,000 people with 200 lines each in under 10 s on two cores,
// with progress; one person with 200 lines in under 1 ms.

using namespace mq;
using namespace mq::app;
using namespace mq::domain;
using namespace mq::tests;

namespace {

constexpr Day today{20'413};
constexpr int lines = 200;
constexpr std::size_t people = 5'000;

const FrozenCompetency& a01() {
    static const FrozenCompetency competency = frozen_competency();
    return competency;
}

std::vector<Evidence> person(std::size_t number) {
    std::vector<Evidence> out;
    for (std::size_t i = 0; i < lines; ++i) {
        ScenarioEvidence attempt;
        attempt.id = "019aa4b6-4500-728b-ad70-" + std::to_string(100'000'000'000 + i);
        attempt.scenario = "scene-" + std::to_string(i % 40);
        attempt.date = {today.number - 3 * static_cast<int>(i)};
        attempt.difficulty = Difficulty(1 + static_cast<int>(i % 5));
        attempt.attainment = AttainedShare(static_cast<double>((number * 61 + i * 37) % 101) / 100.0);
        for (std::size_t axis = 0; axis < 5; ++axis)
            attempt.facets.push_back({FacetIndex(axis), attempt.attainment});
        out.emplace_back(std::move(attempt));
    }
    return out;
}

void writing_a_standing(benchmark::State& state) {
    const Standing standing = a01().estimator->standing(person(1), today);
    std::string bytes;
    for (auto _ : state)
        bytes = standing_bytes(standing, a01().estimator->competency());
    state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(writing_a_standing)->Unit(benchmark::kMicrosecond);

void reading_a_standing(benchmark::State& state) {
    const std::string bytes =
        standing_bytes(a01().estimator->standing(person(1), today), a01().estimator->competency());
    for (auto _ : state)
        benchmark::DoNotOptimize(standing_from(bytes, a01().estimator->competency(), lines));
}
BENCHMARK(reading_a_standing)->Unit(benchmark::kMicrosecond);

/// From records in memory to bytes; argument: threads.
void five_thousand_people(benchmark::State& state) {
    std::vector<std::vector<Evidence>> some; // not all 5,000, which would be half a gigabyte of records
    for (std::size_t i = 0; i < 50; ++i)
        some.push_back(person(i));
    std::atomic<std::size_t> bytes = 0;
    const auto worker = [&]() -> Work {
        return [&](std::size_t item) -> Status {
            const Standing standing = a01().estimator->standing(some[item % some.size()], today);
            bytes += standing_bytes(standing, a01().estimator->competency()).size();
            return {};
        };
    };
    for (auto _ : state)
        if (!share_out(people, static_cast<unsigned>(state.range(0)), worker, [](double) { return true; }))
            state.SkipWithError("failed");
    state.counters["people/s"] =
        benchmark::Counter(static_cast<double>(people), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(five_thousand_people)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

/// From a database file to bytes; argument: threads. MONQUA_BENCH_PEOPLE=5000 for the whole of it, which
/// takes a minute and 1.5 GB to make.
void people_of_a_file(benchmark::State& state) {
    static const TemporaryFolder folder;
    static const int count = [] {
        const char* wanted = std::getenv("MONQUA_BENCH_PEOPLE");
        const int number = wanted == nullptr ? 250 : std::atoi(wanted);
        auto store = open_database(folder.file());
        static_cast<void>(add_people(store, a01(), number, lines, today));
        return number;
    }();
    RecomputeOptions options;
    options.threads = static_cast<unsigned>(state.range(0));
    options.progress = [](double) { return true; };
    for (auto _ : state) {
        std::size_t rows = 0;
        const Status done = recompute_standings(folder.file(), today, a01().parameters(), options,
                                                [&](const store::StandingRow&) { return ++rows > 0; });
        if (!done || rows != static_cast<std::size_t>(count))
            state.SkipWithError("failed");
    }
    state.counters["people"] = count;
    state.counters["people/s"] =
        benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(people_of_a_file)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
