#pragma once

#include "base/clock.h"
#include "store/care.h"
#include "store/law_events.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Backups that come by themselves: one folder `backups` beside the database, rotated. The texts in them are
/// sealed as in the database, with the same keys. May run on any thread.
namespace mq::store {

enum class BackupKind : std::uint8_t { hourly, daily, weekly, by_hand, before_change };

struct BackupEntry {
    std::filesystem::path path;
    Instant made; ///< from its name
    BackupKind kind = BackupKind::hourly;
    std::int64_t bytes = 0;
    std::int64_t last_seq = -1; ///< newest journal row in it; −1: not looked at
};

/// What stays: all of the last two days, then one a day for twelve days, then one a week for ten weeks (the
/// newest of each; days and weeks are UTC's, and those without a backup don't count: who was away for months,
/// or whose clock ran ahead, loses none by that). Backups made by hand, and those made before a migration or
/// restore, are counted apart (the newest ten of each stay).
struct RotationRule {
    int whole_days = 2;
    int days = 12;
    int weeks = 10;
    int by_hand = 10;
};

/// Newest first. Nothing where there is no folder.
[[nodiscard]] Result<std::vector<BackupEntry>> list_backups(const std::filesystem::path& database);

/// Which of them the rule lets go, as of `now`. Pure; a backup from the future (the clock was set back)
/// stays.
[[nodiscard]] std::vector<BackupEntry> outdated(const std::vector<BackupEntry>& entries, Instant now,
                                                const RotationRule& rule = {});

/// Makes one (copy, check, rename), then lets outdated ones go, but none before the new one has been checked
/// and found to hold what the database holds (counts and hash).
[[nodiscard]] Result<BackupReport> back_up_and_rotate(const std::filesystem::path& database, BackupKind kind,
                                                      Instant now, const Progress& progress = {},
                                                      const RotationRule& rule = {});

/// Whether the backup holds all that can't be derived of what the database holds: journal, settings, drafts,
/// accounts. Quick.
[[nodiscard]] Result<bool> holds_the_same(const std::filesystem::path& database,
                                          const std::filesystem::path& backup);

/// How many journal rows the database has that the backup lacks; its newest row goes into `entry`. Quick;
/// doesn't check the backup.
[[nodiscard]] Result<std::int64_t> rows_lacking(const std::filesystem::path& database, BackupEntry& entry);

/// What a backup has and lacks against the database as it is; the database may be damaged.
struct RestoreComparison {
    BackupEntry backup;
    bool sound = false;                   ///< its check found no error
    std::string problem;                  ///< where not
    std::int64_t rows = 0;                ///< journal rows in the backup
    std::optional<std::int64_t> rows_now; ///< in the database; nothing where it can't be read
    std::int64_t lacks = 0; ///< rows after the backup's last that the database (or its counter) knows of
    std::map<std::string, std::int64_t>
        lacks_by_kind;             ///< journal kind → rows, where the database can be read
    std::optional<Instant> newest; ///< newest event in the backup
    bool same_database = true;     ///< false: another database's backup, whose ids don't go together
};
[[nodiscard]] Result<RestoreComparison> compare_with_backup(const std::filesystem::path& database,
                                                            const std::filesystem::path& backup,
                                                            const Progress& progress = {});

/// The newest backup whose check finds no error.
[[nodiscard]] Result<std::optional<BackupEntry>> newest_good(const std::filesystem::path& database,
                                                             const Progress& progress = {});

struct RestoreReport {
    std::filesystem::path kept; ///< where the replaced file (with log and counter) lies now; empty: was none
    std::int64_t lost_rows = 0;
    std::int64_t backup_seq = 0; ///< newest journal row of the backup
};
/// Copies the backup to the side, checks it there, moves the present file (with its log and counter) aside
/// whole, and puts the copy in its place; at any moment one of the two stands there. The file must not be
/// open (`busy` where the lock is held). What was erased since (PersonErased) is erased in the copy as well,
/// before it takes the place. The replaced file lies among the backups, as one from before a change. The
/// restored file says so in its setting `restored_setting`, of which whoever opens it with the common key
/// makes a DataRestored row.
[[nodiscard]] Result<RestoreReport> restore(const std::filesystem::path& database,
                                            const std::filesystem::path& backup, Instant now,
                                            const Progress& progress = {});

/// restore in two parts, for a program that is at work with the database: the long one (copy and check) while
/// it is open, the short one (milliseconds) after it was closed.
class PreparedRestore {
public:
    /// Cancelled: `refused`.
    [[nodiscard]] static Result<PreparedRestore> prepare(const std::filesystem::path& database,
                                                         const std::filesystem::path& backup,
                                                         const Progress& progress = {});
    PreparedRestore(PreparedRestore&&) noexcept;
    PreparedRestore& operator=(PreparedRestore&&) noexcept;
    ~PreparedRestore(); ///< the copy goes unless it was placed

    /// Once. Can't be cancelled, but is told its steps through `progress`.
    [[nodiscard]] Result<RestoreReport> place(Instant now, const Progress& progress = {});

private:
    struct Parts;
    explicit PreparedRestore(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

/// Setting of a restored file: `<newest row of the backup> <lost rows> <Unix ms>`; empty once it was noted.
inline constexpr const char* restored_setting = "restored";
/// Reads that setting's value; nothing where it says nothing.
[[nodiscard]] std::optional<DataRestored> read_restored(std::string_view value);

} // namespace mq::store
