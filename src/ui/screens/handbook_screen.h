#pragma once

#include "ui/screens/context.h"

namespace mq::ui {

enum class HandbookPart { process, principles, pitfalls, gifts };

struct HandbookUi {
    HandbookPart part = HandbookPart::process;
};

/// What the competency says one should do and avoid, and the gifts that were kept.
void draw_handbook(const ScreenContext& context, HandbookUi& ui, const Rect& area);

} // namespace mq::ui
