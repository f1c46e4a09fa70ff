#include "fixture.h"

#include "store/database.h"
#include "store/migrate.h"
#include "store/page_seal.h"
#include "store/trouble.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <algorithm>
#include <fstream>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

constexpr std::size_t page = page_bytes;
constexpr std::size_t reserved_at = 20; // sqlite.org/fileformat2.html, 1.3

void make_database(const fs::path& path) {
    Store store = open_store(path);
    const Uuid person = add_person(store);
    static_cast<void>(play(store, person, 6));
    static_cast<void>(start_attempt(store, person));
}

bool all_pages_sealed(const fs::path& path) {
    const std::string bytes = read_bytes(path);
    if (bytes.empty() || bytes.size() % page != 0 || bytes[reserved_at] != seal_bytes)
        return false;
    for (std::size_t end = page; end <= bytes.size(); end += page)
        if (bytes.compare(end - seal_bytes, 8, "MonQseal") != 0)
            return false;
    return true;
}

/// Number of the page that holds a text, from 1; 0: none.
std::size_t page_holding(const std::string& bytes, const std::string& text) {
    const std::size_t at = bytes.find(text);
    return at == std::string::npos ? 0 : at / page + 1;
}

std::string flipped(std::string bytes, std::size_t at) {
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    return bytes;
}

OpenOptions looking() {
    OpenOptions options = quiet_options();
    options.read_only = true;
    return options;
}

void by_plain_sqlite(const fs::path& path, const char* sql) {
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE, 1'000);
    database.exec(sql);
}

} // namespace

TEST_CASE("every page of a new database is sealed, and of its backup") {
    const TempFolder folder;
    make_database(folder.file());
    CHECK(all_pages_sealed(folder.file()));
    need(backup(folder.file(), folder.file("copy.db")));
    CHECK(all_pages_sealed(folder.file("copy.db")));
    CHECK(need(check(folder.file("copy.db"))).sound());
    const Store store = open_store(folder.file("copy.db"));
    CHECK(need(store.people()).size() == 1);
}

TEST_CASE("a backup bigger than the cache is sealed to its first page, which is written last") {
    const TempFolder folder;
    make_database(folder.file());
    {
        Store store = open_store(folder.file());
        std::vector<Content> texts;
        for (int i = 0; i < 40; ++i) {
            Content text{{}, ContentKind::scene, fmt::format("man-{}", i), 1, std::string(100'000, 'a')};
            text.text += fmt::format("{}", i);
            text.hash = content_hash(text.text);
            texts.push_back(text);
        }
        need(store.append({}, texts));
        need(store.backup_to(folder.file("copy.db"))); // most of it lies in the log
    }
    CHECK(all_pages_sealed(folder.file()));
    CHECK(all_pages_sealed(folder.file("copy.db")));
    CHECK(need(check(folder.file("copy.db"))).sound());
}

TEST_CASE("a big file is backed up page by page as it lies, and a broken one in either half stops it") {
    const TempFolder folder;
    make_database(folder.file());
    {
        Store store = open_store(folder.file());
        std::vector<Content> texts;
        for (int i = 0; i < 72; ++i) { // above 64 MB two threads look through a copy
            Content text{{}, ContentKind::scene, fmt::format("day-{}", i), 1, std::string(1'000'000, 'b')};
            text.text += fmt::format("the end of {} ", i);
            text.hash = content_hash(text.text);
            texts.push_back(text);
        }
        need(store.append({}, texts));
    }
    need(backup(folder.file(), folder.file("copy.db")));
    CHECK(all_pages_sealed(folder.file("copy.db")));
    const std::string whole = read_bytes(folder.file());
    const std::string copy = read_bytes(folder.file("copy.db"));
    REQUIRE(copy.size() == whole.size());
    CHECK(std::equal(copy.begin() + page, copy.end(), whole.begin() + page)); // the first counts changes
    for (const char* text : {"the end of 3 ", "the end of 70 "}) {
        const std::size_t at = whole.find(text);
        REQUIRE(at != std::string::npos);
        write_bytes(folder.file(), flipped(whole, at));
        const auto failed = backup(folder.file(), folder.file("second.db"));
        REQUIRE_FALSE(failed.has_value());
        CHECK(failed.error().kind == ErrorKind::damaged);
        CHECK(failed.error().message.find(fmt::format("Trang {} ", at / page + 1)) != std::string::npos);
        CHECK_FALSE(fs::exists(folder.file("second.db")));
        CHECK_FALSE(need(check(folder.file())).sound());
    }
}

TEST_CASE("one flipped bit is an error that says which page, also where only the file can be read") {
    const TempFolder folder;
    make_database(folder.file());
    const std::string whole = read_bytes(folder.file());
    const Content text = scene_text();
    const std::size_t hurt = page_holding(whole, text.text);
    REQUIRE(hurt > 0);
    write_bytes(folder.file(), flipped(whole, whole.find(text.text)));
    for (const OpenOptions& options : {quiet_options(), looking()}) {
        const Store store = open_store(folder.file(), options);
        const auto content = store.content(text.hash);
        REQUIRE_FALSE(content.has_value());
        CHECK(content.error().kind == ErrorKind::damaged);
        CHECK(content.error().message.find(fmt::format("Trang {} ", hurt)) != std::string::npos);
        CHECK(need(store.people()).size() == 1); // the rest goes on
    }
    Database immutable(file_uri(folder.file(), "immutable=1"), Access::read);
    CHECK_THROWS_AS(static_cast<void>(immutable.number("SELECT count(*) FROM content WHERE text > ''")),
                    SQLite::Exception);
    const auto met = take_broken_page();
    REQUIRE(met.has_value());
    CHECK(met->page == static_cast<std::int64_t>(hurt));
    CHECK_FALSE(take_broken_page().has_value());
}

TEST_CASE("rot of the header that hides the seals is found all the same") {
    const TempFolder folder;
    make_database(folder.file());
    const std::string whole = read_bytes(folder.file());
    for (const std::size_t at : {std::size_t{16}, std::size_t{17}, reserved_at, std::size_t{60}, page - 32}) {
        CAPTURE(at);
        write_bytes(folder.file(), flipped(whole, at));
        CHECK_FALSE(Store::open(folder.file(), looking()).has_value());
        CHECK_FALSE(Store::open(folder.file(), quiet_options()).has_value());
    }
}

TEST_CASE("check names every damaged page and the table it belongs to") {
    const TempFolder folder;
    make_database(folder.file());
    const std::string whole = read_bytes(folder.file());
    std::string bytes = whole;
    const std::size_t person = page_holding(whole, "Trần Minh Khôi");
    std::size_t other = 0;
    {
        Database database(file_uri(folder.file(), "mode=ro"), Access::read);
        other = static_cast<std::size_t>(
            database.number("SELECT rootpage FROM sqlite_schema WHERE name = 'content'"));
    }
    REQUIRE(other > 1);
    bytes = flipped(bytes, (person - 1) * page + 3'000);
    bytes = flipped(bytes, (other - 1) * page + 5);
    write_bytes(folder.file(), bytes);
    const auto report = need(check(folder.file()));
    CHECK_FALSE(report.sound());
    const auto told = [&](std::size_t number) {
        const auto begin = fmt::format("Trang {} bị hỏng", number);
        const auto found = std::ranges::find_if(
            report.findings, [&](const Finding& f) { return f.message.starts_with(begin); });
        return found == report.findings.end() ? std::string() : found->message;
    };
    CHECK_FALSE(told(person).empty());
    CHECK(told(person).find("thuộc “") != std::string::npos);
    CHECK(told(other).find("thuộc “content”") != std::string::npos);
    CHECK(std::ranges::count_if(report.findings, [](const Finding& f) {
              return f.message.find("bị hỏng trên ổ đĩa, ") != std::string::npos;
          }) == 2);
    CHECK(read_bytes(folder.file()) == bytes);
}

TEST_CASE("a database of a time before seals is backed up and sealed once") {
    const TempFolder folder;
    const std::string sql = read_bytes(fs::path(MONQUA_SOURCE_DIR) / "tests/store/data/schema5.sql");
    by_plain_sqlite(
        [&] {
            write_bytes(folder.file(), "");
            return folder.file();
        }(),
        sql.c_str());
    CHECK_FALSE(all_pages_sealed(folder.file()));
    fs::path kept;
    {
        const Store store = open_store(folder.file());
        kept = store.opened().backup;
        CHECK(store.opened().migrated_from == 5);
    }
    CHECK(all_pages_sealed(folder.file()));
    CHECK(read_bytes(kept)[reserved_at] == 0); // as it was, for the program of that time
    CHECK(open_store(folder.file()).opened().backup.empty());
}

TEST_CASE("where sealing was cut short after the migration, the next opening does it") {
    const TempFolder folder;
    {
        Database database(file_uri(folder.file(), "mode=rwc"), Access::write);
        migrate(database, migrations(), noon, {});
        name_database(database, open_store(folder.file("other.db")).new_id(noon), noon);
    }
    CHECK_FALSE(all_pages_sealed(folder.file()));
    {
        const Store store = open_store(folder.file());
        CHECK(fs::exists(store.opened().backup));
        CHECK(store.opened().migrated_from == 0);
    }
    CHECK(all_pages_sealed(folder.file()));
}

TEST_CASE("a reader of an older file puts sealing off to the next opening") {
    const TempFolder folder;
    {
        Database database(file_uri(folder.file(), "mode=rwc"), Access::write);
        database.run("PRAGMA journal_mode = WAL");
        migrate(database, migrations(), noon, {});
        name_database(database, open_store(folder.file("other.db")).new_id(noon), noon);
        Database reader(file_uri(folder.file(), "mode=ro"), Access::read);
        reader.run("BEGIN");
        CHECK(reader.number("SELECT count(*) FROM meta") > 0);
        database.run("UPDATE meta SET value = value");
        seal_pages(database);
        CHECK_FALSE(is_sealed(database.handle()));
        CHECK(reader.number("SELECT count(*) FROM meta") > 0);
    }
    static_cast<void>(open_store(folder.file()));
    CHECK(all_pages_sealed(folder.file()));
}

TEST_CASE("what another program writes into the file past the seals is told") {
    const TempFolder folder;
    make_database(folder.file());
    by_plain_sqlite(folder.file(), "UPDATE person SET profile = x'00'");
    const Store store = open_store(folder.file());
    CHECK(store.people().error().kind == ErrorKind::damaged);
}

TEST_CASE("a transaction bigger than the cache changes and reads its own pages in the log") {
    const TempFolder folder;
    make_database(folder.file());
    {
        Database database(file_uri(folder.file(), "mode=rw"), Access::write);
        database.run("PRAGMA cache_size = 10; CREATE TABLE big (n INTEGER PRIMARY KEY, x INTEGER, t BLOB)");
        for (int round = 1; round <= 3; ++round) {
            Transaction transaction(database);
            for (int i = 0; i < 400; ++i)
                database.query("INSERT INTO big (x, t) VALUES (?, zeroblob(900))", i).run();
            for (int again = 0; again < 3; ++again)
                database.run("UPDATE big SET x = x + 1");
            CHECK(database.number("SELECT sum(x) FROM big WHERE x > 0") > 0);
            transaction.commit();
            database.run("BEGIN; UPDATE big SET x = x + 7; SELECT sum(x) FROM big; ROLLBACK");
            Database reader(file_uri(folder.file(), "mode=ro"), Access::read);
            CHECK(reader.number("SELECT count(*) FROM big") == 400 * round);
            CHECK(reader.number("SELECT max(x) FROM big") == 399 + 3 * round);
        }
    }
    CHECK(all_pages_sealed(folder.file()));
    by_plain_sqlite(folder.file(), "SELECT count(*) FROM big"); // reading needs nothing special
}

TEST_CASE("a page that rots in the log of a running program is an error for whoever reads it then") {
    const TempFolder folder;
    make_database(folder.file());
    Store store = open_store(folder.file());
    static_cast<void>(add_person(store, "Lê Thị Hoà"));
    const Store reader = open_store(folder.file(), looking());
    const fs::path log = folder.file("monqua.db-wal");
    const std::string whole = read_bytes(log);
    REQUIRE(whole.find("Lê Thị Hoà") != std::string::npos);
    std::string hurt = whole;
    for (std::size_t next = 0; (next = hurt.find("Lê Thị Hoà", next)) != std::string::npos; ++next)
        hurt[next] = 'X';
    std::fstream file(log, std::ios::binary | std::ios::in | std::ios::out);
    file.write(hurt.data(), static_cast<std::streamsize>(hurt.size()));
    file.close();
    const auto people = reader.people();
    REQUIRE_FALSE(people.has_value());
    CHECK(people.error().kind == ErrorKind::damaged);
    CHECK(people.error().message.find("-wal") != std::string::npos);
}
