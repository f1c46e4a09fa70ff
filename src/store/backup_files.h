#pragma once

#include "store/backups.h"

#include <string_view>

/// Names in the folder of backups: `<database>-20261122T091652Z-hourly.db`, in UTC. Those made before a
/// migration are `<database>-schema6-<Unix ms>.db`.
namespace mq::store {

[[nodiscard]] std::filesystem::path backups_folder(const std::filesystem::path& database);

/// What a file that a restore replaced is called instead of its kind.
inline constexpr std::string_view replaced_word = "replaced";
[[nodiscard]] std::string_view word_of(BackupKind kind);

/// A name that no file has yet.
[[nodiscard]] std::filesystem::path free_backup_name(const std::filesystem::path& database, Instant made,
                                                     std::string_view word);

/// Of any file: where the name says nothing, when it was last written, and `by_hand`.
[[nodiscard]] BackupEntry entry_of(const std::filesystem::path& database,
                                   const std::filesystem::path& backup);

/// The file with its log and counter, where it has them.
void remove_backup(const std::filesystem::path& backup);

} // namespace mq::store
