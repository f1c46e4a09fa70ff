// A durable decision (journal row, what is derived from it, commit, counter) beside what the disk itself can
// do and beside the smallest commit SQLite can make. The figures only mean something as ratios of one run:
//   bench_store --benchmark_enable_random_interleaving --benchmark_repetitions=5
#include "store/store.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using namespace mq;
using namespace mq::store;

namespace {

/// In the working folder, not in /tmp: that may lie in memory, where nothing is durable.
class Folder {
public:
    Folder() {
        std::string name = (fs::current_path() / "bench-store-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            std::abort();
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }
    [[nodiscard]] fs::path file(const char* name) const { return path_ / name; }

private:
    fs::path path_;
};

template <class T>
T need(Result<T> value) {
    if (!value) {
        fmt::print(stderr, "{}\n", value.error().detail);
        std::abort();
    }
    return std::move(*value);
}

constexpr Instant start{1'763'700'000'000};
constexpr std::size_t page = 4'096;

/// 4 KB into blocks that are there already, then fdatasync: what the disk can do at best.
void write_and_sync(benchmark::State& state) {
    const Folder folder;
    constexpr std::size_t pages = 4'096;
    const int file = ::open(folder.file("log").c_str(), O_RDWR | O_CREAT, 0600);
    const std::string block(page, 'x');
    for (std::size_t i = 0; i < pages; ++i)
        if (::pwrite(file, block.data(), page, static_cast<off_t>(i * page)) < 0)
            std::abort();
    if (::fsync(file) != 0)
        std::abort();
    std::size_t at = 0;
    for (auto _ : state) {
        if (::pwrite(file, block.data(), page, static_cast<off_t>(at * page)) < 0)
            std::abort();
        if (::fdatasync(file) != 0)
            std::abort();
        at = (at + 1) % pages;
    }
    ::close(file);
    state.SetItemsProcessed(state.iterations());
}

/// One row of 100 bytes into a table without indexes, WAL and synchronous=FULL, the statement kept.
void one_row_commit(benchmark::State& state) {
    const Folder folder;
    SQLite::Database database(folder.file("one.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (x BLOB)");
    SQLite::Statement insert(database, "INSERT INTO t VALUES (zeroblob(100))");
    for (int i = 0; i < 1'200; ++i) { // until the log is as long as it gets
        insert.exec();
        insert.reset();
    }
    for (auto _ : state) {
        insert.exec();
        insert.reset();
    }
    state.SetItemsProcessed(state.iterations());
}

struct Scene {
    Content text{{}, ContentKind::scene, "bench", 1, std::string(60'000, 's')};
    Content competency{{}, ContentKind::competency, "A01", 1, std::string(20'000, 'c')};
    Scene() {
        text.hash = content_hash(text.text);
        competency.hash = content_hash(competency.text);
    }
};

Decision decision(int index) {
    Decision d;
    d.index = index;
    d.node = fmt::format("nut_{}", index);
    d.answer = {"b"};
    d.outcome = "b";
    d.mood_before = 40;
    d.mood_after = 46;
    d.elapsed_ms = 9'300;
    return d;
}

/// Plays attempts of twelve decisions, one commit each, as the screen does.
class Player {
public:
    explicit Player(Store& store) : store_(store), person_(store.new_id(start)) {
        need(store_.append(
            Event{start, 420, person_, {}, PersonAdded{{"Người đo", Role::trainee, {}, {}, {}, true}}, {}}));
        begin();
    }
    void begin() {
        attempt_ = store_.new_id(now_);
        AttemptStarted e;
        e.scene = "bench";
        e.content = scene_.text.hash;
        e.competency_content = scene_.competency.hash;
        const std::vector<Content> texts{scene_.text, scene_.competency};
        const Event event{now_, 420, person_, attempt_, e, {}};
        need(store_.append({&event, 1}, texts));
        index_ = 0;
    }
    void decide() {
        now_.unix_ms += 7;
        need(store_.append(Event{now_, 420, person_, attempt_, decision(index_++), {}}));
    }
    [[nodiscard]] bool full() const { return index_ == 12; }
    void next() {
        AttemptFinished result;
        result.ending = "kip";
        need(store_.append(Event{now_, 420, person_, attempt_, result, {}}));
        begin();
    }

private:
    Store& store_;
    Scene scene_;
    Uuid person_;
    Uuid attempt_;
    Instant now_ = start;
    int index_ = 0;
};

/// The whole way of a decision through the store.
void durable_decision(benchmark::State& state) {
    const Folder folder;
    Store store = need(Store::open(folder.file("monqua.db")));
    Player player(store);
    for (int i = 0; i < 400; ++i) {
        player.decide();
        if (player.full())
            player.next();
    }
    for (auto _ : state) {
        player.decide();
        if (!player.full())
            continue;
        state.PauseTiming();
        player.next();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations());
}

/// Reopening a file with `attempts` attempts of twelve decisions.
void open_file(benchmark::State& state) {
    const Folder folder;
    {
        Store store = need(Store::open(folder.file("monqua.db")));
        Player player(store);
        for (std::int64_t i = 0; i < state.range(0) * 12; ++i) {
            player.decide();
            if (player.full())
                player.next();
        }
    }
    for (auto _ : state) {
        Store store = need(Store::open(folder.file("monqua.db")));
        benchmark::DoNotOptimize(need(store.people()).size());
    }
}

BENCHMARK(write_and_sync)->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(one_row_commit)->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(durable_decision)->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(open_file)->Arg(10)->Arg(1'000)->Unit(benchmark::kMicrosecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
