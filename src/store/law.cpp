#include "store/law.h"

#include "store/journal.h"
#include "store/kept.h"
#include "store/store_impl.h"

#include <map>

/// Requests, who looked, groups, and what is kept beyond its time.
namespace mq::store {
namespace {

/// Of a query for seq, answer_seq, done_seq; nothing when the person was erased or the row isn't open.
std::optional<RequestRow> request_of(Database& database, const Vault& vault, const Query& query) {
    auto made = row_at(database, vault, query.number(0));
    if (!made)
        return std::nullopt;
    RequestRow row;
    row.id = made->event.attempt;
    row.person = made->event.person;
    row.actor = made->event.actor.value_or(made->event.person);
    row.at = made->event.at;
    row.request = std::get<RequestMade>(std::move(made->event.what));
    if (!query.is_null(1))
        if (auto said = row_said_at<RequestAnswered>(database, vault, query.number(1))) {
            row.answered = std::move(said->what);
            row.answered_at = said->at;
        }
    if (!query.is_null(2))
        if (auto said = row_said_at<RequestCarriedOut>(database, vault, query.number(2))) {
            row.done = std::move(said->what);
            row.done_at = said->at;
        }
    return row;
}

void count(std::int64_t& number, std::optional<Instant>& oldest, Instant touched) {
    ++number;
    if (!oldest || touched < *oldest)
        oldest = touched;
}

} // namespace

Result<std::vector<RequestRow>> Store::requests(const std::optional<Uuid>& person) const {
    return guarded([&] {
        std::vector<RequestRow> rows;
        Database& database = impl_->database();
        auto query = database.query(
            "SELECT seq, answer_seq, done_seq FROM request WHERE ?1 IS NULL OR person = ?1 ORDER BY seq DESC",
            person);
        while (query.next())
            if (auto row = request_of(database, *impl_->vault, query))
                rows.push_back(std::move(*row));
        return rows;
    });
}

Result<std::vector<AccessRow>> Store::access_log(const std::optional<Uuid>& person, Page page) const {
    return guarded([&] {
        std::vector<AccessRow> rows;
        Database& database = impl_->database();
        auto query = database.query(
            "SELECT seq FROM access WHERE ?1 IS NULL OR person = ?1 ORDER BY seq DESC LIMIT ?2 OFFSET ?3",
            person, page.limit, page.offset);
        while (query.next())
            if (auto said = row_said_at<AccessLogged>(database, *impl_->vault, query.number(0)))
                rows.push_back(
                    {said->at, said->actor.value_or(said->person), said->person, std::move(said->what)});
        return rows;
    });
}

Result<std::vector<GroupNoteRow>> Store::group_notes() const {
    return guarded([&] {
        std::vector<GroupNoteRow> rows;
        Database& database = impl_->database();
        auto query = database.query("SELECT person, seq FROM group_note ORDER BY person");
        while (query.next())
            if (auto said = said_at<GroupNoted>(database, *impl_->vault, query.number(1)))
                rows.push_back({query.uuid(0), std::move(said->groups)});
        return rows;
    });
}

Result<std::vector<KeptRow>> Store::kept_beyond(Day practice_before, Day evidence_before) const {
    return guarded([&] {
        std::map<Uuid, KeptRow> found;
        Database& database = impl_->database();
        {
            auto row = database.query(kept_practice, practice_before.number);
            while (row.next()) {
                KeptRow& of = found[row.uuid(0)];
                count(of.practice, of.oldest_practice, Instant{row.number(2)});
            }
        }
        auto row = database.query(kept_evidence, evidence_before.number);
        while (row.next()) {
            KeptRow& of = found[row.uuid(0)];
            count(of.evidence, of.oldest_evidence, Instant{row.number(2)});
        }
        std::vector<KeptRow> rows;
        for (auto& [person, kept] : found) {
            kept.person = person;
            rows.push_back(kept);
        }
        return rows;
    });
}

} // namespace mq::store
