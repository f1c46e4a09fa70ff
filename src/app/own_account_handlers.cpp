#include "app/handlers.h"
#include "app/login.h"
#include "base/text.h"
#include "report/recovery_sheet.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

// One's own passphrase, recovery code, and when the session is locked by itself.
namespace mq::app {
namespace {

constexpr std::array lock_choices{0, 5, 10, 15, 30}; // minutes

Status refuse(State& state, std::string field, std::string text) {
    state.model.account.field = std::move(field);
    state.model.account.error = std::move(text);
    state.model.account.revision = raise(state.model);
    return {};
}

Status refuse_closed(State& state, const store::Unlocked& tried) {
    ClosedTry closed = closed_try(state, tried, "account.error.wrong_old");
    state.model.account.wait_until = closed.wait_until;
    return refuse(state, "old", std::move(closed.text));
}

/// True: nothing can be tried now, and the form says why.
bool cant_be_tried(State& state, const Secret& passphrase) {
    if (passphrase.empty()) {
        (void)refuse(state, "old", state.texts.get("door.error.empty"));
        return true;
    }
    const double left =
        state.model.account.wait_until - static_cast<double>(state.clock->now().unix_ms) / 1000.0;
    if (left <= 0)
        return false;
    (void)refuse(state, "old", waiting_line(state, static_cast<int>(left) + 1));
    return true;
}

Status need_account(const State& state) {
    if (!state.store || !state.store->sealed() || !state.store->account_open())
        return fail(ErrorKind::refused, state.texts.get("accounts.error.none_here"));
    return {};
}

std::string file_name(const RecoveryCode& code, Day day) {
    std::string folded = text::fold(code.login).substr(0, 60);
    for (char& c : folded)
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
            c = '-';
    return fmt::format("ma-khoi-phuc-{}-{}.pdf", folded, iso_day(day));
}

} // namespace

Status handle(State& state, const ChangePassphrase& command) {
    if (Status done = need_account(state); !done)
        return done;
    if (state.model.account.passphrase && cant_be_tried(state, command.old))
        return {};
    if (const auto problem = problem_with(state, command.next))
        return refuse(state, "next", problem->text);
    lend_store(state, [command, now = state.clock->now()](store::Store& store) -> AfterWork {
        auto done = store.change_passphrase(command.old, command.next, now);
        return [done = std::move(done)](State& s) -> Status {
            if (!done)
                return refuse(s, "old", done.error().message);
            if (!done->open)
                return refuse_closed(s, *done);
            s.model.account.wait_until = 0;
            show_own_account(s);
            ++s.model.account.changed;
            notify(s, NoticeKind::good, s.texts.get("account.changed"));
            return {};
        };
    });
    return {};
}

Status handle(State& state, const MakeRecoveryCode& command) {
    if (Status done = need_account(state); !done)
        return done;
    if (cant_be_tried(state, command.passphrase))
        return {};
    lend_store(state, [command, now = state.clock->now()](store::Store& store) -> AfterWork {
        Secret code;
        auto done = store.new_recovery_code(command.passphrase, now, code);
        return [done = std::move(done), code](State& s) -> Status {
            if (!done)
                return refuse(s, "old", done.error().message);
            if (!done->open)
                return refuse_closed(s, *done);
            s.model.account.wait_until = 0;
            show_own_account(s);
            s.model.recovery = recovery_code(s, code, s.model.me.name, s.model.account.login);
            return {};
        };
    });
    return {};
}

Status handle(State& state, const PrintRecoveryCode& command) {
    if (!state.model.recovery)
        return fail(ErrorKind::refused, state.texts.get("account.error.no_code"));
    const RecoveryCode& code = *state.model.recovery;
    std::filesystem::path path = command.path;
    if (path.empty()) {
        const auto folder = state.data_dir / "documents";
        std::error_code failed;
        std::filesystem::create_directories(folder, failed);
        if (failed)
            return fail(ErrorKind::io, state.texts.get("interview.error.folder"), failed.message());
        path = folder / file_name(code, state.today());
    }
    const auto fonts = report::find_fonts(state.share / "fonts");
    if (!fonts)
        return tl::unexpected<Error>(fonts.error());
    const report::RecoverySheet sheet{{state.texts.table(), state.texts.language() == Language::vi},
                                      code.name,
                                      code.login,
                                      code.day,
                                      code.groups};
    if (Status done = report::write_recovery_sheet(sheet, *fonts, path); !done)
        return done;
    state.model.recovery->printed = path.string();
    return {};
}

Status handle(State& state, const KeptRecoveryCode&) {
    if (state.model.recovery)
        for (std::string& group : state.model.recovery->groups)
            wipe(group);
    state.model.recovery.reset();
    return {};
}

Status handle(State& state, const SetLockAfter& command) {
    if (Status done = need_account(state); !done)
        return done;
    const bool known = std::ranges::find(lock_choices, command.minutes) != lock_choices.end();
    if (!known || (command.minutes == 0 && state.model.account.passphrase))
        return fail(ErrorKind::bad_input, state.texts.get("account.error.lock_after"));
    if (Status done = state.store->set_setting("lock_after/" + state.model.me.id.str(),
                                               std::to_string(command.minutes));
        !done)
        return done;
    show_own_account(state);
    return {};
}

} // namespace mq::app
