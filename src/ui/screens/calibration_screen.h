#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct CalibrationUi {};

void draw_calibration(const ScreenContext& context, CalibrationUi& ui, const Rect& area);

} // namespace mq::ui
