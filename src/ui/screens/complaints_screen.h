#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct ComplaintsUi {};

void draw_complaints(const ScreenContext& context, ComplaintsUi& ui, const Rect& area);

} // namespace mq::ui
