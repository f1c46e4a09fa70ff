#pragma once

#include "base/error.h"
#include "base/ids.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mq::store {

/// Who must be able to read a text; decides which data key wraps the person's key (product.md 6).
enum class Purpose {
    profile,   ///< who somebody is
    evidence,  ///< attempts, typed texts: leads and the person
    interview, ///< notes, single ratings, consents: HR
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
};

/// Seals nothing: puts the format's tag before the text, so that plain and sealed bytes are never mistaken.
class PlainVault final : public Vault {
public:
    [[nodiscard]] Result<Sealed> seal(const SealContext& context, std::string_view plain) override;
    [[nodiscard]] Result<std::string> open(const SealContext& context, const Sealed& sealed) const override;
};

} // namespace mq::store
