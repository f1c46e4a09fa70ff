#pragma once

// What the source files of the observation sheet share.

#include "ui/i18n.h"
#include "ui/screens/observation_screen.h"
#include "ui/screens/rating_parts.h"
#include "ui/widgets.h"

namespace mq::ui::observation {

struct Stage {
    const ScreenContext& context;
    ObservationUi& ui;
    const app::ObservationForm& form;
    bool locked = false; ///< the data are read only

    [[nodiscard]] app::ObservationEntry& entry() const { return ui.entry; }
};

// ---- parts of the sheet; a float is the bottom of what was drawn
float circumstances(const Stage& stage, const Rect& at);
float seen(const Stage& stage, const Rect& at);
float measures(const Stage& stage, const Rect& at);
float facets(const Stage& stage, const Rect& at);
float words(const Stage& stage, const Rect& at);

} // namespace mq::ui::observation
