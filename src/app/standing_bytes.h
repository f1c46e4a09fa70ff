#pragma once

#include "base/error.h"
#include "domain/scoring_standing.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// A standing as it is kept: compact JSON in one fixed order, so that the same evidence, day and parameters
/// give the same bytes.
///
/// Every real number is rounded to nine decimals. Sums of a few hundred terms, added up in another order or
/// by another compiler's mathematics, differ around the fifteenth digit; nine decimals are far above that and
/// far below anything a screen shows. On one machine the same program gives the same bytes at every level of
/// optimisation (no fast-math; baseline x86-64 has no fused operations). Elsewhere a figure can lie so close
/// to the edge of two roundings that its last decimal differs: see Agreement::last_decimal.
namespace mq::app {

[[nodiscard]] std::string standing_bytes(const domain::Standing& standing,
                                         const domain::Competency& competency);

/// Reads them back; real numbers then differ by up to 5e-10 from what was written. `records`: number of
/// records the standing was worked out from. `damaged` where the bytes are no standing of this competency and
/// those records.
[[nodiscard]] Result<domain::Standing> standing_from(std::string_view bytes,
                                                     const domain::Competency& competency,
                                                     std::size_t records);

enum class Agreement : std::uint8_t {
    same,         ///< byte for byte
    last_decimal, ///< only real numbers differ, each by at most one in the ninth decimal
    different,
};
[[nodiscard]] Agreement agreement_of(std::string_view kept, std::string_view again);

} // namespace mq::app
