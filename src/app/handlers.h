#pragma once

#include "app/commands.h"
#include "app/state.h"

#include <initializer_list>

/// One function a command. Each works out the next state, writes it, and only then changes the model; a
/// failure comes back and leaves everything as it was.
namespace mq::app {

[[nodiscard]] Status handle(State& state, const CompleteFirstRun& command);
[[nodiscard]] Status handle(State& state, const RetryOpening& command);
[[nodiscard]] Status handle(State& state, const OpenReadOnly& command);
[[nodiscard]] Status handle(State& state, const OpenPage& command);
[[nodiscard]] Status handle(State& state, const OpenHandbook& command);
[[nodiscard]] Status handle(State& state, const StartAttempt& command);
[[nodiscard]] Status handle(State& state, const AnswerAddress& command);
[[nodiscard]] Status handle(State& state, const ResumeAttempt& command);
[[nodiscard]] Status handle(State& state, const AbandonAttempt& command);
[[nodiscard]] Status handle(State& state, const Choose& command);
[[nodiscard]] Status handle(State& state, const TakeHint& command);
[[nodiscard]] Status handle(State& state, const UndoDecision& command);
[[nodiscard]] Status handle(State& state, const OpenDebrief& command);
[[nodiscard]] Status handle(State& state, const SaveReflection& command);
[[nodiscard]] Status handle(State& state, const SaveDraft& command);
[[nodiscard]] Status handle(State& state, const SaveGift& command);
[[nodiscard]] Status handle(State& state, const CorrectActs& command);
[[nodiscard]] Status handle(State& state, const RetryFrom& command);
[[nodiscard]] Status handle(State& state, const AnotherRecommendation& command);
[[nodiscard]] Status handle(State& state, const ChangeSettings& command);
[[nodiscard]] Status handle(State& state, const ChangeProfile& command);
[[nodiscard]] Status handle(State& state, const MoreAttempts& command);
[[nodiscard]] Status handle(State& state, const DismissNotice& command);
[[nodiscard]] Status handle(State& state, const BackUp& command);
[[nodiscard]] Status handle(State& state, const DayChanged& command);
[[nodiscard]] Status handle(State& state, const ToggleWhatIf& command);
[[nodiscard]] Status handle(State& state, const RestoreWhatIf& command);
[[nodiscard]] Status handle(State& state, const PlanInterview& command);
[[nodiscard]] Status handle(State& state, const BeginTurn& command);
[[nodiscard]] Status handle(State& state, const ShowQuestion& command);
[[nodiscard]] Status handle(State& state, const SaveAnswerDraft& command);
[[nodiscard]] Status handle(State& state, const SaveAnswer& command);
[[nodiscard]] Status handle(State& state, const HandInRatings& command);
[[nodiscard]] Status handle(State& state, const MemberLeaves& command);
[[nodiscard]] Status handle(State& state, const CancelInterview& command);
[[nodiscard]] Status handle(State& state, const OpenConsensus& command);
[[nodiscard]] Status handle(State& state, const SettleCell& command);
[[nodiscard]] Status handle(State& state, const ChangeRating& command);
[[nodiscard]] Status handle(State& state, const CloseInterview& command);
[[nodiscard]] Status handle(State& state, const OpenPerson& command);
[[nodiscard]] Status handle(State& state, const DecideCandidate& command);
[[nodiscard]] Status handle(State& state, const OpenObservation& command);
[[nodiscard]] Status handle(State& state, const SaveObservationDraft& command);
[[nodiscard]] Status handle(State& state, const SaveObservation& command);
[[nodiscard]] Status handle(State& state, const ShowBenchmark& command);
[[nodiscard]] Status handle(State& state, const SaveBenchmark& command);
[[nodiscard]] Status handle(State& state, const SaveKit& command);
[[nodiscard]] Status handle(State& state, const DeleteKit& command);
[[nodiscard]] Status handle(State& state, const BeginSessionScene& command);
[[nodiscard]] Status handle(State& state, const LeaveSession& command);
[[nodiscard]] Status handle(State& state, const MakeOrganisation& command);
[[nodiscard]] Status handle(State& state, const SavePairingFile& command);
[[nodiscard]] Status handle(State& state, const TakePairingFile& command);
[[nodiscard]] Status handle(State& state, const MakeInvitation& command);
[[nodiscard]] Status handle(State& state, const MakeResultPack& command);
[[nodiscard]] Status handle(State& state, const TakePack& command);
[[nodiscard]] Status handle(State& state, const ExportInterview& command);
[[nodiscard]] Status handle(State& state, const PrintBook& command);
[[nodiscard]] Status handle(State& state, const OpenTeam& command);
[[nodiscard]] Status handle(State& state, const CompareTeamWith& command);
[[nodiscard]] Status handle(State& state, const SaveTeam& command);
[[nodiscard]] Status handle(State& state, const CloseTeam& command);
[[nodiscard]] Status handle(State& state, const MovePeople& command);
[[nodiscard]] Status handle(State& state, const AddMember& command);
[[nodiscard]] Status handle(State& state, const SaveEmployment& command);
[[nodiscard]] Status handle(State& state, const UndoTeamChange& command);
[[nodiscard]] Status handle(State& state, const OpenInsights& command);
[[nodiscard]] Status handle(State& state, const OpenMember& command);
[[nodiscard]] Status handle(State& state, const OpenMemberAttempt& command);
[[nodiscard]] Status handle(State& state, const SaveTarget& command);
[[nodiscard]] Status handle(State& state, const SignLevel& command);
[[nodiscard]] Status handle(State& state, const AppealLevel& command);
[[nodiscard]] Status handle(State& state, const AnswerAppeal& command);
[[nodiscard]] Status handle(State& state, const SaveTalk& command);
[[nodiscard]] Status handle(State& state, const SetWeeklyGoal& command);
[[nodiscard]] Status handle(State& state, const BeginAssignment& command);
[[nodiscard]] Status handle(State& state, const AssignScenes& command);
[[nodiscard]] Status handle(State& state, const WithdrawAssignment& command);
[[nodiscard]] Status handle(State& state, const BeginComplaint& command);
[[nodiscard]] Status handle(State& state, const OpenComplaint& command);
[[nodiscard]] Status handle(State& state, const LeaveComplaint& command);
[[nodiscard]] Status handle(State& state, const SaveComplaintDraft& command);
[[nodiscard]] Status handle(State& state, const SaveComplaint& command);
[[nodiscard]] Status handle(State& state, const MakeSceneOf& command);
[[nodiscard]] Status handle(State& state, const BeginImport& command);
[[nodiscard]] Status handle(State& state, const ChooseSheet& command);
[[nodiscard]] Status handle(State& state, const MapColumn& command);
[[nodiscard]] Status handle(State& state, const TakeImport& command);
[[nodiscard]] Status handle(State& state, const LeaveImport& command);
[[nodiscard]] Status handle(State& state, const ExportTable& command);
[[nodiscard]] Status handle(State& state, const ExportTeamReport& command);
[[nodiscard]] Status handle(State& state, const ExportPersonReport& command);
[[nodiscard]] Status handle(State& state, const ExportPicture& command);
[[nodiscard]] Status handle(State& state, const CancelWork& command);
[[nodiscard]] Status handle(State& state, const SignIn& command);
[[nodiscard]] Status handle(State& state, const SignInHere& command);
[[nodiscard]] Status handle(State& state, const RecoverAccount& command);
[[nodiscard]] Status handle(State& state, const LockNow& command);
[[nodiscard]] Status handle(State& state, const AddAccount& command);
[[nodiscard]] Status handle(State& state, const RemoveAccount& command);
[[nodiscard]] Status handle(State& state, const ResetAccount& command);
[[nodiscard]] Status handle(State& state, const AllowKeys& command);
[[nodiscard]] Status handle(State& state, const ChangePassphrase& command);
[[nodiscard]] Status handle(State& state, const MakeRecoveryCode& command);
[[nodiscard]] Status handle(State& state, const PrintRecoveryCode& command);
[[nodiscard]] Status handle(State& state, const KeptRecoveryCode& command);
[[nodiscard]] Status handle(State& state, const SetLockAfter& command);
[[nodiscard]] Status handle(State& state, const BackUpNow& command);
[[nodiscard]] Status handle(State& state, const CheckData& command);
[[nodiscard]] Status handle(State& state, const PreviewRestore& command);
[[nodiscard]] Status handle(State& state, const LeaveRestore& command);
[[nodiscard]] Status handle(State& state, const RestoreBackup& command);
[[nodiscard]] Status handle(State& state, const OpenLaw& command);
[[nodiscard]] Status handle(State& state, const RecordConsent& command);
[[nodiscard]] Status handle(State& state, const MakeRequest& command);
[[nodiscard]] Status handle(State& state, const AnswerRequest& command);
[[nodiscard]] Status handle(State& state, const FinishRequest& command);
[[nodiscard]] Status handle(State& state, const ExportPersonData& command);
[[nodiscard]] Status handle(State& state, const ErasePerson& command);
[[nodiscard]] Status handle(State& state, const EraseDue& command);
[[nodiscard]] Status handle(State& state, const SaveGroups& command);
[[nodiscard]] Status handle(State& state, const MoreAccess& command);

/// Opens the database in state.data_dir and fills the model. On failure the model says why (`fatal`).
void open_data(State& state, bool read_only);
/// That person, as the database has them, is the one at this PC until the next start.
[[nodiscard]] Status become(State& state, const Uuid& person);
/// Reads finished and unfinished attempts again, after something was finished, begun or left.
[[nodiscard]] Status refresh_attempts(State& state);
/// Works the models out again that are shown now.
[[nodiscard]] Status show_page(State& state, Page page);
void rebuild_home(State& state);
/// Works a page of interviews out that stands on its own: list, plan, people, calibration, bank.
[[nodiscard]] Status show_interview_page(State& state, Page page);
/// Work out the pages of accounts, care and rights; they read the database.
[[nodiscard]] Status show_accounts(State& state);
[[nodiscard]] Status show_care(State& state);
[[nodiscard]] Status show_law(State& state);
[[nodiscard]] Status show_my_data(State& state);
/// Takes in a backup that has finished aside.
void take_backup(State& state);

/// Conducting, agreeing and observing again, in the language that was chosen; what is typed stays.
[[nodiscard]] Status retell_interviews(State& state);

/// Writes one user action.
[[nodiscard]] Status write(State& state, const Uuid& attempt, std::vector<store::Payload> what,
                           std::span<const store::Content> contents = {});
/// The same about somebody else, done by the person at this PC or by `actor`.
[[nodiscard]] Status write_about(State& state, const Uuid& person, const Uuid& subject,
                                 std::vector<store::Payload> what,
                                 std::span<const store::Content> contents = {},
                                 std::optional<Uuid> actor = std::nullopt);
/// The guide of interviews as it reads now, to be frozen beside what rests on it.
[[nodiscard]] store::Content guide_content(State& state);
/// Writes the kits that were made in the app; the others are left out.
[[nodiscard]] Status keep_own_kits(State& state, const std::vector<KitChoice>& kits);
/// The bank as screens show it.
[[nodiscard]] Bank bank_model(State& state);

} // namespace mq::app
