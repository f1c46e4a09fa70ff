#pragma once

#include "ui/layout.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/overlay.h"

#include <optional>

namespace mq::ui {

/// A modal that is as high as what is drawn in it and scrolls where the window is too low for that, over a
/// strip of buttons that always stays. `if (FormDialog d(…); d) { draw in d.inside(); row = d.finish(bottom)
/// }`.
class FormDialog {
public:
    /// `width` in screen pixels. `form_height`: kept by the caller between frames, 1e6 at first.
    FormDialog(const char* name, bool& open, float width, float& form_height);
    explicit operator bool() const { return static_cast<bool>(dialog_); }
    [[nodiscard]] Rect inside() const { return inside_; }
    /// Where the buttons go, 36 px high.
    [[nodiscard]] Rect finish(float bottom);
    void close() { dialog_.close(); }

private:
    float& form_height_;
    Dialog dialog_;
    Rect strip_, inside_;
    std::optional<ScrollArea> scroll_;
};

/// Safe button left of the main one, both at the right: `name.safe`, `name.other`. What is left of the row
/// says why the main one is disabled. A main one without a text isn't there.
enum class TwoAnswer : unsigned char { none, safe, main };
[[nodiscard]] TwoAnswer two_answers(const char* name, Rect row, const Button& safe, const Button& main);

} // namespace mq::ui
