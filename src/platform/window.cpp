#include "platform/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <array>
#include <vector>

#include "platform/icon.h"
#include "platform/key_order.h"
#include "platform/screenshot.h"

namespace mq::platform {

namespace {

Error no_window(std::string message) {
    const char* description = nullptr;
    const int code = glfwGetError(&description);
    std::string detail = description == nullptr ? "" : description;
    return {ErrorKind::io, std::move(message), "GLFW " + std::to_string(code) + ": " + detail};
}

Activity& activity_of(GLFWwindow* window) {
    return *static_cast<Activity*>(glfwGetWindowUserPointer(window));
}

std::vector<Area> work_areas() {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    std::vector<Area> areas;
    for (int i = 0; i < count; ++i) {
        Area area;
        glfwGetMonitorWorkarea(monitors[i], &area.x, &area.y, &area.width, &area.height);
        if (area.width > 0 && area.height > 0) {
            areas.push_back(area);
        }
    }
    return areas;
}

void set_icon(GLFWwindow* window) {
    std::array<std::vector<unsigned char>, 3> pixels{gift_icon(16), gift_icon(32), gift_icon(64)};
    const std::array<GLFWimage, 3> images{
        {{16, 16, pixels[0].data()}, {32, 32, pixels[1].data()}, {64, 64, pixels[2].data()}}};
    glfwSetWindowIcon(window, static_cast<int>(images.size()), images.data());
}

void set_hints(const Placement& placement) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    // Flat pictures: no depth, no stencil, and the anti-aliasing is ImGui's own.
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_MAXIMIZED, placement.maximized ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE); // shown when it stands in its place
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "monqua");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "monqua");
}

float main_monitor_scale() {
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    float x = 1.0F;
    if (monitor != nullptr) {
        glfwGetMonitorContentScale(monitor, &x, nullptr);
    }
    return x > 0 ? x : 1.0F;
}

} // namespace

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    std::unique_ptr<Window> window(new Window); // NOLINT: the constructor is private, make_unique can't
    if (Status made = window->create(options); !made) {
        return tl::unexpected(made.error());
    }
    if (Status made = window->create_context(options); !made) {
        return tl::unexpected(made.error());
    }
    glfwShowWindow(window->handle_);
    return window;
}

Status Window::create(const WindowOptions& options) {
    if (glfwInit() == GLFW_FALSE) {
        return tl::unexpected(no_window("Không mở được màn hình đồ hoạ trên máy này."));
    }
    fixed_scale_ = options.scale.has_value();
    scale_ = options.scale.value_or(main_monitor_scale());
    const Placement placement = place_window(work_areas(), scale_, options.place);
    normal_ = placement.area;
    set_hints(placement);
    handle_ = glfwCreateWindow(placement.area.width, placement.area.height, options.title.c_str(), nullptr,
                               nullptr);
    if (handle_ == nullptr) {
        return tl::unexpected(no_window("Không mở được cửa sổ: chương trình cần OpenGL 3.3."));
    }
    glfwSetWindowSizeLimits(handle_, placement.min_width, placement.min_height, GLFW_DONT_CARE,
                            GLFW_DONT_CARE);
    if (!placement.maximized) {
        glfwSetWindowPos(handle_, placement.area.x, placement.area.y);
    }
    set_icon(handle_);
    listen();
    return {};
}

Status Window::create_context(const WindowOptions& options) {
    glfwMakeContextCurrent(handle_);
    if (gladLoadGL(glfwGetProcAddress) == 0) {
        return tl::unexpected(no_window("Không dùng được OpenGL 3.3 trên máy này."));
    }
    glfwSwapInterval(options.vsync ? 1 : 0);

    context_ = ImGui::CreateContext();
    keep_key_order(*context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr; // what is worth keeping is kept by the settings
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    update_scale(scale_);

    auto fonts = load_fonts(options.fonts);
    if (!fonts) {
        return tl::unexpected(fonts.error());
    }
    fonts_ = std::move(*fonts);
    io.FontDefault = fonts_.fonts.regular;

    // Our callbacks are set already; the backend puts its own before them and calls ours on.
    ImGui_ImplGlfw_InitForOpenGL(handle_, true);
    ImGui_ImplOpenGL3_Init("#version 330 core");
    backends_ = true;
    return {};
}

Window::~Window() {
    if (backends_) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }
    if (context_ != nullptr) {
        ImGui::DestroyContext(context_);
    }
    if (handle_ != nullptr) {
        glfwDestroyWindow(handle_);
    }
    glfwTerminate();
}

// Everything that may change what is seen asks for a frame.
void Window::listen() {
    glfwSetWindowUserPointer(handle_, &activity_);
    glfwSetKeyCallback(handle_, [](GLFWwindow* w, int, int, int, int) { activity_of(w).any = true; });
    glfwSetCharCallback(handle_, [](GLFWwindow* w, unsigned) { activity_of(w).any = true; });
    glfwSetMouseButtonCallback(handle_, [](GLFWwindow* w, int, int, int) { activity_of(w).any = true; });
    glfwSetCursorPosCallback(handle_, [](GLFWwindow* w, double, double) { activity_of(w).any = true; });
    glfwSetCursorEnterCallback(handle_, [](GLFWwindow* w, int) { activity_of(w).any = true; });
    glfwSetScrollCallback(handle_, [](GLFWwindow* w, double, double) { activity_of(w).any = true; });
    glfwSetWindowFocusCallback(handle_, [](GLFWwindow* w, int) { activity_of(w).any = true; });
    glfwSetWindowRefreshCallback(handle_, [](GLFWwindow* w) { activity_of(w).any = true; });
    glfwSetFramebufferSizeCallback(handle_, [](GLFWwindow* w, int, int) { activity_of(w).any = true; });
    glfwSetWindowIconifyCallback(handle_, [](GLFWwindow* w, int) { activity_of(w).any = true; });
    glfwSetWindowCloseCallback(handle_, [](GLFWwindow* w) {
        activity_of(w).any = activity_of(w).close_requested = true;
        glfwSetWindowShouldClose(w, GLFW_FALSE); // whether it closes is for the program to say
    });
    glfwSetWindowContentScaleCallback(handle_, [](GLFWwindow* w, float, float) {
        activity_of(w).any = activity_of(w).scale_changed = true;
    });
}

Activity Window::take_activity() {
    const Activity taken = activity_;
    activity_ = {};
    if (taken.scale_changed && !fixed_scale_) {
        float scale = scale_;
        glfwGetWindowContentScale(handle_, &scale, nullptr);
        update_scale(scale);
    }
    if (taken.any && glfwGetWindowAttrib(handle_, GLFW_MAXIMIZED) == GLFW_FALSE) {
        glfwGetWindowPos(handle_, &normal_.x, &normal_.y);
        glfwGetWindowSize(handle_, &normal_.width, &normal_.height);
    }
    return taken;
}

void Window::update_scale(float scale) {
    scale_ = scale;
    ImGui::GetStyle().FontScaleDpi = scale;
}

WindowPlace Window::place() const {
    return {normal_, glfwGetWindowAttrib(handle_, GLFW_MAXIMIZED) == GLFW_TRUE};
}

// NOLINTNEXTLINE(readability-convert-member-functions-to-static): without a window there is no frame
void Window::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
}

void Window::end_frame(Image* capture) {
    ImGui::Render();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(handle_, &width, &height);
    const ImVec4 color = ImGui::ColorConvertU32ToFloat4(background_);
    glViewport(0, 0, width, height);
    glClearColor(color.x, color.y, color.z, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (capture != nullptr) {
        *capture = read_back_buffer(width, height);
    }
    glfwSwapBuffers(handle_);
}

} // namespace mq::platform
