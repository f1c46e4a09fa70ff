// The entries of the log: only the rows that can be seen are drawn.

#include "ui/screens/complaints_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::complaints {
namespace {

constexpr float row_height = 60;
constexpr int rows_beyond = 8;    // kept alive outside of the view, so that Tab can walk on into them
constexpr float with_owner = 960; // design px of table; narrower, the owner is left out
constexpr float with_cause = 780; // narrower, the cause stands under the customer

struct Table {
    std::array<Column, 6> all;
    std::size_t count = 0;
    bool owner, cause;
    explicit Table(float width) : owner(width >= px(with_owner)), cause(width >= px(with_cause)) {
        add("complaints_screen.column.number", px(136));
        add("complaints_screen.column.what", 0);
        if (cause) {
            add("complaints_screen.column.cause", px(150));
        }
        if (owner) {
            add("complaints_screen.column.owner", px(150));
        }
        add("complaints_screen.column.age", px(104));
        add("complaints_screen.column.steps", px(150));
    }
    [[nodiscard]] std::span<const Column> columns() const { return {all.data(), count}; }

private:
    void add(const char* key, float width) { all[count++] = {t(key), width, Align::left}; }
};

/// Six dots, the first filled; six filled: done.
void step_dots(ImVec2 at, int done) {
    for (int i = 0; i < 6; ++i) {
        const ImVec2 centre{at.x + px(6) + static_cast<float>(i) * px(16), at.y};
        if (i < done) {
            disc(centre, fpx(5), theme().accent);
        } else {
            ring(centre, fpx(5), theme().ctl, fpx(1.5F));
        }
    }
}

/// Two lines, centred up and down.
void two_lines(const Rect& cell, std::string_view first, Type face, std::string_view second,
               Colour second_ink) {
    const float top = std::round(cell.mid_y() - px(19));
    const float room = cell.w - px(14);
    text_in({cell.x, top, room, px(20)}, first, face, theme().text);
    text_in({cell.x, top + px(20), room, px(18)}, second, type::meta, second_ink);
}

void number_cell(const Rect& cell, const app::ComplaintLine& line) {
    const Severity severity = severity_of(line.severity);
    const float top = std::round(cell.mid_y() - px(19));
    text_in({cell.x, top, cell.w - px(14), px(20)}, line.number, type::small_strong, theme().text);
    const Colour ink = meaning_of(severity.tone).ink;
    icon({cell.x + px(7), top + px(29)}, severity.icon, px(14), ink, IconKind::regular);
    text_in({cell.x + px(19), top + px(20), cell.w - px(33), px(18)}, t(severity.key), type::meta, ink);
}

void age_cell(const Rect& cell, const app::ComplaintLine& line) {
    if (!line.slow) {
        text_in({cell.x, cell.y, cell.w - px(10), cell.h}, line.age, type::small,
                line.open ? theme().text : theme().text2);
        return;
    }
    const float top = std::round(cell.mid_y() - px(19));
    text_in({cell.x, top, cell.w - px(10), px(20)}, line.age, type::small_strong, theme().warn.ink);
    icon({cell.x + px(7), top + px(29)}, Icon::clock, px(14), theme().warn.ink);
    text_in({cell.x + px(19), top + px(20), cell.w - px(29), px(18)}, t("complaints_screen.slow"), type::meta,
            theme().warn.ink);
}

void steps_cell(const Rect& cell, const app::ComplaintLine& line) {
    const float top = std::round(cell.mid_y() - px(19));
    step_dots({cell.x, top + px(10)}, line.steps_done);
    const std::string_view words = !line.open          ? std::string_view(t("complaints_screen.closed"))
                                   : line.step.empty() ? std::string_view(t("complaints_screen.all_steps"))
                                                       : std::string_view(line.step);
    text_in({cell.x, top + px(20), cell.w, px(18)}, words, type::meta, theme().text2);
}

void entry_row(const Stage& stage, const Table& table, const Rect& row, std::size_t index, bool last) {
    const app::ComplaintLine& line = stage.model.lines[index];
    const Corners corners = last ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersNone;
    const Hit hit =
        table_row(Name("complaints.row.{}", index), row, {.corners = corners, .label = line.number});
    if (hit.pressed) {
        stage.context.out.emplace_back(app::OpenComplaint{line.id});
    }
    if (!hit.visible) {
        return;
    }
    const Cells cells = cells_of(row, table.columns());
    int i = 0;
    number_cell(cells[i++], line);
    const Buf<640> about("{} · {}", line.received, table.cause ? line.channel : line.cause);
    const Buf<2048> who("{}: {}", line.customer, line.what);
    two_lines(cells[i++], who, type::small, about, theme().text2);
    if (table.cause) {
        const Rect cell = cells[i++];
        text_in({cell.x, cell.y, cell.w - px(14), cell.h}, line.cause, type::small, theme().text2);
    }
    if (table.owner) {
        const Rect cell = cells[i++];
        text_in({cell.x, cell.y, cell.w - px(14), cell.h},
                line.owner.empty() ? std::string_view(t("complaints_screen.no_owner"))
                                   : std::string_view(line.owner),
                type::small, line.owner.empty() ? theme().text3 : theme().text2);
    }
    age_cell(cells[i++], line);
    steps_cell(cells[i++], line);
}

} // namespace

float rows(const Stage& stage, const Rect& at) {
    const auto& lines = stage.ui.lines;
    const auto count = static_cast<int>(lines.size());
    const float height = px(row_height);
    const float head = px(36);
    const Table table(at.w);
    const Rect whole = at.with_height(head + height * static_cast<float>(count));
    fill(whole, theme().surface, fpx(12));
    table_head(whole.with_height(head), table.columns());
    const RowRange seen = visible_rows(whole.y + head, height, count);
    const int from = std::max(0, seen.first - rows_beyond);
    const int to = std::min(count, seen.last + rows_beyond);
    for (int i = from; i < to; ++i) {
        entry_row(stage, table, {at.x, whole.y + head + height * static_cast<float>(i), at.w, height},
                  lines[static_cast<std::size_t>(i)], i + 1 == count);
    }
    border(whole, theme().border, fpx(12));
    return whole.bottom();
}

} // namespace mq::ui::complaints
