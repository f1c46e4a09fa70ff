// The program is killed, or the power goes and takes what was not synced.
#include "fault_vfs.h"
#include "world.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <thread>

using namespace mq::store;

namespace mq::faults {
namespace {

/// What was acknowledged, as the person saw it.
struct Acknowledged {
    std::int64_t rows = 0;
};

void work_on(Store& store, int steps, Acknowledged& so_far) {
    const Player& player = world().player;
    for (int i = 0; i < steps; ++i) {
        if (i % 5 == 4)
            need(store.save_draft(player.attempt, draft_of_reflection, fmt::format("Nháp {}", i), {}));
        else
            so_far.rows = need(store.append(player.next(store))).last_seq;
    }
}

/// The rows that were acknowledged are there as they were written; more may be.
void must_have(const fs::path& path, std::int64_t rows, const std::vector<RecordedEvent>& written) {
    {
        const Store store = need(Store::open(path, quiet()));
        must_hold(store.opened().lost_writes == 0, "rows are told as lost");
        const auto found = need(store.events_after(0, 1'000'000));
        must_hold(static_cast<std::int64_t>(found.size()) >= rows, "an acknowledged row is gone");
        for (std::size_t i = 0; i < found.size(); ++i)
            must_hold(
                i < written.size() && found[i].id == written[i].id && found[i].event == written[i].event,
                "a row is not as it was written");
    }
    must_be_sound(path);
}

/// The power goes before operation `cut_at` of some work and of closing; what is left is opened.
Verdict cut_power_at_work(std::mt19937_64& random) {
    const Folder running;
    const Folder left;
    running.take_from(pick(random, 2) == 0 ? world().closed : world().crashed);
    Acknowledged so_far{};
    std::int64_t known_at_cut = -1;
    std::vector<RecordedEvent> written;
    const bool counted = pick(random, 2) == 0;
    const auto cut = [&] {
        if (known_at_cut >= 0)
            return;
        known_at_cut = so_far.rows;
        leave_after_power_cut(left.path(), random);
        if (counted) // the counter is not synced: it may be as it was long ago
            fs::copy_file(running.file("monqua.db-count"), left.file("monqua.db-count"));
    };
    record_writes(running.file());
    arm({0, false, -1, 1 + static_cast<std::int64_t>(pick(random, 400)), cut});
    {
        Store store = need(Store::open(running.file(), quiet()));
        so_far.rows = rows_of(store);
        work_on(store, 4 + static_cast<int>(pick(random, 30)), so_far);
        written = need(store.events_after(0, 1'000'000));
    }
    cut(); // after all of it, where it was shorter
    disarm();
    forget_writes();
    must_have(left.file(), known_at_cut, written);
    return Verdict::harmless;
}

/// The same while an older file is brought forward and its pages are sealed.
Verdict cut_power_in_migration(std::mt19937_64& random) {
    const Folder running;
    const Folder left;
    running.take_from(world().older);
    bool done = false;
    const auto cut = [&] {
        if (!std::exchange(done, true))
            leave_after_power_cut(left.path(), random);
    };
    record_writes(running.file());
    arm({0, false, -1, 1 + static_cast<std::int64_t>(pick(random, 1'500)), cut});
    static_cast<void>(need(Store::open(running.file(), quiet())));
    cut();
    disarm();
    forget_writes();
    must_be_whole(left.file(), world().older_known, world().older_answers);
    return Verdict::harmless;
}

/// Runs `work` in a child that is killed some time after its first word, or after it began where it says
/// none. The last number it said.
std::int64_t run_and_kill(const std::function<void(int pipe)>& work, bool wait,
                          std::chrono::microseconds after) {
    int ends[2] = {-1, -1};
    must_hold(::pipe(ends) == 0, "no pipe");
    const pid_t child = ::fork();
    must_hold(child >= 0, "no child");
    if (child == 0) {
        ::close(ends[0]);
        try {
            work(ends[1]);
            ::kill(::getpid(), SIGKILL);
        } catch (...) {
        }
        ::_exit(1);
    }
    ::close(ends[1]);
    std::int64_t last = 0;
    std::int64_t next = 0;
    if (wait && ::read(ends[0], &next, sizeof next) == sizeof next)
        last = next;
    std::this_thread::sleep_for(after);
    static_cast<void>(::kill(child, SIGKILL));
    int status = 0;
    must_hold(::waitpid(child, &status, 0) == child && WIFSIGNALED(status), "the child failed by itself");
    while (::read(ends[0], &next, sizeof next) == sizeof next)
        last = next;
    ::close(ends[0]);
    return last;
}

std::chrono::microseconds moment(std::mt19937_64& random, std::size_t most) {
    return std::chrono::microseconds(pick(random, most));
}

Verdict kill_at_work(std::mt19937_64& random) {
    const Folder folder;
    folder.take_from(world().closed);
    const auto work = [&](int pipe) {
        Store store = need(Store::open(folder.file(), quiet()));
        for (;;) {
            const std::int64_t seq = need(store.append(world().player.next(store))).last_seq;
            if (::write(pipe, &seq, sizeof seq) < 0)
                return;
        }
    };
    const std::int64_t acknowledged = run_and_kill(work, true, moment(random, 60'000));
    {
        const Store store = need(Store::open(folder.file(), quiet()));
        must_hold(store.opened().lost_writes == 0, "rows are told as lost");
        must_hold(rows_of(store) >= acknowledged, "an acknowledged row is gone");
        must_hold(rows_of(store) <= acknowledged + 1, "more rows than were begun");
        must_hold(need(store.attempt(world().player.attempt))->decisions ==
                      static_cast<int>(need(store.decisions(world().player.attempt)).size()),
                  "the attempt doesn't go on where it was");
    }
    must_be_sound(folder.file());
    return Verdict::harmless;
}

Verdict kill_in_migration(std::mt19937_64& random) {
    const Folder folder;
    folder.take_from(world().older);
    const auto work = [&](int) { static_cast<void>(need(Store::open(folder.file(), quiet()))); };
    static_cast<void>(run_and_kill(work, false, moment(random, 60'000)));
    must_be_whole(folder.file(), world().older_known, world().older_answers);
    return Verdict::harmless;
}

} // namespace

void power_faults(Campaign& campaign) {
    const auto add = [&](const char* name, int runs, Verdict (*one)(std::mt19937_64&)) {
        campaign.each(name, runs * campaign.scale(),
                      [one](int, std::mt19937_64& random) { return one(random); });
    };
    add("kill -9 at work", 50, kill_at_work);
    add("kill -9 while an older file is sealed", 10, kill_in_migration);
    add("power cut at work, unsynced writes dropped", 200, cut_power_at_work);
    add("power cut while an older file is sealed", 20, cut_power_in_migration);
}

} // namespace mq::faults
