#include "ui/widgets/text_box_session.h"

#include "ui/frame_wish.h"
#include "ui/typing.h"

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

// The keys of Windows and, on the right, the older ones that office keyboards are used with as well.
bool clipboard(TextSession& s) {
    TextEdit& edit = s.edit;
    if (chord(ImGuiMod_Ctrl | ImGuiKey_C, s.id) || chord(ImGuiMod_Ctrl | ImGuiKey_Insert, s.id)) {
        copy_selection(edit);
    } else if (chord(ImGuiMod_Ctrl | ImGuiKey_X, s.id) || chord(ImGuiMod_Shift | ImGuiKey_Delete, s.id)) {
        if (edit.has_selection()) {
            copy_selection(edit);
            edit.erase_before(false);
        }
    } else if (chord(ImGuiMod_Ctrl | ImGuiKey_V, s.id) || chord(ImGuiMod_Shift | ImGuiKey_Insert, s.id)) {
        const char* pasted = ImGui::GetClipboardText();
        edit.insert(pasted != nullptr ? pasted : "");
        s.follow = true;
    } else {
        return false;
    }
    return true;
}

bool undo_and_select(TextSession& s) {
    TextEdit& edit = s.edit;
    if (chord(ImGuiMod_Ctrl | ImGuiKey_A, s.id)) {
        edit.select_all();
    } else if (chord(ImGuiMod_Ctrl | ImGuiKey_Z, s.id)) {
        edit.undo();
    } else if (chord(ImGuiMod_Ctrl | ImGuiKey_Y, s.id) ||
               chord(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, s.id)) {
        edit.redo();
    } else {
        return false;
    }
    return true;
}

void erase_by_keys(TextSession& s) {
    const bool word = ImGui::GetIO().KeyCtrl;
    if (hit(ImGuiKey_Backspace, s.id)) {
        word ? s.edit.erase_before(true) : s.edit.backspace(typing_aid().rules);
    } else if (!ImGui::GetIO().KeyShift && hit(ImGuiKey_Delete, s.id)) { // with Shift it cuts
        s.edit.erase_after(word);
    }
}

void type_characters(TextEdit& edit) {
    ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl && !io.KeyAlt) {
        return;
    }
    for (const ImWchar c : io.InputQueueCharacters) {
        edit.type(static_cast<char32_t>(c), typing_aid().rules);
    }
    io.InputQueueCharacters.resize(0);
}

// True when Enter submits instead of breaking the line.
bool enter(TextSession& s, const TextBox& spec) {
    if (!hit(ImGuiKey_Enter, s.id) && !hit(ImGuiKey_KeypadEnter, s.id)) {
        return false;
    }
    const ImGuiIO& io = ImGui::GetIO();
    s.edit.end_word();
    if (io.KeyCtrl || (spec.enter_submits && !io.KeyShift)) {
        return true;
    }
    s.edit.insert("\n", true);
    return false;
}

struct MousePlace {
    std::size_t at = 0;
    Side side = Side::after;
};

MousePlace place_under(const TextSession& s, const TextGeometry& g, float scroll, ImVec2 mouse) {
    const TextLayout layout = layout_of(s.edit.text(), g.face, g.text.w);
    const float row = std::floor((mouse.y - g.text.y + scroll) / g.face.step);
    const auto last = static_cast<float>(layout.lines.size() - 1);
    const TextLine& line = layout.lines[static_cast<std::size_t>(std::min(std::max(row, 0.0F), last))];
    const std::size_t at = TextEdit::offset_at(s.edit.text(), line, mouse.x - g.text.x, g.face);
    return {at, at == line.end ? Side::before : Side::after};
}

void click(TextSession& s, const TextGeometry& g, float scroll) {
    const ImGuiIO& io = ImGui::GetIO();
    const int clicks = io.MouseClickedCount[0];
    const MousePlace place = place_under(s, g, scroll, ImGui::GetMousePos());
    if (clicks >= 3) {
        s.edit.select_paragraph_at(place.at);
    } else if (clicks == 2) {
        s.edit.select_word_at(place.at);
    } else {
        s.edit.place(place.at, io.KeyShift ? Keep::selection : Keep::caret, place.side);
    }
    s.caret_time = -0.3F;
    s.scroll_wait = 0;
}

// The selection ends under the mouse; above and below the text it goes on by a line at a time, also while the
// mouse rests there.
void drag(TextSession& s, const TextGeometry& g, float scroll) {
    constexpr float a_line = 0.05F; // seconds
    ImVec2 mouse = ImGui::GetMousePos();
    const float top = g.text.y;
    const float bottom = g.text.bottom();
    const bool beyond = mouse.y < top || mouse.y > bottom;
    mouse.y = std::min(std::max(mouse.y, top - g.face.step * 0.5F), bottom + g.face.step * 0.5F);
    if (beyond) {
        s.scroll_wait -= ImGui::GetIO().DeltaTime;
        frame_wish().in(std::max(s.scroll_wait, 0.001F));
        if (s.scroll_wait > 0) {
            return;
        }
        s.scroll_wait = a_line;
    }
    const MousePlace place = place_under(s, g, scroll, mouse);
    if (place.at != s.edit.caret()) {
        s.edit.place(place.at, Keep::selection, place.side);
        s.follow = true;
    }
}

void use_mouse(TextSession& s, const TextGeometry& g, float scroll, bool hovered) {
    const ImGuiIO& io = ImGui::GetIO();
    s.pressed_in = io.MouseDown[0] && (s.pressed_in || (hovered && io.MouseClicked[0]));
    if (hovered && io.MouseClicked[0]) {
        click(s, g, scroll);
        ImGui::SetKeyOwner(ImGuiKey_MouseLeft, s.id);
    } else if (s.pressed_in && io.MouseDown[0] && io.MouseClickedCount[0] <= 1 &&
               ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
        drag(s, g, scroll);
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
    erase_by_keys(s);
    if (!clipboard(s) && !undo_and_select(s)) {
        type_characters(s.edit);
    }
    if (hit(ImGuiKey_Tab, s.id)) {
        s.edit.end_word(); // the focus goes on
    }
    return enter(s, spec);
}

} // namespace mq::ui
