#include "ui/charts.h"
#include "ui/screens/radar_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::radar_page {
namespace {

constexpr float row_height = 45; ///< design px
constexpr std::size_t most_points = 64;

float name_width(float row, std::span<const Column> columns) {
    float taken = 2 * px(16);
    for (const Column& c : columns) {
        taken += c.width;
    }
    return row - taken;
}

/// Columns of the facet table; the widths follow the words of the language and the size of the text.
struct FacetTable {
    std::array<Column, 5> all;

    FacetTable(const View& view, float width) {
        const auto words = [](std::string_view title, Type type) {
            return std::ceil(text_width(title, type));
        };
        const auto head = [&](const char* key, float least, float gap, Align align = Align::left) {
            const char* title = t(key);
            return Column{title, std::max(std::ceil(least), words(title, type::caption_strong)) + px(gap),
                          align};
        };
        const Text<48> thin_words("radar.thin_count", fmt::arg("n", 1));
        const float thin = chip_size({.text = thin_words, .tone = Tone::warn, .small = true}).x;
        all[0] = {t("radar.facet.name"), 0, Align::left};
        all[1] = head(view.practice() ? "radar.facet.near" : "radar.facet.level", px(24), 16);
        all[2] = head("radar.facet.range", std::clamp(width * 0.55F - px(172), px(84), px(170)), 20);
        all[3] = head("radar.facet.scenes", thin, 8);
        all[4] = head("radar.facet.change", words(t("radar.unclear"), type::meta_strong), 2, Align::right);
    }
    [[nodiscard]] std::span<const Column> columns() const { return all; }
};

// Practice leans towards a level and places nobody: a pale chip with a broken edge.
void leaning_chip(ImVec2 at, int level, float side) {
    if (level < 1 || level > 5) {
        level_chip(at, 0, side);
        return;
    }
    const Rect r{std::round(at.x), std::round(at.y), side, side};
    fill(r, with_alpha(level_colour(level).fill, 0.38F), fpx(6));
    dashed_border(r, theme().ctl, fpx(6));
    text_in(r, Buf<8>("{}", level), type::meta_bold, theme().text, Align::centre);
}

void draw_count(const Rect& cell, const app::Estimate& estimate) {
    if (estimate.none()) {
        text_in(cell, t("radar.nothing"), type::small, theme().text3);
    } else if (estimate.thin()) {
        const Text<48> words("radar.thin_count", fmt::arg("n", estimate.stimuli));
        const Chip chip_of{.text = words, .tone = Tone::warn, .small = true};
        chip({cell.x, std::round(cell.mid_y() - chip_size(chip_of).y * 0.5F)}, chip_of);
    } else {
        text_in(cell, Buf<16>("{}", estimate.stimuli), type::small, theme().text2);
    }
}

void draw_change(const Rect& cell, const app::RadarAxis& axis, EvidenceKind kind) {
    const double change = change_of(axis, kind);
    if (std::isnan(change)) {
        text_in(cell, t("radar.unclear"), type::meta_strong, theme().text2, Align::right);
        return;
    }
    const bool still = std::abs(change) < 0.05;
    const Colour ink = still ? theme().text2 : change > 0 ? theme().good.ink : theme().warn.ink;
    text_in(cell, Number(still ? 0.0 : change, 1, Sign::always), type::meta_strong, ink, Align::right);
}

void facet_row(const View& view, const Rect& row, std::size_t i, const FacetTable& table) {
    const app::RadarAxis& axis = view.radar.axes[i];
    const app::Estimate& estimate = shown(axis, view.ui.kind);
    const bool selected = static_cast<int>(i) == view.ui.axis;
    const Hit hit = table_row(Name("radar.facet.{}", i), row, {.selected = selected, .label = axis.name});
    if (hit.pressed) {
        select_axis(view.ui, static_cast<int>(i));
    }
    if (!hit.visible) {
        return;
    }
    const Cells cells = cells_of(row, table.columns());
    const Type type = selected ? type::small_strong : type::small;
    const float room = cells[0].w - px(10);
    const float height = std::min(wrapped_height(axis.name, type, room), 2 * face_of(type).step);
    wrapped_lines({cells[0].x, std::round(row.mid_y() - height * 0.5F)}, room, 2, axis.name, type,
                  theme().text);
    const float side = px(24);
    const ImVec2 chip_at{cells[1].x, row.mid_y() - side * 0.5F};
    const int level = estimate.thin() ? 0 : estimate.level;
    if (view.practice()) {
        leaning_chip(chip_at, level, side);
    } else {
        level_chip(chip_at, level, side);
    }
    range_bar({cells[2].x, row.y, cells[2].w - px(20), row.h}, mark_of(estimate));
    draw_count(cells[3], estimate);
    draw_change(cells[4], axis, view.ui.kind);
}

std::string_view footnote(const View& view) {
    return t(view.practice() ? "radar.facet.practice_note" : "radar.facet.assessment_note");
}

float row_px(const View& view, float width) {
    const FacetTable table(view, width);
    float most = 0;
    const float room = name_width(width, table.columns()) - px(10);
    for (const app::RadarAxis& axis : view.radar.axes) {
        most = std::max(most, wrapped_height(axis.name, type::small_strong, room));
    }
    return std::max(px(row_height), std::min(most, 2 * face_of(type::small_strong).step) + px(8));
}

float head_height() {
    return px(34);
}

// ---- trend

void too_few_days(const View& view, const Rect& r) {
    const char* why = t(view.practice() ? "radar.trend.few" : "radar.trend.assessed_few");
    wrapped(r.min(), std::min(r.w, px(460)), why, type::small, theme().text2);
}

} // namespace

float facets_height(const View& view, float width) {
    return head_height() + row_px(view, width) * static_cast<float>(view.radar.axes.size()) +
           note_height(footnote(view), width);
}

void facets(const View& view, const Rect& at) {
    card(at);
    Rect rest = at;
    const FacetTable table(view, at.w);
    table_head(rest.cut_top(head_height()), table.columns());
    const float height = row_px(view, at.w);
    for (std::size_t i = 0; i < view.radar.axes.size(); ++i) {
        facet_row(view, rest.cut_top(height), i, table);
    }
    note(at, rest.h, footnote(view));
}

void trend_card(const View& view, const Rect& at) {
    const std::vector<app::TrendPoint>& days = shown_trend(view.axis(), view.ui.kind);
    Rect inside = card(at);
    const std::size_t count = std::min(days.size(), most_points);
    const Text<160> title(view.practice() ? "radar.trend.title" : "radar.trend.assessed_title",
                          fmt::arg("axis", view.axis().name));
    const float both =
        text_width(title, type::body_strong) + px(16) + text_width(t("radar.trend.band"), type::meta);
    card_title(inside, title, count < 2 || both > inside.w ? "" : t("radar.trend.band"));
    if (count < 2) {
        too_few_days(view, inside);
        return;
    }
    std::array<TrendPoint, most_points> points;
    const std::size_t first = days.size() - count;
    for (std::size_t i = 0; i < count; ++i) {
        const app::TrendPoint& from = days[first + i];
        const app::Estimate& e = from.estimate;
        const bool known = !e.thin(); // where there is too little, only the range is drawn
        points[i] = {static_cast<double>(from.day_number),
                     known ? static_cast<float>(e.mean) : no_value,
                     static_cast<float>(e.low),
                     static_cast<float>(e.high),
                     from.day,
                     first + i < view.ui.cache.tips.size() ? view.ui.cache.tips[first + i].c_str() : nullptr};
    }
    trend("radar.trend", inside, {.points = {points.data(), count}, .levels = view.ui.cache.level_names});
}

} // namespace mq::ui::radar_page
