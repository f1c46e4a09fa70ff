#include "ui/widgets/text_box_session.h"

#include <imgui_internal.h>
#include <array>
#include <cmath>

namespace mq::ui {
namespace {

void own_keys(ImGuiID id) {
    constexpr std::array keys = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow,  ImGuiKey_UpArrow,
                                 ImGuiKey_DownArrow, ImGuiKey_Home,        ImGuiKey_End,
                                 ImGuiKey_PageUp,    ImGuiKey_PageDown,    ImGuiKey_Enter,
                                 ImGuiKey_Delete,    ImGuiKey_KeypadEnter, ImGuiKey_Backspace};
    for (const ImGuiKey key : keys) {
        ImGui::SetKeyOwner(key, id);
    }
    ImGuiContext& g = *ImGui::GetCurrentContext();
    g.ActiveIdUsingNavDirMask |= 0xFU;
    g.ActiveIdAllowOverlap = !g.IO.MouseDown[0];
    g.WantTextInputNextFrame = 1;
}

bool hit(ImGuiKey key, ImGuiID id) {
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, id);
}

struct KeyMotion {
    ImGuiKey key;
    Motion plain, with_ctrl;
};
constexpr std::array motions = {
    KeyMotion{ImGuiKey_LeftArrow, Motion::left, Motion::word_left},
    KeyMotion{ImGuiKey_RightArrow, Motion::right, Motion::word_right},
    KeyMotion{ImGuiKey_UpArrow, Motion::up, Motion::up},
    KeyMotion{ImGuiKey_DownArrow, Motion::down, Motion::down},
    KeyMotion{ImGuiKey_Home, Motion::line_start, Motion::start},
    KeyMotion{ImGuiKey_End, Motion::line_end, Motion::end},
};

// Every step breaks the lines anew, as a step may have changed the text.
void move(TextSession& s, Motion motion, Keep keep, const TextGeometry& g) {
    const TextLayout layout = layout_of(s.edit.text(), g.face, g.text.w);
    s.edit.move(motion, keep, layout.lines, g.face);
    s.follow = true;
    s.caret_time = -0.3F;
}

void move_by_keys(TextSession& s, const TextGeometry& g) {
    const ImGuiIO& io = ImGui::GetIO();
    const Keep keep = io.KeyShift ? Keep::selection : Keep::caret;
    for (const KeyMotion& m : motions) {
        if (hit(m.key, s.id)) {
            move(s, io.KeyCtrl ? m.with_ctrl : m.plain, keep, g);
        }
    }
    const int page = std::max(1, static_cast<int>(g.text.h / g.face.step) - 1);
    for (int i = 0; i < page; ++i) {
        if (hit(ImGuiKey_PageUp, s.id)) {
            move(s, Motion::up, keep, g);
        } else if (hit(ImGuiKey_PageDown, s.id)) {
            move(s, Motion::down, keep, g);
        }
    }
}

bool chord(ImGuiKeyChord keys, ImGuiID id) {
    return ImGui::Shortcut(keys, ImGuiInputFlags_Repeat, id);
}

void copy_selection(const TextEdit& edit) {
    if (edit.has_selection()) {
        ImGui::SetClipboardText(std::string(edit.selected()).c_str());
    }
}

void clipboard_and_undo(TextSession& s) {
    TextEdit& edit = s.edit;
    if (chord(ImGuiMod_Ctrl | ImGuiKey_C, s.id)) {
        copy_selection(edit);
    } else if (chord(ImGuiMod_Ctrl | ImGuiKey_X, s.id) && edit.has_selection()) {
        copy_selection(edit);
        edit.erase_before(false);
    } else if (chord(ImGuiMod_Ctrl | ImGuiKey_V, s.id)) {
        const char* pasted = ImGui::GetClipboardText();
        edit.insert(pasted != nullptr ? pasted : "");
    } else if (chord(ImGuiMod_Ctrl | ImGuiKey_A, s.id)) {
        edit.select_all();
    } else if (chord(ImGuiMod_Ctrl | ImGuiKey_Z, s.id)) {
        edit.undo();
    } else if (chord(ImGuiMod_Ctrl | ImGuiKey_Y, s.id) ||
               chord(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, s.id)) {
        edit.redo();
    }
}

void type_characters(TextEdit& edit) {
    ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl && !io.KeyAlt) {
        return;
    }
    for (const ImWchar c : io.InputQueueCharacters) {
        if (c >= 0x20 && c != 0x7F) {
            std::array<char, 5> utf8{};
            ImTextCharToUtf8(utf8.data(), c);
            edit.insert(utf8.data(), true);
        }
    }
    io.InputQueueCharacters.resize(0);
}

// True when Enter submits instead of breaking the line.
bool enter(TextSession& s, const TextBox& spec) {
    if (!hit(ImGuiKey_Enter, s.id) && !hit(ImGuiKey_KeypadEnter, s.id)) {
        return false;
    }
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || (spec.enter_submits && !io.KeyShift)) {
        return true;
    }
    s.edit.insert("\n", true);
    return false;
}

std::size_t offset_under_mouse(const TextSession& s, const TextGeometry& g, float scroll) {
    const ImVec2 mouse = ImGui::GetMousePos();
    const TextLayout layout = layout_of(s.edit.text(), g.face, g.text.w);
    const float row = std::floor((mouse.y - g.text.y + scroll) / g.face.step);
    const auto last = static_cast<float>(layout.lines.size() - 1);
    const auto line = static_cast<std::size_t>(std::min(std::max(row, 0.0F), last));
    return TextEdit::offset_at(s.edit.text(), layout.lines[line], mouse.x - g.text.x, g.face);
}

void use_mouse(TextSession& s, const TextGeometry& g, float scroll, bool hovered) {
    const ImGuiIO& io = ImGui::GetIO();
    if (hovered && io.MouseClicked[0]) {
        const int clicks = io.MouseClickedCount[0];
        const std::size_t at = offset_under_mouse(s, g, scroll);
        if (clicks >= 3) {
            s.edit.select_all();
        } else if (clicks == 2) {
            s.edit.select_word_at(at);
        } else {
            s.edit.place(at, io.KeyShift ? Keep::selection : Keep::caret);
        }
        ImGui::SetKeyOwner(ImGuiKey_MouseLeft, s.id);
        s.caret_time = -0.3F;
    } else if (io.MouseDown[0] && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) &&
               io.MouseClickedCount[0] <= 1 && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
        s.edit.place(offset_under_mouse(s, g, scroll), Keep::selection);
        s.follow = true;
    }
}

} // namespace

TextBoxes& text_boxes() {
    static TextBoxes all;
    return all;
}

bool wants_to_begin(ImGuiID id, bool clicked) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool by_nav = g.ActiveId != id && g.NavActivateId == id &&
                        ((g.NavActivateFlags & ImGuiActivateFlags_PreferInput) != 0 ||
                         g.NavInputSource == ImGuiInputSource_Keyboard);
    return clicked || by_nav;
}

void begin_session(ImGuiID id, const std::string& value, const TextBox& spec) {
    TextSession& s = text_boxes().session;
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    if (s.id != id || s.edit.text() != value) {
        s.edit.begin(value, spec.max_bytes);
        s.id = id;
    }
    s.caret_time = -0.3F;
    s.follow = true;
    s.dirty = false;
    ImGui::SetActiveID(id, window);
    ImGui::SetFocusID(id, window);
    ImGui::FocusWindow(window);
}

bool run_session(TextSession& s, const TextGeometry& g, const TextBox& spec, bool hovered, float scroll) {
    own_keys(s.id);
    use_mouse(s, g, scroll, hovered);
    s.caret_time += ImGui::GetIO().DeltaTime;
    move_by_keys(s, g);
    const bool word = ImGui::GetIO().KeyCtrl;
    if (hit(ImGuiKey_Backspace, s.id)) {
        s.edit.erase_before(word);
    } else if (hit(ImGuiKey_Delete, s.id)) {
        s.edit.erase_after(word);
    }
    clipboard_and_undo(s);
    type_characters(s.edit);
    return enter(s, spec);
}

} // namespace mq::ui
