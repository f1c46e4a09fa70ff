#include "app/backups.h"
#include "app/handlers.h"
#include "app/opening.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>

namespace mq::app {
namespace {

/// What the page calls a kind of journal row; all others are “khác”.
struct KindName {
    std::string_view kind;
    const char* key;
};
constexpr std::array names{
    KindName{"attempt_started", "backups.rows.attempts"},
    KindName{"decision", "backups.rows.attempts"},
    KindName{"hint", "backups.rows.attempts"},
    KindName{"undone", "backups.rows.attempts"},
    KindName{"attempt_finished", "backups.rows.attempts"},
    KindName{"attempt_abandoned", "backups.rows.attempts"},
    KindName{"reflection", "backups.rows.attempts"},
    KindName{"note_saved", "backups.rows.attempts"},
    KindName{"person_added", "backups.rows.people"},
    KindName{"profile_changed", "backups.rows.people"},
    KindName{"person_placed", "backups.rows.people"},
    KindName{"interview_planned", "backups.rows.interviews"},
    KindName{"answer_rated", "backups.rows.interviews"},
    KindName{"ratings_handed_in", "backups.rows.interviews"},
    KindName{"panel_member_left", "backups.rows.interviews"},
    KindName{"cell_settled", "backups.rows.interviews"},
    KindName{"interview_closed", "backups.rows.interviews"},
    KindName{"interview_cancelled", "backups.rows.interviews"},
    KindName{"interview_evidenced", "backups.rows.interviews"},
    KindName{"candidate_decided", "backups.rows.interviews"},
    KindName{"session_planned", "backups.rows.interviews"},
    KindName{"benchmark_rated", "backups.rows.interviews"},
    KindName{"observation_recorded", "backups.rows.leading"},
    KindName{"coaching_noted", "backups.rows.leading"},
    KindName{"level_signed", "backups.rows.leading"},
    KindName{"signoff_appealed", "backups.rows.leading"},
    KindName{"appeal_answered", "backups.rows.leading"},
    KindName{"acts_corrected", "backups.rows.leading"},
    KindName{"team_defined", "backups.rows.teams"},
    KindName{"target_set", "backups.rows.teams"},
    KindName{"work_assigned", "backups.rows.teams"},
    KindName{"assignment_withdrawn", "backups.rows.teams"},
    KindName{"weekly_goal_set", "backups.rows.teams"},
    KindName{"complaint_logged", "backups.rows.complaints"},
    KindName{"consent_recorded", "backups.rows.rights"},
    KindName{"access_logged", "backups.rows.rights"},
    KindName{"request_made", "backups.rows.rights"},
    KindName{"request_answered", "backups.rows.rights"},
    KindName{"request_carried_out", "backups.rows.rights"},
    KindName{"group_noted", "backups.rows.rights"},
    KindName{"person_erased", "backups.rows.erased"},
    KindName{"records_erased", "backups.rows.erased"},
};

const char* name_of_kind(std::string_view kind) {
    const auto at = std::ranges::find(names, kind, &KindName::kind);
    return at == names.end() ? "backups.rows.other" : at->key;
}

std::string with_capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string clock_time(const State& state, Instant at) {
    const int minute = local_minute(*state.clock, at);
    return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

std::string size_in_words(const State& state, std::int64_t bytes) {
    const double mega = static_cast<double>(bytes) / 1e6;
    if (mega >= 1000.0)
        return state.texts.number(mega / 1000.0) + " GB";
    return state.texts.number(std::max(0.1, mega)) + " MB";
}

const char* kind_key(store::BackupKind kind) {
    switch (kind) {
        case store::BackupKind::hourly:
        case store::BackupKind::daily:
        case store::BackupKind::weekly: return "backups.kind.automatic";
        case store::BackupKind::by_hand: return "backups.kind.by_hand";
        case store::BackupKind::before_change: return "backups.kind.before_change";
    }
    return "backups.kind.automatic";
}

std::string lacks_line(const State& state, const std::optional<std::int64_t>& rows) {
    if (!rows)
        return {};
    return *rows == 0 ? state.texts.get("backups.lacks_nothing") : state.texts.count("backups.lacks", *rows);
}

std::string next_line(const State& state) {
    if (state.model.read_only || !state.care || !state.care->automatic)
        return state.texts.get("backups.next_none");
    if (runs_aside(state, "backup"))
        return state.texts.get("backups.next_now");
    return state.texts.format("backups.next", fmt::arg("time", clock_time(state, next_backup(state))));
}

/// The file that a restore put aside is one of the backups, until it is rotated away.
std::string way_back(const State& state, const CareDesk& desk) {
    const auto listed =
        std::ranges::find(desk.listed, desk.replaced, [](const ListedBackup& one) { return one.entry.path; });
    return state.model.care.restored.empty() || listed == desk.listed.end() ? std::string()
                                                                            : listed->entry.path.string();
}

std::vector<RestorePreview::Kind> lost_kinds(const State& state, const store::RestoreComparison& found) {
    std::map<std::string, std::int64_t> sums;
    for (const auto& [kind, rows] : found.lacks_by_kind)
        sums[name_of_kind(kind)] += rows;
    std::vector<std::pair<std::string, std::int64_t>> sorted(sums.begin(), sums.end());
    std::ranges::stable_sort(sorted, std::greater{}, &std::pair<std::string, std::int64_t>::second);
    std::vector<RestorePreview::Kind> out;
    for (const auto& [key, rows] : sorted)
        out.push_back({state.texts.get(key), std::to_string(rows)});
    return out;
}

} // namespace

std::filesystem::path database_file(const State& state) {
    return state.store ? state.store->path() : state.data_dir / database_name;
}

std::string when_in_words(const State& state, Instant at) {
    const Day day = local_day(*state.clock, at);
    const std::string time = clock_time(state, at);
    switch (days_between(day, state.today())) {
        case 0: return state.texts.format("backups.when.today", fmt::arg("time", time));
        case 1: return state.texts.format("backups.when.yesterday", fmt::arg("time", time));
        default: return fmt::format("{}, {}", vietnamese_day(day), time);
    }
}

std::string loses_line(const State& state, std::int64_t rows) {
    return rows == 0 ? state.texts.get("backups.loses_nothing") : state.texts.count("backups.loses", rows);
}

BackupLine backup_line(const State& state, const ListedBackup& backup) {
    return {backup.entry.path.string(), with_capital(when_in_words(state, backup.entry.made)),
            state.texts.get(kind_key(backup.entry.kind)), size_in_words(state, backup.entry.bytes),
            lacks_line(state, backup.lacks)};
}

RestorePreview restore_preview(const State& state, const store::RestoreComparison& found) {
    RestorePreview out;
    out.backup = backup_line(state, {found.backup, found.lacks});
    out.sound = found.sound;
    if (!found.sound)
        out.problem = state.texts.format("backups.cant_be_taken", fmt::arg("why", found.problem));
    else if (!found.same_database)
        out.problem = state.texts.get("backups.other_database");
    if (found.newest)
        out.newest =
            state.texts.format("backups.newest", fmt::arg("when", when_in_words(state, *found.newest)));
    out.loses = loses_line(state, found.lacks);
    out.kinds = lost_kinds(state, found);
    out.keeps = state.texts.format(
        "backups.keeps", fmt::arg("folder", (database_file(state).parent_path() / "backups").string()));
    return out;
}

void rebuild_care(State& state) {
    CarePage& page = state.model.care;
    const std::filesystem::path file = database_file(state);
    page.backups.clear();
    for (const ListedBackup& backup : care_desk(state).listed)
        page.backups.push_back(backup_line(state, backup));
    page.last = page.backups.empty()
                    ? state.texts.get("backups.last_none")
                    : state.texts.format(
                          "backups.last",
                          fmt::arg("when", when_in_words(state, care_desk(state).listed.front().entry.made)));
    page.next = next_line(state);
    page.way_back = way_back(state, care_desk(state));
    page.folder = (file.parent_path() / "backups").string();
    std::error_code ignored;
    const auto bytes = std::filesystem::file_size(file, ignored);
    page.file = fmt::format("{} ({})", file.string(),
                            size_in_words(state, ignored ? 0 : static_cast<std::int64_t>(bytes)));
    page.revision = raise(state.model);
}

} // namespace mq::app
