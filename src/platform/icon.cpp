#include "platform/icon.h"

#include <algorithm>
#include <cmath>

namespace mq::platform {

namespace {

// How far (x, y) is inside the rectangle with rounded corners: negative outside. All in parts of the icon's
// side.
float inside(float x, float y, float left, float top, float right, float bottom, float radius) {
    const float dx = std::max({left + radius - x, x - (right - radius), 0.0F});
    const float dy = std::max({top + radius - y, y - (bottom - radius), 0.0F});
    return radius - std::hypot(dx, dy);
}

// The white gift on it: a lid, a box, and the bow; the ribbon is left out of lid and box.
float gift(float x, float y) {
    const float lid = inside(x, y, 0.22F, 0.36F, 0.78F, 0.50F, 0.03F);
    const float box = inside(x, y, 0.27F, 0.53F, 0.73F, 0.79F, 0.03F);
    const float ribbon = 0.03F - std::abs(x - 0.5F);
    const float bow = 0.035F - std::abs(std::hypot(std::abs(x - 0.5F) - 0.085F, y - 0.275F) - 0.075F);
    return std::max(std::min(std::max(lid, box), -ribbon), bow);
}

std::uint8_t blend(float below, float above, float share) {
    return static_cast<std::uint8_t>(std::lround(below + (above - below) * share));
}

} // namespace

std::vector<std::uint8_t> gift_icon(int side) {
    const auto size = static_cast<float>(side);
    std::vector<std::uint8_t> pixels;
    pixels.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 4);
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            const float x = (static_cast<float>(column) + 0.5F) / size;
            const float y = (static_cast<float>(row) + 0.5F) / size;
            // Half a pixel on either side of an edge is its soft border.
            const float tile = std::clamp(inside(x, y, 0, 0, 1, 1, 0.22F) * size + 0.5F, 0.0F, 1.0F);
            const float mark = std::clamp(gift(x, y) * size + 0.5F, 0.0F, 1.0F);
            pixels.push_back(blend(217, 255, mark)); // coral #D9583B under white
            pixels.push_back(blend(88, 255, mark));
            pixels.push_back(blend(59, 255, mark));
            pixels.push_back(blend(0, 255, tile));
        }
    }
    return pixels;
}

} // namespace mq::platform
