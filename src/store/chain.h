#pragma once

#include "base/ids.h"
#include "store/database.h"
#include "store/vault.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The chain of the journal: each row's link is a keyed BLAKE2b over the link of the device's row before it
/// and everything of the row that must stay. It runs over the hash of the sealed body, so a text can be taken
/// out for good while the chain holds.
namespace mq::store {

using Link = std::array<std::uint8_t, 16>;

/// What of a row never changes.
struct ChainedRow {
    std::int64_t seq = 0;
    Uuid id;
    Uuid device;
    std::int64_t device_seq = 0;
    std::int64_t at_ms = 0;
    int at_offset = 0;
    Uuid person; ///< nil: NULL
    Uuid actor;
    std::string_view kind;
    Uuid subject;
    Link body_hash{};
    std::int64_t body_key = 0;
};

/// BLAKE2b of the bytes of a sealed body.
[[nodiscard]] Link hash_of_body(std::string_view sealed);

/// `before`: all zero for a device's first row.
[[nodiscard]] Link link_after(const Link& before, const ChainKey& key, const ChainedRow& row);

[[nodiscard]] Blob blob_of(const Link& link);
/// Nothing for NULL. Throws damaged when it hasn't 16 bytes.
[[nodiscard]] std::optional<Link> link_in(const Query& query, int column);

/// While it lives, bodies may be emptied and rows that have none may get their links. Inside a transaction.
class JournalChange {
public:
    explicit JournalChange(Database& database);
    JournalChange(const JournalChange&) = delete;
    JournalChange& operator=(const JournalChange&) = delete;
    ~JournalChange() = default;
    /// Nothing may be committed before.
    void end();

private:
    Database& database_;
};

inline constexpr const char* chained_columns =
    "seq, id, device, device_seq, at_ms, at_offset, person, actor, kind, subject, body, body_key, body_hash,"
    " chain";
/// Of a query of chained_columns; `kind` must outlive it. The body's hash: what the row keeps, else of what
/// lies there.
[[nodiscard]] ChainedRow chained_row(const Query& query, const std::string& kind);

/// Some row has no link: the file is from before there was a chain, or somebody took it away.
[[nodiscard]] bool has_unchained(Database& database);
/// Chains a journal in which no row has a link, in the caller's transaction; leaves any other as it is. The
/// number of rows that it chained.
std::int64_t chain_journal(Database& database, const ChainKey& key);

} // namespace mq::store
