#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

struct SessionUi {
    float form_height = 1e6F; ///< of the frame before, screen pixels
    bool leaving = false;     ///< the question before the PC is handed back
};

/// What a candidate sees between the scenes of their session: which there are, what to know, the next one.
void draw_session(const ScreenContext& context, SessionUi& ui, const Rect& area);

/// The strip over everything while a session runs: whose it is, how far, and the way back for HR. Cut it off
/// the top of the window; draw the question it asks with draw_session_question, last in the frame.
[[nodiscard]] float session_bar_height();
void draw_session_bar(const ScreenContext& context, SessionUi& ui, const Rect& bar);
void draw_session_question(const ScreenContext& context, SessionUi& ui);

} // namespace mq::ui
