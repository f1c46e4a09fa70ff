#pragma once

// Draws screens without a window and uses them as a person does: by mouse and keys, finding things by name.
// Every step that a person could not do throws, with the reason.

#include "ui/registry.h"
#include "ui/theme.h"

#include <imgui.h>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mq::ui::test {

/// A step that a person could not do: the thing is missing, hidden, disabled or covered.
class CannotDo : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Screen {
    float width = 1440; ///< pixels
    float height = 900;
    float monitor_scale = 1;
    float text_scale = 1;
    ThemeKind theme = ThemeKind::light;
    bool reduced_motion = false;
};

/// What a frame costs, in counts that are the same on every machine, however slow or busy it is.
struct FrameWork {
    std::size_t widgets = 0;  ///< of the kit, those scrolled away too
    std::size_t texts = 0;    ///< of the kit, likewise
    std::size_t vertices = 0; ///< handed to the renderer
    std::size_t commands = 0; ///< draw calls
};

/// An ImGui context with the real fonts where tools/deps has brought them (else ImGui's own) and a renderer
/// that draws nothing. One at a time.
class Harness {
public:
    /// `draw` is called between NewFrame and Render of every frame.
    explicit Harness(std::function<void()> draw, const Screen& screen = {});
    ~Harness();
    Harness(const Harness&) = delete;
    Harness& operator=(const Harness&) = delete;

    /// Draws so many frames, a sixtieth of a second apart.
    void frame(int count = 1);
    /// Lets time pass: one frame after each wish of the screen for a next one, as the window's loop does.
    /// Gives the number of frames it drew.
    int wait(double seconds);
    /// Until nothing moves any more (no wish for a frame within 50 ms), a second at most.
    void settle();
    [[nodiscard]] double now() const;
    /// What the last frame wished for: seconds, FrameWish::never for nothing.
    [[nodiscard]] double wish() const { return wish_; }

    void click(std::string_view name);
    void double_click(std::string_view name);
    void hover(std::string_view name);
    void move(ImVec2 to);
    void wheel(float steps, ImVec2 at); ///< positive: up
    /// `ImGuiMod_Ctrl | ImGuiKey_Enter`: down for a frame, then up.
    void press(ImGuiKeyChord chord);
    /// As a keyboard or an input method gives it; a character a frame.
    void type(std::string_view utf8);
    /// Wheels over the area around the widget until a person could click it. Names that are not on the screen
    /// yet may be in `area`, a ScrollArea's name, which is then wheeled through from top to bottom.
    void scroll_to(std::string_view name, std::string_view area = {});
    /// Presses Tab until the widget has the focus; throws when it can't be reached in 300 steps.
    void tab_to(std::string_view name);

    [[nodiscard]] bool has(std::string_view name) const { return registry().find(name) != nullptr; }
    /// Throws when it is not there.
    [[nodiscard]] const WidgetRecord& widget(std::string_view name) const;
    /// Empty when a person could click it now; moves the mouse there to see what is on top.
    [[nodiscard]] std::string why_not(std::string_view name);
    [[nodiscard]] bool shows(std::string_view text) const { return registry().shows(text); }

    /// Resizes the window or changes the scale; draws a frame.
    void set_screen(const Screen& screen);

    /// Calls of operator new and of ImGui's allocator in the next `count` frames, without recording.
    [[nodiscard]] std::uint64_t allocations_in(int count);
    /// Of the last frame.
    [[nodiscard]] FrameWork work() const;

private:
    void draw_once(double step);
    void aim(std::string_view name);
    void use_textures();
    std::function<void()> draw_;
    struct Context;
    std::unique_ptr<Context> context_;
    double wish_ = 0;
};

} // namespace mq::ui::test
