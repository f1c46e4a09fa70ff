#pragma once

#include "ui/screens/context.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mq::ui {

/// What is not worth saving: the ratings of the benchmark answer that is shown.
struct CalibrationUi {
    app::Revision revision = 0;
    std::string task; ///< id of the one whose cells these are
    std::vector<app::AnswerForm::Cell> cells;
    std::uint32_t open = 0; ///< a bit for each facet whose anchors are shown
    bool summary = false;   ///< instead of an answer
    bool to_top = false;
};

/// Rating benchmark answers to see how close one is to the reference, and what that says about one's ratings.
void draw_calibration(const ScreenContext& context, CalibrationUi& ui, const Rect& area);

} // namespace mq::ui
