#include "store/interviews.h"
#include "store/journal.h"
#include "store/store_impl.h"

#include <fmt/format.h>
#include <algorithm>

/// Interviews and observations as evidence, and what else is known of a person besides attempts.
namespace mq::store {
namespace {

void add_cells(RatedRow& row, const std::string& question, const Uuid& rater, const std::string& name,
               const std::vector<FacetRating>& ratings) {
    for (const FacetRating& rating : ratings)
        if (rating.rating)
            row.cells.push_back({question, rater, name, rating.facet, *rating.rating});
}

const std::string& name_in(const InterviewPlanned& plan, const Uuid& rater) {
    const auto member = std::ranges::find(plan.panel, rater, &PanelMember::id);
    if (member == plan.panel.end())
        throw_damaged("a rater outside the panel");
    return member->name;
}

/// Stands for a member of the panel whose name is not for whoever reads; the same at every reading.
Uuid nameless_rater(const Uuid& interview, int place) {
    return row_name("rater " + std::to_string(place) + " of " + interview.str());
}

/// What others than HR may know of a closed interview: the same ratings and severities, without names.
std::optional<RatedRow> evidenced_row(Database& database, const Vault& vault, const Query& query) {
    auto kept = database.query("SELECT seq FROM interview_evidence WHERE interview = ?", query.uuid(1));
    if (!kept.next())
        return std::nullopt;
    const auto said = said_at<InterviewEvidenced>(database, vault, kept.number(0));
    if (!said)
        return std::nullopt;
    RatedRow row{false, query.uuid(1), Day{query.small(2)}, query.number(0), said->title, {}, {}};
    row.person = query.uuid(4);
    for (const auto& cell : said->cells)
        row.cells.push_back({cell.question, nameless_rater(row.id, cell.rater), {}, cell.facet, cell.rating});
    for (std::size_t place = 0; place < said->severities.size(); ++place)
        if (said->severities[place])
            row.severities[nameless_rater(row.id, static_cast<int>(place)).str()] = *said->severities[place];
    return row;
}

/// Whether interviews whose own rows aren't open are given as far as others than HR may know of them.
enum class Nameless { left_out, given };

/// A closed interview from its plan's row; nothing when it was erased or isn't open.
std::optional<RatedRow> interview_row(const Store& store, Database& database, const Vault& vault,
                                      const Query& query, Nameless nameless) {
    const auto planned = row_at(database, vault, query.number(3));
    if (!planned)
        return nameless == Nameless::given ? evidenced_row(database, vault, query) : std::nullopt;
    const auto& plan = std::get<InterviewPlanned>(planned->event.what);
    RatedRow row{false, query.uuid(1), Day{query.small(2)}, query.number(0), plan.post, {}, {}};
    row.person = query.uuid(4);
    if (const auto closed = row_at(database, vault, row.seq))
        row.severities = std::get<InterviewClosed>(closed->event.what).severities;
    if (!plan.round.empty())
        row.title += " · " + plan.round;
    for (const AnswerRow& answer : must(store.panel_answers(row.id)))
        add_cells(row, answer.latest.question, answer.latest.rater, name_in(plan, answer.latest.rater),
                  answer.latest.ratings);
    return row;
}

std::optional<RatedRow> observation_row(Database& database, const Vault& vault, const Query& query) {
    const auto recorded = row_at(database, vault, query.number(0));
    if (!recorded)
        return std::nullopt;
    const auto& sheet = std::get<ObservationRecorded>(recorded->event.what);
    RatedRow row{true, query.uuid(1), Day{query.small(2)}, query.number(0), sheet.what, {}, {}};
    row.person = query.uuid(4);
    add_cells(row, {}, sheet.observer, sheet.observer_name, sheet.ratings);
    return row;
}

/// Of a query for seq, id, day, planned_seq (NULL: an observation), person.
std::vector<RatedRow> all_rated(const Store& store, Database& database, const Vault& vault, Nameless nameless,
                                Query query) {
    std::vector<RatedRow> rows;
    while (query.next()) {
        auto row = query.is_null(3) ? observation_row(database, vault, query)
                                    : interview_row(store, database, vault, query, nameless);
        if (row)
            rows.push_back(std::move(*row));
    }
    return rows;
}

} // namespace

Result<std::vector<RatedRow>> Store::rated(const Uuid& person) const {
    return guarded([&] {
        Database& database = impl_->database();
        return all_rated(
            *this, database, *impl_->vault, Nameless::given,
            database.query("SELECT closed_seq, id, day, planned_seq, person FROM interview"
                           " WHERE person = ?1 AND state = 'closed' UNION ALL"
                           " SELECT seq, id, day, NULL, person FROM observation WHERE person = ?1"
                           " ORDER BY 1",
                           person));
    });
}

Result<std::vector<RatedRow>> Store::rated_interviews() const {
    return guarded([&] {
        Database& database = impl_->database();
        return all_rated(*this, database, *impl_->vault, Nameless::left_out,
                         database.query("SELECT closed_seq, id, day, planned_seq, person FROM interview"
                                        " WHERE state = 'closed' ORDER BY 1"));
    });
}

Result<std::vector<ObservationRow>> Store::observations(const Uuid& person) const {
    return guarded([&] {
        std::vector<ObservationRow> rows;
        Database& database = impl_->database();
        auto query =
            database.query("SELECT seq, id, day FROM observation WHERE person = ? ORDER BY seq", person);
        while (query.next())
            if (auto row = row_at(database, *impl_->vault, query.number(0)))
                rows.push_back({query.uuid(1), person, row->event.at, Day{query.small(2)},
                                std::get<ObservationRecorded>(std::move(row->event.what))});
        return rows;
    });
}

Result<std::vector<ConsentRow>> Store::consents(const Uuid& person) const {
    return guarded([&] {
        std::vector<ConsentRow> rows;
        Database& database = impl_->database();
        auto query = database.query("SELECT seq FROM consent WHERE person = ? ORDER BY seq DESC", person);
        while (query.next())
            if (auto row = row_at(database, *impl_->vault, query.number(0)))
                rows.push_back({row->event.attempt, row->event.at,
                                std::get<ConsentRecorded>(std::move(row->event.what))});
        return rows;
    });
}

Result<std::optional<CandidateDecided>> Store::candidate_decision(const Uuid& person) const {
    return guarded([&]() -> std::optional<CandidateDecided> {
        Database& database = impl_->database();
        auto query = database.query("SELECT seq FROM candidate WHERE person = ?", person);
        if (!query.next())
            return std::nullopt;
        const auto row = row_at(database, *impl_->vault, query.number(0));
        if (!row)
            return std::nullopt;
        return std::get<CandidateDecided>(row->event.what);
    });
}

Result<std::vector<BenchmarkRow>> Store::benchmarks(const Uuid& interviewer) const {
    return guarded([&] {
        std::vector<BenchmarkRow> rows;
        Database& database = impl_->database();
        auto query = database.query("SELECT seq FROM benchmark WHERE person = ? ORDER BY seq", interviewer);
        while (query.next())
            if (auto row = row_at(database, *impl_->vault, query.number(0)))
                rows.push_back({row->event.at, std::get<BenchmarkRated>(std::move(row->event.what))});
        return rows;
    });
}

Result<std::optional<ContentHash>> Store::pack_taken(const Uuid& pack) const {
    return guarded([&]() -> std::optional<ContentHash> {
        auto query = impl_->database().query("SELECT bytes FROM pack WHERE id = ?", pack);
        if (!query.next())
            return std::nullopt;
        return query.hash(0);
    });
}

} // namespace mq::store
