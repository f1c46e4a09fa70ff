#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct ConsensusUi {};

void draw_consensus(const ScreenContext& context, ConsensusUi& ui, const Rect& area);

} // namespace mq::ui
