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

constexpr std::int64_t clock_tolerance_ms = 60'000;

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

void JournalWriter::find_last() {
    key_ = vault_.chain_key();
    if (!key_)
        throw Trouble(ErrorKind::refused, "Tệp dữ liệu đang khoá nên chưa ghi được; hãy đăng nhập.",
                      "no key for the chain");
    if (!read_last()) {
        chain_journal(database_, *key_);
        static_cast<void>(read_last());
    }
}

bool JournalWriter::read_last() {
    auto query = database_.query(
        "SELECT (SELECT max(seq) FROM journal), (SELECT at_ms FROM journal ORDER BY seq DESC LIMIT 1),"
        " device_seq, chain, NOT EXISTS (SELECT 1 FROM journal INDEXED BY journal_unchained"
        " WHERE chain IS NULL) FROM (SELECT 1) LEFT JOIN"
        " (SELECT device_seq, chain FROM journal WHERE device = ? ORDER BY device_seq DESC LIMIT 1)",
        device_);
    if (!query.next())
        throw_damaged("the journal has no end");
    last_ = Last{query.number(0), query.number(1), query.number(2), link_in(query, 3).value_or(Link{})};
    return query.small(4) != 0;
}

RecordedEvent JournalWriter::write(const Event& event) {
    if (!last_)
        find_last();
    RecordedEvent row{last_->seq + 1, ids_.next(event.at.unix_ms), device_, last_->device_seq + 1, event};
    row.event.what = cleaned(event.what);
    const char* kind = kind_of(event.what);
    const std::string body = to_body(row.event.what);
    const Sealed sealed =
        must(vault_.seal({event.person, purpose_of_kind(kind, event.person), row.id}, body));
    const Uuid actor = event.actor.value_or(event.person);
    const ChainedRow chained{row.seq,
                             row.id,
                             row.device,
                             row.device_seq,
                             event.at.unix_ms,
                             event.utc_offset_minutes,
                             event.person,
                             actor,
                             kind,
                             event.attempt,
                             hash_of_body(sealed.bytes),
                             sealed.key};
    const Link link = link_after(last_->chain, *key_, chained);
    database_
        .query(
            "INSERT INTO journal (seq, id, device, device_seq, at_ms, at_offset, person, actor, kind, "
            "subject,"
            " body, body_key, body_hash, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row.seq, row.id, device_, row.device_seq, event.at.unix_ms, event.utc_offset_minutes,
            unless_nil(event.person), unless_nil(actor), kind, unless_nil(event.attempt), Blob{sealed.bytes},
            sealed.key, blob_of(chained.body_hash), blob_of(link))
        .run();
    last_ = Last{row.seq, event.at.unix_ms, row.device_seq, link};
    return row;
}

void JournalWriter::note_clock(const Event& next) {
    if (!last_)
        find_last();
    if (last_->seq == 0 || next.at.unix_ms >= last_->at_ms - clock_tolerance_ms)
        return;
    const std::int64_t newest = database_.number("SELECT max(at_ms) FROM journal");
    std::int64_t noted_at = 0;
    {
        auto row = database_.query(
            "SELECT seq FROM journal WHERE kind = 'clock_went_back' ORDER BY seq DESC LIMIT 1");
        if (row.next())
            noted_at = row.number(0);
    }
    if (noted_at > 0) {
        const auto noted = said_at<ClockWentBack>(database_, vault_, noted_at);
        if (noted && noted->newest_ms >= newest)
            return;
    }
    write({next.at, next.utc_offset_minutes, {}, {}, ClockWentBack{newest}, next.actor});
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
    if (query.sealed(10, 11).bytes.empty())
        return std::nullopt; // erased
    const auto body =
        vault.open({row.event.person, purpose_of_kind(kind, row.event.person), row.id}, query.sealed(10, 11));
    if (!body && (body.error().kind == ErrorKind::not_found ||
                  (unopened == Unopened::left_out && body.error().kind == ErrorKind::refused)))
        return std::nullopt;
    if (!body && body.error().kind == ErrorKind::refused)
        throw Trouble(ErrorKind::refused, body.error().message, unopened_detail);
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
