#include "ui/typing.h"
#include "ui/widgets/caret.h"
#include "ui/widgets/field.h"
#include "ui/widgets/text_box_session.h"

#include <imgui_internal.h>
#include <cmath>

// Dear ImGui 1.92.2b wraps no text in InputTextMultiline (1.92.3 does), so this is a field of our own. It
// behaves as ImGui's: same keys, same clipboard, same requests to the input method.

namespace mq::ui {
namespace {

float pad_y(const TextBox& spec) {
    return spec.min_lines <= 1 ? px(12) : px(9);
}

std::string_view sign_text() {
    return typing_name(typing_aid().rules.method);
}

// Beside the label where there is one, else inside at the lower right, where then no text goes.
ImVec2 sign_size() {
    const std::string_view name = sign_text();
    return name.empty() ? ImVec2{} : ImVec2{std::ceil(text_width(name, type::caption)) + px(12), px(18)};
}

float sign_room(const TextBox& spec) {
    return spec.label.empty() && !sign_text().empty() ? sign_size().x + px(4) : 0;
}

float text_room(float width, const TextBox& spec) {
    return width - 2 * px(12) - (spec.icon == Icon::none ? 0 : px(26)) - spec.keep_right - sign_room(spec);
}

Rect sign_place(const Rect& at, const TextGeometry& g, const TextBox& spec) {
    const ImVec2 size = sign_size();
    if (size.x <= 0 || !spec.enabled) {
        return {};
    }
    if (!spec.label.empty()) {
        const float row = face_of(type::meta_strong).step;
        return {g.frame.right() - size.x, std::round(at.y + (row - size.y) * 0.5F), size.x, size.y};
    }
    const float right = g.frame.right() - spec.keep_right - g.bar - px(6);
    return {right - size.x, g.frame.bottom() - size.y - px(6), size.x, size.y};
}

std::string_view below(const char* name, const TextBox& spec) {
    if (!spec.error.empty()) {
        return spec.error;
    }
    return text_boxes().full != 0 && text_boxes().full == ImGui::GetID(name) ? spec.limit_text
                                                                             : std::string_view{};
}

TextGeometry geometry_of(const char* name, const Rect& at, const std::string& value, const TextBox& spec) {
    TextGeometry g;
    g.face = face_of(spec.type);
    const float label = field_label_height(spec.label);
    const float error = field_error_height(below(name, spec), at.w);
    const float height =
        at.h > 0 ? at.h - label - error : text_box_height(name, value, spec, at.w) - label - error;
    g.frame = {std::round(at.x), std::round(at.y + label), at.w, std::round(height)};
    const float left = g.frame.x + px(12) + (spec.icon == Icon::none ? 0 : px(26));
    g.text = {left, g.frame.y + pad_y(spec), text_room(at.w, spec), g.frame.h - 2 * pad_y(spec)};
    const auto lines = static_cast<float>(layout_of(value, g.face, g.text.w).lines.size());
    if (lines * g.face.step > g.text.h + 1) {
        g.bar = ImGui::GetStyle().ScrollbarSize;
        g.text.w -= g.bar;
    }
    g.sign = sign_place(at, g, spec);
    return g;
}

float scrolled_to_caret(const TextSession& s, const TextGeometry& g, float scroll) {
    const TextLayout layout = layout_of(s.edit.text(), g.face, g.text.w);
    const float top = static_cast<float>(s.edit.caret_line(layout.lines)) * g.face.step;
    const float bottom = top + g.face.step;
    return std::max(std::min(scroll, top), bottom - g.text.h);
}

float clamped_scroll(float scroll, const std::string& text, const TextGeometry& g) {
    const auto lines = static_cast<float>(layout_of(text, g.face, g.text.w).lines.size());
    return std::max(0.0F, std::min(scroll, std::ceil(lines * g.face.step - g.text.h)));
}

// At its first and last line the box hands the wheel on to the page, which would else stand still under it.
void wheel(ImGuiID id, bool hovered, const std::string& text, const TextGeometry& g, float& scroll) {
    if (!hovered || g.bar <= 0) {
        return;
    }
    ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, id);
    const float by = -ImGui::GetIO().MouseWheel * 3 * g.face.step;
    const float moved = clamped_scroll(scroll + by, text, g);
    if (by != 0 && moved == clamped_scroll(scroll, text, g)) {
        ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + by, 0.0F, ImGui::GetScrollMaxY()));
    }
    scroll = moved;
}

void scrollbar(ImGuiID id, const std::string& text, const TextGeometry& g, float& scroll) {
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

void draw_caret(const TextSession& s, const TextLine& l, ImVec2 at, const TextGeometry& g) {
    const float x =
        at.x + measure(std::string_view(s.edit.text()).substr(l.begin, s.edit.caret() - l.begin), g.face);
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

void draw_lines(const std::string& text, const TextSession* s, const TextGeometry& g, float scroll,
                Colour ink) {
    const Clip clip(Rect{g.frame.x, g.frame.y + px(2), g.frame.w - g.bar, g.frame.h - px(4)});
    const TextLayout layout = layout_of(text, g.face, g.text.w);
    const std::size_t caret_line = s != nullptr ? s->edit.caret_line(layout.lines) : layout.lines.size();
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
        list.AddText(g.face.font, g.face.size, {g.text.x, top}, ink, text.data() + l.begin,
                     text.data() + l.end);
        if (i == caret_line) {
            draw_caret(*s, l, {g.text.x, y}, g);
        }
    }
}

void record(const char* name, ImGuiID id, const TextGeometry& g, const std::string& value,
            const TextBox& spec, bool active) {
    if (registry().recording()) {
        WidgetRecord& entry = registry().add_widget(name, WidgetKind::input, g.frame, id, spec.enabled);
        entry.focused = active;
        entry.label = spec.label;
        entry.value = value;
    }
}

void draw_box(const char* name, const std::string& value, const TextGeometry& g, const TextBox& spec,
              ImGuiID id, float& scroll) {
    const bool active = ImGui::GetActiveID() == id;
    const TextSession* s = active ? &text_boxes().session : nullptr;
    draw_field_frame(g.frame, {.active = active, .error = !spec.error.empty(), .enabled = spec.enabled});
    icon({g.frame.x + px(12) + px(8), g.text.y + g.face.step * 0.5F}, spec.icon, px(18), theme().text3);
    if (value.empty()) {
        text_in({g.text.x, g.text.y, g.text.w, g.face.step}, spec.placeholder, spec.type, theme().text3);
    }
    draw_lines(value, s, g, scroll, spec.enabled ? theme().text : theme().text3);
    scrollbar(id, value, g, scroll);
    draw_field_error({g.frame.x, g.frame.bottom()}, g.frame.w, below(name, spec));
}

bool on_sign(const TextGeometry& g) {
    return g.sign.w > 0 && g.sign.contains(ImGui::GetMousePos());
}

// Says that Vietnamese is typed here, and turns it off. The box goes on having the keyboard, and then no
// other item is given the click.
void typing_sign(const char* name, const TextGeometry& g, bool writing) {
    if (g.sign.w <= 0) {
        return;
    }
    const HitSpec spec{
        .tab_stop = false, .label = sign_text(), .tooltip = typing_aid().hint, .ring_radius = fpx(4)};
    const Hit hit = interact(Name("{}.typing", name), g.sign, spec);
    const bool clicked = writing && on_sign(g) && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    fill(g.sign, mix(theme().accent_soft, theme().hover, fade(hit.id, hit.hovered)), fpx(4));
    text_in(g.sign, sign_text(), type::caption, theme().accent, Align::centre);
    typing_aid().toggle = typing_aid().toggle || hit.pressed || clicked;
}

// A frame of the box that is being written in.
Edited write(TextSession& s, std::string& value, const TextGeometry& g, const TextBox& spec, bool hovered,
             float& scroll) {
    Edited edited;
    if (s.edit.text() != value) {
        s.edit.reload(value);
    }
    edited.submitted = run_session(s, g, spec, hovered, scroll);
    const bool away = ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !hovered && !on_sign(g);
    const bool ends = away || ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    if (ends) {
        s.edit.end_word();
    }
    edited.changed = s.edit.text() != value;
    if (edited.changed) {
        value = s.edit.text();
        s.dirty = s.follow = true;
        s.caret_time = -0.3F;
        text_boxes().full = 0;
    }
    text_boxes().full = s.edit.full() ? s.id : text_boxes().full;
    scroll = s.follow ? scrolled_to_caret(s, g, scroll) : scroll;
    s.follow = false;
    if (ends) {
        ImGui::ClearActiveID();
    }
    return edited;
}

// Mouse, focus and keys of one box.
Edited use_box(ImGuiID id, const ImRect& box, std::string& value, const TextGeometry& g, const TextBox& spec,
               float& scroll) {
    const float bar = g.bar > 0 ? g.bar + px(2) : 0; // is used by itself
    const ImRect words(box.Min, {std::min(box.Max.x, g.frame.right() - bar), box.Max.y});
    const bool hovered = !on_sign(g) && ImGui::ItemHoverable(words, id, ImGui::GetItemFlags());
    const bool clicked = hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    if (hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    }
    const bool wanted = take_focus_request(id) || wants_to_begin(id, clicked);
    if (spec.enabled && wanted && ImGui::GetActiveID() != id) {
        begin_session(id, value, spec);
    }
    wheel(id, hovered, value, g, scroll);
    TextSession& s = text_boxes().session;
    Edited edited;
    if (ImGui::GetActiveID() == id && s.id == id) {
        edited = write(s, value, g, spec, hovered, scroll);
    }
    scroll = clamped_scroll(scroll, value, g);
    return edited;
}

// True once, in the frame after the writing in this box ended, if something was changed.
bool just_left(ImGuiID id) {
    TextSession& s = text_boxes().session;
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
    const TextGeometry g = geometry_of(name, at, value, spec);
    const ImGuiID id = ImGui::GetID(name);
    const ImRect box(g.frame.min(), {g.frame.right() - spec.keep_right, g.frame.bottom()});
    ImGui::SetCursorScreenPos(box.Min);
    ImGui::BeginDisabled(!spec.enabled);
    ImGui::ItemSize(box);
    const bool there = ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_Inputable);
    Edited edited;
    if (there) {
        float& scroll = text_boxes().scrolls.at(id);
        edited = use_box(id, box, value, g, spec, scroll);
        draw_box(name, value, g, spec, id, scroll);
        typing_sign(name, g, ImGui::GetActiveID() == id);
    }
    ImGui::EndDisabled();
    record(name, id, g, value, spec, ImGui::GetActiveID() == id);
    edited.left = just_left(id);
    return edited;
}

} // namespace mq::ui
