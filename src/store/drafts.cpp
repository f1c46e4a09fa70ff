#include "store/drafts.h"

#include "store/event_json.h"
#include "store/seal_rows.h"
#include "store/store_impl.h"

#include <tuple>
#include <vector>

namespace mq::store {
namespace {

/// Whom a draft is about, and who must be able to read it.
struct Subject {
    Uuid person;
    Purpose purpose = Purpose::evidence;
};

std::optional<Subject> find_subject(Database& database, const Uuid& id) {
    if (auto attempt = database.query("SELECT person FROM attempt WHERE id = ?", id); attempt.next())
        return Subject{attempt.uuid(0), Purpose::evidence};
    if (auto interview = database.query("SELECT person FROM interview WHERE id = ?", id); interview.next())
        return Subject{interview.uuid(0), Purpose::interview};
    if (database.query("SELECT 1 FROM person WHERE id = ?", id).next())
        return Subject{id, Purpose::evidence};
    return std::nullopt;
}

SealContext context_of(const Subject& subject, const Uuid& id, std::string_view field) {
    return {subject.person, subject.purpose, row_name(id.str() + '\n' + std::string(field))};
}

void drop(Database& database, const Uuid& id, std::string_view field) {
    database.query("DELETE FROM draft WHERE subject = ? AND field = ?", id, field).run();
}

/// The field itself and its parts. `;` comes right after `:`.
void drop_with_parts(Database& database, const Uuid& id, const std::string& field) {
    database
        .query("DELETE FROM draft WHERE subject = ?1 AND (field = ?2 OR (field > ?3 AND field < ?4))", id,
               field, field + ':', field + ';')
        .run();
}

/// Keeps writing in the file's log without waiting for the disk: a draft must outlive the program, which a
/// write does; only a power cut may take the last of it. What is written next in full waits for the disk for
/// both.
class Unhurried {
public:
    explicit Unhurried(Database& database) : database_(database) { database_.wait_for_disk(false); }
    ~Unhurried() {
        static_cast<void>(guarded([&] { database_.wait_for_disk(true); }));
    }
    Unhurried(const Unhurried&) = delete;
    Unhurried& operator=(const Unhurried&) = delete;

private:
    Database& database_;
};

void put(Database& database, Vault& vault, const Uuid& id, const std::string& field, const std::string& text,
         Instant at) {
    const auto subject = find_subject(database, id);
    if (!subject)
        throw Trouble(ErrorKind::not_found, "Không tìm thấy lượt, buổi phỏng vấn hay người này.", id.str());
    const Sealed sealed = must(vault.seal(context_of(*subject, id, field), text));
    database
        .query(
            "INSERT INTO draft (subject, field, saved_ms, text, text_key) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (subject, field) DO UPDATE SET saved_ms = excluded.saved_ms, text = excluded.text,"
            " text_key = excluded.text_key",
            id, field, at.unix_ms, Blob{sealed.bytes}, sealed.key)
        .run();
}

constexpr std::size_t uuid_length = 36;
constexpr std::string_view rating_prefix = "rate:";

/// `rate:<rater>` and what goes on from there: no prefix that several raters share.
bool names_a_rater(std::string_view field) {
    return field.starts_with(rating_prefix) && field.size() >= rating_prefix.size() + uuid_length;
}

struct DropAnswered {
    Database& database;
    const Event& event;

    void operator()(const Decision& e) const { parts(draft_of_node(e.node)); }
    void operator()(const Reflection&) const { drop(database, event.attempt, draft_of_reflection); }
    void operator()(const AttemptFinished&) const { parts("node"); }
    void operator()(const AttemptAbandoned&) const { all(); }
    void operator()(const AnswerRated& e) const { parts(draft_of_rating(e.rater, e.question)); }
    void operator()(const RatingsHandedIn& e) const { parts(draft_of_rating(e.rater)); }
    void operator()(const PanelMemberLeft& e) const { parts(draft_of_rating(e.rater)); }
    void operator()(const CellSettled& e) const { parts(draft_of_cell(e.question, e.facet)); }
    void operator()(const InterviewClosed&) const { all(); }
    void operator()(const InterviewCancelled&) const { all(); }
    void operator()(const ObservationRecorded&) const {
        drop_with_parts(database, event.person, std::string(draft_of_observation));
    }
    template <class Other>
    void operator()(const Other&) const {}

private:
    void parts(const std::string& field) const { drop_with_parts(database, event.attempt, field); }
    void all() const { database.query("DELETE FROM draft WHERE subject = ?", event.attempt).run(); }
};

} // namespace

std::string draft_of_rating(const Uuid& rater, std::string_view question) {
    std::string field(rating_prefix);
    field += rater.str();
    if (!question.empty()) {
        field += ':';
        field += question;
    }
    return field;
}

std::string draft_of_cell(std::string_view question, std::string_view facet) {
    std::string field = "settle:";
    field += question;
    field += ':';
    field += facet;
    return field;
}

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
    std::visit(DropAnswered{database, row.event}, row.event.what);
}

void seal_drafts(Database& database, const Vault& from, Vault& to) {
    drop_drafts_without_subject(database);
    std::vector<std::tuple<Uuid, std::string, Sealed>> rows;
    {
        auto query = database.query("SELECT subject, field, text, text_key FROM draft");
        while (query.next())
            rows.emplace_back(query.uuid(0), query.text(1), query.sealed(2, 3));
    }
    for (const auto& [id, field, text] : rows) {
        const auto subject = find_subject(database, id);
        if (!subject)
            continue;
        const SealContext context = context_of(*subject, id, field);
        const Sealed sealed = must(to.seal(context, must(from.open(context, text))));
        database
            .query("UPDATE draft SET text = ?, text_key = ? WHERE subject = ? AND field = ?",
                   Blob{sealed.bytes}, sealed.key, id, field)
            .run();
    }
}

void drop_drafts_without_subject(Database& database) {
    database.run(
        "DELETE FROM draft WHERE subject NOT IN (SELECT id FROM attempt)"
        " AND subject NOT IN (SELECT id FROM interview) AND subject NOT IN (SELECT id FROM person)");
}

Status Store::save_draft(const Uuid& subject, std::string_view field, std::string_view text, Instant at) {
    Impl& impl = *impl_;
    return guarded([&] {
        impl.require_writable();
        const std::string key = clean_text(std::string(field));
        const std::string kept = clean_text(std::string(text));
        Database& database = impl.database();
        const Unhurried unhurried(database);
        Transaction transaction(database);
        if (kept.empty())
            drop(database, subject, key);
        else
            put(database, *impl.vault, subject, key, kept, at);
        transaction.commit();
        impl.committed(0);
    });
}

Result<std::vector<Draft>> Store::drafts(const Uuid& subject, std::string_view of) const {
    return guarded([&] {
        std::vector<Draft> all;
        Database& database = impl_->database();
        const auto about = find_subject(database, subject);
        if (!about)
            return all;
        const std::string field(of);
        auto row = database.query(
            "SELECT field, text, text_key FROM draft WHERE subject = ?1 AND (?2 = '' OR field = ?2"
            " OR (field > ?3 AND field < ?4)) AND (?5 OR NOT (field > 'rate:' AND field < 'rate;'))"
            " ORDER BY field",
            subject, field, field + ':', field + ';', names_a_rater(of) ? 1 : 0);
        while (row.next()) {
            const std::string name = row.text(0);
            auto text = opened_text(*impl_->vault, context_of(*about, subject, name), row.sealed(1, 2));
            if (text)
                all.push_back({name, std::move(*text)});
        }
        return all;
    });
}

} // namespace mq::store
