#include "ui/widgets/practice.h"

#include "ui/i18n.h"
#include "ui/widgets/buttons.h"

#include <array>
#include <cmath>
#include <numbers>

namespace mq::ui {
namespace {

constexpr float pi = std::numbers::pi_v<float>;

// ---- step bar

float circle() {
    return px(22);
}

Type step_type(const Step& s) {
    return s.state == StepState::current ? type::meta_strong : type::meta;
}

float step_width(const Step& s, bool named) {
    return circle() + (named ? px(8) + std::ceil(text_width(s.name, step_type(s))) : 0);
}

void draw_step_circle(ImVec2 centre, const Step& s, int number) {
    const Theme& c = theme();
    const float radius = circle() * 0.5F;
    const Rect box{centre.x - radius, centre.y - radius, circle(), circle()};
    const Buf<8> digit("{}", number);
    switch (s.state) {
        case StepState::done:
            disc(centre, radius, c.good.soft);
            ring(centre, radius, c.good.line, hairline());
            icon(centre, Icon::check, px(14), c.good.ink);
            break;
        case StepState::current:
            disc(centre, radius, c.accent);
            text_in(box, digit, type::meta_bold, c.on_accent, Align::centre);
            break;
        case StepState::next:
            disc(centre, radius, c.surface);
            ring(centre, radius, c.border2, hairline());
            text_in(box, digit, type::meta_strong, c.text2, Align::centre);
            break;
    }
}

void draw_step(float x, float middle, const Step& s, int number, bool named) {
    draw_step_circle({x + circle() * 0.5F, middle}, s, number);
    const Rect box{x, middle - circle() * 0.5F, circle(), circle()};
    if (named) {
        const float left = x + circle() + px(8);
        text_in({left, box.y, std::ceil(text_width(s.name, step_type(s))) + 1, circle()}, s.name,
                step_type(s), s.state == StepState::current ? theme().text : theme().text2);
        return;
    }
    const Rect target = box.grown(px(4));
    if (ImGui::IsMouseHoveringRect(target.min(), target.max()) && ImGui::IsWindowHovered()) {
        tooltip(s.name);
    }
}

// ---- bubble

void bubble_path(const Rect& r, bool tail_left) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float round = fpx(14);
    const float tail = fpx(4);
    const float tl = tail_left ? tail : round;
    const float tr = tail_left ? round : tail;
    list.PathArcTo({r.x + tl, r.y + tl}, tl, pi, 1.5F * pi);
    list.PathArcTo({r.right() - tr, r.y + tr}, tr, 1.5F * pi, 2 * pi);
    list.PathArcTo({r.right() - round, r.bottom() - round}, round, 0, 0.5F * pi);
    list.PathArcTo({r.x + round, r.bottom() - round}, round, 0.5F * pi, pi);
}

void fill_bubble(const Rect& r, bool tail_left, Colour back, Colour edge) {
    bubble_path(r, tail_left);
    ImGui::GetWindowDrawList()->PathFillConvex(back);
    const float half = hairline() * 0.5F;
    bubble_path({r.x + half, r.y + half, r.w - 2 * half, r.h - 2 * half}, tail_left);
    ImGui::GetWindowDrawList()->PathStroke(edge, ImDrawFlags_Closed, hairline());
}

// ---- choices

constexpr float choice_side = 14; // padding before and after the keycap

float choice_text_left() {
    return px(choice_side) + px(28) + px(12);
}

float choice_text_room(float width, ChoiceMark mark) {
    return width - choice_text_left() - px(16) - (mark == ChoiceMark::none ? 0 : px(34));
}

void number_cap(const Rect& r, std::string_view key, bool filled, bool enabled) {
    const Theme& c = theme();
    if (filled) {
        fill(r, c.accent, fpx(6));
        text_in(r, key, type::body_strong, c.on_accent, Align::centre);
        return;
    }
    fill(r, c.inset, fpx(6));
    border(r, c.border2, fpx(6));
    text_in(r, key, type::body_strong, enabled ? c.text2 : c.disabled, Align::centre);
}

void check_mark(const Rect& box, bool on) {
    const Theme& c = theme();
    if (on) {
        fill(box, c.accent, fpx(5));
        icon(box.centre(), Icon::check, px(14), c.on_accent);
        return;
    }
    fill(box, c.surface, fpx(5));
    border(box, c.ctl, fpx(5), std::max(hairline(), fpx(1.5F)));
}

void draw_choice_mark(const Rect& r, const Choice& c) {
    const Rect box = centred_in({r.right() - px(16) - px(20), r.y, px(20), r.h}, px(20), px(20));
    if (c.mark == ChoiceMark::check) {
        check_mark(box, c.selected);
    } else if (c.mark == ChoiceMark::order && c.place > 0) {
        disc(box.centre(), px(12), theme().accent);
        const Buf<8> place("{}", c.place);
        text_in(box.grown(px(4)), place, type::meta_bold, theme().on_accent, Align::centre);
    } else if (c.mark == ChoiceMark::order) {
        dashed_ring(box.centre(), px(12), theme().ctl, hairline());
    }
}

} // namespace

void step_bar(const Rect& r, std::span<const Step> steps) {
    const auto gaps = static_cast<float>(steps.size() > 1 ? steps.size() - 1 : 1);
    float named_width = 0;
    float bare_width = 0;
    for (const Step& s : steps) {
        named_width += step_width(s, true);
        bare_width += step_width(s, s.state == StepState::current);
    }
    const float least = px(10) * 2 + px(12); // the shortest connector and the air around it
    const bool all_named = named_width + least * gaps <= r.w;
    const float gap = std::min((r.w - (all_named ? named_width : bare_width)) / gaps, px(64));
    float x = r.x;
    const float middle = std::round(r.mid_y());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& s = steps[i];
        const bool named = all_named || s.state == StepState::current;
        draw_step(std::round(x), middle, s, static_cast<int>(i) + 1, named);
        x += step_width(s, named);
        if (i + 1 < steps.size()) {
            const bool done = s.state == StepState::done;
            fill({x + px(10), middle - px(1), std::max(px(4), gap - px(20)), px(2)},
                 done ? theme().good.line : theme().border, fpx(1));
            x += gap;
        }
    }
}

void mood_gauge(const char* name, const Rect& r, const MoodGauge& gauge) {
    const float mood = ease_to(ImGui::GetID(name), std::min(std::max(gauge.mood, 0.0F), 100.0F));
    const ImVec2 centre{std::round(r.mid_x()), std::round(r.y + px(92))};
    const float middle = fpx(84);
    constexpr float gap = 2 * pi / 180;
    const int zone = mood_zone(gauge.mood);
    for (int i = 0; i < 5; ++i) {
        const float from = pi + pi * static_cast<float>(i) / 5 + (i > 0 ? gap * 0.5F : 0);
        const float to = pi + pi * static_cast<float>(i + 1) / 5 - (i < 4 ? gap * 0.5F : 0);
        const Colour colour = theme().moods[static_cast<std::size_t>(i)];
        arc(centre, middle, from, to, with_alpha(colour, i == zone ? 1.0F : 0.38F), fpx(14));
    }
    const float angle = pi + pi * mood / 100;
    const float length = fpx(68);
    line(centre, {centre.x + length * std::cos(angle), centre.y + length * std::sin(angle)}, theme().text,
         fpx(3));
    disc({centre.x + length * std::cos(angle), centre.y + length * std::sin(angle)}, fpx(1.5F), theme().text);
    disc(centre, fpx(6), theme().text);
    const float y = centre.y + px(4);
    const float room = px(96);
    text_in({centre.x - px(84) - room * 0.5F, y, room, px(18)}, gauge.low, type::caption, theme().text2,
            Align::centre);
    text_in({centre.x + px(84) - room * 0.5F, y, room, px(18)}, gauge.high, type::caption, theme().text2,
            Align::centre);
    if (registry().recording()) {
        registry().add_widget(name, WidgetKind::chart, r, ImGui::GetID(name), true).value =
            Buf<16>("{:.0f}", gauge.mood);
    }
}

ImVec2 bubble_size(std::string_view text, float max_width) {
    const ImVec2 words = wrapped_size(text, type::body, max_width - 2 * px(17));
    return {std::ceil(words.x) + 2 * px(17), words.y + 2 * px(11)};
}

Rect bubble(ImVec2 at, float max_width, std::string_view text, Speaker speaker) {
    const ImVec2 size = bubble_size(text, max_width);
    const bool mine = speaker == Speaker::me;
    const Rect r{std::round(mine ? at.x - size.x : at.x), std::round(at.y), size.x, size.y};
    if (visible(r)) {
        const Theme& c = theme();
        fill_bubble(r, !mine, mine ? c.accent_soft : c.surface, mine ? c.accent_line : c.border);
        wrapped({r.x + px(17), r.y + px(11)}, max_width - 2 * px(17), text, type::body, c.text);
    }
    return r;
}

void bubble_until(ImVec2 at, float max_width, std::string_view text, std::size_t shown) {
    const Theme& c = theme();
    if (shown == 0) { // they have drawn breath, or begun to type
        const Rect r{std::round(at.x), std::round(at.y), px(64), face_of(type::body).step + 2 * px(11)};
        fill_bubble(r, true, c.surface, c.border);
        for (const float x : {-12.0F, 0.0F, 12.0F}) {
            disc({r.mid_x() + fpx(x), r.mid_y()}, fpx(3), c.text3);
        }
        return;
    }
    const float room = max_width - 2 * px(17);
    const ImVec2 whole = bubble_size(text, max_width);
    const float lines = wrapped_height_until(text, shown, type::body, room);
    const Rect r{std::round(at.x), std::round(at.y), whole.x, lines + 2 * px(11)};
    if (visible(r)) {
        fill_bubble(r, true, c.surface, c.border);
        wrapped_until({r.x + px(17), r.y + px(11)}, room, text, shown, type::body, c.text);
    }
}

void divider_text(const Rect& r, std::string_view text) {
    const float width = std::min(std::ceil(text_width(text, type::meta)), r.w);
    const float left = std::round(r.mid_x() - width * 0.5F);
    const float y = std::round(r.mid_y());
    horizontal(r.x, y, std::max(0.0F, left - px(12) - r.x), theme().border);
    horizontal(left + width + px(12), y, std::max(0.0F, r.right() - left - width - px(12)), theme().border);
    text_in({left, r.y, width + 1, r.h}, text, type::meta, theme().text2);
}

float choice_height(const Choice& c, float width) {
    const float text = wrapped_height(c.text, type::body, choice_text_room(width, c.mark));
    return std::max(px(50), text + px(12));
}

Hit choice_row(const char* name, const Rect& at, const Choice& c) {
    const Rect r{std::round(at.x), std::round(at.y), at.w, at.h > 0 ? at.h : choice_height(c, at.w)};
    const Hit hit = interact(name, r,
                             {.kind = WidgetKind::choice,
                              .enabled = c.enabled,
                              .on = c.selected,
                              .label = c.text,
                              .ring_radius = c.selected ? fpx(10) : -1});
    if (!hit.visible) {
        return hit;
    }
    const Theme& t = theme();
    const bool lit = c.selected || hit.hovered || hit.focused;
    const bool filled = c.selected || hit.focused || hit.held;
    fill(r, lit ? t.accent_soft : t.surface, fpx(10));
    border(r, lit ? t.accent : c.enabled ? t.border2 : t.border, fpx(10), c.selected ? px(2) : 0);
    number_cap(centred_in({r.x + px(choice_side), r.y, px(28), r.h}, px(28), px(28)), c.key,
               filled || hit.hovered, c.enabled);
    const float room = choice_text_room(r.w, c.mark);
    const float height = wrapped_height(c.text, type::body, room);
    wrapped({r.x + choice_text_left(), std::round(r.mid_y() - height * 0.5F)}, room, c.text, type::body,
            c.enabled ? t.text : t.text3);
    draw_choice_mark(r, c);
    return hit;
}

float order_row_height(const OrderRow& row, float width) {
    const float room = width - choice_text_left() - px(16) - px(72);
    return std::max(px(50), wrapped_height(row.text, type::body, room) + px(12));
}

int order_row(const char* name, const Rect& at, const OrderRow& row) {
    const Rect r{std::round(at.x), std::round(at.y), at.w, at.h > 0 ? at.h : order_row_height(row, at.w)};
    const Theme& c = theme();
    fill(r, c.surface, fpx(10));
    border(r, c.border2, fpx(10));
    const Buf<8> place("{}", row.place);
    number_cap(centred_in({r.x + px(choice_side), r.y, px(28), r.h}, px(28), px(28)), place, false,
               row.enabled);
    const float room = r.w - choice_text_left() - px(16) - px(72);
    const float height = wrapped_height(row.text, type::body, room);
    wrapped({r.x + choice_text_left(), std::round(r.mid_y() - height * 0.5F)}, room, row.text, type::body,
            c.text);
    const Rect up = centred_in({r.right() - px(76), r.y, px(32), r.h}, px(32), px(32));
    const Rect down = centred_in({r.right() - px(42), r.y, px(32), r.h}, px(32), px(32));
    int moved = 0;
    if (icon_button(Name("{}.up", name), up,
                    {.icon = Icon::caret_up, .label = row.up_label, .enabled = row.enabled && !row.first})) {
        moved = -1;
    }
    if (icon_button(
            Name("{}.down", name), down,
            {.icon = Icon::caret_down, .label = row.down_label, .enabled = row.enabled && !row.last})) {
        moved = 1;
    }
    return moved;
}

} // namespace mq::ui
