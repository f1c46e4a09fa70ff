#include "ui/widgets/inputs.h"

#include "ui/frame_wish.h"
#include "ui/typing.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/cards.h"
#include "ui/widgets/caret.h"
#include "ui/widgets/field.h"
#include "ui/widgets/input_typing.h"
#include "ui/widgets/state.h"

#include <imgui_internal.h>
#include <cmath>

namespace mq::ui {
namespace {

struct Buffer {
    std::string* value;
    std::size_t max_bytes;
    InputTyping* typing; ///< null: ImGui types by itself
};

void keep_limit(ImGuiInputTextCallbackData& data, std::size_t max_bytes) {
    auto limit = static_cast<int>(max_bytes);
    if (data.BufTextLen > limit) {
        while (limit > 0 && (static_cast<unsigned char>(data.Buf[limit]) & 0xC0U) == 0x80U) {
            --limit;
        }
        data.DeleteChars(limit, data.BufTextLen - limit);
    }
}

// Grows the string with the text, and takes no more than the limit.
int keep_buffer(ImGuiInputTextCallbackData* data) {
    auto* buffer = static_cast<Buffer*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        buffer->value->resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = buffer->value->data();
        return 0;
    }
    keep_limit(*data, buffer->max_bytes);
    if (buffer->typing != nullptr) {
        buffer->typing->write(*data, buffer->max_bytes);
    }
    return 0;
}

ImGuiInputTextFlags flags_of(const TextInput& spec, bool shown, bool typing) {
    ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackEdit |
                                ImGuiInputTextFlags_EnterReturnsTrue;
    flags |= typing ? ImGuiInputTextFlags_CallbackAlways : 0;
    flags |= !shown ? ImGuiInputTextFlags_Password : 0;
    flags |= spec.digits_only ? ImGuiInputTextFlags_CharsDecimal : 0;
    return flags;
}

// Numbers and passwords are typed as they are.
bool types_vietnamese(ImGuiID id, const TextInput& spec) {
    return typing_aid().rules.method != vietnamese::Method::off && !spec.password && !spec.digits_only &&
           ImGui::GetActiveID() == id;
}

// ImGui's own field without a frame: the kit draws that around it.
bool bare_input(const char* name, const Rect& r, float left, std::string& value, const TextInput& spec,
                bool shown) {
    const FontScope font(type::body);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {left, std::floor((r.h - ImGui::GetFontSize()) * 0.5F)});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
    for (const ImGuiCol c : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive}) {
        ImGui::PushStyleColor(c, 0);
    }
    const Colour ink = spec.enabled ? theme().text : theme().text3;
    ImGui::PushStyleColor(ImGuiCol_Text, shown ? ink : 0);
    ImGui::SetCursorScreenPos(r.min());
    InputTyping* typing = nullptr;
    if (types_vietnamese(ImGui::GetID(Name("##{}", name)), spec)) {
        typing = &input_typing();
        typing->take_characters(ImGui::GetActiveID());
    }
    Buffer buffer{&value, spec.max_bytes, typing};
    // The label would be drawn; "##" hides it, and the id must not depend on that.
    const bool entered = ImGui::InputTextEx(Name("##{}", name), spec.placeholder, value.data(),
                                            static_cast<int>(value.capacity() + 1), r.size(),
                                            flags_of(spec, shown, typing != nullptr), keep_buffer, &buffer);
    ImGui::PopStyleColor(4);
    ImGui::PopStyleVar(2);
    return entered;
}

// Discs where ImGui put asterisks (which it was told to draw in no colour).
void draw_bullets(const Rect& r, float left, const std::string& value, ImGuiID id) {
    const Face face = face_of(type::body);
    const float advance = face.font->GetFontBaked(face.size)->GetCharAdvance('*');
    const ImGuiInputTextState* state = ImGui::GetActiveID() == id ? ImGui::GetInputTextState(id) : nullptr;
    float x = r.x + left - (state != nullptr ? state->Scroll.x : 0);
    const Clip clip(Rect{r.x + left - px(2), r.y, r.w - left, r.h});
    for (const char c : value) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            disc({x + advance * 0.5F, r.mid_y()}, fpx(2.5F), theme().text);
            x += advance;
        }
    }
}

float field_height(const TextInput& spec) {
    return spec.large ? px(44) : px(36);
}

struct Parts {
    Rect frame, input, eye, cap;
    float left = 0; // where the text begins in it
};

Parts parts_of(const Rect& frame, const TextInput& spec) {
    Parts p{frame, frame, {}, {}, px(12) + (spec.icon == Icon::none ? 0 : px(26))};
    if (spec.password) {
        p.eye = p.input.cut_right(px(36));
        p.eye = centred_in(p.eye, px(32), px(32));
    }
    if (!spec.keycap.empty()) {
        const ImVec2 size = keycap_size(spec.keycap);
        p.cap = centred_in(p.input.cut_right(size.x + px(8)), size.x, size.y).moved(-px(4), 0);
    }
    return p;
}

StateTable<bool>& shown_passwords() {
    static StateTable<bool> shown;
    return shown;
}

bool password_shown(const char* name) {
    const bool* shown = shown_passwords().find(ImGui::GetID(name));
    return shown != nullptr && *shown;
}

void eye_button(const char* name, const Rect& r, const TextInput& spec, bool shown) {
    if (icon_button(Name("{}.show", name), r,
                    {.icon = shown ? Icon::eye_slash : Icon::eye,
                     .label = spec.show_label,
                     .enabled = spec.enabled})) {
        shown_passwords().at(ImGui::GetID(name)) = !shown;
    }
}

void note_input(const char* name, ImGuiID id, const Parts& p, const std::string& value, const TextInput& spec,
                bool focused) {
    if (registry().recording()) {
        WidgetRecord& entry = registry().add_widget(name, WidgetKind::input, p.input, id, spec.enabled);
        entry.focused = focused;
        entry.label = spec.label;
        entry.value = spec.password ? "" : value;
    }
}

void draw_inside(const char* name, ImGuiID id, const Parts& p, const std::string& value,
                 const TextInput& spec, bool shown) {
    if (ImGui::GetActiveID() == id) {
        const ImGuiInputTextState* state = ImGui::GetInputTextState(id);
        wish_for_caret(state != nullptr ? state->CursorAnim : 0);
    }
    if (!shown) {
        draw_bullets(p.input, p.left, value, id);
    }
    icon({p.frame.x + px(12) + px(9), p.frame.mid_y()}, spec.icon, px(18), theme().text3);
    if (!spec.keycap.empty()) {
        keycap(p.cap.min(), spec.keycap);
    }
    if (spec.password) {
        eye_button(name, p.eye, spec, shown);
    }
}

void draw_check(const Rect& box, bool checked, bool enabled, const Hit& hit) {
    const Theme& c = theme();
    if (checked) {
        fill(box, enabled ? mix(c.accent, c.accent_h, fade(hit.id, hit.hovered)) : c.press, fpx(3));
        icon(box.centre(), Icon::check, px(14), enabled ? c.on_accent : c.text3);
        return;
    }
    fill(box, enabled ? mix(c.surface, c.hover, fade(hit.id, hit.hovered)) : c.inset, fpx(3));
    border(box, enabled ? c.ctl : c.border, fpx(3), std::max(hairline(), fpx(1.5F)));
}

void draw_radio(ImVec2 centre, bool selected) {
    const Theme& c = theme();
    disc(centre, fpx(10), c.surface);
    ring(centre, fpx(10), selected ? c.accent : c.ctl, selected ? px(2) : hairline());
    if (selected) {
        disc(centre, fpx(5), c.accent);
    }
}

} // namespace

// ---- what fields share

float field_label_height(std::string_view label) {
    return label.empty() ? 0 : face_of(type::meta_strong).step + px(6);
}

float field_error_height(std::string_view error, float width) {
    return error.empty() ? 0 : px(8) + wrapped_height(error, type::meta, width - px(22));
}

void draw_field_label(const Rect& at, std::string_view label) {
    if (!label.empty()) {
        text_in({at.x, at.y, at.w, face_of(type::meta_strong).step}, label, type::meta_strong, theme().text);
    }
}

void draw_field_error(ImVec2 at, float width, std::string_view error) {
    if (error.empty()) {
        return;
    }
    const float top = at.y + px(8);
    icon({at.x + px(8), top + face_of(type::meta).step * 0.5F}, Icon::warning_circle, px(16), theme().bad.ink,
         IconKind::fill);
    wrapped({at.x + px(22), top}, width - px(22), error, type::meta, theme().bad.ink);
}

void draw_field_frame(const Rect& r, const FieldState& s) {
    const Theme& c = theme();
    fill(r, s.enabled ? c.surface : c.inset, fpx(8));
    if (s.error) {
        border(r, c.bad.ink, fpx(8), px(2));
    } else if (s.active) {
        border(r, c.accent, fpx(8), px(2));
    } else {
        border(r, !s.enabled ? c.border : s.quiet ? c.border2 : c.ctl, fpx(8));
    }
}

bool caret_shown(float seconds) {
    return look().reduced_motion || seconds <= 0 || std::fmod(seconds, 1.2F) <= 0.8F;
}

void wish_for_caret(float seconds) {
    if (look().reduced_motion) {
        return;
    }
    const float phase = seconds <= 0 ? seconds : std::fmod(seconds, 1.2F);
    frame_wish().in((phase <= 0.8F ? 0.8F : 1.2F) - phase + 0.01F);
}

// ---- text input

float text_input_height(const TextInput& spec, float width) {
    return field_label_height(spec.label) + field_height(spec) + field_error_height(spec.error, width);
}

Rect text_input_field(const TextInput& spec, const Rect& at) {
    return {std::round(at.x), std::round(at.y + field_label_height(spec.label)), at.w, field_height(spec)};
}

Edited text_input(const char* name, const Rect& at, std::string& value, const TextInput& spec) {
    draw_field_label(at, spec.label);
    const Parts p = parts_of(text_input_field(spec, at), spec);
    const bool shown = !spec.password || password_shown(name);
    const ImGuiID id = ImGui::GetID(Name("##{}", name));
    draw_field_frame(p.frame, {.active = ImGui::GetActiveID() == id,
                               .error = !spec.error.empty(),
                               .enabled = spec.enabled,
                               .quiet = !spec.keycap.empty()});
    if (take_focus_request(ImGui::GetID(name))) {
        ImGui::ActivateItemByID(id);
    }
    ImGui::BeginDisabled(!spec.enabled);
    Edited edited;
    edited.submitted = bare_input(name, p.input, p.left, value, spec, shown);
    edited.changed = ImGui::IsItemEdited();
    edited.left = ImGui::IsItemDeactivatedAfterEdit();
    const bool active = ImGui::IsItemActive();
    edited.changed = (!active && input_typing().finish(id, value)) || edited.changed;
    const bool focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible && !active;
    ImGui::EndDisabled();
    note_input(name, id, p, value, spec, active || focused);
    if (focused) {
        focus_ring(p.frame, fpx(8));
    }
    draw_inside(name, id, p, value, spec, shown);
    draw_field_error({p.frame.x, p.frame.bottom()}, p.frame.w, spec.error);
    return edited;
}

// ---- checkbox and radio card

ImVec2 checkbox_size(std::string_view text, float width) {
    const ImVec2 words = wrapped_size(text, type::small, width - px(28));
    return {px(28) + std::ceil(words.x), std::max(px(20), words.y)};
}

bool checkbox(const char* name, const Rect& at, std::string_view text, bool& checked, bool enabled) {
    const float width = at.w > 0 ? at.w : px(28) + std::ceil(text_width(text, type::small)) + 1;
    const ImVec2 size = checkbox_size(text, width);
    const Rect r{std::round(at.x), std::round(at.y), size.x, size.y};
    const Hit hit = interact(name, r,
                             {.kind = WidgetKind::toggle,
                              .enabled = enabled,
                              .on = checked,
                              .label = text,
                              .ring_radius = fpx(4)});
    if (hit.pressed) {
        checked = !checked;
    }
    if (hit.visible) {
        const float step = face_of(type::small).step;
        const Rect box = centred_in({r.x, r.y, px(18), step}, px(16), px(16));
        draw_check(box, checked, enabled, hit);
        wrapped({r.x + px(28), r.y}, width - px(28), text, type::small,
                enabled ? theme().text : theme().text3);
    }
    return hit.pressed;
}

float radio_card_height(const RadioCard& card, float width) {
    const float room = width - px(16) - px(44) - px(14) - px(52);
    const float words =
        wrapped_height(card.title, type::body_strong, room) + wrapped_height(card.text, type::meta, room);
    return std::max(px(74), words + 2 * px(14));
}

bool radio_card(const char* name, const Rect& at, const RadioCard& card) {
    const Rect r{std::round(at.x), std::round(at.y), at.w, at.h > 0 ? at.h : radio_card_height(card, at.w)};
    const Hit hit = interact(name, r,
                             {.kind = WidgetKind::toggle,
                              .enabled = card.enabled,
                              .on = card.selected,
                              .label = card.title,
                              .ring_radius = fpx(10)});
    if (!hit.visible) {
        return hit.pressed;
    }
    const Theme& c = theme();
    fill(r, card.selected ? c.accent_soft : mix(c.surface, c.inset, fade(hit.id, hit.hovered)), fpx(10));
    border(r, card.selected ? c.accent : c.border2, fpx(10), card.selected ? px(2) : 0);
    const Rect tile{r.x + px(16), std::round(r.mid_y() - px(22)), px(44), px(44)};
    icon_tile(tile, card.icon, card.selected ? c.surface : c.rail, card.selected ? c.accent : c.text2, px(24),
              card.selected ? IconKind::fill : IconKind::regular);
    const float left = tile.right() + px(14);
    const float room = r.w - px(16) - px(44) - px(14) - px(52);
    const float title = wrapped_height(card.title, type::body_strong, room);
    const float words = wrapped_height(card.text, type::meta, room);
    const float y = std::round(r.mid_y() - (title + words) * 0.5F);
    wrapped({left, y}, room, card.title, type::body_strong, c.text);
    wrapped({left, y + title}, room, card.text, type::meta, c.text2);
    draw_radio({r.right() - px(28), r.mid_y()}, card.selected);
    return hit.pressed;
}

} // namespace mq::ui
