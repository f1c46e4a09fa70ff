#pragma once

#include "base/ids.h"
#include "ui/screens/context.h"

#include <array>
#include <cstdint>
#include <vector>

namespace mq::ui {

/// Which moment of which attempt is on the screen: what has been picked belongs to it and goes with it.
struct PlayMoment {
    Uuid attempt;
    int decisions = -1;
    friend bool operator==(const PlayMoment&, const PlayMoment&) = default;
};

/// Tops of the transcript's lines, measured once for each model and width.
struct PlayLines {
    std::vector<float> tops; ///< screen pixels from the start; one more than there are lines
    app::Revision revision = 0;
    float width = -1;
    float scale = 0;
};

/// What the role-play screen keeps between frames; nothing of it is worth saving.
struct PlayUi {
    PlayMoment moment;
    int selected = -1;               ///< cursor, place in Play::choices; −1: none yet
    std::array<bool, 256> ticked{};  ///< several: by place in Play::choices
    std::vector<std::uint8_t> order; ///< order: places in Play::choices, first to last
    bool focus_row = false;          ///< the keyboard's focus follows the cursor in this frame
    bool show_row = false;           ///< the cursor was moved by a key: its row is to be seen
    Rect row;                        ///< where that row is, screen pixels

    int dragged = -1; ///< order: what the mouse has taken up, −1: nothing
    float grip = 0;   ///< from the top of that row to the mouse, screen pixels

    double shown_at = 0;  ///< ScreenContext::now when the moment came up
    double paused_at = 0; ///< when the pause began
    double resting = 0;   ///< seconds of this moment that were paused
    bool paused = false;

    bool leaving = false;   ///< the question before leaving is open
    bool card_open = false; ///< narrow windows: the customer's card lies over the conversation
    int looking_back = -1;  ///< line of the transcript at the top of the view; −1: the newest
    int scroll_due = 0;     ///< frames in which the transcript still has to be scrolled there
    std::size_t lines_seen = 0;
    int frame = -2; ///< ImGui's frame in which the screen was last drawn
    PlayLines lines;
};

/// Role-play (02). `area` is the page beside the rail.
void draw_play(const ScreenContext& context, PlayUi& ui, const Rect& area);

} // namespace mq::ui
