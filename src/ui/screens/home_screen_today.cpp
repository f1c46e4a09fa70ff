#include "ui/i18n.h"
#include "ui/screens/home_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace mq::ui::home {
namespace {

constexpr float ability_width = 372; // section 9 of the design
constexpr float fold_below = 880;    // design px that both cards need side by side
constexpr float axis_row = 25;

// ---- the recommended scene

struct Chips {
    Text<64> minutes;
    std::array<Chip, 4> all;

    explicit Chips(const app::SceneRow& scene)
        : minutes("home.today.minutes", fmt::arg("n", scene.minutes)),
          all{Chip{.text = t("home.today.chip"),
                   .tone = Tone::accent,
                   .icon = Icon::sparkle,
                   .icon_kind = IconKind::fill},
              Chip{.text = scene.channel_name, .icon = channel_icon(scene.channel)},
              Chip{.text = scene.difficulty_name, .dots = scene.difficulty},
              Chip{.text = minutes, .icon = Icon::clock}} {}

    template <class F>
    float flow(const Rect& at, F&& each) const {
        Flow flow(at.x, at.y, at.w, px(8));
        for (const Chip& c : all) {
            const ImVec2 size = chip_size(c);
            each(flow.next(size.x, size.y), c);
        }
        return flow.bottom();
    }
};

float reason_height(std::string_view reason, float width) {
    return px(12) + px(18) + wrapped_height(reason, type::meta, width - px(46) - px(16)) + px(12);
}

void reason_box(const Rect& r, std::string_view reason) {
    fill(r, theme().inset, fpx(10));
    border(r, theme().border, fpx(10));
    icon({r.x + px(16) + px(10), r.y + px(12) + px(11)}, Icon::lightbulb, px(20), theme().accent);
    const float left = r.x + px(46);
    text({left, r.y + px(12)}, t("home.today.why"), type::meta_strong, theme().text);
    wrapped({left, r.y + px(30)}, r.w - px(46) - px(16), reason, type::meta, theme().text2);
}

Button start_button(const Stage& stage, const app::SceneRow& scene) {
    return {.text = t(scene.unfinished ? "home.today.resume" : "home.today.start"),
            .kind = stage.home.assigned.empty() ? ButtonKind::primary : ButtonKind::secondary,
            .icon = Icon::play,
            .icon_kind = IconKind::fill,
            .keycap = "Enter",
            .enabled = !stage.read_only(),
            .why_disabled = t("home.today.read_only")};
}

Button other_button() {
    return {.text = t("home.today.other"), .kind = ButtonKind::ghost, .icon = Icon::arrows_clockwise};
}

struct Measured {
    float chips, title, opening, reason, buttons;
    [[nodiscard]] float whole() const {
        return px(20) + chips + px(14) + title + px(2) + opening + px(14) + reason + px(16) + buttons +
               px(20);
    }
};

float opening_height(std::string_view opening, float width) {
    return std::min(wrapped_height(opening, type::body, width), 2 * face_of(type::body).step);
}

Measured measure_recommended(const Stage& stage, const app::SceneRow& scene, float card_width) {
    const float width = card_width - 2 * px(24);
    Measured m{};
    m.chips = Chips(scene).flow({0, 0, width, 0}, [](const Rect&, const Chip&) {});
    m.title = wrapped_height(scene.title, type::title_m, width);
    m.opening = opening_height(stage.ui.cache.opening, width);
    m.reason = reason_height(stage.home.reason, width);
    m.buttons = px(36);
    const bool beside =
        button_width(start_button(stage, scene)) + px(12) + button_width(other_button()) <= width;
    if (!beside) {
        m.buttons += px(8) + px(36);
    }
    if (stage.read_only()) {
        m.buttons += px(8) + wrapped_height(t("home.today.read_only"), type::meta, width);
    }
    return m;
}

void recommended_buttons(const Stage& stage, const app::SceneRow& scene, const Rect& at) {
    const Button go = start_button(stage, scene);
    const Button other = other_button();
    Flow flow(at.x, at.y, at.w, px(8));
    if (button("home.start", flow.next(button_width(go), px(36)), go)) {
        start(stage, scene);
    }
    const bool has_other = stage.ui.cache.practice_in_all > 1;
    if (has_other && button("home.other", flow.next(button_width(other), px(36)), other)) {
        stage.context.out.emplace_back(app::AnotherRecommendation{});
    }
    if (stage.read_only()) {
        wrapped({at.x, flow.bottom() + px(8)}, at.w, t("home.today.read_only"), type::meta, theme().text2);
    }
}

void recommended(const Stage& stage, const Rect& r, const app::SceneRow& scene) {
    const Measured m = measure_recommended(stage, scene, r.w);
    card(r, CardLook::recommended);
    Rect inside = r.inset(px(24), px(20));
    Chips(scene).flow(inside, [](const Rect& place, const Chip& c) { chip(place.min(), c); });
    inside.cut_top(m.chips, px(14));
    wrapped(inside.cut_top(m.title, px(2)).min(), inside.w, scene.title, type::title_m, theme().text);
    wrapped_lines(inside.cut_top(m.opening, px(14)).min(), inside.w, 2, stage.ui.cache.opening, type::body,
                  theme().text2);
    reason_box(inside.cut_top(m.reason), stage.home.reason);
    // At the foot, so that the two cards end in one line whichever is longer.
    recommended_buttons(stage, scene, inside.cut_bottom(m.buttons));
}

// ---- what one can do

Estimate mark_of(const app::Estimate& e) {
    if (e.none()) {
        return no_estimate();
    }
    constexpr float none = std::numeric_limits<float>::quiet_NaN();
    return {static_cast<float>(e.mean), static_cast<float>(e.low), static_cast<float>(e.high), e.thin(),
            none};
}

void axis_tooltip(const Rect& row, const app::AxisSummary& axis) {
    if (!ImGui::IsMouseHoveringRect(row.min(), row.max()) || !ImGui::IsWindowHovered()) {
        return;
    }
    if (axis.practice.none() || axis.practice.thin()) {
        tooltip(Text<160>("home.ability.thin_about", fmt::arg("name", axis.name)));
    } else {
        tooltip(Text<160>("home.ability.range", fmt::arg("name", axis.name),
                          fmt::arg("low", std::string_view(Number(axis.practice.low))),
                          fmt::arg("high", std::string_view(Number(axis.practice.high)))));
    }
}

void axis_line(const Rect& row, const app::AxisSummary& axis) {
    Rect rest = row;
    const bool known = !axis.practice.none() && !axis.practice.thin();
    const float words = std::ceil(text_width(t("home.ability.thin"), type::meta)) + 1;
    const Rect number = rest.cut_right(std::max(px(40), words), px(12));
    const Rect bar = rest.cut_right(std::max(px(96), std::round(row.w * 0.3F)), px(12));
    text_in(rest, axis.name, type::meta, theme().text2);
    range_bar(bar, mark_of(axis.practice));
    if (known) {
        text_in(number, Number(axis.practice.mean), type::small_strong, theme().text, Align::right);
    } else {
        text_in(number, t("home.ability.thin"), type::meta, theme().text3, Align::right);
    }
    axis_tooltip(row, axis);
}

float level_height(const Stage& stage, float width) {
    const float words = wrapped_height(stage.home.standing_line, type::meta, width - px(44));
    return std::max(px(40), face_of(type::body_strong).step + words);
}

float ability_height(const Stage& stage, float card_width) {
    const float rows = px(axis_row) * static_cast<float>(stage.home.axes.size());
    return px(16) + px(26) + px(8) + level_height(stage, card_width - 2 * px(20)) + px(10) + px(9) + px(18) +
           px(2) + rows + px(14);
}

void level(const Stage& stage, const Rect& at) {
    const app::Home& home = stage.home;
    level_chip({at.x, at.y + px(3)}, home.reported_level.value_or(0), px(32));
    const Rect words{at.x + px(44), at.y, at.w - px(44), at.h};
    const std::string_view name =
        home.reported_level ? std::string_view(home.reported_name) : t("home.ability.no_level");
    text_in(words.with_height(px(22)), name, type::body_strong, theme().text);
    wrapped({words.x, words.y + px(22)}, words.w, home.standing_line, type::meta, theme().text2);
}

void ability(const Stage& stage, const Rect& r) {
    card(r);
    Rect inside{r.x + px(20), r.y + px(16), r.w - 2 * px(20), r.h - px(16)};
    Rect head = inside.cut_top(px(26), px(8));
    const float more = link_width(t("home.ability.more"), type::meta_strong, Icon::caret_right);
    if (link("home.ability.more", {head.right() - more, head.y + px(4)}, t("home.ability.more"),
             type::meta_strong, Icon::caret_right)) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::radar});
    }
    head.cut_right(more + px(12));
    text_in(head, t("home.ability.title"), type::body_strong, theme().text);
    level(stage, inside.cut_top(level_height(stage, inside.w), px(10)));
    horizontal(inside.x, inside.y, inside.w, theme().border);
    inside.cut_top(px(9));
    text_in(inside.cut_top(px(18), px(2)), t("home.ability.practice"), type::caption, theme().text3);
    for (const app::AxisSummary& axis : stage.home.axes) {
        axis_line(inside.cut_top(px(axis_row)), axis);
    }
}

} // namespace

float today(const Stage& stage, const Rect& at) {
    const bool beside = at.w >= px(fold_below);
    const float gap = px(20);
    const float right = beside ? std::min(px(ability_width), std::round(at.w * 0.38F)) : at.w;
    const float left = beside && stage.home.recommended ? at.w - right - gap : at.w;
    const float ability_room = ability_height(stage, right);
    if (!stage.home.recommended) {
        ability(stage, {at.x, at.y, at.w, ability_height(stage, at.w)});
        return at.y + ability_height(stage, at.w);
    }
    const app::SceneRow& scene = stage.home.scenes[*stage.home.recommended];
    const float wanted = measure_recommended(stage, scene, left).whole();
    if (!beside) {
        recommended(stage, {at.x, at.y, left, wanted}, scene);
        ability(stage, {at.x, at.y + wanted + px(16), right, ability_room});
        return at.y + wanted + px(16) + ability_room;
    }
    const float height = std::max(wanted, ability_room);
    recommended(stage, {at.x, at.y, left, height}, scene);
    ability(stage, {at.x + left + gap, at.y, right, height});
    return at.y + height;
}

} // namespace mq::ui::home
