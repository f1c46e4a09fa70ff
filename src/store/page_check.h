#pragma once

#include "store/database.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace mq::store {

struct DamagedPage {
    std::int64_t page = 0; ///< from 1
    std::string owner;     ///< table or index; empty where nothing readable leads to the page
};

/// Every page of the database file that isn't as it was written, in order; nothing for a file without seals.
/// Pages in the log are not looked at. `tell` gets the share done, 0..1, and throws to stop. Throws Trouble
/// (io).
[[nodiscard]] std::vector<DamagedPage> damaged_pages(Database& database,
                                                     const std::function<void(double)>& tell);

} // namespace mq::store
