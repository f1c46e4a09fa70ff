#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

/// What is not worth saving.
struct PeopleUi {};

void draw_people(const ScreenContext& context, PeopleUi& ui, const Rect& area);

} // namespace mq::ui
