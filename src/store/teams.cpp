#include "store/teams.h"

#include "base/text.h"
#include "store/journal.h"
#include "store/store_impl.h"
#include "store/words.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace mq::store {
namespace {

/// Of a query whose column 0 is the newest row of a team, column 1 its id.
std::optional<TeamRow> team_of(const Query& query, Database& database, const Vault& vault) {
    auto said = row_said_at<TeamDefined>(database, vault, query.number(0));
    if (!said)
        return std::nullopt;
    return TeamRow{query.uuid(1), std::move(said->what), said->at};
}

/// Of a query for person, team, joined_day, since_ms. Nothing of it is sealed.
std::vector<PlacedRow> all_placed(Query query) {
    std::vector<PlacedRow> rows;
    while (query.next()) {
        PlacedRow row{query.uuid(0), {query.optional_uuid(1), std::nullopt}, Instant{query.number(3)}};
        if (!query.is_null(2))
            row.placed.joined_day = query.small(2);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Of a query for id, state, seq, appeal_seq, answer_seq; nothing when its key was destroyed.
std::optional<SignoffRow> signoff_of(const Query& query, Database& database, const Vault& vault) {
    auto said = row_said_at<LevelSigned>(database, vault, query.number(2));
    if (!said)
        return std::nullopt;
    SignoffRow row;
    row.id = query.uuid(0);
    row.person = said->person;
    row.level = std::move(said->what);
    row.at = said->at;
    row.signer = said->actor;
    row.state = from_word<SignoffState>(query.text(1));
    if (!query.is_null(3))
        if (auto appeal = row_said_at<SignoffAppealed>(database, vault, query.number(3))) {
            row.appeal = std::move(appeal->what.word);
            row.appealed_at = appeal->at;
        }
    if (!query.is_null(4))
        if (auto answer = row_said_at<AppealAnswered>(database, vault, query.number(4))) {
            row.answer = std::move(answer->what);
            row.answered_at = answer->at;
        }
    return row;
}

std::vector<SignoffRow> all_signoffs(Query query, Database& database, const Vault& vault) {
    std::vector<SignoffRow> rows;
    while (query.next())
        if (auto row = signoff_of(query, database, vault))
            rows.push_back(std::move(*row));
    return rows;
}

/// Of a query for id, seq, withdrawn_seq; nothing when its key was destroyed.
std::optional<AssignmentRow> assignment_of(const Query& query, Database& database, const Vault& vault) {
    auto said = row_said_at<WorkAssigned>(database, vault, query.number(1));
    if (!said)
        return std::nullopt;
    AssignmentRow row{query.uuid(0), std::move(said->what), said->at, said->actor, std::nullopt, {}};
    if (!query.is_null(2))
        if (auto withdrawn = row_said_at<AssignmentWithdrawn>(database, vault, query.number(2))) {
            row.withdrawn = withdrawn->at;
            row.withdrawn_word = std::move(withdrawn->what.word);
        }
    return row;
}

std::vector<AssignmentRow> all_assignments(Query query, Database& database, const Vault& vault) {
    std::vector<AssignmentRow> rows;
    while (query.next())
        if (auto row = assignment_of(query, database, vault))
            rows.push_back(std::move(*row));
    return rows;
}

} // namespace

Result<std::vector<TeamRow>> Store::teams() const {
    return guarded([&] {
        std::vector<std::pair<std::string, TeamRow>> named;
        Database& database = impl_->database();
        auto query = database.query("SELECT seq, id FROM team WHERE closed = 0");
        while (query.next())
            if (auto row = team_of(query, database, *impl_->vault))
                named.emplace_back(text::fold(row->team.name), std::move(*row));
        std::ranges::sort(named, {}, [](const auto& team) {
            return std::tie(team.first, team.second.team.name, team.second.id);
        });
        std::vector<TeamRow> rows;
        for (auto& [name, row] : named)
            rows.push_back(std::move(row));
        return rows;
    });
}

Result<std::vector<PlacedRow>> Store::placed() const {
    return guarded([&] {
        return all_placed(impl_->database().query(
            "SELECT person, team, joined_day, since_ms FROM placing WHERE newest = 1"));
    });
}

Result<std::vector<PlacedRow>> Store::placings(const Uuid& person) const {
    return guarded([&] {
        return all_placed(impl_->database().query(
            "SELECT person, team, joined_day, since_ms FROM placing WHERE person = ? ORDER BY seq", person));
    });
}

Result<std::vector<PlacedRow>> Store::all_placings() const {
    return guarded([&] {
        return all_placed(impl_->database().query(
            "SELECT person, team, joined_day, since_ms FROM placing ORDER BY since_ms, seq"));
    });
}

Result<std::vector<TargetRow>> Store::targets() const {
    return guarded([&] {
        std::vector<TargetRow> rows;
        Database& database = impl_->database();
        auto query = database.query("SELECT seq FROM target ORDER BY seq");
        while (query.next())
            if (auto said = row_said_at<TargetSet>(database, *impl_->vault, query.number(0)))
                rows.push_back({std::move(said->what), said->at});
        return rows;
    });
}

Result<std::vector<SignoffRow>> Store::signoffs(const Uuid& person) const {
    return guarded([&] {
        Database& database = impl_->database();
        return all_signoffs(database.query("SELECT id, state, seq, appeal_seq, answer_seq FROM signoff"
                                           " WHERE person = ? ORDER BY seq DESC",
                                           person),
                            database, *impl_->vault);
    });
}

Result<std::vector<SignoffRow>> Store::standing_signoffs() const {
    return guarded([&] {
        Database& database = impl_->database();
        return all_signoffs(database.query("SELECT id, state, seq, appeal_seq, answer_seq FROM signoff"
                                           " WHERE state IN ('official', 'upheld') UNION ALL"
                                           " SELECT id, state, seq, appeal_seq, answer_seq FROM signoff"
                                           " WHERE state = 'appealed'"),
                            database, *impl_->vault);
    });
}

Result<std::vector<AssignmentRow>> Store::assignments(const std::optional<Uuid>& person) const {
    return guarded([&] {
        Database& database = impl_->database();
        if (!person)
            return all_assignments(
                database.query("SELECT id, seq, withdrawn_seq FROM assignment ORDER BY seq DESC"), database,
                *impl_->vault);
        return all_assignments(
            database.query("SELECT id, seq, withdrawn_seq FROM assignment_person AS p"
                           " JOIN assignment ON assignment.id = p.assignment WHERE p.person = ?"
                           " ORDER BY seq DESC",
                           *person),
            database, *impl_->vault);
    });
}

Result<int> Store::weekly_goal(const Uuid& person) const {
    return guarded([&] {
        Database& database = impl_->database();
        auto query = database.query("SELECT seq FROM goal WHERE person = ?", person);
        if (!query.next())
            return 0;
        const auto goal = said_at<WeeklyGoalSet>(database, *impl_->vault, query.number(0));
        return goal ? goal->scenes : 0;
    });
}

Result<std::vector<CoachingRow>> Store::coaching(const Uuid& person) const {
    return guarded([&] {
        std::vector<CoachingRow> rows;
        Database& database = impl_->database();
        auto query = database.query(
            "SELECT id, seq, begun_ms FROM coaching WHERE person = ? ORDER BY day DESC, begun_seq DESC",
            person);
        while (query.next())
            if (auto said = row_said_at<CoachingNoted>(database, *impl_->vault, query.number(1)))
                rows.push_back(
                    {query.uuid(0), person, std::move(said->what), Instant{query.number(2)}, said->at});
        return rows;
    });
}

} // namespace mq::store
