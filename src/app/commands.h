#pragma once

#include "app/interview_commands.h"
#include "app/model.h"
#include "app/team_commands.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a person can ask for. A command is a value; App::run works out the next state, writes it in one
/// transaction, and only then changes the model. A command that fails leaves the model as it was and adds a
/// notice.
namespace mq::app {

struct CompleteFirstRun {
    std::string name;
    Role role = Role::trainee;
    std::string data_dir; ///< empty: the one proposed in the model
};
struct RetryOpening {}; ///< after Model::fatal
struct OpenReadOnly {}; ///< after Model::fatal
struct OpenPage {
    Page page = Page::home;
};
/// The handbook at one of its entries; OpenPage{debrief} leads back to the debrief it was asked from.
struct OpenHandbook {
    HandbookRef entry;
};
struct StartAttempt {
    std::string scene_id;
    bool assessment = false;
};
/// Answers the question for forms of address; all empty means skipped. Then the pending scene starts.
struct AnswerAddress {
    std::optional<int> birth_year;
    std::optional<domain::Gender> gender;
    std::optional<domain::Region> region;
};
struct ResumeAttempt {
    Uuid attempt;
};
struct AbandonAttempt {
    Uuid attempt;
};
struct Choose {
    Uuid attempt;
    std::vector<std::uint8_t> picks{}; ///< Choice::pick values; several and route in any order, order in the
                                       ///< order given
    std::int64_t elapsed_ms = 0;       ///< since the node was shown
    /// Of a log one a field (a choice's id, a text, or empty); of a typed reply its text.
    std::vector<std::string> entries{};
    domain::Trigger trigger = domain::Trigger::answer; ///< another one needs no picks and no entries
};
struct TakeHint {
    Uuid attempt;
}; ///< the one that Play::hint offers
struct UndoDecision {
    Uuid attempt;
};
struct OpenDebrief {
    Uuid attempt;
};
struct SaveReflection {
    Uuid attempt;
    std::string text; ///< empty: skipped
};
/// Keeps what is being written, so that it is there again after the program was killed; at most once a second
/// while one types. Handing the text in takes it away, and so does an empty text.
struct SaveDraft {
    Uuid attempt;
    std::string field; ///< Play::draft_field (with `:part`) or Debrief::draft_field
    std::string text;
};
struct SaveGift {
    Uuid attempt;
    bool saved = true;
};
/// A lead says which acts a typed reply of a finished attempt performs. The attempt stays what it was.
struct CorrectActs {
    Uuid attempt;
    int decision = 0;              ///< 0-based
    std::vector<std::string> acts; ///< ids of acts
};
struct RetryFrom {
    Uuid attempt;
    int decision = 0; ///< 0-based; what came before is taken over into a new practice attempt
};
/// What the standing would be without this line as well, or with it again. Changes what is shown, never the
/// data.
struct ToggleWhatIf {
    std::string line; ///< StandingLine::id
};
struct RestoreWhatIf {};
struct AnotherRecommendation {};
struct ChangeSettings {
    Settings settings;
};
struct ChangeProfile {
    std::string name;
    Role role = Role::trainee;
    std::optional<int> birth_year;
    std::optional<domain::Gender> gender;
    std::optional<domain::Region> region;
};
struct MoreAttempts {};
struct DismissNotice {
    std::uint64_t id = 0;
};
struct BackUp {
    std::string to;
};                    ///< empty: beside the data
struct DayChanged {}; ///< the calendar day moved on: what depends on it is worked out anew

using Command = std::variant<
    CompleteFirstRun, RetryOpening, OpenReadOnly, OpenPage, StartAttempt, AnswerAddress, ResumeAttempt,
    AbandonAttempt, Choose, TakeHint, UndoDecision, OpenDebrief, SaveReflection, SaveDraft, SaveGift,
    CorrectActs, RetryFrom, AnotherRecommendation, ChangeSettings, ChangeProfile, MoreAttempts, DismissNotice,
    BackUp, DayChanged, ToggleWhatIf, RestoreWhatIf, OpenHandbook, PlanInterview, BeginTurn, ShowQuestion,
    SaveAnswerDraft, SaveAnswer, HandInRatings, MemberLeaves, CancelInterview, OpenConsensus, SettleCell,
    ChangeRating, CloseInterview, OpenPerson, DecideCandidate, OpenObservation, SaveObservationDraft,
    SaveObservation, ShowBenchmark, SaveBenchmark, SaveKit, DeleteKit, BeginSessionScene, LeaveSession,
    MakeOrganisation, SavePairingFile, TakePairingFile, MakeInvitation, MakeResultPack, TakePack,
    ExportInterview, PrintBook, OpenTeam, CompareTeamWith, SaveTeam, CloseTeam, MovePeople, AddMember,
    SaveEmployment, OpenInsights, UndoTeamChange, OpenMember, OpenMemberAttempt, SaveTarget, SignLevel,
    AppealLevel, AnswerAppeal, SaveTalk, SetWeeklyGoal, BeginAssignment, AssignScenes, WithdrawAssignment,
    BeginComplaint, OpenComplaint, LeaveComplaint, SaveComplaintDraft, SaveComplaint, MakeSceneOf,
    BeginImport, ChooseSheet, MapColumn, TakeImport, LeaveImport, ExportTable, ExportTeamReport,
    ExportPersonReport, ExportPicture, CancelWork>;

/// Where screens put what the person asked for; run after the frame has been shown.
using Commands = std::vector<Command>;

} // namespace mq::app
