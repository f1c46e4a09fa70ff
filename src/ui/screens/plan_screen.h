#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct PlanUi {};

void draw_plan(const ScreenContext& context, PlanUi& ui, const Rect& area);

} // namespace mq::ui
