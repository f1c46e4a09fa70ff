#include "app/backup_files.h"

#include "store/backups.h"

#include <fmt/format.h>
#include <utility>

namespace mq::app {
namespace {

std::string iso_time(Instant at) {
    constexpr std::int64_t day_seconds = 86'400;
    const std::int64_t seconds = at.unix_ms / 1000;
    const std::int64_t day = seconds / day_seconds - (seconds % day_seconds < 0 ? 1 : 0);
    const std::int64_t of_day = seconds - day * day_seconds;
    return fmt::format("{}T{:02}:{:02}:{:02}Z", iso_day(Day{static_cast<std::int32_t>(day)}), of_day / 3600,
                       of_day / 60 % 60, of_day % 60);
}

const char* name_of(store::BackupKind kind) {
    switch (kind) {
        case store::BackupKind::hourly:
        case store::BackupKind::daily:
        case store::BackupKind::weekly: return "automatic";
        case store::BackupKind::by_hand: return "by_hand";
        case store::BackupKind::before_change: return "before_change";
    }
    return "automatic";
}

BackupFact fact_of(const store::BackupEntry& entry) {
    BackupFact out{entry.path, iso_time(entry.made), name_of(entry.kind), entry.bytes, {}, {}};
    if (entry.last_seq >= 0)
        out.last_seq = entry.last_seq;
    return out;
}

} // namespace

Result<std::vector<BackupFact>> backups_of(const std::filesystem::path& file) {
    auto entries = store::list_backups(file);
    if (!entries)
        return tl::unexpected<Error>(entries.error());
    std::vector<BackupFact> out;
    for (store::BackupEntry& entry : *entries) {
        const auto lacks = store::rows_lacking(file, entry);
        out.push_back(fact_of(entry));
        if (lacks)
            out.back().lacks = *lacks;
    }
    return out;
}

Result<RestoreFacts> compare_backup(const std::filesystem::path& file, const std::filesystem::path& backup,
                                    const CareProgress& progress) {
    auto found = store::compare_with_backup(file, backup, progress);
    if (!found)
        return tl::unexpected<Error>(found.error());
    RestoreFacts out;
    out.backup = fact_of(found->backup);
    out.backup.lacks = found->lacks;
    out.sound = found->sound;
    out.problem = found->problem;
    if (found->sound && !found->same_database)
        out.problem =
            "Bản này sao từ một tệp dữ liệu khác. Muốn dùng nó, hãy chuyển tệp hiện tại đi nơi "
            "khác trước.";
    out.rows = found->rows;
    out.rows_now = found->rows_now;
    out.lacks = found->lacks;
    out.lacks_by_kind = std::move(found->lacks_by_kind);
    if (found->newest)
        out.newest = iso_time(*found->newest);
    return out;
}

Result<RestoredFile> restore_file(const std::filesystem::path& file, const std::filesystem::path& backup,
                                  Instant now, const CareProgress& progress) {
    const auto done = store::restore(file, backup, now, progress);
    if (!done)
        return tl::unexpected<Error>(done.error());
    return RestoredFile{done->kept, done->lost_rows};
}

} // namespace mq::app
