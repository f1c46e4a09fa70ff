#include "app/backups.h"

#include "app/handlers.h"
#include "app/login.h"
#include "app/opening.h"
#include "app/standing_refresh.h"

#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <limits>
#include <utility>

namespace mq::app {
namespace {

constexpr std::int64_t first_after_ms = 15'000; // the first frames and the first page are drawn by then
constexpr std::int64_t between_ms = 30 * 60'000;
constexpr std::chrono::seconds shown_after{2};

bool can_be_backed_up(const State& state) {
    return state.store && !state.store->read_only() && state.care && state.care->automatic;
}

bool works_on_files(const State& state) {
    return runs_aside(state, "backup") || runs_aside(state, "restore");
}

/// Of the database as it is, unless the newest backup holds the same.
Result<bool> back_up_if_changed(const std::filesystem::path& file, Instant now, WorkVoice& voice) {
    step_back();
    const auto there = store::list_backups(file);
    if (there && !there->empty())
        if (const auto same = store::holds_the_same(file, there->front().path); same && *same)
            return false;
    const auto done = store::back_up_and_rotate(file, store::BackupKind::hourly, now,
                                                [&](double share) { return voice.tell(share); });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return true;
}

void say_failed(State& state, const Error& error) {
    CareDesk& desk = care_desk(state);
    desk.held.reset(); // tried again after the usual time
    spdlog::warn("backup failed: {} ({}) {}", error.message, name_of(error.kind), error.detail);
    if (error.kind == ErrorKind::refused || desk.told == state.today())
        return;
    desk.told = state.today();
    notify(state, NoticeKind::error, state.texts.format("backups.failed", fmt::arg("why", error.message)));
}

void begin_automatic(State& state) {
    CareDesk& desk = care_desk(state);
    desk.begun = true;
    desk.since = state.clock->now();
    desk.working_since = std::chrono::steady_clock::now();
    desk.held = state.store->data_version();
    LongWork work;
    work.kind = "backup";
    work.failed = say_failed;
    work.run = [file = state.store->path(), now = desk.since](WorkVoice& voice) -> Result<AfterWork> {
        const auto made = back_up_if_changed(file, now, voice);
        if (!made)
            return tl::unexpected<Error>(made.error());
        return [](State& s) -> Status { return s.model.page == Page::care ? show_care(s) : Status{}; };
    };
    if (const Status done = begin_aside(state, std::move(work)); !done)
        say_failed(state, done.error());
}

/// A quiet one that takes long is shown, and can be stopped.
void show_when_long(State& state) {
    if (std::chrono::steady_clock::now() - care_desk(state).working_since < shown_after)
        return;
    for (Aside& aside : state.asides)
        if (aside.kind == "backup" && aside.title.empty())
            aside.title = state.texts.get("backups.backing_up");
}

/// The journal of a restored file tells of it; see store::restored_setting.
void note_restore(State& state) {
    if (!state.store || state.store->read_only())
        return;
    const auto told = state.store->setting(store::restored_setting);
    const auto restored = told && *told ? store::read_restored(**told) : std::nullopt;
    if (!restored)
        return;
    store::Event event;
    event.at = state.clock->now();
    event.utc_offset_minutes = state.clock->utc_offset_minutes(event.at);
    event.what = *restored;
    if (const auto done = state.store->append(event); !done) {
        spdlog::warn("restore not noted yet: {} {}", done.error().message, done.error().detail);
        return; // the common key isn't there: whoever has it will
    }
    if (const Status done = state.store->set_setting(store::restored_setting, ""); !done)
        spdlog::warn("restore noted, and the mark stays: {}", done.error().detail);
}

void close_data(State& state) {
    forget_everybody(state);
    if (state.backup_cancelled)
        *state.backup_cancelled = true;
    if (state.backup.valid())
        static_cast<void>(state.backup.get());
    state.live.reset();
    state.interview.reset();
    state.store.reset();
}

void say_restored(State& state, const store::RestoreReport& report) {
    const std::string kept = report.kept.empty() ? std::string()
                                                 : state.texts.format("backups.replaced_lies",
                                                                      fmt::arg("file", report.kept.string()));
    state.model.care.restored = kept;
    care_desk(state).replaced = report.kept;
    notify(state, NoticeKind::good, state.texts.get("backups.restored") + (kept.empty() ? kept : " " + kept));
}

void put_in_place(State& state) {
    CareDesk& desk = care_desk(state);
    if (!desk.prepared || store_lent(state))
        return;
    const auto prepared = std::exchange(desk.prepared, nullptr);
    const CauseNow cause(state, desk.prepared_for);
    const Page page = state.model.page;
    close_data(state);
    const auto placed = prepared->place(state.clock->now());
    open_data(state, false);
    rebuild_home(state);
    begin_refresh_at_start(state);
    if (!placed) {
        spdlog::error("restore failed: {} {}", placed.error().message, placed.error().detail);
        notify(state, NoticeKind::error, placed.error().message);
    } else {
        say_restored(state, *placed);
    }
    if (page == Page::care && state.store && state.model.page == Page::home)
        if (const Status done = show_page(state, Page::care); !done)
            notify(state, NoticeKind::error, done.error().message);
    raise(state.model);
}

} // namespace

CareDesk& care_desk(State& state) {
    if (!state.care)
        state.care = std::make_shared<CareDesk>();
    return *state.care;
}

void step_back() {
    // What can't be had (a container may forbid it) only makes the work less polite.
    constexpr int lower = 10; // a tenth of a full share: on a PC that is all busy it still comes to its end
    static_cast<void>(::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), lower));
    constexpr int of_this_thread = 1;  // IOPRIO_WHO_PROCESS of linux/ioprio.h
    constexpr int when_idle = 3 << 13; // IOPRIO_CLASS_IDLE
    static_cast<void>(::syscall(SYS_ioprio_set, of_this_thread, 0, when_idle));
}

void begin_backups(State& state) {
    CareDesk& desk = care_desk(state);
    desk.begun = false;
    desk.held.reset();
    desk.since = state.clock->now();
    note_restore(state);
}

Instant next_backup(const State& state) {
    if (!state.care)
        return state.clock->now();
    return {state.care->since.unix_ms + (state.care->begun ? between_ms : first_after_ms)};
}

double seconds_to_next_backup(const State& state) {
    if (!can_be_backed_up(state) || works_on_files(state) ||
        (state.care->begun && state.care->held == state.store->data_version()))
        return std::numeric_limits<double>::infinity();
    const Instant now = state.clock->now();
    if (now < state.care->since)
        return 0.0; // the clock was set back: no waiting for the time to come again
    return std::max(0.0, static_cast<double>(next_backup(state).unix_ms - now.unix_ms) / 1000.0);
}

void care_for_data(State& state) {
    put_in_place(state);
    show_when_long(state);
    if (seconds_to_next_backup(state) > 0.0)
        return;
    note_restore(state);
    begin_automatic(state);
}

void offer_backup(State& state, const Error& why) {
    if (why.kind != ErrorKind::damaged && why.kind != ErrorKind::bad_input)
        return;
    LongWork work;
    work.kind = "offer";
    work.failed = [](State&, const Error&) {}; // what is wrong is said already
    work.run = [file = database_file(state)](WorkVoice& voice) -> Result<AfterWork> {
        const auto good = store::newest_good(file, [&](double share) { return voice.tell(share); });
        if (!good)
            return tl::unexpected<Error>(good.error());
        if (!*good)
            return AfterWork{};
        ListedBackup backup{**good, std::nullopt};
        if (const auto lacks = store::rows_lacking(file, backup.entry))
            backup.lacks = *lacks;
        return [backup](State& s) -> Status {
            if (!s.model.fatal.empty())
                s.model.fatal_backup =
                    FatalBackup{backup_line(s, backup), loses_line(s, backup.lacks.value_or(0))};
            return {};
        };
    };
    static_cast<void>(begin_aside(state, std::move(work)));
}

} // namespace mq::app
