#pragma once

#include "base/error.h"

#include <filesystem>
#include <string_view>

namespace mq::report {

/// Writes `bytes` to `path` so that there is either the whole new file or what was there before: through a
/// file beside it that is synced and then renamed. Only its owner may read it: it is about a person. Errors:
/// not_found (no such folder), io (full disk, no permission, a folder of that name).
[[nodiscard]] Status write_whole_file(const std::filesystem::path& path, std::string_view bytes);

} // namespace mq::report
