#include "platform/synthetic_input.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui_impl_glfw.h>
#include <imgui_internal.h>

#include <array>
#include <utility>

#include "platform/window.h"

namespace mq::platform {

namespace {

constexpr std::array modifiers{
    std::pair{ImGuiMod_Ctrl, ImGuiKey_LeftCtrl}, std::pair{ImGuiMod_Shift, ImGuiKey_LeftShift},
    std::pair{ImGuiMod_Alt, ImGuiKey_LeftAlt}, std::pair{ImGuiMod_Super, ImGuiKey_LeftSuper}};

} // namespace

SyntheticInput::SyntheticInput(Window& window) : window_(window) {}

void SyntheticInput::move(float x, float y) {
    // The backend asks the real mouse where it is until it hears that one has entered.
    ImGui_ImplGlfw_CursorEnterCallback(window_.handle(), GLFW_TRUE);
    ImGui_ImplGlfw_CursorPosCallback(window_.handle(), static_cast<double>(x), static_cast<double>(y));
}

void SyntheticInput::press(ImGuiMouseButton button) {
    ImGui_ImplGlfw_MouseButtonCallback(window_.handle(), button, GLFW_PRESS, 0);
}

void SyntheticInput::release(ImGuiMouseButton button) {
    ImGui_ImplGlfw_MouseButtonCallback(window_.handle(), button, GLFW_RELEASE, 0);
}

void SyntheticInput::click(float x, float y, ImGuiMouseButton button) {
    move(x, y);
    press(button);
    release(button);
}

void SyntheticInput::wheel(float x, float y) {
    ImGui_ImplGlfw_ScrollCallback(window_.handle(), static_cast<double>(x), static_cast<double>(y));
}

// Keys go to ImGui beside the backend's callback: that one asks the real keyboard which modifiers are held,
// and would let go of ours at once.
void SyntheticInput::chord(ImGuiKeyChord chord) {
    ImGuiIO& io = ImGui::GetIO();
    const auto hold = [&](bool down) {
        for (const auto& [modifier, key] : modifiers) {
            if ((chord & modifier) != 0) {
                io.AddKeyEvent(modifier, down);
                io.AddKeyEvent(key, down);
            }
        }
    };
    const auto key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    hold(true);
    io.AddKeyEvent(key, true);
    io.AddKeyEvent(key, false);
    hold(false);
    window_.touch();
}

void SyntheticInput::text(std::string_view utf8) {
    const char* at = utf8.data();
    const char* end = at + utf8.size();
    while (at < end) {
        unsigned code_point = 0;
        at += ImTextCharFromUtf8(&code_point, at, end);
        if (code_point != 0 && code_point != IM_UNICODE_CODEPOINT_INVALID) {
            ImGui_ImplGlfw_CharCallback(window_.handle(), code_point);
        }
    }
}

} // namespace mq::platform
