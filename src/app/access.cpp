#include "app/access.h"

#include <array>

namespace mq::app {
namespace {

struct Who {
    bool trainee = false, hr = false, lead = false, admin = false;
};

/// The table: who may, by matter.
constexpr Who who_may(Matter matter) {
    switch (matter) {
        case Matter::own_practice: return {.trainee = true, .hr = true, .lead = true, .admin = true};
        case Matter::team_standings: return {.lead = true};
        case Matter::teams: return {.lead = true};
        case Matter::assignments: return {.lead = true};
        case Matter::observations: return {.lead = true};
        case Matter::complaints: return {.hr = true, .lead = true};
        case Matter::panel: return {.hr = true, .lead = true};
        case Matter::interviews: return {.hr = true};
        case Matter::candidates: return {.hr = true};
        case Matter::staff_list: return {.hr = true, .lead = true};
        case Matter::question_bank: return {.hr = true};
        case Matter::corrections: return {.lead = true};
        case Matter::packs: return {.hr = true};
        case Matter::exports: return {.lead = true};
        case Matter::rights: return {.hr = true};
        case Matter::keys: return {.hr = true, .lead = true};
        case Matter::accounts: return {.admin = true};
        case Matter::care: return {.admin = true};
    }
    return {};
}

constexpr std::array trainee_pages{Page::home, Page::attempts, Page::radar, Page::handbook};
constexpr std::array hr_pages{Page::interviews, Page::people,   Page::bank,  Page::complaints, Page::law,
                              Page::home,       Page::attempts, Page::radar, Page::handbook};
constexpr std::array lead_pages{Page::team, Page::assignments, Page::complaints, Page::people,
                                Page::home, Page::attempts,    Page::radar,      Page::handbook};
constexpr std::array admin_pages{Page::accounts, Page::care,  Page::home,
                                 Page::attempts, Page::radar, Page::handbook};

} // namespace

bool may(Role role, Matter matter) {
    const Who who = who_may(matter);
    switch (role) {
        case Role::trainee: return who.trainee;
        case Role::hr: return who.hr;
        case Role::lead: return who.lead;
        case Role::admin: return who.admin;
    }
    return false;
}

// Both switches without a default: a new page or command doesn't build until it is said whose it is.
Matter matter_of(Page page) {
    switch (page) {
        case Page::first_run:
        case Page::home:
        case Page::address:
        case Page::play:
        case Page::debrief:
        case Page::radar:
        case Page::standing:
        case Page::attempts:
        case Page::handbook:
        case Page::settings:
        case Page::session:
        case Page::login:
        case Page::my_data: return Matter::own_practice;
        case Page::interviews:
        case Page::conduct:
        case Page::calibration: return Matter::panel;
        case Page::plan:
        case Page::consensus: return Matter::interviews;
        case Page::people: return Matter::staff_list;
        case Page::observation: return Matter::observations;
        case Page::bank: return Matter::question_bank;
        case Page::team:
        case Page::member:
        case Page::insights: return Matter::team_standings;
        case Page::assignments: return Matter::assignments;
        case Page::complaints: return Matter::complaints;
        case Page::accounts: return Matter::accounts;
        case Page::care: return Matter::care;
        case Page::law: return Matter::rights;
    }
    return Matter::rights;
}

Matter matter_of(CommandKind command) {
    using Kind = CommandKind;
    switch (command) {
        case Kind::CompleteFirstRun:
        case Kind::RetryOpening:
        case Kind::OpenReadOnly:
        case Kind::OpenPage: // whose it is says the page
        case Kind::StartAttempt:
        case Kind::AnswerAddress:
        case Kind::ResumeAttempt:
        case Kind::AbandonAttempt:
        case Kind::Choose:
        case Kind::TakeHint:
        case Kind::UndoDecision:
        case Kind::OpenMemberAttempt:
        case Kind::OpenDebrief: // somebody else's: asked again when it is known whose it is
        case Kind::SaveReflection:
        case Kind::SaveDraft:
        case Kind::SaveGift:
        case Kind::RetryFrom:
        case Kind::AnotherRecommendation:
        case Kind::ChangeSettings:
        case Kind::ChangeProfile:
        case Kind::MoreAttempts:
        case Kind::DismissNotice:
        case Kind::DayChanged:
        case Kind::ToggleWhatIf:
        case Kind::RestoreWhatIf:
        case Kind::OpenHandbook:
        case Kind::LeaveSession:
        case Kind::AppealLevel: // for somebody else: the same
        case Kind::CancelWork:
        case Kind::SignIn:
        case Kind::SignInHere:
        case Kind::RecoverAccount:
        case Kind::LockNow:
        case Kind::ChangePassphrase:
        case Kind::MakeRecoveryCode:
        case Kind::PrintRecoveryCode:
        case Kind::KeptRecoveryCode:
        case Kind::SetLockAfter: return Matter::own_practice;

        case Kind::OpenTeam:
        case Kind::CompareTeamWith:
        case Kind::OpenInsights:
        case Kind::OpenMember:
        case Kind::SaveTarget:
        case Kind::SignLevel:
        case Kind::AnswerAppeal:
        case Kind::SaveTalk:
        case Kind::SetWeeklyGoal: return Matter::team_standings;
        case Kind::SaveTeam:
        case Kind::CloseTeam:
        case Kind::MovePeople:
        case Kind::AddMember:
        case Kind::UndoTeamChange: return Matter::teams;
        case Kind::SaveEmployment:
        case Kind::OpenPerson: return Matter::staff_list;
        case Kind::BeginAssignment:
        case Kind::AssignScenes:
        case Kind::WithdrawAssignment: return Matter::assignments;
        case Kind::OpenObservation:
        case Kind::SaveObservationDraft:
        case Kind::SaveObservation: return Matter::observations;
        case Kind::CorrectActs: return Matter::corrections;
        case Kind::ExportTable:
        case Kind::ExportTeamReport:
        case Kind::ExportPersonReport:
        case Kind::ExportPicture: return Matter::exports;

        case Kind::BeginComplaint:
        case Kind::OpenComplaint:
        case Kind::LeaveComplaint:
        case Kind::SaveComplaintDraft:
        case Kind::SaveComplaint:
        case Kind::MakeSceneOf:
        case Kind::BeginImport:
        case Kind::ChooseSheet:
        case Kind::MapColumn:
        case Kind::TakeImport:
        case Kind::LeaveImport: return Matter::complaints;

        case Kind::BeginTurn:
        case Kind::ShowQuestion:
        case Kind::SaveAnswerDraft:
        case Kind::SaveAnswer:
        case Kind::HandInRatings:
        case Kind::ShowBenchmark:
        case Kind::SaveBenchmark:
        case Kind::TakePairingFile:
        case Kind::TakePack:
        case Kind::MakeResultPack: return Matter::panel;
        case Kind::PlanInterview:
        case Kind::MemberLeaves:
        case Kind::CancelInterview:
        case Kind::OpenConsensus:
        case Kind::SettleCell:
        case Kind::ChangeRating:
        case Kind::CloseInterview:
        case Kind::BeginSessionScene:
        case Kind::ExportInterview:
        case Kind::PrintBook: return Matter::interviews;
        case Kind::DecideCandidate: return Matter::candidates;
        case Kind::SaveKit:
        case Kind::DeleteKit: return Matter::question_bank;
        case Kind::MakeOrganisation:
        case Kind::SavePairingFile:
        case Kind::MakeInvitation: return Matter::packs;

        case Kind::AllowKeys: return Matter::keys;
        case Kind::AddAccount:
        case Kind::RemoveAccount:
        case Kind::ResetAccount: return Matter::accounts;
        case Kind::BackUp:
        case Kind::BackUpNow:
        case Kind::CheckData:
        case Kind::PreviewRestore:
        case Kind::LeaveRestore:
        case Kind::RestoreBackup: return Matter::care;
        case Kind::OpenLaw:
        case Kind::RecordConsent:
        case Kind::MakeRequest:
        case Kind::AnswerRequest:
        case Kind::FinishRequest:
        case Kind::ExportPersonData:
        case Kind::ErasePerson:
        case Kind::EraseDue:
        case Kind::SaveGroups:
        case Kind::MoreAccess: return Matter::rights;
    }
    return Matter::rights;
}

std::span<const Page> pages_of(Role role) {
    switch (role) {
        case Role::trainee: return trainee_pages;
        case Role::hr: return hr_pages;
        case Role::lead: return lead_pages;
        case Role::admin: return admin_pages;
    }
    return trainee_pages;
}

} // namespace mq::app
