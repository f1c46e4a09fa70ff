#pragma once

#include "base/error.h"

#include <cstddef>
#include <functional>

namespace mq::app {

/// Does one item, by its number from 0.
using Work = std::function<Status(std::size_t item)>;

/// Divides `count` items among `threads` threads (0: as many as the machine runs at once). `worker` is called
/// once on each thread and makes what it works with. Returns when all threads have ended: well, with the
/// first error, or `refused` because `progress` wanted to stop; then every thread still finishes the item it
/// is at. `progress` hears the share done (0..1, rising), some thirty times a second and at the end, on the
/// calling thread.
[[nodiscard]] Status share_out(std::size_t count, unsigned threads, const std::function<Work()>& worker,
                               const std::function<bool(double share)>& progress = {});

} // namespace mq::app
