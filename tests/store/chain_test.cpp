#include "interview_fixture.h"
#include "key_fixture.h"

#include <algorithm>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

/// Past the triggers, as a stranger would who has read the source.
std::string tamper(const fs::path& path, const std::string& sql) {
    return run_sql(
        path, "DROP TRIGGER IF EXISTS journal_values_stay; DROP TRIGGER IF EXISTS journal_rows_stay;" + sql);
}

bool has(const CheckReport& report, const std::string& code, Severity severity = Severity::error) {
    return std::ranges::any_of(report.findings,
                               [&](const Finding& f) { return f.code == code && f.severity == severity; });
}

const Finding& first(const CheckReport& report, const std::string& code) {
    const auto at = std::ranges::find(report.findings, code, &Finding::code);
    REQUIRE(at != report.findings.end());
    return *at;
}

void make_some_rows(const fs::path& path) {
    Store store = open_store(path);
    const Uuid person = add_person(store);
    static_cast<void>(play(store, person, 3));
    static_cast<void>(play(store, person, 2, started(), Instant{noon.unix_ms + day_ms}));
}

OpenOptions watched(Instant now) {
    OpenOptions options = quiet_options();
    options.watch_clock = true;
    options.now = now;
    return options;
}

std::vector<std::string> kinds(const Store& store) {
    std::vector<std::string> names;
    for (const RecordedEvent& row : need(store.events_after(0, 10'000)))
        names.emplace_back(kind_of(row.event.what));
    return names;
}

} // namespace

TEST_CASE("any change of a journal row's columns breaks the chain and is told with its row and day") {
    for (const char* change :
         {"at_ms = at_ms + 1", "at_offset = 0", "kind = 'hint'", "person = zeroblob(16)",
          "actor = zeroblob(16)", "subject = zeroblob(16)", "body_key = 5", "id = zeroblob(16)",
          "chain = zeroblob(16)", "chain = NULL", "body_hash = zeroblob(16)"}) {
        CAPTURE(change);
        const TempFolder folder;
        make_some_rows(folder.file());
        CHECK(need(check(folder.file())).sound());
        REQUIRE(
            tamper(folder.file(), std::string("UPDATE journal SET ") + change + " WHERE seq = 4").empty());
        const CheckReport report = need(check(folder.file()));
        CHECK_FALSE(report.sound());
        REQUIRE(has(report, "journal_chain"));
        const Finding& finding = first(report, "journal_chain");
        CHECK(finding.detail.find("row 4 ") != std::string::npos);
        CHECK(finding.message.find("/2025") != std::string::npos);
    }
}

TEST_CASE(
    "a body that was changed doesn't fit its hash, and a row that was taken out or put in breaks the chain") {
    const TempFolder folder;
    make_some_rows(folder.file());
    fs::copy_file(folder.file(), folder.file("b.db"));
    fs::copy_file(folder.file(), folder.file("c.db"));
    REQUIRE(tamper(folder.file(),
                   "UPDATE journal SET body = CAST(substr(body, 1, length(body) - 1) || x'20' AS BLOB)"
                   " WHERE seq = 3")
                .empty());
    CHECK(first(need(check(folder.file())), "journal_hash").detail.find("row 3 ") != std::string::npos);
    // The last row but one goes, and the others close ranks.
    REQUIRE(tamper(folder.file("b.db"),
                   "DELETE FROM journal WHERE seq = 9;"
                   "UPDATE journal SET seq = 9, device_seq = 9 WHERE seq = 10")
                .empty());
    const CheckReport report = need(check(folder.file("b.db")));
    CHECK_FALSE(has(report, "journal_gap"));
    CHECK(has(report, "journal_chain"));
    // One that nobody wrote.
    REQUIRE(
        tamper(folder.file("c.db"),
               "INSERT INTO journal SELECT max(seq) + 1, randomblob(16), device, max(device_seq) + 1, at_ms,"
               " at_offset, person, actor, kind, subject, body, body_key, chain, body_hash FROM journal")
            .empty());
    CHECK(has(need(check(folder.file("c.db"))), "journal_chain"));
}

TEST_CASE("a text that was emptied without an erasure is told") {
    const TempFolder folder;
    make_some_rows(folder.file());
    REQUIRE(tamper(folder.file(), "UPDATE journal SET body = x'' WHERE seq = 5").empty());
    const CheckReport report = need(check(folder.file()));
    CHECK(first(report, "erased").detail.find("row 5 ") != std::string::npos);
    CHECK_FALSE(has(report, "journal_chain"));
}

TEST_CASE("rows from before there was a chain are chained at the next writing, once") {
    const TempFolder folder;
    make_some_rows(folder.file());
    REQUIRE(tamper(folder.file(), "UPDATE journal SET chain = NULL, body_hash = NULL").empty());
    CHECK(need(check(folder.file())).sound());
    CHECK(has(need(check(folder.file())), "journal_chain", Severity::note));
    {
        Store store = open_store(folder.file());
        static_cast<void>(add_person(store, "Lê Vy"));
    }
    const CheckReport report = need(check(folder.file()));
    CHECK(report.sound());
    CHECK_FALSE(has(report, "journal_chain", Severity::note));
    REQUIRE(tamper(folder.file(), "UPDATE journal SET at_ms = 1 WHERE seq = 2").empty());
    CHECK(has(need(check(folder.file())), "journal_chain"));
    // What somebody took the links of isn't given new ones.
    REQUIRE(
        run_sql(folder.file(), "UPDATE journal SET chain = NULL, body_hash = NULL WHERE seq < 4").empty());
    {
        Store store = open_store(folder.file());
        static_cast<void>(add_person(store, "Lê Vi"));
    }
    CHECK(has(need(check(folder.file())), "journal_chain"));
}

TEST_CASE(
    "rows of a sealed file hold under the common key; without it their hashes are looked at and it is said") {
    const KeyWorld w;
    Firm firm;
    {
        Store store = w.open();
        firm = make_firm(store);
    }
    const CheckReport closed = need(check(w.file()));
    CHECK(closed.sound());
    CHECK(has(closed, "journal_chain", Severity::note));
    CHECK(has(closed, "projection", Severity::note));
    const KeyPlace place{w.profile(), nullptr, false};
    const CheckReport device = need(check(w.file(), place));
    CHECK(device.sound());
    CHECK_FALSE(has(device, "journal_chain", Severity::note));
    {
        Store store = w.open();
        REQUIRE(need(store.unlock("ha", hr_words, noon)).open);
        const CheckReport open = need(check(w.file(), KeyPlace{{}, store.ring(), false}));
        CHECK(open.sound());
        CHECK_FALSE(has(open, "projection", Severity::note));
    }
    REQUIRE(tamper(w.file(), "UPDATE journal SET at_ms = at_ms + 60000 WHERE seq = 2").empty());
    CHECK_FALSE(has(need(check(w.file())), "journal_chain"));
    CHECK(has(need(check(w.file(), place)), "journal_chain"));
    REQUIRE(run_sql(w.file(), "UPDATE journal SET body = randomblob(80) WHERE seq = 3").empty());
    CHECK(has(need(check(w.file())), "journal_hash"));
}

TEST_CASE("rows from another device stand in a chain of their own") {
    const TempFolder folder;
    make_some_rows(folder.file());
    OpenOptions elsewhere = quiet_options();
    elsewhere.machine = "another PC";
    {
        Store store = open_store(folder.file(), elsewhere);
        static_cast<void>(add_person(store, "Lê Vy"));
    }
    make_some_rows(folder.file("other.db"));
    {
        Store store = open_store(folder.file());
        static_cast<void>(add_person(store, "Lê Vi"));
    }
    CHECK(need(check(folder.file())).sound());
    REQUIRE(tamper(folder.file(), "UPDATE journal SET at_ms = 1 WHERE seq = 10").empty());
    const CheckReport report = need(check(folder.file()));
    CHECK(std::ranges::count(report.findings, std::string("journal_chain"), &Finding::code) == 1);
}

TEST_CASE("a clock that was set back is written down once, and the order stays that of the rows") {
    const TempFolder folder;
    Uuid person;
    {
        Store store = open_store(folder.file(), watched(noon));
        person = add_person(store);
        // Half a minute is what clocks do when they are set right.
        static_cast<void>(play(store, person, 1, started(), Instant{noon.unix_ms - 30'000}));
    }
    const Instant long_ago{1'000};
    {
        Store store = open_store(folder.file(), watched(long_ago));
        static_cast<void>(play(store, person, 1, started(), long_ago));
        static_cast<void>(play(store, person, 1, started(), Instant{500}));
        const auto written = kinds(store);
        CHECK(std::ranges::count(written, "clock_went_back") == 1);
        CHECK(written.at(4) == "clock_went_back");
        const auto row = need(store.events_after(4, 1)).at(0);
        CHECK(std::get<ClockWentBack>(row.event.what).newest_ms == noon.unix_ms);
    }
    const Instant later{2'150'000'000'000}; // 2038 is past what 32 bits count
    {
        Store store = open_store(folder.file(), watched(later));
        static_cast<void>(play(store, person, 1, started(), later));
        CHECK(std::ranges::count(kinds(store), "clock_went_back") == 1);
        // The clock has passed what it was: setting it back is news again. In the middle of an attempt too.
        const Uuid attempt = start_attempt(store, person, started(), later);
        need(store.append(event(person, attempt, decision(0), noon)));
        need(store.append(event(person, attempt, decision(1), Instant{noon.unix_ms - 5 * day_ms})));
        CHECK(std::ranges::count(kinds(store), "clock_went_back") == 2);
        std::int64_t seq = 0;
        for (const RecordedEvent& row : need(store.events_after(0, 10'000)))
            CHECK(row.seq == ++seq);
    }
    CHECK(need(check(folder.file())).sound());
    Store store = open_store(folder.file());
    CHECK(store.rebuild_projections().has_value());
}
