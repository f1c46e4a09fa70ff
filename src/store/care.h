#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"
#include "store/vault.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Care of a database file, without opening it as a Store. All of it reads through connections of its own, so
/// it may run on another thread or in another process while the program is at work. Nothing here repairs
/// anything.
namespace mq::store {

struct KeyPlace; ///< see store/accounts.h

/// Called with the share done, 0..1; returning false cancels (the result is then `refused`, and nothing is
/// left behind).
using Progress = std::function<bool(double share)>;

struct BackupReport {
    std::filesystem::path path;
    std::int64_t bytes = 0;
    std::int64_t journal_rows = 0;
    std::int64_t last_seq = 0; ///< newest journal row in it
};

/// Copies the database as it is at this moment, checks the copy, and only then puts it in place of `to`.
/// The copy is one file that stands by itself.
[[nodiscard]] Result<BackupReport> backup(const std::filesystem::path& from, const std::filesystem::path& to,
                                          const Progress& progress = {});

enum class Severity { note, warning, error };

struct Finding {
    Severity severity = Severity::error;
    std::string code; ///< `pages`, `foreign_keys`, `journal_gap`, `journal_id`, `journal_body`, `projection`,
                      ///< `content`, `counter`, `schema`, `seals`, `journal_hash`, `journal_chain`, `erased`,
                      ///< `keys`
    std::string message; ///< a sentence for the person
    std::string detail;  ///< which rows
};

struct CheckReport {
    std::vector<Finding> findings;
    std::int64_t journal_rows = 0;
    std::int64_t contents = 0;
    std::int64_t attempts = 0;
    [[nodiscard]] bool sound() const; ///< no finding is an error
};

/// Looks at everything that can be wrong: seals of pages (each damaged one is named with its table), indexes,
/// foreign keys, gaps in the journal, people, attempts and decisions against the journal, frozen texts
/// against their hashes, the commit counter against the journal, bodies of the journal against their hashes
/// and what was erased, its chain (where nothing is sealed with a key that everybody knows). An error only
/// where the file can't be looked at (not there, not ours, newer, cancelled).
[[nodiscard]] Result<CheckReport> check(const std::filesystem::path& path, const Vault* vault = nullptr,
                                        const Progress& progress = {});

/// The same with what opens by a device key, or what is open in a store (its ring). The chain of the journal
/// is looked at where the common key is there; what isn't open is said in a note and not taken for sound.
[[nodiscard]] Result<CheckReport> check(const std::filesystem::path& path, const KeyPlace& keys,
                                        const Progress& progress = {});

struct DeviceInfo {
    Uuid id;
    Instant added;
    std::int64_t rows = 0;
    bool this_machine = false;
};

struct Info {
    std::filesystem::path path;
    Uuid database;
    int schema = 0;         ///< number of the newest migration in it
    int program_schema = 0; ///< the one this program knows
    std::string sqlite_version;
    Instant created;
    std::int64_t bytes = 0;
    std::int64_t wal_bytes = 0;
    std::int64_t page_bytes = 0;
    std::int64_t pages = 0;
    std::int64_t free_pages = 0;
    std::map<std::string, std::int64_t> rows; ///< by table
    std::vector<DeviceInfo> devices;
    std::optional<Instant> oldest; ///< event
    std::optional<Instant> newest;
    std::optional<std::int64_t>
        counted; ///< last acknowledged journal row by the commit counter, if it can be read
};

[[nodiscard]] Result<Info> info(const std::filesystem::path& path);

} // namespace mq::store
