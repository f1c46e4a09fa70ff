#pragma once

#include "store/database.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
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

/// The first page of a database file with seals that isn't as it was written, if any. It should be nobody
/// else's: pages are read once, a big file by two threads. `tell` as above, called on this thread. Throws
/// Trouble (io), SQLite::Exception.
[[nodiscard]] std::optional<std::int64_t> first_broken_page(const std::filesystem::path& path,
                                                            const std::function<void(double)>& tell);

enum class StructureCheck { quick, whole }; ///< without and with each index against its table

/// What SQLite finds wrong in how pages, rows and indexes hang together, in its words, at most `most`; empty
/// for a sound file. Throws SQLite::Exception where it couldn't look (no memory, the disk), which tells
/// nothing of the file.
[[nodiscard]] std::vector<std::string> structure_findings(Database& database, StructureCheck check, int most);

/// Whether a code of SQLite says that what was read is not what was written.
[[nodiscard]] bool says_damaged(int code);

/// Throws SQLite::Exception (IOERR_DATA, with what take_broken_page tells) unless that page of the file is as
/// it was written.
void require_whole(Database& database, std::int64_t page);

} // namespace mq::store
