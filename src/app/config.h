#pragma once

#include "base/error.h"

#include <filesystem>
#include <optional>

namespace mq::app {

/// The data folder that the config file remembers; nothing when there is none or it can't be read.
[[nodiscard]] std::optional<std::filesystem::path> configured_data_dir(
    const std::filesystem::path& config_file);

/// Remembers it (written beside and renamed into place). An empty path remembers nothing.
[[nodiscard]] Status remember_data_dir(const std::filesystem::path& config_file,
                                       const std::filesystem::path& data_dir);

} // namespace mq::app
