#include "ui/screens/radar_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::radar_page {
namespace {

constexpr float badge = 56;      ///< design px
constexpr float two_texts = 860; ///< wide enough for running text in two columns
constexpr float item_gap = 8;

// ---- a level

struct Heading {
    std::string_view title;
    std::string_view line;
};

float heading_height(const Heading& h, float width) {
    const float room = width - px(badge) - px(16);
    return std::max(px(badge),
                    wrapped_height(h.title, type::title_m, room) + wrapped_height(h.line, type::meta, room));
}

void heading(const Rect& r, const Heading& h, int level) {
    level_chip(r.min(), level, px(badge));
    const float x = r.x + px(badge) + px(16);
    const float room = r.right() - x;
    const float title = wrapped_height(h.title, type::title_m, room);
    const float both = title + wrapped_height(h.line, type::meta, room);
    const float y = std::round(r.mid_y() - both * 0.5F);
    wrapped({x, y}, room, h.title, type::title_m, theme().text);
    wrapped({x, y + title}, room, h.line, type::meta, theme().text2);
}

struct RangeLine {
    Text<192> words;
    explicit RangeLine(const app::Estimate& e)
        : words("radar.standing.range", fmt::arg("value", Number(e.mean).c_str()),
                fmt::arg("low", Number(e.low).c_str()), fmt::arg("high", Number(e.high).c_str())) {}
};

std::string_view name_of(const app::Radar& radar, int level) {
    return radar.level_names[static_cast<std::size_t>(std::clamp(level, 1, 5) - 1)];
}

bool held_back(const app::Radar& radar) {
    return radar.reported && *radar.reported < radar.overall.level;
}

float masses_height() {
    return px(60) + px(20) + px(4) + face_of(type::caption).step;
}

// The scale, and under each level how likely it is.
void masses(const View& view, const Rect& r, int level) {
    big_scale(r.with_height(px(63)), mark_of(view.radar.overall), level, view.ui.cache.level_names);
    const Rect row{r.x, r.y + px(60), r.w, px(20)};
    for (int i = 0; i < 5; ++i) {
        const double share = view.radar.levels[static_cast<std::size_t>(i)];
        const Text<16> percent("radar.percent", fmt::arg("n", std::lround(share * 100)));
        text_in(row.column(i, 5, px(4)), percent, level == i + 1 ? type::meta_strong : type::meta,
                level == i + 1 ? theme().text : theme().text2, Align::centre);
    }
    const Rect note{r.x, row.bottom() + px(4), r.w, face_of(type::caption).step};
    text_in(note, t("radar.standing.masses"), type::caption, theme().text3, Align::centre);
}

// The way to the page that explains it.
Button explain_button(bool placed) {
    return {.text = t(placed ? "radar.standing.why" : "radar.standing.how"),
            .icon_after = placed ? Icon::caret_right : Icon::none};
}

void explain(const View& view, ImVec2 at, bool placed) {
    if (button("radar.explain", {at.x, at.y, 0, 0}, explain_button(placed))) {
        view.context.out.emplace_back(app::OpenPage{app::Page::standing});
    }
}

float placed_height(const View& view, float width) {
    const RangeLine range(view.radar.overall);
    const float held =
        held_back(view.radar) ? px(12) + wrapped_height(t("radar.standing.held_back"), type::meta, width) : 0;
    return heading_height({name_of(view.radar, *view.radar.reported), range.words}, width) + px(14) +
           masses_height() + held + px(14) + button_height(ButtonSize::normal);
}

void placed(const View& view, Rect inside) {
    const int level = *view.radar.reported;
    const RangeLine range(view.radar.overall);
    const Heading head{name_of(view.radar, level), range.words};
    heading(inside.cut_top(heading_height(head, inside.w), px(14)), head, level);
    masses(view, inside.cut_top(masses_height()), level);
    if (held_back(view.radar)) {
        const float held = wrapped({inside.x, inside.y + px(12)}, inside.w, t("radar.standing.held_back"),
                                   type::meta, theme().text2);
        inside.cut_top(px(12) + held);
    }
    explain(view, {inside.x, inside.y + px(14)}, true);
}

// ---- not yet a level

Heading none_heading() {
    return {t("radar.standing.none"), t("radar.standing.none_text")};
}

Button go_button() {
    return {.text = t("radar.standing.go"), .kind = ButtonKind::primary, .icon_after = Icon::caret_right};
}

/// Where the two buttons don't fit beside each other.
bool explain_below(float width) {
    return button_width(go_button()) + px(8) + button_width(explain_button(false)) > width;
}

float item_room(float width) {
    return width - px(18) - px(10);
}

float none_height(const View& view, float width) {
    float height = heading_height(none_heading(), width) + px(14);
    for (const std::string& line : view.radar.missing) {
        height += wrapped_height(line, type::small, item_room(width)) + px(item_gap);
    }
    return height + px(8) + button_height(ButtonSize::normal) + (explain_below(width) ? px(44) : 0);
}

void not_placed(const View& view, Rect inside) {
    heading(inside.cut_top(heading_height(none_heading(), inside.w), px(14)), none_heading(), 0);
    for (const std::string& line : view.radar.missing) {
        const Rect row = inside.cut_top(wrapped_height(line, type::small, item_room(inside.w)), px(item_gap));
        icon({row.x + px(9), row.y + face_of(type::small).step * 0.5F}, Icon::circle_dashed, px(18),
             theme().text3);
        wrapped({row.x + px(28), row.y}, item_room(row.w), line, type::small, theme().text);
    }
    if (button("radar.to_assessment", {inside.x, inside.y + px(8), 0, 0}, go_button())) {
        view.context.out.emplace_back(app::OpenPage{app::Page::home});
    }
    const bool below = explain_below(inside.w);
    explain(view,
            {below ? inside.x : inside.x + button_width(go_button()) + px(8),
             inside.y + px(8) + (below ? px(44) : 0)},
            false);
}

// ---- how it is worked out

/// What is said, in one column or in two.
struct MethodLines {
    std::array<std::string_view, 4> of;
    explicit MethodLines(const View& view)
        : of{t("radar.method.policy"), t("radar.method.practice"), t("radar.method.weight"),
             view.radar.difficulty_note} {}
};

struct MethodColumns {
    int count;
    float width, gap;
    explicit MethodColumns(float inside) : count(inside > px(two_texts) ? 2 : 1), width(inside), gap(px(32)) {
        width = count == 2 ? std::floor((inside - gap) * 0.5F) : inside;
    }
};

/// Calls put(line, column) for each; gives the height of the longest column.
template <class F>
float walk_method(const View& view, const MethodColumns& columns, F&& put) {
    const MethodLines lines(view);
    std::array<float, 2> heights{};
    for (std::size_t i = 0; i < lines.of.size(); ++i) {
        if (lines.of[i].empty()) {
            continue;
        }
        const std::size_t column = columns.count == 2 ? i / 2 : 0;
        put(lines.of[i], column, heights[column]);
        heights[column] += wrapped_height(lines.of[i], type::meta, columns.width) + px(6);
    }
    return std::max(heights[0], heights[1]);
}

} // namespace

float note_height(std::string_view text, float card_width) {
    return std::max(px(38), wrapped_height(text, type::meta, card_width - 2 * px(16) - px(26)) + px(19));
}

void note(const Rect& card, float height, std::string_view text) {
    Rect whole = card;
    Rect foot = card_footer(whole, height);
    const float step = face_of(type::meta).step;
    icon({foot.x + px(8), foot.y + px(9) + step * 0.5F}, Icon::info, px(16), theme().text3);
    foot.cut_left(px(26));
    wrapped({foot.x, foot.y + px(9)}, foot.w, text, type::meta, theme().text2);
}

float standing_height(const View& view, float width) {
    const float room = width - 2 * px(20);
    return 2 * px(16) + px(2) + (view.radar.reported ? placed_height(view, room) : none_height(view, room));
}

void standing(const View& view, const Rect& at) {
    const Rect inside = card(at);
    if (view.radar.reported) {
        placed(view, inside);
    } else {
        not_placed(view, inside);
    }
}

float method_height(const View& view, float width) {
    const MethodColumns columns(width - 2 * px(20));
    return 2 * px(16) + px(34) - px(6) +
           walk_method(view, columns, [](std::string_view, std::size_t, float) {});
}

void method(const View& view, const Rect& at) {
    Rect inside = card(at, CardLook::inset);
    const Text<96> version("radar.method.version", fmt::arg("version", view.radar.version));
    card_title(inside, t("radar.method.title"), version);
    const MethodColumns columns(inside.w);
    walk_method(view, columns, [&](std::string_view line, std::size_t column, float y) {
        const float x = inside.x + static_cast<float>(column) * (columns.width + columns.gap);
        wrapped({x, inside.y + y}, columns.width, line, type::meta, theme().text2);
    });
}

} // namespace mq::ui::radar_page
