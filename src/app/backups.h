#pragma once

#include "app/model.h"
#include "base/clock.h"
#include "base/error.h"
#include "store/backups.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Backups that come by themselves: at the start, and every half hour in which something was written. They
/// run aside, below everything else; nothing is said of them unless one fails.
namespace mq::app {

struct State;

struct ListedBackup {
    store::BackupEntry entry;
    std::optional<std::int64_t> lacks; ///< rows of the database that it hasn't; nothing: not known
};

/// What lasts as long as the program runs.
struct CareDesk {
    bool automatic = false;            ///< AppOptions::automatic_backups
    Instant since;                     ///< data opened, or the last backup begun
    bool begun = false;                ///< a backup was begun since the data were opened
    std::optional<std::uint64_t> held; ///< Store::data_version that the newest backup holds, as far as known
    std::optional<Day> told;           ///< day on which a failure was said
    std::chrono::steady_clock::time_point working_since; ///< of the backup that runs
    std::vector<ListedBackup> listed;                    ///< newest first, as last looked
    bool listing_again = false;                          ///< asked for while a look at them was under way
    std::shared_ptr<store::PreparedRestore> prepared;    ///< waits for the data to be closed
    std::optional<Cause> prepared_for;                   ///< the command it was asked for with
    std::filesystem::path replaced; ///< the file that the last restore put aside; empty: none
};
[[nodiscard]] CareDesk& care_desk(State& state);

/// The data have just been opened: counts from here, and writes down a restore that was made before.
void begin_backups(State& state);
/// Infinite where none is due.
[[nodiscard]] double seconds_to_next_backup(const State& state);
/// When the next could come, if something is written until then.
[[nodiscard]] Instant next_backup(const State& state);
/// Called now and then on the application's thread: begins one that is due, puts a restored file in its
/// place, and says so when a quiet one takes long.
void care_for_data(State& state);

/// Says aside, beside Model::fatal, which backup could take the place of a file that can't be read.
void offer_backup(State& state, const Error& why);

/// Work aside that gives way to frames and writes, for the calling thread's life.
void step_back();

// --- of the page; see care_model.cpp
[[nodiscard]] std::filesystem::path database_file(const State& state);
/// Works Model::care out of what was last seen of the backups; reads no file.
void rebuild_care(State& state);
[[nodiscard]] BackupLine backup_line(const State& state, const ListedBackup& backup);
[[nodiscard]] RestorePreview restore_preview(const State& state, const store::RestoreComparison& found);
/// “hôm nay, 09:30”; for the middle of a sentence.
[[nodiscard]] std::string when_in_words(const State& state, Instant at);
[[nodiscard]] std::string loses_line(const State& state, std::int64_t rows);

} // namespace mq::app
