#include "store/device.h"
#include "store/erase.h"
#include "store/trouble.h"

#include <set>

/// What is taken away, table by table. What refers to other rows goes before them.
namespace mq::store {
namespace {

/// A statement of one value, a person's or a record's id.
template <std::size_t N>
void run_all(Database& database, const char* const (&statements)[N], const Uuid& id) {
    for (const char* sql : statements)
        database.query(sql, id).run();
}

constexpr const char* of_person[] = {
    "DELETE FROM draft WHERE subject = ?1 OR subject IN (SELECT id FROM attempt WHERE person = ?1)"
    " OR subject IN (SELECT id FROM interview WHERE person = ?1)",
    "DELETE FROM settled WHERE interview IN (SELECT id FROM interview WHERE person = ?1)",
    "DELETE FROM answer WHERE interview IN (SELECT id FROM interview WHERE person = ?1)",
    "DELETE FROM panel WHERE interview IN (SELECT id FROM interview WHERE person = ?1)",
    "DELETE FROM interview_question WHERE interview IN (SELECT id FROM interview WHERE person = ?1)",
    "DELETE FROM interview_evidence WHERE interview IN (SELECT id FROM interview WHERE person = ?1)",
    "DELETE FROM interview WHERE person = ?1",
    "DELETE FROM decision WHERE attempt IN (SELECT id FROM attempt WHERE person = ?1)",
    "DELETE FROM attempt WHERE person = ?1",
    "DELETE FROM observation WHERE person = ?1",
    "DELETE FROM consent WHERE person = ?1",
    "DELETE FROM benchmark WHERE person = ?1",
    "DELETE FROM candidate WHERE person = ?1",
    "DELETE FROM placing WHERE person = ?1",
    "DELETE FROM signoff WHERE person = ?1",
    "DELETE FROM goal WHERE person = ?1",
    "DELETE FROM coaching WHERE person = ?1",
    "DELETE FROM request WHERE person = ?1",
    "DELETE FROM access WHERE person = ?1",
    "DELETE FROM group_note WHERE person = ?1",
    "DELETE FROM pack WHERE seq IN (SELECT seq FROM journal WHERE person = ?1 AND kind = 'pack_taken')",
    "DELETE FROM standing WHERE person = ?1",
    "DELETE FROM summary WHERE person = ?1",
    "DELETE FROM evidence WHERE person = ?1",
    "DELETE FROM person WHERE id = ?1",
    "DELETE FROM login_try WHERE mark IN (SELECT mark FROM account WHERE person = ?1)",
    "DELETE FROM account WHERE person = ?1",
    "DELETE FROM key_holder WHERE holder = ?1 AND device = 0",
    "DELETE FROM person_key WHERE person = ?1", // the wrapped keys go with it
    "DELETE FROM key_person WHERE person = ?1",
};

constexpr const char* of_record[] = {
    "DELETE FROM draft WHERE subject = ?1",
    "DELETE FROM settled WHERE interview = ?1",
    "DELETE FROM answer WHERE interview = ?1",
    "DELETE FROM panel WHERE interview = ?1",
    "DELETE FROM interview_question WHERE interview = ?1",
    "DELETE FROM interview_evidence WHERE interview = ?1",
    "DELETE FROM interview WHERE id = ?1",
    "DELETE FROM pack WHERE seq IN (SELECT seq FROM journal WHERE subject = ?1 AND kind = 'pack_taken')",
    "DELETE FROM decision WHERE attempt = ?1",
    "DELETE FROM attempt WHERE id = ?1",
    "DELETE FROM observation WHERE id = ?1",
};

/// Of the rows that name a record, what isn't the record's own.
constexpr const char* not_its_own =
    " AND kind NOT IN ('consent_recorded', 'candidate_decided', 'access_logged', 'request_made',"
    " 'request_answered', 'request_carried_out')";

/// Pictures of groups are worked out again from those who are left.
void forget_groups(Database& database) {
    database.query("DELETE FROM group_day").run();
}

std::set<Uuid> ids_of(Query query) {
    std::set<Uuid> ids;
    while (query.next())
        ids.insert(query.uuid(0));
    return ids;
}

class Marked {
public:
    Marked(Database& database, std::span<const ErasedMark> marks) : id_(database_id(database)) {
        for (const ErasedMark& mark : marks)
            (mark.person ? people_ : records_).insert(mark.mark);
    }
    [[nodiscard]] bool person(const Uuid& id) const { return people_.contains(mark_of(id_, id)); }
    [[nodiscard]] bool record(const Uuid& id) const { return records_.contains(mark_of(id_, id)); }

private:
    Uuid id_;
    std::set<Link> people_;
    std::set<Link> records_;
};

constexpr const char* people_with_text =
    "SELECT DISTINCT person FROM journal WHERE person IS NOT NULL AND length(body) > 0";
const std::string records_with_text =
    std::string("SELECT DISTINCT subject FROM journal WHERE subject IS NOT NULL AND length(body) > 0") +
    not_its_own;
const std::string empty_record =
    std::string("UPDATE journal SET body = x'' WHERE subject = ? AND length(body) > 0") + not_its_own;

} // namespace

Taken erase_rows_of_person(Database& database, const Uuid& person) {
    Taken taken;
    {
        auto row = database.query("SELECT count(*) FROM attempt WHERE person = ?", person);
        if (row.next())
            taken.attempts = row.number(0);
    }
    run_all(database, of_person, person);
    forget_groups(database);
    JournalChange change(database);
    taken.rows =
        database.query("UPDATE journal SET body = x'' WHERE person = ? AND length(body) > 0", person).run();
    change.end();
    return taken;
}

Taken erase_rows_of_record(Database& database, const Uuid& record) {
    Taken taken;
    {
        auto row = database.query("SELECT count(*) FROM attempt WHERE id = ?", record);
        if (row.next())
            taken.attempts = row.number(0);
    }
    run_all(database, of_record, record);
    JournalChange change(database);
    taken.rows = database.query(empty_record.c_str(), record).run();
    change.end();
    return taken;
}

void forget_derived_of(Database& database, const Uuid& person, bool evidence) {
    database
        .query(
            "UPDATE evidence SET seq = max("
            "coalesce((SELECT max(finished_seq) FROM attempt WHERE person = ?1 AND state = 'finished'), 0),"
            "coalesce((SELECT max(closed_seq) FROM interview WHERE person = ?1 AND state = 'closed'), 0),"
            "coalesce((SELECT max(e.seq) FROM interview_evidence AS e JOIN interview AS i"
            " ON i.id = e.interview WHERE i.person = ?1), 0),"
            "coalesce((SELECT max(seq) FROM observation WHERE person = ?1), 0)) WHERE person = ?1",
            person)
        .run();
    database.query("DELETE FROM summary WHERE person = ?", person).run();
    if (!evidence)
        return;
    database.query("DELETE FROM standing WHERE person = ?", person).run();
    forget_groups(database);
}

bool holds_marked(Database& database, std::span<const ErasedMark> marks) {
    if (marks.empty())
        return false;
    const Marked marked(database, marks);
    for (const Uuid& person : ids_of(database.query(people_with_text)))
        if (marked.person(person))
            return true;
    for (const Uuid& record : ids_of(database.query(records_with_text.c_str())))
        if (marked.record(record))
            return true;
    return false;
}

std::int64_t erase_marked(Database& database, std::span<const ErasedMark> marks) {
    const Marked marked(database, marks);
    std::int64_t rows = 0;
    for (const Uuid& person : ids_of(database.query(people_with_text)))
        if (marked.person(person))
            rows += erase_rows_of_person(database, person).rows;
    for (const Uuid& record : ids_of(database.query(records_with_text.c_str()))) {
        if (!marked.record(record))
            continue;
        const auto people = ids_of(database.query(
            "SELECT DISTINCT person FROM journal WHERE subject = ? AND person IS NOT NULL", record));
        rows += erase_rows_of_record(database, record).rows;
        for (const Uuid& person : people)
            forget_derived_of(database, person, true);
    }
    keep_marks(database, marks);
    return rows;
}

} // namespace mq::store
