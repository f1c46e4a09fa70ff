#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/error.h"

namespace mq::platform {

/// RGB, top row first, no padding.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

/// What has been drawn into the back buffer of the current OpenGL context; before the swap, after which that
/// buffer holds nothing in particular.
[[nodiscard]] Image read_back_buffer(int width, int height);

[[nodiscard]] Status write_png(const std::filesystem::path& path, const Image& image);

} // namespace mq::platform
