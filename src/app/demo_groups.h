#pragma once

#include "app/demo_firm.h"
#include "app/kept_standing.h"

#include <filesystem>
#include <functional>

namespace mq::app {

/// How every team of a made-up firm, and the whole of it, stood at the ends of the months that pictures of a
/// group go back to. Reads the file through connections of its own; `progress` hears the share done, false
/// stops it (`refused`).
[[nodiscard]] Result<std::vector<store::GroupRow>> demo_groups(
    const std::filesystem::path& file, const Firm& firm, Day today, const Parameters& parameters,
    const std::function<bool(double share)>& progress);

} // namespace mq::app
