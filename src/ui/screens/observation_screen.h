#pragma once

#include "base/ids.h"
#include "ui/screens/context.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace mq::ui {

/// What the sheet keeps between frames: what is being written, which the store gets as drafts.
struct ObservationUi {
    Uuid person;
    app::Revision revision = 0;
    app::ObservationEntry entry;
    app::ObservationEntry kept;           ///< as the store has it
    double next_draft = 0;                ///< not before; as ScreenContext::now
    std::uint32_t open = 0;               ///< a bit for each facet whose anchors are shown
    bool to_top = false;                  ///< what lacks is to be seen
    std::vector<std::string_view> scenes; ///< titles, good for `revision`
};

/// Keeps the sheet as a draft: within a second while it is written, at once where the page was left or
/// `leaving`. Once a frame, on whatever page.
void keep_observation_draft(const ScreenContext& context, ObservationUi& ui, bool leaving = false);
/// Whether the store lacks something of the sheet.
[[nodiscard]] bool has_unsaved_observation(const app::Model& model, const ObservationUi& ui);

/// One sheet about real work or a live play: what happened, what was seen, the facets rated.
void draw_observation(const ScreenContext& context, ObservationUi& ui, const Rect& area);

} // namespace mq::ui
