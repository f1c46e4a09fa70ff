#include "store/event_json.h"
#include "store/projector.h"
#include "store/trouble.h"
#include "store/words.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>

/// The rules of an interview. They look at ids and states alone, so they hold also where nothing can be
/// opened, and they run in the transaction that writes: two who rate at once can't pass each other.
namespace mq::store {
namespace {

constexpr std::size_t largest_panel = 5;
constexpr int lowest_rating = 1;
constexpr int highest_rating = 5;

[[noreturn]] void refuse(const RecordedEvent& row, const char* message) {
    throw Trouble(ErrorKind::refused, message,
                  fmt::format("{} does not fit {}", kind_of(row.event.what), row.event.attempt.str()));
}

/// Of an interview of that person.
InterviewState state_of(Database& database, const RecordedEvent& row) {
    auto query = database.query("SELECT state FROM interview WHERE id = ? AND person = ?", row.event.attempt,
                                row.event.person);
    if (!query.next())
        refuse(row, "Chưa ghi được: không có buổi phỏng vấn này với người này.");
    return from_word<InterviewState>(query.text(0));
}

/// Neither closed nor cancelled.
InterviewState going_state(Database& database, const RecordedEvent& row) {
    const InterviewState state = state_of(database, row);
    if (state == InterviewState::closed)
        refuse(row, "Chưa ghi được: buổi phỏng vấn đã chốt và ký, không sửa được nữa.");
    if (state == InterviewState::cancelled)
        refuse(row, "Chưa ghi được: buổi phỏng vấn đã huỷ.");
    return state;
}

/// Ratings are open to the panel.
void require_open(Database& database, const RecordedEvent& row) {
    if (going_state(database, row) != InterviewState::open)
        refuse(row,
               "Chưa ghi được: còn người chưa nộp điểm. Hội đồng chỉ thống nhất và chốt khi mọi người "
               "đã nộp.");
}

struct Member {
    bool handed_in = false;
};

/// One who is in the panel and hasn't left it.
Member member_of(Database& database, const RecordedEvent& row, const Uuid& rater) {
    auto query = database.query(
        "SELECT handed_seq IS NOT NULL, left_seq IS NOT NULL FROM panel WHERE interview = ? AND rater = ?",
        row.event.attempt, rater);
    if (!query.next())
        refuse(row, "Chưa ghi được: người chấm không có trong hội đồng của buổi này.");
    if (query.small(1) != 0)
        refuse(row, "Chưa ghi được: người chấm này đã rời hội đồng.");
    return {query.small(0) != 0};
}

void require_in_scale(const RecordedEvent& row, const std::optional<int>& rating) {
    if (rating && (*rating < lowest_rating || *rating > highest_rating))
        refuse(row, "Chưa ghi được: điểm phải từ 1 đến 5.");
}

void require_ratings(const RecordedEvent& row, const std::vector<FacetRating>& ratings) {
    std::set<std::string_view> seen;
    for (const FacetRating& rating : ratings) {
        require_in_scale(row, rating.rating);
        if (!seen.insert(rating.facet).second)
            refuse(row, "Chưa ghi được: một trục được chấm hai lần.");
    }
}

/// The facets that the question measures; empty: any.
std::vector<std::string> facets_of(Database& database, const RecordedEvent& row,
                                   const std::string& question) {
    auto query = database.query("SELECT facets FROM interview_question WHERE interview = ? AND question = ?",
                                row.event.attempt, question);
    if (!query.next())
        refuse(row, "Chưa ghi được: câu hỏi này không có trong buổi phỏng vấn.");
    return answer_from(query.text(0));
}

void require_measured(const RecordedEvent& row, const std::vector<std::string>& facets,
                      const std::string& facet) {
    if (!facets.empty() && std::ranges::find(facets, facet) == facets.end())
        refuse(row, "Chưa ghi được: câu hỏi này không đo trục đó.");
}

void touch(Database& database, const RecordedEvent& row) {
    database
        .query("UPDATE interview SET last_ms = max(last_ms, ?) WHERE id = ?", row.event.at.unix_ms,
               row.event.attempt)
        .run();
}

/// Opens the ratings when nobody is waited for any more.
void open_if_all_handed_in(Database& database, const RecordedEvent& row) {
    database
        .query(
            "UPDATE interview SET state = 'open', opened_seq = ?1 WHERE id = ?2"
            " AND NOT EXISTS (SELECT 1 FROM panel WHERE interview = ?2 AND left_seq IS NULL"
            " AND handed_seq IS NULL)",
            row.seq, row.event.attempt)
        .run();
}

bool blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

void require_plan(const RecordedEvent& row, const InterviewPlanned& e) {
    if (e.panel.empty() || e.panel.size() > largest_panel)
        refuse(row, "Chưa lưu được: hội đồng phải có từ 1 đến 5 người.");
    if (e.questions.empty())
        refuse(row, "Chưa lưu được: buổi phỏng vấn chưa có câu hỏi nào.");
    std::set<Uuid> raters;
    for (const PanelMember& member : e.panel)
        if (!raters.insert(member.id).second)
            refuse(row, "Chưa lưu được: một người có hai lần trong hội đồng.");
    std::set<std::string_view> questions;
    for (const FrozenQuestion& question : e.questions)
        if (!questions.insert(question.id).second)
            refuse(row, "Chưa lưu được: một câu hỏi có hai lần trong buổi phỏng vấn.");
}

std::int64_t planned_day(const Event& event, const InterviewPlanned& e) {
    const Instant planned{e.planned_ms};
    return local_day(FixedClock(planned, event.utc_offset_minutes), planned).number;
}

} // namespace

void Projector::on(const RecordedEvent& row, const InterviewPlanned& e) {
    const Event& event = row.event;
    require_plan(row, e);
    expect_person(row);
    const int made =
        database_
            .query(
                "INSERT INTO interview (id, person, state, guide, competency_content, planned_seq,"
                " made_ms, last_ms, day) VALUES (?, ?, 'planned', ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO NOTHING",
                event.attempt, event.person, e.guide, e.competency_content, row.seq, event.at.unix_ms,
                event.at.unix_ms, planned_day(event, e))
            .run();
    if (made != 1)
        refuse(row, "Chưa lưu được: buổi phỏng vấn này đã được lên lịch rồi.");
    int number = 0;
    for (const FrozenQuestion& question : e.questions)
        database_
            .query(
                "INSERT INTO interview_question (interview, number, question, content, facets)"
                " VALUES (?, ?, ?, ?, ?)",
                event.attempt, number++, question.id, question.content, answer_body(question.facets))
            .run();
    number = 0;
    for (const PanelMember& member : e.panel)
        database_
            .query("INSERT INTO panel (interview, rater, number) VALUES (?, ?, ?)", event.attempt, member.id,
                   number++)
            .run();
}

void Projector::on(const RecordedEvent& row, const SessionPlanned&) {
    static_cast<void>(going_state(database_, row));
    database_.query("UPDATE interview SET session_seq = ? WHERE id = ?", row.seq, row.event.attempt).run();
    touch(database_, row);
}

void Projector::on(const RecordedEvent& row, const AnswerRated& e) {
    const InterviewState state = going_state(database_, row);
    const Member member = member_of(database_, row, e.rater);
    const auto facets = facets_of(database_, row, e.question);
    require_ratings(row, e.ratings);
    for (const FacetRating& rating : e.ratings)
        require_measured(row, facets, rating.facet);
    const bool open = state == InterviewState::open;
    if (member.handed_in && !open)
        refuse(row,
               "Chưa ghi được: phiếu này đã nộp nên đã khoá. Khi mọi người nộp xong mới sửa được, kèm "
               "lý do.");
    if (open && blank(e.change_reason))
        refuse(row, "Chưa ghi được: điểm đã mở cho cả hội đồng, muốn sửa phải ghi lý do.");
    const int changed =
        database_
            .query(
                "UPDATE answer SET first_seq = CASE WHEN ? THEN coalesce(first_seq, seq) END, seq = ?"
                " WHERE interview = ? AND rater = ? AND question = ?",
                open ? 1 : 0, row.seq, row.event.attempt, e.rater, e.question)
            .run();
    if (changed == 0 && open) // it would pass for a judgement made before seeing the others'
        refuse(row, "Chưa ghi được: câu này chưa được chấm trước khi mở điểm nên không chấm thêm được nữa.");
    if (changed == 0)
        database_
            .query("INSERT INTO answer (interview, rater, question, seq) VALUES (?, ?, ?, ?)",
                   row.event.attempt, e.rater, e.question, row.seq)
            .run();
    database_
        .query("UPDATE interview SET state = 'rating' WHERE id = ? AND state = 'planned'", row.event.attempt)
        .run();
    touch(database_, row);
}

void Projector::on(const RecordedEvent& row, const RatingsHandedIn& e) {
    static_cast<void>(going_state(database_, row));
    if (member_of(database_, row, e.rater).handed_in)
        refuse(row, "Chưa ghi được: phiếu của người này đã nộp rồi.");
    if (!database_
             .query("SELECT 1 FROM answer WHERE interview = ? AND rater = ? LIMIT 1", row.event.attempt,
                    e.rater)
             .next())
        refuse(row, "Chưa nộp được: người này chưa chấm câu nào.");
    database_
        .query("UPDATE panel SET handed_seq = ? WHERE interview = ? AND rater = ?", row.seq,
               row.event.attempt, e.rater)
        .run();
    open_if_all_handed_in(database_, row);
    touch(database_, row);
}

void Projector::on(const RecordedEvent& row, const PanelMemberLeft& e) {
    static_cast<void>(going_state(database_, row));
    if (member_of(database_, row, e.rater).handed_in)
        refuse(row, "Chưa ghi được: người này đã nộp phiếu, điểm của họ được giữ lại.");
    database_
        .query("UPDATE panel SET left_seq = ? WHERE interview = ? AND rater = ?", row.seq, row.event.attempt,
               e.rater)
        .run();
    if (!database_
             .query("SELECT 1 FROM panel WHERE interview = ? AND left_seq IS NULL LIMIT 1", row.event.attempt)
             .next())
        refuse(row, "Chưa ghi được: hội đồng không còn ai. Hãy huỷ buổi phỏng vấn.");
    open_if_all_handed_in(database_, row);
    touch(database_, row);
}

void Projector::on(const RecordedEvent& row, const CellSettled& e) {
    require_open(database_, row);
    require_in_scale(row, e.rating);
    require_measured(row, facets_of(database_, row, e.question), e.facet);
    database_
        .query(
            "INSERT INTO settled (interview, question, facet, seq, times) VALUES (?, ?, ?, ?, 1)"
            " ON CONFLICT (interview, question, facet) DO UPDATE SET seq = excluded.seq,"
            " times = times + 1",
            row.event.attempt, e.question, e.facet, row.seq)
        .run();
    touch(database_, row);
}

void Projector::on(const RecordedEvent& row, const InterviewClosed&) {
    require_open(database_, row);
    database_
        .query("UPDATE interview SET state = 'closed', closed_seq = ?, day = ? WHERE id = ?", row.seq,
               day_of(row.event), row.event.attempt)
        .run();
    note_evidence(row);
    touch(database_, row);
}

void Projector::on(const RecordedEvent& row, const InterviewCancelled&) {
    static_cast<void>(going_state(database_, row));
    database_.query("UPDATE interview SET state = 'cancelled' WHERE id = ?", row.event.attempt).run();
    touch(database_, row);
}

void Projector::on(const RecordedEvent& row, const ConsentRecorded& e) {
    expect_person(row);
    database_
        .query("INSERT INTO consent (person, seq, wording) VALUES (?, ?, ?)", row.event.person, row.seq,
               e.wording)
        .run();
}

void Projector::on(const RecordedEvent& row, const CandidateDecided&) {
    expect_person(row);
    database_
        .query(
            "INSERT INTO candidate (person, seq) VALUES (?, ?)"
            " ON CONFLICT (person) DO UPDATE SET seq = excluded.seq",
            row.event.person, row.seq)
        .run();
}

void Projector::on(const RecordedEvent& row, const ObservationRecorded& e) {
    expect_person(row);
    require_ratings(row, e.ratings);
    require_in_scale(row, e.difficulty);
    require_in_scale(row, e.help);
    const int made = database_
                         .query(
                             "INSERT INTO observation (id, person, seq, day, guide) VALUES (?, ?, ?, ?, ?)"
                             " ON CONFLICT (id) DO NOTHING",
                             row.event.attempt, row.event.person, row.seq, day_of(row.event), e.guide)
                         .run();
    if (made != 1)
        refuse(row, "Chưa ghi được: phiếu quan sát này đã được lưu rồi.");
    note_evidence(row);
}

void Projector::on(const RecordedEvent& row, const BenchmarkRated& e) {
    expect_person(row);
    require_ratings(row, e.ratings);
    database_
        .query("INSERT INTO benchmark (person, seq, content) VALUES (?, ?, ?)", row.event.person, row.seq,
               e.content)
        .run();
}

void Projector::on(const RecordedEvent& row, const PackTaken& e) {
    const int taken =
        database_
            .query(
                "INSERT INTO pack (id, bytes, device, seq) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                e.pack, e.bytes, e.device, row.seq)
            .run();
    if (taken != 1)
        refuse(row, "Chưa ghi được: gói này đã được nhận rồi.");
}

} // namespace mq::store
