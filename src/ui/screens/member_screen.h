#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct MemberUi {};

void draw_member(const ScreenContext& context, MemberUi& ui, const Rect& area);

} // namespace mq::ui
