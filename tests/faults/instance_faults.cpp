// Two programs at one file, locks left behind, and clocks that go wrong.
#include "world.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <csignal>

using namespace mq::store;

namespace mq::faults {
namespace {

/// Another program that has the file open until this goes; it is killed then.
class Other {
public:
    explicit Other(const fs::path& path) {
        int ends[2] = {-1, -1};
        must_hold(::pipe(ends) == 0, "no pipe");
        child_ = ::fork();
        must_hold(child_ >= 0, "no child");
        if (child_ == 0) {
            ::close(ends[0]);
            const auto store = Store::open(path, quiet());
            const char good = store ? 1 : 0;
            static_cast<void>(::write(ends[1], &good, 1) < 0);
            while (good != 0)
                ::pause();
            ::_exit(1);
        }
        ::close(ends[1]);
        char good = 0;
        opened = ::read(ends[0], &good, 1) == 1 && good != 0;
        ::close(ends[0]);
    }
    Other(const Other&) = delete;
    Other& operator=(const Other&) = delete;
    ~Other() {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    [[nodiscard]] pid_t pid() const { return child_; }
    bool opened = false;

private:
    pid_t child_ = -1;
};

fs::path lock_of(const Folder& folder) {
    for (const auto& entry : fs::directory_iterator(folder.path()))
        if (entry.path().string().find("lock") != std::string::npos)
            return entry.path();
    throw Failure("there is no lock");
}

/// The second is told who has it, and may look on; when the first is killed, it may work.
Verdict two_programs(int, std::mt19937_64& random) {
    const Folder folder;
    const bool crashed = pick(random, 2) == 0;
    folder.take_from(crashed ? world().crashed : world().closed);
    const auto& truth = crashed ? world().crashed_answers : world().answers;
    {
        const Other other(folder.file());
        must_hold(other.opened, "the first can't open");
        const auto second = Store::open(folder.file(), quiet());
        must_hold(!second && second.error().kind == ErrorKind::busy, "two may write");
        must_hold(second.error().detail.find(fmt::format("pid={}", other.pid())) != std::string::npos &&
                      second.error().message.find("chỉ xem") != std::string::npos,
                  "isn't told who has it: " + second.error().message);
        const Store looking_on = need(Store::open(folder.file(), looking()));
        must_hold(compare_answers(truth, all_answers(looking_on, world().known)) == 0, "can't be looked at");
    }
    must_be_whole(folder.file(), world().known, truth);
    return Verdict::detected;
}

/// A lock that nobody holds is no lock, whatever stands in it.
Verdict stale_lock(int run, std::mt19937_64& random) {
    const Folder folder;
    folder.take_from(world().closed);
    fs::path lock;
    {
        const Store first = need(Store::open(folder.file(), quiet()));
        lock = lock_of(folder);
    }
    std::string host(256, '\0');
    must_hold(::gethostname(host.data(), host.size()) == 0, "no name");
    const std::array<std::string, 8> left{"",
                                          fmt::format("{} {}\n", ::getpid(), host.c_str()),
                                          fmt::format("{} {}\n", 1 + pick(random, 30'000), host.c_str()),
                                          fmt::format("{} may-khac\n", 1 + pick(random, 30'000)),
                                          "-1 x\n",
                                          "99999999999999999999999 \n",
                                          std::string(1'000'000, '\xFF'),
                                          std::string(600, '\0')};
    write_bytes(lock, left.at(static_cast<std::size_t>(run) % left.size()));
    must_be_whole(folder.file(), world().known, world().answers);
    must_hold(!fs::exists(lock), "the lock is left behind");
    return Verdict::harmless;
}

// --- clocks

constexpr std::int64_t hour_ms = 3'600'000;

std::int64_t wrong_time(std::int64_t now, std::mt19937_64& random) {
    constexpr std::int64_t end_of_32_bits = 2'147'483'648'000; // 2038-01-19
    const std::array<std::int64_t, 8> times{now - hour_ms,
                                            now - 24 * hour_ms,
                                            0,
                                            end_of_32_bits - 1,
                                            end_of_32_bits + 1,
                                            now + 1,
                                            4'102'444'800'000, // 2100
                                            now - 1};
    return times.at(pick(random, times.size()));
}

/// What happened is kept in the order in which it happened, whatever the clock said.
Verdict wrong_clock(int, std::mt19937_64& random) {
    const Folder folder;
    folder.take_from(world().closed);
    const Player& player = world().player;
    std::vector<std::int64_t> times;
    std::vector<std::string> begun;
    OpenOptions options = quiet();
    options.watch_clock = true;
    for (int session = 0; session < 3; ++session) { // closed and opened under another time
        options.now = Instant{wrong_time(options.now->unix_ms, random)};
        Store store = need(Store::open(folder.file(), options));
        must_hold(store.opened().lost_writes == 0, "the clock is taken for a loss");
        for (int i = 0; i < 6; ++i) {
            Event event = player.next(store);
            event.at = Instant{times.emplace_back(wrong_time(1'764'100'000'000, random))};
            need(store.append(event));
        }
    }
    {
        const Store store = need(Store::open(folder.file(), options));
        int noted = 0;
        std::int64_t newest = 0;
        bool back = false;
        for (const RecordedEvent& row : need(store.events_after(world().rows, 1'000'000))) {
            noted += std::holds_alternative<ClockWentBack>(row.event.what) ? 1 : 0;
            back = back || row.event.at.unix_ms < newest - hour_ms / 2;
            newest = row.event.at.unix_ms;
        }
        must_hold(!back || noted > 0, "a clock that went back isn't noted");
        const auto rows = need(store.events_of(player.attempt));
        must_hold(rows.size() >= times.size(), "rows are gone");
        for (std::size_t i = 0; i < times.size(); ++i)
            must_hold(rows[rows.size() - times.size() + i].event.at.unix_ms == times[i], "another order");
        for (std::size_t i = 1; i < rows.size(); ++i)
            must_hold(rows[i].seq > rows[i - 1].seq, "not in the order of writing");
        const auto line = need(store.decisions(player.attempt));
        for (std::size_t i = 0; i < line.size(); ++i)
            must_hold(line[i].decision.index == static_cast<int>(i) && line[i].decision.elapsed_ms >= 0,
                      "a decision at another's place, or of negative duration");
    }
    must_be_sound(folder.file());
    return Verdict::harmless;
}

} // namespace

void instance_faults(Campaign& campaign) {
    campaign.each("two programs at one file", 10 * campaign.scale(), two_programs);
    campaign.each("a lock left behind", 10 * campaign.scale(), stale_lock);
    campaign.each("clock back an hour, a day, to 1970; 2038", 50 * campaign.scale(), wrong_clock);
}

} // namespace mq::faults
