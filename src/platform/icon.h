#pragma once

#include <cstdint>
#include <vector>

namespace mq::platform {

/// The gift mark of the window and the task bar: `side` × `side` RGBA pixels, top row first.
[[nodiscard]] std::vector<std::uint8_t> gift_icon(int side);

} // namespace mq::platform
