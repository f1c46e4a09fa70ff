#include "backups_fixture.h"
#include "key_fixture.h"

#include "store/migrate.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <algorithm>
#include <random>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

BackupEntry made(std::int64_t ms, BackupKind kind = BackupKind::hourly) {
    BackupEntry entry;
    entry.made = {ms};
    entry.kind = kind;
    entry.path = fmt::format("{}", ms);
    return entry;
}

std::vector<std::int64_t> times(const std::vector<BackupEntry>& entries) {
    std::vector<std::int64_t> out;
    for (const BackupEntry& entry : entries)
        out.push_back(entry.made.unix_ms);
    return out;
}

} // namespace

TEST_CASE("backups lie beside the database, their names say when and of which kind, newest first") {
    const TempFolder folder;
    make_database(folder.file(), 3);
    CHECK(need(list_backups(folder.file())).empty());
    const auto first = back_up(folder.file(), noon);
    CHECK(first.path == folder.path() / "backups" / "monqua-20251121T044000Z-hourly.db");
    CHECK(first.journal_rows == 5);
    const auto second = back_up(folder.file(), noon); // within the same second
    CHECK(second.path == folder.path() / "backups" / "monqua-20251121T044000Z-hourly-2.db");
    const auto by_hand = back_up(folder.file(), after(1'000), BackupKind::by_hand);
    static_cast<void>(backup_before_migrating(folder.file(), 5, after(-1'000)));
    write_bytes(folder.path() / "backups" / "monqua-2-20251121T044000Z-hourly.db", "of another database");
    write_bytes(folder.path() / "backups" / "monqua-20251121T994000Z-hourly.db", "no time of day");
    write_bytes(folder.path() / "backups" / "ghi chú.txt", "something else");

    const auto listed = need(list_backups(folder.file()));
    REQUIRE(listed.size() == 4);
    CHECK(listed[0].path == by_hand.path);
    CHECK(listed[0].kind == BackupKind::by_hand);
    CHECK(listed[0].made == after(1'000));
    CHECK(listed[0].bytes == by_hand.bytes);
    CHECK(listed[1].path == second.path);
    CHECK(listed[2].path == first.path);
    CHECK(listed[2].kind == BackupKind::hourly);
    CHECK(listed[3].kind == BackupKind::before_change);
    CHECK(listed[3].made == after(-1'000));
    for (const BackupEntry& entry : listed)
        CHECK(need(check(entry.path)).sound());
}

TEST_CASE("what stays: two days whole, a day for twelve days, a week for ten weeks, ten by hand") {
    const std::int64_t now = 20'400 * day_ms + 12 * hour_ms; // some noon, UTC
    struct Row {
        const char* what;
        std::vector<BackupEntry> entries;
        std::vector<std::int64_t> go; ///< newest first
    };
    std::vector<Row> table;
    table.push_back({"nothing there", {}, {}});
    {
        Row row{"every half hour of two days, to the moment", {}, {}};
        for (int i = 0; i <= 96; ++i)
            row.entries.push_back(made(now - i * 30 * minute_ms));
        table.push_back(row);
    }
    table.push_back({"beyond two days the newest of a day stays",
                     {made(now - 2 * day_ms - 1), made(now - 2 * day_ms - hour_ms),
                      made(now - 2 * day_ms - 2 * hour_ms), made(now - 3 * day_ms)},
                     {now - 2 * day_ms - hour_ms, now - 2 * day_ms - 2 * hour_ms}});
    {
        Row row{"twelve days, then the newest of each week, ten of them", {}, {}};
        for (int day = 3; day <= 120; ++day)
            row.entries.push_back(made(now - day * day_ms));
        int weeks = 0;
        std::int64_t last_week = -1;
        for (int day = 15; day <= 120; ++day) { // 3..14 are the twelve days
            const std::int64_t week = (20'400 - day + 3) / 7;
            const bool newest_of_week = week != last_week;
            last_week = week;
            if (!newest_of_week || ++weeks > 10)
                row.go.push_back(now - day * day_ms);
        }
        table.push_back(row);
    }
    table.push_back({"days without a backup don't count: the only old one stays",
                     {made(now), made(now - 400 * day_ms)},
                     {}});
    table.push_back({"the clock was set back: those from the future stay and take nobody's place",
                     {made(now + day_ms), made(now + 5'000 * day_ms), made(now), made(now - 3 * day_ms),
                      made(now - 3 * day_ms - hour_ms)},
                     {now - 3 * day_ms - hour_ms}});
    {
        Row row{"ten by hand and ten from before a change, each kind by itself, however old", {}, {}};
        for (int i = 0; i < 12; ++i) {
            row.entries.push_back(made(now - i * 30 * day_ms, BackupKind::by_hand));
            row.entries.push_back(made(now - i * 30 * day_ms - 1, BackupKind::before_change));
        }
        for (const int i : {10, 11}) {
            row.go.push_back(now - i * 30 * day_ms);
            row.go.push_back(now - i * 30 * day_ms - 1);
        }
        table.push_back(row);
    }
    table.push_back({"before 1970",
                     {made(-5 * day_ms), made(-5 * day_ms - 1), made(-5 * day_ms - 2)},
                     {-5 * day_ms - 2}}); // the second is of the day before
    std::mt19937 random(20'251'121);
    for (Row& row : table) {
        CAPTURE(row.what);
        std::ranges::shuffle(row.entries, random);
        CHECK(times(outdated(row.entries, {now}, {})) == row.go);
    }
}

TEST_CASE("day by day over a year the rotation leaves no gap longer than a week for ten weeks") {
    std::vector<BackupEntry> kept;
    for (std::int64_t day = 20'000; day < 20'365; ++day)
        for (int hour = 1; hour < 11; ++hour) { // an office's, in UTC
            const Instant now{day * day_ms + hour * hour_ms};
            kept.push_back(made(now.unix_ms));
            for (const BackupEntry& old : outdated(kept, now))
                std::erase_if(kept, [&](const BackupEntry& e) { return e.path == old.path; });
        }
    std::ranges::sort(kept, {}, &BackupEntry::made);
    CHECK(kept.size() <= 2 * 10 + 10 + 12 + 10);
    const std::int64_t oldest_days = (kept.back().made.unix_ms - kept.front().made.unix_ms) / day_ms;
    CHECK(oldest_days >= 12 + 9 * 7);
    for (std::size_t i = 1; i < kept.size(); ++i)
        CHECK(kept[i].made.unix_ms - kept[i - 1].made.unix_ms <= 7 * day_ms);
}

TEST_CASE("an old backup goes only after the new one was written, read back and found the same") {
    const TempFolder folder;
    make_database(folder.file(), 3);
    const auto old = back_up(folder.file(), after(-3 * day_ms));
    const auto older = back_up(folder.file(), after(-3 * day_ms - hour_ms));
    decide_more(folder.file(), 2);

    // Stopped at any point, nothing has gone and nothing is left behind.
    int calls = 0;
    const auto counted = back_up_and_rotate(folder.file(), BackupKind::hourly, noon, [&](double) {
        ++calls;
        CHECK(fs::exists(older.path));
        return true;
    });
    REQUIRE(counted.has_value());
    CHECK_FALSE(fs::exists(older.path));
    CHECK(fs::exists(old.path));
    CHECK(calls > 3);
    for (int stop = 1; stop < calls; ++stop) {
        CAPTURE(stop);
        const auto before = need(list_backups(folder.file()));
        int so_far = 0;
        const auto stopped = back_up_and_rotate(folder.file(), BackupKind::hourly, after(day_ms),
                                                [&](double) { return ++so_far < stop; });
        REQUIRE_FALSE(stopped.has_value());
        CHECK(stopped.error().kind == ErrorKind::refused);
        CHECK(need(list_backups(folder.file())).size() == before.size());
        CHECK(std::ranges::distance(fs::directory_iterator(folder.path() / "backups")) ==
              static_cast<std::ptrdiff_t>(before.size()));
    }
}

TEST_CASE("a full disk leaves the backups as they were, and what a killed one left goes") {
    const TempFolder folder;
    make_database(folder.file(), 40);
    const auto good = back_up(folder.file(), noon);
    const auto size = fs::file_size(folder.file());
    // A limit on the size of files stands for the disk that is full.
    const int failed = in_child([&] {
        static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
        const rlimit limit{size / 2, size / 2};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            return 2;
        const auto full = back_up_and_rotate(folder.file(), BackupKind::hourly, after(hour_ms));
        return !full && full.error().kind == ErrorKind::io ? 0 : 1;
    });
    CHECK(failed == 0);
    REQUIRE(need(list_backups(folder.file())).size() == 1);
    CHECK(need(check(good.path)).sound());

    const fs::path killed = good.path.string() + ".part-999999999"; // no process has that number
    write_bytes(killed, "half");
    static_cast<void>(back_up(folder.file(), after(hour_ms)));
    CHECK_FALSE(fs::exists(killed));
}

TEST_CASE("a damaged database is not backed up, and costs no older backup") {
    const TempFolder folder;
    make_database(folder.file(), 300);
    const auto good = back_up(folder.file(), after(-3 * day_ms));
    const auto second = back_up(folder.file(), after(-3 * day_ms - hour_ms));
    damage(folder.file());
    const auto failed = back_up_and_rotate(folder.file(), BackupKind::hourly, noon);
    REQUIRE_FALSE(failed.has_value());
    CHECK(failed.error().kind == ErrorKind::damaged);
    CHECK(need(list_backups(folder.file())).size() == 2);
    CHECK(need(newest_good(folder.file()))->path == good.path);
    damage(good.path);
    CHECK(need(newest_good(folder.file()))->path == second.path);
    damage(second.path);
    CHECK_FALSE(need(newest_good(folder.file())).has_value());
}

TEST_CASE("whether a backup holds the same is told by journal, settings and drafts") {
    const TempFolder folder;
    make_database(folder.file(), 3);
    const auto backup = back_up(folder.file(), noon);
    CHECK(need(holds_the_same(folder.file(), backup.path)));
    {
        Store store = open_store(folder.file());
        need(store.set_setting("theme", "dark"));
    }
    CHECK_FALSE(need(holds_the_same(folder.file(), backup.path)));
    const auto with_setting = back_up(folder.file(), after(1'000));
    CHECK(need(holds_the_same(folder.file(), with_setting.path)));
    {
        Store store = open_store(folder.file());
        const auto person = need(store.people()).front().id;
        const auto attempt = need(store.unfinished(person)).front().id;
        need(store.save_draft(attempt, draft_of_reflection, "Lần sau em sẽ", noon));
    }
    CHECK_FALSE(need(holds_the_same(folder.file(), with_setting.path)));
    const auto with_draft = back_up(folder.file(), after(2'000));
    decide_more(folder.file(), 1);
    CHECK_FALSE(need(holds_the_same(folder.file(), with_draft.path)));
}

TEST_CASE("that somebody signed in, or couldn't, is no reason for a backup; another passphrase is") {
    const KeyWorld world;
    Store store = world.open();
    static_cast<void>(make_firm(store));
    CHECK(need(store.unlock("nam", lead_words, noon)).open); // for the first time, which takes keys in
    store.lock();
    const auto backup = back_up(world.file(), noon);
    CHECK(need(store.unlock("nam", lead_words, after(hour_ms))).open);
    store.lock();
    CHECK_FALSE(need(store.unlock("nam", hr_words, after(2 * hour_ms))).open);
    CHECK(need(store.unlock("ha", hr_words, after(3 * hour_ms))).open);
    CHECK(need(holds_the_same(world.file(), backup.path)));
    CHECK(need(store.change_passphrase(hr_words, admin_words, after(4 * hour_ms))).open);
    CHECK_FALSE(need(holds_the_same(world.file(), backup.path)));
}
