#pragma once

#include "ui/screens/context.h"

#include <cstdint>
#include <optional>

namespace mq::ui {

/// A page that couldn't be opened: what happened and what to do stands in place of the page it was asked for
/// on, which is there again as it was afterwards. Where that page says it itself, beside what was pressed, it
/// isn't said here.
class FailedOpening {
public:
    /// True where it was drawn; else the page is to be drawn.
    bool draw(const ScreenContext& context, const Rect& area);
    /// After everything was drawn: which page was asked for, and what came of the one before.
    void note(const ScreenContext& context);

private:
    [[nodiscard]] const app::Notice* refusal_of_asked(const ScreenContext& context) const;
    std::optional<app::Command> asked_; ///< the last that opens a page
    std::uint64_t notice_ = 0;          ///< what is shown; 0: nothing
    bool again_ = false;                ///< it was asked for once more, and isn't answered yet
};

} // namespace mq::ui
