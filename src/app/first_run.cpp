#include "app/access.h"
#include "app/config.h"
#include "app/handlers.h"
#include "app/login.h"
#include "app/opening.h"
#include "base/text.h"

#include <fmt/format.h>

// The first run: who is here, where the data lie, and with what passphrase they open.
namespace mq::app {
namespace {

/// The file of that folder, made where there is none.
Status open_folder(State& state, const std::filesystem::path& dir) {
    if (state.store)
        return {};
    store::OpenOptions options = open_options(state);
    options.create = true;
    auto opened = store::Store::open(dir / database_name, options);
    if (!opened)
        return tl::unexpected<Error>(opened.error());
    state.store.emplace(std::move(*opened));
    return {};
}

void remember_folder(State& state, const std::filesystem::path& dir) {
    state.data_dir = dir;
    state.model.data_dir = dir.string();
    if (Status done = remember_data_dir(state.config_file, dir); !done)
        notify(state, NoticeKind::error, done.error().message);
}

/// Somebody is there already: of an earlier installation, or of another PC's folder. Nothing is added.
Status enter_found_data(State& state) {
    if (Status done = enter(state); !done)
        return done;
    if (state.model.page == Page::login) {
        notify(state, NoticeKind::info, state.texts.get("door.found_data"));
        return {};
    }
    notify(state, NoticeKind::info,
           state.texts.format("first.found_data", fmt::arg("name", state.model.me.name)));
    if (Status done = refresh_attempts(state); !done)
        return done;
    return show_page(state, Page::home);
}

/// Whoever the data are about already, where they are from before accounts; else somebody new.
Me person_of(State& state, const CompleteFirstRun& command, bool known) {
    Me me = known ? state.model.me : Me{};
    me.name = text::nfc(command.name);
    me.role = command.role;
    if (!known)
        me.id = state.store->new_id(state.clock->now());
    return me;
}

Status begin_without_accounts(State& state, const Me& me) {
    state.model.me.id = me.id;
    if (Status done = write(state, Uuid{}, {store::PersonAdded{profile_of(me)}}); !done)
        return done;
    if (Status done = state.store->set_setting("current_person", me.id.str()); !done)
        return done;
    if (Status done = write_settings(state, state.model.settings); !done)
        return done; // chosen before there was a file
    if (Status done = find_me(state); !done)
        return done;
    if (Status done = refresh_attempts(state); !done)
        return done;
    return show_page(state, Page::home);
}

/// They are in; what they said of themselves and chose beforehand is kept.
Status settle_in(State& state, const Me& me) {
    if (Status done = write_settings(state, state.model.settings); !done)
        return done;
    const auto row = state.store->person(me.id);
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return {};
    store::Profile profile = (*row)->profile;
    profile.name = me.name;
    profile.role = stored_role(me.role);
    if (profile == (*row)->profile)
        return {};
    if (Status done = write(state, Uuid{}, {store::ProfileChanged{std::move(profile)}}); !done)
        return done;
    return become(state, me.id);
}

/// Somebody who practises on a PC of their own: nothing to remember.
Status begin_with_open_account(State& state, const Me& me) {
    if (Status done = add_open_account(state, me.id, me.name); !done)
        return done;
    return settle_in(state, me);
}

Status begin_with_passphrase(State& state, const CompleteFirstRun& command, const Me& me) {
    state.model.login.checking = true;
    const store::NewAccount account{me.id, stored_role(me.role), text::nfc(command.login), me.name,
                                    command.passphrase};
    lend_store(state, [account, me, now = state.clock->now()](store::Store& store) -> AfterWork {
        auto code = store.add_account(account, now);
        auto opened = code ? store.unlock(account.login, account.passphrase, now)
                           : Result<store::Unlocked>(tl::unexpected<Error>(code.error()));
        return [account, me, code = std::move(code), opened = std::move(opened)](State& s) -> Status {
            s.model.login.checking = false;
            if (!opened)
                return tl::unexpected<Error>(opened.error());
            if (Status done = come_in(s, me.id); !done)
                return done;
            if (!code->empty())
                s.model.recovery = recovery_code(s, *code, me.name, account.login);
            return settle_in(s, me);
        };
    });
    return {};
}

/// Which of the fields isn't enough for an account, as a refusal.
Status lacks(State& state, const CompleteFirstRun& command, bool needed) {
    if (const auto problem = problem_with(state, command.login, command.passphrase, needed)) {
        state.model.login.error = problem->text;
        state.model.login.field = problem->field;
        state.model.login.revision = raise(state.model);
        return fail(ErrorKind::bad_input, problem->text, problem->field);
    }
    return {};
}

} // namespace

Status handle(State& state, const CompleteFirstRun& command) {
    if (state.model.page != Page::first_run)
        return fail(ErrorKind::refused, state.texts.get("door.error.somebody_here"));
    if (text::fold(command.name).empty())
        return fail(ErrorKind::bad_input, state.texts.get("error.name_empty"));
    const std::filesystem::path dir =
        command.data_dir.empty() ? state.data_dir : std::filesystem::path(command.data_dir);
    if (!dir.is_absolute())
        return fail(ErrorKind::bad_input, state.texts.get("error.folder_relative"));
    const bool with_keys = !state.key_dir.empty();
    const bool open = command.role == Role::trainee && command.passphrase.empty();
    if (with_keys && !open)
        if (Status done = lacks(state, command, true); !done) // before anything is made
            return done;
    if (Status done = open_folder(state, dir); !done)
        return done;
    remember_folder(state, dir);
    const auto people = state.store->people();
    if (!people)
        return tl::unexpected<Error>(people.error());
    const auto accounts = state.store->accounts();
    if (!accounts)
        return tl::unexpected<Error>(accounts.error());
    const bool known = !state.model.me.id.is_nil() && accounts->empty() && state.store->sealed();
    if (!known && (!people->empty() || !accounts->empty()))
        return enter_found_data(state);
    const Me me = person_of(state, command, known);
    if (!state.store->sealed())
        return begin_without_accounts(state, me);
    return open ? begin_with_open_account(state, me) : begin_with_passphrase(state, command, me);
}

} // namespace mq::app
