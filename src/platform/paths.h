#pragma once

#include <filesystem>

#include "base/error.h"

namespace mq::platform {

/// The folder with competencies, texts, scenarios, questions and fonts. The first that exists of:
/// $MONQUA_SHARE, share/monqua beside the program (a build folder), ../share/monqua (an installed program).
[[nodiscard]] Result<std::filesystem::path> share_folder();

/// The person's own data: $XDG_DATA_HOME/monqua, else ~/.local/share/monqua. It is not made here.
[[nodiscard]] Result<std::filesystem::path> data_folder();

/// Full path of the running program; empty where the system doesn't tell.
[[nodiscard]] std::filesystem::path program_path();

} // namespace mq::platform
