#include "platform/placement.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace mq::platform {

namespace {

// design-system.md, section 4: drawn at 1440 × 900, works from 1120 × 720.
constexpr int usual_width = 1440;
constexpr int usual_height = 900;
constexpr int min_width = 1120;
constexpr int min_height = 720;

// So much of the title bar has to be on a screen for a person to get hold of the window.
constexpr int grip_width = 120;
constexpr int grip_height = 40;

int scaled(int length, float scale) {
    return static_cast<int>(std::lround(static_cast<float>(length) * scale));
}

bool can_be_grabbed(const Area& window, const Area& screen) {
    const int left = std::max(window.x, screen.x);
    const int right = std::min(window.x + window.width, screen.x + screen.width);
    return right - left >= grip_width && window.y >= screen.y &&
           window.y + grip_height <= screen.y + screen.height;
}

Area centred(const Area& screen, int width, int height) {
    return {screen.x + (screen.width - width) / 2, screen.y + (screen.height - height) / 2, width, height};
}

} // namespace

std::string to_text(const WindowPlace& place) {
    const Area& area = place.area;
    std::string text = std::to_string(area.x) + ',' + std::to_string(area.y) + ',' +
                       std::to_string(area.width) + ',' + std::to_string(area.height);
    return place.maximized ? text + ",max" : text;
}

std::optional<WindowPlace> parse_place(std::string_view text) {
    std::array<int, 4> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), numbers.at(i));
        if (error != std::errc{}) {
            return std::nullopt;
        }
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (i + 1 < numbers.size()) {
            if (!text.starts_with(',')) {
                return std::nullopt;
            }
            text.remove_prefix(1);
        }
    }
    const auto [x, y, width, height] = numbers;
    if (width <= 0 || height <= 0 || !(text.empty() || text == ",max")) {
        return std::nullopt;
    }
    return WindowPlace{{x, y, width, height}, text == ",max"};
}

Placement place_window(const std::vector<Area>& work_areas, float scale,
                       const std::optional<WindowPlace>& saved) {
    const Area nowhere{0, 0, scaled(usual_width, scale), scaled(usual_height, scale)};
    Area screen = work_areas.empty() ? nowhere : work_areas.front();
    bool keep = false;
    for (const Area& area : work_areas) {
        if (saved && !keep && can_be_grabbed(saved->area, area)) {
            screen = area;
            keep = true;
        }
    }
    Placement placement;
    placement.min_width = std::min(scaled(min_width, scale), screen.width);
    placement.min_height = std::min(scaled(min_height, scale), screen.height);

    const int wanted_width = keep ? saved->area.width : scaled(usual_width, scale);
    const int wanted_height = keep ? saved->area.height : scaled(usual_height, scale);
    const int width = std::clamp(wanted_width, placement.min_width, screen.width);
    const int height = std::clamp(wanted_height, placement.min_height, screen.height);
    placement.area =
        keep ? Area{saved->area.x, saved->area.y, width, height} : centred(screen, width, height);
    // A first window that would not fit takes the whole screen, as a person would have done next.
    placement.maximized =
        saved ? saved->maximized : wanted_width > screen.width || wanted_height > screen.height;
    return placement;
}

} // namespace mq::platform
