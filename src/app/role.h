#pragma once

#include <cstdint>

namespace mq::app {

/// What somebody uses the program for; decides what they may see (access.h).
enum class Role : std::uint8_t { trainee, hr, lead, admin };

} // namespace mq::app
