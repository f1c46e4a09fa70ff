#pragma once

#include "ui/screens/context.h"

#include <string>

namespace mq::ui {

/// What is not worth saving.
struct CareUi {
    app::Revision revision = 0;
    std::string path;         ///< of a file of one's own
    bool own_file = false;    ///< that one was looked at last
    bool restoring = false;   ///< the preview is shown
    bool shown = false;       ///< it was, in the frame before
    std::string accepted;     ///< the backup that is being put in place: its preview stays away
    float form_height = 1e6F; ///< of the preview
};

/// Backups, check and restore.
void draw_care(const ScreenContext& context, CareUi& ui, const Rect& area);

} // namespace mq::ui
