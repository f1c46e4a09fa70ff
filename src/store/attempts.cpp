#include "store/event_json.h"
#include "store/journal.h"
#include "store/store_impl.h"
#include "store/words.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>
#include <tuple>

namespace mq::store {
namespace {

constexpr const char* attempt_columns =
    "id, person, scene, revision, content, competency_content, scoring_version, mode, difficulty, branch_of, "
    "state,"
    " started_ms, last_ms, day, noted, reflected, decisions, hints, undos, finished_ms, result, result_key";
constexpr int person_column = 1;
constexpr int result_column = 20;

/// Every part of a filter that is not asked for holds for all rows; ?1…?5 are bound by `filtered`.
constexpr const char* filter_sql =
    " FROM attempt WHERE (?1 IS NULL OR person = ?1) AND (?2 IS NULL OR state = ?2)"
    " AND (?3 IS NULL OR mode = ?3) AND (?4 IS NULL OR scene = ?4) AND noted >= ?5";
/// The same for one person, so that the index on people serves.
constexpr const char* own_filter_sql =
    " FROM attempt WHERE person = ?1 AND (?2 IS NULL OR state = ?2)"
    " AND (?3 IS NULL OR mode = ?3) AND (?4 IS NULL OR scene = ?4) AND noted >= ?5";

template <class E>
std::optional<std::string> word_if(const std::optional<E>& value) {
    if (!value)
        return std::nullopt;
    return std::string(word_of(*value));
}

template <class... More>
Query filtered(Database& database, const char* all_sql, const char* own_sql, const AttemptFilter& filter,
               const More&... more) {
    std::optional<std::string> scene;
    if (!filter.scene.empty())
        scene = filter.scene;
    return database.query(filter.person ? own_sql : all_sql, filter.person, word_if(filter.state),
                          word_if(filter.mode), scene, filter.noted_only ? 1 : 0, more...);
}

/// Nothing when the key of the result was destroyed or isn't open.
std::optional<AttemptFinished> result_of(const Query& row, const Uuid& person, const Uuid& attempt,
                                         int column, const Vault& vault) {
    const auto body =
        opened_text(vault, {person, Purpose::evidence, attempt}, row.sealed(column, column + 1));
    if (!body)
        return std::nullopt;
    return result_from(*body);
}

void add_result(AttemptRow& a, const AttemptFinished& result) {
    a.ending = result.ending;
    a.attainment = result.attainment;
    a.facets = result.facets;
    a.guidance = result.guidance;
    a.critical = static_cast<int>(result.critical.size());
    a.csat = result.csat;
}

AttemptRow attempt_of(const Query& row, const Vault& vault) {
    AttemptRow a;
    a.id = row.uuid(0);
    a.person = row.uuid(1);
    a.scene = row.text(2);
    a.revision = row.small(3);
    a.content = row.hash(4);
    a.competency_content = row.hash(5);
    a.scoring_version = row.text(6);
    a.mode = from_word<Mode>(row.text(7));
    a.difficulty = row.small(8);
    a.branch_of = row.optional_uuid(9);
    a.state = from_word<AttemptState>(row.text(10));
    a.started = Instant{row.number(11)};
    a.last = Instant{row.number(12)};
    a.day = Day{row.small(13)};
    a.noted = row.small(14) != 0;
    a.reflected = row.small(15) != 0;
    a.decisions = row.small(16);
    a.hints = row.small(17);
    a.undos = row.small(18);
    if (a.state == AttemptState::finished)
        if (const auto result = result_of(row, a.person, a.id, result_column, vault))
            add_result(a, *result);
    return a;
}

std::vector<AttemptRow> all_of(Query& row, const Vault& vault) {
    std::vector<AttemptRow> rows;
    while (row.next())
        if (vault.readable(row.uuid(person_column), Purpose::evidence))
            rows.push_back(attempt_of(row, vault));
    return rows;
}

std::vector<RecordedEvent> all_events(Query& row, const Vault& vault) {
    std::vector<RecordedEvent> events;
    while (row.next())
        if (auto event = read_row(row, vault))
            events.push_back(std::move(*event));
    return events;
}

constexpr const char* finished_columns =
    "id, scene, revision, mode, difficulty, day, finished_ms, result, result_key, finished_seq,"
    " branch_of IS NOT NULL, person";
constexpr int finished_person = 11;

/// Of a query for finished_columns; nothing when the key of the result was destroyed.
std::optional<FinishedAttempt> finished_of(const Query& row, const Vault& vault) {
    FinishedAttempt a{row.uuid(0),   row.text(1),       row.small(2),           from_word<Mode>(row.text(3)),
                      row.small(4),  Day{row.small(5)}, Instant{row.number(6)}, {},
                      row.number(9), row.small(10) != 0};
    auto result = result_of(row, row.uuid(finished_person), a.id, 7, vault);
    if (!result)
        return std::nullopt;
    a.result = std::move(*result);
    return a;
}

using EachFinished = std::function<bool(const Uuid& person, const FinishedAttempt&)>;

/// Up to so many, their own attempts are looked up; beyond it, everybody's are gone through.
constexpr std::size_t few_people = 200;

/// By day, then by the row that finished it.
using InOrder = std::tuple<int, std::int64_t, Uuid>;

/// Only the order is held here; what an attempt says is opened one at a time.
void finished_of_few(Database& database, const Vault& vault, std::span<const Uuid> people, Day from,
                     const EachFinished& each) {
    std::vector<InOrder> order;
    for (const Uuid& person : people) {
        auto row = database.query(
            "SELECT day, finished_seq, id FROM attempt WHERE person = ? AND state = "
            "'finished' AND day >= ?",
            person, from.number);
        while (row.next())
            order.emplace_back(row.small(0), row.number(1), row.uuid(2));
    }
    std::ranges::sort(order);
    const auto [twice, end] = std::ranges::unique(order); // somebody was named twice
    order.erase(twice, end);
    static const std::string sql = fmt::format("SELECT {} FROM attempt WHERE id = ?", finished_columns);
    for (const auto& [day, seq, id] : order) {
        auto row = database.query(sql.c_str(), id);
        if (!row.next())
            continue;
        const auto attempt = finished_of(row, vault);
        if (attempt && !each(row.uuid(finished_person), *attempt))
            return;
    }
}

/// Empty `people`: of everybody.
void finished_of_many(Database& database, const Vault& vault, std::span<const Uuid> people, Day from,
                      const EachFinished& each) {
    static const std::string sql =
        fmt::format("SELECT {} FROM attempt WHERE state = 'finished' AND day >= ? ORDER BY day, finished_seq",
                    finished_columns);
    const std::set<Uuid> wanted(people.begin(), people.end());
    auto row = database.query(sql.c_str(), from.number);
    while (row.next()) {
        const Uuid person = row.uuid(finished_person);
        if (!wanted.empty() && !wanted.contains(person))
            continue;
        const auto attempt = finished_of(row, vault);
        if (attempt && !each(person, *attempt))
            return;
    }
}

} // namespace

Result<std::vector<AttemptRow>> Store::unfinished(const Uuid& person) const {
    static const std::string sql =
        fmt::format("SELECT {} FROM attempt WHERE person = ? AND state = 'open' ORDER BY started_seq DESC",
                    attempt_columns);
    return guarded([&] {
        auto row = impl_->database().query(sql.c_str(), person);
        return all_of(row, *impl_->vault);
    });
}

Result<std::vector<AttemptRow>> Store::attempts(const AttemptFilter& filter, Page page) const {
    static const std::string order = " ORDER BY started_seq DESC LIMIT ?6 OFFSET ?7";
    static const std::string all = fmt::format("SELECT {}{}{}", attempt_columns, filter_sql, order);
    static const std::string own = fmt::format("SELECT {}{}{}", attempt_columns, own_filter_sql, order);
    return guarded([&] {
        auto row = filtered(impl_->database(), all.c_str(), own.c_str(), filter,
                            std::max<std::int64_t>(page.limit, 0), page.offset);
        return all_of(row, *impl_->vault);
    });
}

Result<std::int64_t> Store::count_attempts(const AttemptFilter& filter) const {
    static const std::string all = fmt::format("SELECT count(*){}", filter_sql);
    static const std::string own = fmt::format("SELECT count(*){}", own_filter_sql);
    return guarded([&] {
        auto row = filtered(impl_->database(), all.c_str(), own.c_str(), filter);
        return row.next() ? row.number(0) : std::int64_t{0};
    });
}

Result<std::optional<AttemptRow>> Store::attempt(const Uuid& id) const {
    static const std::string sql = fmt::format("SELECT {} FROM attempt WHERE id = ?", attempt_columns);
    return guarded([&]() -> std::optional<AttemptRow> {
        auto row = impl_->database().query(sql.c_str(), id);
        if (!row.next() || !impl_->vault->readable(row.uuid(person_column), Purpose::evidence))
            return std::nullopt;
        return attempt_of(row, *impl_->vault);
    });
}

Result<std::vector<DecisionRow>> Store::decisions(const Uuid& attempt) const {
    return guarded([&] {
        std::vector<DecisionRow> rows;
        Database& database = impl_->database();
        auto row = database.query("SELECT seq FROM decision WHERE attempt = ? ORDER BY number", attempt);
        while (row.next())
            if (auto said = row_said_at<Decision>(database, *impl_->vault, row.number(0)))
                rows.push_back({attempt, said->at, std::move(said->what)});
        return rows;
    });
}

Result<std::vector<RecordedEvent>> Store::events_of(const Uuid& attempt) const {
    static const std::string sql = fmt::format(
        "SELECT {} FROM journal WHERE subject = ?1 AND (kind <> 'answer_rated' OR EXISTS"
        " (SELECT 1 FROM interview WHERE id = ?1 AND opened_seq IS NOT NULL)) ORDER BY seq",
        journal_columns);
    return guarded([&] {
        auto row = impl_->database().query(sql.c_str(), attempt);
        return all_events(row, *impl_->vault);
    });
}

Result<std::vector<RecordedEvent>> Store::events_after(std::int64_t seq, std::int64_t limit) const {
    static const std::string sql =
        fmt::format("SELECT {} FROM journal WHERE seq > ? ORDER BY seq LIMIT ?", journal_columns);
    return guarded([&] {
        auto row = impl_->database().query(sql.c_str(), seq, std::max<std::int64_t>(limit, 0));
        return all_events(row, *impl_->vault);
    });
}

Result<std::vector<FinishedAttempt>> Store::finished(const Uuid& person) const {
    static const std::string sql =
        fmt::format("SELECT {} FROM attempt WHERE person = ? AND state = 'finished' ORDER BY finished_seq",
                    finished_columns);
    return guarded([&] {
        std::vector<FinishedAttempt> rows;
        auto row = impl_->database().query(sql.c_str(), person);
        while (row.next())
            if (auto attempt = finished_of(row, *impl_->vault))
                rows.push_back(std::move(*attempt));
        return rows;
    });
}

Status Store::each_finished(
    std::span<const Uuid> people, Day from,
    const std::function<bool(const Uuid& person, const FinishedAttempt&)>& each) const {
    return guarded([&] {
        if (!people.empty() && people.size() <= few_people)
            finished_of_few(impl_->database(), *impl_->vault, people, from, each);
        else
            finished_of_many(impl_->database(), *impl_->vault, people, from, each);
    });
}

} // namespace mq::store
