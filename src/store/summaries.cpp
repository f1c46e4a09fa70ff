#include "store/seal_rows.h"
#include "store/store_impl.h"

#include <set>
#include <tuple>
#include <vector>

/// What is kept of everybody's standing and of groups. Like standings it says nothing that the journal
/// doesn't: what is missing or old is worked out again.
namespace mq::store {
namespace {

/// Up to so many people are looked up one by one; beyond it, everybody is gone through.
constexpr std::size_t few_people = 200;

/// Under which a row is sealed, so that it doesn't pass for one of another person (or team), day or set of
/// parameters. Of bytes, not of words: it is made for each of thousands of rows when a list is opened.
Uuid name_of(char kind, const Uuid& whose, const ContentHash& content, Day day) {
    std::string key(1, kind);
    key.append(whose.bytes.begin(), whose.bytes.end());
    key.append(content.bytes.begin(), content.bytes.end());
    for (unsigned shift = 0; shift < 32; shift += 8)
        key.push_back(static_cast<char>((static_cast<std::uint32_t>(day.number) >> shift) & 0xFFU));
    return row_name(key);
}

SealContext context_of(const SummaryRow& row) {
    return {row.person, Purpose::evidence, name_of('s', row.person, row.competency_content, row.day)};
}

SealContext context_of(const GroupRow& row) {
    return {Uuid{}, Purpose::evidence, name_of('g', row.team, row.competency_content, row.day)};
}

/// Of a query for person, competency_content, day, position, body, body_key.
void add_summary(std::vector<SummaryRow>& rows, const Query& query, const Vault& vault) {
    SummaryRow row{query.uuid(0), query.hash(1), Day{query.small(2)}, query.number(3), {}};
    auto bytes = opened_text(vault, context_of(row), query.sealed(4, 5));
    if (!bytes)
        return;
    row.bytes = std::move(*bytes);
    rows.push_back(std::move(row));
}

constexpr const char* old_sql =
    " FROM evidence AS e LEFT JOIN summary AS s INDEXED BY summary_age ON s.person = e.person"
    " WHERE (s.person IS NULL OR s.day <> ?1 OR s.competency_content <> ?2 OR s.position < e.seq)";

/// Seals one text and keeps it in its row; `update` sets body and body_key where rowid is.
void seal_body(Database& database, const char* update, std::int64_t row, const SealContext& context,
               const Sealed& body, const Vault& from, Vault& to) {
    const Sealed sealed = must(to.seal(context, must(from.open(context, body))));
    database.query(update, Blob{sealed.bytes}, sealed.key, row).run();
}

} // namespace

void seal_summaries(Database& database, const Vault& from, Vault& to) {
    std::vector<std::tuple<std::int64_t, SealContext, Sealed>> rows;
    {
        auto query =
            database.query("SELECT rowid, person, competency_content, day, body, body_key FROM summary");
        while (query.next())
            rows.emplace_back(
                query.number(0),
                context_of(SummaryRow{query.uuid(1), query.hash(2), Day{query.small(3)}, 0, {}}),
                query.sealed(4, 5));
    }
    for (const auto& [row, context, body] : rows)
        seal_body(database, "UPDATE summary SET body = ?, body_key = ? WHERE rowid = ?", row, context, body,
                  from, to);
    rows.clear();
    {
        auto query =
            database.query("SELECT rowid, team, day, competency_content, body, body_key FROM group_day");
        while (query.next())
            rows.emplace_back(query.number(0),
                              context_of(GroupRow{query.uuid(1), Day{query.small(2)}, query.hash(3), {}}),
                              query.sealed(4, 5));
    }
    for (const auto& [row, context, body] : rows)
        seal_body(database, "UPDATE group_day SET body = ?, body_key = ? WHERE rowid = ?", row, context, body,
                  from, to);
}

Status Store::keep_summaries(std::span<const SummaryRow> rows) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        if (rows.empty())
            return;
        Transaction transaction(impl.database());
        for (const SummaryRow& row : rows) {
            const Sealed sealed = must(impl.vault->seal(context_of(row), row.bytes));
            impl.database()
                .query(
                    "INSERT INTO summary (person, competency_content, day, position, body, body_key)"
                    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (person) DO UPDATE SET"
                    " competency_content = excluded.competency_content, day = excluded.day,"
                    " position = excluded.position, body = excluded.body, body_key = excluded.body_key",
                    row.person, row.competency_content, row.day.number, row.position, Blob{sealed.bytes},
                    sealed.key)
                .run();
        }
        transaction.commit();
        impl.committed(0);
    });
}

Result<std::vector<SummaryRow>> Store::summaries(std::span<const Uuid> people) const {
    return guarded([&] {
        std::vector<SummaryRow> rows;
        Database& database = impl_->database();
        const std::set<Uuid> wanted(people.begin(), people.end());
        if (wanted.empty() || wanted.size() > few_people) {
            auto query = database.query(
                "SELECT person, competency_content, day, position, body, body_key FROM summary"
                " ORDER BY person");
            while (query.next())
                if (wanted.empty() || wanted.contains(query.uuid(0)))
                    add_summary(rows, query, *impl_->vault);
            return rows;
        }
        for (const Uuid& person : wanted) {
            auto query = database.query(
                "SELECT person, competency_content, day, position, body, body_key FROM summary"
                " WHERE person = ?",
                person);
            if (query.next())
                add_summary(rows, query, *impl_->vault);
        }
        return rows;
    });
}

Result<std::vector<Uuid>> Store::stale_summaries(Day day, const ContentHash& competency_content,
                                                 std::span<const Uuid> people) const {
    static const std::string everybody =
        std::string("SELECT e.person") + old_sql + " AND (?3 OR e.candidate = 0) ORDER BY e.person";
    static const std::string one = std::string("SELECT e.person") + old_sql + " AND e.person = ?3";
    return guarded([&] {
        std::vector<Uuid> old;
        Database& database = impl_->database();
        const std::set<Uuid> wanted(people.begin(), people.end());
        if (wanted.empty() || wanted.size() > few_people) {
            auto query =
                database.query(everybody.c_str(), day.number, competency_content, wanted.empty() ? 0 : 1);
            while (query.next())
                if (wanted.empty() || wanted.contains(query.uuid(0)))
                    old.push_back(query.uuid(0));
            return old;
        }
        for (const Uuid& person : wanted)
            if (database.query(one.c_str(), day.number, competency_content, person).next())
                old.push_back(person);
        return old;
    });
}

Result<std::int64_t> Store::newest_evidence(const Uuid& person) const {
    return guarded([&] {
        auto query = impl_->database().query("SELECT seq FROM evidence WHERE person = ?", person);
        return query.next() ? query.number(0) : std::int64_t{0};
    });
}

Status Store::keep_groups(std::span<const GroupRow> rows) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        if (rows.empty())
            return;
        Transaction transaction(impl.database());
        for (const GroupRow& row : rows) {
            const Sealed sealed = must(impl.vault->seal(context_of(row), row.bytes));
            impl.database()
                .query(
                    "INSERT INTO group_day (team, day, competency_content, body, body_key)"
                    " VALUES (?, ?, ?, ?, ?) ON CONFLICT (team, day) DO UPDATE SET"
                    " competency_content = excluded.competency_content, body = excluded.body,"
                    " body_key = excluded.body_key",
                    row.team, row.day.number, row.competency_content, Blob{sealed.bytes}, sealed.key)
                .run();
        }
        transaction.commit();
        impl.committed(0);
    });
}

Result<std::vector<GroupRow>> Store::groups(const Uuid& team) const {
    return guarded([&] {
        std::vector<GroupRow> rows;
        auto query = impl_->database().query(
            "SELECT day, competency_content, body, body_key FROM group_day WHERE team = ? ORDER BY day",
            team);
        while (query.next()) {
            GroupRow row{team, Day{query.small(0)}, query.hash(1), {}};
            auto bytes = opened_text(*impl_->vault, context_of(row), query.sealed(2, 3));
            if (!bytes)
                continue;
            row.bytes = std::move(*bytes);
            rows.push_back(std::move(row));
        }
        return rows;
    });
}

} // namespace mq::store
