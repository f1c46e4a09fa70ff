#pragma once

#include "app/commands.h"
#include "app/model.h"
#include "ui/layout.h"

namespace mq::ui {

/// What a screen is handed in a frame: it reads the model, draws, and pushes what the person asked for.
/// Commands are run after the frame has been shown; nothing changes under a half-drawn screen.
struct ScreenContext {
    const app::Model& model;
    app::Commands& out;
    double now = 0; ///< seconds, from a clock that only goes forward
};

// Each screen lives in screens/<name>_screen.h/.cpp:
//   struct <Name>Ui        what is not worth saving: open tab, buffers, selection
//   void draw_<name>(const ScreenContext&, <Name>Ui&, const Rect& area);
// `area` is the page beside the rail (the whole window for first_run and address). The shell owns the
// <Name>Ui values.

} // namespace mq::ui
