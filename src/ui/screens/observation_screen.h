#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct ObservationUi {};

void draw_observation(const ScreenContext& context, ObservationUi& ui, const Rect& area);

} // namespace mq::ui
