// How the level comes about: the estimate, what was demonstrated, what is reported, and what holds it back.

#include "ui/screens/standing_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::standing_page {
namespace {

constexpr float side_by_side = 640; ///< design px; narrower, the three stand under each other
constexpr float chip_side = 32;
constexpr int parts = 3;

/// One of the three: a heading, a level (0: none), its reason.
struct Part {
    std::string_view heading;
    int now = 0;
    int then = 0;
    std::string_view why;
    bool last = false;
};

int reported_of(const app::StandingCase& of) {
    return of.reported.value_or(0);
}

std::array<Part, parts> parts_of(const View& view) {
    const app::StandingCase& now = view.page.now;
    const app::StandingCase& shown = view.shown();
    return {Part{t("standing.answer.estimate"), now.statistical, shown.statistical, shown.statistical_why},
            Part{t("standing.answer.shown"), now.demonstrated, shown.demonstrated, shown.demonstrated_why},
            Part{t("standing.answer.given"), reported_of(now), reported_of(shown), shown.reported_why, true}};
}

std::string_view level_name(const View& view, const Part& part) {
    if (part.then < 1 || part.then > 5) {
        return t(part.last ? "standing.answer.none" : "standing.answer.nothing");
    }
    return view.page.level_names[static_cast<std::size_t>(part.then - 1)];
}

struct Columns {
    int count;
    float width;
    explicit Columns(float inside) : count(inside < px(side_by_side) ? 1 : parts) {
        width = count == 1 ? inside : Rect{0, 0, inside, 0}.column(0, parts, px(16)).w;
    }
};

float part_height(const Part& part, float width) {
    const float room = width - 2 * px(16);
    return px(12) + px(20) + px(6) + px(chip_side) + px(10) + wrapped_height(part.why, type::meta, room) +
           px(14);
}

float parts_height(const View& view, float inside) {
    const Columns columns(inside);
    float most = 0;
    float sum = -px(12);
    for (const Part& part : parts_of(view)) {
        const float height = part_height(part, columns.width);
        most = std::max(most, height);
        sum += height + px(12);
    }
    return columns.count == 1 ? sum : most;
}

void draw_part(const View& view, const Rect& box, const Part& part) {
    fill(box, part.last ? theme().accent_soft : theme().inset, fpx(10));
    border(box, part.last ? theme().accent_line : theme().border, fpx(10));
    Rect inside = box.inset(px(16), px(12));
    text_in(inside.cut_top(px(20), px(6)), part.heading, type::meta_strong, theme().text2);
    Rect row = inside.cut_top(px(chip_side), px(10));
    const bool changed = view.trying() && part.then != part.now;
    changed_chips(row.min(), part.now, changed ? &part.then : nullptr, px(chip_side));
    row.cut_left(changed_chips_width(part.now, changed ? &part.then : nullptr, px(chip_side)), px(12));
    text_in(row, level_name(view, part), type::title_s, theme().text);
    wrapped(inside.min(), inside.w, part.why, type::meta, theme().text2);
}

void draw_parts(const View& view, const Rect& r) {
    const Columns columns(r.w);
    const std::array<Part, parts> all = parts_of(view);
    Rect rest = r;
    for (int i = 0; i < parts; ++i) {
        const Part& part = all[static_cast<std::size_t>(i)];
        draw_part(
            view,
            columns.count == 1 ? rest.cut_top(part_height(part, r.w), px(12)) : r.column(i, parts, px(16)),
            part);
    }
}

// ---- what holds the level back

Notice notice_of(const app::StandingGate& gate) {
    const bool error = gate.gate == domain::Gate::critical;
    return {.text = gate.why,
            .tone = error ? Tone::warn : Tone::neutral,
            .icon = error ? Icon::warning : Icon::lock_simple};
}

Button open_button() {
    return {.text = t("standing.gate.open"), .size = ButtonSize::small};
}

/// The button stands beside the words, or under them where there is little room.
struct GatePlace {
    float words, height;
    bool beside = true;
    GatePlace(const app::StandingGate& gate, float width) {
        const float button_w = gate.attempt ? button_width(open_button()) + px(12) : 0;
        beside = width - button_w > px(420);
        words = beside ? width - button_w : width;
        const float under = gate.attempt && !beside ? button_height(ButtonSize::small) + px(8) : 0;
        height = notice_height(notice_of(gate), words) + under;
    }
};

void draw_gate(const View& view, const Rect& r, const app::StandingGate& gate, std::size_t i) {
    const GatePlace place(gate, r.w);
    const Notice words = notice_of(gate);
    const Rect box{r.x, r.y, place.words, notice_height(words, place.words)};
    notice(box, words);
    if (!gate.attempt) {
        return;
    }
    const Button open = open_button();
    const float x = r.right() - button_width(open);
    const float y =
        place.beside ? std::round(box.mid_y() - button_height(open.size) * 0.5F) : box.bottom() + px(8);
    if (button(Name("standing.gate.{}", i), {x, y, 0, 0}, open)) {
        view.context.out.emplace_back(app::OpenDebrief{*gate.attempt});
    }
}

// ---- what is missing

float missing_room(float width) {
    return width - px(28);
}

float missing_height(const View& view, float width) {
    const app::StandingCase& shown = view.shown();
    if (shown.missing.empty()) {
        return 0;
    }
    float height = px(16) + px(24) + px(4);
    for (const std::string& line : shown.missing) {
        height += wrapped_height(line, type::small, missing_room(width)) + px(6);
    }
    return height + px(6) + button_height(ButtonSize::normal);
}

void missing(const View& view, Rect r) {
    const app::StandingCase& shown = view.shown();
    if (shown.missing.empty()) {
        return;
    }
    r.cut_top(px(16));
    text_in(r.cut_top(px(24), px(4)),
            t(view.trying() ? "standing.what_if.missing" : "standing.missing.title"), type::body_strong,
            theme().text);
    for (const std::string& line : shown.missing) {
        const Rect row = r.cut_top(wrapped_height(line, type::small, missing_room(r.w)), px(6));
        icon({row.x + px(9), row.y + face_of(type::small).step * 0.5F}, Icon::circle_dashed, px(18),
             theme().text3);
        wrapped({row.x + px(28), row.y}, missing_room(row.w), line, type::small, theme().text);
    }
    const Button go{
        .text = t("radar.standing.go"), .kind = ButtonKind::primary, .icon_after = Icon::caret_right};
    if (button("standing.to_assessment", {r.x, r.y + px(6), 0, 0}, go)) {
        view.context.out.emplace_back(app::OpenPage{app::Page::home});
    }
}

float title_height() {
    return px(26) + px(8);
}

} // namespace

float answer_height(const View& view, float width) {
    const float inside = width - 2 * px(20);
    float height = 2 * px(16) + title_height() + parts_height(view, inside) + px(4);
    for (const app::StandingGate& gate : view.shown().gates) {
        height += px(12) + GatePlace(gate, inside).height;
    }
    return height + missing_height(view, inside);
}

void answer(const View& view, const Rect& at) {
    Rect inside = card(at);
    const WithoutWords without(view.page.left_out);
    Rect head = inside.cut_top(px(26), px(8));
    if (view.trying()) {
        const Chip mark{.text = without.words, .tone = Tone::accent, .icon = Icon::eye_slash};
        const ImVec2 size = chip_size(mark);
        chip({head.right() - size.x, head.y}, mark);
        head.cut_right(size.x, px(12));
    }
    text_in(head, t("standing.answer.title"), type::body_strong, theme().text);
    draw_parts(view, inside.cut_top(parts_height(view, inside.w)));
    const auto& gates = view.shown().gates;
    for (std::size_t i = 0; i < gates.size(); ++i) {
        inside.cut_top(px(12));
        draw_gate(view, inside.cut_top(GatePlace(gates[i], inside.w).height), gates[i], i);
    }
    missing(view, inside);
}

} // namespace mq::ui::standing_page
