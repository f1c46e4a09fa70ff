#include "store/migrate.h"

#include "store/care.h"
#include "store/trouble.h"

#include <fmt/format.h>

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
