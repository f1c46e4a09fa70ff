#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "store/database.h"

#include <filesystem>
#include <functional>
#include <span>

namespace mq::store {

/// One file of migrations/, in the program. `number` is the user_version it leaves behind.
struct Migration {
    int number;
    const char* name;
    const char* sql;
};

/// All migrations, by number from 1 without gaps.
[[nodiscard]] std::span<const Migration> migrations();
[[nodiscard]] int newest_schema();

[[nodiscard]] int schema_of(Database& database);

/// Brings the database to the newest of `steps`, each in one transaction; a step that fails leaves the
/// database as the step before it did. `before` runs once, before the first step, where there is one to run
/// and the file has data; it makes the backup and throws to stop. Returns the schema number before.
int migrate(Database& database, std::span<const Migration> steps, Instant now,
            const std::function<void()>& before);

/// Writes all pages of an older file anew, with seals, as one transaction: whenever it is cut short, either
/// all pages are sealed or none. Leaves it for the next opening where somebody is reading the file.
void seal_pages(Database& database);

/// Writes all pages anew and empties the log, so that nothing that was taken from the tables stays anywhere
/// in the file. False where somebody is reading the file: nothing was done, or not all of it.
[[nodiscard]] bool rewrite_pages(Database& database);

/// Puts a checked copy of the file into the folder `backups` beside it, and says where.
std::filesystem::path backup_before_migrating(const std::filesystem::path& path, int schema, Instant now);

/// Gives a database that was just made its id.
void name_database(Database& database, const Uuid& id, Instant now);

} // namespace mq::store
