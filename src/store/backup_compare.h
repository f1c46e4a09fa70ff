#pragma once

#include "store/backups.h"
#include "store/database.h"

namespace mq::store {

/// Fills rows_now, lacks, lacks_by_kind and same_database. The database may be damaged, or not be there.
void compare_with_present(const std::filesystem::path& database, Database& backup, RestoreComparison& out);

} // namespace mq::store
