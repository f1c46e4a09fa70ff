#include "app/login.h"

#include "app/access.h"
#include "app/handlers.h"
#include "app/opening.h"
#include "app/session.h"
#include "app/standing_refresh.h"
#include "app/team_memory.h"
#include "base/text.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <algorithm>
#include <chrono>
#include <exception>
#include <system_error>
#include <utility>

namespace mq::app {
namespace {

constexpr const char* current_person = "current_person";

Status unlocked_here(State& state, const Uuid& person) {
    const auto unlocked = state.store->unlock_here(person, state.clock->now());
    if (!unlocked)
        return tl::unexpected<Error>(unlocked.error());
    if (!unlocked->open)
        return fail(ErrorKind::refused, state.texts.get("door.error.not_here"));
    return come_in(state, person);
}

/// Data from before there were accounts: somebody who practises goes on as before, others set a passphrase.
Status enter_without_accounts(State& state) {
    const auto people = state.store->people();
    if (!people)
        return tl::unexpected<Error>(people.error());
    const auto current = state.store->setting(current_person);
    if (!current)
        return tl::unexpected<Error>(current.error());
    const auto wanted = *current ? parse_uuid(**current) : std::nullopt;
    for (const store::PersonRow& person : *people) {
        if (wanted && person.id != *wanted)
            continue;
        if (person.profile.role == store::Role::trainee && !person.profile.name.empty())
            return add_open_account(state, person.id, person.profile.name);
        set_me(state, person); // the first run proposes who they are
        break;
    }
    state.model.page = Page::first_run;
    return {};
}

std::vector<OpenDoor> doors_of(const std::vector<store::AccountRow>& accounts) {
    std::vector<OpenDoor> out;
    for (const store::AccountRow& account : accounts)
        if (!account.passphrase && !account.name.empty())
            out.push_back({account.person, account.name, text::initials(account.name)});
    return out;
}

/// Every account has a person; where the power went between the two, the person is written now.
Status write_missing_person(State& state, const store::AccountRow& account) {
    store::Profile profile;
    profile.name = account.name;
    profile.role = account.role;
    store::Event event;
    event.at = state.clock->now();
    event.utc_offset_minutes = state.clock->utc_offset_minutes(event.at);
    event.person = account.person;
    event.what = store::PersonAdded{std::move(profile)};
    if (const auto done = state.store->append(event); !done)
        return tl::unexpected<Error>(done.error());
    return {};
}

/// Their row isn't there, or isn't theirs to read before somebody has allowed it: the account has the name.
Status be_known_by_account(State& state, const store::AccountRow& account) {
    if (const Status written = write_missing_person(state, account);
        !written && written.error().kind != ErrorKind::refused)
        return written;
    if (become(state, account.person))
        return {};
    store::PersonRow row{account.person, account.made, {}};
    row.profile.name = account.name;
    row.profile.role = account.role;
    set_me(state, row);
    forget_directory(state);
    return {};
}

Result<store::AccountRow> account_of(const State& state, const Uuid& person) {
    const auto accounts = state.store->accounts();
    if (!accounts)
        return tl::unexpected<Error>(accounts.error());
    const auto at = std::ranges::find(*accounts, person, &store::AccountRow::person);
    if (at == accounts->end())
        return fail(ErrorKind::not_found, state.texts.get("error.no_person"), person.str());
    return *at;
}

Status show_what_was_there(State& state) {
    const auto back = std::exchange(desk(state).back, {});
    const bool same = std::exchange(desk(state).back_of, {}) == state.model.me.id;
    state.model.page = Page::home;
    rebuild_home(state);
    if (back && same)
        if (const Status done = back(state); !done) // gone meanwhile: home will do
            spdlog::warn("not opened again: {} {}", done.error().message, done.error().detail);
    return {};
}

} // namespace

Desk& desk(State& state) {
    if (!state.desk)
        state.desk = std::make_shared<Desk>();
    return *state.desk;
}

bool store_lent(const State& state) {
    return state.desk && state.desk->lent.valid();
}

void lend_store(State& state, std::function<AfterWork(store::Store&)> work) {
    auto store = std::make_shared<store::Store>(std::move(*state.store));
    state.store.reset();
    const auto job = [store, work = std::move(work), texts = state.texts]() -> AfterWork {
        AfterWork then;
        try {
            then = work(*store);
        } catch (const std::exception& e) { // of a library: nothing may leave the thread
            then = [what = std::string(e.what()), texts](State& s) -> Status {
                s.model.login.checking = false;
                return fail(ErrorKind::internal, texts.get("door.error.internal"), what);
            };
        }
        return [store, then = std::move(then)](State& s) -> Status {
            s.store.emplace(std::move(*store));
            return then ? then(s) : Status{};
        };
    };
    desk(state).lent_for = state.cause;
    try {
        desk(state).lent = std::async(std::launch::async, job);
    } catch (const std::system_error&) { // no thread to be had: the person waits
        std::promise<AfterWork> done;
        done.set_value(job());
        desk(state).lent = done.get_future();
    }
}

bool take_store_back(State& state) {
    if (!store_lent(state))
        return true;
    Desk& at = desk(state);
    if (at.lent.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return false;
    const AfterWork then = at.lent.get();
    const CauseNow cause(state, at.lent_for);
    if (const Status done = then(state); !done) {
        spdlog::warn("account: {} ({}) {}", done.error().message, name_of(done.error().kind),
                     done.error().detail);
        notify(state, NoticeKind::error, done.error().message);
    }
    raise(state.model);
    return !store_lent(state); // what came of it may have lent it again
}

std::optional<store::KeyPlace> key_place(const State& state) {
    if (state.key_dir.empty())
        return std::nullopt;
    return store::KeyPlace{state.key_dir, nullptr, !state.quick_keys};
}

std::optional<store::KeyPlace> open_keys(const State& state) {
    if (!state.store || !state.store->sealed())
        return std::nullopt;
    return store::KeyPlace{state.key_dir, state.store->ring(), !state.quick_keys};
}

Status enter(State& state) {
    if (!state.store->sealed())
        return find_me(state);
    const auto accounts = state.store->accounts();
    if (!accounts)
        return tl::unexpected<Error>(accounts.error());
    if (accounts->empty())
        return enter_without_accounts(state);
    if (accounts->size() == 1 && !accounts->front().passphrase)
        if (const Status done = unlocked_here(state, accounts->front().person); done)
            return done; // else: another PC's file, whose key isn't here
    if (!state.model.me.id.is_nil())
        forget_everybody(state); // the data were opened again
    show_login(state);
    if (state.model.login.doors.empty() && std::ranges::none_of(*accounts, &store::AccountRow::passphrase)) {
        state.model.login.error = state.texts.get("door.error.other_profile"); // nothing typed can open it
        state.model.login.field = "login";
    }
    return {};
}

void follow_name(State& state) {
    const Me& me = state.model.me;
    if (!state.store || !state.store->sealed() || state.store->read_only() || me.name.empty())
        return;
    if (const Status done = state.store->rename_account(me.id, me.name); !done)
        spdlog::warn("name of an account: {} ({}) {}", done.error().message, name_of(done.error().kind),
                     done.error().detail);
}

Status come_in(State& state, const Uuid& person) {
    const auto account = account_of(state, person);
    if (!account)
        return tl::unexpected<Error>(account.error());
    Status done = become(state, person);
    if (!done && done.error().kind == ErrorKind::not_found)
        done = be_known_by_account(state, *account);
    if (!done)
        return done;
    state.model.me.role = role_of(account->role);
    follow_name(state);
    if (!state.store->read_only())
        if (done = state.store->set_setting(current_person, person.str()); !done)
            return done;
    if (done = refresh_attempts(state); !done)
        return done;
    state.standing.reset();
    state.model.login = {};
    desk(state).waits_for_keys = account->waiting_keys;
    show_own_account(state);
    if (account->waiting_keys && state.model.banner.empty()) {
        state.model.banner = state.texts.get("door.waits_for_keys");
        desk(state).says_waiting = true;
    }
    if (account->role == store::Role::hr && !account->waiting_keys)
        if (done = add_missing_evidence(state); !done)
            spdlog::warn("ratings for leads: {} {}", done.error().message, done.error().detail);
    done = show_what_was_there(state);
    begin_refresh_at_start(state);
    return done;
}

Status add_open_account(State& state, const Uuid& person, const std::string& name) {
    std::string login = text::fold(name).substr(0, 60);
    std::ranges::replace(login, ' ', '.');
    const store::NewAccount account{person, store::Role::trainee, login.empty() ? "nhan.vien" : login, name,
                                    Secret()};
    const auto added = state.store->add_account(account, state.clock->now());
    if (!added)
        return tl::unexpected<Error>(added.error());
    return unlocked_here(state, person);
}

void show_login(State& state) {
    LoginPage out;
    const auto accounts = state.store->accounts();
    const auto current = state.store->setting(current_person);
    if (accounts) {
        out.doors = doors_of(*accounts);
        const auto last = current && *current ? parse_uuid(**current) : std::nullopt;
        for (const store::AccountRow& account : *accounts)
            if (last && account.person == *last && account.passphrase)
                out.login = account.login;
    }
    const auto organisation = state.store->organisation();
    out.foot = organisation && *organisation ? (*organisation)->name : state.model.data_dir;
    state.model.login = std::move(out);
    state.model.login.revision = raise(state.model);
    state.model.page = Page::login;
}

void forget_everybody(State& state) {
    state.asides.clear(); // each is told to stop and waited for: they hold open keys and what they read
    forget_the_others(state);
    state.host.reset();
    state.finished.clear();
    state.unfinished.clear();
    state.rated.clear();
    state.book = {};
    state.standing.reset();
    state.standing_to_keep.reset();
    state.recommendation = 0;
    state.attempts_shown = 100;
    state.undo_teams.clear();
    state.complaints.reset();
    state.team_memory.reset();
    state.refreshed.reset();
    desk(state).waits_for_keys = false;
    if (std::exchange(desk(state).says_waiting, false))
        state.model.banner.clear();
    forget_directory(state);
    Model& model = state.model;
    model.me = {};
    model.guest.clear();
    (void)handle(state, KeptRecoveryCode{});
    model.account = {};
    model.accounts = {};
    model.care = {};
    model.my_data = {};
    model.law = {};
    model.work.reset();
    std::erase_if(model.notices, [](const Notice& notice) { return notice.cause.has_value(); });
    raise(model);
}

namespace {

/// What opens the page that is shown again, with what it is about.
std::function<Status(State&)> way_back(const State& state) {
    const Model& model = state.model;
    const auto to = [](auto command) { return [command](State& s) { return handle(s, command); }; };
    switch (model.page) {
        case Page::play:
            if (state.live)
                return to(ResumeAttempt{state.live->id});
            break;
        case Page::debrief:
            if (model.debrief)
                return to(OpenDebrief{model.debrief->attempt});
            break;
        case Page::conduct:
            if (state.interview)
                return to(BeginTurn{state.interview->row.id, state.interview->rater});
            break;
        case Page::consensus:
            if (model.consensus)
                return to(OpenConsensus{model.consensus->interview});
            break;
        case Page::observation:
            if (model.observation)
                return to(OpenObservation{model.observation->person});
            break;
        case Page::people:
            if (model.people.open)
                return to(OpenPerson{model.people.open->id});
            break;
        case Page::member: return to(OpenMember{model.member.person});
        case Page::team: return to(OpenTeam{model.team.shown});
        case Page::insights: return to(OpenInsights{model.insights.shown});
        case Page::address: return to(OpenPage{Page::home});
        default: break;
    }
    return to(OpenPage{model.page});
}

} // namespace

Status handle(State& state, const LockNow& command) {
    if (!state.store || !state.store->sealed() || !state.store->account_open())
        return {};
    if (state.host)
        return fail(ErrorKind::refused, state.texts.get("session.error.only_scenes"));
    const std::string name = state.model.me.name;
    desk(state).back = way_back(state);
    desk(state).back_of = state.model.me.id;
    forget_everybody(state);
    state.store->lock();
    show_login(state);
    if (command.leave)
        state.model.login.login.clear();
    else
        state.model.login.locked_name = name;
    state.model.login.locked_by_idle = command.idle;
    return {};
}

} // namespace mq::app
