#include "platform/screenshot.h"

#include <glad/gl.h>
#include <png.h>

#include <algorithm>
#include <cstddef>

namespace mq::platform {

Image read_back_buffer(int width, int height) {
    const std::size_t row = static_cast<std::size_t>(width) * 3;
    Image image{width, height, std::vector<std::uint8_t>(row * static_cast<std::size_t>(height))};
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadBuffer(GL_BACK);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, image.pixels.data());
    // OpenGL's first row is the lowest.
    auto begin = image.pixels.begin();
    for (int top = 0, bottom = height - 1; top < bottom; ++top, --bottom) {
        const auto upper = begin + top * static_cast<std::ptrdiff_t>(row);
        const auto lower = begin + bottom * static_cast<std::ptrdiff_t>(row);
        std::swap_ranges(upper, upper + static_cast<std::ptrdiff_t>(row), lower);
    }
    return image;
}

Status write_png(const std::filesystem::path& path, const Image& image) {
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    png.width = static_cast<png_uint_32>(image.width);
    png.height = static_cast<png_uint_32>(image.height);
    png.format = PNG_FORMAT_RGB;
    if (png_image_write_to_file(&png, path.c_str(), 0, image.pixels.data(), 0, nullptr) == 0) {
        return fail(ErrorKind::io, "Không lưu được ảnh màn hình.", path.string() + ": " + png.message);
    }
    return {};
}

} // namespace mq::platform
