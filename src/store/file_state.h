#pragma once

#include <cstdint>
#include <filesystem>

namespace mq::store {

/// What can be known of a database file without opening it.
struct FileState {
    bool exists = false;
    std::uintmax_t bytes = 0;
    std::uintmax_t wal_bytes = 0; ///< of the log beside it; what it holds is newer than the file's header
    [[nodiscard]] bool has_data() const { return exists && bytes > 0; }
};

/// Throws Trouble: bad_input when there is something that is no file, io when it can't be asked.
[[nodiscard]] FileState look_at(const std::filesystem::path& path);

/// Throws Trouble: bad_input for a file that isn't ours, newer_data for one of a newer program. Reads the
/// first bytes without SQLite, so that nothing at all is changed by looking. Only while nobody in this
/// process has the database open: closing any handle of a file drops all POSIX locks that the process has on
/// it, SQLite's too. Holding the LockFile makes sure of it.
void require_ours(const std::filesystem::path& path, int newest_known);
void require_ours(const std::filesystem::path& path, std::int32_t application, int schema, int newest_known);

[[nodiscard]] std::filesystem::path beside(const std::filesystem::path& path, const char* suffix);

} // namespace mq::store
