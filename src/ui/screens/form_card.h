#pragma once

#include "ui/layout.h"

#include <optional>

namespace mq::ui {

/// A card in the middle of the window: a form that scrolls where the window is too low for it, over a strip
/// of buttons that always stays. Draw the form in inside(), then finish() with its bottom, then the buttons
/// in what that gave.
class FormCard {
public:
    /// `width` in screen pixels. `form_height`: kept by the caller between frames, 1e6 at first.
    FormCard(const char* name, const Rect& area, float width, float& form_height);
    [[nodiscard]] Rect inside() const { return inside_; }
    [[nodiscard]] Rect finish(float bottom);

private:
    float& form_height_;
    Rect strip_, inside_;
    std::optional<ScrollArea> scroll_;
};

} // namespace mq::ui
