#pragma once

// Configuration of Dear ImGui, given to every file that includes imgui.h (IMGUI_USER_CONFIG).

// NOLINTBEGIN(cppcoreguidelines-macro-usage): this is how ImGui is configured

// Phosphor and a few signs lie outside the 16-bit plane that ImGui takes by default.
#define IMGUI_USE_WCHAR32

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS

// An assertion of ImGui means a wrong call on our side. It is logged with its place, then the program stops in
// debug builds and goes on in release builds, where losing the person's unsaved text would be worse.
namespace mq::ui {
void imgui_assert_failed(const char* expression, const char* file, int line) noexcept;
}
#define IM_ASSERT(EXPR) \
    ((EXPR) ? static_cast<void>(0) : ::mq::ui::imgui_assert_failed(#EXPR, __FILE__, __LINE__))

// NOLINTEND(cppcoreguidelines-macro-usage)
