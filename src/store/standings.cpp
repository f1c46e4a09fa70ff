#include "store/event_json.h"
#include "store/rows.h"
#include "store/seal_rows.h"
#include "store/store_impl.h"

#include <algorithm>

namespace mq::store {
namespace {

/// Under which a standing is sealed, so that it doesn't pass for one of another person, day or version.
Uuid seal_name(const StandingKey& key) {
    return row_name(key.person.str() + '\n' + key.scoring_version + '\n' + key.competency_content.hex() +
                    '\n' + iso_day(key.day));
}

SealContext context_of(const StandingKey& key) {
    return {key.person, Purpose::evidence, seal_name(key)};
}

void write(Database& database, Vault& vault, const StandingRow& row) {
    const StandingKey& key = row.key;
    const Sealed sealed = must(vault.seal(context_of(key), row.bytes));
    database
        .query(
            "INSERT INTO standing (person, scoring_version, competency_content, day, position, evidence, "
            "body,"
            " body_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person, scoring_version, "
            "competency_content,"
            " day) DO UPDATE SET position = excluded.position, evidence = excluded.evidence,"
            " body = excluded.body, body_key = excluded.body_key",
            key.person, clean_text(key.scoring_version), key.competency_content, key.day.number, row.position,
            row.evidence, Blob{sealed.bytes}, sealed.key)
        .run();
}

void drop_days_between(Database& database, const StandingRow& row) {
    database
        .query(
            "DELETE FROM standing WHERE person = ?1 AND scoring_version = ?2 AND competency_content = ?3"
            " AND position = ?4 AND evidence = ?5 AND day < ?6 AND day > (SELECT min(day) FROM standing"
            " WHERE person = ?1 AND scoring_version = ?2 AND competency_content = ?3 AND position = ?4"
            " AND evidence = ?5)",
            row.key.person, row.key.scoring_version, row.key.competency_content, row.position, row.evidence,
            row.key.day.number)
        .run();
}

/// Of a query for scoring_version, competency_content, day, position, evidence, body, body_key.
std::optional<StandingRow> row_of(const Query& query, const Uuid& person, const Vault& vault) {
    StandingRow row;
    row.key = {person, query.text(0), query.hash(1), Day{query.small(2)}};
    row.position = query.number(3);
    row.evidence = query.number(4);
    auto bytes = opened_text(vault, context_of(row.key), query.sealed(5, 6));
    if (!bytes)
        return std::nullopt;
    row.bytes = std::move(*bytes);
    return row;
}

std::vector<Uuid> ids_of(Query query) {
    std::vector<Uuid> ids;
    while (query.next())
        ids.push_back(query.uuid(0));
    return ids;
}

} // namespace

void seal_standings(Database& database, const Vault& from, Vault& to) {
    std::int64_t last = 0;
    for (;;) {
        StandingKey key;
        Sealed body;
        {
            auto row = database.query(
                "SELECT rowid, person, scoring_version, competency_content, day, body, body_key FROM standing"
                " WHERE rowid > ? ORDER BY rowid LIMIT 1",
                last);
            if (!row.next())
                return;
            last = row.number(0);
            key = {row.uuid(1), row.text(2), row.hash(3), Day{row.small(4)}};
            body = row.sealed(5, 6);
        }
        const Sealed sealed = must(to.seal(context_of(key), must(from.open(context_of(key), body))));
        database
            .query("UPDATE standing SET body = ?, body_key = ? WHERE rowid = ?", Blob{sealed.bytes},
                   sealed.key, last)
            .run();
    }
}

Status Store::keep_standings(std::span<const StandingRow> rows, std::span<const Content> contents) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        if (rows.empty())
            return;
        Transaction transaction(impl.database());
        for (const Content& content : contents)
            keep_content(impl.database(), content);
        for (const StandingRow& row : rows) {
            write(impl.database(), *impl.vault, row);
            drop_days_between(impl.database(), row);
        }
        transaction.commit();
        impl.committed(0);
    });
}

Result<std::optional<StandingRow>> Store::standing(const StandingKey& key) const {
    return guarded([&]() -> std::optional<StandingRow> {
        auto row = impl_->database().query(
            "SELECT scoring_version, competency_content, day, position, evidence, body, body_key FROM "
            "standing"
            " WHERE person = ? AND scoring_version = ? AND competency_content = ? AND day = ?",
            key.person, key.scoring_version, key.competency_content, key.day.number);
        if (!row.next())
            return std::nullopt;
        return row_of(row, key.person, *impl_->vault);
    });
}

Result<std::vector<StandingRow>> Store::standings(const Uuid& person) const {
    return guarded([&] {
        std::vector<StandingRow> rows;
        auto row = impl_->database().query(
            "SELECT scoring_version, competency_content, day, position, evidence, body, body_key FROM "
            "standing"
            " WHERE person = ? ORDER BY day, scoring_version, competency_content",
            person);
        while (row.next())
            if (auto read = row_of(row, person, *impl_->vault))
                rows.push_back(std::move(*read));
        return rows;
    });
}

Result<std::int64_t> Store::count_standings() const {
    return guarded([&] { return impl_->database().number("SELECT count(*) FROM standing"); });
}

Result<std::vector<Uuid>> Store::people_with_standings() const {
    return guarded([&] {
        return ids_of(impl_->database().query("SELECT DISTINCT person FROM standing ORDER BY person"));
    });
}

Result<std::vector<Uuid>> Store::people_assessed() const {
    return guarded([&] {
        return ids_of(
            impl_->database().query("SELECT person FROM attempt WHERE state = 'finished' AND mode = "
                                    "'assessment' UNION SELECT person FROM interview WHERE state = 'closed'"
                                    " UNION SELECT person FROM observation ORDER BY 1"));
    });
}

Result<std::vector<ContentHash>> Store::standing_parameters() const {
    return guarded([&] {
        std::vector<ContentHash> hashes;
        auto row = impl_->database().query("SELECT DISTINCT competency_content FROM standing ORDER BY 1");
        while (row.next())
            hashes.push_back(row.hash(0));
        return hashes;
    });
}

Result<std::int64_t> Store::count_assessed(const Uuid& person, std::int64_t position, Day day) const {
    return guarded([&] {
        auto row = impl_->database().query(
            "SELECT (SELECT count(*) FROM attempt WHERE person = ?1 AND state = 'finished'"
            " AND mode = 'assessment' AND finished_seq <= ?2 AND day <= ?3)"
            " + (SELECT count(*) FROM interview WHERE person = ?1 AND state = 'closed'"
            " AND closed_seq <= ?2 AND day <= ?3)"
            " + (SELECT count(*) FROM observation WHERE person = ?1 AND seq <= ?2 AND day <= ?3)",
            person, position, day.number);
        return row.next() ? row.number(0) : std::int64_t{0};
    });
}

} // namespace mq::store
