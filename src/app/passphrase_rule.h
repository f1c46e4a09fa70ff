#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mq::app {

inline constexpr std::size_t fewest_passphrase_letters = 10;

/// How long somebody would guess, in words that forms show while one types. Only `too_short` is refused.
enum class PassphraseStrength : std::uint8_t { too_short, guessable, fair, strong };

/// By letters that a guesser doesn't get for free: runs of one letter or of neighbours (aaa, 123), words that
/// everybody takes and the person's own login or name count as one letter each. What is left, times the bits
/// of the alphabet it draws on, below 40 bits is guessable, below 60 fair.
[[nodiscard]] PassphraseStrength strength_of(std::string_view passphrase, std::string_view login,
                                             std::string_view name);

/// A login as offices give it, proposed from a full name: given name, dot, family name, lower case without
/// marks (`Trần Minh Khôi` → `khoi.tran`). Empty without letters.
[[nodiscard]] std::string login_from(std::string_view name);

} // namespace mq::app
