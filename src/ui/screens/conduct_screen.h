#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct ConductUi {};

void draw_conduct(const ScreenContext& context, ConductUi& ui, const Rect& area);

} // namespace mq::ui
