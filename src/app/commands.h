#pragma once

#include "app/account_commands.h"
#include "app/care_commands.h"
#include "app/interview_commands.h"
#include "app/law_commands.h"
#include "app/model.h"
#include "app/team_commands.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <vector>

/// What a person can ask for. A command is a value; App::run works out the next state, writes it in one
/// transaction, and only then changes the model. A command that fails leaves the model as it was and adds a
/// notice.
namespace mq::app {

struct CompleteFirstRun {
    std::string name;
    Role role = Role::trainee;
    std::string data_dir; ///< empty: the one proposed in the model
    std::string login{};  ///< of the account; empty for a trainee without a passphrase
    Secret passphrase{};  ///< HR, leads and administrators need one, where the data are sealed
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

// clang-format off
/// All of them, for what must be said of each: its kind, its handler, its name in the log.
#define MONQUA_COMMANDS(each) \
    each(CompleteFirstRun) \
    each(RetryOpening) \
    each(OpenReadOnly) \
    each(OpenPage) \
    each(StartAttempt) \
    each(AnswerAddress) \
    each(ResumeAttempt) \
    each(AbandonAttempt) \
    each(Choose) \
    each(TakeHint) \
    each(UndoDecision) \
    each(OpenDebrief) \
    each(SaveReflection) \
    each(SaveDraft) \
    each(SaveGift) \
    each(CorrectActs) \
    each(RetryFrom) \
    each(AnotherRecommendation) \
    each(ChangeSettings) \
    each(ChangeProfile) \
    each(MoreAttempts) \
    each(DismissNotice) \
    each(BackUp) \
    each(DayChanged) \
    each(ToggleWhatIf) \
    each(RestoreWhatIf) \
    each(OpenHandbook) \
    each(PlanInterview) \
    each(BeginTurn) \
    each(ShowQuestion) \
    each(SaveAnswerDraft) \
    each(SaveAnswer) \
    each(HandInRatings) \
    each(MemberLeaves) \
    each(CancelInterview) \
    each(OpenConsensus) \
    each(SettleCell) \
    each(ChangeRating) \
    each(CloseInterview) \
    each(OpenPerson) \
    each(DecideCandidate) \
    each(OpenObservation) \
    each(SaveObservationDraft) \
    each(SaveObservation) \
    each(ShowBenchmark) \
    each(SaveBenchmark) \
    each(SaveKit) \
    each(DeleteKit) \
    each(BeginSessionScene) \
    each(LeaveSession) \
    each(MakeOrganisation) \
    each(SavePairingFile) \
    each(TakePairingFile) \
    each(MakeInvitation) \
    each(MakeResultPack) \
    each(TakePack) \
    each(ExportInterview) \
    each(PrintBook) \
    each(OpenTeam) \
    each(CompareTeamWith) \
    each(SaveTeam) \
    each(CloseTeam) \
    each(MovePeople) \
    each(AddMember) \
    each(SaveEmployment) \
    each(OpenInsights) \
    each(UndoTeamChange) \
    each(OpenMember) \
    each(OpenMemberAttempt) \
    each(SaveTarget) \
    each(SignLevel) \
    each(AppealLevel) \
    each(AnswerAppeal) \
    each(SaveTalk) \
    each(SetWeeklyGoal) \
    each(BeginAssignment) \
    each(AssignScenes) \
    each(WithdrawAssignment) \
    each(BeginComplaint) \
    each(OpenComplaint) \
    each(LeaveComplaint) \
    each(SaveComplaintDraft) \
    each(SaveComplaint) \
    each(MakeSceneOf) \
    each(BeginImport) \
    each(ChooseSheet) \
    each(MapColumn) \
    each(TakeImport) \
    each(LeaveImport) \
    each(ExportTable) \
    each(ExportTeamReport) \
    each(ExportPersonReport) \
    each(ExportPicture) \
    each(CancelWork) \
    each(SignIn) \
    each(SignInHere) \
    each(RecoverAccount) \
    each(LockNow) \
    each(AddAccount) \
    each(RemoveAccount) \
    each(ResetAccount) \
    each(AllowKeys) \
    each(ChangePassphrase) \
    each(MakeRecoveryCode) \
    each(PrintRecoveryCode) \
    each(KeptRecoveryCode) \
    each(SetLockAfter) \
    each(BackUpNow) \
    each(CheckData) \
    each(PreviewRestore) \
    each(LeaveRestore) \
    each(RestoreBackup) \
    each(OpenLaw) \
    each(RecordConsent) \
    each(MakeRequest) \
    each(AnswerRequest) \
    each(FinishRequest) \
    each(ExportPersonData) \
    each(ErasePerson) \
    each(EraseDue) \
    each(SaveGroups) \
    each(MoreAccess)
// clang-format on

enum class CommandKind : std::uint8_t {
#define MONQUA_KIND(name) name,
    MONQUA_COMMANDS(MONQUA_KIND)
#undef MONQUA_KIND
};

template <class T>
struct CommandKindOf;
#define MONQUA_KIND(name)                                       \
    template <>                                                 \
    struct CommandKindOf<name> {                                \
        static constexpr CommandKind value = CommandKind::name; \
    };
MONQUA_COMMANDS(MONQUA_KIND)
#undef MONQUA_KIND

/// One of them. Not a std::variant: with more than a hundred alternatives every screen that asks for one
/// would carry code and symbols for all the others, twenty megabytes in each object file.
class Command {
public:
#define MONQUA_FROM(name) \
    Command(name value); // NOLINT(google-explicit-constructor): any of them is a Command
    MONQUA_COMMANDS(MONQUA_FROM)
#undef MONQUA_FROM

    [[nodiscard]] CommandKind kind() const {
        return kind_;
    }
    /// Null when it is of another kind.
    template <class T>
    [[nodiscard]] const T* as() const {
        return kind_ == CommandKindOf<T>::value ? static_cast<const T*>(value_.get()) : nullptr;
    }

private:
    std::shared_ptr<const void> value_; ///< never null
    CommandKind kind_;
};
/// Its name in the code, for logs.
[[nodiscard]] const char* name_of(CommandKind kind);

/// Where screens put what the person asked for; run after the frame has been shown.
using Commands = std::vector<Command>;

} // namespace mq::app
