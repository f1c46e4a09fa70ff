#include "store/backups.h"

#include "store/backup_files.h"
#include "store/copying.h"
#include "store/file_state.h"
#include "store/trouble.h"

#include <fmt/format.h>

namespace mq::store {
namespace {

namespace fs = std::filesystem;

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Trouble(not_writable(folder, error.message()));
}

/// A backup must not take the last space from what is being written.
void require_space(const fs::path& database, const fs::path& folder) {
    constexpr std::uintmax_t left_over = 64U << 20U; // bytes
    const FileState state = look_at(database);
    std::error_code error;
    const auto space = fs::space(folder, error);
    const std::uintmax_t wanted = state.bytes + state.wal_bytes + left_over;
    if (error || space.available >= wanted)
        return; // what can't be asked shows when it is written
    throw Trouble(ErrorKind::io,
                  fmt::format("Chưa sao lưu được: ổ đĩa không đủ chỗ (cần {} MB, còn {} MB). Hãy giải phóng "
                              "chỗ hoặc xóa bớt bản cũ trong “{}”.",
                              wanted >> 20U, space.available >> 20U, folder.string()),
                  "no space for a backup");
}

BackupReport back_up(const fs::path& database, BackupKind kind, Instant now, const Progress& progress,
                     const RotationRule& rule) {
    const fs::path folder = backups_folder(database);
    make_folder(folder);
    remove_abandoned_parts(folder);
    require_space(database, folder);
    BackupReport report = must(backup(database, free_backup_name(database, now, word_of(kind)), progress));
    // Only now that the new one was read back and holds what the database holds.
    for (const BackupEntry& old : outdated(must(list_backups(database)), now, rule))
        if (old.path != report.path)
            remove_backup(old.path);
    return report;
}

} // namespace

Result<BackupReport> back_up_and_rotate(const fs::path& database, BackupKind kind, Instant now,
                                        const Progress& progress, const RotationRule& rule) {
    return guarded([&] { return back_up(database, kind, now, progress, rule); });
}

} // namespace mq::store
