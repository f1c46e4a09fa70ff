#include "store/journal.h"

#include "store/event_json.h"
#include "store/trouble.h"

#include <fmt/format.h>
#include <algorithm>
#include <string_view>

namespace mq::store {
namespace {

std::optional<Uuid> unless_nil(const Uuid& id) {
    if (id.is_nil())
        return std::nullopt;
    return id;
}

/// Kinds that are not evidence.
constexpr std::pair<std::string_view, Purpose> purposes[] = {
    {"person_added", Purpose::profile},
    {"profile_changed", Purpose::profile},
    {"consent_recorded", Purpose::rights},
    {"access_logged", Purpose::rights},
    {"request_made", Purpose::rights},
    {"request_answered", Purpose::rights},
    {"request_carried_out", Purpose::rights},
    {"group_noted", Purpose::group},
    {"interview_planned", Purpose::interview},
    {"answer_rated", Purpose::interview},
    {"ratings_handed_in", Purpose::interview},
    {"panel_member_left", Purpose::interview},
    {"cell_settled", Purpose::interview},
    {"interview_closed", Purpose::interview},
    {"interview_cancelled", Purpose::interview},
    {"candidate_decided", Purpose::interview},
    {"pack_taken", Purpose::interview},
    {"session_planned", Purpose::interview},
    {"team_defined", Purpose::common},
    {"target_set", Purpose::common},
    {"work_assigned", Purpose::common},
    {"assignment_withdrawn", Purpose::common},
    {"writes_lost", Purpose::common},
    {"person_erased", Purpose::common},
    {"records_erased", Purpose::common},
    {"data_restored", Purpose::common},
    {"clock_went_back", Purpose::common},
};

} // namespace

Purpose purpose_of_kind(std::string_view kind, const Uuid& person) {
    const auto* known = std::ranges::find(purposes, kind, &std::pair<std::string_view, Purpose>::first);
    const Purpose purpose = known == std::end(purposes) ? Purpose::evidence : known->second;
    // Looking at a whole list names nobody, and has nobody's key.
    return purpose == Purpose::rights && person.is_nil() ? Purpose::common : purpose;
}

std::int64_t JournalWriter::next_device_seq() {
    auto query = database_.query("SELECT max(device_seq) FROM journal WHERE device = ?", device_);
    return query.next() ? query.number(0) + 1 : 1;
}

RecordedEvent JournalWriter::write(const Event& event) {
    RecordedEvent row{0, ids_.next(event.at.unix_ms), device_, next_device_seq(), event};
    row.event.what = cleaned(event.what);
    const char* kind = kind_of(event.what);
    const std::string body = to_body(row.event.what);
    const Sealed sealed =
        must(vault_.seal({event.person, purpose_of_kind(kind, event.person), row.id}, body));
    database_
        .query(
            "INSERT INTO journal (id, device, device_seq, at_ms, at_offset, person, actor, kind, subject, "
            "body,"
            " body_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row.id, device_, row.device_seq, event.at.unix_ms, event.utc_offset_minutes,
            unless_nil(event.person), event.actor ? event.actor : unless_nil(event.person), kind,
            unless_nil(event.attempt), Blob{sealed.bytes}, sealed.key)
        .run();
    row.seq = database_.last_rowid();
    return row;
}

std::optional<RecordedEvent> read_row(const Query& query, const Vault& vault, Unopened unopened) {
    RecordedEvent row;
    row.seq = query.number(0);
    row.id = query.uuid(1);
    row.device = query.uuid(2);
    row.device_seq = query.number(3);
    row.event.at = Instant{query.number(4)};
    row.event.utc_offset_minutes = query.small(5);
    row.event.person = query.uuid(6);
    const auto actor = query.optional_uuid(7);
    if (actor && *actor != row.event.person)
        row.event.actor = actor;
    const std::string kind = query.text(8);
    row.event.attempt = query.uuid(9);
    const auto body =
        vault.open({row.event.person, purpose_of_kind(kind, row.event.person), row.id}, query.sealed(10, 11));
    if (!body && (body.error().kind == ErrorKind::not_found ||
                  (unopened == Unopened::left_out && body.error().kind == ErrorKind::refused)))
        return std::nullopt;
    if (!body)
        throw Trouble(body.error());
    row.event.what = from_body(kind, *body);
    return row;
}

std::optional<RecordedEvent> row_at(Database& database, const Vault& vault, std::int64_t seq) {
    static const std::string sql = fmt::format("SELECT {} FROM journal WHERE seq = ?", journal_columns);
    auto row = database.query(sql.c_str(), seq);
    if (!row.next())
        throw_damaged(fmt::format("row {} of the journal is missing", seq));
    return read_row(row, vault);
}

} // namespace mq::store
