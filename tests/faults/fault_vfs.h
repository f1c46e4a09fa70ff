#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

/// The disk as the tests want it: a VFS over the system's that fails, runs full, or forgets what was not
/// synced. It is the default VFS from install_fault_vfs() on, so that everything which opens a database later
/// goes through it. One thread.
namespace mq::faults {

struct Plan {
    std::int64_t fail_at = 0;  ///< number of the operation that fails, from 1; 0: none
    bool for_ever = false;     ///< and all after it
    std::int64_t room = -1;    ///< bytes that can still be written; −1: enough
    std::int64_t cut_at = 0;   ///< number of the operation before which the power fails; 0: none
    std::function<void()> cut; ///< called at that moment; the program does not notice
};

void install_fault_vfs();

/// Counts operations from 0 again.
void arm(Plan plan);
void disarm();
[[nodiscard]] std::int64_t operations(); ///< since the last arm()
[[nodiscard]] std::int64_t written();    ///< bytes since the last arm()
[[nodiscard]] bool struck();             ///< whether a fault happened since the last arm()

/// From now on it is known of every database, log and journal which writes were not synced. `database`: one
/// that is there already; what lies in it and in its log is synced.
void record_writes(const std::filesystem::path& database);
void forget_writes();
/// Writes each recorded file as a power cut may leave it: all that was synced, and of the rest some sectors,
/// in any order. Files go into `folder` under their own names.
void leave_after_power_cut(const std::filesystem::path& folder, std::mt19937_64& random);

} // namespace mq::faults
