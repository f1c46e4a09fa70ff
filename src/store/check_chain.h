#pragma once

#include "store/care.h"
#include "store/database.h"
#include "store/vault.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace mq::store {

/// Reads the journal of a file of the newest schema from end to end: bodies against their hashes, links of
/// the chain where there is a key, empty bodies against what was erased. `tick` is called with the number of
/// rows read.
[[nodiscard]] std::vector<Finding> check_chain(Database& database, const std::optional<ChainKey>& key,
                                               const std::function<void(std::int64_t)>& tick);

} // namespace mq::store
