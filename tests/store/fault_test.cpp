#include "fixture.h"

#include <sys/resource.h>
#include <unistd.h>
#include <csignal>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

/// While it lives, no file of this process grows beyond `bytes`: the disk is full.
class FullDisk {
public:
    explicit FullDisk(std::uintmax_t bytes) {
        ::signal(SIGXFSZ, SIG_IGN);
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
        const rlimit small{static_cast<rlim_t>(bytes), before_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        ::signal(SIGXFSZ, SIG_DFL);
    }

private:
    rlimit before_{};
};

/// A copy of the file, its log and its counter as a power cut at this moment would leave them.
void copy_running(const fs::path& from, const fs::path& to) {
    for (const char* suffix : {"", "-wal", "-count"})
        fs::copy_file(from.string() + suffix, to.string() + suffix, fs::copy_options::overwrite_existing);
}

/// Opens a file whose log was hurt: what is missing is told, noted in the journal, and all the rest is whole.
std::int64_t lost_and_told(const fs::path& path, std::int64_t acknowledged) {
    std::int64_t lost = 0;
    {
        const Store store = open_store(path);
        lost = store.opened().lost_writes;
        const auto left = need(store.events_after(0, 100));
        const auto kept = static_cast<std::int64_t>(left.size()) - (lost > 0 ? 1 : 0);
        CHECK(lost == acknowledged - kept);
        if (lost > 0) {
            CHECK(store.opened().warning.find(std::to_string(lost) + " lần ghi") != std::string::npos);
            CHECK(left.back().event.what == Payload(WritesLost{acknowledged, kept}));
            CHECK(left.back().device_seq == 1); // of a new device: the lost numbers are not used twice
        }
    }
    CHECK(open_store(path).opened().lost_writes == 0); // told once
    const auto report = need(check(path));
    CHECK(report.sound());
    CHECK(report.findings.size() == (lost > 0 ? 1 : 0)); // and it stays on record
    return lost;
}

} // namespace

TEST_CASE("a full disk keeps what was there, says so, and the same write works when there is space") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid attempt = start_attempt(store, person);
    const auto wal = fs::file_size(folder.file("monqua.db-wal"));
    for (int index = 0; index < 40; ++index) {
        CAPTURE(index);
        const auto rows = need(store.events_after(0, 1'000)).size();
        const auto version = store.data_version();
        const Event next = event(person, attempt, decision(index));
        {
            // Room for none, one, two … pages of the log and some bytes: it breaks off at every point of the
            // write.
            const FullDisk full(wal + static_cast<std::uintmax_t>(index) * 1'111U);
            const auto failed = store.append(next);
            if (failed)
                continue;
            INFO(failed.error().message, failed.error().detail);
            CHECK(failed.error().kind == ErrorKind::io);
            CHECK(failed.error().message.find("ổ đĩa đã đầy") != std::string::npos);
            CHECK(need(store.events_after(0, 1'000)).size() == rows); // reading goes on
            CHECK(store.data_version() == version);
            CHECK(static_cast<int>(need(store.decisions(attempt)).size()) == index);
        }
        need(store.append(next));
        CHECK(static_cast<int>(need(store.decisions(attempt)).size()) == index + 1);
    }
    CHECK(need(check(folder.file())).findings.empty());
}

TEST_CASE("a backup that finds no space leaves the older one in place") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    need(store.backup_to(folder.file("backup.db")));
    const std::string older = read_bytes(folder.file("backup.db"));
    static_cast<void>(start_attempt(store, person));
    {
        const FullDisk full(20'000);
        const auto failed = store.backup_to(folder.file("backup.db"));
        REQUIRE_FALSE(failed.has_value());
        CHECK(failed.error().kind == ErrorKind::io);
    }
    CHECK(read_bytes(folder.file("backup.db")) == older);
    for (const auto& entry : fs::directory_iterator(folder.path()))
        CHECK(entry.path().string().find(".part-") == std::string::npos);
    need(store.backup_to(folder.file("backup.db")));
    CHECK(read_bytes(folder.file("backup.db")) != older);
}

TEST_CASE("a log that was cut or flipped opens, and every lost row is told") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid attempt = start_attempt(store, person);
    for (int i = 0; i < 12; ++i)
        need(store.append(event(person, attempt, decision(i))));
    const auto acknowledged = static_cast<std::int64_t>(need(store.events_after(0, 100)).size());
    const std::string log = read_bytes(folder.file("monqua.db-wal"));
    int that_lost = 0;
    const auto with_log = [&](const std::string& bytes) {
        copy_running(folder.file(), folder.file("hurt.db"));
        write_bytes(folder.file("hurt.db-wal"), bytes);
        that_lost += lost_and_told(folder.file("hurt.db"), acknowledged) > 0 ? 1 : 0;
    };
    for (std::size_t bytes = 0; bytes < log.size(); bytes += 16'384) {
        CAPTURE(bytes);
        with_log(log.substr(0, bytes));
    }
    CHECK(that_lost >= 15);
    that_lost = 0;
    for (std::size_t at = 5; at < log.size(); at += 9'001) {
        CAPTURE(at);
        std::string flipped = log;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
        with_log(flipped);
    }
    CHECK(that_lost >= 25);
}

TEST_CASE("an older copy put over the file is told as well, looking only included") {
    const TempFolder folder;
    {
        Store store = open_store(folder.file());
        static_cast<void>(add_person(store, "Một"));
        need(store.backup_to(folder.file("backup.db")));
        static_cast<void>(add_person(store, "Hai"));
        static_cast<void>(add_person(store, "Ba"));
    }
    fs::copy_file(folder.file("backup.db"), folder.file(), fs::copy_options::overwrite_existing);
    CHECK_FALSE(need(check(folder.file())).sound());
    OpenOptions look = quiet_options();
    look.read_only = true;
    CHECK(open_store(folder.file(), look).opened().lost_writes == 2);
    CHECK(open_store(folder.file()).opened().lost_writes == 2);
    CHECK(open_store(folder.file()).opened().lost_writes == 0);
}

TEST_CASE("a counter that is torn, missing or of another database raises no false alarm") {
    const TempFolder folder;
    {
        Store store = open_store(folder.file());
        static_cast<void>(add_person(store));
        Store other = open_store(folder.file("other.db"), [] {
            OpenOptions o = quiet_options();
            o.id_seed = 3;
            return o;
        }());
        for (int i = 0; i < 9; ++i)
            static_cast<void>(add_person(other));
    }
    const fs::path counter = folder.file("monqua.db-count");
    const std::string whole = read_bytes(counter);
    std::string flipped = whole;
    flipped[50] = flipped[50] == '9' ? '8' : '9';
    for (const std::string& bytes : {std::string(), whole.substr(0, 20), flipped, std::string(64, '\0'),
                                     read_bytes(folder.file("other.db-count"))}) {
        write_bytes(counter, bytes);
        CHECK(open_store(folder.file()).opened().lost_writes == 0);
        CHECK(read_bytes(counter) == whole); // and it counts again
    }
    fs::remove(counter);
    CHECK(open_store(folder.file()).opened().lost_writes == 0);
    CHECK(read_bytes(counter) == whole);
}
