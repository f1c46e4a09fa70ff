#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

struct RecoveryUi {
    bool kept = false;    ///< “I have put it elsewhere” is ticked
    bool showing = false; ///< it was there in the frame before
};

/// Over everything while Model::recovery is there: the code in large groups, print, and a box to tick before
/// it can be closed. Esc doesn't close it, as the code is shown only this once.
void draw_recovery_code(const ScreenContext& context, RecoveryUi& ui);

} // namespace mq::ui
