#pragma once

#include <imgui.h>

#include <string_view>

namespace mq::platform {

class Window;

/// Input of a person who isn't there, for tours and journeys: it enters where GLFW's own enters (the
/// callbacks of the backend), so what it can't do a person can't either. Draw after each step (Loop::settle):
/// ImGui takes a press and its release in different frames, as from a person. Positions are pixels of the
/// window.
class SyntheticInput {
public:
    explicit SyntheticInput(Window& window);

    void move(float x, float y);
    void press(ImGuiMouseButton button = ImGuiMouseButton_Left);
    void release(ImGuiMouseButton button = ImGuiMouseButton_Left);
    /// move, press and release.
    void click(float x, float y, ImGuiMouseButton button = ImGuiMouseButton_Left);
    /// Steps of the wheel; positive y scrolls up.
    void wheel(float x, float y);

    /// Presses and releases: `chord(ImGuiKey_Enter)`, `chord(ImGuiMod_Ctrl | ImGuiKey_S)`.
    void chord(ImGuiKeyChord chord);
    /// Types UTF-8; what isn't UTF-8 is left out.
    void text(std::string_view utf8);

private:
    Window& window_;
};

} // namespace mq::platform
