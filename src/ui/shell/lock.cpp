#include "ui/shell/lock.h"

#include "ui/frame_wish.h"
#include "ui/i18n.h"

#include <imgui_internal.h>

#include <utility>

namespace mq::ui {

bool Lock::somebody_is_there() {
    const ImGuiIO& io = ImGui::GetIO();
    const bool moved = std::exchange(mouse_x_, io.MousePos.x) != io.MousePos.x;
    if (std::exchange(mouse_y_, io.MousePos.y) != io.MousePos.y || moved || io.MouseWheel != 0 ||
        io.MouseWheelH != 0 || io.InputQueueCharacters.Size > 0 || ImGui::IsAnyMouseDown())
        return true;
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key)
        if (ImGui::IsKeyDown(static_cast<ImGuiKey>(key)))
            return true;
    return false;
}

bool can_lock(const app::Model& model) {
    return model.account.sealed && model.fatal.empty() && model.guest.empty() &&
           model.page != app::Page::first_run && model.page != app::Page::login;
}

app::LockNow lock_by_hand(const app::Model& model) {
    return {.idle = false, .leave = !model.account.passphrase};
}

const char* lock_text(const app::Model& model) {
    return t(model.account.passphrase ? "login.lock" : "login.change_person");
}

void forget_focus() {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    for (ImGuiWindow* window : g.Windows)
        for (ImGuiID& last : window->NavLastIds)
            last = 0;
    if (g.NavWindow != nullptr)
        ImGui::SetNavID(0, g.NavLayer, 0, ImRect());
    ImGui::SetNavCursorVisible(false);
}

std::optional<app::LockNow> Lock::due(const ScreenContext& context) {
    const app::Model& model = context.model;
    if (!can_lock(model) || somebody_is_there())
        last_input_ = context.now;
    if (!can_lock(model))
        return std::nullopt;
    // Also in front of a dialog and in the middle of a word; but a recovery code is shown only this once.
    if (!model.recovery &&
        ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_L, ImGuiInputFlags_None, ImGuiKeyOwner_Any))
        return lock_by_hand(model);
    if (!model.account.passphrase || model.account.lock_minutes <= 0)
        return std::nullopt;
    const double left = last_input_ + model.account.lock_minutes * 60.0 - context.now;
    if (left <= 0) {
        last_input_ = context.now; // asked for once
        return app::LockNow{.idle = true, .leave = false};
    }
    frame_wish().in(left);
    return std::nullopt;
}

} // namespace mq::ui
