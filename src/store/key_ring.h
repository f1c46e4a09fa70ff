#pragma once

#include "base/ids.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Secrets while they are open, and how one key is sealed with another. All ciphers are libsodium's:
/// XChaCha20-Poly1305 under a key, sealed boxes (X25519, XSalsa20-Poly1305) to a public half, BLAKE2b.
namespace mq::store {

inline constexpr std::size_t key_bytes = 32;
using KeyView = std::span<const std::uint8_t, key_bytes>;
using PublicKey = std::array<std::uint8_t, key_bytes>;

/// Throws Trouble (internal) where libsodium doesn't start.
void require_sodium();

/// A key that is overwritten when it goes. For the many: person keys.
class KeyBytes {
public:
    KeyBytes() = default;
    explicit KeyBytes(KeyView bytes);
    [[nodiscard]] static KeyBytes random();
    KeyBytes(const KeyBytes&) = default;
    KeyBytes& operator=(const KeyBytes&) = default;
    ~KeyBytes();
    [[nodiscard]] KeyView view() const { return bytes_; }
    [[nodiscard]] std::span<std::uint8_t, key_bytes> fill() { return bytes_; }

private:
    std::array<std::uint8_t, key_bytes> bytes_{};
};

/// The same between guard pages, kept from swap where the system allows it. For the few that open the many.
class LockedKey {
public:
    explicit LockedKey(KeyView bytes);
    LockedKey(const LockedKey&) = delete;
    LockedKey& operator=(const LockedKey&) = delete;
    ~LockedKey();
    [[nodiscard]] KeyView view() const { return KeyView(bytes_, key_bytes); }

private:
    std::uint8_t* bytes_;
};

/// A key made of another for one use; `use` sets uses apart.
[[nodiscard]] KeyBytes derived_key(KeyView from, std::string_view use);

/// Both halves of a pair, with the key that its holders wrap with among themselves: a thousand times faster
/// than sealed boxes.
class PairSecret {
public:
    explicit PairSecret(KeyView secret);
    [[nodiscard]] static std::shared_ptr<const PairSecret> random();
    [[nodiscard]] KeyView secret() const { return secret_.view(); }
    [[nodiscard]] KeyView wrapping() const { return wrapping_.view(); }
    [[nodiscard]] const PublicKey& public_half() const { return public_; }

private:
    LockedKey secret_;
    LockedKey wrapping_;
    PublicKey public_{};
};

/// A key sealed with a key, or to a public half. `bound` says what it is the key of: a wrap that was moved
/// elsewhere doesn't open there.
[[nodiscard]] std::string wrap_key(KeyView under, std::string_view bound, KeyView key);
[[nodiscard]] std::string box_key(const PublicKey& to, std::string_view bound, KeyView key);
/// Nothing when it isn't what was sealed.
[[nodiscard]] std::optional<KeyBytes> unwrap_key(KeyView under, std::string_view bound,
                                                 std::string_view wrap);
/// Of either form.
[[nodiscard]] std::optional<KeyBytes> open_wrap(const PairSecret& pair, std::string_view bound,
                                                std::string_view wrap);

/// What is open now. Never changed once made: threads share it.
class KeyRing {
public:
    std::shared_ptr<const LockedKey> common;
    std::map<std::int64_t, std::shared_ptr<const PairSecret>> pairs; ///< by number in the file
    std::optional<Uuid> account;                                     ///< whose account is at work
    std::shared_ptr<const PairSecret> own;                           ///< that account's
    bool everything = false; ///< there is no account: all that the device holds is open

    [[nodiscard]] const PairSecret* pair(std::int64_t number) const;
};

} // namespace mq::store
