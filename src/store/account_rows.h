#pragma once

#include "store/accounts.h"
#include "store/database.h"
#include "store/key_ring.h"
#include "store/passphrase.h"

#include <optional>
#include <string>

/// The table of accounts, and of wrong tries.
namespace mq::store {

struct Account {
    Uuid person;
    Role role = Role::trainee;
    std::string mark;
    std::string names; ///< sealed
    PublicKey half{};
    Instant made;
    std::optional<Instant> last;
    std::string salt;
    Effort effort;
    std::string secret; ///< sealed to the passphrase; empty: none
    std::string code_salt;
    std::string code_secret; ///< sealed to the recovery code; empty: none
    std::string here;        ///< sealed with a device key; empty: not so
    Uuid here_device;
};

[[nodiscard]] std::optional<Account> account_of(Database& database, const Uuid& person);
[[nodiscard]] std::optional<Account> account_marked(Database& database, const std::string& mark);
[[nodiscard]] std::vector<Account> all_accounts(Database& database);
/// In the place of what is there of that person.
void keep_account(Database& database, const Account& account);
/// What was taken from a table lies in the log until it is emptied; nothing where a reader is in the way.
void forget_in_log(Database& database);

/// How the secret half of an account's pair is sealed, for KeyBytes' `bound`.
enum class Way { passphrase, code, here };
[[nodiscard]] std::string bound_of_account(const Uuid& person, Way way);

void set_passphrase(Account& account, const PairSecret& own, const Secret& passphrase, const Effort& effort);
/// A new code, and its only copy.
[[nodiscard]] Secret set_code(Account& account, const PairSecret& own);

[[nodiscard]] int wrong_tries(Database& database, const std::string& mark);
/// Seconds until the next try counts; 0: it does. Where the clock was set back the wait begins anew, and
/// `restart` says so.
struct Wait {
    int seconds = 0;
    bool restart = false;
};
[[nodiscard]] Wait wait_of(Database& database, const std::string& mark, Instant now);
/// Counts one more; in the caller's transaction.
void count_try(Database& database, const std::string& mark, Instant now);
void restart_wait(Database& database, const std::string& mark, Instant now);
void forget_tries(Database& database, const std::string& mark);

} // namespace mq::store
