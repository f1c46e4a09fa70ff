#include "ui/imgui_hooks.h"

#include <cstdio>
#include <cstdlib>

namespace mq::ui {

void listen_to_items(ImGuiContext& context, ItemListener* listener) {
    context.TestEngine = listener;
    context.TestEngineHookItems = listener != nullptr;
}

void imgui_assert_failed(const char* expression, const char* file, int line) noexcept {
    static_cast<void>(std::fprintf(stderr, "ImGui assertion failed: %s (%s:%d)\n", expression, file, line));
#ifndef NDEBUG
    std::abort();
#endif
}

} // namespace mq::ui

namespace {

mq::ui::ItemListener* listener_of(ImGuiContext* context) {
    return static_cast<mq::ui::ItemListener*>(context->TestEngine);
}

} // namespace

// What ImGui calls; the names are its own (imgui_internal.h).
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name,cert-dcl50-cpp)
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData* data) {
    if (auto* listener = listener_of(context); listener != nullptr) {
        listener->on_item(*context, id, box, data);
    }
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags status) {
    if (auto* listener = listener_of(context); listener != nullptr) {
        listener->on_label(*context, id, label, status);
    }
}

void ImGuiTestEngineHook_Log(ImGuiContext* /*context*/, const char* /*format*/, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext* /*context*/, ImGuiID /*id*/) {
    return nullptr;
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name,cert-dcl50-cpp)
