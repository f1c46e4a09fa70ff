#pragma once

#include "base/ids.h"
#include "domain/acts.h"
#include "ui/charts.h"
#include "ui/draft_keeper.h"
#include "ui/screens/context.h"

#include <string>
#include <vector>

namespace mq::ui {

/// What the debrief keeps between frames; only the text of the reflection is worth anything, and it is kept
/// as a draft.
struct DebriefUi {
    Uuid attempt;               ///< that the rest belongs to
    int selected = -1;          ///< the decision that is open, 0-based; −1: all are shut
    bool show_selected = false; ///< scroll it into view
    bool to_top = false;        ///< another attempt: begin at the top of the page
    std::string reflection;     ///< being typed
    DraftKeeper keeper;         ///< of the reflection
    std::string draft_field;    ///< under which it is kept
    bool asked = false;         ///< the box of the reflection has been given the focus
    bool transcript_open = false;
    int correcting = -1;           ///< the decision whose reading a lead is correcting, 0-based; −1: none
    bool show_correcting = false;  ///< scroll the acts to choose from into view
    Rect correcting_at;            ///< where they are; screen pixels
    domain::ActSet corrected;      ///< as chosen so far
    double copied_at = -1e9;       ///< ScreenContext::now when the text was put on the clipboard
    std::vector<MoodPoint> points; ///< of the curve, for `points_of`
    std::vector<std::string> headlines; ///< what was said, on one line, for `points_of`
    app::Revision points_of = 0;
};

/// Whether a reflection is being typed of which the store lacks something.
[[nodiscard]] bool has_unsaved_text(const app::Model& model, const DebriefUi& ui);
/// Keeps the reflection as a draft: within a second while it is typed, at once where the page was left or
/// `leaving`. Once a frame, on whatever page.
void keep_draft(const ScreenContext& context, DebriefUi& ui, bool leaving = false);

/// Looking back on an attempt (03). `area` is the page beside the rail.
void draw_debrief(const ScreenContext& context, DebriefUi& ui, const Rect& area);

} // namespace mq::ui
