#include "store/care.h"
#include "store/commit_counter.h"
#include "store/device.h"
#include "store/file_state.h"
#include "store/migrate.h"
#include "store/reader.h"
#include "store/trouble.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace mq::store {
namespace {

std::map<std::string, std::int64_t> table_counts(Database& database) {
    std::vector<std::string> names;
    {
        auto table = database.query(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        while (table.next())
            names.push_back(table.text(0));
    }
    std::map<std::string, std::int64_t> counts;
    for (const std::string& name : names)
        counts[name] = database.number(fmt::format("SELECT count(*) FROM \"{}\"", name));
    return counts;
}

std::vector<DeviceInfo> devices_of(Database& database, const std::optional<Uuid>& here) {
    std::vector<DeviceInfo> devices;
    auto row = database.query(
        "SELECT id, added_ms, (SELECT count(*) FROM journal WHERE device = device.id)"
        " FROM device ORDER BY number");
    while (row.next())
        devices.push_back({row.uuid(0), Instant{row.number(1)}, row.number(2), here && *here == row.uuid(0)});
    return devices;
}

void add_span(Database& database, Info& info) {
    auto row = database.query("SELECT min(at_ms), max(at_ms) FROM journal");
    if (!row.next() || row.is_null(0))
        return;
    info.oldest = Instant{row.number(0)};
    info.newest = Instant{row.number(1)};
}

Info read_info(const std::filesystem::path& path) {
    const Reader reader = open_reader(path);
    Database& database = *reader.database;
    const FileState state = look_at(path);
    Info info;
    info.path = path;
    info.schema = schema_of(database);
    info.program_schema = newest_schema();
    info.sqlite_version = sqlite3_libversion();
    info.bytes = static_cast<std::int64_t>(state.bytes);
    info.wal_bytes = static_cast<std::int64_t>(state.wal_bytes);
    info.page_bytes = database.number("PRAGMA page_size");
    info.pages = database.number("PRAGMA page_count");
    info.free_pages = database.number("PRAGMA freelist_count");
    info.rows = table_counts(database);
    info.database = database_id(database);
    info.created = Instant{database.number("SELECT value FROM meta WHERE key = 'created_ms'")};
    info.devices = devices_of(database, device_of(database, machine_hash(info.database, {})));
    add_span(database, info);
    info.counted = CommitCounter::read(beside(path, "-count"), info.database);
    return info;
}

} // namespace

Result<Info> info(const std::filesystem::path& path) {
    return guarded([&] { return read_info(path); });
}

} // namespace mq::store
