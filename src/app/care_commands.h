#pragma once

#include <string>

namespace mq::app {

struct BackUpNow {}; ///< into the folder of the backups, aside
struct CheckData {}; ///< aside
struct PreviewRestore {
    std::string path; ///< BackupLine::path, or a file of one's own
};
struct LeaveRestore {};
/// What PreviewRestore showed. Closes the data, puts the backup in their place, opens them again.
struct RestoreBackup {
    std::string path;
};

} // namespace mq::app
