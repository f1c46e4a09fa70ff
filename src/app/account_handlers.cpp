#include "app/access.h"
#include "app/handlers.h"
#include "app/login.h"
#include "app/opening.h"
#include "base/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

// Signing in, and looking after accounts. Locking: login.cpp.
namespace mq::app {
namespace {

using store::Unlocked;

void refuse_at_door(State& state, std::string text, std::string field) {
    LoginPage& page = state.model.login;
    page.checking = false;
    page.error = std::move(text);
    page.field = std::move(field);
    page.revision = raise(state.model);
}

void say_wrong(State& state, const Unlocked& tried, const char* key, const char* field) {
    ClosedTry closed = closed_try(state, tried, key);
    state.model.login.wait_until = closed.wait_until;
    refuse_at_door(state, std::move(closed.text), field);
}

/// The page shows that something is being tried; what was wrong before goes.
void begin_trying(State& state) {
    LoginPage& page = state.model.login;
    page.checking = true;
    page.error.clear();
    page.field.clear();
    page.revision = raise(state.model);
}

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// True: nothing can be tried from here now, and the page says why.
bool cant_be_tried(State& state, const std::string& login, const Secret& secret, const char* field) {
    if (blank(login)) {
        refuse_at_door(state, state.texts.get("door.error.login_empty"), "login");
        return true;
    }
    if (secret.empty()) {
        refuse_at_door(state, state.texts.get("door.error.empty"), field);
        return true;
    }
    const double left =
        state.model.login.wait_until - static_cast<double>(state.clock->now().unix_ms) / 1000.0;
    if (left <= 0)
        return false;
    refuse_at_door(state, waiting_line(state, static_cast<int>(left) + 1), field);
    return true;
}

Status nobody_to_sign_in(const State& state) {
    return fail(ErrorKind::refused, state.texts.get("door.error.somebody_here"));
}

bool at_the_door(const State& state) {
    return state.store && state.model.page == Page::login;
}

} // namespace

Status handle(State& state, const SignIn& command) {
    if (!at_the_door(state))
        return nobody_to_sign_in(state);
    if (cant_be_tried(state, command.login, command.passphrase, "passphrase"))
        return {};
    begin_trying(state);
    lend_store(state, [command, now = state.clock->now()](store::Store& store) -> AfterWork {
        auto tried = store.unlock(command.login, command.passphrase, now);
        return [tried = std::move(tried)](State& s) -> Status {
            if (!tried) {
                refuse_at_door(s, tried.error().message, "passphrase");
                return {};
            }
            if (tried->open)
                return come_in(s, tried->person);
            say_wrong(s, *tried, "door.error.wrong", "passphrase");
            return {};
        };
    });
    return {};
}

Status handle(State& state, const SignInHere& command) {
    if (!at_the_door(state))
        return nobody_to_sign_in(state);
    const auto tried = state.store->unlock_here(command.person, state.clock->now());
    if (!tried)
        return tl::unexpected<Error>(tried.error());
    if (!tried->open) {
        refuse_at_door(state, state.texts.get("door.error.not_here"), "login");
        return {};
    }
    return come_in(state, tried->person);
}

Status handle(State& state, const RecoverAccount& command) {
    if (!at_the_door(state))
        return nobody_to_sign_in(state);
    if (cant_be_tried(state, command.login, command.code, "code"))
        return {};
    if (const auto problem = problem_with(state, command.next)) {
        refuse_at_door(state, problem->text, "next");
        return {};
    }
    begin_trying(state);
    lend_store(state, [command, now = state.clock->now()](store::Store& store) -> AfterWork {
        Secret code;
        auto tried = store.unlock_with_code(command.login, command.code, command.next, now, code);
        return [tried = std::move(tried), code, login = command.login](State& s) -> Status {
            if (!tried) {
                refuse_at_door(s, tried.error().message, "code");
                return {};
            }
            if (!tried->open) {
                say_wrong(s, *tried, "door.error.wrong_code", "code");
                return {};
            }
            if (Status done = come_in(s, tried->person); !done)
                return done;
            s.model.recovery = recovery_code(s, code, s.model.me.name, s.model.account.login);
            return write(s, Uuid{}, {store::AccessLogged{"recovery", {}}});
        };
    });
    return {};
}

// ------------------------------------------------------------------------------------------ other accounts

namespace {

Status refuse_form(State& state, const AccountProblem& problem) {
    state.model.accounts.error = problem.text;
    state.model.accounts.field = problem.field;
    state.model.accounts.revision = raise(state.model);
    return {};
}

Status need_accounts(const State& state) {
    if (!state.store || !state.store->sealed())
        return fail(ErrorKind::refused, state.texts.get("accounts.error.none_here"));
    if (state.model.read_only)
        return fail(ErrorKind::refused, state.texts.get("banner.read_only"));
    return {};
}

/// Somebody of the staff of that name who has no account yet: theirs it is.
std::optional<Uuid> known_person(State& state, const std::string& name,
                                 const std::vector<store::AccountRow>& accounts) {
    const auto people = directory(state);
    if (!people)
        return std::nullopt;
    std::optional<Uuid> found;
    for (const DirectoryEntry& person : (*people)->people) {
        if (person.role == store::Role::candidate || text::fold(person.name) != text::fold(name) ||
            std::ranges::find(accounts, person.id, &store::AccountRow::person) != accounts.end())
            continue;
        if (found)
            return std::nullopt; // two of that name: neither is taken for the other
        found = person.id;
    }
    return found;
}

Status write_event(State& state, const Uuid& person, const Uuid& subject, store::Payload what) {
    store::Event event;
    event.at = state.clock->now();
    event.utc_offset_minutes = state.clock->utc_offset_minutes(event.at);
    event.person = person;
    event.attempt = subject;
    event.actor = state.model.me.id;
    event.what = std::move(what);
    if (const auto done = state.store->append(event); !done)
        return tl::unexpected<Error>(done.error());
    forget_directory(state);
    return {};
}

/// The person of a new account, or what became of one who was known.
Status write_person(State& state, const store::NewAccount& account) {
    const auto row = state.store->person(account.person);
    if (!row)
        return tl::unexpected<Error>(row.error());
    store::Profile profile;
    if (*row && !(*row)->profile.name.empty())
        profile = (*row)->profile;
    profile.name = account.name;
    profile.role = account.role;
    if (!*row)
        return write_event(state, account.person, Uuid{}, store::PersonAdded{std::move(profile)});
    if ((*row)->profile.role == account.role)
        return {};
    return write_event(state, account.person, Uuid{}, store::ProfileChanged{std::move(profile)});
}

Status account_added(State& state, const store::NewAccount& account, const Secret& code) {
    if (Status done = write_person(state, account); !done)
        return done;
    if (!code.empty())
        state.model.recovery = recovery_code(state, code, account.name, account.login);
    if (Status done = show_accounts(state); !done)
        return done;
    state.model.accounts.error.clear();
    state.model.accounts.field.clear();
    ++state.model.accounts.added;
    notify(state, NoticeKind::good, state.texts.format("accounts.added", fmt::arg("name", account.name)));
    return {};
}

/// Teams that were led by somebody who can't come in any more are led by nobody.
Status give_teams_up(State& state, const Uuid& lead) {
    const auto teams = state.store->teams();
    if (!teams)
        return tl::unexpected<Error>(teams.error());
    for (const store::TeamRow& row : *teams)
        if (row.team.lead == lead) {
            store::TeamDefined team = row.team;
            team.lead.reset();
            if (Status done = write_event(state, Uuid{}, row.id, std::move(team)); !done)
                return done;
        }
    return {};
}

const AccountLine* line_of(const State& state, const Uuid& person) {
    const auto at = std::ranges::find(state.model.accounts.lines, person, &AccountLine::person);
    return at == state.model.accounts.lines.end() ? nullptr : &*at;
}

/// As the list would say it now.
Result<AccountLine> fresh_line(State& state, const Uuid& person) {
    if (Status done = need_accounts(state); !done)
        return tl::unexpected<Error>(done.error());
    if (Status done = show_accounts(state); !done)
        return tl::unexpected<Error>(done.error());
    if (const AccountLine* line = line_of(state, person))
        return *line;
    return fail(ErrorKind::not_found, state.texts.get("error.no_person"), person.str());
}

} // namespace

Status show_accounts(State& state) {
    auto fresh = accounts_model(state);
    if (!fresh)
        return tl::unexpected<Error>(fresh.error());
    state.model.accounts = std::move(*fresh);
    state.model.accounts.revision = raise(state.model);
    show_own_account(state); // with an administrator added or gone, others look after the data
    return {};
}

Status handle(State& state, const AddAccount& command) {
    if (Status done = need_accounts(state); !done)
        return done;
    const std::string name = text::nfc(command.name);
    if (text::fold(name).empty())
        return refuse_form(state, {"name", state.texts.get("error.name_empty")});
    const bool open = command.role == Role::trainee && command.passphrase.empty();
    if (const auto problem = problem_with(state, command.login, command.passphrase, !open))
        return refuse_form(state, *problem);
    const auto accounts = state.store->accounts();
    if (!accounts)
        return tl::unexpected<Error>(accounts.error());
    const auto person = known_person(state, name, *accounts);
    const store::NewAccount account{person ? *person : state.store->new_id(state.clock->now()),
                                    stored_role(command.role), text::nfc(command.login), name,
                                    command.passphrase};
    lend_store(state, [account, now = state.clock->now()](store::Store& store) -> AfterWork {
        auto code = store.add_account(account, now);
        return [account, code = std::move(code)](State& s) -> Status {
            if (code)
                return account_added(s, account, *code);
            const bool login = code.error().kind == ErrorKind::bad_input;
            return refuse_form(s, {login ? "login" : "passphrase", code.error().message});
        };
    });
    return {};
}

Status handle(State& state, const RemoveAccount& command) {
    const auto line = fresh_line(state, command.person);
    if (!line)
        return tl::unexpected<Error>(line.error());
    if (!line->may_remove)
        return fail(ErrorKind::refused, line->why_not);
    if (Status done = state.store->remove_account(command.person); !done)
        return done;
    if (Status done = give_teams_up(state, command.person); !done)
        return done;
    notify(state, NoticeKind::good, state.texts.format("accounts.removed", fmt::arg("name", line->name)));
    return show_accounts(state);
}

Status handle(State& state, const ResetAccount& command) {
    const auto line = fresh_line(state, command.person);
    if (!line)
        return tl::unexpected<Error>(line.error());
    if (!line->may_reset)
        return fail(ErrorKind::refused, state.texts.get("accounts.error.own_reset"));
    if (const auto problem = problem_with(state, command.passphrase))
        return refuse_form(state, *problem);
    lend_store(state, [command, line = *line, now = state.clock->now()](store::Store& store) -> AfterWork {
        auto code = store.reset_account(command.person, command.passphrase, now);
        return [code = std::move(code), line](State& s) -> Status {
            if (!code)
                return tl::unexpected<Error>(code.error());
            s.model.recovery = recovery_code(s, *code, line.name, line.login);
            notify(s, NoticeKind::good, s.texts.format("accounts.reset", fmt::arg("name", line.name)));
            return show_accounts(s);
        };
    });
    return {};
}

Status handle(State& state, const AllowKeys& command) {
    const auto line = fresh_line(state, command.person);
    if (!line)
        return tl::unexpected<Error>(line.error());
    if (!line->may_allow)
        return fail(ErrorKind::refused, state.texts.get("accounts.error.cant_allow"));
    if (Status done = state.store->allow_keys(command.person); !done)
        return done;
    notify(state, NoticeKind::good, state.texts.format("accounts.allowed", fmt::arg("name", line->name)));
    return show_accounts(state);
}

} // namespace mq::app
