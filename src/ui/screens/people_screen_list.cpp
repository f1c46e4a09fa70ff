// The list of people: only the rows that can be seen are drawn.

#include "base/hash.h"
#include "ui/screens/people_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::people {
namespace {

constexpr float row_height = 60;
constexpr int rows_beyond = 8;   // kept alive outside of the view, so that Tab can walk on into them
constexpr float with_last = 680; // design px; narrower, the newest day is left out

void standing_cell(const Rect& cell, const app::PersonLine& line) {
    const bool placed = line.reported.has_value();
    level_chip({cell.x, std::round(cell.mid_y() - px(12))}, line.reported.value_or(0), px(24));
    const Rect words{cell.x + px(34), cell.y, cell.w - px(34), cell.h};
    const Type face = placed ? type::meta_strong : type::meta;
    const float height = std::min(wrapped_height(line.standing_line, face, words.w), 2 * face_of(face).step);
    wrapped_lines({words.x, std::round(words.mid_y() - height * 0.5F)}, words.w, 2, line.standing_line, face,
                  placed ? theme().text : theme().text2);
}

void person_cell(const Rect& cell, const app::PersonLine& line, bool strong, bool decided) {
    const float radius = px(17);
    avatar({cell.x + radius, cell.mid_y()}, radius, line.initials, stable_hash(line.name));
    const Rect words{cell.x + 2 * radius + px(12), cell.y, cell.w - 2 * radius - px(24), cell.h};
    const float top = std::round(cell.mid_y() - px(20));
    text_in({words.x, top, words.w, px(22)}, line.name, strong ? type::body_strong : type::body,
            theme().text);
    const Buf<640> about("{}{}{}", line.kind, line.post.empty() ? "" : " · ", line.post);
    text_in({words.x, top + px(22), words.w, px(18)},
            decided ? std::string_view(line.decision) : std::string_view(about), type::meta, theme().text2);
}

void last_cell(const Rect& cell, const app::PersonLine& line) {
    const float top = std::round(cell.mid_y() - px(18));
    text_in({cell.x, top, cell.w, px(18)}, line.last, type::meta, theme().text2, Align::right);
    const Text<64> counts("persons.counts", fmt::arg("interviews", line.interviews),
                          fmt::arg("observations", line.observations));
    text_in({cell.x, top + px(18), cell.w, px(18)},
            line.decision.empty() ? std::string_view(counts) : std::string_view(line.decision), type::caption,
            theme().text3, Align::right);
}

void person_row(const Stage& stage, const Rect& row, std::size_t index, bool first, bool last) {
    const app::PersonLine& line = stage.model.lines[index];
    const bool open = stage.model.open && stage.model.open->line == index;
    const Corners corners = first && last ? all_corners
                            : first       ? ImDrawFlags_RoundCornersTop
                            : last        ? ImDrawFlags_RoundCornersBottom
                                          : ImDrawFlags_RoundCornersNone;
    const Hit hit = table_row(Name("people.row.{}", index), row,
                              {.selected = open, .first = first, .corners = corners, .label = line.name});
    if (hit.pressed) {
        stage.ui.list_wanted = false;
        stage.context.out.emplace_back(app::OpenPerson{line.id});
    }
    if (!hit.visible) {
        return;
    }
    Rect inside = row.inset(px(16), 0);
    const bool wide = row.w >= px(with_last);
    if (wide) {
        last_cell(inside.cut_right(px(170), px(14)), line);
    }
    standing_cell(inside.cut_right(std::min(px(230), inside.w * 0.42F)), line);
    person_cell(inside, line, open, !wide && !line.decision.empty());
}

} // namespace

void list(const Stage& stage, const Rect& at, ScrollArea& scroll) {
    const std::vector<std::size_t>& lines = stage.ui.lines;
    const auto count = static_cast<int>(lines.size());
    const float height = px(row_height);
    const Rect whole = at.with_height(height * static_cast<float>(count));
    fill(whole, theme().surface, fpx(12));
    const RowRange seen = visible_rows(whole.y, height, count);
    const int from = std::max(0, seen.first - rows_beyond);
    const int to = std::min(count, seen.last + rows_beyond);
    for (int i = from; i < to; ++i) {
        person_row(stage, {at.x, whole.y + height * static_cast<float>(i), at.w, height},
                   lines[static_cast<std::size_t>(i)], i == 0, i + 1 == count);
    }
    border(whole, theme().border, fpx(12));
    scroll.finish(whole.bottom() + px(4));
}

} // namespace mq::ui::people
