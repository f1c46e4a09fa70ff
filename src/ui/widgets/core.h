#pragma once

// What every widget is made of: a name, a place, and what the person does to it.

#include "ui/draw.h"
#include "ui/registry.h"

#include <fmt/format.h>
#include <imgui.h>

namespace mq::ui {

/// A widget's name from pieces, on the stack: `button(Name("library.row.{}", index), …)`. Names are stable:
/// tests and the tour find widgets by them. Cut at 95 bytes.
class Name {
public:
    template <class... Args>
    explicit Name(fmt::format_string<Args...> format, Args&&... args) {
        *fmt::format_to_n(text_, sizeof text_ - 1, format, std::forward<Args>(args)...).out = '\0';
    }
    Name(const Name&) = delete;
    Name& operator=(const Name&) = delete;
    operator const char*() const { return text_; } // NOLINT: it is a name

private:
    char text_[96];
};

struct Hit {
    bool pressed = false; ///< clicked, or Enter or Space while it has the focus
    bool hovered = false;
    bool held = false;    ///< the mouse or key is down on it
    bool focused = false; ///< has the focus and it shows: a key was used
    bool double_clicked = false;
    bool visible = true; ///< any of it is inside the clip rectangle; skip drawing otherwise
    ImGuiID id = 0;
};

struct HitSpec {
    WidgetKind kind = WidgetKind::button;
    bool enabled = true;
    bool overlap = false;          ///< other widgets lie on it (a button on a row) and come after it
    bool on = false;               ///< for the record only
    bool tab_stop = true;          ///< false: reached by the mouse only
    std::string_view label{};      ///< for the record only
    const char* tooltip = nullptr; ///< NUL-terminated; shown after a moment, also when disabled (then: why)
    float ring_radius =
        -1; ///< radius of the shape for the focus ring; below 0: no ring, the widget shows it itself
};

/// An invisible widget at `r` that can be clicked and reached by Tab and arrows. Its target is at least 30 px
/// each way, grown around `r` where `r` is smaller.
Hit interact(const char* name, const Rect& r, const HitSpec& spec = {});

/// Until it ends, widgets look as if they were under the mouse, pressed or focused: for the component sheet.
enum class Pose : std::uint8_t { live, hover, held, focus };
class PoseScope {
public:
    explicit PoseScope(Pose pose);
    ~PoseScope();
    PoseScope(const PoseScope&) = delete;
    PoseScope& operator=(const PoseScope&) = delete;
};

/// Moves the keyboard's focus to the widget of this name in the current window; from the next frame on.
void focus(const char* name);
/// 2 px outside the shape, radius + 4.
void focus_ring(const Rect& r, float radius);
/// A bubble with this text beside the mouse, now. For custom-drawn parts.
void tooltip(std::string_view text);

/// Whether the chord was pressed and is meant for the screen: letters, digits, Enter, Backspace and arrows
/// are ignored while a text is typed; Enter and Space while a widget has the keyboard's focus; everything
/// behind an open popup except inside it. `repeat`: again while held.
[[nodiscard]] bool shortcut(ImGuiKeyChord chord, bool repeat = false);
/// The same for keys that ImGui moves the focus with (arrows): as long as this is called each frame, they
/// don't.
[[nodiscard]] bool claimed_key(ImGuiKey key, const char* owner);

/// 0..1, moving towards `on` within `seconds`; the state is kept under `id`. With reduced motion it jumps.
float fade(ImGuiID id, bool on, float seconds = 0.12F);
/// Follows `target` with an ease-out of `seconds`; starts at its first target.
float ease_to(ImGuiID id, float target, float seconds = 0.25F);

/// Numbers that a line of text inside a box of this height starts at, for hand-made layouts.
[[nodiscard]] float text_top(const Rect& r, Type type);

} // namespace mq::ui
