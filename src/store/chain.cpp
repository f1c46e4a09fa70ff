#include "store/chain.h"

#include "store/trouble.h"

#include <fmt/format.h>
#include <sodium.h>
#include <map>
#include <span>
#include <vector>

namespace mq::store {
namespace {

constexpr int rows_a_time = 1'024;

class Hash {
public:
    explicit Hash(std::span<const std::uint8_t> key) {
        crypto_generichash_init(&state_, key.empty() ? nullptr : key.data(), key.size(), Link{}.size());
    }
    void bytes(const void* data, std::size_t size) {
        if (size > 0)
            crypto_generichash_update(&state_, static_cast<const unsigned char*>(data), size);
    }
    void number(std::int64_t value) {
        std::array<std::uint8_t, 8> low_first{};
        for (std::size_t i = 0; i < low_first.size(); ++i)
            low_first[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i));
        bytes(low_first.data(), low_first.size());
    }
    void id(const Uuid& id) { bytes(id.bytes.data(), id.bytes.size()); }
    void text(std::string_view text) {
        number(static_cast<std::int64_t>(text.size()));
        bytes(text.data(), text.size());
    }
    [[nodiscard]] Link end() {
        Link link{};
        crypto_generichash_final(&state_, link.data(), link.size());
        return link;
    }

private:
    crypto_generichash_state state_{};
};

struct NewLink {
    std::int64_t seq = 0;
    Link body_hash;
    Link link;
};

std::vector<NewLink> links_after(Database& database, std::int64_t seq, const ChainKey& key,
                                 std::map<Uuid, Link>& last) {
    static const std::string sql =
        fmt::format("SELECT {} FROM journal WHERE seq > ? ORDER BY seq LIMIT ?", chained_columns);
    std::vector<NewLink> links;
    auto query = database.query(sql.c_str(), seq, rows_a_time);
    while (query.next()) {
        const std::string kind = query.text(8);
        const ChainedRow row = chained_row(query, kind);
        Link& before = last[row.device];
        before = link_after(before, key, row);
        links.push_back({row.seq, row.body_hash, before});
    }
    return links;
}

} // namespace

Link hash_of_body(std::string_view sealed) {
    Hash hash({});
    hash.bytes(sealed.data(), sealed.size());
    return hash.end();
}

Link link_after(const Link& before, const ChainKey& key, const ChainedRow& row) {
    Hash hash(key);
    hash.bytes(before.data(), before.size());
    hash.number(row.seq);
    hash.id(row.id);
    hash.id(row.device);
    hash.number(row.device_seq);
    hash.number(row.at_ms);
    hash.number(row.at_offset);
    hash.id(row.person);
    hash.id(row.actor);
    hash.text(row.kind);
    hash.id(row.subject);
    hash.bytes(row.body_hash.data(), row.body_hash.size());
    hash.number(row.body_key);
    return hash.end();
}

Blob blob_of(const Link& link) {
    return {{reinterpret_cast<const char*>(link.data()), link.size()}};
}

std::optional<Link> link_in(const Query& query, int column) {
    const auto id = query.optional_uuid(column); // as many bytes
    return id ? std::optional<Link>(id->bytes) : std::nullopt;
}

JournalChange::JournalChange(Database& database) : database_(database) {
    database_.query("INSERT INTO journal_change VALUES ('now')").run();
}

void JournalChange::end() {
    database_.query("DELETE FROM journal_change").run();
}

ChainedRow chained_row(const Query& query, const std::string& kind) {
    const auto hash = link_in(query, 12);
    return {query.number(0),
            query.uuid(1),
            query.uuid(2),
            query.number(3),
            query.number(4),
            query.small(5),
            query.uuid(6),
            query.uuid(7),
            kind,
            query.uuid(9),
            hash ? *hash : hash_of_body(query.text(10)),
            query.number(11)};
}

bool has_unchained(Database& database) {
    return database.query("SELECT 1 FROM journal INDEXED BY journal_unchained WHERE chain IS NULL LIMIT 1")
        .next();
}

std::int64_t chain_journal(Database& database, const ChainKey& key) {
    if (database.query("SELECT 1 FROM journal WHERE chain IS NOT NULL LIMIT 1").next())
        return 0; // not for the writer to mend
    JournalChange change(database);
    std::map<Uuid, Link> last;
    std::int64_t rows = 0;
    for (auto links = links_after(database, 0, key, last); !links.empty();
         links = links_after(database, links.back().seq, key, last))
        for (const NewLink& link : links) {
            database
                .query("UPDATE journal SET body_hash = ?, chain = ? WHERE seq = ?", blob_of(link.body_hash),
                       blob_of(link.link), link.seq)
                .run();
            ++rows;
        }
    change.end();
    return rows;
}

} // namespace mq::store
