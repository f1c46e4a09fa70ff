#include "backups_fixture.h"

#include <sys/wait.h>
#include <algorithm>
#include <random>
#include <thread>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

TEST_CASE("a comparison says what a backup lacks, by kind, also of a damaged file") {
    const TempFolder folder;
    make_database(folder.file(), 100);
    auto entry = BackupEntry{back_up(folder.file(), noon).path, noon, BackupKind::hourly, 0, -1};
    decide_more(folder.file(), 4);
    {
        Store store = open_store(folder.file());
        static_cast<void>(add_person(store, "Lê Thị Hoa"));
    }
    const auto compared = need(compare_with_backup(folder.file(), entry.path));
    CHECK(compared.sound);
    CHECK(compared.problem.empty());
    CHECK(compared.same_database);
    CHECK(compared.rows == 102);
    CHECK(compared.rows_now == 107);
    CHECK(compared.lacks == 5);
    CHECK(compared.lacks_by_kind ==
          std::map<std::string, std::int64_t>{{"decision", 4}, {"person_added", 1}});
    CHECK(compared.newest == noon);
    CHECK(compared.backup.kind == BackupKind::hourly);
    CHECK(compared.backup.last_seq == 102);
    CHECK(need(rows_lacking(folder.file(), entry)) == 5);
    CHECK(entry.last_seq == 102);

    damage(folder.file()); // the counter beside it still knows
    const auto damaged = need(compare_with_backup(folder.file(), entry.path));
    CHECK(damaged.sound);
    CHECK_FALSE(damaged.rows_now.has_value());
    CHECK(damaged.lacks == 5);
    CHECK(damaged.lacks_by_kind.empty());
    CHECK(damaged.same_database);

    damage(entry.path);
    const auto neither = need(compare_with_backup(folder.file(), entry.path));
    CHECK_FALSE(neither.sound);
    CHECK_FALSE(neither.problem.empty());
    CHECK_FALSE(compare_with_backup(folder.file(), folder.file("none.db")).has_value());
}

TEST_CASE("another database's backup is told as such") {
    const TempFolder folder;
    make_database(folder.file(), 3);
    OpenOptions other = quiet_options();
    other.id_seed = 7;
    {
        Store store = open_store(folder.file("other.db"), other);
        static_cast<void>(add_person(store));
    }
    const auto compared = need(compare_with_backup(folder.file(), folder.file("other.db")));
    CHECK(compared.sound);
    CHECK_FALSE(compared.same_database);
    CHECK(compared.lacks == 5);
}

TEST_CASE("restore puts the backup in place, keeps the replaced file whole, and raises no alarm") {
    const TempFolder folder;
    make_database(folder.file(), 3);
    const auto backup = back_up(folder.file(), noon);
    decide_more(folder.file(), 4);
    Uuid device_before;
    {
        Store store = open_store(folder.file());
        device_before = store.device();
        need(store.set_setting("theme", "dark"));
        const auto held = restore(folder.file(), backup.path, noon); // it is open
        REQUIRE_FALSE(held.has_value());
        CHECK(held.error().kind == ErrorKind::busy);
    }
    double last = 0.0;
    const auto report = need(restore(folder.file(), backup.path, after(hour_ms), [&](double share) {
        CHECK(share >= last);
        CHECK(share <= 1.0);
        last = share;
        return true;
    }));
    CHECK(report.lost_rows == 4);
    CHECK(report.backup_seq == 5);
    CHECK(report.kept == folder.path() / "backups" / "monqua-20251121T054000Z-replaced.db");
    CHECK(rows_in(report.kept) == 9);
    CHECK(need(info(report.kept)).counted == 9);
    CHECK(need(check(report.kept)).sound());
    {
        Store store = open_store(folder.file());
        CHECK(store.opened().lost_writes == 0);
        CHECK(store.opened().warning.empty());
        CHECK(need(store.events_after(0, 100)).size() == 5);
        CHECK_FALSE(need(store.setting("theme")).has_value());
        const auto told = read_restored(need(store.setting(restored_setting)).value_or(""));
        REQUIRE(told.has_value());
        CHECK(*told == DataRestored{5, 4});
        CHECK(store.device() != device_before); // the lost rows' numbers are not used twice
    }
    decide_more(folder.file(), 1);
    CHECK(need(check(folder.file())).findings.empty());

    // The way back: what was replaced is listed, and is itself a backup.
    const auto listed = need(list_backups(folder.file()));
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].path == report.kept);
    CHECK(listed[0].kind == BackupKind::before_change);
    const auto compared = need(compare_with_backup(folder.file(), report.kept));
    CHECK(compared.sound);
    CHECK(compared.lacks == 1); // the row since then: their first five are the same
    const auto back = need(restore(folder.file(), report.kept, after(2 * hour_ms)));
    CHECK(back.lost_rows == 1);
    const Store store = open_store(folder.file());
    CHECK(need(store.events_after(0, 100)).size() == 9);
    CHECK(store.opened().lost_writes == 0);
}

TEST_CASE("what was only in the log when a program was killed is in the replaced file") {
    const TempFolder folder;
    make_database(folder.file(), 3);
    const auto backup = back_up(folder.file(), noon);
    write_and_die(folder.file());
    REQUIRE(fs::file_size(folder.file().string() + "-wal") > 0);
    const auto report = need(restore(folder.file(), backup.path, after(hour_ms)));
    CHECK(report.lost_rows == 4);
    CHECK(rows_in(folder.file()) == 5);
    CHECK(rows_in(report.kept) == 9);
    CHECK(need(check(report.kept)).sound());
}

TEST_CASE("a damaged file is replaced, and lies untouched among the backups") {
    const TempFolder folder;
    make_database(folder.file(), 300);
    const auto backup = back_up(folder.file(), noon);
    decide_more(folder.file(), 1);
    damage(folder.file());
    const std::string damaged = read_bytes(folder.file());
    const auto report = need(restore(folder.file(), backup.path, after(hour_ms)));
    CHECK(report.lost_rows == 1);
    CHECK(read_bytes(report.kept) == damaged);
    CHECK(need(check(folder.file())).sound());
    CHECK(open_store(folder.file()).opened().lost_writes == 0);
}

TEST_CASE("a backup that is damaged, no database or newer than the program changes nothing") {
    const TempFolder folder;
    make_database(folder.file(), 300);
    const auto backup = back_up(folder.file(), noon);
    const std::string before = read_bytes(folder.file());
    const auto files = [&] { return std::ranges::distance(fs::directory_iterator(folder.path())); };
    const auto files_before = files();

    const fs::path newer = folder.path() / "backups" / "newer.db";
    fs::copy_file(backup.path, newer);
    REQUIRE(run_sql(newer, "PRAGMA user_version = 999").empty());
    damage(backup.path);
    const fs::path text = folder.path() / "backups" / "text.db";
    write_bytes(text, "Đây không phải tệp dữ liệu.");
    for (const fs::path& path : {newer, backup.path, text, folder.file("none.db"), folder.file()}) {
        CAPTURE(path);
        const auto failed = restore(folder.file(), path, noon);
        CHECK_FALSE(failed.has_value());
        CHECK(read_bytes(folder.file()) == before);
        CHECK(files() == files_before);
    }
    CHECK(open_store(folder.file()).opened().lost_writes == 0);
}

TEST_CASE("what was erased stays erased when an older backup comes back") {
    const TempFolder folder;
    Uuid person;
    {
        Store store = open_store(folder.file());
        person = add_person(store, "Phạm Thị Kỳ Duyên");
        static_cast<void>(add_person(store, "Lê Thị Hoa"));
    }
    const fs::path elsewhere = folder.file("usb.db"); // out of reach of the erasure
    fs::copy_file(back_up(folder.file(), noon).path, elsewhere);
    REQUIRE(read_bytes(elsewhere).find("Kỳ Duyên") != std::string::npos);
    {
        Store store = open_store(folder.file());
        need(store.erase_person(person, "request", after(hour_ms)));
    }
    const auto report = need(restore(folder.file(), elsewhere, after(2 * hour_ms)));
    CHECK(read_bytes(folder.file()).find("Kỳ Duyên") == std::string::npos);
    CHECK(read_bytes(folder.file()).find("Thị Hoa") != std::string::npos);
    CHECK(read_bytes(report.kept).find("Kỳ Duyên") == std::string::npos);
    CHECK(need(check(folder.file())).sound());
    const Store store = open_store(folder.file());
    CHECK(store.opened().lost_writes == 0);
    CHECK(need(store.people()).size() == 1);
}

TEST_CASE("on a new PC a backup is restored where there is no file yet") {
    const TempFolder folder;
    make_database(folder.file(), 3);
    const auto backup = back_up(folder.file(), noon);
    const fs::path there = folder.path() / "máy mới" / "monqua.db";
    const auto report = need(restore(there, backup.path, noon));
    CHECK(report.kept.empty());
    CHECK(report.lost_rows == 0);
    CHECK(need(open_store(there).events_after(0, 100)).size() == 5);
}

TEST_CASE("a restore that is stopped leaves everything as it was") {
    const TempFolder folder;
    make_database(folder.file(), 100);
    const auto backup = back_up(folder.file(), noon);
    decide_more(folder.file(), 2);
    const std::string before = read_bytes(folder.file());
    for (const double share : {0.0, 0.2, 0.5, 0.8}) {
        const auto stopped =
            restore(folder.file(), backup.path, noon, [&](double done) { return done < share; });
        REQUIRE_FALSE(stopped.has_value());
        CHECK(stopped.error().kind == ErrorKind::refused);
        CHECK(read_bytes(folder.file()) == before);
    }
    CHECK(std::ranges::distance(fs::directory_iterator(folder.path())) == 3); // file, counter, backups
}

namespace {

/// Kills a restore at its `step`-th word on its progress; false when it came to its end before.
bool restore_until(const fs::path& path, const fs::path& backup, int step) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        int so_far = 0;
        const auto done = restore(path, backup, after(hour_ms), [&](double) {
            if (++so_far == step)
                static_cast<void>(::kill(::getpid(), SIGKILL));
            return true;
        });
        ::_exit(done ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    if (WIFEXITED(status))
        REQUIRE(WEXITSTATUS(status) == 0);
    return WIFSIGNALED(status);
}

} // namespace

TEST_CASE("kill -9 at every step of a restore: the old file or the new one stands, whole") {
    for (const bool with_log : {false, true}) {
        CAPTURE(with_log);
        int old_stood = 0;
        int new_stood = 0;
        for (int step = 1;; ++step) {
            CAPTURE(step);
            const TempFolder folder;
            make_database(folder.file(), 3);
            const auto backup = back_up(folder.file(), noon);
            if (with_log)
                write_and_die(folder.file());
            else
                decide_more(folder.file(), 4);
            if (!restore_until(folder.file(), backup.path, step))
                break;
            {
                Store store = open_store(folder.file());
                const auto rows = need(store.events_after(0, 100)).size();
                CHECK(store.opened().lost_writes == 0);
                const bool old = rows == 9;
                CHECK((old || rows == 5));
                ++(old ? old_stood : new_stood);
                CHECK(need(store.setting(restored_setting)).has_value() == !old);
            }
            decide_more(folder.file(), 1);
            CHECK(need(check(folder.file())).findings.empty());
            // The next one goes through, and the rows of the old file are in one of what was kept.
            need(restore(folder.file(), backup.path, after(2 * hour_ms)));
            CHECK(rows_in(folder.file()) == 5);
            bool kept = false;
            for (const BackupEntry& entry : need(list_backups(folder.file()))) {
                CHECK(need(check(entry.path)).sound());
                kept = kept || rows_in(entry.path) >= 9;
            }
            CHECK(kept);
        }
        CHECK(old_stood > 3);
        CHECK(new_stood > 0);
    }
}

TEST_CASE("kill -9 at any moment of a restore") {
    const auto seed = static_cast<std::uint32_t>(entropy_seed());
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> moment(0, 25'000); // µs
    for (int i = 0; i < 40; ++i) {
        CAPTURE(i);
        const TempFolder folder;
        make_database(folder.file(), 3);
        const auto backup = back_up(folder.file(), noon);
        write_and_die(folder.file());
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0)
            ::_exit(restore(folder.file(), backup.path, noon) ? 0 : 1);
        std::this_thread::sleep_for(std::chrono::microseconds(moment(random)));
        static_cast<void>(::kill(child, SIGKILL));
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        {
            Store store = open_store(folder.file());
            const auto rows = need(store.events_after(0, 100)).size();
            CHECK((rows == 9 || rows == 5));
            CHECK(store.opened().lost_writes == 0);
        }
        CHECK(need(check(folder.file())).findings.empty());
    }
}
