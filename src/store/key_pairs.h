#pragma once

#include "base/clock.h"
#include "store/database.h"
#include "store/events.h"
#include "store/key_file.h"
#include "store/key_ring.h"

#include <memory>
#include <span>
#include <vector>

/// The tables of key pairs and of who holds their secret halves. Use these inside the caller's transaction.
namespace mq::store {

enum class PairKind : std::uint8_t { evidence, interview };

/// Whose the keys of that purpose are. A candidate's profile and evidence are HR's.
[[nodiscard]] PairKind pair_kind_of(Purpose purpose, bool candidate);
/// Whether the person the text is about reads it with their own account.
[[nodiscard]] bool for_own_account(Purpose purpose);
/// Which secret halves the accounts of that role hold.
[[nodiscard]] std::span<const PairKind> kinds_of(Role role);

/// Whether texts are sealed in this file.
[[nodiscard]] bool has_keys(Database& database);

inline constexpr std::int64_t common_pair = 0; ///< stands for the common key in key_holder
inline constexpr std::int64_t common_key = 1;  ///< its number in person_key

struct Pair {
    std::int64_t number = 0;
    PublicKey public_half{};
};
/// The one in use. Throws damaged where there is none.
[[nodiscard]] Pair current_pair(Database& database, PairKind kind);
[[nodiscard]] std::vector<std::int64_t> pairs_of(Database& database, PairKind kind);
[[nodiscard]] std::int64_t add_pair(Database& database, PairKind kind, const PublicKey& half, Instant now);

void hold_for_account(Database& database, std::int64_t pair, const Uuid& account, const PublicKey& half,
                      KeyView secret);
void hold_for_device(Database& database, std::int64_t pair, const DeviceKey& device, KeyView secret);
/// Nothing where that device doesn't hold it.
[[nodiscard]] std::optional<KeyBytes> held_by_device(Database& database, std::int64_t pair,
                                                     const DeviceKey& device);
[[nodiscard]] bool held_by_account(Database& database, std::int64_t pair, const Uuid& account);
/// No account holds the pair in use: the device does.
[[nodiscard]] bool unclaimed(Database& database, PairKind kind);

/// What opens with the user's profile alone: the common key, and everything while there is no account.
[[nodiscard]] std::shared_ptr<const KeyRing> ring_of_device(Database& database, const DeviceKey& device);
/// What an account opens. Throws Trouble (damaged) where its secret opens nothing.
[[nodiscard]] std::shared_ptr<const KeyRing> ring_of_account(Database& database, const Uuid& account,
                                                             std::shared_ptr<const PairSecret> own);

/// Seals all person keys of one pair to another instead, and takes the first pair away with all its holders.
void move_keys(Database& database, std::int64_t from, const PairSecret& old, std::int64_t to,
               const PairSecret& next);

/// A new pair takes the place of the one in use; its secret half goes to the accounts that hold the old one.
/// Whoever held the old one and lost the right to it can't read what is sealed from now on. `old`: the secret
/// half of the pair so far, where it is open: then all person keys move at once.
void replace_pair(Database& database, PairKind kind, const PairSecret* old, Instant now);

[[nodiscard]] std::string bound_of_key(std::int64_t key);
/// The public half in a column. Throws damaged where it isn't 32 bytes.
[[nodiscard]] PublicKey public_in(const Query& row, int column);

} // namespace mq::store
