#include "store/migrate.h"

#include "store/care.h"
#include "store/page_seal.h"
#include "store/trouble.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace mq::store {
namespace {

void apply(Database& database, const Migration& step, Instant now) {
    Transaction transaction(database);
    database.run(step.sql);
    database.run(
        fmt::format("PRAGMA user_version = {}; PRAGMA application_id = {}", step.number, application_id));
    SQLite::Statement note(database.connection(), "INSERT INTO migration VALUES (?, ?, ?)");
    note.bind(1, step.number);
    note.bind(2, step.name);
    note.bind(3, static_cast<std::int64_t>(now.unix_ms));
    note.exec();
    if (database.number("SELECT count(*) FROM pragma_foreign_key_check") != 0)
        throw Trouble(ErrorKind::internal, "Chưa nâng cấp được tệp dữ liệu. Tệp được giữ nguyên.",
                      fmt::format("migration {} breaks a foreign key", step.number));
    transaction.commit();
}

/// VACUUM works through a database that it attaches, which connections of ours may not.
class MayAttach {
public:
    explicit MayAttach(sqlite3* handle)
        : handle_(handle), before_(sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1)) {}
    MayAttach(const MayAttach&) = delete;
    MayAttach& operator=(const MayAttach&) = delete;
    ~MayAttach() { sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, before_); }

private:
    sqlite3* handle_;
    int before_;
};

/// Moves the whole log into the file; false when a reader is in the way.
bool empty_log(Database& database) {
    return database.number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
}

} // namespace

int newest_schema() {
    return migrations().back().number;
}

int schema_of(Database& database) {
    return static_cast<int>(database.number("PRAGMA user_version"));
}

int migrate(Database& database, std::span<const Migration> steps, Instant now,
            const std::function<void()>& before) {
    const int from = schema_of(database);
    if (steps.empty() || from >= steps.back().number)
        return from;
    if (from > 0 && before)
        before();
    database.forget_statements(); // prepared for the old tables
    for (const Migration& step : steps)
        if (step.number > from)
            apply(database, step, now);
    return from;
}

void seal_pages(Database& database) {
    database.forget_statements();
    // Pages without room for a seal must all have left the log before the first that has it goes in.
    if (!empty_log(database))
        return;
    {
        const MayAttach allowed(database.handle());
        reserve_for_seals(database.handle());
        database.run("VACUUM");
    }
    begin_sealing(database.handle());
    static_cast<void>(empty_log(database)); // where a reader holds it, a later checkpoint does the same
}

bool rewrite_pages(Database& database) {
    database.forget_statements();
    if (!empty_log(database))
        return false;
    {
        const MayAttach allowed(database.handle());
        database.run("VACUUM");
    }
    return empty_log(database);
}

std::filesystem::path backup_before_migrating(const std::filesystem::path& path, int schema, Instant now) {
    const auto folder = path.parent_path() / "backups";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw Trouble(not_writable(folder, error.message()));
    auto to = folder / fmt::format("{}-schema{}-{}.db", path.stem().string(), schema, now.unix_ms);
    must(backup(path, to));
    return to;
}

void name_database(Database& database, const Uuid& id, Instant now) {
    Transaction transaction(database);
    database.query("INSERT INTO meta VALUES ('database', ?), ('created_ms', ?)", id, now.unix_ms).run();
    transaction.commit();
}

} // namespace mq::store
