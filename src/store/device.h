#pragma once

#include "base/clock.h"
#include "base/hash.h"
#include "base/ids.h"
#include "store/database.h"

#include <optional>
#include <string>

namespace mq::store {

/// What this PC is called in that database. `machine`: as in OpenOptions; empty: the PC's own id.
[[nodiscard]] ContentHash machine_hash(const Uuid& database_id, const std::string& machine);

/// The newest device of this PC in the database; nothing when it has none yet.
[[nodiscard]] std::optional<Uuid> device_of(Database& database, const ContentHash& machine);

void add_device(Database& database, const Uuid& id, const ContentHash& machine, Instant now);

/// The database's own id, which no copy of another file shares. Throws damaged when there is none.
[[nodiscard]] Uuid database_id(Database& database);

} // namespace mq::store
