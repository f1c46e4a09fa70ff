#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// Over everything while Model::recovery is there: the code in large groups, print, and “I have kept it”.
void draw_recovery_code(const ScreenContext& context);

} // namespace mq::ui
