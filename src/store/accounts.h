#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/secret.h"
#include "store/events.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

/// Accounts and the keys they open. In one file:
///
///   device key   random, in a file of the user's profile on this PC (KeyPlace::folder), never in the
///   database common key   sealed to the device key and to every account: teams, targets, assignments, names
///   of accounts,
///                and what the chain of the journal is keyed with
///   evidence key pair (X25519): the public half lies in the file, the secret half is sealed to the accounts
///   of
///                leads and HR; while there is no such account, to the device key
///   interview key pair: the same for HR alone
///   person keys  random, one a person and purpose; sealed to a key pair above (to interview for candidates
///   and
///                for Purpose::interview, rights and group; to evidence for staff's profile and evidence),
///                and, for profile, evidence and rights, to the person's own account
///   account key  pair, the secret half sealed to what the passphrase gives (argon2id), to the recovery code,
///                and, for an account without a passphrase, to the device key
///
/// Whoever has no secret half can still write for those who have (a new hire's practice reaches the lead).
namespace mq::store {

class KeyRing; ///< secrets that are open now; see store/key_ring.h

/// Where the keys of a file are found. None given: nothing is sealed (tests, throw-away demos).
struct KeyPlace {
    std::filesystem::path folder;        ///< of the user's profile; holds `<id of the database>.key`
    std::shared_ptr<const KeyRing> ring; ///< of a store that is open already, for a second connection
    /// Work of argon2id; false only in tests, where it takes the least libsodium allows.
    bool interactive = true;
};

/// How much of an account's own data opens with the user's profile alone.
struct AccountRow {
    Uuid person;
    Role role = Role::trainee;
    std::string login;         ///< as typed; empty: sealed and not readable yet
    std::string name;          ///< the same
    bool passphrase = false;   ///< false: opens with the user's profile (trainees only)
    bool recovery = false;     ///< has a recovery code
    bool waiting_keys = false; ///< nobody who has the role's keys has allowed it yet
    Instant made;
    std::optional<Instant> last_unlocked;
    int wrong_tries = 0; ///< since the last good one
};

struct NewAccount {
    Uuid person; ///< already in the journal, or added right after; administrators have a person as well
    Role role = Role::trainee;
    std::string login; ///< unique when folded; 1..64 characters
    std::string name;
    Secret passphrase; ///< empty: opens with the user's profile; refused for HR, leads, administrators
};

inline constexpr std::size_t fewest_passphrase_letters = 10;

struct Unlocked {
    bool open = false;
    Uuid person;          ///< whose account, when open
    int tries_left = 0;   ///< before one has to wait
    int wait_seconds = 0; ///< until the next try counts; above 0: this one wasn't even looked at, or was the
                          ///< last before the wait. Kept over restarts
    bool waiting_keys = false;
};

} // namespace mq::store
