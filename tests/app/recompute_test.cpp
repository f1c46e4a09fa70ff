#include "app/recompute.h"

#include "app/care.h"
#include "app/people_fixture.h"
#include "store/page_seal.h"

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

using namespace mq;
using namespace mq::app;
using namespace mq::tests;

namespace {

constexpr Day today{20'413};
using Kind = StandingFinding::Kind;

std::vector<store::StandingRow> all_standings(const std::filesystem::path& file, const FrozenCompetency& a01,
                                              Day day, unsigned threads) {
    RecomputeOptions options;
    options.threads = threads;
    std::vector<store::StandingRow> rows;
    const Status done =
        recompute_standings(file, day, a01.parameters(), options, [&](store::StandingRow row) {
            rows.push_back(std::move(row));
            return true;
        });
    REQUIRE_MESSAGE(done.has_value(), (done ? "" : done.error().detail));
    std::ranges::sort(rows, {}, [](const auto& row) { return row.key.person; });
    return rows;
}

void keep(store::Store& store, const FrozenCompetency& a01, const std::vector<store::StandingRow>& rows) {
    REQUIRE(store.keep_standings(rows, {&a01.content, 1}).has_value());
}

/// People with standings of two days and two sets of parameters; closed.
std::vector<Uuid> make_checked(const std::filesystem::path& file) {
    auto store = open_database(file);
    const FrozenCompetency a01 = frozen_competency();
    const FrozenCompetency next =
        frozen_competency({{"version: A01-M-1", "version: A01-M-2"}, {"sd: 1.5", "sd: 1.2"}});
    std::vector<Uuid> people = add_people(store, a01, 3, 6, today);
    keep(store, a01, all_standings(file, a01, Day{today.number - 4}, 2)); // before the last two
    keep(store, a01, all_standings(file, a01, today, 2));
    add_assessment(store, a01, people[0], today, 0.4); // after the row was kept
    keep(store, next, all_standings(file, next, today, 2));
    return people;
}

void run_sql(const std::filesystem::path& file, const std::string& sql) {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE, 1'000, store::sealing_vfs());
    database.exec(sql);
}

StandingCheck checked(const std::filesystem::path& file) {
    auto found = check_standings(file);
    REQUIRE_MESSAGE(found.has_value(), (found ? "" : found.error().detail));
    return std::move(*found);
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

} // namespace

TEST_CASE("standings of many people don't depend on the number of threads") {
    const TemporaryFolder folder;
    const FrozenCompetency a01 = frozen_competency();
    auto store = open_database(folder.file());
    const auto people = add_people(store, a01, 40, 12, today);
    static_cast<void>(add_people(store, a01, 3, 0, today)); // nobody assessed them
    const auto one = all_standings(folder.file(), a01, today, 1);
    REQUIRE(one.size() == people.size());
    CHECK(all_standings(folder.file(), a01, today, 2) == one);
    CHECK(all_standings(folder.file(), a01, today, 5) == one);
    for (const store::StandingRow& row : one) {
        CHECK(row.evidence == 12);
        CHECK(row.key.day == today);
        CHECK(row.key.scoring_version == "A01-M-1");
    }
    keep(store, a01, one);
    CHECK(all_standings(folder.file(), a01, today, 2).empty()); // what is kept still holds
    add_assessment(store, a01, people[7], today, 0.9);
    const auto again = all_standings(folder.file(), a01, today, 2);
    REQUIRE(again.size() == 1);
    CHECK(again[0].key.person == people[7]);
    CHECK(again[0].evidence == 13);
    CHECK(all_standings(folder.file(), a01, Day{today.number - 1'000}, 2).empty()); // before all evidence
}

TEST_CASE("recomputing stops when it is told to, from the one who hears of it and from the one who takes") {
    const TemporaryFolder folder;
    const FrozenCompetency a01 = frozen_competency();
    auto store = open_database(folder.file());
    static_cast<void>(add_people(store, a01, 30, 4, today));
    RecomputeOptions options;
    options.threads = 2;
    int taken = 0;
    const Status by_taker = recompute_standings(folder.file(), today, a01.parameters(), options,
                                                [&](const store::StandingRow&) { return ++taken < 3; });
    REQUIRE_FALSE(by_taker.has_value());
    CHECK(by_taker.error().kind == ErrorKind::refused);
    CHECK(taken <= 4); // the other thread may have been about to give one
    taken = 0;
    std::atomic<bool> heard = false;
    options.progress = [&](double) {
        heard = true;
        return false;
    };
    const Status by_listener =
        recompute_standings(folder.file(), today, a01.parameters(), options, [&](const store::StandingRow&) {
            ++taken;
            for (int i = 0; i < 6'000 && !heard; ++i) // a minute: the listener may be late on a busy machine
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return true;
        });
    REQUIRE_FALSE(by_listener.has_value());
    CHECK(by_listener.error().kind == ErrorKind::refused);
    CHECK(taken < 30);
}

TEST_CASE("kept standings verify, of every day and version, also after rebuilding from the journal") {
    const TemporaryFolder folder;
    const auto people = make_checked(folder.file());
    const StandingCheck before = checked(folder.file());
    CHECK(before.standings == 9);
    CHECK(before.findings.empty());
    auto store = open_database(folder.file());
    const auto rows = store.standings(people[0]);
    REQUIRE(rows.has_value());
    REQUIRE(rows->size() == 3);
    CHECK(rows->at(0).evidence == 4); // what was finished by then
    CHECK(rows->at(1).evidence == 6);
    CHECK(rows->at(2).evidence == 7);
    CHECK(rows->at(2).key.scoring_version == "A01-M-2");
    REQUIRE(store.rebuild_projections().has_value());
    CHECK(store.standings(people[0]).value() == *rows);
    CHECK(checked(folder.file()).findings.empty());
    const auto report = check_database(folder.file());
    REQUIRE(report.has_value());
    CHECK(report->sound);
    CHECK(std::ranges::count(report->facts, std::pair<std::string, std::string>("standings", "9")) == 1);
}

TEST_CASE(
    "whatever is changed in a kept standing is found, named without the person's name, and left as it is") {
    struct Damage {
        const char* sql; ///< of the row with rowid 1
        Kind kind;
    };
    const Damage damages[] = {
        {"body = CAST(replace(CAST(body AS TEXT), '\"mean\":', '\"mean\":1') AS BLOB)", Kind::different},
        {"body = CAST(replace(CAST(body AS TEXT), '\"sufficient\":false', '\"sufficient\":true') AS BLOB)",
         Kind::different},
        {"body = CAST(replace(CAST(body AS TEXT), '\"reported\":null', '\"reported\":5') AS BLOB)",
         Kind::different},
        {"body = CAST(replace(CAST(body AS TEXT), '\"lines\":[[\"0', '\"lines\":[[\"1') AS BLOB)",
         Kind::different},
        {"body = x'50'", Kind::different},
        {"body = CAST('Q' || substr(CAST(body AS TEXT), 2) AS BLOB)", Kind::unreadable},
        {"position = position + 1", Kind::different},
        {"position = position - 2", Kind::different},
        {"position = 1", Kind::different},
        {"evidence = evidence + 1", Kind::different},
        {"day = day - 1", Kind::different},
        {"scoring_version = 'A01-M-9'", Kind::different},
        {"competency_content = (SELECT hash FROM content WHERE kind = 'scene')", Kind::parameters},
    };
    for (const Damage& damage : damages) {
        CAPTURE(damage.sql);
        const TemporaryFolder folder;
        const auto people = make_checked(folder.file());
        run_sql(folder.file(), fmt::format("UPDATE standing SET {} WHERE rowid = 1", damage.sql));
        const std::string before = bytes_of(folder.file());
        const StandingCheck found = checked(folder.file());
        REQUIRE(found.findings.size() == 1);
        CHECK(found.findings[0].kind == damage.kind);
        CHECK(std::ranges::count(people, found.findings[0].person) == 1);
        const auto report = check_database(folder.file());
        REQUIRE(report.has_value());
        CHECK_FALSE(report->sound);
        const auto told = std::ranges::find(report->findings, "standing", &CareFinding::code);
        REQUIRE(told != report->findings.end());
        CHECK(told->severity == "error");
        CHECK_FALSE(told->message.empty());
        CHECK(told->detail.find(found.findings[0].person.str()) != std::string::npos);
        CHECK(told->detail.find("Nguyễn") == std::string::npos);
        CHECK(bytes_of(folder.file()) == before);
    }
}

TEST_CASE("every single byte of a kept standing counts") {
    const TemporaryFolder folder;
    static_cast<void>(make_checked(folder.file()));
    std::size_t length = 0;
    {
        const auto store = open_database(folder.file(), true);
        length = store.standings(store.people_with_standings().value().front()).value().front().bytes.size();
    }
    for (std::size_t at = 2; at <= length; at += 1 + length / 60) { // 1 is the tag of the vault
        CAPTURE(at);
        const std::string flip = fmt::format(
            "UPDATE standing SET body = CAST(substr(body, 1, {0} - 1) || CASE WHEN substr(body, {0}, 1) = "
            "x'37' THEN "
            "x'38' ELSE x'37' END || substr(body, {0} + 1) AS BLOB) WHERE rowid = 1",
            at);
        run_sql(folder.file(),
                "CREATE TABLE IF NOT EXISTS was AS SELECT body FROM standing WHERE rowid = 1;" + flip);
        CHECK(checked(folder.file()).findings.size() == 1);
        run_sql(folder.file(), "UPDATE standing SET body = (SELECT body FROM was) WHERE rowid = 1");
    }
    CHECK(checked(folder.file()).findings.empty());
}

TEST_CASE("a last decimal is noted, no more; many findings are told in short") {
    const TemporaryFolder folder;
    const FrozenCompetency a01 = frozen_competency();
    {
        auto store = open_database(folder.file());
        static_cast<void>(add_people(store, a01, 25, 3, today));
        auto rows = all_standings(folder.file(), a01, today, 2);
        for (store::StandingRow& row : rows) { // the ninth decimal of the weight
            char& digit = row.bytes[row.bytes.find(",\"scenarios\"") - 1];
            digit = static_cast<char>(digit == '9' ? '8' : digit + 1);
        }
        keep(store, a01, rows);
    }
    CHECK(checked(folder.file()).findings.size() == 25);
    auto report = check_database(folder.file());
    REQUIRE(report.has_value());
    CHECK(report->sound);
    CHECK(std::ranges::count(report->findings, "standing", &CareFinding::code) == 21);
    CHECK(report->findings.back().message.find('5') != std::string::npos);
    run_sql(folder.file(), "UPDATE standing SET evidence = 1 WHERE rowid = 25"); // found behind all the notes
    report = check_database(folder.file());
    REQUIRE(report.has_value());
    CHECK_FALSE(report->sound);
    CHECK(std::ranges::count(report->findings, "error", &CareFinding::severity) == 1);
}

TEST_CASE("a standing whose evidence was deleted for good is told from one that was changed") {
    /// Has lost the key of one attempt.
    class ForgetfulVault final : public store::Vault {
    public:
        Uuid lost;
        [[nodiscard]] Result<store::Sealed> seal(const store::SealContext& context,
                                                 std::string_view plain) override {
            return plain_.seal(context, plain);
        }
        [[nodiscard]] Result<std::string> open(const store::SealContext& context,
                                               const store::Sealed& sealed) const override {
            if (context.row == lost)
                return fail(ErrorKind::not_found, "gone");
            return plain_.open(context, sealed);
        }

    private:
        store::PlainVault plain_;
    };
    const TemporaryFolder folder;
    const auto people = make_checked(folder.file());
    RecomputeOptions options;
    const auto vault = std::make_shared<ForgetfulVault>();
    options.vault = vault;
    {
        const auto store = open_database(folder.file(), true);
        vault->lost = store.finished(people[1]).value().at(4).id; // behind what the first row rests on
    }
    const auto found = check_standings(folder.file(), options);
    REQUIRE(found.has_value());
    REQUIRE(found->findings.size() == 2);
    for (const StandingFinding& finding : found->findings) {
        CHECK(finding.kind == Kind::deleted);
        CHECK(finding.person == people[1]);
        CHECK(finding.day == today);
    }
}

TEST_CASE("a check hears how far it is, can be stopped, and leaves a database of an older schema alone") {
    const TemporaryFolder folder;
    static_cast<void>(make_checked(folder.file()));
    double last = 0.0;
    const auto whole = check_database(folder.file(), [&](double share) {
        CHECK(share >= last);
        last = share;
        return true;
    });
    CHECK(whole.has_value());
    CHECK(last == 1.0);
    const auto stopped = check_database(folder.file(), [](double share) { return share < 0.75; });
    REQUIRE_FALSE(stopped.has_value());
    CHECK(stopped.error().kind == ErrorKind::refused);
    std::ifstream in(std::filesystem::path(MONQUA_SOURCE_DIR) / "tests" / "store" / "data" / "schema1.sql");
    const std::string sql{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const TemporaryFolder old;
    {
        SQLite::Database database(old.file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec(sql);
    }
    const auto older = check_database(old.file());
    REQUIRE(older.has_value());
    CHECK(older->sound);
    CHECK(std::ranges::count(older->findings, "schema", &CareFinding::code) == 1);
    CHECK_FALSE(check_standings(old.file()).has_value());
    CHECK_FALSE(check_standings("/nowhere/monqua.db").has_value());
}
