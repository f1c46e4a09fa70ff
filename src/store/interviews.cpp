#include "store/interviews.h"

#include "store/journal.h"
#include "store/store_impl.h"
#include "store/words.h"

#include <fmt/format.h>

namespace mq::store {
namespace {

constexpr const char* interview_columns =
    "SELECT id, person, state, made_ms, last_ms, day, planned_seq, session_seq, closed_seq FROM interview";

std::vector<PanelRow> panel_of(Database& database, const Uuid& interview, const InterviewPlanned& plan) {
    std::vector<PanelRow> panel;
    auto row = database.query(
        "SELECT rater, handed_seq IS NOT NULL, left_seq IS NOT NULL, (SELECT count(*) FROM answer"
        " WHERE answer.interview = panel.interview AND answer.rater = panel.rater), number"
        " FROM panel WHERE interview = ? ORDER BY number",
        interview);
    while (row.next())
        panel.push_back({row.uuid(0), plan.panel.at(static_cast<std::size_t>(row.number(4))).name,
                         row.small(1) != 0, row.small(2) != 0, row.small(3)});
    return panel;
}

/// Of a query for interview_columns; nothing when its key was destroyed.
std::optional<InterviewRow> interview_of(const Query& query, Database& database, const Vault& vault) {
    auto plan = said_at<InterviewPlanned>(database, vault, query.number(6));
    if (!plan)
        return std::nullopt;
    InterviewRow row;
    row.id = query.uuid(0);
    row.person = query.uuid(1);
    row.plan = std::move(*plan);
    row.state = from_word<InterviewState>(query.text(2));
    row.panel = panel_of(database, row.id, row.plan);
    row.made = Instant{query.number(3)};
    row.last = Instant{query.number(4)};
    row.day = Day{query.small(5)};
    if (!query.is_null(7))
        if (auto session = said_at<SessionPlanned>(database, vault, query.number(7)))
            row.session_scenes = std::move(session->scenes);
    if (!query.is_null(8))
        row.closed = said_at<InterviewClosed>(database, vault, query.number(8));
    return row;
}

std::vector<InterviewRow> all_interviews(Query query, Database& database, const Vault& vault) {
    std::vector<InterviewRow> rows;
    while (query.next())
        if (auto row = interview_of(query, database, vault))
            rows.push_back(std::move(*row));
    return rows;
}

/// Of a query for seq, first_seq.
std::vector<AnswerRow> all_answers(Query query, Database& database, const Vault& vault) {
    std::vector<AnswerRow> rows;
    while (query.next()) {
        const auto latest = row_at(database, vault, query.number(0));
        if (!latest)
            continue;
        AnswerRow row{std::get<AnswerRated>(latest->event.what), std::nullopt, latest->event.at};
        if (!query.is_null(1))
            row.first = said_at<AnswerRated>(database, vault, query.number(1));
        rows.push_back(std::move(row));
    }
    return rows;
}

void require_opened(Database& database, const Uuid& interview) {
    auto row = database.query("SELECT opened_seq IS NOT NULL FROM interview WHERE id = ?", interview);
    if (!row.next())
        throw Trouble(ErrorKind::not_found, "Không tìm thấy buổi phỏng vấn này.", interview.str());
    if (row.small(0) == 0)
        throw Trouble(ErrorKind::refused, "Điểm của từng người chỉ mở khi cả hội đồng đã nộp.",
                      interview.str());
}

} // namespace

Result<std::vector<InterviewRow>> Store::interviews(const InterviewFilter& filter) const {
    static const std::string sql = fmt::format(
        "{} WHERE (?1 IS NULL OR person = ?1) AND (?2 IS NULL OR state = ?2) ORDER BY planned_seq DESC",
        interview_columns);
    return guarded([&] {
        std::optional<std::string> state;
        if (filter.state)
            state = word_of(*filter.state);
        Database& database = impl_->database();
        return all_interviews(database.query(sql.c_str(), filter.person, state), database, *impl_->vault);
    });
}

Result<std::optional<InterviewRow>> Store::interview(const Uuid& id) const {
    static const std::string sql = fmt::format("{} WHERE id = ?", interview_columns);
    return guarded([&]() -> std::optional<InterviewRow> {
        Database& database = impl_->database();
        auto row = database.query(sql.c_str(), id);
        if (!row.next())
            return std::nullopt;
        return interview_of(row, database, *impl_->vault);
    });
}

Result<std::vector<AnswerRow>> Store::own_answers(const Uuid& interview, const Uuid& rater) const {
    return guarded([&] {
        Database& database = impl_->database();
        return all_answers(
            database.query("SELECT seq, first_seq FROM answer JOIN interview_question AS q"
                           " USING (interview, question) WHERE interview = ? AND rater = ? ORDER BY q.number",
                           interview, rater),
            database, *impl_->vault);
    });
}

Result<std::vector<AnswerRow>> Store::panel_answers(const Uuid& interview) const {
    return guarded([&] {
        Database& database = impl_->database();
        require_opened(database, interview);
        return all_answers(
            database.query("SELECT seq, first_seq FROM answer"
                           " JOIN interview_question AS q USING (interview, question)"
                           " JOIN panel USING (interview, rater)"
                           " WHERE interview = ? AND handed_seq IS NOT NULL ORDER BY q.number, panel.number",
                           interview),
            database, *impl_->vault);
    });
}

Result<std::vector<SettledRow>> Store::settled(const Uuid& interview) const {
    return guarded([&] {
        std::vector<SettledRow> rows;
        Database& database = impl_->database();
        auto query = database.query(
            "SELECT seq, times FROM settled JOIN interview_question AS q USING (interview, question)"
            " WHERE interview = ? ORDER BY q.number, facet",
            interview);
        while (query.next())
            if (auto row = row_at(database, *impl_->vault, query.number(0)))
                rows.push_back({std::get<CellSettled>(row->event.what), row->event.at, query.small(1)});
        return rows;
    });
}

} // namespace mq::store
