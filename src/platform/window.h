#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "platform/fonts.h"
#include "platform/placement.h"

struct GLFWwindow;
struct ImGuiContext;

namespace mq::platform {

struct Image;

struct WindowOptions {
    std::string title = "Món Quà";
    std::filesystem::path fonts;      ///< folder with fonts.manifest
    std::optional<WindowPlace> place; ///< from Window::place() of the last time
    std::optional<float> scale;       ///< instead of the monitor's; 1.5 is 150 %
    bool vsync = true;
};

/// What has come from outside since it was last taken.
struct Activity {
    bool any = false; ///< something that asks for a new frame
    bool close_requested = false;
    bool scale_changed = false;
};

/// The one window: GLFW, an OpenGL 3.3 core context, and an ImGui context with its backends and fonts. Lives
/// on the thread that made it. There is one at a time.
class Window {
public:
    [[nodiscard]] static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window();

    /// Every ImGui call of a frame stands between these two. With `capture`, the frame is also copied there.
    void begin_frame();
    void end_frame(Image* capture = nullptr);

    /// What shows where nothing is drawn (ImU32, as IM_COL32 gives it).
    void set_background(unsigned color) { background_ = color; }

    [[nodiscard]] const ui::Fonts& fonts() const { return fonts_.fonts; }
    /// Pixels of the screen for one of the design. Also in ImGui's style.FontScaleDpi.
    [[nodiscard]] float scale() const { return scale_; }
    /// For the settings, to be given to open() the next time.
    [[nodiscard]] WindowPlace place() const;

    [[nodiscard]] Activity take_activity();
    /// As if something had come from outside: the loop draws anew.
    void touch() { activity_.any = true; }

    [[nodiscard]] GLFWwindow* handle() const { return handle_; }

private:
    Window() = default;
    Status create(const WindowOptions& options);
    Status create_context(const WindowOptions& options);
    void listen();
    void update_scale(float scale);

    GLFWwindow* handle_ = nullptr;
    ImGuiContext* context_ = nullptr;
    LoadedFonts fonts_;
    Activity activity_;
    Area normal_; ///< last place while not maximized
    float scale_ = 1.0F;
    bool fixed_scale_ = false;
    bool backends_ = false;
    unsigned background_ = 0xFFF3F6F7; // canvas of the light theme, #F7F6F3
};

} // namespace mq::platform
