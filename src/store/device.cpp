#include "store/device.h"

#include "store/trouble.h"

#include <unistd.h>
#include <array>
#include <fstream>

namespace mq::store {
namespace {

/// /etc/machine-id asks not to be shown outside: it only goes into a hash.
std::string own_id() {
    std::string id;
    std::ifstream file("/etc/machine-id");
    if (std::getline(file, id) && !id.empty())
        return id;
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data())
                                                            : std::string("unknown");
}

} // namespace

ContentHash machine_hash(const Uuid& database_id, const std::string& machine) {
    return content_hash("monqua device\n" + database_id.str() + "\n" +
                        (machine.empty() ? own_id() : machine));
}

std::optional<Uuid> device_of(Database& database, const ContentHash& machine) {
    auto query =
        database.query("SELECT id FROM device WHERE machine = ? ORDER BY number DESC LIMIT 1", machine);
    if (!query.next())
        return std::nullopt;
    return query.uuid(0);
}

void add_device(Database& database, const Uuid& id, const ContentHash& machine, Instant now) {
    database.query("INSERT INTO device (id, machine, added_ms) VALUES (?, ?, ?)", id, machine, now.unix_ms)
        .run();
}

Uuid database_id(Database& database) {
    auto query = database.query("SELECT value FROM meta WHERE key = 'database'");
    if (!query.next())
        throw_damaged("no id of the database in meta");
    return query.uuid(0);
}

} // namespace mq::store
