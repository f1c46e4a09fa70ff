#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mq::platform {

/// A rectangle of the desktop, in its pixels.
struct Area {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    friend bool operator==(const Area&, const Area&) = default;
};

/// Where the window stood when it was last closed. `area` is the size it has when it is not maximized.
struct WindowPlace {
    Area area;
    bool maximized = false;
    friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

/// One line for the settings: `120,80,1440,900` and `,max`.
[[nodiscard]] std::string to_text(const WindowPlace& place);
[[nodiscard]] std::optional<WindowPlace> parse_place(std::string_view text);

struct Placement {
    Area area;
    int min_width = 0;
    int min_height = 0;
    bool maximized = false;
};

/// Where a window goes on these screens (their work areas, the main one first): where it was if that is still
/// on a screen, else centred. Sizes follow the scale, but neither the window nor its minimum outgrows a
/// screen: 1366 × 768 at 150 % is less than our minimum asks for, and must work.
[[nodiscard]] Placement place_window(const std::vector<Area>& work_areas, float scale,
                                     const std::optional<WindowPlace>& saved);

} // namespace mq::platform
