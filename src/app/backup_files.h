#pragma once

#include "app/care.h"
#include "base/clock.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Backups and restoring for the command line, which has no application at work. See store/backups.h.
namespace mq::app {

struct BackupFact {
    std::filesystem::path path;
    std::string made; ///< 2026-11-22T09:16:52Z
    std::string kind; ///< automatic, by_hand, before_change
    std::int64_t bytes = 0;
    std::optional<std::int64_t> last_seq; ///< newest journal row in it; nothing: it can't be read
    std::optional<std::int64_t> lacks;    ///< rows of the database that it hasn't
};

/// Newest first.
[[nodiscard]] Result<std::vector<BackupFact>> backups_of(const std::filesystem::path& file);

struct RestoreFacts {
    BackupFact backup;
    bool sound = false;
    std::string problem; ///< why it can't take the place of the file; empty: it can
    std::int64_t rows = 0;
    std::optional<std::int64_t> rows_now; ///< nothing: there is no file, or it can't be read
    std::int64_t lacks = 0;
    std::map<std::string, std::int64_t> lacks_by_kind;
    std::string newest; ///< event in the backup; empty: none
};
/// Changes nothing.
[[nodiscard]] Result<RestoreFacts> compare_backup(const std::filesystem::path& file,
                                                  const std::filesystem::path& backup,
                                                  const CareProgress& progress = {});

struct RestoredFile {
    std::filesystem::path kept; ///< the replaced file; empty: there was none
    std::int64_t lost_rows = 0;
};
[[nodiscard]] Result<RestoredFile> restore_file(const std::filesystem::path& file,
                                                const std::filesystem::path& backup, Instant now,
                                                const CareProgress& progress = {});

} // namespace mq::app
