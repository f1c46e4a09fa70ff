#pragma once

// Commands that are refused, with a page they are asked for on: the sentence stands there, in the form or
// under the button.

#include "app/commands.h"
#include "ui/sample_accounts.h"
#include "ui/sample_complaints.h"
#include "ui/sample_conduct.h"
#include "ui/sample_home.h"
#include "ui/sample_member.h"
#include "ui/sample_panel.h"
#include "ui/sample_play.h"
#include "ui/sample_rights.h"
#include "ui/sample_team.h"

#include <string>
#include <utility>
#include <vector>

namespace mq::test {

inline constexpr const char* refused_words =
    "Ổ đĩa đã đầy, chưa ghi được “/home/ha/monqua/documents/du-lieu-2026-11-22”. Hãy giải phóng chỗ rồi làm "
    "lại.";

struct RefusalCase {
    const char* name;
    app::Model (*model)();
    app::CommandKind command;
    const char* form = "";      ///< a widget of the form it stands in; empty: on the page itself
    const char* part = "";      ///< Cause::part
    const char* opened_by = ""; ///< widgets to be clicked first, by blanks
    bool at_field = false;      ///< it stands at a field, not in a strip of its own
};

/// The error of a command, as App::run leaves it in the model.
inline app::Notice refusal_of(const RefusalCase& c, std::uint64_t id, std::string words = refused_words) {
    return {id, app::NoticeKind::error, std::move(words), app::Cause{c.command, c.part}};
}

inline app::Model shown_as(app::Model model, app::Page page, app::Role role) {
    model.page = page;
    model.me.role = role;
    model.me.name = "Lê Thị Bảo Ngân";
    return model;
}

inline const std::vector<RefusalCase>& refusal_cases() {
    using Kind = app::CommandKind;
    using app::Page;
    using app::Role;
    static const auto mine = [] { return shown_as(my_data_model(), Page::my_data, Role::trainee); };
    static const auto law = [] { return shown_as(law_model(), Page::law, Role::hr); };
    static const auto due = [] { return shown_as(law_model(app::LawTab::due), Page::law, Role::hr); };
    static const auto impact = [] { return shown_as(law_model(app::LawTab::impact), Page::law, Role::hr); };
    static const auto care = [] { return shown_as(care_model(), Page::care, Role::admin); };
    static const auto team = [] { return shown_as(team_model(), Page::team, Role::lead); };
    static const auto insights = [] { return shown_as(insights_sample(), Page::insights, Role::lead); };
    static const auto member = [] { return shown_as(member_model(), Page::member, Role::lead); };
    static const auto appealed = [] { return shown_as(appealed_member(), Page::member, Role::lead); };
    static const auto given = [] { return shown_as(assignments_model(), Page::assignments, Role::lead); };
    static const auto log = [] { return shown_as(complaints_model(), Page::complaints, Role::lead); };
    static const auto complaint = [] { return shown_as(complaint_form(), Page::complaints, Role::lead); };
    static const auto import = [] { return shown_as(complaint_import(), Page::complaints, Role::lead); };
    static const auto interviews = [] { return shown_as(sample_interviews(), Page::interviews, Role::hr); };
    static const auto plan = [] { return shown_as(sample_plan(), Page::plan, Role::hr); };
    static const auto conduct = [] { return shown_as(written_conduct(), Page::conduct, Role::hr); };
    static const auto panel = [] { return shown_as(consensus_model(), Page::consensus, Role::hr); };
    static const auto bank = [] { return shown_as(bank_model(), Page::bank, Role::hr); };
    static const auto person = [] { return shown_as(person_model(), Page::people, Role::hr); };
    static const auto staff = [] { return shown_as(staff_model(), Page::people, Role::hr); };
    static const auto observe = [] { return shown_as(observation_model(), Page::observation, Role::lead); };
    static const auto calibrate = [] { return shown_as(calibration_model(3), Page::calibration, Role::hr); };
    static const auto accounts = [] { return shown_as(accounts_model(), Page::accounts, Role::admin); };
    static const auto account = [] { return shown_as(own_account(true), Page::settings, Role::lead); };
    static const auto home = [] { return shown_as(sample_home(), Page::home, Role::trainee); };
    static const auto one = [] { return shown_as(model_with(sample_play()), Page::play, Role::trainee); };
    static const auto several = [] {
        return shown_as(model_with(sample_several()), Page::play, Role::trainee);
    };
    static const auto order = [] { return shown_as(model_with(sample_order()), Page::play, Role::trainee); };
    static const auto reply = [] { return shown_as(model_with(sample_reply()), Page::play, Role::trainee); };
    static const auto form = [] { return shown_as(model_with(sample_log()), Page::play, Role::trainee); };
    static const auto route = [] { return shown_as(model_with(sample_route()), Page::play, Role::trainee); };
    static const auto timed = [] { return shown_as(model_with(sample_timed()), Page::play, Role::trainee); };
    static const auto ended = [] { return shown_as(model_with(sample_ended()), Page::play, Role::trainee); };
    static const auto first = [] {
        app::Model model = sealed_first_run();
        model.page = Page::first_run;
        return model;
    };
    static const std::vector<RefusalCase> all{
        {"play-one", one, Kind::Choose, "play.send"},
        {"play-several", several, Kind::Choose, "play.send"},
        {"play-order", order, Kind::Choose, "play.send"},
        {"play-reply", reply, Kind::Choose, "play.reply"},
        {"play-draft", reply, Kind::SaveDraft, "play.reply"},
        {"play-log", form, Kind::Choose, "play.send"},
        {"play-route", route, Kind::Choose, "play.send"},
        {"play-late", timed, Kind::Choose, "play.send"},
        {"play-hint", one, Kind::TakeHint, "play.send"},
        {"play-undo", one, Kind::UndoDecision, "play.send"},
        {"play-drop", one, Kind::AbandonAttempt, "play.send"},
        {"play-ended", ended, Kind::SaveDraft, "play.debrief"},
        {"first-folder", first, Kind::CompleteFirstRun, "first.start"},
        {"accounts-reset", accounts, Kind::ResetAccount, "accounts.reset_form.go", "", "accounts.reset.1"},
        {"consent", mine, Kind::RecordConsent, "my_data.refuse.practice", "practice"},
        {"groups", mine, Kind::SaveGroups, "my_data.group.gender.unsaid"},
        {"own-export", mine, Kind::ExportPersonData, "my_data.export.go", "", "my_data.tab.kept"},
        {"law-erase", law, Kind::ErasePerson},
        {"law-answer", law, Kind::AnswerRequest, "law.request.other", "", "law.request.0"},
        {"law-export", law, Kind::ExportPersonData, "law.request.export", "", "law.request.0"},
        {"law-new", law, Kind::MakeRequest, "law.new.other", "", "law.new"},
        {"law-due", due, Kind::EraseDue, "law.due.erase"},
        {"law-groups", impact, Kind::SaveGroups, "law.groups.other", "", "law.groups"},
        {"care-backup", care, Kind::BackUpNow, "care.back_up"},
        {"care-check", care, Kind::CheckData, "care.check"},
        {"care-restore", care, Kind::RestoreBackup},
        {"care-preview", care, Kind::PreviewRestore},
        {"team-csv", team, Kind::ExportTable},
        {"team-pdf", team, Kind::ExportTeamReport},
        {"team-close", team, Kind::CloseTeam},
        {"team-move", team, Kind::MovePeople, "team.move.go"},
        {"team-member", team, Kind::AddMember, "team.member.other"},
        {"team-form", team, Kind::SaveTeam, "team.form.other"},
        {"team-targets", team, Kind::SaveTarget, "team.targets.other"},
        {"insights-levels", insights, Kind::ExportPicture, "", "0"},
        {"insights-practice", insights, Kind::ExportPicture, "", "3"},
        {"member-pdf", member, Kind::ExportPersonReport, "member.export"},
        {"member-goal", member, Kind::SetWeeklyGoal, "member.goal"},
        {"member-sign", member, Kind::SignLevel, "member.sign.other"},
        {"member-answer", appealed, Kind::AnswerAppeal, "member.answer.other"},
        {"member-appeal", member, Kind::AppealLevel, "member.appeal.other"},
        {"given-withdraw", given, Kind::WithdrawAssignment, "assignments.withdraw.other"},
        {"given-new", given, Kind::AssignScenes, "assignments.form.go", "", "assignments.give"},
        {"log-csv", log, Kind::ExportTable, "complaints.csv"},
        {"log-picture", log, Kind::ExportPicture, "complaints.png", "4"},
        {"log-entry", complaint, Kind::SaveComplaint, "complaints.form.save"},
        {"log-import", import, Kind::TakeImport, "complaints.import.take"},
        {"interviews-turn", interviews, Kind::BeginTurn},
        {"interviews-book", interviews, Kind::PrintBook},
        {"interviews-pack", interviews, Kind::TakePack, "interviews.pack.other", "", "", true},
        {"interviews-pairing", interviews, Kind::TakePairingFile, "interviews.pairing.file.go", "", "", true},
        {"plan", plan, Kind::PlanInterview, "plan.go"},
        {"conduct-save", conduct, Kind::SaveAnswer, "conduct.main"},
        {"panel-settle", panel, Kind::SettleCell, "consensus.settle"},
        {"panel-change", panel, Kind::ChangeRating, "consensus.new.main"},
        {"panel-close", panel, Kind::CloseInterview, "consensus.closing.main"},
        {"panel-pdf", panel, Kind::ExportInterview, "consensus.export"},
        {"bank-kit", bank, Kind::PrintBook, "bank.print", "", "bank.tab.kits"},
        {"bank-save", bank, Kind::SaveKit, "bank.form.save", "", "bank.tab.kits bank.new"},
        {"person-decided", person, Kind::DecideCandidate, "people.decision.go"},
        {"person-work", staff, Kind::SaveEmployment, "people.work.other"},
        {"observation", observe, Kind::SaveObservation},
        {"calibration", calibrate, Kind::SaveBenchmark},
        {"accounts-remove", accounts, Kind::RemoveAccount},
        {"accounts-add", accounts, Kind::AddAccount, "accounts.add_form.go", "", "accounts.add"},
        {"settings-profile", account, Kind::ChangeProfile, "settings.save"},
        {"settings-passphrase", account, Kind::ChangePassphrase, "account_form.go", "",
         "account_form.change"},
        {"home-start", home, Kind::StartAttempt}};
    return all;
}

} // namespace mq::test
