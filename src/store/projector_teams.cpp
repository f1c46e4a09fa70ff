#include "base/text.h"
#include "store/projector.h"
#include "store/trouble.h"

#include <fmt/format.h>
#include <set>

/// The rules of what a team lead writes. Like an interview's they look at ids, states and times alone, and
/// run in the transaction that writes.
namespace mq::store {
namespace {

constexpr int lowest_level = 1;
constexpr int highest_level = 5;
constexpr int largest_goal = 50; ///< scenes a week
constexpr int gravest = 3;
constexpr int most_satisfied = 5;

[[noreturn]] void refuse(const RecordedEvent& row, const char* message) {
    throw Trouble(ErrorKind::refused, message,
                  fmt::format("{} does not fit {}", kind_of(row.event.what), row.event.attempt.str()));
}

bool blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

bool is_level(int level) {
    return lowest_level <= level && level <= highest_level;
}

/// A row about a team, a talk … without its id could never be found again.
void require_subject(const RecordedEvent& row) {
    if (row.event.attempt.is_nil())
        refuse(row, "Chưa lưu được vì một lỗi của chương trình: bản ghi thiếu mã.");
}

/// Walks up from `parent`; the walk ends, for rows that closed a ring were refused.
void require_no_ring(Database& database, const RecordedEvent& row, const Uuid& parent) {
    if (database
            .query("WITH RECURSIVE above (id) AS (VALUES (?1) UNION SELECT team.parent FROM team JOIN above"
                   " USING (id) WHERE team.parent IS NOT NULL) SELECT 1 FROM above WHERE id = ?2",
                   parent, row.event.attempt)
            .next())
        refuse(row, "Chưa lưu được: đội không thể nằm trong chính nó hoặc trong đội con của nó.");
}

void require_empty(Database& database, const RecordedEvent& row) {
    if (database.query("SELECT 1 FROM placing WHERE team = ? AND newest = 1 LIMIT 1", row.event.attempt)
            .next())
        refuse(row, "Chưa đóng được đội: trong đội còn người. Hãy chuyển họ sang đội khác trước.");
    if (database.query("SELECT 1 FROM team WHERE parent = ? AND closed = 0 LIMIT 1", row.event.attempt)
            .next())
        refuse(row, "Chưa đóng được đội: đội còn đội con. Hãy đóng hoặc chuyển các đội con trước.");
}

void require_team(const RecordedEvent& row, const TeamDefined& e) {
    require_subject(row);
    if (blank(e.name))
        refuse(row, "Chưa lưu được: đội chưa có tên.");
    if (e.aim_level != 0 && !is_level(e.aim_level))
        refuse(row, "Chưa lưu được: mức của mục tiêu đội phải từ 1 đến 5.");
    if (e.aim_people < 0)
        refuse(row, "Chưa lưu được: số người của mục tiêu đội không thể nhỏ hơn 0.");
}

void require_target(const RecordedEvent& row, const TargetSet& e) {
    if (e.level != 0 && !is_level(e.level))
        refuse(row, "Chưa lưu được: mức mục tiêu phải từ 1 đến 5.");
    for (const auto& [facet, level] : e.facets)
        if (!is_level(level))
            refuse(row, "Chưa lưu được: mức mục tiêu của từng khía cạnh phải từ 1 đến 5.");
}

template <class T>
bool has_doubles(const std::vector<T>& values) {
    return std::set<T>(values.begin(), values.end()).size() != values.size();
}

void require_work(const RecordedEvent& row, const WorkAssigned& e) {
    require_subject(row);
    if (e.people.empty())
        refuse(row, "Chưa giao được bài: chưa chọn ai.");
    if (e.scenes.empty())
        refuse(row, "Chưa giao được bài: chưa chọn tình huống nào.");
    if (has_doubles(e.people))
        refuse(row, "Chưa giao được bài: một người được chọn hai lần.");
    if (has_doubles(e.scenes))
        refuse(row, "Chưa giao được bài: một tình huống được chọn hai lần.");
    if (!(e.least >= 0.0 && e.least <= 1.0))
        refuse(row, "Chưa giao được bài: mức cần đạt phải từ 0 đến 100%.");
}

void require_complaint(const RecordedEvent& row, const ComplaintLogged& e) {
    require_subject(row);
    if (blank(e.number))
        refuse(row, "Chưa lưu được: khiếu nại chưa có số.");
    if (e.severity < 1 || e.severity > gravest)
        refuse(row, "Chưa lưu được: mức nghiêm trọng phải từ 1 đến 3.");
    if (e.satisfaction && (*e.satisfaction < 1 || *e.satisfaction > most_satisfied))
        refuse(row, "Chưa lưu được: điểm hài lòng phải từ 1 đến 5.");
    if (e.closed_ms && *e.closed_ms < e.received_ms)
        refuse(row, "Chưa lưu được: ngày đóng khiếu nại không thể trước ngày nhận.");
}

/// Of a sign-off of that person.
std::string signoff_state(Database& database, const RecordedEvent& row) {
    auto query = database.query("SELECT state FROM signoff WHERE id = ? AND person = ?", row.event.attempt,
                                row.event.person);
    if (!query.next())
        refuse(row, "Chưa ghi được: người này không có lần ký mức đó.");
    return query.text(0);
}

bool person_there(Database& database, const Uuid& person) {
    return database.query("SELECT 1 FROM person WHERE id = ?", person).next();
}

} // namespace

void Projector::require_named(const RecordedEvent& row) {
    if (const auto* team = std::get_if<TeamDefined>(&row.event.what)) {
        if (team->lead && !person_there(database_, *team->lead))
            refuse(row, "Chưa lưu được: trưởng nhóm này chưa có trong dữ liệu.");
    } else if (const auto* work = std::get_if<WorkAssigned>(&row.event.what)) {
        for (const Uuid& person : work->people)
            if (!person_there(database_, person))
                refuse(row, "Chưa giao được bài: có người chưa có trong dữ liệu.");
    }
}

void Projector::note_evidence(const RecordedEvent& row) {
    database_.query("UPDATE evidence SET seq = ? WHERE person = ?", row.seq, row.event.person).run();
}

void Projector::expect_team(const RecordedEvent& row, const Uuid& team) {
    auto query = database_.query("SELECT closed FROM team WHERE id = ?", team);
    if (!query.next())
        refuse(row, "Chưa lưu được: đội này không có trong dữ liệu.");
    if (query.small(0) != 0)
        refuse(row, "Chưa lưu được: đội này đã đóng.");
}

void Projector::on(const RecordedEvent& row, const TeamDefined& e) {
    require_team(row, e);
    const Uuid& id = row.event.attempt;
    if (e.parent) {
        require_no_ring(database_, row, *e.parent);
        expect_team(row, *e.parent);
    }
    if (e.closed)
        require_empty(database_, row);
    database_
        .query(
            "INSERT INTO team (id, parent, closed, seq) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " parent = excluded.parent, closed = excluded.closed, seq = excluded.seq",
            id, e.parent, e.closed ? 1 : 0, row.seq)
        .run();
}

void Projector::on(const RecordedEvent& row, const PersonPlaced& e) {
    const Uuid& person = row.event.person;
    expect_person(row);
    if (e.team)
        expect_team(row, *e.team);
    std::int64_t since = row.event.at.unix_ms;
    {
        auto before =
            database_.query("SELECT team, since_ms FROM placing WHERE person = ? AND newest = 1", person);
        if (before.next() && before.optional_uuid(0) == e.team)
            since = before.number(1);
    }
    database_.query("UPDATE placing SET newest = 0 WHERE person = ? AND newest = 1", person).run();
    database_
        .query(
            "INSERT INTO placing (person, seq, team, joined_day, since_ms, newest) VALUES (?, ?, ?, ?, ?, 1)",
            person, row.seq, e.team, e.joined_day, since)
        .run();
}

void Projector::on(const RecordedEvent& row, const TargetSet& e) {
    require_target(row, e);
    database_
        .query(
            "INSERT INTO target (post, seq) VALUES (?, ?) ON CONFLICT (post) DO UPDATE SET seq = "
            "excluded.seq",
            content_hash(text::fold(e.post)), row.seq)
        .run();
}

void Projector::on(const RecordedEvent& row, const LevelSigned& e) {
    require_subject(row);
    expect_person(row);
    if (!is_level(e.level) || (e.reported && !is_level(*e.reported)))
        refuse(row, "Chưa ký được: mức phải từ 1 đến 5.");
    database_
        .query("UPDATE signoff SET state = 'replaced' WHERE person = ? AND state IN ('official', 'upheld')",
               row.event.person)
        .run();
    const int made = database_
                         .query(
                             "INSERT INTO signoff (id, person, state, seq) VALUES (?, ?, 'official', ?)"
                             " ON CONFLICT (id) DO NOTHING",
                             row.event.attempt, row.event.person, row.seq)
                         .run();
    if (made != 1)
        refuse(row, "Chưa ký được: lần ký này đã được lưu rồi.");
}

void Projector::on(const RecordedEvent& row, const SignoffAppealed&) {
    const std::string state = signoff_state(database_, row);
    if (state == "appealed")
        refuse(row, "Chưa gửi được: mức này đang được xem lại.");
    if (state != "official" && state != "upheld")
        refuse(row, "Chưa gửi được: mức này không còn hiệu lực.");
    if (database_.query("SELECT 1 FROM signoff WHERE person = ? AND state = 'appealed'", row.event.person)
            .next())
        refuse(row, "Chưa gửi được: còn một lần xem lại mức chưa có trả lời.");
    database_
        .query("UPDATE signoff SET state = 'appealed', appeal_seq = ?, answer_seq = NULL WHERE id = ?",
               row.seq, row.event.attempt)
        .run();
}

void Projector::on(const RecordedEvent& row, const AppealAnswered& e) {
    if (signoff_state(database_, row) != "appealed")
        refuse(row, "Chưa trả lời được: mức này không có yêu cầu xem lại nào đang chờ.");
    // A level that was signed meanwhile holds; the older one, though upheld, doesn't take its place again.
    database_
        .query(
            "UPDATE signoff SET answer_seq = ?1, state = CASE WHEN NOT ?2 THEN 'withdrawn'"
            " WHEN EXISTS (SELECT 1 FROM signoff WHERE person = ?3 AND state IN ('official', 'upheld'))"
            " THEN 'replaced' ELSE 'upheld' END WHERE id = ?4",
            row.seq, e.upheld ? 1 : 0, row.event.person, row.event.attempt)
        .run();
}

void Projector::on(const RecordedEvent& row, const WorkAssigned& e) {
    require_work(row, e);
    const Uuid& id = row.event.attempt;
    const int made =
        database_
            .query("INSERT INTO assignment (id, seq) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", id, row.seq)
            .run();
    if (made != 1)
        refuse(row, "Chưa giao được bài: lần giao này đã được lưu rồi.");
    for (const Uuid& person : e.people)
        database_.query("INSERT INTO assignment_person (person, assignment) VALUES (?, ?)", person, id).run();
}

void Projector::on(const RecordedEvent& row, const AssignmentWithdrawn&) {
    const int changed =
        database_
            .query("UPDATE assignment SET withdrawn_seq = ? WHERE id = ? AND withdrawn_seq IS NULL", row.seq,
                   row.event.attempt)
            .run();
    if (changed != 1)
        refuse(row, "Chưa rút được: không có bài được giao này, hoặc đã rút rồi.");
}

void Projector::on(const RecordedEvent& row, const WeeklyGoalSet& e) {
    expect_person(row);
    if (e.scenes < 0 || e.scenes > largest_goal)
        refuse(row, "Chưa lưu được: mục tiêu tuần phải từ 0 đến 50 tình huống.");
    database_
        .query(
            "INSERT INTO goal (person, seq) VALUES (?, ?)"
            " ON CONFLICT (person) DO UPDATE SET seq = excluded.seq",
            row.event.person, row.seq)
        .run();
}

void Projector::on(const RecordedEvent& row, const CoachingNoted& e) {
    require_subject(row);
    expect_person(row);
    const int kept = database_
                         .query(
                             "INSERT INTO coaching (id, person, day, begun_seq, begun_ms, seq)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?4) ON CONFLICT (id) DO UPDATE SET"
                             " day = excluded.day, seq = excluded.seq WHERE person = excluded.person",
                             row.event.attempt, row.event.person, e.day, row.seq, row.event.at.unix_ms)
                         .run();
    if (kept != 1)
        refuse(row, "Chưa lưu được: buổi kèm này là của người khác.");
}

void Projector::on(const RecordedEvent& row, const ComplaintLogged& e) {
    require_complaint(row, e);
    const ContentHash number = content_hash(e.number);
    if (database_.query("SELECT 1 FROM complaint WHERE number = ? AND id <> ?", number, row.event.attempt)
            .next())
        refuse(row, "Chưa lưu được: số khiếu nại này đã có trong sổ.");
    database_
        .query(
            "INSERT INTO complaint (id, number, cause, received_ms, closed_ms, made_ms, seq, versions)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (id) DO UPDATE SET number = excluded.number,"
            " cause = excluded.cause, received_ms = excluded.received_ms, closed_ms = excluded.closed_ms,"
            " seq = excluded.seq, versions = versions + 1",
            row.event.attempt, number, e.cause, e.received_ms, e.closed_ms, row.event.at.unix_ms, row.seq)
        .run();
}

} // namespace mq::store
