#include "app/backups.h"
#include "app/care.h"
#include "app/handlers.h"
#include "app/login.h"

#include <fmt/format.h>
#include <utility>

namespace mq::app {
namespace {

Status must_be_open(const State& state) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    return {};
}

/// The backups with what each lacks; in a folder of a hundred, some tens of milliseconds.
std::vector<ListedBackup> look_at_backups(const std::filesystem::path& file, WorkVoice& voice) {
    std::vector<ListedBackup> out;
    const auto entries = store::list_backups(file);
    if (!entries)
        return out;
    for (const store::BackupEntry& entry : *entries) {
        ListedBackup listed{entry, std::nullopt};
        if (const auto lacks = store::rows_lacking(file, listed.entry))
            listed.lacks = *lacks;
        out.push_back(std::move(listed));
        if (!voice.tell(-1.0))
            break;
    }
    return out;
}

void begin_listing(State& state) {
    if (runs_aside(state, "backups")) {
        care_desk(state).listing_again = true;
        return;
    }
    LongWork work;
    work.kind = "backups";
    work.failed = [](State&, const Error&) {};
    work.run = [file = database_file(state)](WorkVoice& voice) -> Result<AfterWork> {
        auto listed = look_at_backups(file, voice);
        return [listed = std::move(listed)](State& s) -> Status {
            CareDesk& desk = care_desk(s);
            desk.listed = listed;
            if (std::exchange(desk.listing_again, false))
                begin_listing(s);
            rebuild_care(s);
            return {};
        };
    };
    static_cast<void>(begin_aside(state, std::move(work)));
}

CheckResult told(const State& state, const CareReport& report) {
    CheckResult out;
    out.sound = report.sound;
    out.when = when_in_words(state, state.clock->now());
    out.line = state.texts.get(report.sound ? "backups.sound" : "backups.not_sound");
    for (const CareFinding& finding : report.findings)
        out.lines.push_back({finding.severity == "error", finding.message, finding.detail});
    return out;
}

} // namespace

Status show_care(State& state) {
    begin_listing(state);
    rebuild_care(state);
    return {};
}

Status handle(State& state, const BackUpNow&) {
    if (Status open = must_be_open(state); !open)
        return open;
    LongWork work;
    work.kind = "backup";
    work.title = state.texts.get("backups.backing_up");
    work.run = [file = state.store->path(), now = state.clock->now(),
                version = state.store->data_version()](WorkVoice& voice) -> Result<AfterWork> {
        step_back();
        const auto done = store::back_up_and_rotate(file, store::BackupKind::by_hand, now,
                                                    [&](double share) { return voice.tell(share); });
        if (!done)
            return tl::unexpected<Error>(done.error());
        return [path = done->path, version](State& s) -> Status {
            care_desk(s).held = version;
            notify(s, NoticeKind::good,
                   s.texts.format("settings.backed_up", fmt::arg("file", path.string())));
            return s.model.page == Page::care ? show_care(s) : Status{};
        };
    };
    return begin_aside(state, std::move(work));
}

Status handle(State& state, const CheckData&) {
    if (Status open = must_be_open(state); !open)
        return open;
    LongWork work;
    work.kind = "check";
    work.title = state.texts.get("backups.checking");
    work.run = [file = state.store->path(), keys = open_keys(state)](WorkVoice& voice) -> Result<AfterWork> {
        step_back();
        auto report = check_database(
            file, [&](double share) { return voice.tell(share); }, keys);
        if (!report)
            return tl::unexpected<Error>(report.error());
        return [report = std::move(*report)](State& s) -> Status {
            s.model.care.check = told(s, report);
            s.model.care.revision = raise(s.model);
            if (s.model.page != Page::care)
                notify(s, report.sound ? NoticeKind::good : NoticeKind::error, s.model.care.check->line);
            return {};
        };
    };
    return begin_aside(state, std::move(work));
}

Status handle(State& state, const PreviewRestore& command) {
    LongWork work;
    work.kind = "preview";
    work.title = state.texts.get("backups.comparing");
    work.run = [file = database_file(state), path = command.path](WorkVoice& voice) -> Result<AfterWork> {
        auto found = store::compare_with_backup(file, path, [&](double share) { return voice.tell(share); });
        if (!found)
            return tl::unexpected<Error>(found.error());
        return [found = std::move(*found)](State& s) -> Status {
            s.model.care.restore = restore_preview(s, found);
            s.model.care.revision = raise(s.model);
            return {};
        };
    };
    return begin_aside(state, std::move(work));
}

Status handle(State& state, const LeaveRestore&) {
    state.model.care.restore.reset();
    state.model.care.revision = raise(state.model);
    return {};
}

Status handle(State& state, const RestoreBackup& command) {
    const auto& preview = state.model.care.restore;
    const auto& offered = state.model.fatal_backup;
    const bool seen = (preview && preview->backup.path == command.path && preview->problem.empty()) ||
                      (offered && offered->backup.path == command.path);
    if (!seen)
        return fail(ErrorKind::refused, state.texts.get("backups.error.look_first"));
    if (state.store && state.store->read_only())
        return fail(ErrorKind::refused, state.texts.get("backups.error.read_only"));
    LongWork work;
    work.kind = "restore";
    work.title = state.texts.get("backups.restoring");
    // The long part, while everybody goes on; the short one follows in care_for_data.
    work.run = [file = database_file(state), path = command.path](WorkVoice& voice) -> Result<AfterWork> {
        auto prepared =
            store::PreparedRestore::prepare(file, path, [&](double share) { return voice.tell(share); });
        if (!prepared)
            return tl::unexpected<Error>(prepared.error());
        auto shared = std::make_shared<store::PreparedRestore>(std::move(*prepared));
        return [shared = std::move(shared)](State& s) -> Status {
            care_desk(s).prepared = shared;
            care_desk(s).prepared_for = s.cause;
            return {};
        };
    };
    return begin_aside(state, std::move(work));
}

} // namespace mq::app
