#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct TeamUi {};

void draw_team(const ScreenContext& context, TeamUi& ui, const Rect& area);

} // namespace mq::ui
