#include "store/projector.h"
#include "store/trouble.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <tuple>

/// What the law asks for: who looked, what people asked and were answered, groups, what others than HR may
/// know of an interview, and records of deletions. They look at ids, codes and numbers alone.
namespace mq::store {
namespace {

constexpr int largest_panel = 5;
constexpr int lowest_rating = 1;
constexpr int highest_rating = 5;

constexpr std::array<std::string_view, 7> request_kinds{"access", "correct", "withdraw", "restrict",
                                                        "object", "erase",   "appeal"};
constexpr std::array<std::string_view, 4> person_reasons{"request", "not_hired", "contract_ended",
                                                         "retention"};
constexpr std::array<std::string_view, 3> record_reasons{"practice_6_months", "evidence_24_months",
                                                         "request"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& known, std::string_view word) {
    return std::ranges::find(known, word) != known.end();
}

[[noreturn]] void refuse(const RecordedEvent& row, const char* message) {
    throw Trouble(ErrorKind::refused, message,
                  fmt::format("{} does not fit {}", kind_of(row.event.what), row.event.attempt.str()));
}

/// Values that only the program chooses.
void require(const RecordedEvent& row, bool fits) {
    if (!fits)
        refuse(row, "Chưa lưu được vì một lỗi của chương trình: bản ghi không đúng mẫu.");
}

bool blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

} // namespace

void Projector::on(const RecordedEvent& row, const AccessLogged& e) {
    require(row, !blank(e.what));
    std::optional<Uuid> person;
    if (!row.event.person.is_nil())
        person = row.event.person;
    database_.query("INSERT INTO access (seq, person) VALUES (?, ?)", row.seq, person).run();
}

void Projector::on(const RecordedEvent& row, const RequestMade& e) {
    require(row, !row.event.attempt.is_nil() && is_one_of(request_kinds, e.kind));
    require(row, e.answer_by_ms <= e.done_by_ms);
    expect_person(row);
    const int made = database_
                         .query(
                             "INSERT INTO request (id, person, seq) VALUES (?, ?, ?)"
                             " ON CONFLICT (id) DO NOTHING",
                             row.event.attempt, row.event.person, row.seq)
                         .run();
    if (made != 1)
        refuse(row, "Chưa lưu được: yêu cầu này đã được lưu rồi.");
}

void Projector::on(const RecordedEvent& row, const RequestAnswered& e) {
    if (!e.accepted && blank(e.word))
        refuse(row, "Chưa lưu được: từ chối yêu cầu thì phải ghi lý do.");
    const int changed = database_
                            .query(
                                "UPDATE request SET answered = ?, answer_seq = ?"
                                " WHERE id = ? AND person = ? AND answered = 0",
                                e.accepted ? 1 : 2, row.seq, row.event.attempt, row.event.person)
                            .run();
    if (changed != 1)
        refuse(row, "Chưa lưu được: không có yêu cầu này, hoặc đã trả lời rồi.");
}

void Projector::on(const RecordedEvent& row, const RequestCarriedOut&) {
    const int changed = database_
                            .query(
                                "UPDATE request SET done_seq = ?"
                                " WHERE id = ? AND person = ? AND answered = 1 AND done_seq IS NULL",
                                row.seq, row.event.attempt, row.event.person)
                            .run();
    if (changed != 1)
        refuse(row, "Chưa lưu được: yêu cầu này chưa được nhận, hoặc đã làm xong rồi.");
}

void Projector::on(const RecordedEvent& row, const GroupNoted& e) {
    expect_person(row);
    for (const auto& [dimension, group] : e.groups)
        require(row, !blank(dimension) && !blank(group));
    database_
        .query(
            "INSERT INTO group_note (person, seq) VALUES (?, ?)"
            " ON CONFLICT (person) DO UPDATE SET seq = excluded.seq",
            row.event.person, row.seq)
        .run();
}

void Projector::on(const RecordedEvent& row, const InterviewEvidenced& e) {
    require(row, e.severities.size() <= largest_panel);
    std::set<std::tuple<std::string_view, int, std::string_view>> seen;
    for (const auto& cell : e.cells) {
        require(row, cell.rating >= lowest_rating && cell.rating <= highest_rating);
        require(row, cell.rater >= 0 && static_cast<std::size_t>(cell.rater) < e.severities.size());
        require(row, seen.insert({cell.question, cell.rater, cell.facet}).second);
    }
    if (!database_
             .query("SELECT 1 FROM interview WHERE id = ? AND person = ? AND state = 'closed'",
                    row.event.attempt, row.event.person)
             .next())
        refuse(row, "Chưa lưu được: buổi phỏng vấn này chưa chốt và ký.");
    database_
        .query(
            "INSERT INTO interview_evidence (interview, seq) VALUES (?, ?)"
            " ON CONFLICT (interview) DO UPDATE SET seq = excluded.seq",
            row.event.attempt, row.seq)
        .run();
    note_evidence(row); // others than HR know of it from here on
}

void Projector::on(const RecordedEvent& row, const PersonErased& e) {
    require(row, row.event.person.is_nil() && is_one_of(person_reasons, e.reason) && e.rows >= 0);
}

void Projector::on(const RecordedEvent& row, const RecordsErased& e) {
    require(row, is_one_of(record_reasons, e.reason) && e.rows >= 0 && e.attempts >= 0);
}

void Projector::on(const RecordedEvent& row, const DataRestored& e) {
    require(row, e.backup_seq >= 0 && e.lost_rows >= 0);
}

void Projector::on(const RecordedEvent&, const ClockWentBack&) {} // the row itself is what there is to know

} // namespace mq::store
