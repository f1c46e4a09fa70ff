// What a backup costs who is at work meanwhile: frames sixty times a second, each with a few milliseconds of
// drawing, and every sixth with a durable write, as a click makes one. First with nothing else going on, then
// during a backup, then while the same file is copied plainly. All in one run, on one database.
//
//   bench_backup FOLDER [MEGABYTES]

#include "store/backups.h"
#include "store/store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

using namespace mq;
using namespace mq::store;
using Steady = std::chrono::steady_clock;

namespace {

namespace fs = std::filesystem;

template <class T>
T need(Result<T> value) {
    if (!value) {
        std::fprintf(stderr, "%s (%s)\n", value.error().message.c_str(), value.error().detail.c_str());
        std::exit(1);
    }
    return std::move(*value);
}

double ms_since(Steady::time_point start) {
    return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
}

Instant now() {
    return SystemClock().now();
}

struct Someone {
    Uuid person;
    Uuid attempt;
    int decisions = 0;
};

Event event_of(const Someone& who, Payload what) {
    return {now(), 7 * 60, who.person, who.attempt, std::move(what), std::nullopt};
}

Decision reply(int index, std::size_t letters) {
    Decision d;
    d.index = index;
    d.node = fmt::format("n{}", index);
    d.answer = {std::string(letters, static_cast<char>('a' + index % 26))};
    d.outcome = "b";
    d.mood_before = 30;
    d.mood_after = 40;
    d.elapsed_ms = 8'000;
    return d;
}

Someone begin(Store& store) {
    Someone who{store.new_id(now()), store.new_id(now())};
    Profile profile;
    profile.name = "Trần Minh Khôi";
    Content scene{{}, ContentKind::scene, "chu-ky-so-cham", 1, "scene: 1\n"};
    scene.hash = content_hash(scene.text);
    AttemptStarted started;
    started.scene = scene.id;
    started.content = scene.hash;
    started.competency_content = scene.hash;
    started.competency_version = "A01-1";
    started.scoring_version = "A01-M-1";
    started.difficulty = 3;
    const std::vector<Event> first{{now(), 7 * 60, who.person, {}, PersonAdded{profile}, std::nullopt},
                                   event_of(who, started)};
    static_cast<void>(need(store.append(first, {&scene, 1})));
    return who;
}

void fill(Store& store, const fs::path& file, std::uintmax_t bytes) {
    constexpr int rows_at_once = 50;
    constexpr std::size_t letters = 16'000; // long replies: the file is full sooner
    while (fs::file_size(file) < bytes) {
        Someone who = begin(store);
        for (int batch = 0; batch < 20; ++batch) {
            std::vector<Event> events;
            for (int i = 0; i < rows_at_once; ++i)
                events.push_back(event_of(who, reply(who.decisions++, letters)));
            static_cast<void>(need(store.append(events)));
        }
    }
}

struct Seen {
    std::vector<double> frames; ///< milliseconds from when a frame was due to its end
    std::vector<double> writes;
};

double share(std::vector<double> values, double part) {
    if (values.empty())
        return 0.0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(part * double(values.size())))];
}

/// Frames until `done`, at least for two seconds.
Seen frames_until(Store& store, Someone& who, const std::atomic<bool>& done) {
    constexpr std::chrono::microseconds between{16'667};
    constexpr double drawing_ms = 3.0;
    Seen seen;
    volatile double drawn = 0.0;
    const auto begun = Steady::now();
    auto due = begun;
    for (int frame = 0; !done || ms_since(begun) < 2'000.0; ++frame) {
        const auto start = Steady::now();
        while (ms_since(start) < drawing_ms)
            drawn = drawn + 1.0;
        if (frame % 6 == 0) {
            const auto writing = Steady::now();
            static_cast<void>(need(store.append(event_of(who, reply(who.decisions++, 200)))));
            seen.writes.push_back(ms_since(writing));
        }
        seen.frames.push_back(ms_since(due));
        due = std::max(due + between, Steady::now());
        std::this_thread::sleep_until(due);
    }
    return seen;
}

void print(const char* what, double seconds, const Seen& seen) {
    std::printf(
        "%-22s %8.2f s  frames %5zu  median %6.2f  p99 %6.2f  longest %7.2f ms   writes p50 %6.2f  "
        "p99 %6.2f  longest %7.2f ms\n",
        what, seconds, seen.frames.size(), share(seen.frames, 0.5), share(seen.frames, 0.99),
        share(seen.frames, 1.0), share(seen.writes, 0.5), share(seen.writes, 0.99), share(seen.writes, 1.0));
}

/// As the application's own backups run.
void step_back() {
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 10));
    static_cast<void>(::syscall(SYS_ioprio_set, 1, 0, 3 << 13));
}

void plain_copy(const fs::path& from, const fs::path& to) {
    fs::copy_file(from, to, fs::copy_options::overwrite_existing);
    const int file = ::open(to.c_str(), O_RDONLY | O_CLOEXEC);
    static_cast<void>(::fsync(file));
    ::close(file);
}

template <class Work>
double beside_frames(const char* what, Store& store, Someone& who, Work&& work) {
    std::atomic<bool> done = false;
    double seconds = 0.0;
    std::thread worker([&] {
        const auto start = Steady::now();
        work();
        seconds = ms_since(start) / 1'000.0;
        done = true;
    });
    const Seen seen = frames_until(store, who, done);
    worker.join();
    print(what, seconds, seen);
    return seconds;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr, "bench_backup FOLDER [MEGABYTES]\n");
        return 2;
    }
    const fs::path file = fs::path(arguments[1]) / "bench.db";
    const auto megabytes = static_cast<std::uintmax_t>(count > 2 ? std::atoi(arguments[2]) : 1'000);
    Store store = need(Store::open(file));
    fill(store, file, megabytes << 20U);
    Someone who = begin(store);
    std::printf("%ju MB\n", fs::file_size(file) >> 20U);
    beside_frames("nothing else", store, who, [] { std::this_thread::sleep_for(std::chrono::seconds(20)); });
    double backup_s = 0.0;
    double copy_s = 0.0;
    for (int round = 0; round < 3; ++round) {
        copy_s += beside_frames("plain copy, synced", store, who,
                                [&] { plain_copy(file, fs::path(arguments[1]) / "copy.db"); });
        fs::remove(fs::path(arguments[1]) / "copy.db");
        backup_s += beside_frames("backup, checked", store, who, [&] {
            step_back();
            // The one before goes meanwhile, as it does by the rotation.
            constexpr RotationRule only_the_newest{0, 0, 0, 0};
            static_cast<void>(need(back_up_and_rotate(file, BackupKind::hourly, now(), {}, only_the_newest)));
        });
    }
    std::printf("backup / plain copy: %.2f × as long\n", backup_s / copy_s);
    const auto alone = Steady::now();
    const auto made = need(back_up_and_rotate(file, BackupKind::hourly, now()));
    std::printf("backup with nothing else: %.2f s\n", ms_since(alone) / 1'000.0);
    fs::remove(made.path);
    const auto copied = Steady::now();
    plain_copy(file, fs::path(arguments[1]) / "copy.db");
    std::printf("plain copy with nothing else: %.2f s\n", ms_since(copied) / 1'000.0);
    return 0;
}
