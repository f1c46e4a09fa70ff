#pragma once

#include "store/database.h"

#include <filesystem>
#include <memory>

namespace mq::store {

/// A folder of our own in the system's temporary folder; goes with all it holds.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A connection that only reads, and finds a way to also where the folder can't be written.
struct Reader {
    std::unique_ptr<TemporaryFolder> folder; ///< holds a copy, where only a copy could be read
    std::unique_ptr<Database> database;      ///< declared last: closed before its folder goes
};

/// Throws Trouble: not_found, bad_input, newer_data, damaged, io. The file itself is not changed.
[[nodiscard]] Reader open_reader(const std::filesystem::path& path);

} // namespace mq::store
