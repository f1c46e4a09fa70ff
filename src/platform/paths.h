#pragma once

#include <filesystem>

#include "base/error.h"

namespace mq::platform {

/// The folder with competencies, texts, scenarios, questions and fonts. The first that exists of:
/// $MONQUA_SHARE, share/monqua beside the program (a build folder), ../share/monqua (an installed program).
[[nodiscard]] Result<std::filesystem::path> share_folder();

/// The person's own data: $XDG_DATA_HOME/monqua, else ~/.local/share/monqua. It is not made here.
[[nodiscard]] Result<std::filesystem::path> data_folder();

/// Remembers choices of this PC, such as a data folder: $XDG_CONFIG_HOME/monqua/config.json, else below
/// ~/.config. Empty where the system doesn't tell.
[[nodiscard]] std::filesystem::path config_file();

/// Full path of the running program; empty where the system doesn't tell.
[[nodiscard]] std::filesystem::path program_path();

} // namespace mq::platform
