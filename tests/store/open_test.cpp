#include "fixture.h"

#include "store/migrate.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <csignal>

using namespace mq;
using namespace mq::store;
using namespace mq::store::test;

namespace {

Error refused(const fs::path& path, OpenOptions options = quiet_options()) {
    auto opened = Store::open(path, std::move(options));
    REQUIRE_FALSE(opened.has_value());
    CHECK_FALSE(opened.error().message.empty());
    return opened.error();
}

OpenOptions look_only() {
    OpenOptions options = quiet_options();
    options.read_only = true;
    return options;
}

/// A database with one finished attempt.
void make_database(const fs::path& path) {
    Store store = open_store(path);
    static_cast<void>(play(store, add_person(store), 2));
}

std::string newer() {
    return fmt::format("PRAGMA user_version = {}", newest_schema() + 1);
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

/// Kills itself with the log full, as `kill -9` would leave it.
void die_with_log(const fs::path& path, const std::function<void(Store&)>& last_words) {
    const int code = in_child([&] {
        auto store = Store::open(path, quiet_options());
        if (!store)
            return 1;
        last_words(*store);
        return ::kill(::getpid(), SIGKILL);
    });
    CHECK(code == 121); // it was killed
}

} // namespace

TEST_CASE("a newer database is refused, and not one byte of it is changed") {
    const TempFolder folder;
    make_database(folder.file());
    REQUIRE(run_sql(folder.file(), newer()).empty());
    const std::string before = read_bytes(folder.file());
    const auto names = names_in(folder.path());
    const Error error = refused(folder.file());
    CHECK(error.kind == ErrorKind::newer_data);
    CHECK(error.message.find("mới hơn") != std::string::npos);
    CHECK(read_bytes(folder.file()) == before);
    CHECK(names_in(folder.path()) == names);
    CHECK(refused(folder.file(), look_only()).kind == ErrorKind::newer_data);
    CHECK(check(folder.file()).error().kind == ErrorKind::newer_data);
    CHECK(info(folder.file()).error().kind == ErrorKind::newer_data);
    CHECK(backup(folder.file(), folder.file("copy.db")).error().kind == ErrorKind::newer_data);
    CHECK(read_bytes(folder.file()) == before);
}

TEST_CASE("a newer database is refused also where only its log says that it is newer") {
    const TempFolder folder;
    make_database(folder.file());
    die_with_log(folder.file(), [&](Store&) { static_cast<void>(run_sql(folder.file(), newer())); });
    const fs::path wal = folder.file("monqua.db-wal");
    REQUIRE(fs::file_size(wal) > 0);
    const std::string file_before = read_bytes(folder.file());
    const std::string wal_before = read_bytes(wal);
    CHECK(refused(folder.file()).kind == ErrorKind::newer_data);
    CHECK(read_bytes(folder.file()) == file_before);
    CHECK(read_bytes(wal) == wal_before);
}

TEST_CASE("files that are not ours are refused and left alone") {
    const TempFolder folder;
    write_bytes(folder.file("letter.txt"),
                "Kính gửi quý khách, đây là một bức thư dài hơn một trăm byte để giống một tệp "
                "thật, không phải cơ sở dữ liệu nào cả.");
    REQUIRE(run_sql(folder.file("other.db"), "PRAGMA application_id = 77; CREATE TABLE t (x)").empty());
    REQUIRE(run_sql(folder.file("plain.db"), "CREATE TABLE t (x)").empty());
    write_bytes(folder.file("short.db"), "SQLite format 3");
    for (const char* name : {"letter.txt", "other.db", "plain.db", "short.db"}) {
        CAPTURE(name);
        const std::string before = read_bytes(folder.file(name));
        CHECK(refused(folder.file(name)).kind == ErrorKind::bad_input);
        CHECK(refused(folder.file(name), look_only()).kind == ErrorKind::bad_input);
        CHECK(check(folder.file(name)).error().kind == ErrorKind::bad_input);
        CHECK(read_bytes(folder.file(name)) == before);
        CHECK_FALSE(fs::exists(folder.file(name).string() + "-lock"));
    }
    CHECK(refused(folder.path()).kind == ErrorKind::bad_input);
}

TEST_CASE("a missing file is made only when asked for") {
    const TempFolder folder;
    OpenOptions options = quiet_options();
    options.create = false;
    CHECK(refused(folder.file(), options).kind == ErrorKind::not_found);
    CHECK(refused(folder.file(), look_only()).kind == ErrorKind::not_found);
    CHECK(check(folder.file()).error().kind == ErrorKind::not_found);
    CHECK(names_in(folder.path()).empty());
    CHECK(open_store(folder.file()).opened().created);
}

TEST_CASE("an empty file is a new one, but not where a counter tells of rows that were in it") {
    const TempFolder folder;
    write_bytes(folder.file("new.db"), "");
    CHECK(open_store(folder.file("new.db")).opened().created);
    make_database(folder.file());
    write_bytes(folder.file(), "");
    const Error error = refused(folder.file());
    CHECK(error.kind == ErrorKind::damaged);
    CHECK(error.message.find("5 dòng") != std::string::npos);
    CHECK(fs::file_size(folder.file()) == 0);
}

TEST_CASE("an empty log beside a file whose rows were all in it is told, not taken for a new file") {
    const TempFolder folder;
    write_bytes(folder.file("new.db"), "");
    REQUIRE(
        run_sql(folder.file("new.db"), fmt::format("PRAGMA application_id = {}", application_id)).empty());
    CHECK(open_store(folder.file("new.db")).opened().created); // its making was cut short
    make_database(folder.file());
    REQUIRE(
        run_sql(folder.file("blank.db"), fmt::format("PRAGMA application_id = {}", application_id)).empty());
    fs::copy_file(folder.file("blank.db"), folder.file(), fs::copy_options::overwrite_existing);
    CHECK(refused(folder.file()).kind == ErrorKind::damaged);
}

TEST_CASE("a second instance is told who holds the file, and may look") {
    const TempFolder folder;
    Store first = open_store(folder.file());
    const Uuid person = add_person(first);
    const Error error = refused(folder.file());
    CHECK(error.kind == ErrorKind::busy);
    CHECK(error.detail.find(fmt::format("pid={} host=", ::getpid())) != std::string::npos);
    const int code = in_child([&] {
        auto second = Store::open(folder.file(), quiet_options());
        return second ? 1 : second.error().kind == ErrorKind::busy ? 0 : 2;
    });
    CHECK(code == 0);

    Store reader = open_store(folder.file(), look_only());
    CHECK(reader.read_only());
    CHECK(need(reader.people()).size() == 1);
    static_cast<void>(start_attempt(first, person));
    CHECK(need(reader.unfinished(person)).size() == 1); // sees what the first commits
    CHECK(reader.append(event(person, {}, ProfileChanged{})).error().kind == ErrorKind::refused);
    CHECK(reader.set_setting("a", "b").error().kind == ErrorKind::refused);
    CHECK(reader.rebuild_projections().error().kind == ErrorKind::refused);
}

TEST_CASE("a lock left behind by a process that died is no lock") {
    const TempFolder folder;
    make_database(folder.file());
    die_with_log(folder.file(), [](Store&) {});
    CHECK(fs::exists(folder.file("monqua.db-lock")));
    const Store store = open_store(folder.file());
    CHECK_FALSE(store.read_only());
    CHECK(read_bytes(folder.file("monqua.db-lock")).starts_with(std::to_string(::getpid())));
}

TEST_CASE("a read-only folder gives a clear error, and can be looked at") {
    const TempFolder folder;
    make_database(folder.file());
    fs::permissions(folder.file(), fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                       fs::perms::others_exec);
    const std::string before = read_bytes(folder.file());
    const int code = in_child(
        [&] {
            auto write = Store::open(folder.file(), quiet_options());
            if (write || write.error().kind != ErrorKind::io)
                return 1;
            if (write.error().message.find("chỉ cho đọc") == std::string::npos)
                return 2;
            auto look = Store::open(folder.file(), look_only());
            if (!look)
                return 3;
            const auto people = look->people();
            if (!people || people->size() != 1)
                return 4;
            if (!look->append(event({}, {}, PersonAdded{})).error().message.starts_with("Dữ liệu đang mở"))
                return 5;
            const auto checked = check(folder.file());
            return checked && checked->sound() && info(folder.file()) ? 0 : 6;
        },
        true);
    CHECK(code == 0);
    CHECK(read_bytes(folder.file()) == before);
}

TEST_CASE("what is only in the log is seen in a read-only folder too") {
    const TempFolder folder;
    make_database(folder.file());
    die_with_log(folder.file(),
                 [](Store& store) { static_cast<void>(add_person(store, "Chỉ trong nhật ký")); });
    REQUIRE(fs::file_size(folder.file("monqua.db-wal")) > 0);
    fs::remove(folder.file("monqua.db-shm"));
    for (const char* name : {"monqua.db", "monqua.db-wal", "monqua.db-count"})
        fs::permissions(folder.file(name), fs::perms::owner_read | fs::perms::others_read);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                       fs::perms::others_exec);
    const int code = in_child(
        [&] {
            auto look = Store::open(folder.file(), look_only());
            if (!look)
                return 1;
            const auto people = look->people();
            return people && people->size() == 2 && look->opened().lost_writes == 0 ? 0 : 2;
        },
        true);
    CHECK(code == 0);
}

TEST_CASE("a file that can't be written is an error of that file") {
    const TempFolder folder;
    make_database(folder.file());
    fs::permissions(folder.path(), fs::perms::all);
    fs::permissions(folder.file(), fs::perms::owner_read | fs::perms::others_read);
    const int code = in_child(
        [&] {
            auto write = Store::open(folder.file(), quiet_options());
            return write ? 1 : write.error().kind == ErrorKind::io ? 0 : 2;
        },
        true);
    CHECK(code == 0);
}

TEST_CASE("a copy on another PC writes as another device, and the first goes on as itself") {
    const TempFolder folder;
    make_database(folder.file());
    fs::copy_file(folder.file(), folder.file("copy.db"));
    OpenOptions elsewhere = quiet_options();
    elsewhere.machine = "máy khác";
    elsewhere.id_seed = 99;
    Store copy = open_store(folder.file("copy.db"), elsewhere);
    static_cast<void>(add_person(copy));
    const auto rows = need(copy.events_after(0, 100));
    CHECK(rows.back().device != rows.front().device);
    CHECK(rows.back().device_seq == 1);
    CHECK(rows.back().seq == 6);
    Store own = open_store(folder.file());
    static_cast<void>(add_person(own));
    CHECK(need(own.events_after(5, 1)).front().device == rows.front().device);
    CHECK(need(own.events_after(5, 1)).front().device_seq == 6);
}
