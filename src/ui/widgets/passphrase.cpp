#include "ui/widgets/passphrase.h"

#include "ui/frame_wish.h"
#include "ui/i18n.h"
#include "ui/text_layout.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/caret.h"
#include "ui/widgets/field.h"
#include "ui/widgets/state.h"

#include <imgui_internal.h>
#include <array>
#include <cmath>
#include <cstring>

namespace mq::ui {
namespace {

constexpr int group = 4; // letters of a recovery code that stand together

/// What one writes in: no letters of it, so that nothing has to be overwritten here.
struct Writing {
    ImGuiID id = 0;
    int since = 0; ///< ImGui's frame: an Enter that led here isn't one in here
    float caret_time = 0;
    float scroll = 0; ///< screen pixels
    bool dirty = false;
    bool caps_lock = false; ///< as far as the letters that came tell
};

Writing& writing() {
    static Writing now;
    return now;
}

struct Place {
    Rect frame, input, text, eye;
};

Place place_of(const Rect& at, const PassphraseInput& spec) {
    const float top = std::round(at.y + field_label_height(spec.label));
    const Rect frame{std::round(at.x), top, at.w, spec.large ? px(44) : px(36)};
    Rect input = frame;
    const Rect eye = spec.code ? Rect{} : centred_in(input.cut_right(px(40)), px(32), px(32));
    Rect text = input;
    text.cut_left(px(12) + (spec.icon == Icon::none ? 0 : px(26)));
    text.cut_right(spec.code ? px(12) : 0);
    return {frame, input, text, eye};
}

/// Screen pixels from the left of the text to the letter that begins at this byte.
float offset_of(const PassphraseBuffer& value, const PassphraseInput& spec, std::size_t at) {
    const std::string_view before = value.text().substr(0, at);
    if (spec.code) {
        const auto n = static_cast<float>(before.size());
        return n * fpx(8.5F) + std::floor(n / group) * px(8);
    }
    if (value.shown) {
        return measure(before, face_of(type::body));
    }
    float x = 0;
    for (const char c : before) {
        x += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? fpx(11) : 0;
    }
    return x;
}

// ---- mouse and keys

void own_keys(ImGuiID id) {
    constexpr std::array keys = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_Home,
                                 ImGuiKey_End,       ImGuiKey_Enter,      ImGuiKey_KeypadEnter,
                                 ImGuiKey_Delete,    ImGuiKey_Backspace};
    for (const ImGuiKey key : keys) {
        ImGui::SetKeyOwner(key, id);
    }
    ImGuiContext& g = *ImGui::GetCurrentContext();
    g.ActiveIdUsingNavDirMask |= (1U << ImGuiDir_Left) | (1U << ImGuiDir_Right);
    g.ActiveIdAllowOverlap = !g.IO.MouseDown[0];
    g.WantTextInputNextFrame = 1;
}

bool hit(ImGuiKey key, ImGuiID id) {
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, id);
}

// A capital without Shift, or a small letter with it: only Caps Lock makes those.
void watch_caps_lock(ImWchar c) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool small = c >= 'a' && c <= 'z';
    if (capital || small) {
        writing().caps_lock = capital != ImGui::GetIO().KeyShift;
    }
}

void type_letters(PassphraseBuffer& value, const PassphraseInput& spec) {
    ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl && !io.KeyAlt) {
        return;
    }
    for (ImWchar& c : io.InputQueueCharacters) {
        watch_caps_lock(c);
        value.insert(static_cast<char32_t>(c), spec.code);
        c = 0; // the queue's memory is used again, but not overwritten by whoever empties it
    }
    io.InputQueueCharacters.resize(0);
}

void move_and_erase(PassphraseBuffer& value, ImGuiID id) {
    const bool all = ImGui::GetIO().KeyCtrl; // words of a secret are nobody's business
    if (hit(ImGuiKey_LeftArrow, id)) {
        value.move(false, all);
    } else if (hit(ImGuiKey_RightArrow, id)) {
        value.move(true, all);
    } else if (hit(ImGuiKey_Home, id)) {
        value.move(false, true);
    } else if (hit(ImGuiKey_End, id)) {
        value.move(true, true);
    } else if (hit(ImGuiKey_Backspace, id)) {
        value.erase_before(all);
    } else if (hit(ImGuiKey_Delete, id)) {
        value.erase_after(all);
    }
}

bool chord(ImGuiKeyChord keys, ImGuiID id) {
    return ImGui::Shortcut(keys, ImGuiInputFlags_Repeat, id);
}

void write_keys(PassphraseBuffer& value, const PassphraseInput& spec, ImGuiID id) {
    own_keys(id);
    if (ImGui::IsKeyPressed(ImGuiKey_CapsLock, false)) {
        writing().caps_lock = !writing().caps_lock;
    }
    if (chord(ImGuiMod_Ctrl | ImGuiKey_V, id) || chord(ImGuiMod_Shift | ImGuiKey_Insert, id)) {
        const char* pasted = ImGui::GetClipboardText();
        value.insert(pasted != nullptr ? std::string_view(pasted) : std::string_view(), spec.code);
    } else if (chord(ImGuiMod_Ctrl | ImGuiKey_A, id)) {
        value.select_all();
    } else {
        move_and_erase(value, id);
        type_letters(value, spec);
    }
}

std::size_t letter_under(const PassphraseBuffer& value, const PassphraseInput& spec, float x) {
    std::size_t best = 0;
    for (std::size_t at = 0; at <= value.text().size(); ++at) {
        const bool begins =
            at == value.text().size() || (static_cast<unsigned char>(value.text()[at]) & 0xC0U) != 0x80U;
        if (begins && std::abs(offset_of(value, spec, at) - x) < std::abs(offset_of(value, spec, best) - x)) {
            best = at;
        }
    }
    return best;
}

void click(PassphraseBuffer& value, const PassphraseInput& spec, const Place& place) {
    if (ImGui::GetIO().MouseClickedCount[0] >= 2) {
        value.select_all();
    } else {
        value.place(letter_under(value, spec, ImGui::GetMousePos().x - place.text.x + writing().scroll));
    }
    writing().caret_time = -0.3F;
}

bool reached_by_keys(ImGuiID id) {
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.ActiveId != id && g.NavActivateId == id &&
           ((g.NavActivateFlags & ImGuiActivateFlags_PreferInput) != 0 ||
            g.NavInputSource == ImGuiInputSource_Keyboard);
}

void begin(ImGuiID id, PassphraseBuffer& value, bool clicked) {
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    writing() = {
        .id = id, .since = ImGui::GetFrameCount(), .caret_time = -0.3F, .caps_lock = writing().caps_lock};
    if (!clicked) {
        value.select_all();
    }
    ImGui::SetActiveID(id, window);
    ImGui::SetFocusID(id, window);
    ImGui::FocusWindow(window);
}

void follow_caret(const PassphraseBuffer& value, const PassphraseInput& spec, const Place& place) {
    Writing& w = writing();
    const float x = offset_of(value, spec, value.caret());
    const float whole = offset_of(value, spec, value.text().size());
    w.scroll = std::clamp(w.scroll, x - place.text.w + px(6), x);
    w.scroll = std::clamp(w.scroll, 0.0F, std::max(0.0F, whole - place.text.w + px(6)));
}

// A frame of the field that is being written in.
Edited write(ImGuiID id, PassphraseBuffer& value, const PassphraseInput& spec, const Place& place,
             bool hovered) {
    Writing& w = writing();
    const std::size_t size = value.text().size();
    const std::size_t caret = value.caret();
    Edited edited;
    w.caret_time += ImGui::GetIO().DeltaTime;
    write_keys(value, spec, id);
    edited.submitted =
        w.since != ImGui::GetFrameCount() && (hit(ImGuiKey_Enter, id) || hit(ImGuiKey_KeypadEnter, id));
    edited.changed = value.text().size() != size;
    w.dirty = w.dirty || edited.changed;
    if (edited.changed || value.caret() != caret) {
        w.caret_time = -0.3F;
    }
    follow_caret(value, spec, place);
    const bool away =
        ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !hovered && !place.eye.contains(ImGui::GetMousePos());
    if (away || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
        ImGui::ClearActiveID();
    }
    return edited;
}

Edited use(const char* name, PassphraseBuffer& value, const PassphraseInput& spec, const Place& place) {
    const ImGuiID id = ImGui::GetID(name);
    const ImRect box(place.input.min(), place.input.max());
    ImGui::SetCursorScreenPos(box.Min);
    ImGui::ItemSize(box);
    Edited edited;
    if (ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_Inputable)) {
        const bool hovered = ImGui::ItemHoverable(box, id, ImGui::GetItemFlags());
        const bool clicked = hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
        if (hovered) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
        }
        const bool wanted = take_focus_request(id) || reached_by_keys(id) || clicked;
        if (spec.enabled && wanted && ImGui::GetActiveID() != id) {
            begin(id, value, clicked);
        }
        if (clicked && spec.enabled) {
            click(value, spec, place);
        }
        if (!spec.enabled && ImGui::GetActiveID() == id) {
            ImGui::ClearActiveID();
        }
        if (ImGui::GetActiveID() == id && writing().id == id) {
            edited = write(id, value, spec, place, hovered);
        }
    }
    if (writing().id == id && writing().dirty && ImGui::GetActiveID() != id) {
        writing().dirty = false;
        edited.left = true;
    }
    return edited;
}

// ---- what is seen

void draw_letters(const PassphraseBuffer& value, const PassphraseInput& spec, ImVec2 at) {
    const Face face = face_of(spec.code ? type::code : type::body);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::string_view all = value.text();
    const float top = std::round(at.y - face.size * 0.5F);
    if (!spec.code && value.shown) { // not by text_in: what it draws may be written down
        list.AddText(face.font, face.size, {at.x, top}, theme().text, all.data(), all.data() + all.size());
        return;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        const float x = at.x + offset_of(value, spec, i);
        if (spec.code) {
            list.AddText(face.font, face.size, {std::round(x), top}, theme().text, all.data() + i,
                         all.data() + i + 1);
        } else if ((static_cast<unsigned char>(all[i]) & 0xC0U) != 0x80U) {
            disc({x + fpx(4.5F), at.y}, fpx(2.75F), theme().text);
        }
    }
}

void draw_caret(float x, const Place& place) {
    const float half = face_of(type::body).step * 0.5F;
    if (caret_shown(writing().caret_time)) {
        fill({std::round(x), std::round(place.text.mid_y() - half), std::max(hairline(), px(1)), 2 * half},
             theme().accent);
    }
    wish_for_caret(writing().caret_time);
}

void draw_inside(const PassphraseBuffer& value, const PassphraseInput& spec, const Place& place,
                 bool active) {
    icon({place.frame.x + px(21), place.frame.mid_y()}, spec.icon, px(18), theme().text3);
    if (value.empty()) {
        text_in(place.text, spec.placeholder, type::body, theme().text3);
    }
    const Clip clip(Rect{place.text.x - px(2), place.text.y, place.text.w + px(2), place.text.h});
    const float left = place.text.x - (active ? writing().scroll : 0);
    if (value.all_selected() && active) {
        const float half = face_of(type::body).step * 0.5F;
        fill({left, place.text.mid_y() - half, offset_of(value, spec, value.text().size()), 2 * half},
             theme().accent_line);
    }
    draw_letters(value, spec, {left, place.text.mid_y()});
    if (active) {
        draw_caret(left + offset_of(value, spec, value.caret()), place);
    }
}

void eye(const char* name, PassphraseBuffer& value, const PassphraseInput& spec, const Place& place) {
    if (spec.code) {
        return;
    }
    const IconButton look{.icon = value.shown ? Icon::eye_slash : Icon::eye,
                          .label = t(value.shown ? "account_form.hide" : "account_form.show"),
                          .enabled = spec.enabled};
    const bool writes = ImGui::GetActiveID() == ImGui::GetID(name);
    const bool clicked = writes && place.eye.contains(ImGui::GetMousePos()) &&
                         ImGui::IsMouseClicked(ImGuiMouseButton_Left); // the field has the mouse then
    if (icon_button(Name("{}.show", name), place.eye, look) || clicked) {
        value.shown = !value.shown;
        writing().scroll = 0;
        frame_wish().at_once();
    }
}

bool says_caps_lock(const char* name, const PassphraseInput& spec) {
    return !spec.code && writing().caps_lock && ImGui::GetActiveID() == ImGui::GetID(name);
}

float caps_lock_height(const char* name, const PassphraseInput& spec) {
    return says_caps_lock(name, spec) ? px(8) + face_of(type::meta).step : 0;
}

void draw_caps_lock(const char* name, const PassphraseInput& spec, const Rect& frame) {
    if (!says_caps_lock(name, spec)) {
        return;
    }
    const float step = face_of(type::meta).step;
    const float top = frame.bottom() + px(8);
    icon({frame.x + px(8), top + step * 0.5F}, Icon::warning, px(16), theme().warn.ink, IconKind::fill);
    text_in({frame.x + px(22), top, frame.w - px(22), step}, t("account_form.caps_lock"), type::meta,
            theme().warn.ink);
}

void note(const char* name, const Place& place, const PassphraseInput& spec, bool focused) {
    if (registry().recording()) {
        WidgetRecord& entry =
            registry().add_widget(name, WidgetKind::input, place.input, ImGui::GetID(name), spec.enabled);
        entry.focused = focused;
        entry.label = spec.label;
    }
}

} // namespace

float passphrase_input_height(const char* name, const PassphraseInput& spec, float width) {
    return field_label_height(spec.label) + (spec.large ? px(44) : px(36)) + caps_lock_height(name, spec) +
           field_error_height(spec.error, width);
}

Edited passphrase_input(const char* name, const Rect& at, PassphraseBuffer& value,
                        const PassphraseInput& spec) {
    draw_field_label(at, spec.label);
    const Place place = place_of(at, spec);
    ImGui::BeginDisabled(!spec.enabled);
    const Edited edited = use(name, value, spec, place);
    const bool active = ImGui::GetActiveID() == ImGui::GetID(name);
    const bool focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible && !active;
    ImGui::EndDisabled();
    draw_field_frame(place.frame, {.active = active, .error = !spec.error.empty(), .enabled = spec.enabled});
    note(name, place, spec, active || focused);
    if (focused) {
        focus_ring(place.frame, fpx(8));
    }
    draw_inside(value, spec, place, active);
    eye(name, value, spec, place);
    draw_caps_lock(name, spec, place.frame);
    const float below = place.frame.bottom() + caps_lock_height(name, spec);
    draw_field_error({place.frame.x, below}, place.frame.w, spec.error);
    return edited;
}

} // namespace mq::ui
