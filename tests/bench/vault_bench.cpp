// What sealing costs: a text, opening an account, and a durable decision beside the same decision in a file
// where nothing is sealed, and beside what the disk itself can do. The last three only mean something as
// ratios of one run:
//   bench_vault --benchmark_enable_random_interleaving --benchmark_repetitions=5
#include "store/key_vault.h"
#include "store/passphrase.h"
#include "store/store.h"

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
        std::string name = (fs::current_path() / "bench-vault-XXXXXX").string();
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
        fmt::print(stderr, "{} {}\n", value.error().message, value.error().detail);
        std::abort();
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*value);
}

constexpr Instant start{1'763'700'000'000};
constexpr std::size_t body_bytes = 400;

OpenOptions options(const Folder& folder, bool sealed) {
    OpenOptions how;
    if (sealed)
        how.keys = KeyPlace{folder.file("profile"), nullptr, true};
    return how;
}

void passphrase(benchmark::State& state) {
    require_sodium();
    const Secret words{"một câu dài để đo"};
    const std::string salt = new_salt();
    for (auto _ : state)
        benchmark::DoNotOptimize(key_of_passphrase(words, salt, effort(true)));
}

Uuid add(Store& store, Role role, const std::string& name) {
    const Uuid id = store.new_id(start);
    Profile profile;
    profile.name = name;
    profile.role = role;
    need(store.append(Event{start, 420, id, {}, PersonAdded{profile}, {}}));
    return id;
}

/// From passphrase to open account, with what is written on the way.
void unlock(benchmark::State& state) {
    const Folder folder;
    Store store = need(Store::open(folder.file("monqua.db"), options(folder, true)));
    const Secret words{"một câu dài để đo"};
    need(store.add_account({add(store, Role::hr, "Người đo"), Role::hr, "do", "Người đo", words}, start));
    for (auto _ : state) {
        if (!need(store.unlock("do", words, start)).open)
            std::abort();
        state.PauseTiming();
        store.lock();
        state.ResumeTiming();
    }
}

/// The first list of everybody after signing in, so that every key is opened.
void first_list(benchmark::State& state) {
    const Folder folder;
    Store store = need(Store::open(folder.file("monqua.db"), options(folder, true)));
    const Secret words{"một câu dài để đo"};
    std::vector<Event> events;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        Profile profile;
        profile.name = fmt::format("Người thứ {}", i);
        events.push_back({start, 420, store.new_id(start), {}, PersonAdded{profile}, {}});
    }
    need(store.append(events));
    need(store.add_account({add(store, Role::lead, "Trưởng"), Role::lead, "do", "Trưởng", words}, start));
    for (auto _ : state) {
        state.PauseTiming();
        store.lock();
        if (!need(store.unlock("do", words, start)).open)
            std::abort();
        state.ResumeTiming();
        benchmark::DoNotOptimize(need(store.people()).size());
    }
}

/// The same list once more: keys are known.
void next_list(benchmark::State& state) {
    const Folder folder;
    const bool sealed = state.range(1) != 0;
    Store store = need(Store::open(folder.file("monqua.db"), options(folder, sealed)));
    std::vector<Event> events;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        Profile profile;
        profile.name = fmt::format("Người thứ {}", i);
        events.push_back({start, 420, store.new_id(start), {}, PersonAdded{profile}, {}});
    }
    need(store.append(events));
    for (auto _ : state)
        benchmark::DoNotOptimize(need(store.people()).size());
}

/// A vault of its own, outside a store.
struct Sealing {
    Database database{"", Access::write};
    KeyVault vault;
    Sealing() : vault(database, prepared()) { vault.add_person(context.person, false); }
    SealContext context{Uuid{{1}}, Purpose::evidence, Uuid{{2}}};

private:
    std::shared_ptr<const KeyRing> prepared() {
        database.run(
            "CREATE TABLE key_pair (number INTEGER PRIMARY KEY, kind TEXT, public BLOB, made_ms INTEGER);"
            "CREATE TABLE key_person (person BLOB PRIMARY KEY, candidate INTEGER);"
            "CREATE TABLE person_key (id INTEGER PRIMARY KEY, person BLOB, purpose INTEGER, pair INTEGER);"
            "CREATE TABLE key_wrap (key INTEGER, pair INTEGER, boxed INTEGER, wrap BLOB);"
            "CREATE TABLE account (person BLOB PRIMARY KEY, public BLOB);");
        auto ring = std::make_shared<KeyRing>();
        ring->common = std::make_shared<const LockedKey>(KeyBytes::random().view());
        const auto pair = PairSecret::random();
        ring->pairs.emplace(add_pair(database, PairKind::evidence, pair->public_half(), start), pair);
        database.run("INSERT INTO person_key VALUES (1, zeroblob(16), 3, 0)");
        return ring;
    }
};

void seal_body(benchmark::State& state) {
    Sealing sealing;
    const std::string body(body_bytes, 'b');
    for (auto _ : state)
        benchmark::DoNotOptimize(need(sealing.vault.seal(sealing.context, body)));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(body_bytes));
}

void open_body(benchmark::State& state) {
    Sealing sealing;
    const Sealed sealed = need(sealing.vault.seal(sealing.context, std::string(body_bytes, 'b')));
    for (auto _ : state)
        benchmark::DoNotOptimize(need(sealing.vault.open(sealing.context, sealed)));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(body_bytes));
}

/// 4 KB into blocks that are there already, then fdatasync: what the disk can do at best.
void write_and_sync(benchmark::State& state) {
    constexpr std::size_t page = 4'096;
    constexpr std::size_t pages = 4'096;
    const Folder folder;
    const int file = ::open(folder.file("log").c_str(), O_RDWR | O_CREAT, 0600);
    const std::string block(page, 'x');
    for (std::size_t i = 0; i < pages; ++i)
        if (::pwrite(file, block.data(), page, static_cast<off_t>(i * page)) < 0)
            std::abort();
    if (::fsync(file) != 0)
        std::abort();
    std::size_t at = 0;
    for (auto _ : state) {
        if (::pwrite(file, block.data(), page, static_cast<off_t>(at * page)) < 0 || ::fdatasync(file) != 0)
            std::abort();
        at = (at + 1) % pages;
    }
    ::close(file);
    state.SetItemsProcessed(state.iterations());
}

/// Plays attempts of twelve decisions, one commit each, as the screen does.
class Player {
public:
    /// `audited`: each decision takes a row of the access log with it, in its transaction.
    Player(Store& store, bool audited)
        : store_(store), person_(add(store, Role::trainee, "Người đo")), audited_(audited) {
        for (Content* text : {&scene_, &competency_})
            text->hash = content_hash(text->text);
        begin();
    }
    void decide() {
        now_.unix_ms += 7;
        Decision d;
        d.index = index_++;
        d.node = fmt::format("nut_{}", d.index);
        d.answer = {"b"};
        d.entries = {std::string(150, 'e')};
        d.outcome = "b";
        d.mood_before = 40;
        d.mood_after = 46;
        d.elapsed_ms = 9'300;
        const Event rows[] = {{now_, 420, person_, attempt_, d, {}},
                              {now_, 420, person_, {}, AccessLogged{"standing", {}}, {}}};
        need(store_.append(std::span(rows).first(audited_ ? 2 : 1)));
    }
    [[nodiscard]] bool full() const { return index_ == 12; }
    void next() {
        AttemptFinished result;
        result.ending = "kip";
        need(store_.append(Event{now_, 420, person_, attempt_, result, {}}));
        begin();
    }

private:
    void begin() {
        attempt_ = store_.new_id(now_);
        AttemptStarted e;
        e.scene = "bench";
        e.content = scene_.hash;
        e.competency_content = competency_.hash;
        const Content texts[] = {scene_, competency_};
        const Event event{now_, 420, person_, attempt_, e, {}};
        need(store_.append({&event, 1}, texts));
        index_ = 0;
    }

    Store& store_;
    Content scene_{{}, ContentKind::scene, "bench", 1, std::string(60'000, 's')};
    Content competency_{{}, ContentKind::competency, "A01", 1, std::string(20'000, 'c')};
    Uuid person_;
    bool audited_;
    Uuid attempt_;
    Instant now_ = start;
    int index_ = 0;
};

/// range(0): 1 sealed, 0 plain. Journal row, chained, the decision's row and its attempt's summary; range(1):
/// 1 with a row of the access log too.
void durable_decision(benchmark::State& state) {
    const Folder folder;
    Store store = need(Store::open(folder.file("monqua.db"), options(folder, state.range(0) != 0)));
    Player player(store, state.range(1) != 0);
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

BENCHMARK(passphrase)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(unlock)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(first_list)->Arg(5'000)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);
BENCHMARK(next_list)->Args({5'000, 0})->Args({5'000, 1})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(seal_body);
BENCHMARK(open_body);
BENCHMARK(write_and_sync)->Unit(benchmark::kMicrosecond)->UseRealTime();
BENCHMARK(durable_decision)->ArgsProduct({{0, 1}, {0, 1}})->Unit(benchmark::kMicrosecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
