#include "platform/key_order.h"

#include <imgui_internal.h>

#include <algorithm>
#include <vector>

namespace mq::platform {
namespace {

using Queue = ImVector<ImGuiInputEvent>;

/// What waits while ImGui reads the rest; empty between frames.
std::vector<ImGuiInputEvent>& waiting() {
    static std::vector<ImGuiInputEvent> events;
    return events;
}

bool changes_modifier(const ImGuiInputEvent& event) {
    if (event.Type != ImGuiInputEventType_Key)
        return false;
    const ImGuiKey key = event.Key.Key;
    return (key & ImGuiMod_Mask_) != 0 || (key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper);
}

/// What means something else with another modifier.
bool goes_with_modifiers(const ImGuiInputEvent& event) {
    switch (event.Type) {
        case ImGuiInputEventType_Key: return event.Key.Down && !changes_modifier(event);
        case ImGuiInputEventType_MouseButton: return event.MouseButton.Down;
        case ImGuiInputEventType_MouseWheel: return true;
        default: return false;
    }
}

void hold_back(ImGuiContext* context, ImGuiContextHook* /*hook*/) {
    Queue& queue = context->InputEventsQueue;
    const auto* pressed = std::find_if(queue.begin(), queue.end(), goes_with_modifiers);
    const auto* later =
        std::find_if(pressed, static_cast<const ImGuiInputEvent*>(queue.end()), changes_modifier);
    waiting().assign(later, static_cast<const ImGuiInputEvent*>(queue.end()));
    queue.resize(queue.Size - static_cast<int>(waiting().size()));
}

void put_back(ImGuiContext* context, ImGuiContextHook* /*hook*/) {
    for (const ImGuiInputEvent& event : waiting())
        context->InputEventsQueue.push_back(event);
    waiting().clear();
}

void add(ImGuiContext& context, ImGuiContextHookType when, ImGuiContextHookCallback what) {
    ImGuiContextHook hook;
    hook.Type = when;
    hook.Callback = what;
    ImGui::AddContextHook(&context, &hook);
}

} // namespace

void keep_key_order(ImGuiContext& context) {
    add(context, ImGuiContextHookType_NewFramePre, hold_back);
    add(context, ImGuiContextHookType_NewFramePost, put_back);
}

} // namespace mq::platform
