#include "ui/widgets/overlay.h"

#include "ui/frame_wish.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/state.h"

#include <imgui_internal.h>
#include <cmath>

namespace mq::ui {
namespace {

void push_popup_style(float rounding, float padding) {
    ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, rounding);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, rounding);
}

void pop_popup_style() {
    ImGui::PopStyleVar(3);
}

// The box of a popup window, inside its padding.
Rect window_inside(float padding) {
    const ImVec2 at = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    return Rect{at.x, at.y, size.x, size.y}.inset(padding);
}

constexpr ImGuiWindowFlags popup_flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                         ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                         ImGuiWindowFlags_NoScrollbar;

bool escape_pressed() {
    return ImGui::IsKeyPressed(ImGuiKey_Escape, false) && !ImGui::IsAnyItemActive() &&
           !escape_was_for_popup();
}

Button safe_button(const Modal& m) {
    return {.text = m.safe, .kind = m.safe_is_primary ? ButtonKind::primary : ButtonKind::secondary};
}

Button other_button(const Modal& m) {
    const ButtonKind plain = m.safe_is_primary ? ButtonKind::secondary : ButtonKind::primary;
    return {.text = m.other, .kind = m.other_is_danger ? ButtonKind::danger : plain};
}

ModalAnswer modal_buttons(const char* name, Rect row, const Modal& m) {
    const Button safe = safe_button(m);
    const Button other = other_button(m);
    const float other_width = m.other.empty() ? 0 : button_width(other);
    const float total = button_width(safe) + (other_width > 0 ? px(8) + other_width : 0);
    row = row.cut_right(total);
    ModalAnswer answer = ModalAnswer::none;
    const Name safe_name("{}.safe", name);
    if (ImGui::IsWindowAppearing()) {
        focus(safe_name);
    }
    if (button(safe_name, {row.x, row.y, 0, 0}, safe) || escape_pressed()) {
        answer = ModalAnswer::safe;
    }
    if (other_width > 0 && button(Name("{}.other", name), {row.right() - other_width, row.y, 0, 0}, other)) {
        answer = ModalAnswer::other;
    }
    return answer;
}

} // namespace

Dialog::Dialog(const char* name, bool& open, float width, float height, float padding) : open_(open) {
    if (open && !ImGui::IsPopupOpen(name)) {
        ImGui::OpenPopup(name);
    }
    const Rect whole = viewport();
    const ImVec2 size{std::min(width, whole.w - px(32)), std::min(height, whole.h - px(32))};
    ImGui::SetNextWindowSize(size);
    ImGui::SetNextWindowPos(centred_in(whole, size.x, size.y).min());
    push_popup_style(fpx(14), 0);
    shown_ = open && ImGui::BeginPopupModal(name, nullptr, popup_flags);
    pop_popup_style();
    if (shown_) {
        inside_ = window_inside(px(padding));
    }
}

Dialog::~Dialog() {
    if (!shown_) {
        return;
    }
    if (open_ && escape_pressed() && ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows)) {
        close();
    }
    ImGui::EndPopup();
}

void Dialog::close() {
    open_ = false;
    ImGui::CloseCurrentPopup();
    frame_wish().at_once();
}

ModalAnswer modal(const char* name, bool& open, const Modal& m) {
    const float width = std::min(px(440), viewport().w - px(32));
    const float padding = px(24);
    const float room = width - 2 * padding;
    const float title = wrapped_height(m.title, type::title_s, room);
    const float text = wrapped_height(m.text, type::body, room);
    const float height = padding + title + px(6) + text + px(20) + px(36) + px(20);
    ModalAnswer answer = ModalAnswer::none;
    Dialog dialog(name, open, width, height, 24);
    if (!dialog) {
        return answer;
    }
    Rect inside = dialog.inside();
    wrapped(inside.cut_top(title, px(6)).min(), room, m.title, type::title_s, theme().text);
    wrapped(inside.cut_top(text, px(20)).min(), room, m.text, type::body, theme().text2);
    answer = modal_buttons(name, inside.with_height(px(36)), m);
    if (answer != ModalAnswer::none) {
        dialog.close();
    }
    return answer;
}

void open_popup(const char* name) {
    ImGui::OpenPopup(name);
    frame_wish().at_once();
}

Popup::Popup(const char* name, const Rect& beside, float width, float height, bool above) {
    const Rect whole = viewport();
    const float gap = px(4);
    float y = above ? beside.y - gap - height : beside.bottom() + gap;
    if (!above && y + height > whole.bottom() - gap && beside.y - gap - height >= whole.y) {
        y = beside.y - gap - height;
    }
    const float x = std::max(whole.x, std::min(beside.x, whole.right() - width - gap));
    ImGui::SetNextWindowPos({std::round(x), std::round(y)});
    ImGui::SetNextWindowSize({std::round(width), std::round(height)});
    push_popup_style(fpx(10), 0);
    ImGui::PushStyleColor(ImGuiCol_Border, theme().border2);
    shown_ = ImGui::BeginPopup(name, popup_flags);
    ImGui::PopStyleColor();
    pop_popup_style();
    if (shown_) {
        inside_ = window_inside(px(6));
    }
}

Popup::~Popup() {
    if (shown_) {
        ImGui::EndPopup();
    }
}

void Popup::close() {
    ImGui::CloseCurrentPopup();
    frame_wish().at_once();
}

} // namespace mq::ui
