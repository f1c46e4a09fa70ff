#pragma once

#include "store/database.h"
#include "store/long_work.h"

#include <functional>
#include <string>

namespace mq::store {

/// Seals for comparison: the digest of a text in the text's place, so that nothing of it lies in a temporary
/// file.
class DigestVault final : public Vault {
public:
    [[nodiscard]] Result<Sealed> seal(const SealContext& context, std::string_view plain) override;
    [[nodiscard]] Result<std::string> open(const SealContext& context, const Sealed& sealed) const override;
};

struct Difference {
    const char* table;
    std::int64_t rows = 0; ///< that are missing, too many, or not as the journal says
    std::string first;     ///< which row came first
};

/// Compares the derived tables of `kept`, read with `vault`, to those of `derived`, sealed with a
/// DigestVault. One entry for each table that differs. `tick` is called now and then.
[[nodiscard]] std::vector<Difference> compare_projections(Database& kept, const Vault& vault,
                                                          Database& derived,
                                                          const std::function<void()>& tick);

} // namespace mq::store
