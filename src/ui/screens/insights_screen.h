#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct InsightsUi {};

void draw_insights(const ScreenContext& context, InsightsUi& ui, const Rect& area);

} // namespace mq::ui
