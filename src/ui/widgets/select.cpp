#include "ui/widgets/buttons.h"
#include "ui/widgets/field.h"
#include "ui/widgets/inputs.h"
#include "ui/widgets/overlay.h"

#include <cmath>

namespace mq::ui {
namespace {

constexpr float row_height = 34;
constexpr int most_rows = 8;

std::string_view option_text(std::span<const std::string_view> options, int chosen) {
    const bool known = chosen >= 0 && static_cast<std::size_t>(chosen) < options.size();
    return known ? options[static_cast<std::size_t>(chosen)] : std::string_view{};
}

void draw_closed(const Rect& r, std::string_view text, const Select& spec, const Hit& hit) {
    const Theme& c = theme();
    fill(r, spec.enabled ? mix(c.surface, c.hover, fade(hit.id, hit.hovered)) : c.inset, fpx(8));
    border(r, spec.enabled ? c.border2 : c.border, fpx(8));
    const Colour ink = spec.enabled ? c.text : c.text3;
    icon({r.right() - px(12) - px(8), r.mid_y()}, Icon::caret_down, px(16),
         spec.enabled ? c.text2 : c.disabled);
    const float prefix = spec.prefix.empty() ? 0 : text_width(spec.prefix, type::meta);
    if (prefix > 0) {
        text_in({r.x + px(12), r.y, prefix + 1, r.h}, spec.prefix, type::meta, ink);
    }
    const float left = r.x + px(12) + prefix;
    text_in({left, r.y, r.right() - px(36) - left, r.h}, text, type::meta, ink);
}

bool option_row(const char* name, const Rect& r, std::string_view text, bool chosen) {
    const Hit hit = interact(name, r, {.kind = WidgetKind::choice, .on = chosen, .label = text});
    if (!hit.visible) {
        return hit.pressed;
    }
    const Theme& c = theme();
    if (chosen || hit.hovered || hit.focused) {
        fill(r, hit.hovered || hit.focused ? (hit.held ? c.press : c.hover) : c.accent_soft, fpx(7));
    }
    if (hit.focused) {
        border(r, c.accent, fpx(7), px(2));
    }
    text_in({r.x + px(10), r.y, r.w - px(10) - px(32), r.h}, text, chosen ? type::meta_strong : type::meta,
            c.text);
    if (chosen) {
        icon({r.right() - px(18), r.mid_y()}, Icon::check, px(16), c.accent);
    }
    return hit.pressed;
}

// The list; gives what was picked, else −1.
int open_list(const char* name, const Rect& field, std::span<const std::string_view> options, int chosen) {
    float widest = field.w;
    for (const std::string_view o : options) {
        widest = std::max(widest, text_width(o, type::meta_strong) + px(60));
    }
    const auto count = static_cast<int>(options.size());
    const float height = px(row_height) * static_cast<float>(std::min(count, most_rows)) + 2 * px(6);
    Popup popup(Name("{}.list", name), field, widest, height);
    int picked = -1;
    if (!popup) {
        return picked;
    }
    ScrollArea area(Name("{}.scroll", name), popup.inside(), 4);
    Rect row = area.content().with_height(px(row_height));
    for (int i = 0; i < count; ++i, row.y += row.h) {
        const Name entry("{}.{}", name, i);
        if (ImGui::IsWindowAppearing() && i == std::max(chosen, 0)) {
            focus(entry);
        }
        if (option_row(entry, row, options[static_cast<std::size_t>(i)], i == chosen)) {
            picked = i;
            popup.close();
        }
    }
    area.finish(row.y);
    return picked;
}

} // namespace

float select_width(std::span<const std::string_view> options, int chosen, const Select& spec) {
    return std::ceil(text_width(spec.prefix, type::meta) +
                     text_width(option_text(options, chosen), type::meta)) +
           px(12) + px(36) + 1;
}

bool select(const char* name, const Rect& at, std::span<const std::string_view> options, int& chosen,
            const Select& spec) {
    draw_field_label(at, spec.label);
    const float top = at.y + field_label_height(spec.label);
    const Rect r{std::round(at.x), std::round(top), at.w > 0 ? at.w : select_width(options, chosen, spec),
                 px(36)};
    const std::string_view text = option_text(options, chosen);
    const Hit hit = interact(name, r, {.enabled = spec.enabled, .label = text, .ring_radius = fpx(8)});
    if (hit.visible) {
        draw_closed(r, text, spec, hit);
    }
    const Name list("{}.list", name);
    if (hit.pressed) {
        open_popup(list);
    }
    const int picked = open_list(name, r, options, chosen);
    if (picked < 0) {
        return false;
    }
    const bool changed = picked != chosen;
    chosen = picked;
    return changed;
}

} // namespace mq::ui
