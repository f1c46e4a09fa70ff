#pragma once

#include <cstdint>

/// The memory that SQLite asks for, which may run out: methods over its own ones (SQLITE_CONFIG_MALLOC). One
/// thread.
namespace mq::faults {

/// Before anything else of SQLite.
void install_fault_memory();

/// Counts allocations from 0 again; allocation `fail_at` (from 1; 0: none) fails, and with `for_ever` all
/// after it.
void starve(std::int64_t fail_at, bool for_ever);
void feed();
[[nodiscard]] std::int64_t allocations(); ///< since the last starve()
[[nodiscard]] bool starved();             ///< whether one failed since the last starve()

} // namespace mq::faults
