#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct InterviewsUi {};

void draw_interviews(const ScreenContext& context, InterviewsUi& ui, const Rect& area);

} // namespace mq::ui
