#include "store/seal_rows.h"

#include "store/event_json.h"
#include "store/journal.h"
#include "store/reader.h"
#include "store/trouble.h"

#include <string>
#include <vector>

namespace mq::store {
namespace {

constexpr int rows_a_time = 512;

/// Takes the triggers of the journal away, and puts them back as they were.
class JournalOpen {
public:
    explicit JournalOpen(Database& database) : database_(database) {
        std::vector<std::string> names;
        {
            auto row = database.query(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND"
                " tbl_name = 'journal' ORDER BY name");
            while (row.next()) {
                names.push_back(row.text(0));
                made_.push_back(row.text(1));
            }
        }
        for (const std::string& name : names)
            database_.run("DROP TRIGGER \"" + name + "\"");
    }
    void close() {
        for (const std::string& sql : made_)
            database_.run(sql);
    }

private:
    Database& database_;
    std::vector<std::string> made_;
};

struct JournalRow {
    std::int64_t seq = 0;
    SealContext context;
    Sealed body;
};

std::vector<JournalRow> journal_after(Database& database, std::int64_t seq) {
    std::vector<JournalRow> rows;
    auto query = database.query(
        "SELECT seq, id, person, kind, body, body_key FROM journal WHERE seq > ? AND length(body) > 0 ORDER "
        "BY seq LIMIT ?",
        seq, rows_a_time);
    while (query.next()) {
        const Uuid person = query.uuid(2);
        rows.push_back({query.number(0),
                        {person, purpose_of_kind(query.text(3), person), query.uuid(1)},
                        query.sealed(4, 5)});
    }
    return rows;
}

Sealed resealed(const SealContext& context, const Sealed& text, const Vault& from, Vault& to) {
    return must(to.seal(context, must(from.open(context, text))));
}

/// The links of the chain ran over the plain bytes: they are made anew by the next who writes. A row whose
/// text was erased keeps the hash of what stood there.
void seal_journal(Database& database, const Vault& from, Vault& to) {
    const bool hashed = database.number(
                            "SELECT count(*) FROM pragma_table_info('journal') WHERE name ="
                            " 'body_hash'") != 0;
    const char* const update =
        hashed ? "UPDATE journal SET body = ?, body_key = ?, body_hash = NULL WHERE seq = ?"
               : "UPDATE journal SET body = ?, body_key = ? WHERE seq = ?";
    database.run("UPDATE journal SET chain = NULL");
    std::int64_t seq = 0;
    for (auto rows = journal_after(database, seq); !rows.empty(); rows = journal_after(database, seq))
        for (const JournalRow& row : rows) {
            seq = row.seq;
            if (row.body.bytes.empty())
                continue;
            const Sealed sealed = resealed(row.context, row.body, from, to);
            database.query(update, Blob{sealed.bytes}, sealed.key, row.seq).run();
        }
}

std::vector<Uuid> ids_of(Query row) {
    std::vector<Uuid> ids;
    while (row.next())
        ids.push_back(row.uuid(0));
    return ids;
}

/// Tells the vault whose keys everybody's texts are sealed to.
void add_people(Database& database, const Vault& from, Vault& to) {
    for (const Uuid& id : ids_of(database.query("SELECT id FROM person"))) {
        Sealed profile;
        {
            auto row = database.query("SELECT profile, profile_key FROM person WHERE id = ?", id);
            if (!row.next())
                continue;
            profile = row.sealed(0, 1);
        }
        const std::string body = must(from.open({id, Purpose::profile, id}, profile));
        to.add_person(id, profile_from(body).role == Role::candidate);
        const Sealed sealed = must(to.seal({id, Purpose::profile, id}, body));
        database
            .query("UPDATE person SET profile = ?, profile_key = ? WHERE id = ?", Blob{sealed.bytes},
                   sealed.key, id)
            .run();
    }
}

void seal_attempts(Database& database, const Vault& from, Vault& to) {
    for (const Uuid& id : ids_of(database.query("SELECT id FROM attempt WHERE result IS NOT NULL"))) {
        SealContext context;
        Sealed result;
        {
            auto row = database.query("SELECT person, result, result_key FROM attempt WHERE id = ?", id);
            if (!row.next())
                continue;
            context = {row.uuid(0), Purpose::evidence, id};
            result = row.sealed(1, 2);
        }
        const Sealed sealed = resealed(context, result, from, to);
        database
            .query("UPDATE attempt SET result = ?, result_key = ? WHERE id = ?", Blob{sealed.bytes},
                   sealed.key, id)
            .run();
    }
}

} // namespace

bool has_texts(Database& database) {
    return database.number(
               "SELECT EXISTS (SELECT 1 FROM journal) OR EXISTS (SELECT 1 FROM standing) OR EXISTS (SELECT 1"
               " FROM summary) OR EXISTS (SELECT 1 FROM group_day) OR EXISTS (SELECT 1 FROM draft) OR EXISTS"
               " (SELECT 1 FROM meta WHERE key = 'organisation')") != 0;
}

void seal_rows(Database& database, const Vault& from, Vault& to) {
    JournalOpen journal(database);
    add_people(database, from, to);
    seal_journal(database, from, to);
    journal.close();
    seal_attempts(database, from, to);
    seal_standings(database, from, to);
    seal_summaries(database, from, to);
    seal_drafts(database, from, to);
    seal_organisation(database, from, to);
}

bool says_the_same(Database& database, const Vault& vault, const std::filesystem::path& plain) {
    const Reader copy = open_reader(plain);
    const PlainVault nothing_sealed;
    std::int64_t seq = 0;
    for (;;) {
        const auto now = journal_after(database, seq);
        const auto before = journal_after(*copy.database, seq);
        if (now.size() != before.size())
            return false;
        if (now.empty())
            return true;
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (now[i].body.bytes.empty() && before[i].body.bytes.empty())
                continue;
            const auto text = vault.open(now[i].context, now[i].body);
            const auto was = nothing_sealed.open(before[i].context, before[i].body);
            if (now[i].seq != before[i].seq || !text || !was || *text != *was)
                return false;
        }
        seq = now.back().seq;
    }
}

} // namespace mq::store
