#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct CareUi {
    app::Revision revision = 0;
};

/// Backups, check and restore.
void draw_care(const ScreenContext& context, CareUi& ui, const Rect& area);

} // namespace mq::ui
