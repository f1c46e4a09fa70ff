#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

struct sqlite3;

/// Rot of the file is never shown as a result: each page of a database carries a seal in its last bytes, a
/// keyed BLAKE2b over its number and content, made when the page goes into the file and compared whenever it
/// is read from there, by whatever reads it. Pages that still lie in the log are compared with the log's own
/// running checksum (sqlite.org/fileformat2.html, 4.1), which SQLite itself looks at only after a crash.
///
/// The key is the same for all files: this is against broken disks and cables, not against people, who are
/// the journal's business. Whoever writes to a sealed file by other means than this VFS leaves pages that
/// don't fit; reading one that way needs nothing special.
namespace mq::store {

inline constexpr int page_bytes = 4096; ///< of every database of ours
inline constexpr int seal_bytes = 32;   ///< reserved at the end of each page

/// Name of the VFS that makes and compares seals, over what is the default VFS when this is first called. It
/// is safe to call from any thread.
[[nodiscard]] const char* sealing_vfs();

/// A page whose bytes are not those that were written.
struct BrokenPage {
    std::int64_t page = 0; ///< from 1
    bool in_log = false;   ///< in the write-ahead log, not in the database file
};

/// The last one met on this thread since the last call.
[[nodiscard]] std::optional<BrokenPage> take_broken_page();

/// Whether the pages have room for seals, by the database's own word (its log included), and thus carry them.
/// Reads the first page where that has not been read; throws SQLite::Exception when it can't be.
[[nodiscard]] bool is_sealed(sqlite3* handle);

/// From now on every page that this connection puts into the file is sealed, and every one it takes from
/// there must be. A connection finds this out by itself when it meets the first page, but a copy meets that
/// late.
void begin_sealing(sqlite3* handle);

class PagesAsTheyLie;

/// While it lives, pages that are read with `from` are not compared with their seals, and those that go on
/// into `to`, a sealed database, take the seals that they have with them. Only where the file is compared as
/// a whole as well (first_broken_page): a copy when it is read back, which shows what was broken before and
/// what broke on the way. Throws std::bad_alloc.
class SealsLeftAlone {
public:
    /// `pages`: how many `from` has.
    SealsLeftAlone(sqlite3* from, std::int64_t pages, sqlite3* to = nullptr);
    SealsLeftAlone(const SealsLeftAlone&) = delete;
    SealsLeftAlone& operator=(const SealsLeftAlone&) = delete;
    ~SealsLeftAlone();

private:
    sqlite3* from_;
    sqlite3* to_;
    std::unique_ptr<PagesAsTheyLie> pages_;
};

/// Leaves room for seals in the pages of a database that is about to be made, or made anew by VACUUM.
void reserve_for_seals(sqlite3* handle);

} // namespace mq::store
