#include "store/backup_compare.h"
#include "store/backup_files.h"
#include "store/commit_counter.h"
#include "store/copying.h"
#include "store/device.h"
#include "store/file_state.h"
#include "store/reader.h"
#include "store/trouble.h"

#include <fmt/format.h>
#include <algorithm>

namespace mq::store {
namespace {

namespace fs = std::filesystem;

std::int64_t last_seq_of(Database& database) {
    return database.number("SELECT max(seq) FROM journal");
}

bool same_row(Database& a, Database& b, std::int64_t seq) {
    constexpr const char* id_of = "SELECT id FROM journal WHERE seq = ?";
    auto in_a = a.query(id_of, seq);
    auto in_b = b.query(id_of, seq);
    return in_a.next() && in_b.next() && in_a.uuid(0) == in_b.uuid(0);
}

/// Two journals of one database are the same up to some row, also where each went on by itself after a
/// restore.
std::int64_t last_common_row(Database& a, Database& b) {
    std::int64_t common = 0;
    std::int64_t beyond = std::min(last_seq_of(a), last_seq_of(b)) + 1;
    while (common + 1 < beyond) {
        const std::int64_t middle = common + (beyond - common) / 2;
        (same_row(a, b, middle) ? common : beyond) = middle;
    }
    return common;
}

bool was_stopped(const Result<CheckReport>& checked) {
    return !checked && checked.error().detail == cancelled().detail;
}

/// What follows from the journal, is compared as such, or is only about signing in.
constexpr const char* derived_tables =
    "'journal', 'content', 'meta', 'migration', 'device', 'person', 'attempt', 'decision', 'standing', "
    "'summary', 'group_day', 'settled', 'answer', 'panel', 'interview_question', 'interview', 'observation', "
    "'consent', 'benchmark', 'candidate', 'pack', 'placing', 'team', 'target', 'signoff', "
    "'assignment_person', 'assignment', 'goal', 'coaching', 'complaint', 'evidence', 'login_try'";

std::vector<std::string> own_tables(Database& database) {
    std::vector<std::string> names;
    SQLite::Statement row(database.connection(),
                          fmt::format("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                                      "'sqlite_%' AND name NOT IN ({}) ORDER BY name",
                                      derived_tables));
    while (row.executeStep())
        names.push_back(row.getColumn(0).getString());
    return names;
}

/// In an order that doesn't depend on where they lie, and without when somebody last signed in: that alone is
/// no reason for a backup.
std::string all_rows_of(Database& database, const std::string& table) {
    std::string columns;
    SQLite::Statement row(
        database.connection(),
        "SELECT name FROM pragma_table_info(?1) WHERE ?1 <> 'account' OR name <> 'last_ms'");
    row.bind(1, table);
    while (row.executeStep())
        columns += fmt::format("{}\"{}\"", columns.empty() ? "" : ", ", row.getColumn(0).getString());
    return fmt::format("SELECT {0} FROM \"{1}\" ORDER BY {0}", columns, table);
}

bool same_tables(Database& a, Database& b) {
    const auto names = own_tables(a);
    if (names != own_tables(b))
        return false;
    return std::ranges::all_of(names, [&](const std::string& name) {
        const std::string all = all_rows_of(a, name);
        return hash_of_rows(a, all) == hash_of_rows(b, all);
    });
}

/// Fills what only a readable database tells; throws where it can't be read.
void compare_journals(Database& now, Database& backup, RestoreComparison& out) {
    out.same_database = database_id(now) == database_id(backup);
    out.rows_now = now.number("SELECT count(*) FROM journal");
    const std::int64_t common = out.same_database ? last_common_row(now, backup) : 0;
    out.lacks = last_seq_of(now) - common;
    auto row = now.query("SELECT kind, count(*) FROM journal WHERE seq > ? GROUP BY kind", common);
    while (row.next())
        out.lacks_by_kind[row.text(0)] = row.number(1);
}

} // namespace

void compare_with_present(const fs::path& database, Database& backup, RestoreComparison& out) {
    const std::int64_t last = last_seq_of(backup);
    const fs::path counter = beside(database, "-count");
    const auto counted = CommitCounter::read(counter, database_id(backup));
    if (!look_at(database).exists)
        return;
    std::int64_t last_now = last;
    try {
        const Reader now = open_reader(database);
        now.database->run("BEGIN");
        compare_journals(*now.database, backup, out);
        last_now = last_seq_of(*now.database);
    } catch (...) {
        out.rows_now.reset(); // damaged: its counter still tells how far it had come
        out.lacks_by_kind.clear();
        out.lacks = 0;
        static_cast<void>(current_error());
        out.same_database = counted || !CommitCounter::read_any(counter);
    }
    if (counted && *counted > last_now)
        out.lacks += *counted - last_now; // rows that the database has lost as well
}

namespace {

RestoreComparison compare(const fs::path& database, const fs::path& path, const Progress& progress) {
    RestoreComparison out;
    out.backup = entry_of(database, path);
    if (!look_at(path).exists)
        throw Trouble(ErrorKind::not_found, fmt::format("Không tìm thấy bản sao lưu “{}”.", path.string()));
    const auto checked = check(path, nullptr, progress);
    if (was_stopped(checked))
        throw Trouble(checked.error());
    out.sound = checked && checked->sound();
    if (!checked)
        out.problem = checked.error().message;
    else if (const auto bad = std::ranges::find(checked->findings, Severity::error, &Finding::severity);
             bad != checked->findings.end())
        out.problem = bad->message;
    try {
        const Reader backup = open_reader(path);
        out.rows = backup.database->number("SELECT count(*) FROM journal");
        out.backup.last_seq = last_seq_of(*backup.database);
        if (out.rows > 0)
            out.newest = Instant{backup.database->number("SELECT max(at_ms) FROM journal")};
        compare_with_present(database, *backup.database, out);
    } catch (...) {
        const Error error = current_error();
        out.sound = false;
        if (out.problem.empty())
            out.problem = error.message;
    }
    return out;
}

} // namespace

Result<bool> holds_the_same(const fs::path& database, const fs::path& backup) {
    return guarded([&] {
        const Reader now = open_reader(database);
        const Reader then = open_reader(backup);
        now.database->run("BEGIN");
        const std::int64_t last = last_seq_of(*now.database);
        if (database_id(*now.database) != database_id(*then.database) ||
            last != last_seq_of(*then.database) ||
            (last > 0 && !same_row(*now.database, *then.database, last)))
            return false;
        return same_tables(*now.database, *then.database);
    });
}

Result<std::int64_t> rows_lacking(const fs::path& database, BackupEntry& entry) {
    return guarded([&] {
        const Reader backup = open_reader(entry.path);
        entry.last_seq = last_seq_of(*backup.database);
        RestoreComparison found;
        compare_with_present(database, *backup.database, found);
        return found.lacks;
    });
}

Result<RestoreComparison> compare_with_backup(const fs::path& database, const fs::path& backup,
                                              const Progress& progress) {
    return guarded([&] { return compare(database, backup, progress); });
}

Result<std::optional<BackupEntry>> newest_good(const fs::path& database, const Progress& progress) {
    return guarded([&]() -> std::optional<BackupEntry> {
        for (const BackupEntry& entry : must(list_backups(database))) {
            const auto checked = check(entry.path, nullptr, progress);
            if (was_stopped(checked))
                throw Trouble(checked.error());
            if (checked && checked->sound())
                return entry;
        }
        return std::nullopt;
    });
}

} // namespace mq::store
