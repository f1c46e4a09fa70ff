#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct LawUi {
    app::Revision revision = 0;
};

/// Requests, what falls due, who looked at what, impact ratios, and the law in plain words; for HR.
void draw_law(const ScreenContext& context, LawUi& ui, const Rect& area);

} // namespace mq::ui
