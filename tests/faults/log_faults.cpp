// The log is cut or rots, after a crash or while a program has it open.
#include "world.h"

#include "store/page_seal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>

using namespace mq::store;

namespace mq::faults {
namespace {

constexpr std::size_t log_header = 32;
constexpr std::size_t frame = 24 + page_bytes;

std::string flipped(std::string bytes, std::size_t at, std::mt19937_64& random) {
    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << pick(random, 8)));
    return bytes;
}

/// What the log held after the damage is gone; how much that is, is told, once, and noted in the journal.
Verdict open_with_log(const std::string& log) {
    const Folder folder;
    folder.take_from(world().crashed);
    write_bytes(folder.file("monqua.db-wal"), log);
    std::int64_t lost = 0;
    {
        const Store store = need(Store::open(folder.file(), quiet()));
        lost = store.opened().lost_writes;
        const std::int64_t kept = rows_of(store) - (lost > 0 ? 1 : 0);
        must_hold(lost == world().crashed_rows - kept,
                  fmt::format("{} rows are gone, {} told", world().crashed_rows - kept, lost));
        must_hold(lost == 0 || !store.opened().warning.empty(), "nothing is said");
    }
    must_hold(need(Store::open(folder.file(), quiet())).opened().lost_writes == 0, "told twice");
    must_be_sound(folder.file());
    return lost > 0 ? Verdict::detected : Verdict::harmless;
}

/// A running program's log rots: whoever reads it then gets the truth or an error.
Verdict rot_in_use(std::mt19937_64& random) {
    const Folder folder;
    folder.take_from(world().crashed);
    const Store first = need(Store::open(folder.file(), quiet())); // keeps the log's index alive
    static_cast<void>(rows_of(first));
    const std::string log = bytes_of(folder.file("monqua.db-wal"));
    must_hold(log.size() > log_header + frame, "the log is empty");
    const std::size_t newest = std::min(log.size() - log_header, 12 * frame); // older ones are seldom read
    const std::size_t at = log.size() - 1 - pick(random, newest);
    const char changed = flipped(log, at, random)[at];
    const int file = ::open(folder.file("monqua.db-wal").c_str(), O_WRONLY | O_CLOEXEC);
    const bool written = ::pwrite(file, &changed, 1, static_cast<off_t>(at)) == 1;
    ::close(file);
    must_hold(written, "the test can't write");
    const auto second = Store::open(folder.file(), looking());
    if (!second)
        return Verdict::detected;
    const int troubles = compare_answers(world().crashed_answers, all_answers(*second, world().known));
    return troubles > 0 ? Verdict::detected : Verdict::harmless;
}

} // namespace

void log_faults(Campaign& campaign) {
    const auto log = [] { return bytes_of(world().crashed.file("monqua.db-wal")); };
    campaign.each("log cut", 50 * campaign.scale(), [&](int, std::mt19937_64& random) {
        const std::string whole = log();
        return open_with_log(whole.substr(0, pick(random, whole.size())));
    });
    campaign.each("log: one bit, after a crash", 50 * campaign.scale(), [&](int, std::mt19937_64& random) {
        const std::string whole = log();
        return open_with_log(flipped(whole, pick(random, whole.size()), random));
    });
    campaign.each("log: one bit, in use", 30 * campaign.scale(),
                  [](int, std::mt19937_64& random) { return rot_in_use(random); });
}

} // namespace mq::faults
