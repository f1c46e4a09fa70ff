// A lead's pages over a firm of thousands, beside the bare read of what they rest on. Needs a database:
//   monqua demo-data --out firm.db && MONQUA_BENCH_DB=firm.db bench_team
// It is copied into the working folder first and stays as it is. Counter `bare`: times the bare read of all
// summaries, as ratio of this run.
#include "app/app.h"
#include "app/demo_data.h"
#include "base/text.h"
#include "store/store.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace fs = std::filesystem;
using namespace mq;

namespace {

using Steady = std::chrono::steady_clock;

double ms_since(Steady::time_point begin) {
    return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

/// The database's copy, and the day it was made for.
class Firm {
public:
    explicit Firm(const char* from) {
        std::string name = (fs::current_path() / "bench-team-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            std::abort();
        folder_ = name;
        fs::copy_file(from, file());
        store::OpenOptions options;
        options.read_only = true;
        const auto store = store::Store::open(file(), options);
        const auto summaries = store ? store->summaries() : Result<std::vector<store::SummaryRow>>();
        if (!store || !summaries || summaries->empty()) {
            fmt::print(stderr, "{}: no summaries can be read\n", from);
            std::abort();
        }
        clock.set(app::evening_of(summaries->front().day));
        people = summaries->size();
        count_attempts();
    }
    Firm(const Firm&) = delete;
    Firm& operator=(const Firm&) = delete;
    ~Firm() { fs::remove_all(folder_); }
    [[nodiscard]] fs::path file() const { return folder_ / "monqua.db"; }
    [[nodiscard]] std::unique_ptr<app::App> open() const {
        app::AppOptions options;
        options.share = MONQUA_SHARE_DIR;
        options.data_dir = folder_;
        options.clock = &clock;
        return app::App::open(options);
    }
    FixedClock clock{Instant{}, 7 * 60};
    std::size_t people = 0;
    std::map<Uuid, std::int64_t> attempts; ///< of each person

private:
    void count_attempts() {
        const SQLite::Database database(file().string());
        SQLite::Statement all(database, "SELECT person, COUNT(*) FROM attempt GROUP BY person");
        while (all.executeStep()) {
            Uuid person;
            std::memcpy(person.bytes.data(), all.getColumn(0).getBlob(), person.bytes.size());
            attempts[person] = all.getColumn(1).getInt64();
        }
    }

    fs::path folder_;
};

Firm* firm() {
    static const std::unique_ptr<Firm> made = [] {
        const char* from = std::getenv("MONQUA_BENCH_DB");
        return from == nullptr ? nullptr : std::make_unique<Firm>(from);
    }();
    return made.get();
}

bool ready(benchmark::State& state) {
    if (firm() != nullptr)
        return true;
    state.SkipWithError("MONQUA_BENCH_DB names no database");
    return false;
}

std::size_t read_bare(SQLite::Statement& all) {
    std::size_t bytes = 0;
    while (all.executeStep()) {
        const std::string body(static_cast<const char*>(all.getColumn(1).getBlob()),
                               static_cast<std::size_t>(all.getColumn(1).getBytes()));
        bytes += body.size() + static_cast<std::size_t>(all.getColumn(0).getBytes());
    }
    all.reset();
    return bytes;
}

/// Milliseconds of the bare read; the median of some.
double bare_ms() {
    static const double found = [] {
        SQLite::Database database(firm()->file().string());
        SQLite::Statement all(database, "SELECT person, body FROM summary");
        std::vector<double> times;
        for (int i = 0; i < 21; ++i) {
            const auto begin = Steady::now();
            benchmark::DoNotOptimize(read_bare(all));
            times.push_back(ms_since(begin));
        }
        std::ranges::sort(times);
        return times[times.size() / 2];
    }();
    return found;
}

/// Runs `work` in every round and says how it stands to the bare read.
template <class Work>
void measure(benchmark::State& state, Work work) {
    const double bare = bare_ms();
    double all = 0.0;
    for (auto _ : state) {
        const auto begin = Steady::now();
        work();
        all += ms_since(begin);
    }
    state.counters["bare"] = all / static_cast<double>(state.iterations()) / bare;
}

void bare_summary_read(benchmark::State& state) {
    if (!ready(state))
        return;
    SQLite::Database database(firm()->file().string());
    SQLite::Statement all(database, "SELECT person, body FROM summary");
    measure(state, [&] { benchmark::DoNotOptimize(read_bare(all)); });
    state.counters["people"] = static_cast<double>(firm()->people);
}

void summaries_of_all(benchmark::State& state) {
    if (!ready(state))
        return;
    store::OpenOptions options;
    options.read_only = true;
    const auto store = store::Store::open(firm()->file(), options);
    measure(state, [&] { benchmark::DoNotOptimize(store->summaries()); });
}

/// The app at the team's page, opened when it is first asked for. Only one can hold the database.
std::unique_ptr<app::App>& app_at_work() {
    static std::unique_ptr<app::App> app;
    return app;
}

void open_to_team_page(benchmark::State& state) {
    if (!ready(state))
        return;
    app_at_work().reset();
    measure(state, [] {
        const auto app = firm()->open();
        app->run(app::OpenPage{app::Page::team});
        if (app->model().team.rows.empty())
            std::abort();
    });
}

app::App& at_work() {
    auto& app = app_at_work();
    if (!app) {
        app = firm()->open();
        app->run(app::OpenPage{app::Page::team});
    }
    return *app;
}

Uuid own_team() {
    for (const app::TeamNode& node : at_work().model().team.teams)
        if (node.own)
            return node.id;
    return {};
}

void page_of_one_team(benchmark::State& state) {
    if (!ready(state))
        return;
    const Uuid team = own_team();
    at_work().run(app::OpenTeam{team});
    measure(state, [&] { at_work().run(app::OpenTeam{team}); });
    state.counters["rows"] = static_cast<double>(at_work().model().team.rows.size());
}

void page_of_the_firm(benchmark::State& state) {
    if (!ready(state))
        return;
    at_work().run(app::OpenTeam{Uuid{}});
    measure(state, [] { at_work().run(app::OpenTeam{Uuid{}}); });
    state.counters["rows"] = static_cast<double>(at_work().model().team.rows.size());
}

/// What a key typed into the search box costs: all names looked through.
void name_search(benchmark::State& state) {
    if (!ready(state))
        return;
    at_work().run(app::OpenTeam{Uuid{}});
    const auto& rows = at_work().model().team.rows;
    std::int64_t found = 0;
    measure(state, [&] {
        const std::string wanted = text::fold("nguyen thi");
        found = std::ranges::count_if(
            rows, [&](const app::HeatRow& row) { return row.searchable.find(wanted) != std::string::npos; });
        benchmark::DoNotOptimize(found);
    });
    state.counters["found"] = static_cast<double>(found);
}

/// Of who has practised most in the own team.
void page_of_a_person(benchmark::State& state) {
    if (!ready(state))
        return;
    at_work().run(app::OpenTeam{own_team()});
    auto& attempts = firm()->attempts;
    const auto& rows = at_work().model().team.rows;
    const Uuid person = std::ranges::max_element(rows, {}, [&](const app::HeatRow& row) {
                            return attempts[row.person];
                        })->person;
    measure(state, [&] { at_work().run(app::OpenMember{person}); });
    state.counters["attempts"] = static_cast<double>(attempts[person]);
}

void complaint_list(benchmark::State& state) {
    if (!ready(state))
        return;
    at_work().run(app::OpenPage{app::Page::complaints});
    measure(state, [] { at_work().run(app::OpenPage{app::Page::complaints}); });
    state.counters["lines"] = static_cast<double>(at_work().model().complaints.lines.size());
}

void insights_of_the_firm(benchmark::State& state) {
    if (!ready(state))
        return;
    measure(state, [] { at_work().run(app::OpenInsights{Uuid{}}); });
}

/// Everybody's standing of the next day, aside: the longest that the window waits, and how long it all takes.
void midnight(benchmark::State& state) {
    if (!ready(state))
        return;
    app_at_work().reset();
    double longest = 0.0;
    for (auto _ : state) {
        const auto app = firm()->open();
        app->run(app::OpenPage{app::Page::team});
        firm()->clock.advance_ms(std::int64_t{24} * 3'600'000);
        auto begin = Steady::now();
        app->run(app::DayChanged{});
        longest = ms_since(begin);
        while (app->busy()) {
            begin = Steady::now();
            app->poll();
            longest = std::max(longest, ms_since(begin));
            std::this_thread::sleep_for(std::chrono::milliseconds(16));
        }
    }
    rusage use{};
    ::getrusage(RUSAGE_SELF, &use);
    state.counters["longest_ms"] = longest;
    state.counters["peak_MiB"] = static_cast<double>(use.ru_maxrss) / 1024.0;
}

BENCHMARK(bare_summary_read)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(summaries_of_all)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(open_to_team_page)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(page_of_one_team)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(page_of_the_firm)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(name_search)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(page_of_a_person)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(complaint_list)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(insights_of_the_firm)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(midnight)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
