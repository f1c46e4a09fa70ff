#pragma once

#include "base/ids.h"

#include <string_view>

namespace mq::report {

/// UUID version 5 (RFC 9562, 5.5): the same name in the same namespace always has the same id.
[[nodiscard]] Uuid uuid5(const Uuid& space, std::string_view name);

} // namespace mq::report
