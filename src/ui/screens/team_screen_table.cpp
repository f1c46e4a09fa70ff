// The heat map: heads that order it, rows of which only those in sight are drawn, the legend below.

#include "ui/screens/team_screen_row.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::team {
namespace {

constexpr float head_h = 50;
constexpr float narrow_head_h = 64; ///< facets take three lines
constexpr float foot_h = 42;
constexpr float row_h = 44;
constexpr int rows_beyond = 8; // kept alive outside of the view, so that Tab can walk on into them

float head_height(float width) {
    return px(width >= px(1000) ? head_h : narrow_head_h);
}

void sort_by(const Stage& stage, int column) {
    TeamSort& sort = stage.ui.sort;
    if (sort.column != column) {
        sort = {column, false};
    } else if (!sort.descending) {
        sort.descending = true;
    } else {
        sort = {};
    }
    stage.ui.stale = true;
}

Icon arrow_of(const TeamSort& sort) {
    return sort.descending ? Icon::caret_down : Icon::caret_up;
}

void sort_head(const Stage& stage, const Rect& cell, int column, std::string_view words, bool strong) {
    const bool on = stage.ui.sort.column == column;
    const Hit hit = interact(Name("team.sort.{}", column), cell.inset(px(2), px(4)),
                             {.kind = WidgetKind::toggle,
                              .on = on,
                              .label = words,
                              .tooltip = t("team_screen.sort"),
                              .ring_radius = 4});
    if (hit.pressed) {
        sort_by(stage, column);
    }
    if (hit.hovered) {
        fill(cell.inset(0, px(4)), theme().hover, fpx(6));
    }
    const Colour ink = on || strong || hit.hovered ? theme().text : theme().text3;
    if (column < TeamSort::first_facet) {
        const float width = text_in(cell.with_width(cell.w - px(16)), words, type::caption_strong, ink);
        if (on) {
            icon({cell.x + width + px(10), cell.mid_y()}, arrow_of(stage.ui.sort), px(13), theme().accent);
        }
        return;
    }
    const int lines = cell.h >= px(narrow_head_h) ? 3 : 2;
    const float room = cell.w - px(2);
    const float height =
        std::min(wrapped_height(words, type::caption_strong, room), static_cast<float>(lines) * px(16));
    const float top = std::round(cell.mid_y() - height * 0.5F) - (on ? px(5) : 0);
    wrapped_lines({cell.x + px(1), top}, room, lines, words, type::caption_strong, ink, Align::centre);
    if (on) {
        icon({cell.mid_x(), cell.bottom() - px(8)}, arrow_of(stage.ui.sort), px(13), theme().accent);
    }
}

void heads(const Stage& stage, const Rect& row, const Columns& c) {
    sort_head(stage, {c.name, row.y, c.name_w, row.h}, TeamSort::name, t("team_screen.column.name"), false);
    sort_head(stage, {c.overall, row.y, c.overall_w, row.h}, TeamSort::overall,
              t(c.overall_w < px(70) ? "team_screen.column.level" : "team_screen.column.overall"), false);
    const bool weak = !stage.model.weakest.empty();
    for (std::size_t i = 0; i < stage.model.facet_names.size() && i < c.facets; ++i) {
        sort_head(stage, c.facet(row, i), TeamSort::first_facet + static_cast<int>(i),
                  stage.model.facet_names[i], weak && i == stage.model.weakest_facet);
    }
    sort_head(stage, {c.next, row.y, c.next_w, row.h}, TeamSort::next, t("team_screen.column.next"), false);
}

void legend(const Stage& stage, const Rect& strip) {
    const bool late = stage.model.stale > 0;
    const std::string_view note = late || !stage.model.compared.empty() ? std::string_view(stage.model.as_of)
                                                                        : t("team_screen.range_note");
    Rect rest = strip;
    const float note_w = std::ceil(text_width(note, type::caption)) + 1;
    Rect right = rest.cut_right(std::min(note_w + (late ? px(20) : 0), rest.w * 0.5F), px(16));
    if (late) {
        icon({right.x + px(8), right.mid_y()}, Icon::clock_counter_clockwise, px(15), theme().text3);
        right.cut_left(px(20));
    }
    text_in(right, note, type::caption, theme().text2, Align::right);
    const auto entry = [&](int level, std::string_view name) {
        const float width = std::ceil(text_width(name, type::meta)) + 1;
        if (rest.w < px(20)) {
            return;
        }
        level_chip({rest.x, std::round(rest.mid_y() - px(10))}, level, px(20));
        rest.cut_left(px(20), px(6));
        if (rest.w >= width) { // else the chips alone: their numbers are what the cells show
            text_in(rest.cut_left(width, px(14)), name, type::meta, theme().text2);
        }
    };
    for (std::size_t i = 0; i < stage.model.level_names.size(); ++i) {
        entry(static_cast<int>(i) + 1, stage.model.level_names[i]);
    }
    entry(0, t("team_screen.thin"));
}

void rows(const Stage& stage, const Rect& at) {
    const auto count = static_cast<int>(stage.ui.rows.size());
    const float height = px(row_h);
    const Columns columns(stage, at);
    const RowRange seen = visible_rows(at.y, height, count);
    const int from = std::max(0, seen.first - rows_beyond);
    const int to = std::min(count, seen.last + rows_beyond);
    for (int i = from; i < to; ++i) {
        heat_row(stage, columns, {at.x, at.y + height * static_cast<float>(i), at.w, height},
                 static_cast<std::size_t>(i));
    }
}

void nobody_found(const Stage& stage, const Rect& at) {
    if (empty_state("team.none", at,
                    {.icon = Icon::magnifying_glass,
                     .title = t("team_screen.none.title"),
                     .text = t("team_screen.none.text"),
                     .action = t("team_screen.none.action")})) {
        clear_filters(stage.ui);
    }
}

} // namespace

float table_height(const Stage& stage, float width) {
    const auto count = static_cast<float>(std::max<std::size_t>(stage.ui.rows.size(), 1));
    const float rows_h = stage.ui.rows.empty() ? px(230) : px(row_h) * count;
    return head_height(width) + rows_h + px(foot_h);
}

void table(const Stage& stage, const Rect& at, bool whole) {
    Rect card_at = at.with_height(std::min(at.h, table_height(stage, at.w)));
    card(card_at);
    const Rect frame = card_at;
    legend(stage, card_footer(card_at, px(foot_h)));
    Rect inside = card_at;
    const Rect head_row = inside.cut_top(head_height(inside.w));
    if (stage.ui.rows.empty()) {
        heads(stage, head_row, Columns(stage, inside));
        horizontal(inside.x, inside.y, inside.w, theme().border);
        return nobody_found(stage, inside);
    }
    if (whole) {
        heads(stage, head_row, Columns(stage, inside));
        return rows(stage, inside);
    }
    const float all = px(row_h) * static_cast<float>(stage.ui.rows.size());
    Rect room = inside; // beside the scrollbar, where there is one
    room.w -= all > inside.h ? ImGui::GetStyle().ScrollbarSize : 0;
    heads(stage, {room.x, head_row.y, room.w, head_row.h}, Columns(stage, room));
    {
        ScrollArea scroll("team.rows", inside, 0);
        const Rect content = scroll.content();
        rows(stage, content);
        scroll.finish(content.y + all);
    }
    border(frame, theme().border, fpx(12));
}

} // namespace mq::ui::team
