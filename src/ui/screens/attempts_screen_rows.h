#pragma once

// Rows of the list of attempts. Only attempts_screen*.cpp include this.

#include "ui/screens/context.h"

namespace mq::ui::attempts_page {

struct AttemptRow {
    const app::AttemptLine& line;
    Rect at;
    int number = 0; ///< place in the list, for the widget's name
    bool first = false;
    bool last = false;
};

/// Screen pixels of every row.
[[nodiscard]] float row_height(bool wide);
void head_row(const Rect& at);
/// `attempts.row.N`: opens the debrief of a finished attempt, goes on with an open one; an abandoned one is
/// only read.
void attempt_row(const ScreenContext& context, const AttemptRow& row, bool wide);

} // namespace mq::ui::attempts_page
