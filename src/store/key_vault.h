#pragma once

#include "store/database.h"
#include "store/key_pairs.h"
#include "store/key_ring.h"
#include "store/vault.h"

#include <map>
#include <memory>
#include <unordered_map>
#include <utility>

namespace mq::store {

/// Seals each text with a key of the person it is about, and keeps those keys in the database, sealed to who
/// may read them. With no common key in the ring nothing is sealed and nothing opens (`refused`).
///
/// A new key for a person and purpose is made when none of those in the file opens for who writes: sealing
/// needs no secret. Keys that a rolled back transaction took with it are not used again.
/// Of one connection, and of one thread at a time as that is.
class KeyVault final : public Vault {
public:
    /// The database outlives the last call of this, not necessarily this.
    KeyVault(Database& database, std::shared_ptr<const KeyRing> ring);
    KeyVault(const KeyVault&) = delete;
    KeyVault& operator=(const KeyVault&) = delete;
    ~KeyVault() override;

    /// Forgets everything that was open before.
    void use(std::shared_ptr<const KeyRing> ring);
    [[nodiscard]] const std::shared_ptr<const KeyRing>& ring() const { return ring_; }

    [[nodiscard]] Result<Sealed> seal(const SealContext& context, std::string_view plain) override;
    [[nodiscard]] Result<std::string> open(const SealContext& context, const Sealed& sealed) const override;
    [[nodiscard]] std::optional<ChainKey> chain_key() const override;
    void add_person(const Uuid& person, bool candidate) override;
    void admit(const Uuid& person) override;
    [[nodiscard]] bool readable(const Uuid& person, Purpose purpose) const override;
    void destroy_keys(const Uuid& person) override;

    /// What others left to whoever has the secrets that are open now: keys of pairs no longer in use, keys
    /// that were sealed to a public half alone, of accounts that can't read about themselves yet, of
    /// candidates who became staff. In the caller's transaction; nothing is written where there is nothing.
    void tidy();
    /// Hands the keys about a person to their account, as far as they are open now.
    void hand_to_account(const Uuid& person, const PublicKey& half);

private:
    using Use = std::pair<Uuid, Purpose>;

    [[nodiscard]] const KeyBytes* opened(std::int64_t number) const;
    [[nodiscard]] const KeyBytes* usable(std::int64_t number) const; ///< to seal with
    [[nodiscard]] std::optional<KeyBytes> unwrapped(std::int64_t number) const;
    [[nodiscard]] bool exists(std::int64_t number) const;
    [[nodiscard]] bool candidate(const Uuid& person) const;
    [[nodiscard]] std::int64_t key_for(const Uuid& person, Purpose purpose);
    [[nodiscard]] std::int64_t make_key(const Uuid& person, Purpose purpose, const Pair& pair);
    void add_wrap(std::int64_t number, const Pair& pair, KeyView key);
    void add_own_wrap(std::int64_t number, const Uuid& person, KeyView key);
    [[nodiscard]] std::vector<std::int64_t> keys_of(const Uuid& person, bool own) const;
    void hand_to_leads(const Uuid& person);
    void seal_boxed_anew();
    void forget() const;

    Database& database_;
    std::shared_ptr<const KeyRing> ring_;
    mutable std::unordered_map<std::int64_t, KeyBytes> open_; ///< by number
    mutable std::unordered_map<std::int64_t, KeyBytes> made_; ///< here, for others: to seal with, not to open
    mutable std::map<Use, std::int64_t> used_;                ///< what is sealed with now
    mutable std::unordered_map<Uuid, bool> candidates_;
};

} // namespace mq::store
