#pragma once

#include "ui/screens/context.h"
#include "ui/screens/lead_ui.h"

namespace mq::ui {

/// What is not worth saving.
struct TeamUi {};

void draw_team(const ScreenContext& context, TeamUi& ui, LeadUi& lead, const Rect& area);

} // namespace mq::ui
