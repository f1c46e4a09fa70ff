#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// Where the data can't be opened and there is a good backup: what it is, what it lacks, and the button that
/// puts it in place after a question. Leaves the room above it in `area`; nothing is drawn where there is
/// none.
struct FatalBackupUi {
    bool asking = false;
};
void draw_fatal_backup(const ScreenContext& context, FatalBackupUi& ui, Rect& area);

} // namespace mq::ui
