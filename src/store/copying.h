#pragma once

#include "store/database.h"
#include "store/long_work.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

/// How a database becomes a second file that is proven to hold the same.
namespace mq::store {

/// What must be the same in a copy.
struct Held {
    std::int64_t rows = 0;
    std::int64_t last_seq = 0;
    std::int64_t contents = 0;
    std::int64_t pages = 0;
    /// BLAKE2b over all values of all rows, in their order; zeros for a file whose pages carry seals, which
    /// say more: each that fits is, in its place, the very page that was written.
    std::array<std::uint8_t, 32> journal{};
    friend bool operator==(const Held&, const Held&) = default;
};

/// BLAKE2b over the types and values of all columns of all rows that `sql` gives, in their order.
[[nodiscard]] std::array<std::uint8_t, 32> hash_of_rows(Database& database, const std::string& sql,
                                                        const std::function<void(std::int64_t)>& row = {});

/// Reads the whole journal where there are no seals, and tells its share of the teller's phase.
[[nodiscard]] Held held_by(Database& database, Teller& teller);

/// How a file under way that wasn't placed goes: with remove_gently, for work aside, or at once, where
/// somebody waits.
enum class Going { gently, at_once };

/// A file under way to its place, `<target>.part-<pid>`; goes with what SQLite puts beside it unless it was
/// placed.
class PartFile {
public:
    explicit PartFile(const std::filesystem::path& target, Going going = Going::gently);
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    ~PartFile() { remove(); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Renames it over `target`, and waits for the folder. Throws Trouble (io).
    void place(const std::filesystem::path& target) const;

private:
    void remove() const;
    std::filesystem::path path_;
    Going going_;
};

/// Takes a whole copy away, with remove_gently; at no moment does a shortened one bear its name.
void remove_by_parts(const std::filesystem::path& target);

/// Takes away what a killed process left under way in that folder.
void remove_abandoned_parts(const std::filesystem::path& folder);

/// Copies the database as it is at this moment into one file that stands by itself, waits for the disk, and
/// reads all of it back from there: pages against their seals (of an older file without: the journal's
/// hash), structure and counts. `name` is the copy's in messages. Throws Trouble (damaged, io, refused).
[[nodiscard]] Held copy_checked(Database& from, const std::filesystem::path& to,
                                const std::filesystem::path& name, Teller& teller);

/// Waits until the disk has the file (or folder). Throws Trouble (io).
void sync_to_disk(const std::filesystem::path& path);
void sync_folder_of(const std::filesystem::path& path);

} // namespace mq::store
