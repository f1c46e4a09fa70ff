#pragma once

#include "ui/icons.h"
#include "ui/screens/context.h"

#include <span>

namespace mq::ui {

/// A page that the rail leads to.
struct Destination {
    app::Page page;
    Icon icon;
    const char* text_key;
    const char* name; ///< of the widget
};

/// Those that the person's role uses, in the order of the rail and of Ctrl 1..7.
[[nodiscard]] std::span<const Destination> destinations(const app::Model& model);

[[nodiscard]] float rail_width(bool collapsed);
/// What was pressed beside the pages.
struct RailAnswer {
    bool palette = false;
    bool shortcuts = false;
    bool lock = false;
};
RailAnswer draw_rail(const ScreenContext& context, const Rect& area, bool collapsed);

} // namespace mq::ui
