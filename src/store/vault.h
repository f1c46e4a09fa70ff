#pragma once

#include "base/error.h"
#include "base/ids.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mq::store {

/// Who must be able to read a text; decides which data key wraps the person's key (product.md 6).
enum class Purpose : std::uint8_t {
    profile,   ///< who somebody is
    evidence,  ///< attempts, typed texts: leads and the person
    interview, ///< notes, single ratings: HR
    common,    ///< nobody's: teams, targets, assignments; every account
    rights,    ///< consents, requests, who looked at what: HR and the person
    group,     ///< groups for impact ratios, stored apart: HR
};

/// Bytes as they lie in the file.
struct Sealed {
    std::string bytes;
    std::int64_t key = 0; ///< id of the key they are sealed with; 0: plain
};

/// What is sealed, and where it lies: a sealed text can't be moved to another row unnoticed.
struct SealContext {
    Uuid person; ///< whose key; nil: nobody's
    Purpose purpose = Purpose::evidence;
    Uuid row; ///< id of the row it lies in
};

/// A name to seal under for a row that has no id, made of its key, so that its text can't pass for another's.
/// A UUID of version 8, whose bits are the maker's own.
[[nodiscard]] Uuid row_name(const std::string& key);

/// What the rows of the journal are chained with.
using ChainKey = std::array<std::uint8_t, 32>;

/// The one seam through which texts about people go into the file and out of it.
/// Deleting a person destroys their keys: the sealed bytes stay, and say nothing any more.
class Vault {
public:
    virtual ~Vault() = default;
    [[nodiscard]] virtual Result<Sealed> seal(const SealContext& context, std::string_view plain) = 0;
    /// ErrorKind::not_found when the key was destroyed (the text is deleted for good), refused while the
    /// vault is locked, damaged when the bytes are not what was sealed.
    [[nodiscard]] virtual Result<std::string> open(const SealContext& context,
                                                   const Sealed& sealed) const = 0;
    /// The journal's checksums are keyed with it; nothing while the common key is not open. Where nothing is
    /// sealed: a key known to everybody, which tells rot but not tampering.
    [[nodiscard]] virtual std::optional<ChainKey> chain_key() const;
    /// Before anything of a new person is sealed: whose keys theirs are sealed to.
    virtual void add_person(const Uuid& person, bool candidate);
    /// A candidate became staff: leads may read what they could not before.
    virtual void admit(const Uuid& person);
    /// Whether texts of that person and purpose open now, for rows that hold none: an attempt that isn't
    /// finished is nobody else's business either.
    [[nodiscard]] virtual bool readable(const Uuid& person, Purpose purpose) const;
    /// For good: what is sealed for that person gives not_found from now on. In the caller's transaction.
    virtual void destroy_keys(const Uuid& person);
};

/// The text, for lists: nothing where its key was destroyed or isn't open to the account at work. Throws
/// Trouble for every other error.
[[nodiscard]] std::optional<std::string> opened_text(const Vault& vault, const SealContext& context,
                                                     const Sealed& sealed);

/// Seals nothing: puts the format's tag before the text, so that plain and sealed bytes are never mistaken.
class PlainVault final : public Vault {
public:
    [[nodiscard]] Result<Sealed> seal(const SealContext& context, std::string_view plain) override;
    [[nodiscard]] Result<std::string> open(const SealContext& context, const Sealed& sealed) const override;
};

} // namespace mq::store
