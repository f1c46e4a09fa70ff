#include "store/key_vault.h"
#include "store/trouble.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

/// Who may open what changes: keys are handed on, and what others could not hand on is caught up with.
namespace mq::store {
namespace {

std::vector<Uuid> ids_of(Query row) {
    std::vector<Uuid> ids;
    while (row.next())
        ids.push_back(row.uuid(0));
    return ids;
}

using Boxed = std::vector<std::pair<std::int64_t, std::string>>;

Boxed boxed_of(Query row) {
    Boxed boxed;
    while (row.next())
        boxed.emplace_back(row.number(0), row.text(1));
    return boxed;
}

void wrap_anew(Database& database, const Boxed& boxed, std::int64_t pair, const PairSecret& secret) {
    for (const auto& [number, wrap] : boxed) {
        const std::string bound = bound_of_key(number);
        if (const auto key = open_wrap(secret, bound, wrap))
            database
                .query("UPDATE key_wrap SET boxed = 0, wrap = ? WHERE key = ? AND pair = ?",
                       Blob{wrap_key(secret.wrapping(), bound, key->view())}, number, pair)
                .run();
    }
}

} // namespace

std::vector<std::int64_t> KeyVault::keys_of(const Uuid& person, bool own) const {
    std::vector<std::int64_t> numbers;
    auto row = database_.query("SELECT id, purpose FROM person_key WHERE person = ? ORDER BY id", person);
    while (row.next()) {
        const auto purpose = static_cast<Purpose>(row.small(1));
        if (own ? for_own_account(purpose) : pair_kind_of(purpose, false) == PairKind::evidence)
            numbers.push_back(row.number(0));
    }
    return numbers;
}

void KeyVault::hand_to_account(const Uuid& person, const PublicKey& half) {
    for (const std::int64_t number : keys_of(person, true))
        if (const KeyBytes* key = usable(number))
            database_
                .query("INSERT OR IGNORE INTO key_wrap (key, pair, boxed, wrap) VALUES (?, 0, 1, ?)", number,
                       Blob{box_key(half, bound_of_key(number), key->view())})
                .run();
}

void KeyVault::admit(const Uuid& person) {
    if (!candidate(person))
        return;
    hand_to_leads(person);
    candidates_.erase(person);
    std::erase_if(used_, [&](const auto& used) { return used.first.first == person; });
}

void KeyVault::hand_to_leads(const Uuid& person) {
    const Pair pair = current_pair(database_, PairKind::evidence);
    bool all = true;
    for (const std::int64_t number : keys_of(person, false)) {
        if (const KeyBytes* key = usable(number))
            add_wrap(number, pair, key->view());
        else
            all = false;
    }
    database_
        .query(
            "INSERT INTO key_person (person, candidate) VALUES (?1, ?2)"
            " ON CONFLICT (person) DO UPDATE SET candidate = ?2",
            person, all ? 0 : 2)
        .run();
}

void KeyVault::seal_boxed_anew() {
    for (const auto& [number, secret] : ring_->pairs)
        wrap_anew(
            database_,
            boxed_of(database_.query("SELECT key, wrap FROM key_wrap WHERE pair = ? AND boxed = 1", number)),
            number, *secret);
    if (ring_->own)
        wrap_anew(
            database_,
            boxed_of(database_.query(
                "SELECT key, wrap FROM person_key AS k JOIN key_wrap ON key = k.id AND key_wrap.pair = 0"
                " WHERE person = ? AND boxed = 1",
                ring_->account)),
            0, *ring_->own);
}

void KeyVault::tidy() {
    for (const PairKind kind : {PairKind::evidence, PairKind::interview}) {
        const std::int64_t newest = current_pair(database_, kind).number;
        const PairSecret* secret = ring_->pair(newest);
        for (const std::int64_t number : pairs_of(database_, kind))
            if (const PairSecret* old = ring_->pair(number);
                secret != nullptr && old != nullptr && number != newest)
                move_keys(database_, number, *old, newest, *secret);
    }
    seal_boxed_anew();
    for (const Uuid& person : ids_of(database_.query("SELECT person FROM key_person WHERE candidate = 2")))
        hand_to_leads(person);
    const auto without = ids_of(database_.query(
        "SELECT person FROM account AS a WHERE EXISTS (SELECT 1 FROM person_key AS k WHERE k.person = "
        "a.person"
        " AND k.purpose IN (0, 1, 4) AND NOT EXISTS (SELECT 1 FROM key_wrap AS w WHERE w.key = k.id"
        " AND w.pair = 0))"));
    for (const Uuid& person : without) {
        PublicKey half{};
        {
            auto row = database_.query("SELECT public FROM account WHERE person = ?", person);
            if (!row.next())
                continue;
            half = public_in(row, 0);
        }
        hand_to_account(person, half);
    }
    used_.clear();
}

} // namespace mq::store
