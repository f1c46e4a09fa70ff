#include "app/export_tables.h"
#include "app/people_fixture.h"

#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <cstdlib>
#include <memory>
#include <stdexcept>

// Exports of a whole firm: of the database in MONQUA_BENCH_DB, else of 500 people with eight assessments
// each. The counter `peak_MiB` is the most memory that the process held so far: it may not grow with the
// table.

using namespace mq;

namespace {

/// The database, and where the exports go.
class Firm {
public:
    Firm() {
        if (const char* given = std::getenv("MONQUA_BENCH_DB"); given != nullptr && *given != '\0') {
            database_ = given;
        } else {
            const auto a01 = tests::frozen_competency();
            auto store = tests::open_database(made_.file());
            tests::add_people(store, a01, 500, 8, local_day(clock_, clock_.now()));
            database_ = made_.file();
        }
        auto source = app::export_source(database_, MONQUA_SOURCE_DIR "/assets", clock_);
        if (!source)
            throw std::runtime_error(source.error().message + " " + source.error().detail);
        source_ = std::make_unique<app::ExportSource>(std::move(*source));
    }

    [[nodiscard]] app::ExportDone run(app::TableOf what, app::TableFormat format) const {
        const auto done = app::export_table(*source_, {what, format, {}, out_.file()}, {});
        if (!done)
            throw std::runtime_error(done.error().message + " " + done.error().detail);
        return *done;
    }

private:
    SystemClock clock_;
    tests::TemporaryFolder made_;
    tests::TemporaryFolder out_;
    std::filesystem::path database_;
    std::unique_ptr<app::ExportSource> source_;
};

double peak_mib() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void export_table(benchmark::State& state, app::TableOf what, app::TableFormat format) {
    static const Firm firm;
    app::ExportDone done;
    for (auto _ : state)
        benchmark::DoNotOptimize(done = firm.run(what, format));
    state.counters["rows"] = static_cast<double>(done.rows);
    state.counters["people"] = static_cast<double>(done.people);
    state.counters["rows/s"] =
        benchmark::Counter(static_cast<double>(done.rows), benchmark::Counter::kIsIterationInvariantRate);
    state.counters["peak_MiB"] = peak_mib();
}

BENCHMARK_CAPTURE(export_table, people_csv, app::TableOf::people, app::TableFormat::csv)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(export_table, evidence_csv, app::TableOf::evidence, app::TableFormat::csv)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(export_table, attempts_csv, app::TableOf::attempts, app::TableFormat::csv)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(export_table, everything_xlsx, app::TableOf::people, app::TableFormat::xlsx)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(export_table, everything_xapi, app::TableOf::people, app::TableFormat::xapi)
    ->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
