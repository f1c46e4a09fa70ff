#pragma once

#include <filesystem>

namespace mq::store {

/// Held by the one instance that may write. The kernel's lock on the file decides, so a lock left behind by a
/// process that died is no lock; the pid and host in it are for the message, and decide where the file system
/// knows no locks.
class LockFile {
public:
    /// Throws Trouble: busy (detail: `pid=… host=…`), io when the file can't be made.
    explicit LockFile(const std::filesystem::path& path);
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;
    ~LockFile(); ///< takes the file away

private:
    std::filesystem::path path_;
    int file_ = -1;
};

} // namespace mq::store
