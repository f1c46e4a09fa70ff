#include "key_fixture.h"

#include "base/text.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

constexpr const char* thought = "Em nên hỏi hạn trước";

std::int64_t number(const fs::path& file, const std::string& sql) {
    const SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
    SQLite::Statement statement(database, sql);
    return statement.executeStep() ? statement.getColumn(0).getInt64() : -1;
}

void copy_database(const fs::path& from, const fs::path& to) {
    fs::create_directories(to.parent_path());
    for (const char* suffix : {"", "-wal", "-count"})
        if (fs::exists(from.string() + suffix))
            fs::copy_file(from.string() + suffix, to.string() + suffix, fs::copy_options::overwrite_existing);
}

/// Puts what an older copy says about keys back into a newer one, as one would who kept it.
void put_keys_back(const fs::path& newer, const fs::path& older) {
    CHECK(run_sql(newer, fmt::format("ATTACH '{}' AS old;"
                                     "DELETE FROM account;"
                                     "INSERT OR IGNORE INTO account SELECT * FROM old.account;"
                                     "INSERT OR IGNORE INTO key_pair SELECT * FROM old.key_pair;"
                                     "INSERT OR IGNORE INTO key_holder SELECT * FROM old.key_holder;"
                                     "INSERT OR IGNORE INTO key_wrap SELECT * FROM old.key_wrap;",
                                     older.string())) == "");
}

bool any_file_holds(const fs::path& folder, const std::string& text) {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && read_bytes(entry.path()).find(text) != std::string::npos)
            return true;
    return false;
}

/// A plain file with a person, an attempt, a draft and a standing.
Uuid make_plain(const fs::path& file) {
    fs::create_directories(file.parent_path());
    Store store = open_store(file);
    const Uuid person = add_person(store, "Đặng Thị Khuyên");
    const Uuid attempt = play(store, person, 3);
    need(store.append(event(person, attempt, Reflection{thought})));
    need(store.save_draft(person, draft_of_observation, "bản nháp quan sát", noon));
    StandingRow standing{{person, "A01-M-1", competency_text().hash, Day{20'400}}, 5, 1, "vị trí rõ ràng"};
    need(store.keep_standings({&standing, 1}));
    const SummaryRow summary{person, competency_text().hash, Day{20'400}, 5, "tóm tắt rõ ràng"};
    need(store.keep_summaries({&summary, 1}));
    const GroupRow group{Uuid{}, Day{20'400}, competency_text().hash, "cả nhóm rõ ràng"};
    need(store.keep_groups({&group, 1}));
    return person;
}

} // namespace

TEST_CASE("a plain file is sealed when it is first opened with keys, and no plain byte is left anywhere") {
    const KeyWorld world;
    const Uuid person = make_plain(world.file());
    CHECK(any_file_holds(world.folder.path(), thought));
    {
        Store store = world.open();
        CHECK(store.sealed());
        CHECK(store.opened().backup.empty());
        CHECK(store.opened().warning == "");
        for (const char* text : {"Khuyên", thought, "bản nháp", "vị trí rõ", "tóm tắt rõ", "cả nhóm rõ"}) {
            CAPTURE(text);
            CHECK_FALSE(any_file_holds(world.folder.path(), text)); // also while it is open
        }
        const Uuid attempt = need(store.finished(person)).front().id;
        CHECK(need(store.events_of(attempt)).back().event.what == Payload(Reflection{thought}));
        CHECK(need(store.decisions(attempt)).size() == 3);
        CHECK(need(store.attempt(attempt))->attainment == result().attainment);
        CHECK(need(store.drafts(person)).front().text == "bản nháp quan sát");
        CHECK(need(store.standings(person)).front().bytes == "vị trí rõ ràng");
        CHECK(need(store.summaries()).front().bytes == "tóm tắt rõ ràng");
        CHECK(need(store.groups(Uuid{})).front().bytes == "cả nhóm rõ ràng");
        need(store.rebuild_projections());
        CHECK(names_of(store) == std::vector<std::string>{"Đặng Thị Khuyên"});
    }
    CHECK(number(world.file(), "SELECT count(*) FROM journal WHERE body_key = 0") == 0);
    Store again = world.open();
    CHECK(names_of(again).size() == 1);
    CHECK_FALSE(
        run_sql(world.file(), "UPDATE journal SET body = x'50' WHERE seq = 1").empty()); // the rule is back
}

TEST_CASE("older backups stay plain, and it is said") {
    const KeyWorld world;
    static_cast<void>(make_plain(world.file()));
    fs::create_directories(world.file().parent_path() / "backups");
    {
        Store store = open_store(world.file());
        need(store.backup_to(world.file().parent_path() / "backups" / "cu.db"));
    }
    const Store store = world.open();
    CHECK(store.opened().warning.find("backups") != std::string::npos);
    CHECK(fs::exists(world.file().parent_path() / "backups" / "cu.db"));
}

TEST_CASE("files of every older schema are sealed when they are opened with keys") {
    for (int schema = 1; schema <= 6; ++schema) {
        CAPTURE(schema);
        const KeyWorld world;
        fs::create_directories(world.file().parent_path());
        const std::string sql = read_bytes(fs::path(MONQUA_SOURCE_DIR) / "tests/store/data" /
                                           fmt::format("schema{}.sql", schema));
        {
            SQLite::Database database(world.file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            database.exec(sql);
        }
        std::vector<std::string> names;
        {
            const fs::path plain = world.folder.path() / "plain.db";
            fs::copy_file(world.file(), plain);
            names = names_of(open_store(plain));
            fs::remove_all(plain.parent_path() / "backups");
            for (const char* suffix : {"", "-wal", "-shm", "-count", "-lock"})
                fs::remove(plain.string() + suffix);
        }
        REQUIRE_FALSE(names.empty());
        const Store store = world.open();
        CHECK(store.opened().migrated_from == schema);
        CHECK(names_of(store) == names);
        for (const std::string& name : names)
            CHECK_FALSE(any_file_holds(world.folder.path(), name));
    }
}

TEST_CASE("a sealed file without keys reads nothing and takes nothing") {
    const KeyWorld world;
    Uuid person;
    {
        Store store = world.open();
        person = add_person(store, "Đặng Thị Khuyên");
        static_cast<void>(play(store, person, 1));
    }
    const auto rows = number(world.file(), "SELECT count(*) FROM journal");
    for (const bool read_only : {false, true}) {
        OpenOptions how = quiet_options();
        how.read_only = read_only;
        Store store = open_store(world.file(), how);
        CHECK(store.sealed());
        CHECK(store.locked());
        CHECK(names_of(store).empty());
        CHECK(need(store.attempts({})).empty());
        CHECK(need(store.events_after(0, 100)).empty());
        CHECK(store.append(event(person, {}, ProfileChanged{})).error().kind == ErrorKind::refused);
        CHECK(store.rebuild_projections().error().kind == ErrorKind::refused);
    }
    CHECK(number(world.file(), "SELECT count(*) FROM journal") == rows);
    CHECK(names_of(world.open()).size() == 1);
}

TEST_CASE("a sealed text that was changed or moved to another row is damaged, and one put in plain as well") {
    for (const char* sql :
         {"UPDATE person SET profile = (SELECT profile FROM person ORDER BY id LIMIT 1),"
          " profile_key = (SELECT profile_key FROM person ORDER BY id LIMIT 1)",
          "UPDATE person SET profile = CAST(substr(profile, 1, length(profile) - 1) AS BLOB)",
          "UPDATE person SET profile = CAST(x'50' || '{\"name\":\"Ai\",\"role\":\"hr\"}' AS BLOB),"
          " profile_key = 0",
          "UPDATE key_wrap SET wrap = (SELECT wrap FROM key_wrap ORDER BY key DESC LIMIT 1)"}) {
        CAPTURE(sql);
        const KeyWorld world;
        {
            Store store = world.open();
            static_cast<void>(add_person(store, "Đặng Thị Khuyên"));
            static_cast<void>(add_person(store, "Trần Minh Khôi"));
        }
        REQUIRE(run_sql(world.file(), sql) == "");
        const Store store = world.open();
        const auto people = store.people();
        REQUIRE_FALSE(people.has_value());
        CHECK(people.error().kind == ErrorKind::damaged);
    }
}

TEST_CASE("a key that went with a rolled back transaction is not used again") {
    const KeyWorld world;
    Uuid person;
    {
        Store store = world.open();
        person = store.new_id(noon);
        Profile profile;
        profile.name = "Trần Minh Khôi";
        const Event added = event(person, {}, PersonAdded{profile});
        const Event impossible = event(person, store.new_id(noon), decision(4));
        const Event both[] = {added, impossible};
        CHECK_FALSE(store.append(both).has_value());
        need(store.append(added));
        static_cast<void>(play(store, person, 1));
    }
    const Store store = world.open();
    CHECK(names_of(store).size() == 1);
    CHECK(need(store.finished(person)).size() == 1);
}

TEST_CASE("the first account of HR takes the secrets from the device: old copies open nothing new") {
    const KeyWorld world;
    const fs::path older = world.folder.path() / "older" / "monqua.db";
    Uuid person;
    Uuid hr;
    {
        Store store = world.open();
        hr = add_role(store, Role::hr, "Lê Thu Hà");
        person = add_person(store, "Đặng Thị Khuyên");
        static_cast<void>(play(store, person, 1));
    }
    CHECK(number(world.file(), "SELECT count(*) FROM key_holder WHERE device = 1") == 3);
    copy_database(world.file(), older);
    {
        Store store = world.open();
        need(store.add_account(account(hr, Role::hr, "ha", hr_words), noon));
        static_cast<void>(play(store, person, 2));
        need(store.unlock("ha", hr_words, noon));
        CHECK(need(store.finished(person)).size() == 2);
    }
    CHECK(number(world.file(), "SELECT count(*) FROM key_holder WHERE device = 1") == 1);
    CHECK(number(world.file(), "SELECT count(*) FROM key_holder WHERE device = 1 AND pair <> 0") == 0);
    put_keys_back(world.file(), older); // the device's hold on the old pairs, and no account
    const Store store = world.open();
    CHECK_FALSE(store.locked());
    CHECK(need(store.finished(person)).size() == 1);
}

TEST_CASE("who was removed opens nothing that is sealed afterwards, with whatever they kept") {
    bool by_holder = true;
    SUBCASE("by one who has the old secret") {}
    SUBCASE("by an administrator, who hasn't") {
        by_holder = false;
    }
    const KeyWorld world;
    const fs::path older = world.folder.path() / "older" / "monqua.db";
    Firm firm;
    {
        Store store = world.open();
        firm = make_firm(store);
        need(store.unlock("ha", hr_words, noon));
        static_cast<void>(play(store, firm.other, 1));
    }
    copy_database(world.file(), older);
    {
        Store store = world.open();
        need(store.unlock("ha", hr_words, noon));
        const Uuid admin = add_role(store, Role::admin, "Ngô Bảo Vy");
        need(store.add_account(account(admin, Role::admin, "vy", admin_words), noon));
        if (!by_holder)
            need(store.unlock("vy", admin_words, noon));
        need(store.remove_account(firm.lead));
        CHECK_FALSE(need(store.unlock("nam", lead_words, noon)).open);
        store.lock();
        static_cast<void>(play(store, firm.other, 2));
        need(store.unlock("ha", hr_words, noon));
        CHECK(need(store.finished(firm.other)).size() == 2);
        CHECK(need(store.accounts()).size() == 3);
    }
    // Moved at once, or when HR came: nothing hangs on the old pair any more.
    CHECK(number(world.file(), "SELECT count(*) FROM key_pair WHERE kind = 'evidence'") == 1);
    put_keys_back(world.file(), older);
    Store store = world.open();
    CHECK(need(store.unlock("nam", lead_words, noon)).open);
    CHECK(need(store.finished(firm.other)).size() == 1);
}

TEST_CASE("the last who can read something isn't removed") {
    const KeyWorld world;
    Store store = world.open();
    const Firm firm = make_firm(store);
    need(store.unlock("ha", hr_words, noon));
    CHECK(store.remove_account(firm.hr).error().kind == ErrorKind::refused);
    const Uuid second = add_role(store, Role::hr, "Ngô Bảo Vy");
    need(store.add_account(account(second, Role::hr, "vy", admin_words), noon));
    need(store.remove_account(firm.hr));
    CHECK(store.locked()); // it was their own
    need(store.unlock("vy", admin_words, noon));
    CHECK(names_of(store).size() == 6);
}

TEST_CASE("the last account of a PC without HR and leads leaves the file open again") {
    const KeyWorld world;
    Store store = world.open();
    const Uuid person = add_person(store);
    need(store.add_account(account(person, Role::trainee, "khoi", {}), noon));
    CHECK(store.locked());
    need(store.unlock_here(person, noon));
    need(store.remove_account(person));
    CHECK_FALSE(store.locked());
    CHECK(names_of(store).size() == 1);
}

TEST_CASE("keys that were sealed to a public half are sealed anew by the first who opens them") {
    const KeyWorld world;
    Firm firm;
    {
        Store store = world.open();
        firm = make_firm(store);
        static_cast<void>(play(store, firm.other, 1)); // locked
    }
    CHECK(number(world.file(), "SELECT count(*) FROM key_wrap WHERE boxed = 1 AND pair <> 0") > 0);
    {
        Store store = world.open();
        need(store.unlock("ha", hr_words, noon));
        CHECK(need(store.finished(firm.other)).size() == 1);
    }
    CHECK(number(world.file(), "SELECT count(*) FROM key_wrap WHERE boxed = 1 AND pair <> 0") == 0);
    Store store = world.open();
    need(store.unlock("nam", lead_words, noon));
    CHECK(need(store.finished(firm.other)).size() == 1);
}

TEST_CASE("lost writes that nobody could note while the file was closed are noted when it opens") {
    const KeyWorld world;
    const fs::path older = world.folder.path() / "older" / "monqua.db";
    Firm firm;
    {
        Store store = world.open();
        firm = make_firm(store);
    }
    copy_database(world.file(), older);
    {
        Store store = world.open();
        static_cast<void>(play(store, firm.other, 1));
    }
    fs::copy_file(older, world.file(), fs::copy_options::overwrite_existing);
    Store store = open_store(world.file(), world.options(world.folder.path() / "other"));
    CHECK(store.opened().lost_writes > 0);
    need(store.unlock("ha", hr_words, noon));
    const auto rows = need(store.events_after(0, 1'000));
    CHECK(std::holds_alternative<WritesLost>(rows.back().event.what));
}
