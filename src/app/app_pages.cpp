#include "app/access.h"
#include "app/assignment.h"
#include "app/handlers.h"
#include "app/member.h"
#include "app/session.h"
#include "app/team.h"
#include "app/team_memory.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <utility>

namespace mq::app {
namespace {

AttemptLine line_of(const State& state, const store::AttemptRow& row) {
    AttemptLine line;
    const domain::Scenario* scene = state.library.head(row.scene);
    line.attempt = row.id;
    line.scene_id = row.scene;
    line.title = scene ? state.texts.of(scene->title) : row.scene;
    if (scene)
        line.channel = scene->channel;
    const Day day = local_day(*state.clock, row.last);
    const int minute = local_minute(*state.clock, row.last);
    line.when = fmt::format("{}, {:02}:{:02}", day_in_words(day, state.today(), state.texts), minute / 60,
                            minute % 60);
    line.assessment = row.mode == store::Mode::assessment;
    line.finished = row.state == store::AttemptState::finished;
    line.abandoned = row.state == store::AttemptState::abandoned;
    line.branch = row.branch_of.has_value();
    line.csat = row.csat;
    line.decisions = row.decisions;
    line.guidance = row.guidance * row.decisions;
    line.saved_gift = row.noted;
    if (line.finished && row.attainment)
        line.score = static_cast<int>(std::lround(*row.attainment * 100.0));
    if (!line.finished) {
        const char* key = line.abandoned ? "attempts.abandoned" : "attempts.open";
        line.status = state.texts.format(key, fmt::arg("n", row.decisions));
        return line;
    }
    if (const ScenePtr opened = state.library.find(row.scene))
        for (const domain::Ending& ending : opened->scenario.endings)
            if (ending.id == row.ending)
                line.status = state.texts.of(ending.title);
    return line;
}

} // namespace

Status write(State& state, const Uuid& attempt, std::vector<store::Payload> what,
             std::span<const store::Content> contents) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const Instant now = state.clock->now();
    std::vector<store::Event> events;
    events.reserve(what.size());
    for (store::Payload& payload : what) {
        store::Event event;
        event.at = now;
        event.utc_offset_minutes = state.clock->utc_offset_minutes(now);
        event.person = state.model.me.id;
        event.attempt = attempt;
        event.what = std::move(payload);
        events.push_back(std::move(event));
    }
    const auto done = state.store->append(events, contents);
    if (!done)
        return tl::unexpected<Error>(done.error());
    forget_directory(state, events);
    return {};
}

Status refresh_attempts(State& state) {
    auto finished = state.store->finished(state.model.me.id);
    if (!finished)
        return tl::unexpected<Error>(finished.error());
    auto unfinished = state.store->unfinished(state.model.me.id);
    if (!unfinished)
        return tl::unexpected<Error>(unfinished.error());
    auto rated = state.store->rated(state.model.me.id);
    if (!rated)
        return tl::unexpected<Error>(rated.error());
    state.finished = std::move(*finished);
    state.unfinished = std::move(*unfinished);
    state.rated = std::move(*rated);
    state.book = EvidenceBook(state.finished, state.rated, state.competency());
    return {};
}

void rebuild_home(State& state) {
    if (!state.estimator)
        return;
    if (state.model.page == Page::login)
        return;       // nobody's
    if (state.host) { // a candidate has no home here, and their standing is not for them to see
        if (const Status done = show_session(state); !done)
            notify(state, NoticeKind::error, done.error().message);
        return;
    }
    refresh_standing(state);
    state.model.home = home_model(state);
    if (Status done = add_assigned(state, state.model.home);
        !done) // the rest of the home is there all the same
        spdlog::warn("assignments: {} {}", done.error().message, done.error().detail);
    state.model.home.revision = raise(state.model);
    // The rail says from the start how many interviews wait; a list that can't be read says so on its page.
    // Worked out again only after something was written: it goes through every interview there ever was.
    if (!state.store || !allowed(state, Matter::interviews))
        return;
    const std::uint64_t now = state.store->data_version();
    const bool known = std::exchange(team_memory(state).interviews_as_of, now) == now;
    if (!known || state.model.interviews.revision == 0)
        if (Status done = show_interview_page(state, Page::interviews); !done)
            spdlog::warn("interviews: {} {}", done.error().message, done.error().detail);
}

Result<Attempts> attempts_model(const State& state) {
    store::AttemptFilter filter;
    filter.person = state.model.me.id;
    auto rows = state.store->attempts(filter, store::Page{0, state.attempts_shown + 1});
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    Attempts out;
    out.more = static_cast<std::int64_t>(rows->size()) > state.attempts_shown;
    if (out.more)
        rows->resize(static_cast<std::size_t>(state.attempts_shown));
    for (const store::AttemptRow& row : *rows)
        out.lines.push_back(line_of(state, row));
    // Numbered from the first attempt of each scene, shown or not.
    std::map<std::string, std::int64_t> numbers;
    for (AttemptLine& line : out.lines) {
        auto [number, fresh] = numbers.try_emplace(line.scene_id, 0);
        if (fresh) {
            filter.scene = line.scene_id;
            const auto all = state.store->count_attempts(filter);
            if (!all)
                return tl::unexpected<Error>(all.error());
            number->second = *all;
        }
        line.number = static_cast<int>(number->second--);
    }
    return out;
}

Result<LiveAttempt> load_attempt(const State& state, const Uuid& id) {
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const auto row = state.store->attempt(id);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return fail(ErrorKind::not_found, state.texts.get("error.no_attempt"), id.str());
    ScenePtr scene = state.library.find((*row)->content);
    if (!scene) { // the file has changed since: the attempt keeps the revision it began with
        const auto content = state.store->content((*row)->content);
        if (!content)
            return tl::unexpected<Error>(content.error());
        if (!*content)
            return fail(ErrorKind::damaged, state.texts.get("error.no_content"), (*row)->scene);
        auto frozen = scene_from_text((*content)->text, (*row)->scene, state.competency());
        if (!frozen)
            return tl::unexpected<Error>(frozen.error());
        scene = std::move(*frozen);
    }
    const auto events = state.store->events_of(id);
    if (!events)
        return tl::unexpected<Error>(events.error());
    auto attempt = rebuild(id, std::move(scene), *events);
    if (!attempt)
        return attempt;
    auto drafts = state.store->drafts(id);
    if (!drafts)
        return tl::unexpected<Error>(drafts.error());
    attempt->drafts = std::move(*drafts);
    store::AttemptFilter filter;
    filter.person = (*row)->person;
    filter.scene = (*row)->scene;
    const auto all = state.store->attempts(filter, store::Page{0, 10'000});
    if (all)
        attempt->number = static_cast<int>(std::count_if(
            all->begin(), all->end(), [&](const auto& other) { return other.started <= (*row)->started; }));
    return attempt;
}

namespace {

Status show_session_page(State& state) {
    if (Status done = show_session(state); !done)
        return done;
    if (state.model.play && state.model.play->finished) { // what was said is not looked back on
        state.live.reset();
        state.model.play.reset();
    }
    state.model.page = Page::session;
    return {};
}

} // namespace

Status show_page(State& state, Page page) {
    if (state.host && page != Page::play && page != Page::address)
        return show_session_page(state);
    if (Status done = allowed(state, page); !done)
        return done;
    if (page != Page::standing)
        state.left_out.clear(); // a what-if ends with the look at it
    if (page == Page::attempts) {
        auto attempts = attempts_model(state);
        if (!attempts)
            return tl::unexpected<Error>(attempts.error());
        state.model.attempts = std::move(*attempts);
        state.model.attempts.revision = raise(state.model);
    } else if (page == Page::radar) {
        refresh_standing(state);
        Radar radar = radar_model(state);
        if (Status done = add_official(state, radar); !done)
            return done;
        state.model.radar = std::move(radar);
        state.model.radar.revision = raise(state.model);
    } else if (page == Page::standing) {
        state.model.standing = standing_model(state);
        state.model.standing.revision = raise(state.model);
    } else if (page == Page::handbook) {
        const Handbook before = std::exchange(state.model.handbook, handbook_model(state));
        if (state.model.page == Page::handbook) { // shown again, in another language for instance
            state.model.handbook.asked = before.asked;
            state.model.handbook.back = before.back;
        }
        state.model.handbook.revision = raise(state.model);
    } else if (page == Page::interviews || page == Page::plan || page == Page::people ||
               page == Page::calibration || page == Page::bank) {
        if (Status done = show_interview_page(state, page); !done)
            return done;
    } else if (page == Page::team || page == Page::member || page == Page::insights ||
               page == Page::assignments || page == Page::complaints) {
        if (Status done = show_team_page(state, page); !done)
            return done;
    } else if (page == Page::accounts || page == Page::care || page == Page::law || page == Page::my_data) {
        const Status done = page == Page::accounts ? show_accounts(state)
                            : page == Page::care   ? show_care(state)
                            : page == Page::law    ? show_law(state)
                                                   : show_my_data(state);
        if (!done)
            return done;
    } else if (page == Page::home || page == Page::session) {
        if (page == Page::session) // there is none without a guest
            return show_page(state, Page::home);
        rebuild_home(state);
    } else if ((page == Page::play && !state.live) || (page == Page::debrief && !state.model.debrief)) {
        return show_page(state, Page::home);
    } else if ((page == Page::conduct && !state.interview) ||
               (page == Page::consensus && !state.model.consensus) ||
               (page == Page::observation && !state.model.observation)) {
        return show_page(state, Page::interviews);
    }
    state.model.page = page;
    return {};
}

Status handle(State& state, const OpenPage& command) {
    if (state.model.page == Page::first_run || state.model.page == Page::login || !state.model.fatal.empty())
        return {};
    if (command.page == Page::first_run || command.page == Page::address || command.page == Page::login)
        return {};
    return show_page(state, command.page);
}

Status handle(State& state, const OpenHandbook& command) {
    const bool from_debrief = state.model.page == Page::debrief && state.model.debrief;
    if (Status done = handle(state, OpenPage{Page::handbook}); !done || state.model.page != Page::handbook)
        return done;
    state.model.handbook.asked = command.entry;
    if (from_debrief)
        state.model.handbook.back = state.model.debrief->title;
    return {};
}

Status handle(State& state, const OpenDebrief& command) {
    auto debrief = debrief_model(state, command.attempt);
    if (!debrief)
        return tl::unexpected<Error>(debrief.error());
    log_access(state, "attempt", debrief->person);
    state.model.debrief = std::move(*debrief);
    state.model.debrief->revision = raise(state.model);
    state.model.page = Page::debrief;
    if (state.live && state.live->id == command.attempt) {
        state.live.reset();
        state.model.play.reset();
    }
    return {};
}

Status handle(State& state, const SaveReflection& command) {
    if (Status done = require_own_attempt(state, command.attempt); !done)
        return done;
    if (Status done = write(state, command.attempt, {store::Reflection{command.text}}); !done)
        return done;
    if (!state.model.debrief || state.model.debrief->attempt != command.attempt)
        return {};
    state.model.debrief->reflection = command.text;
    state.model.debrief->reflected = true;
    state.model.debrief->revision = raise(state.model);
    return {};
}

Status handle(State& state, const SaveGift& command) {
    if (Status done = require_own_attempt(state, command.attempt); !done)
        return done;
    if (Status done = write(state, command.attempt, {store::NoteSaved{command.saved}}); !done)
        return done;
    if (!state.model.debrief || state.model.debrief->attempt != command.attempt)
        return {};
    state.model.debrief->gift_saved = command.saved;
    state.model.debrief->revision = raise(state.model);
    return {};
}

Status handle(State& state, const AnotherRecommendation&) {
    ++state.recommendation;
    rebuild_home(state);
    return {};
}

Status handle(State& state, const MoreAttempts&) {
    state.attempts_shown += 100;
    return show_page(state, Page::attempts);
}

Status handle(State& state, const DismissNotice& command) {
    std::erase_if(state.model.notices, [&](const Notice& notice) { return notice.id == command.id; });
    return {};
}

Status handle(State& state, const BackUp& command) {
    if (command.to.empty())
        return handle(state, BackUpNow{});
    if (!state.store)
        return fail(ErrorKind::refused, state.texts.get("error.not_open"));
    const std::filesystem::path to(command.to);
    if (state.backup.valid())
        return fail(ErrorKind::busy, state.texts.get("error.backup_running"));
    // Aside: the last step of a large one blocks for a third of a second, and no frame may wait for that.
    state.backup_cancelled = std::make_shared<std::atomic<bool>>(false);
    state.backup =
        std::async(std::launch::async, [from = state.store->path(), to, stop = state.backup_cancelled] {
            std::error_code ignored; // a folder that can't be made is told by the backup itself
            std::filesystem::create_directories(to.parent_path(), ignored);
            return store::backup(from, to, [&stop](double) { return !*stop; });
        });
    notify(state, NoticeKind::info, state.texts.get("settings.backing_up"));
    return {};
}

void take_backup(State& state) {
    if (!state.backup.valid() || state.backup.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return;
    const auto done = state.backup.get();
    if (!done)
        notify(state, NoticeKind::error, done.error().message);
    else
        notify(state, NoticeKind::good,
               state.texts.format("settings.backed_up", fmt::arg("file", done->path.string())));
}

Status handle(State& state, const ToggleWhatIf& command) {
    if (state.model.page != Page::standing)
        return {};
    if (state.left_out.erase(command.line) == 0)
        state.left_out.insert(command.line);
    return show_page(state, Page::standing);
}

Status handle(State& state, const RestoreWhatIf&) {
    if (state.model.page != Page::standing)
        return {};
    state.left_out.clear();
    return show_page(state, Page::standing);
}

Status handle(State& state, const DayChanged&) {
    if (!state.store || state.model.page == Page::first_run || state.model.page == Page::login)
        return {};
    begin_refresh(state);
    rebuild_home(state);
    return show_page(state, state.model.page);
}

} // namespace mq::app
