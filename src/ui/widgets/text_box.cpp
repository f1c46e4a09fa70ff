#include "ui/text_edit.h"
#include "ui/widgets/caret.h"
#include "ui/widgets/field.h"
#include "ui/widgets/inputs.h"
#include "ui/widgets/state.h"

#include <array>
#include <cmath>
#include <imgui_internal.h>

// Dear ImGui 1.92.2b wraps no text in InputTextMultiline (1.92.3 does), so this is a field of our own. It behaves as
// ImGui's: same keys, same clipboard, same requests to the input method.

namespace mq::ui {
namespace {

struct Session { // the one box that is being written in
    ImGuiID id = 0;
    TextEdit edit;
    float caret_time = 0;
    bool follow = true; // scroll so that the caret is seen
    bool dirty = false; // something was changed since it began
};

struct Boxes {
    Session session;
    StateTable<float> scrolls;
    ImGuiID full = 0; // box whose limit was hit last
};

Boxes& boxes() {
    static Boxes all;
    return all;
}

struct Geometry {
    Rect frame, text; // text: where lines are drawn, scrolled by `scroll`
    Face face;
    float bar = 0; // width of the scrollbar, 0: none
};

float pad_y(const TextBox& spec) {
    return spec.min_lines <= 1 ? px(12) : px(9);
}

float text_room(float width, const TextBox& spec) {
    return width - 2 * px(12) - (spec.icon == Icon::none ? 0 : px(26)) - spec.keep_right;
}

std::string_view below(const char* name, const TextBox& spec) {
    if (!spec.error.empty()) {
        return spec.error;
    }
    return boxes().full != 0 && boxes().full == ImGui::GetID(name) ? spec.limit_text : std::string_view{};
}

Geometry geometry_of(const char* name, const Rect& at, const std::string& value, const TextBox& spec) {
    Geometry g;
    g.face = face_of(spec.type);
    const float label = field_label_height(spec.label);
    const float error = field_error_height(below(name, spec), at.w);
    const float height = at.h > 0 ? at.h - label - error : text_box_height(name, value, spec, at.w) - label - error;
    g.frame = {std::round(at.x), std::round(at.y + label), at.w, std::round(height)};
    const float left = g.frame.x + px(12) + (spec.icon == Icon::none ? 0 : px(26));
    g.text = {left, g.frame.y + pad_y(spec), text_room(at.w, spec), g.frame.h - 2 * pad_y(spec)};
    const auto lines = static_cast<float>(layout_of(value, g.face, g.text.w).lines.size());
    if (lines * g.face.step > g.text.h + 1) {
        g.bar = ImGui::GetStyle().ScrollbarSize;
        g.text.w -= g.bar;
    }
    return g;
}

bool wants_to_begin(ImGuiID id, bool clicked) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool by_nav = g.ActiveId != id && g.NavActivateId == id &&
                        ((g.NavActivateFlags & ImGuiActivateFlags_PreferInput) != 0 ||
                         g.NavInputSource == ImGuiInputSource_Keyboard);
    return clicked || by_nav;
}

void begin(ImGuiID id, const std::string& value, const TextBox& spec) {
    Session& s = boxes().session;
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

void own_keys(ImGuiID id) {
    constexpr std::array keys = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,     ImGuiKey_DownArrow,
                                 ImGuiKey_Home,      ImGuiKey_End,        ImGuiKey_PageUp,      ImGuiKey_PageDown,
                                 ImGuiKey_Enter,     ImGuiKey_Delete,     ImGuiKey_KeypadEnter, ImGuiKey_Backspace};
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
void move(Session& s, Motion motion, Keep keep, const Geometry& g) {
    const TextLayout layout = layout_of(s.edit.text(), g.face, g.text.w);
    s.edit.move(motion, keep, layout.lines, g.face);
    s.follow = true;
    s.caret_time = -0.3F;
}

void move_by_keys(Session& s, const Geometry& g) {
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

void clipboard_and_undo(Session& s) {
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
    } else if (chord(ImGuiMod_Ctrl | ImGuiKey_Y, s.id) || chord(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, s.id)) {
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
bool enter(Session& s, const TextBox& spec) {
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

std::size_t offset_under_mouse(const Session& s, const Geometry& g, float scroll) {
    const ImVec2 mouse = ImGui::GetMousePos();
    const TextLayout layout = layout_of(s.edit.text(), g.face, g.text.w);
    const float row = std::floor((mouse.y - g.text.y + scroll) / g.face.step);
    const auto last = static_cast<float>(layout.lines.size() - 1);
    const auto line = static_cast<std::size_t>(std::min(std::max(row, 0.0F), last));
    return TextEdit::offset_at(s.edit.text(), layout.lines[line], mouse.x - g.text.x, g.face);
}

void use_mouse(Session& s, const Geometry& g, float scroll, bool hovered) {
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
    } else if (io.MouseDown[0] && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) && io.MouseClickedCount[0] <= 1 &&
               ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
        s.edit.place(offset_under_mouse(s, g, scroll), Keep::selection);
        s.follow = true;
    }
}

// One frame of writing. True: submitted.
bool run_session(Session& s, const Geometry& g, const TextBox& spec) {
    own_keys(s.id);
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

float scrolled_to_caret(const Session& s, const Geometry& g, float scroll) {
    const TextLayout layout = layout_of(s.edit.text(), g.face, g.text.w);
    const float top = static_cast<float>(TextEdit::line_of(layout.lines, s.edit.caret())) * g.face.step;
    const float bottom = top + g.face.step;
    return std::max(std::min(scroll, top), bottom - g.text.h);
}

float clamped_scroll(float scroll, const std::string& text, const Geometry& g) {
    const auto lines = static_cast<float>(layout_of(text, g.face, g.text.w).lines.size());
    return std::max(0.0F, std::min(scroll, std::ceil(lines * g.face.step - g.text.h)));
}

void wheel(ImGuiID id, bool hovered, const Geometry& g, float& scroll) {
    if (hovered && g.bar > 0) {
        ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, id);
        scroll -= ImGui::GetIO().MouseWheel * 3 * g.face.step;
    }
}

void scrollbar(ImGuiID id, const std::string& text, const Geometry& g, float& scroll) {
    if (g.bar <= 0) {
        return;
    }
    const auto lines = static_cast<float>(layout_of(text, g.face, g.text.w).lines.size());
    const ImRect box({g.frame.right() - g.bar - px(2), g.frame.y + px(4)},
                     {g.frame.right() - px(2), g.frame.bottom() - px(4)});
    auto at = static_cast<ImS64>(scroll);
    ImGui::ScrollbarEx(box, id + 1, ImGuiAxis_Y, &at, static_cast<ImS64>(g.text.h),
                       static_cast<ImS64>(lines * g.face.step), ImDrawFlags_RoundCornersAll);
    if (at != static_cast<ImS64>(scroll)) {
        scroll = static_cast<float>(at);
    }
}

void draw_selection(const TextEdit& edit, const TextLine& l, bool last, ImVec2 at, const Face& face) {
    const std::size_t begin = std::max<std::size_t>(edit.selection_begin(), l.begin);
    const std::size_t end = std::min<std::size_t>(edit.selection_end(), l.end);
    const bool through_end = edit.selection_end() > l.end && !last; // the line break is selected too
    if (begin > end || (begin == end && !through_end) || edit.selection_begin() > l.end) {
        return;
    }
    const std::string_view all = edit.text();
    const float x = at.x + measure(all.substr(l.begin, begin - l.begin), face);
    const float width = measure(all.substr(begin, end - begin), face) + (through_end ? px(5) : 0);
    fill({x, at.y, width, face.step}, theme().accent_line);
}

void draw_caret(const Session& s, const TextLine& l, ImVec2 at, const Geometry& g) {
    const float x = at.x + measure(std::string_view(s.edit.text()).substr(l.begin, s.edit.caret() - l.begin), g.face);
    const float seen = std::min(std::round(x), g.text.right());
    if (caret_shown(s.caret_time)) {
        fill({seen, at.y + px(1), std::max(hairline(), px(1)), g.face.step - px(2)}, theme().accent);
    }
    wish_for_caret(s.caret_time);
    ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeData;
    ime.WantVisible = true;
    ime.WantTextInput = true;
    ime.InputPos = {seen - 1, at.y};
    ime.InputLineHeight = g.face.size;
    ime.ViewportId = ImGui::GetCurrentWindow()->Viewport->ID;
}

void draw_lines(const std::string& text, const Session* s, const Geometry& g, float scroll, Colour ink) {
    const Clip clip(Rect{g.frame.x, g.frame.y + px(2), g.frame.w - g.bar, g.frame.h - px(4)});
    const TextLayout layout = layout_of(text, g.face, g.text.w);
    const std::size_t caret_line = s != nullptr ? TextEdit::line_of(layout.lines, s->edit.caret()) : layout.lines.size();
    float y = g.text.y - scroll;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < layout.lines.size(); ++i, y += g.face.step) {
        if (y + g.face.step < g.frame.y || y > g.frame.bottom()) {
            continue;
        }
        const TextLine& l = layout.lines[i];
        if (s != nullptr && s->edit.has_selection()) {
            draw_selection(s->edit, l, i + 1 == layout.lines.size(), {g.text.x, y}, g.face);
        }
        const float top = std::round(y) + std::floor((g.face.step - g.face.size) * 0.5F);
        list.AddText(g.face.font, g.face.size, {g.text.x, top}, ink, text.data() + l.begin, text.data() + l.end);
        if (i == caret_line) {
            draw_caret(*s, l, {g.text.x, y}, g);
        }
    }
}

void record(const char* name, ImGuiID id, const Geometry& g, const std::string& value, const TextBox& spec,
            bool active) {
    if (registry().recording()) {
        WidgetRecord& entry = registry().add_widget(name, WidgetKind::input, g.frame, id, spec.enabled);
        entry.focused = active;
        entry.label = spec.label;
        entry.value = value;
    }
}

void draw_box(const char* name, const std::string& value, const Geometry& g, const TextBox& spec, ImGuiID id,
              float& scroll) {
    const bool active = ImGui::GetActiveID() == id;
    const Session* s = active ? &boxes().session : nullptr;
    draw_field_frame(g.frame, {.active = active, .error = !spec.error.empty(), .enabled = spec.enabled});
    icon({g.frame.x + px(12) + px(8), g.text.y + g.face.step * 0.5F}, spec.icon, px(18), theme().text3);
    if (value.empty()) {
        text_in({g.text.x, g.text.y, g.text.w, g.face.step}, spec.placeholder, spec.type, theme().text3);
    }
    draw_lines(value, s, g, scroll, spec.enabled ? theme().text : theme().text3);
    scrollbar(id, value, g, scroll);
    draw_field_error({g.frame.x, g.frame.bottom()}, g.frame.w, below(name, spec));
}

// A frame of the box that is being written in.
Edited write(Session& s, std::string& value, const Geometry& g, const TextBox& spec, bool hovered, float& scroll) {
    Edited edited;
    if (s.edit.text() != value) {
        s.edit.reload(value);
    }
    use_mouse(s, g, scroll, hovered);
    edited.submitted = run_session(s, g, spec);
    edited.changed = s.edit.text() != value;
    if (edited.changed) {
        value = s.edit.text();
        s.dirty = s.follow = true;
        s.caret_time = -0.3F;
        boxes().full = 0;
    }
    boxes().full = s.edit.full() ? s.id : boxes().full;
    scroll = s.follow ? scrolled_to_caret(s, g, scroll) : scroll;
    s.follow = false;
    const bool away = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !hovered;
    if (away || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
        ImGui::ClearActiveID();
    }
    return edited;
}

// Mouse, focus and keys of one box.
Edited use_box(ImGuiID id, const ImRect& box, std::string& value, const Geometry& g, const TextBox& spec,
               float& scroll) {
    const bool hovered = ImGui::ItemHoverable(box, id, ImGui::GetItemFlags());
    const bool clicked = hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    if (hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    }
    const bool wanted = take_focus_request(id) || wants_to_begin(id, clicked);
    if (spec.enabled && wanted && ImGui::GetActiveID() != id) {
        begin(id, value, spec);
    }
    wheel(id, hovered, g, scroll);
    Session& s = boxes().session;
    Edited edited;
    if (ImGui::GetActiveID() == id && s.id == id) {
        edited = write(s, value, g, spec, hovered, scroll);
    }
    scroll = clamped_scroll(scroll, value, g);
    return edited;
}

// True once, in the frame after the writing in this box ended, if something was changed.
bool just_left(ImGuiID id) {
    Session& s = boxes().session;
    const bool left = s.id == id && s.dirty && ImGui::GetActiveID() != id;
    s.dirty = s.dirty && !left;
    return left;
}

} // namespace

float text_box_height(const char* name, const std::string& value, const TextBox& spec, float width) {
    const Face face = face_of(spec.type);
    int lines = spec.min_lines;
    if (spec.grows) {
        const auto wanted = static_cast<int>(layout_of(value, face, text_room(width, spec)).lines.size());
        lines = std::min(std::max(wanted, spec.min_lines), spec.max_lines);
    }
    return field_label_height(spec.label) + static_cast<float>(lines) * face.step + 2 * pad_y(spec) +
           field_error_height(below(name, spec), width);
}

Edited text_box(const char* name, const Rect& at, std::string& value, const TextBox& spec) {
    draw_field_label(at, spec.label);
    const Geometry g = geometry_of(name, at, value, spec);
    const ImGuiID id = ImGui::GetID(name);
    const ImRect box(g.frame.min(), {g.frame.right() - spec.keep_right, g.frame.bottom()});
    ImGui::SetCursorScreenPos(box.Min);
    ImGui::BeginDisabled(!spec.enabled);
    ImGui::ItemSize(box);
    const bool there = ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_Inputable);
    Edited edited;
    if (there) {
        float& scroll = boxes().scrolls.at(id);
        edited = use_box(id, box, value, g, spec, scroll);
        draw_box(name, value, g, spec, id, scroll);
    }
    ImGui::EndDisabled();
    record(name, id, g, value, spec, ImGui::GetActiveID() == id);
    edited.left = just_left(id);
    return edited;
}

} // namespace mq::ui
