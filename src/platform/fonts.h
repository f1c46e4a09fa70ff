#pragma once

#include <filesystem>
#include <vector>

#include "base/error.h"
#include "platform/mapped_file.h"
#include "ui/fonts.h"

namespace mq::platform {

/// The fonts of the current ImGui context, and the files they are read from while it lives.
struct LoadedFonts {
    ui::Fonts fonts;
    std::vector<MappedFile> files;
};

/// Loads what `folder`/fonts.manifest names. Glyphs are drawn when first needed, at any size, so this is
/// quick.
[[nodiscard]] Result<LoadedFonts> load_fonts(const std::filesystem::path& folder);

} // namespace mq::platform
