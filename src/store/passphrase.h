#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "store/key_ring.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mq::store {

/// How much work argon2id is. Kept with each account, so that a later program can ask for more.
struct Effort {
    std::int64_t ops = 0;
    std::int64_t memory = 0; ///< bytes
};
/// libsodium's limits for somebody who waits; else the least it allows (tests).
[[nodiscard]] Effort effort(bool interactive);

inline constexpr std::size_t salt_bytes = 16;
[[nodiscard]] std::string new_salt();
/// Throws Trouble: refused when it is too short, bad_input when it isn't UTF-8.
void require_passphrase(const Secret& passphrase);
/// The key that a passphrase gives. Its text is put into NFC first, so that it doesn't matter how a keyboard
/// writes accents. Throws Trouble: bad_input (not UTF-8), internal (no memory), damaged (limits out of
/// range).
[[nodiscard]] KeyBytes key_of_passphrase(const Secret& passphrase, std::string_view salt,
                                         const Effort& effort);

/// 140 random bits and 20 that check them, as eight groups of four out of 32 letters and digits; I, O, 0 and
/// 1 are not among them.
[[nodiscard]] Secret new_recovery_code_text();
/// As it was made, whatever case and spaces it was typed with. Throws Trouble (bad_input) where a letter is
/// wrong or missing, by the check group.
[[nodiscard]] Secret read_recovery_code(const Secret& typed);
[[nodiscard]] KeyBytes key_of_code(const Secret& code, std::string_view salt);

inline constexpr int free_tries = 5;
/// Seconds to wait after so many wrong tries: none below five, then 30 and twice as long each time, at most
/// an hour.
[[nodiscard]] int wait_after(int tries);

/// Tells logins apart without telling them.
[[nodiscard]] std::string login_mark(const Uuid& database, std::string_view login);

} // namespace mq::store
