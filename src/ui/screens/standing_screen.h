#pragma once

#include "ui/screens/context.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace mq::ui {

/// What is worked out from the model once for each revision and view, and then only drawn.
struct StandingCache {
    app::Revision revision = 0;
    int view = -1;
    std::vector<std::size_t> lines; ///< into app::StandingPage::lines: those that say something of the view
};

/// What the page keeps between frames; nothing of it is worth saving.
struct StandingUi {
    int view = 0; ///< into app::StandingPage::views
    StandingCache cache;
    float scroll = 0;      ///< screen pixels, of the last frame
    float above = 0;       ///< height of what stands above the lines, of the last frame
    float width = 0;       ///< of the cards, of the last frame
    bool in_lines = false; ///< what was asked last was asked of a line
    float line_bottom = 0; ///< of that line, where it was on the screen; 0: it has been seen to
};

/// Why the level is what it is: the figures, the rules, every line of evidence, and what would be without
/// some of them.
void draw_standing(const ScreenContext& context, StandingUi& ui, const Rect& area);

} // namespace mq::ui
