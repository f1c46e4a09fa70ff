#pragma once

// Configuration of Dear ImGui, given to every file that includes imgui.h (IMGUI_USER_CONFIG).

// NOLINTBEGIN(cppcoreguidelines-macro-usage): this is how ImGui is configured

// Phosphor and a few signs lie outside the 16-bit plane that ImGui takes by default.
#define IMGUI_USE_WCHAR32

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS

// Every widget can be heard of, see ui/imgui_hooks.h.
#define IMGUI_ENABLE_TEST_ENGINE

// A failed assertion of ImGui is a wrong call of ours. It is told with its place; then builds with assertions
// stop, and a release build goes on, because a wrong pixel is better than losing what the person has typed.
namespace mq::ui {
void imgui_assert_failed(const char* expression, const char* file, int line) noexcept;
}
#define IM_ASSERT(EXPR) \
    ((EXPR) ? static_cast<void>(0) : ::mq::ui::imgui_assert_failed(#EXPR, __FILE__, __LINE__))

// NOLINTEND(cppcoreguidelines-macro-usage)
