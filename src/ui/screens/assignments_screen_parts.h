#pragma once

// The parts of the page of assignments. Only assignments_screen*.cpp include this.

#include "ui/i18n.h"
#include "ui/screens/assignments_screen.h"
#include "ui/screens/lead_parts.h"
#include "ui/widgets.h"

namespace mq::ui::assignments {

struct Stage {
    const ScreenContext& context;
    const app::Assignments& model;
    AssignmentsUi& ui;
    [[nodiscard]] bool writes() const { return !context.model.read_only; }
};

/// Opens an empty form, or one filled in as the model says.
void begin(const Stage& stage, bool as_asked);
void form(const Stage& stage, const Rect& area);
/// Gives the bottom of what it drew.
float rows(const Stage& stage, const Rect& at);

// ---- parts of the form
void find_matches(const Stage& stage);
float to_whom(const Stage& stage, const Rect& at);
float which_scenes(const Stage& stage, const Rect& at);

} // namespace mq::ui::assignments
