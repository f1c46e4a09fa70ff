#pragma once

#include "ui/screens/context.h"
#include "ui/screens/lead_ui.h"

namespace mq::ui {

/// What is not worth saving.
struct MemberUi {};

void draw_member(const ScreenContext& context, MemberUi& ui, LeadUi& lead, const Rect& area);

} // namespace mq::ui
