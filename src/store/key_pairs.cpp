#include "store/key_pairs.h"

#include "store/trouble.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <utility>

namespace mq::store {
namespace {

const char* word_of(PairKind kind) {
    return kind == PairKind::evidence ? "evidence" : "interview";
}

std::string bound_of_pair(std::int64_t number) {
    return fmt::format("pair {}", number);
}

Blob blob_of(const PublicKey& half) {
    return Blob{{reinterpret_cast<const char*>(half.data()), half.size()}};
}

std::shared_ptr<const LockedKey> locked(const std::optional<KeyBytes>& key) {
    return key ? std::make_shared<const LockedKey>(key->view()) : nullptr;
}

void hold(Database& database, std::int64_t pair, const Uuid& holder, bool device, const std::string& wrap) {
    database
        .query(
            "INSERT INTO key_holder (pair, holder, device, wrap) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (pair, holder) DO UPDATE SET device = excluded.device, wrap = excluded.wrap",
            pair, holder, device ? 1 : 0, Blob{wrap})
        .run();
}

struct Wrapped {
    std::int64_t key = 0;
    std::string wrap;
};

std::vector<Wrapped> wraps_of(Database& database, std::int64_t pair) {
    std::vector<Wrapped> wraps;
    auto row = database.query("SELECT key, wrap FROM key_wrap WHERE pair = ?", pair);
    while (row.next())
        wraps.push_back({row.number(0), row.text(1)});
    return wraps;
}

} // namespace

PairKind pair_kind_of(Purpose purpose, bool candidate) {
    const bool for_leads = purpose == Purpose::profile || purpose == Purpose::evidence;
    return for_leads && !candidate ? PairKind::evidence : PairKind::interview;
}

bool for_own_account(Purpose purpose) {
    return purpose == Purpose::profile || purpose == Purpose::evidence || purpose == Purpose::rights;
}

std::span<const PairKind> kinds_of(Role role) {
    static constexpr std::array both{PairKind::evidence, PairKind::interview};
    if (role == Role::hr)
        return both;
    if (role == Role::lead)
        return std::span(both).first<1>();
    return {};
}

bool has_keys(Database& database) {
    return database.query("SELECT 1 FROM key_pair LIMIT 1").next();
}

std::string bound_of_key(std::int64_t key) {
    return fmt::format("key {}", key);
}

PublicKey public_in(const Query& row, int column) {
    return row.hash(column).bytes;
}

Pair current_pair(Database& database, PairKind kind) {
    auto row = database.query(
        "SELECT number, public FROM key_pair WHERE kind = ? ORDER BY number DESC LIMIT 1", word_of(kind));
    if (!row.next())
        throw_damaged("no key pair");
    return {row.number(0), public_in(row, 1)};
}

std::vector<std::int64_t> pairs_of(Database& database, PairKind kind) {
    std::vector<std::int64_t> numbers;
    auto row = database.query("SELECT number FROM key_pair WHERE kind = ? ORDER BY number", word_of(kind));
    while (row.next())
        numbers.push_back(row.number(0));
    return numbers;
}

std::int64_t add_pair(Database& database, PairKind kind, const PublicKey& half, Instant now) {
    database
        .query("INSERT INTO key_pair (kind, public, made_ms) VALUES (?, ?, ?)", word_of(kind), blob_of(half),
               now.unix_ms)
        .run();
    return database.last_rowid();
}

void hold_for_account(Database& database, std::int64_t pair, const Uuid& account, const PublicKey& half,
                      KeyView secret) {
    hold(database, pair, account, false, box_key(half, bound_of_pair(pair), secret));
}

void hold_for_device(Database& database, std::int64_t pair, const DeviceKey& device, KeyView secret) {
    hold(database, pair, device.name, true, wrap_key(device.key->view(), bound_of_pair(pair), secret));
}

std::optional<KeyBytes> held_by_device(Database& database, std::int64_t pair, const DeviceKey& device) {
    if (!device.key)
        return std::nullopt;
    auto row = database.query("SELECT wrap FROM key_holder WHERE pair = ? AND holder = ? AND device = 1",
                              pair, device.name);
    if (!row.next())
        return std::nullopt;
    auto key = unwrap_key(device.key->view(), bound_of_pair(pair), row.text(0));
    if (!key)
        throw_damaged("what the device holds of a key");
    return key;
}

bool held_by_account(Database& database, std::int64_t pair, const Uuid& account) {
    return database
        .query("SELECT 1 FROM key_holder WHERE pair = ? AND holder = ? AND device = 0", pair, account)
        .next();
}

bool unclaimed(Database& database, PairKind kind) {
    return database
        .query("SELECT 1 FROM key_holder WHERE pair = ? AND device = 1 LIMIT 1",
               current_pair(database, kind).number)
        .next();
}

std::shared_ptr<const KeyRing> ring_of_device(Database& database, const DeviceKey& device) {
    auto ring = std::make_shared<KeyRing>();
    ring->common = locked(held_by_device(database, common_pair, device));
    if (!ring->common || database.query("SELECT 1 FROM account LIMIT 1").next())
        return ring;
    ring->everything = true;
    for (const PairKind kind : {PairKind::evidence, PairKind::interview})
        for (const std::int64_t number : pairs_of(database, kind))
            if (const auto secret = held_by_device(database, number, device))
                ring->pairs.emplace(number, std::make_shared<const PairSecret>(secret->view()));
    return ring;
}

std::shared_ptr<const KeyRing> ring_of_account(Database& database, const Uuid& account,
                                               std::shared_ptr<const PairSecret> own) {
    auto ring = std::make_shared<KeyRing>();
    auto row = database.query("SELECT pair, wrap FROM key_holder WHERE holder = ? AND device = 0", account);
    while (row.next()) {
        const std::int64_t number = row.number(0);
        const auto key = open_wrap(*own, bound_of_pair(number), row.text(1));
        if (!key)
            throw_damaged("what an account holds of a key");
        if (number == common_pair)
            ring->common = locked(key);
        else
            ring->pairs.emplace(number, std::make_shared<const PairSecret>(key->view()));
    }
    if (!ring->common)
        throw_damaged("an account without the common key");
    ring->account = account;
    ring->own = std::move(own);
    return ring;
}

void move_keys(Database& database, std::int64_t from, const PairSecret& old, std::int64_t to,
               const PairSecret& next) {
    for (const Wrapped& wrapped : wraps_of(database, from)) {
        const std::string bound = bound_of_key(wrapped.key);
        const auto key = open_wrap(old, bound, wrapped.wrap);
        if (!key)
            throw_damaged("what a key pair opens");
        database
            .query("INSERT OR IGNORE INTO key_wrap (key, pair, boxed, wrap) VALUES (?, ?, 0, ?)", wrapped.key,
                   to, Blob{wrap_key(next.wrapping(), bound, key->view())})
            .run();
    }
    database.query("DELETE FROM key_wrap WHERE pair = ?", from).run();
    database.query("DELETE FROM key_holder WHERE pair = ?", from).run();
    database.query("DELETE FROM key_pair WHERE number = ?", from).run();
}

void replace_pair(Database& database, PairKind kind, const PairSecret* old, Instant now) {
    const std::int64_t before = current_pair(database, kind).number;
    const auto next = PairSecret::random();
    const std::int64_t number = add_pair(database, kind, next->public_half(), now);
    std::vector<std::pair<Uuid, PublicKey>> holders;
    {
        auto row = database.query(
            "SELECT person, public FROM account JOIN key_holder ON holder = person AND device = 0"
            " WHERE pair = ?",
            before);
        while (row.next())
            holders.emplace_back(row.uuid(0), public_in(row, 1));
    }
    for (const auto& [account, half] : holders)
        hold_for_account(database, number, account, half, next->secret());
    if (old != nullptr)
        move_keys(database, before, *old, number, *next);
}

} // namespace mq::store
