#pragma once

#include "store/page_seal.h"

#include <sqlite3.h>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

/// The inner part of page_seal.h: one open file, seen as pages or as frames of the log.
namespace mq::store {

using PageView = std::span<unsigned char, page_bytes>;

/// Puts the seal into the last bytes of the page. `page`: its number, from 1.
void put_seal(PageView bytes, std::int64_t page);
[[nodiscard]] bool fits_seal(std::span<const unsigned char, page_bytes> bytes, std::int64_t page);
/// Whether a database's first page says that its pages are sealed, by its header or by its own seal: one spot
/// of rot can't hide both.
[[nodiscard]] bool says_sealed(std::span<const unsigned char, page_bytes> first);

/// Pages of a database that a copy took from the file as they lie there, seal and all. Both ends of the copy
/// hold it, on one thread.
class PagesAsTheyLie {
public:
    /// Room for all of them from the start: nothing may throw below SQLite.
    explicit PagesAsTheyLie(std::int64_t pages) : taken_(static_cast<std::size_t>(pages) + 1) {}
    void take(std::int64_t page) {
        if (page > 0 && static_cast<std::size_t>(page) < taken_.size())
            taken_[static_cast<std::size_t>(page)] = true;
    }
    [[nodiscard]] bool has(std::int64_t page) const {
        return page > 0 && static_cast<std::size_t>(page) < taken_.size() &&
               taken_[static_cast<std::size_t>(page)];
    }

private:
    std::vector<bool> taken_;
};

struct FileOutcome {
    int code = SQLITE_OK;
    std::optional<BrokenPage> broken{};
};

/// A database file or its log. SQLite uses one from one thread at a time.
class SealedFile : public sqlite3_file {
public:
    enum class Kind { database, log };
    /// Number of our file control; those below 100 are SQLite's.
    static constexpr int begin_sealing = 0x4D5153;
    /// Another: its argument is a PagesAsTheyLie to fill, or to go by; null ends the copy.
    static constexpr int copy_from = 0x4D5154;
    static constexpr int copy_to = 0x4D5155;

    SealedFile(sqlite3_file* below, Kind kind) : sqlite3_file{}, below_(below), kind_(kind) {}

    [[nodiscard]] sqlite3_file* below() const { return below_; }
    void seal_from_now() { sealed_ = true; }
    void copy_pages_from_here(PagesAsTheyLie* pages) { taken_ = pages; }
    void copy_pages_to_here(const PagesAsTheyLie* pages) { given_ = pages; }
    [[nodiscard]] FileOutcome read(void* to, int bytes, std::int64_t at);
    [[nodiscard]] int write(const void* from, int bytes, std::int64_t at);

private:
    static constexpr std::int64_t all_settled = std::numeric_limits<std::int64_t>::max();

    [[nodiscard]] int read_below(void* to, int bytes, std::int64_t at) const;
    [[nodiscard]] int write_below(const void* from, int bytes, std::int64_t at) const;
    [[nodiscard]] FileOutcome read_database(void* to, int bytes, std::int64_t at);
    [[nodiscard]] FileOutcome read_page(PageView to, std::int64_t page);
    [[nodiscard]] FileOutcome read_parts(unsigned char* to, int bytes, std::int64_t at);
    void peek_at_header();
    [[nodiscard]] FileOutcome read_log(void* to, int bytes, std::int64_t at);
    [[nodiscard]] int write_database(const void* from, int bytes, std::int64_t at);
    void follow_log(int bytes, std::int64_t at);
    [[nodiscard]] FileOutcome read_frame(PageView to, std::int64_t frame);
    [[nodiscard]] int learn_byte_order();

    sqlite3_file* below_;
    Kind kind_;
    bool sealed_ = false;
    PagesAsTheyLie* taken_ = nullptr;
    const PagesAsTheyLie* given_ = nullptr;
    /// Of the log: from this frame on the running checksum is not valid at the moment. SQLite changes a page
    /// that it wrote earlier in the same transaction in its place, and mends the checksums before it commits.
    std::int64_t unsettled_from_ = all_settled;
    std::int64_t header_written_ = -1; ///< frame whose header was the last thing written
    std::optional<bool> big_endian_;   ///< how this log is summed; unknown before its header was read
    std::array<unsigned char, page_bytes> scratch_{};
    /// The sum before a frame, the page of the frame before it, and the frame.
    std::array<unsigned char, 8 + page_bytes + 24 + page_bytes> frames_{};
};

} // namespace mq::store
