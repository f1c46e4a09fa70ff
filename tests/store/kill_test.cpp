#include "fixture.h"

#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <thread>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

/// Decides on and on, undoing now and then, and writes each acknowledged row's number to `pipe`.
int work_until_killed(const fs::path& path, const Uuid& person, const Uuid& attempt, int pipe) {
    auto store = Store::open(path, quiet_options());
    if (!store)
        return 1;
    const auto row = store->attempt(attempt);
    int index = row && *row ? (*row)->decisions : -1;
    if (index < 0)
        return 2;
    for (;;) {
        const bool undo = index > 5 && index % 7 == 0;
        const auto written = store->append(undo ? event(person, attempt, Undone{index - 2})
                                                : event(person, attempt, decision(index)));
        if (!written)
            return 3;
        index = undo ? index - 2 : index + 1;
        if (undo) {
            Decision again = decision(index);
            again.undone_before = true;
            const auto redone = store->append(event(person, attempt, again));
            if (!redone)
                return 4;
            const auto more = store->append(event(person, attempt, decision(index + 1)));
            const auto third = store->append(event(person, attempt, decision(index + 2)));
            if (!more || !third)
                return 5;
            index += 3;
            if (::write(pipe, &third->last_seq, sizeof third->last_seq) < 0)
                return 6;
            continue;
        }
        if (::write(pipe, &written->last_seq, sizeof written->last_seq) < 0)
            return 6;
    }
}

/// Starts the work, kills it after `after`, and gives the last number it was told.
std::int64_t run_and_kill(const fs::path& path, const Uuid& person, const Uuid& attempt,
                          std::chrono::microseconds after) {
    int ends[2] = {-1, -1};
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        ::_exit(work_until_killed(path, person, attempt, ends[1]));
    }
    ::close(ends[1]);
    std::int64_t acknowledged = 0;
    REQUIRE(::read(ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged); // it is at work
    std::this_thread::sleep_for(after);
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    std::int64_t next = 0;
    while (::read(ends[0], &next, sizeof next) == sizeof next)
        acknowledged = next;
    ::close(ends[0]);
    return acknowledged;
}

} // namespace

TEST_CASE("kill -9 at any moment of the very first start leaves a file that opens") {
    const auto seed = static_cast<std::uint32_t>(entropy_seed());
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> moment(0, 9'000); // µs
    for (int i = 0; i < 30; ++i) {
        CAPTURE(i);
        const TempFolder folder;
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            auto store = Store::open(folder.file(), quiet_options());
            ::_exit(store ? ::kill(::getpid(), SIGKILL) : 1);
        }
        std::this_thread::sleep_for(std::chrono::microseconds(moment(random)));
        static_cast<void>(::kill(child, SIGKILL));
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        Store store = open_store(folder.file());
        static_cast<void>(add_person(store));
        CHECK(store.opened().lost_writes == 0);
        CHECK(need(check(folder.file())).findings.empty());
    }
}

TEST_CASE("kill -9 at any moment loses no acknowledged decision, and the attempt goes on") {
    const TempFolder folder;
    Uuid person;
    Uuid attempt;
    {
        Store store = open_store(folder.file());
        person = add_person(store);
        attempt = start_attempt(store, person);
    }
    const char* asked = std::getenv("MONQUA_KILLS");
    const int kills = asked != nullptr ? std::atoi(asked) : 20;
    const auto seed = static_cast<std::uint32_t>(entropy_seed());
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> moment(0, 12'000); // µs
    for (int i = 0; i < kills; ++i) {
        CAPTURE(i);
        const auto acknowledged =
            run_and_kill(folder.file(), person, attempt, std::chrono::microseconds(moment(random)));
        Store store = open_store(folder.file());
        const auto newest = need(store.events_after(acknowledged - 1, 10));
        REQUIRE_FALSE(newest.empty());
        CHECK(newest.front().seq == acknowledged);
        CHECK(newest.size() <= 5); // itself, and at most the four of an undo that were under way
        CHECK(store.opened().lost_writes == 0);
        REQUIRE(need(store.unfinished(person)).size() == 1);
        CHECK(need(store.unfinished(person)).front().id == attempt);
        CHECK(static_cast<int>(need(store.decisions(attempt)).size()) ==
              need(store.attempt(attempt))->decisions);
        const auto report = need(check(folder.file()));
        CHECK(report.sound());
        CHECK(report.findings.empty());
    }
}
