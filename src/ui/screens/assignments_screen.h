#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct AssignmentsUi {};

void draw_assignments(const ScreenContext& context, AssignmentsUi& ui, const Rect& area);

} // namespace mq::ui
