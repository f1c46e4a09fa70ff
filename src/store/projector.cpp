#include "store/projector.h"

#include "store/event_json.h"
#include "store/journal.h"
#include "store/trouble.h"
#include "store/words.h"

#include <fmt/format.h>

namespace mq::store {
namespace {

/// Every change of a derived row must meet exactly one.
void expect_one(int changed, const RecordedEvent& row) {
    if (changed == 1)
        return;
    throw Trouble(
        ErrorKind::refused,
        "Chưa ghi được: lượt luyện này không còn nhận thao tác đó. Hãy mở lại lượt luyện.",
        fmt::format("{} does not fit attempt {}", kind_of(row.event.what), row.event.attempt.str()));
}

void expect_one_person(int changed, const RecordedEvent& row) {
    if (changed == 1)
        return;
    throw Trouble(ErrorKind::refused, "Chưa ghi được: người này chưa có hoặc đã có trong dữ liệu.",
                  fmt::format("{} does not fit person {}", kind_of(row.event.what), row.event.person.str()));
}

int candidate_flag(const Profile& profile) {
    return profile.role == Role::candidate ? 1 : 0;
}

} // namespace

std::int64_t day_of(const Event& event) {
    return local_day(FixedClock(event.at, event.utc_offset_minutes), event.at).number;
}

void Projector::apply(const RecordedEvent& row) {
    std::visit([&](const auto& e) { on(row, e); }, row.event.what);
}

void Projector::expect_person(const RecordedEvent& row) {
    const bool there = database_.query("SELECT 1 FROM person WHERE id = ?", row.event.person).next();
    expect_one_person(there ? 1 : 0, row);
}

void Projector::on(const RecordedEvent& row, const PersonAdded& e) {
    const Uuid& id = row.event.person;
    const Sealed sealed = must(vault_.seal({id, Purpose::profile, id}, profile_body(e.profile)));
    expect_one_person(
        database_
            .query("INSERT INTO person (id, added_seq, added_ms, profile, profile_key) VALUES (?, ?, ?, ?, ?)"
                   " ON CONFLICT (id) DO NOTHING",
                   id, row.seq, row.event.at.unix_ms, Blob{sealed.bytes}, sealed.key)
            .run(),
        row);
    database_
        .query("INSERT INTO evidence (person, seq, candidate) VALUES (?, 0, ?)", id,
               candidate_flag(e.profile))
        .run();
}

void Projector::on(const RecordedEvent& row, const ProfileChanged& e) {
    const Uuid& id = row.event.person;
    const Sealed sealed = must(vault_.seal({id, Purpose::profile, id}, profile_body(e.profile)));
    expect_one_person(database_
                          .query("UPDATE person SET profile = ?, profile_key = ? WHERE id = ?",
                                 Blob{sealed.bytes}, sealed.key, id)
                          .run(),
                      row);
    database_.query("UPDATE evidence SET candidate = ? WHERE person = ?", candidate_flag(e.profile), id)
        .run();
}

void Projector::on(const RecordedEvent& row, const AttemptStarted& e) {
    const Event& event = row.event;
    std::optional<Uuid> branch_of;
    if (e.branch)
        branch_of = e.branch->attempt;
    expect_one(
        database_
            .query(
                "INSERT INTO attempt (id, person, scene, revision, content, competency_content,"
                " scoring_version, mode, difficulty, branch_of, state, started_seq, started_ms, last_ms, day)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                event.attempt, event.person, e.scene, e.revision, e.content, e.competency_content,
                e.scoring_version, word_of(e.mode), e.difficulty, branch_of, row.seq, event.at.unix_ms,
                event.at.unix_ms, day_of(event))
            .run(),
        row);
}

void Projector::on(const RecordedEvent& row, const Decision& e) {
    const Event& event = row.event;
    expect_one(database_
                   .query("UPDATE attempt SET decisions = ? + 1, last_ms = ?"
                          " WHERE id = ? AND person = ? AND state = 'open' AND decisions = ?",
                          e.index, event.at.unix_ms, event.attempt, event.person, e.index)
                   .run(),
               row);
    database_
        .query("INSERT INTO decision (attempt, number, seq) VALUES (?, ?, ?)", event.attempt, e.index,
               row.seq)
        .run();
}

void Projector::on(const RecordedEvent& row, const HintTaken&) {
    expect_one(database_
                   .query("UPDATE attempt SET hints = hints + 1, last_ms = ?"
                          " WHERE id = ? AND person = ? AND state = 'open'",
                          row.event.at.unix_ms, row.event.attempt, row.event.person)
                   .run(),
               row);
}

void Projector::on(const RecordedEvent& row, const Undone& e) {
    expect_one(
        database_
            .query("UPDATE attempt SET decisions = ?, undos = undos + 1, last_ms = ?"
                   " WHERE id = ? AND person = ? AND state = 'open' AND decisions > ? AND 0 <= ?",
                   e.index, row.event.at.unix_ms, row.event.attempt, row.event.person, e.index, e.index)
            .run(),
        row);
    database_.query("DELETE FROM decision WHERE attempt = ? AND number >= ?", row.event.attempt, e.index)
        .run();
}

void Projector::on(const RecordedEvent& row, const AttemptFinished& e) {
    const Event& event = row.event;
    const Sealed sealed = must(vault_.seal({event.person, Purpose::evidence, event.attempt}, result_body(e)));
    expect_one(database_
                   .query("UPDATE attempt SET state = 'finished', last_ms = ?, day = ?, finished_seq = ?,"
                          " finished_ms = ?, result = ?, result_key = ?"
                          " WHERE id = ? AND person = ? AND state = 'open'",
                          event.at.unix_ms, day_of(event), row.seq, event.at.unix_ms, Blob{sealed.bytes},
                          sealed.key, event.attempt, event.person)
                   .run(),
               row);
    note_evidence(row);
}

void Projector::on(const RecordedEvent& row, const AttemptAbandoned&) {
    expect_one(database_
                   .query("UPDATE attempt SET state = 'abandoned', last_ms = ?"
                          " WHERE id = ? AND person = ? AND state = 'open'",
                          row.event.at.unix_ms, row.event.attempt, row.event.person)
                   .run(),
               row);
}

void Projector::on(const RecordedEvent& row, const Reflection&) {
    expect_one(database_
                   .query("UPDATE attempt SET reflected = 1, last_ms = ? WHERE id = ? AND person = ?",
                          row.event.at.unix_ms, row.event.attempt, row.event.person)
                   .run(),
               row);
}

void Projector::on(const RecordedEvent& row, const NoteSaved& e) {
    expect_one(database_
                   .query("UPDATE attempt SET noted = ?, last_ms = ? WHERE id = ? AND person = ?",
                          e.saved ? 1 : 0, row.event.at.unix_ms, row.event.attempt, row.event.person)
                   .run(),
               row);
}

void Projector::on(const RecordedEvent&, const ActsCorrected&) {} // read from the journal when asked for
void Projector::on(const RecordedEvent&, const WritesLost&) {}    // the row itself is what there is to know

void replay(Database& from, const Vault& reading, Database& to, Vault& writing, const Replay& tell) {
    Projector projector(to, writing);
    static const std::string sql = fmt::format("SELECT {} FROM journal ORDER BY seq", journal_columns);
    auto rows = from.query(sql.c_str());
    for (std::int64_t count = 1; rows.next(); ++count) {
        const auto applied = guarded([&] {
            if (const auto row = read_row(rows, reading, Unopened::refused))
                projector.apply(*row);
        });
        if (!applied && !tell.trouble)
            throw Trouble(applied.error());
        if (!applied)
            tell.trouble(rows.number(0), applied.error());
        if (tell.progress)
            tell.progress(count);
    }
}

} // namespace mq::store
