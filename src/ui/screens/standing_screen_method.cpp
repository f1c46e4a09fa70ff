// Practice apart, the words of difficulty, every constant of the scoring; and the strip of a what-if.

#include "ui/screens/standing_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace mq::ui::standing_page {
namespace {

// ---- practice

constexpr float web_side = 112; ///< design px
constexpr std::size_t most_axes = 8;

bool any_practice(const View& view) {
    return std::any_of(view.page.practice.begin(), view.page.practice.end(),
                       [](const app::PracticeAxis& axis) { return axis.mean > 0; });
}

struct Web {
    ImVec2 centre;
    float radius;
    std::size_t count;
    [[nodiscard]] ImVec2 at(std::size_t axis, double value) const {
        const float angle =
            2 * std::numbers::pi_v<float> * static_cast<float>(axis) / static_cast<float>(count) -
            std::numbers::pi_v<float> / 2;
        const float length = radius * static_cast<float>(std::clamp(value, 0.0, 5.0) / 5);
        return {centre.x + std::cos(angle) * length, centre.y + std::sin(angle) * length};
    }
};

/// The polygon of practice alone, small: a shape to recognise, not to read numbers off.
void practice_web(const View& view, const Rect& r) {
    const Web web{r.centre(), r.h * 0.5F - px(2), std::min(view.page.practice.size(), most_axes)};
    if (web.count < 3) {
        return;
    }
    std::array<ImVec2, most_axes> corners;
    for (const double ring_at : {5.0, 3.0, 1.0}) {
        for (std::size_t i = 0; i < web.count; ++i) {
            corners[i] = web.at(i, ring_at);
        }
        polyline({corners.data(), web.count}, theme().border2, hairline(), true);
    }
    const auto mean = [&](std::size_t i) { return view.page.practice[i].mean; };
    for (std::size_t i = 0; i < web.count; ++i) {
        const std::size_t next = (i + 1) % web.count;
        if (mean(i) > 0 && mean(next) > 0) {
            dashed_line(web.at(i, mean(i)), web.at(next, mean(next)), theme().accent, fpx(2), fpx(5),
                        fpx(3.5F));
        }
    }
}

struct PracticeWords {
    float left, width;
    std::string_view text;
    PracticeWords(const View& view, float card_width)
        : left(px(20)), text(t(any_practice(view) ? "standing.practice.text" : "standing.practice.none")) {
        left += any_practice(view) ? px(web_side) + px(20) : 0;
        width = card_width - left - px(20);
    }
};

// ---- constants

constexpr float constant_gap = 7;

struct Columns {
    std::size_t count;
    float width;
    explicit Columns(float inside) : count(inside >= px(980) ? 3 : inside >= px(600) ? 2 : 1), width(inside) {
        const Rect all{0, 0, inside, 0};
        width = all.column(0, static_cast<int>(count), px(36)).w;
    }
    [[nodiscard]] float x(float left, float inside, std::size_t column) const {
        return Rect{left, 0, inside, 0}.column(static_cast<int>(column), static_cast<int>(count), px(36)).x;
    }
};

float value_room(const app::ScoringConstant& constant, float width) {
    return std::min(std::ceil(text_width(constant.value, type::meta_strong)) + 1, width * 0.55F);
}

float constant_height(const app::ScoringConstant& constant, float width) {
    const float value = value_room(constant, width);
    return std::max(wrapped_height(constant.name, type::meta, width - value - px(12)),
                    wrapped_height(constant.value, type::meta_strong, value)) +
           px(constant_gap);
}

float group_height(const app::ScoringGroup& group, float width) {
    float height = px(28);
    for (const app::ScoringConstant& constant : group.constants) {
        height += constant_height(constant, width);
    }
    return height + px(14);
}

void draw_group(const app::ScoringGroup& group, Rect r) {
    text_in(r.cut_top(px(22)), group.title, type::meta_strong, theme().text);
    horizontal(r.x, r.y + px(1), r.w, theme().border);
    r.cut_top(px(6));
    for (const app::ScoringConstant& constant : group.constants) {
        Rect row = r.cut_top(constant_height(constant, r.w));
        const float value = value_room(constant, row.w);
        const Rect right = row.cut_right(value, px(12));
        wrapped(row.min(), row.w, constant.name, type::meta, theme().text2);
        wrapped(right.min(), right.w + 1, constant.value, type::meta_strong, theme().text, Align::right);
    }
}

/// Each group goes into the column that is shortest so far; gives the height of the longest.
template <class Put>
float walk_groups(const View& view, const Columns& columns, Put&& put) {
    std::array<float, 3> heights{};
    for (const app::ScoringGroup& group : view.page.constants) {
        const auto end = heights.begin() + static_cast<std::ptrdiff_t>(columns.count);
        const auto shortest = std::min_element(heights.begin(), end);
        put(group, static_cast<std::size_t>(shortest - heights.begin()), *shortest);
        *shortest += group_height(group, columns.width);
    }
    return *std::max_element(heights.begin(), heights.end());
}

float method_head(float inside) {
    return px(26) + wrapped_height(t("standing.method.policy"), type::meta, inside) + px(16);
}

// ---- the strip of a what-if

struct BarWords {
    WithoutWords title;
    Text<192> estimate;
    std::string_view enough;
    explicit BarWords(const View& view)
        : title(view.page.left_out),
          estimate(view.then(0)->none() ? "standing.what_if.nothing_left" : "standing.what_if.estimate",
                   fmt::arg("from", Number(view.now(0).mean).c_str()),
                   fmt::arg("to", Number(view.then(0)->mean).c_str()),
                   fmt::arg("low", Number(view.then(0)->low).c_str()),
                   fmt::arg("high", Number(view.then(0)->high).c_str())),
          enough(t(view.page.without->reported ? "standing.what_if.enough" : "standing.what_if.not_enough")) {
    }
};

Button restore_button() {
    return {.text = t("standing.what_if.restore"), .icon = Icon::arrow_counter_clockwise, .keycap = "Esc"};
}

struct BarBoxes {
    float padding, chips, words;
    BarBoxes(const View& view, float width) : padding(width < px(640) ? px(16) : px(32)) {
        const int then = view.page.without->reported.value_or(0);
        chips = changed_chips_width(view.page.now.reported.value_or(0), &then, px(32)) + px(16);
        words = width - 2 * padding - chips - button_width(restore_button()) - px(20);
    }
};

struct BarLine {
    Buf<320> words;
    explicit BarLine(const BarWords& w)
        : words("{}, {}. {}", std::string_view(w.estimate), w.enough, t("standing.what_if.safe")) {}
};

} // namespace

float practice_height(const View& view, float width) {
    const PracticeWords of(view, width);
    const float text = px(26) + wrapped_height(of.text, type::meta, of.width);
    return 2 * px(18) + (any_practice(view) ? std::max(text, px(web_side)) : text);
}

void practice(const View& view, const Rect& at) {
    dashed_border(at, theme().ctl, fpx(12), 0, fpx(6), fpx(4));
    const PracticeWords of(view, at.w);
    if (any_practice(view)) {
        const float side = px(web_side);
        practice_web(view, {at.x + px(20), std::round(at.mid_y() - side * 0.5F), side, side});
    }
    const float height = px(26) + wrapped_height(of.text, type::meta, of.width);
    const float y = std::round(at.mid_y() - height * 0.5F);
    text_in({at.x + of.left, y, of.width, px(24)}, t("standing.practice.title"), type::body_strong,
            theme().text);
    wrapped({at.x + of.left, y + px(26)}, of.width, of.text, type::meta, theme().text2);
}

float words_height(const View& view, float width) {
    return 2 * px(16) + px(26) + wrapped_height(view.page.difficulty_note, type::meta, width - 2 * px(20));
}

void words(const View& view, const Rect& at) {
    Rect inside = card(at, CardLook::inset);
    text_in(inside.cut_top(px(24), px(2)), t("standing.words.title"), type::body_strong, theme().text);
    wrapped(inside.min(), inside.w, view.page.difficulty_note, type::meta, theme().text2);
}

float method_height(const View& view, float width) {
    const float inside = width - 2 * px(20);
    return 2 * px(16) + method_head(inside) +
           walk_groups(view, Columns(inside), [](const auto&, std::size_t, float) {}) - px(14);
}

void method(const View& view, const Rect& at) {
    Rect inside = card(at, CardLook::inset);
    const Rect head = inside.cut_top(method_head(inside.w));
    text_in(head.with_height(px(24)), t("standing.method.title"), type::body_strong, theme().text);
    wrapped({head.x, head.y + px(26)}, head.w, t("standing.method.policy"), type::meta, theme().text2);
    const Columns columns(inside.w);
    walk_groups(view, columns, [&](const app::ScoringGroup& group, std::size_t column, float y) {
        draw_group(group, {columns.x(inside.x, inside.w, column), inside.y + y, columns.width,
                           group_height(group, columns.width)});
    });
}

float try_bar_height(const View& view, float width) {
    const BarBoxes boxes(view, width);
    const BarWords words(view);
    return std::max(px(64), px(22) + wrapped_height(BarLine(words).words, type::meta, boxes.words) + px(24));
}

void try_bar(const View& view, const Rect& strip) {
    fill(strip, theme().accent_soft);
    fill({strip.x, strip.y, strip.w, px(2)}, theme().accent);
    const BarBoxes boxes(view, strip.w);
    Rect inside = strip.inset(boxes.padding, 0);
    const int then = view.page.without->reported.value_or(0);
    changed_chips({inside.x, std::round(inside.mid_y() - px(16))}, view.page.now.reported.value_or(0), &then,
                  px(32));
    inside.cut_left(boxes.chips);
    const Button restore = restore_button();
    const Rect right = inside.cut_right(button_width(restore), px(20));
    if (button("standing.restore",
               {right.x, std::round(right.mid_y() - button_height(restore.size) * 0.5F), 0, 0}, restore)) {
        view.context.out.emplace_back(app::RestoreWhatIf{});
    }
    const BarWords words(view);
    const BarLine line(words);
    const float below = wrapped_height(line.words, type::meta, boxes.words);
    const float y = std::round(inside.mid_y() - (px(22) + below) * 0.5F);
    text_in({inside.x, y, boxes.words, px(22)}, words.title.words, type::body_strong, theme().accent_ink);
    wrapped({inside.x, y + px(22)}, boxes.words, line.words, type::meta, theme().text2);
}

} // namespace mq::ui::standing_page
