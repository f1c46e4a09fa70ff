#pragma once

#include "app/aside.h"
#include "app/model_accounts.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"
#include "store/store.h"

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

/// Coming in, being locked out, and what belongs to who is here. See model_accounts.h for what screens read.
namespace mq::app {

struct State;
class Command;

/// What lasts as long as the program has the data open, and stands on no screen.
struct Desk {
    /// When somebody's data were last noted as looked at: by whom, whose, and code.
    std::map<std::tuple<Uuid, Uuid, std::string>, Instant> looked;
    std::function<Status(State&)> back; ///< opens what was shown before the session was locked; may be empty
    bool waits_for_keys = false;        ///< nobody has allowed who is here to read what their role may
    bool says_waiting = false;          ///< the banner does
    Uuid back_of;                       ///< for that person alone
    std::vector<Command> waiting;       ///< asked for while the store was lent
    std::future<AfterWork> lent;        ///< valid while it is
    std::optional<Cause> lent_for;      ///< what it was asked for
};
[[nodiscard]] Desk& desk(State& state);

/// Argon2id takes a few tenths of a second, too long for a frame: the store goes to a thread of its own with
/// `work`, and comes back with what is to be done then. Meanwhile there is none, and commands wait.
void lend_store(State& state, std::function<AfterWork(store::Store&)> work);
[[nodiscard]] bool store_lent(const State& state);
/// Takes the store back where the work has ended; false: it is still away.
[[nodiscard]] bool take_store_back(State& state);

/// Where the keys of the data lie; nothing where there are no accounts.
[[nodiscard]] std::optional<store::KeyPlace> key_place(const State& state);
/// With what is open now, for a second connection on another thread.
[[nodiscard]] std::optional<store::KeyPlace> open_keys(const State& state);

/// The data have just been opened: straight in, the page to sign in, or a first run.
[[nodiscard]] Status enter(State& state);
/// That account is open now: its person is here.
[[nodiscard]] Status come_in(State& state, const Uuid& person);
/// The account is called as the person is; where that can't be written the program's log says so, and the
/// next signing in tries again.
void follow_name(State& state);
/// An account that opens with the user's profile, for somebody who practises.
[[nodiscard]] Status add_open_account(State& state, const Uuid& person, const std::string& name);
/// Page::login, with who was here; nobody is in any more.
void show_login(State& state);
/// All that the model and the caches say of anybody. What runs aside with open keys is stopped.
void forget_everybody(State& state);
/// Why this name and passphrase can't be an account's; field: name, login, passphrase. Empty: they can.
struct AccountProblem {
    std::string field;
    std::string text;
};
[[nodiscard]] std::optional<AccountProblem> problem_with(const State& state, const std::string& login,
                                                         const Secret& passphrase, bool passphrase_needed);
[[nodiscard]] std::optional<AccountProblem> problem_with(const State& state, const Secret& passphrase);
/// What a try that opened nothing is answered with.
struct ClosedTry {
    std::string text;
    double wait_until = 0; ///< Unix seconds; 0: the next try counts at once
};
[[nodiscard]] ClosedTry closed_try(const State& state, const store::Unlocked& tried, const char* wrong_key);
[[nodiscard]] std::string waiting_line(const State& state, int seconds);
/// The code as it is shown once.
[[nodiscard]] RecoveryCode recovery_code(const State& state, const Secret& code, const std::string& name,
                                         const std::string& login);
[[nodiscard]] std::vector<std::string> groups_of(const Secret& code);

/// Works Model::account out. Reads the database.
void show_own_account(State& state);
[[nodiscard]] Result<Accounts> accounts_model(State& state);
/// Closed interviews whose ratings leads can't read yet are handed to them; once, after HR has come in.
[[nodiscard]] Status add_missing_evidence(State& state);

} // namespace mq::app
