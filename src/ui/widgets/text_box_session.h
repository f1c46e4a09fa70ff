#pragma once

// Inside of the text box: what its two source files share.

#include "ui/text_edit.h"
#include "ui/widgets/inputs.h"
#include "ui/widgets/state.h"

#include <imgui.h>

namespace mq::ui {

struct TextSession { // the one box that is being written in
    ImGuiID id = 0;
    TextEdit edit;
    float caret_time = 0;
    bool follow = true;      // scroll so that the caret is seen
    bool dirty = false;      // something was changed since it began
    bool pressed_in = false; // the mouse went down in its text, and is down
    float scroll_wait =
        0; // seconds until the text goes on scrolling under a selection that is drawn beyond it
};

struct TextBoxes {
    TextSession session;
    StateTable<float> scrolls;
    ImGuiID full = 0; // box whose limit was hit last
};
[[nodiscard]] TextBoxes& text_boxes();

struct TextGeometry {
    Rect frame, text; // text: where lines are drawn, before they are scrolled
    Face face;
    float bar = 0; // width of the scrollbar, 0: none
    Rect sign;     // of the built-in typing, in a corner; no width: none
};

/// The box was clicked, or reached by Tab or Enter.
[[nodiscard]] bool wants_to_begin(ImGuiID id, bool clicked);
void begin_session(ImGuiID id, const std::string& value, const TextBox& spec);
/// One frame of mouse and keys; true: submitted.
bool run_session(TextSession& s, const TextGeometry& g, const TextBox& spec, bool hovered, float scroll);

} // namespace mq::ui
