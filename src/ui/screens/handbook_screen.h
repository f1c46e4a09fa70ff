#pragma once

#include "ui/screens/context.h"

#include <optional>

namespace mq::ui {

enum class HandbookPart { process, principles, pitfalls, wording, gifts };

struct HandbookUi {
    HandbookPart part = HandbookPart::process;
    std::optional<app::HandbookRef> wanted; ///< the entry that is marked: what it was opened for
    bool show_wanted = false;               ///< scroll it into view
    app::Revision wanted_of = 0;            ///< of the handbook that asked for it
};

/// What the competency says one should do and avoid, wording that helps, and the gifts that were kept.
/// Opened for an entry (Handbook::asked), it begins there.
void draw_handbook(const ScreenContext& context, HandbookUi& ui, const Rect& area);

} // namespace mq::ui
