#include "store/drafts.h"

#include "store/event_json.h"
#include "store/store_impl.h"

namespace mq::store {
namespace {

SealContext context_of(const Uuid& person, const Uuid& attempt, std::string_view field) {
    return {person, Purpose::evidence, row_name(attempt.str() + '\n' + std::string(field))};
}

Uuid person_of(Database& database, const Uuid& attempt) {
    auto row = database.query("SELECT person FROM attempt WHERE id = ?", attempt);
    if (!row.next())
        throw Trouble(ErrorKind::not_found, "Không tìm thấy lượt này.", attempt.str());
    return row.uuid(0);
}

void drop(Database& database, const Uuid& attempt, std::string_view field) {
    database.query("DELETE FROM draft WHERE attempt = ? AND field = ?", attempt, field).run();
}

/// The field itself and its parts. `;` comes right after `:`.
void drop_with_parts(Database& database, const Uuid& attempt, const std::string& field) {
    database
        .query("DELETE FROM draft WHERE attempt = ?1 AND (field = ?2 OR (field > ?3 AND field < ?4))",
               attempt, field, field + ':', field + ';')
        .run();
}

/// Keeps writing in the file's log without waiting for the disk: a draft must outlive the program, which a
/// write does; only a power cut may take the last of it. What is written next in full waits for the disk for
/// both.
class Unhurried {
public:
    explicit Unhurried(Database& database) : database_(database) {
        database_.run("PRAGMA synchronous = NORMAL");
    }
    ~Unhurried() {
        static_cast<void>(guarded([&] { database_.run("PRAGMA synchronous = FULL"); }));
    }
    Unhurried(const Unhurried&) = delete;
    Unhurried& operator=(const Unhurried&) = delete;

private:
    Database& database_;
};

void put(Database& database, Vault& vault, const Uuid& attempt, const std::string& field,
         const std::string& text, Instant at) {
    const Uuid person = person_of(database, attempt);
    const Sealed sealed = must(vault.seal(context_of(person, attempt, field), text));
    database
        .query(
            "INSERT INTO draft (attempt, field, saved_ms, text, text_key) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (attempt, field) DO UPDATE SET saved_ms = excluded.saved_ms, text = excluded.text,"
            " text_key = excluded.text_key",
            attempt, field, at.unix_ms, Blob{sealed.bytes}, sealed.key)
        .run();
}

} // namespace

std::string draft_of_node(std::string_view node, std::string_view part) {
    std::string field = "node:";
    field += node;
    if (!part.empty()) {
        field += ':';
        field += part;
    }
    return field;
}

void drop_drafts_answered_by(Database& database, const RecordedEvent& row) {
    const Uuid& attempt = row.event.attempt;
    if (const auto* decision = std::get_if<Decision>(&row.event.what))
        drop_with_parts(database, attempt, draft_of_node(decision->node));
    else if (std::holds_alternative<Reflection>(row.event.what))
        drop(database, attempt, draft_of_reflection);
    else if (std::holds_alternative<AttemptFinished>(row.event.what))
        drop_with_parts(database, attempt, "node");
    else if (std::holds_alternative<AttemptAbandoned>(row.event.what))
        database.query("DELETE FROM draft WHERE attempt = ?", attempt).run();
}

void drop_drafts_without_attempt(Database& database) {
    database.run("DELETE FROM draft WHERE attempt NOT IN (SELECT id FROM attempt)");
}

Status Store::save_draft(const Uuid& attempt, std::string_view field, std::string_view text, Instant at) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        const std::string key = clean_text(std::string(field));
        const std::string kept = clean_text(std::string(text));
        Database& database = impl.database();
        const Unhurried unhurried(database);
        Transaction transaction(database);
        if (kept.empty())
            drop(database, attempt, key);
        else
            put(database, *impl.vault, attempt, key, kept, at);
        transaction.commit();
        impl.committed(0);
    });
}

Result<std::vector<Draft>> Store::drafts(const Uuid& attempt) const {
    return guarded([&] {
        std::vector<Draft> all;
        Database& database = impl_->database();
        auto row = database.query(
            "SELECT draft.field, draft.text, draft.text_key, attempt.person FROM draft"
            " JOIN attempt ON attempt.id = draft.attempt WHERE draft.attempt = ? ORDER BY draft.field",
            attempt);
        while (row.next()) {
            const std::string field = row.text(0);
            auto text = impl_->vault->open(context_of(row.uuid(3), attempt, field), row.sealed(1, 2));
            if (text)
                all.push_back({field, std::move(*text)});
            else if (text.error().kind != ErrorKind::not_found) // its key was destroyed
                throw Trouble(text.error());
        }
        return all;
    });
}

} // namespace mq::store
