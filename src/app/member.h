#pragma once

#include "app/evidence_book.h"
#include "app/kept_standing.h"
#include "app/model_member.h"
#include "base/error.h"
#include "domain/scoring_standing.h"
#include "store/store.h"

#include <string>
#include <string_view>
#include <vector>

/// What a person's page, a signed level and a talk are made of. The page itself: member_model in team.h.
namespace mq::app {

struct State;

/// What a person's page rests on, read once.
struct MemberRecords {
    store::PersonRow person;
    std::vector<store::FinishedAttempt> finished; ///< in order of finishing
    std::vector<store::RatedRow> rated;
    EvidenceBook book;
};
/// Reads the database. `not_found` where there is no such person.
[[nodiscard]] Result<MemberRecords> member_records(State& state, const Uuid& person);
/// Where they stood on that day, by what was evidence then.
[[nodiscard]] StandingBasis basis_on(const State& state, const MemberRecords& records, Day day);
[[nodiscard]] domain::Standing standing_on(const State& state, const MemberRecords& records, Day day);

/// Where they stood, at most forty days, the last today: days on which something became evidence and
/// beginnings of months. Where there are too many, those of assessments, interviews and sheets come before
/// the others, and what is left is spread evenly.
[[nodiscard]] std::vector<HistoryPoint> member_history(const State& state, const MemberRecords& records);
/// Newest first, at most fifty.
[[nodiscard]] std::vector<MemberAttempt> member_attempts(const State& state, const MemberRecords& records);
/// Over the last ninety days; without attempts that were taken up from the middle of another. Nothing while
/// there are fewer than domain::least_decisions decisions. `decisions`: what it is counted over.
[[nodiscard]] std::vector<MemberPitfall> member_pitfalls(const State& state, const MemberRecords& records,
                                                         int& decisions);

/// Reads the database. Newest first.
[[nodiscard]] Result<std::vector<SignoffLine>> signoff_lines(State& state, const Uuid& person);
/// Reads the database: talks of a person, newest first.
[[nodiscard]] Result<std::vector<CoachingTalk>> talk_lines(State& state, const Uuid& person);

/// Adds what a lead set or signed to the own radar: targets of the post, the official level. Reads the
/// database.
[[nodiscard]] Status add_official(State& state, Radar& radar);

/// The person as a row of the heat map shows them.
[[nodiscard]] Result<HeatRow> member_row(State& state, const MemberRecords& records);

/// Whether who sits here leads: they see other people's pages, and set, sign and assign. As an
/// error: require_lead in team_memory.h.
[[nodiscard]] bool may_lead(const State& state);
/// `refused` where that attempt is open to be read as somebody else's: only who played it writes on it.
[[nodiscard]] Status require_own_attempt(const State& state, const Uuid& attempt);
/// Reads the database. Somebody of the staff; `refused` for a candidate, `not_found` for nobody.
[[nodiscard]] Result<store::PersonRow> staff_member(State& state, const Uuid& person);

/// Title of a scene; its id where the library has it no more.
[[nodiscard]] std::string scene_title(const State& state, const std::string& scene);
/// What somebody typed, NFC, without blanks around it.
[[nodiscard]] std::string typed_text(std::string_view typed);
/// Works the page out again that is shown, where it is one of a lead's.
[[nodiscard]] Status show_again(State& state);

} // namespace mq::app
