#include "ui/shell/debug_window.h"

#include <imgui.h>
#include <iterator>

namespace mq::ui {
namespace {

constexpr const char* command_names[] = {"CompleteFirstRun",
                                         "RetryOpening",
                                         "OpenReadOnly",
                                         "OpenPage",
                                         "StartAttempt",
                                         "AnswerAddress",
                                         "ResumeAttempt",
                                         "AbandonAttempt",
                                         "Choose",
                                         "TakeHint",
                                         "UndoDecision",
                                         "OpenDebrief",
                                         "SaveReflection",
                                         "SaveDraft",
                                         "SaveGift",
                                         "CorrectActs",
                                         "RetryFrom",
                                         "AnotherRecommendation",
                                         "ChangeSettings",
                                         "ChangeProfile",
                                         "MoreAttempts",
                                         "DismissNotice",
                                         "BackUp",
                                         "DayChanged",
                                         "ToggleWhatIf",
                                         "RestoreWhatIf",
                                         "OpenHandbook",
                                         "PlanInterview",
                                         "BeginTurn",
                                         "ShowQuestion",
                                         "SaveAnswerDraft",
                                         "SaveAnswer",
                                         "HandInRatings",
                                         "MemberLeaves",
                                         "CancelInterview",
                                         "OpenConsensus",
                                         "SettleCell",
                                         "ChangeRating",
                                         "CloseInterview",
                                         "OpenPerson",
                                         "DecideCandidate",
                                         "OpenObservation",
                                         "SaveObservationDraft",
                                         "SaveObservation",
                                         "ShowBenchmark",
                                         "SaveBenchmark",
                                         "SaveKit",
                                         "DeleteKit",
                                         "BeginSessionScene",
                                         "LeaveSession",
                                         "MakeOrganisation",
                                         "SavePairingFile",
                                         "TakePairingFile",
                                         "MakeInvitation",
                                         "MakeResultPack",
                                         "TakePack",
                                         "ExportInterview",
                                         "PrintBook",
                                         "OpenTeam",
                                         "CompareTeamWith",
                                         "SaveTeam",
                                         "CloseTeam",
                                         "MovePeople",
                                         "AddMember",
                                         "SaveEmployment",
                                         "OpenInsights",
                                         "UndoTeamChange",
                                         "OpenMember",
                                         "OpenMemberAttempt",
                                         "SaveTarget",
                                         "SignLevel",
                                         "AppealLevel",
                                         "AnswerAppeal",
                                         "SaveTalk",
                                         "SetWeeklyGoal",
                                         "BeginAssignment",
                                         "AssignScenes",
                                         "WithdrawAssignment",
                                         "BeginComplaint",
                                         "OpenComplaint",
                                         "LeaveComplaint",
                                         "SaveComplaintDraft",
                                         "SaveComplaint",
                                         "MakeSceneOf",
                                         "BeginImport",
                                         "ChooseSheet",
                                         "MapColumn",
                                         "TakeImport",
                                         "LeaveImport",
                                         "ExportTable",
                                         "ExportTeamReport",
                                         "ExportPersonReport",
                                         "ExportPicture",
                                         "CancelWork"};
static_assert(std::size(command_names) == std::variant_size_v<app::Command>);

} // namespace

void DebugWindow::draw(const ScreenContext& context) {
    for (const app::Command& command : context.out)
        commands_[count_++ % kept] = command.index();
    if (!open_)
        return;
    ImGui::ShowMetricsWindow();
    if (ImGui::Begin("Món Quà: trạng thái", &open_)) {
        const app::Model& model = context.model;
        ImGui::Text("model %llu  home %llu  radar %llu  attempts %llu",
                    static_cast<unsigned long long>(model.revision),
                    static_cast<unsigned long long>(model.home.revision),
                    static_cast<unsigned long long>(model.radar.revision),
                    static_cast<unsigned long long>(model.attempts.revision));
        ImGui::Text("frame %d  %.3f ms", ImGui::GetFrameCount(),
                    static_cast<double>(1000.0F / ImGui::GetIO().Framerate));
        ImGui::SeparatorText("commands");
        for (std::uint64_t i = count_; i > 0 && count_ - i < kept; --i)
            ImGui::TextUnformatted(command_names[commands_[(i - 1) % kept]]);
    }
    ImGui::End();
}

} // namespace mq::ui
