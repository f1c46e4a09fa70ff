#pragma once

#include "base/ids.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace mq::store {

/// The number of the last acknowledged journal row, kept outside the database and its log. Written after each
/// commit and not synced (synced it would cost a quarter of the rate): it can lag behind after a power cut,
/// but where it is ahead of the journal, acknowledged rows are gone, which SQLite alone would not notice.
class CommitCounter {
public:
    CommitCounter() = default; ///< counts nothing
    /// Never fails: without a counter the program works, and opening says nothing about lost rows.
    CommitCounter(const std::filesystem::path& path, const Uuid& database);
    CommitCounter(const CommitCounter&) = delete;
    CommitCounter& operator=(const CommitCounter&) = delete;
    CommitCounter(CommitCounter&& other) noexcept;
    CommitCounter& operator=(CommitCounter&& other) noexcept;
    ~CommitCounter();

    void write(std::int64_t seq);

    /// Nothing when there is none, it is torn, or it counts another database.
    [[nodiscard]] static std::optional<std::int64_t> read(const std::filesystem::path& path,
                                                          const Uuid& database);
    /// The same whichever database it counts.
    [[nodiscard]] static std::optional<std::int64_t> read_any(const std::filesystem::path& path);

private:
    int file_ = -1;
    Uuid database_;
};

} // namespace mq::store
