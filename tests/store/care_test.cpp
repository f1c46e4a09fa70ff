#include "fixture.h"

#include "store/migrate.h"

#include <fmt/format.h>
#include <algorithm>
#include <atomic>
#include <thread>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

bool finds(const CheckReport& report, const std::string& code) {
    return std::ranges::any_of(
        report.findings, [&](const Finding& f) { return f.code == code && f.severity == Severity::error; });
}

void make_database(const fs::path& path) {
    Store store = open_store(path);
    const Uuid person = add_person(store);
    static_cast<void>(play(store, person, 3));
    static_cast<void>(start_attempt(store, person));
    need(store.set_setting("theme", "dark"));
}

/// Damage by a stranger who knows SQL: triggers and foreign keys are put aside.
void spoil(const fs::path& path, const std::string& sql) {
    REQUIRE(
        run_sql(
            path,
            "PRAGMA foreign_keys = OFF; DROP TRIGGER journal_rows_stay;"
            "DROP TRIGGER journal_values_stay; DROP TRIGGER content_stays; DROP TRIGGER content_is_kept;" +
                sql)
            .empty());
}

} // namespace

TEST_CASE("a sound database has no findings, and counts are told") {
    const TempFolder folder;
    make_database(folder.file());
    double last = 0.0;
    const auto report = need(check(folder.file(), nullptr, [&](double share) {
        CHECK(share >= last);
        CHECK(share <= 1.0);
        last = share;
        return true;
    }));
    CHECK(report.sound());
    CHECK(report.findings.empty());
    CHECK(report.journal_rows == 7);
    CHECK(report.attempts == 2);
    CHECK(report.contents == 2);
    CHECK(last > 0.9);
}

TEST_CASE("check finds each kind of damage, names it, and repairs nothing") {
    struct Damage {
        const char* sql;
        const char* code;
    };
    const Damage damages[] = {
        {"DELETE FROM journal WHERE seq = 3", "journal_gap"},
        {"DELETE FROM journal WHERE seq = 1", "journal_gap"},
        {"DELETE FROM journal WHERE seq = 7", "counter"},
        {"UPDATE journal SET device_seq = 99 WHERE seq = 7", "journal_gap"},
        {"UPDATE journal SET id = (SELECT id FROM journal WHERE seq = 1) WHERE seq = 7", "journal_id"},
        {"UPDATE journal SET body = x'50' WHERE seq = 2", "journal_body"},
        {"UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), '\"b\"', '\"c\"') AS BLOB) WHERE seq = "
         "4",
         "journal_hash"},
        {"UPDATE journal SET at_ms = at_ms + 1 WHERE seq = 5", "journal_chain"},
        {"UPDATE journal SET kind = 'decisions' WHERE seq = 4", "journal_body"},
        {"UPDATE attempt SET result = x'50' WHERE result IS NOT NULL", "projection"},
        {"UPDATE attempt SET decisions = 1 WHERE state = 'open'", "projection"},
        {"DELETE FROM attempt WHERE state = 'open'", "projection"},
        {"DELETE FROM decision WHERE number = 2", "projection"},
        {"UPDATE decision SET seq = seq + 1 WHERE number = 1", "projection"},
        {"INSERT INTO decision SELECT attempt, 7, seq FROM decision LIMIT 1", "projection"},
        {"UPDATE person SET profile = x'507B7D'", "projection"},
        {"DELETE FROM person", "foreign_keys"},
        {"UPDATE content SET text = x'00' WHERE kind = 'scene'", "content"},
    };
    for (const Damage& damage : damages) {
        CAPTURE(damage.sql);
        const TempFolder folder;
        make_database(folder.file());
        spoil(folder.file(), damage.sql);
        const std::string before = read_bytes(folder.file());
        const auto report = need(check(folder.file()));
        CHECK_FALSE(report.sound());
        CHECK(finds(report, damage.code));
        for (const Finding& finding : report.findings)
            CHECK_FALSE(finding.message.empty());
        CHECK(read_bytes(folder.file()) == before);
    }
}

TEST_CASE("check tells of a damaged page and goes on with the rest") {
    const TempFolder folder;
    make_database(folder.file());
    std::string bytes = read_bytes(folder.file());
    const auto pages = bytes.size() / 4'096;
    int told = 0;
    for (std::size_t page = 1; page < pages; ++page) {
        CAPTURE(page);
        std::string spoiled = bytes;
        std::fill_n(spoiled.begin() + static_cast<std::ptrdiff_t>(page * 4'096), 4'096, '\0');
        write_bytes(folder.file("spoiled.db"), spoiled);
        const auto report = check(folder.file("spoiled.db"));
        told += !report || !report->sound() ? 1 : 0;
    }
    CHECK(told == static_cast<int>(pages) - 1);
}

TEST_CASE("derived tables are made anew from the journal, whatever was done to them") {
    const TempFolder folder;
    make_database(folder.file());
    spoil(folder.file(),
          "UPDATE attempt SET decisions = 9, state = 'abandoned'; DELETE FROM decision;"
          "UPDATE person SET profile = x'00'");
    CHECK_FALSE(need(check(folder.file())).sound());
    Store store = open_store(folder.file());
    need(store.rebuild_projections());
    CHECK(need(check(folder.file())).sound());
    CHECK(need(store.people()).size() == 1);
    CHECK(need(store.unfinished(need(store.people()).front().id)).size() == 1);
}

TEST_CASE("of what a team lead does every table is compared with the journal, and made anew") {
    const std::string filled = read_bytes(fs::path(MONQUA_SOURCE_DIR) / "tests/store/data/schema5.sql");
    for (const char* damage :
         {"UPDATE team SET closed = 1 - closed", "UPDATE placing SET joined_day = 1 WHERE newest = 1",
          "DELETE FROM target WHERE seq = 43",
          "UPDATE signoff SET state = 'withdrawn' WHERE state = 'appealed'",
          "UPDATE assignment SET withdrawn_seq = NULL", "DELETE FROM assignment_person", "DELETE FROM goal",
          "UPDATE coaching SET day = day + 1", "UPDATE complaint SET cause = 'other' WHERE versions = 2",
          "UPDATE evidence SET seq = seq - 1"}) {
        CAPTURE(damage);
        const TempFolder folder;
        REQUIRE(run_sql(folder.file(), filled).empty());
        Store store = open_store(folder.file()); // brings an older file forward
        REQUIRE(need(check(folder.file())).sound());
        spoil(folder.file(), damage);
        const auto report = need(check(folder.file()));
        CHECK(report.findings.size() == 2); // the file's own note of an older loss is one
        CHECK(finds(report, "projection"));
        need(store.rebuild_projections());
        CHECK(need(check(folder.file())).sound());
    }
}

TEST_CASE("a backup is one file that stands by itself and says the same") {
    const TempFolder folder;
    make_database(folder.file());
    Store store = open_store(folder.file());
    const auto report = need(store.backup_to(folder.file("Bản sao.db")));
    CHECK(report.journal_rows == 7);
    CHECK(report.last_seq == 7);
    CHECK(report.bytes == static_cast<std::int64_t>(fs::file_size(report.path)));
    CHECK_FALSE(fs::exists(report.path.string() + "-wal"));
    const auto checked = need(check(report.path));
    CHECK(checked.sound());
    CHECK(checked.journal_rows == 7);
    CHECK_FALSE(fs::exists(report.path.string() + "-wal")); // looking leaves nothing beside it
    const Store copy = open_store(report.path);
    CHECK(need(copy.events_after(0, 100)).size() == 7);
    CHECK(need(copy.setting("theme")) == "dark");
}

TEST_CASE("a backup can be stopped, shows how far it is, and never overwrites what it copies") {
    const TempFolder folder;
    make_database(folder.file());
    const auto stopped =
        backup(folder.file(), folder.file("copy.db"), [](double share) { return share < 0.5; });
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().kind == ErrorKind::refused);
    CHECK_FALSE(fs::exists(folder.file("copy.db")));
    const auto itself = backup(folder.file(), folder.file());
    REQUIRE_FALSE(itself.has_value());
    CHECK(itself.error().kind == ErrorKind::bad_input);
    CHECK(need(check(folder.file())).sound());
    const auto nowhere = backup(folder.file(), folder.path() / "không có" / "copy.db");
    REQUIRE_FALSE(nowhere.has_value());
    CHECK(nowhere.error().kind == ErrorKind::io);
    const auto stopped_check = check(folder.file(), nullptr, [](double share) { return share < 0.3; });
    REQUIRE_FALSE(stopped_check.has_value());
    CHECK(stopped_check.error().kind == ErrorKind::refused);
}

TEST_CASE("backup and check run beside a store that writes, and each sees one moment") {
    const TempFolder folder;
    Store store = open_store(folder.file());
    const Uuid person = add_person(store);
    const Uuid attempt = start_attempt(store, person);
    std::atomic<bool> done = false;
    std::atomic<int> sound = 0;
    std::thread keeper([&] {
        for (int i = 0; i < 5; ++i) {
            const fs::path to = folder.file(fmt::format("copy{}.db", i).c_str());
            const auto copied = backup(folder.file(), to);
            const auto checked = copied ? check(to) : Result<CheckReport>(fail(ErrorKind::io, "no copy"));
            const auto live = check(folder.file());
            if (checked && checked->sound() && checked->journal_rows == copied->journal_rows && live &&
                live->findings.empty())
                ++sound;
        }
        done = true;
    });
    int index = 0;
    while (!done)
        need(store.append(event(person, attempt, decision(index++))));
    keeper.join();
    CHECK(sound == 5);
    CHECK(index > 0);
    CHECK(need(store.decisions(attempt)).size() == static_cast<std::size_t>(index));
}

TEST_CASE("info tells what is in a file") {
    const TempFolder folder;
    OpenOptions here = quiet_options();
    here.machine.clear(); // this PC
    {
        Store store = open_store(folder.file(), here);
        const Uuid person = add_person(store);
        static_cast<void>(play(store, person, 2, started(), Instant{noon.unix_ms + 5'000}));
    }
    const Info about = need(info(folder.file()));
    CHECK(about.schema == newest_schema());
    CHECK(about.program_schema == newest_schema());
    CHECK(about.created == noon);
    CHECK(about.rows.at("journal") == 5);
    CHECK(about.rows.at("decision") == 2);
    CHECK(about.bytes == about.pages * about.page_bytes);
    REQUIRE(about.devices.size() == 1);
    CHECK(about.devices[0].rows == 5);
    CHECK(about.devices[0].this_machine);
    CHECK(about.oldest == noon);
    CHECK(about.newest == Instant{noon.unix_ms + 5'000});
    CHECK(about.counted == 5);
    CHECK_FALSE(about.database.is_nil());
    CHECK_FALSE(about.sqlite_version.empty());
}
