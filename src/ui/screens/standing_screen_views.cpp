// The whole competency and its facets at a glance; the one that is chosen is what the page speaks of.

#include "ui/frame_wish.h"
#include "ui/screens/standing_screen_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mq::ui::standing_page {
namespace {

constexpr float row_height = 46; ///< design px
constexpr float value_width = 52;

float head_height() {
    return px(44);
}

Estimate mark_of(const app::StandingFigures& figures) {
    if (figures.none()) {
        return no_estimate();
    }
    return {static_cast<float>(figures.mean), static_cast<float>(figures.low),
            static_cast<float>(figures.high), figures.thin(), std::numeric_limits<float>::quiet_NaN()};
}

struct Boxes {
    Rect name, range, value;
    explicit Boxes(const Rect& row) {
        Rect inside = row.inset(px(16), 0);
        const float words = std::max(text_width(t("standing.views.thin"), type::meta),
                                     text_width(t("standing.views.none"), type::meta));
        value = inside.cut_right(std::max(px(value_width), std::ceil(words) + 1), px(14));
        range = inside.cut_right(std::clamp(inside.w * 0.42F, px(84), px(150)), px(12));
        name = inside;
    }
};

Type name_type(const View& view, int i) {
    return view.at() == i ? type::small_strong : type::small;
}

float row_px(const View& view, float width, int i) {
    const Boxes b({0, 0, width, 0});
    const std::string& name = view.page.views[static_cast<std::size_t>(i)];
    const Type type = name_type(view, i);
    return std::max(px(row_height),
                    std::min(wrapped_height(name, type, b.name.w), 2 * face_of(type).step) + px(8));
}

/// The mean that would be, over the range that is.
void ghost_mean(const Rect& r, const app::StandingFigures* then) {
    if (then == nullptr || then->none()) {
        return;
    }
    const auto share = static_cast<float>(std::clamp((then->mean - 1.0) / 4.0, 0.0, 1.0));
    diamond({r.x + r.w * share, std::round(r.mid_y())}, fpx(6), theme().surface, theme().accent, fpx(1.5F));
}

void draw_value(const Rect& cell, const app::StandingFigures& figures) {
    if (figures.none()) {
        text_in(cell, t("standing.views.none"), type::meta, theme().text3, Align::right);
    } else if (figures.thin()) {
        text_in(cell, t("standing.views.thin"), type::meta, theme().warn.ink, Align::right);
    } else {
        text_in(cell, Number(figures.mean), type::body_strong, theme().text, Align::right);
    }
}

void view_row(const View& view, const Rect& row, int i, bool last) {
    const std::string& name = view.page.views[static_cast<std::size_t>(i)];
    const Hit hit =
        table_row(Name("standing.view.{}", i), row,
                  {.selected = view.at() == i,
                   .corners = last ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersNone,
                   .label = name});
    if (hit.pressed) {
        view.ui.view = i;
        view.ui.in_lines = false;
    }
    if (!hit.visible) {
        return;
    }
    const Boxes b(row);
    const Type type = name_type(view, i);
    const float height = std::min(wrapped_height(name, type, b.name.w), 2 * face_of(type).step);
    wrapped_lines({b.name.x, std::round(row.mid_y() - height * 0.5F)}, b.name.w, 2, name, type, theme().text);
    range_bar(b.range, mark_of(view.now(i)));
    ghost_mean(b.range, view.then(i));
    draw_value(b.value, view.now(i));
}

} // namespace

float views_height(const View& view, float width) {
    float height = head_height();
    for (int i = 0; i < static_cast<int>(view.page.views.size()); ++i) {
        height += row_px(view, width, i);
    }
    return height;
}

void views(const View& view, const Rect& at) {
    card(at);
    Rect rest = at;
    text_in(rest.cut_top(head_height()).inset(px(16), 0), t("standing.views.title"), type::body_strong,
            theme().text);
    const auto count = static_cast<int>(view.page.views.size());
    // Beside a taller card the rows share what is left.
    const float more = std::floor((at.h - views_height(view, at.w)) / static_cast<float>(count));
    for (int i = 0; i < count; ++i) {
        const bool last = i + 1 == count;
        view_row(view, rest.cut_top(last ? rest.h : row_px(view, at.w, i) + more), i, last);
    }
    if (view.ui.view != view.at()) { // the other cards follow in the next frame
        frame_wish().at_once();
    }
}

} // namespace mq::ui::standing_page
