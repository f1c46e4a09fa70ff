#pragma once

#include "base/error.h"

#include <filesystem>

namespace mq::report {

/// TrueType files that a PDF carries with it. The first three hold every Vietnamese letter.
struct Fonts {
    std::filesystem::path regular;
    std::filesystem::path semibold;
    std::filesystem::path bold;
    std::filesystem::path signs; ///< for arrows, ticks and other signs the text fonts lack; may be empty
};

/// Reads `folder`/fonts.manifest, the folder of fonts that belongs to the program. An error when one is
/// missing.
[[nodiscard]] Result<Fonts> find_fonts(const std::filesystem::path& folder);

} // namespace mq::report
