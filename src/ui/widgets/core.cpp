#include "ui/widgets/core.h"

#include "ui/frame_wish.h"
#include "ui/widgets/state.h"

#include <imgui_internal.h>
#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace {

constexpr float smallest_target = 30; // design pixels, section 10
constexpr double tooltip_delay = 0.45;
constexpr double tooltip_by_key = 4;      // seconds: the focus rests where it is while one reads on
constexpr float longest_step = 1.0F / 30; // an idle window wakes up with a long frame behind it

struct Follow {
    float from = 0, to = 0, elapsed = 0;
    bool started = false;
};

struct Remembered {
    StateTable<float> fades;
    StateTable<Follow> follows;
    ImGuiID wanted_focus = 0;
    int wanted_until = 0;
    ImGuiID tip = 0; // what the mouse rests on
    double tip_since = 0;
    int tip_frame = -2;
    Pose pose = Pose::live;
};

Remembered& remembered() {
    static Remembered all;
    return all;
}

Rect target_of(const Rect& r) {
    const float least = px(smallest_target);
    const float dx = std::max(0.0F, least - r.w);
    const float dy = std::max(0.0F, least - r.h);
    return {std::floor(r.x - dx * 0.5F), std::floor(r.y - dy * 0.5F), r.w + dx, r.h + dy};
}

void record(const char* name, const Rect& target, const HitSpec& spec, const Hit& hit) {
    WidgetRecord& entry = registry().add_widget(name, spec.kind, target, hit.id, spec.enabled);
    entry.on = spec.on;
    entry.focused = hit.focused;
    entry.label = spec.label;
    if (!spec.enabled && spec.tooltip != nullptr) {
        entry.reason = spec.tooltip;
    }
}

void strike_pose(Hit& hit) {
    const Pose pose = remembered().pose;
    hit.hovered = hit.hovered || pose == Pose::hover || pose == Pose::held;
    hit.held = hit.held || pose == Pose::held;
    hit.focused = hit.focused || pose == Pose::focus;
}

/// That is the main action of the page, also while the focus is on something else; ImGui takes it for Enter.
bool by_ctrl_enter() {
    return ImGui::GetIO().KeyCtrl &&
           (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false));
}

Hit submit(const char* name, const Rect& target, bool enabled) {
    Hit hit;
    // ImGui presses a disabled button by Enter when it had the focus before it was disabled.
    hit.pressed = ImGui::InvisibleButton(name, target.size(), ImGuiButtonFlags_EnableNav) && enabled &&
                  !by_ctrl_enter();
    hit.id = ImGui::GetItemID();
    hit.hovered = enabled && ImGui::IsItemHovered();
    hit.held = ImGui::IsItemActive();
    hit.visible = ImGui::IsItemVisible();
    hit.focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    hit.double_clicked = hit.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    return hit;
}

float time_step() {
    return std::min(ImGui::GetIO().DeltaTime, longest_step);
}

bool types_text(ImGuiKey key) {
    return (key >= ImGuiKey_0 && key <= ImGuiKey_Z) || key == ImGuiKey_Backspace || key == ImGuiKey_Delete ||
           key == ImGuiKey_Enter || key == ImGuiKey_KeypadEnter || key == ImGuiKey_Space ||
           (key >= ImGuiKey_LeftArrow && key <= ImGuiKey_End) ||
           (key >= ImGuiKey_Apostrophe && key <= ImGuiKey_GraveAccent) ||
           (key >= ImGuiKey_Keypad0 && key <= ImGuiKey_KeypadEqual);
}

bool popup_in_front() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.OpenPopupStack.Size > g.BeginPopupStack.Size;
}

// Sees to it that a bubble comes after a moment's rest, and that a frame is drawn then.
bool rested_on(ImGuiID id) {
    Remembered& all = remembered();
    const int now = ImGui::GetFrameCount();
    if (all.tip != id || all.tip_frame < now - 1) {
        all.tip = id;
        all.tip_since = ImGui::GetTime();
    }
    all.tip_frame = now;
    const double left = tooltip_delay - (ImGui::GetTime() - all.tip_since);
    if (left > 0) {
        frame_wish().in(left);
    }
    return left <= 0;
}

void draw_tooltip(std::string_view s) {
    const float widest = px(360);
    const ImVec2 size = wrapped_size(s, type::small, widest);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(12), px(8)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, fpx(8)); // tooltips take that of windows
    ImGui::PushStyleColor(ImGuiCol_Border, theme().border2);
    if (ImGui::BeginTooltip()) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::Dummy(size);
        wrapped(at, widest, s, type::small, theme().text);
        ImGui::EndTooltip();
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

void tooltip_of_item(std::string_view text, bool by_mouse) {
    if (text.empty() || !rested_on(ImHashData(text.data(), text.size(), ImGui::GetItemID()))) {
        return;
    }
    const double left = tooltip_delay + tooltip_by_key - (ImGui::GetTime() - remembered().tip_since);
    if (!by_mouse && left <= 0) {
        return;
    }
    if (!by_mouse) {
        frame_wish().in(left);
    }
    draw_tooltip(text);
}

} // namespace

bool take_focus_request(ImGuiID id) {
    Remembered& all = remembered();
    if (all.wanted_focus != id || ImGui::GetFrameCount() > all.wanted_until) {
        return false;
    }
    all.wanted_focus = 0;
    return true;
}

Hit interact(const char* name, const Rect& r, const HitSpec& spec) {
    const Rect target = target_of(r);
    ImGui::SetCursorScreenPos(target.min());
    if (spec.overlap) {
        ImGui::SetNextItemAllowOverlap();
    }
    ImGui::PushItemFlag(ImGuiItemFlags_NoTabStop, !spec.tab_stop);
    ImGui::BeginDisabled(!spec.enabled);
    Hit hit = submit(name, target, spec.enabled);
    if (spec.tooltip != nullptr && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        tooltip_of_item(spec.tooltip, ImGui::IsMouseHoveringRect(target.min(), target.max()));
    }
    if (take_focus_request(hit.id)) {
        ImGui::FocusItem();
        ImGui::SetNavCursorVisible(true);
        frame_wish().at_once();
    }
    ImGui::EndDisabled();
    ImGui::PopItemFlag();
    strike_pose(hit);
    if (registry().recording()) {
        record(name, target, spec, hit);
    }
    if (hit.focused && spec.ring_radius >= 0) {
        focus_ring(r, spec.ring_radius);
    }
    return hit;
}

bool escape_was_for_popup() {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return std::any_of(g.Windows.begin(), g.Windows.end(), [&](const ImGuiWindow* window) {
        const bool list =
            (window->Flags & ImGuiWindowFlags_Popup) != 0 && (window->Flags & ImGuiWindowFlags_Modal) == 0;
        return list && window->LastFrameActive >= g.FrameCount - 1;
    });
}

PoseScope::PoseScope(Pose pose) {
    remembered().pose = pose;
}

PoseScope::~PoseScope() {
    remembered().pose = Pose::live;
}

void focus(const char* name) {
    remembered().wanted_focus = ImGui::GetID(name);
    remembered().wanted_until = ImGui::GetFrameCount() + 2; // it may come later in this frame or in the next
    frame_wish().at_once();
}

void focus_ring(const Rect& r, float radius) {
    border(r.grown(px(4)), theme().accent, radius + fpx(4), px(2));
}

void tooltip(std::string_view text) {
    tooltip_of_item(text, true);
}

bool shortcut(ImGuiKeyChord chord, bool repeat) {
    const ImGuiIO& io = ImGui::GetIO();
    const auto key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    const bool plain = (chord & (ImGuiMod_Ctrl | ImGuiMod_Alt | ImGuiMod_Super)) == 0;
    if (popup_in_front() || (plain && types_text(key) && (io.WantTextInput || ImGui::IsAnyItemActive()))) {
        return false;
    }
    if (key == ImGuiKey_Escape && ImGui::IsKeyPressed(key, repeat) && escape_was_for_popup()) {
        return false;
    }
    const bool presses = key == ImGuiKey_Enter || key == ImGuiKey_KeypadEnter || key == ImGuiKey_Space;
    if (plain && presses && io.NavVisible && ImGui::GetFocusID() != 0) {
        return false; // the widget with the focus gets it
    }
    const ImGuiInputFlags flags = repeat ? ImGuiInputFlags_Repeat : ImGuiInputFlags_None;
    if (ImGui::IsKeyChordPressed(chord, flags, ImGuiKeyOwner_Any)) {
        return true;
    }
    return key == ImGuiKey_Enter && ImGui::IsKeyChordPressed((chord & ImGuiMod_Mask_) | ImGuiKey_KeypadEnter,
                                                             flags, ImGuiKeyOwner_Any);
}

bool claimed_key(ImGuiKey key, const char* owner) {
    if (ImGui::GetIO().WantTextInput || popup_in_front()) {
        return false;
    }
    const ImGuiID id = ImGui::GetID(owner);
    ImGui::SetKeyOwner(key, id);
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, id);
}

float fade(ImGuiID id, bool on, float seconds) {
    const float target = on ? 1.0F : 0.0F;
    float* value = remembered().fades.find(id);
    if (look().reduced_motion || (value == nullptr && !on)) {
        if (value != nullptr) {
            *value = target;
        }
        return target;
    }
    float& now = value != nullptr ? *value : remembered().fades.at(id);
    if (now != target) {
        const float step = time_step() / seconds;
        now = target > now ? std::min(target, now + step) : std::max(target, now - step);
        frame_wish().at_once();
    }
    return now;
}

float ease_to(ImGuiID id, float target, float seconds) {
    Follow& f = remembered().follows.at(id);
    if (!f.started || look().reduced_motion) {
        f = {target, target, seconds, true};
        return target;
    }
    const auto value = [&] {
        const float left = 1 - std::min(1.0F, f.elapsed / seconds);
        return f.to + (f.from - f.to) * left * left * left;
    };
    if (f.to != target) {
        f.from = value();
        f.to = target;
        f.elapsed = 0;
    } else if (f.elapsed < seconds) {
        f.elapsed += time_step();
    }
    if (f.elapsed < seconds) {
        frame_wish().at_once();
    }
    return value();
}

} // namespace mq::ui
