#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct BankUi {};

void draw_bank(const ScreenContext& context, BankUi& ui, const Rect& area);

} // namespace mq::ui
