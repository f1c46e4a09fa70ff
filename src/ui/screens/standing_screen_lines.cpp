// Every piece of evidence: what it shows, how old it is, what it weighs and why; and a tick that leaves it
// out to see what would be.

#include "ui/screens/standing_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::standing_page {
namespace {

constexpr float wide_table = 880; ///< design px of the card; narrower, a row is written in three lines
constexpr float tick_width = 44;
constexpr float caret_width = 28;

bool is_wide(float width) {
    return width >= px(wide_table);
}

float row_px(float width) {
    return px(is_wide(width) ? 58.0F : 92.0F);
}

const app::StandingLine& line_at(const View& view, int i) {
    return view.page.lines[view.ui.cache.lines[static_cast<std::size_t>(i)]];
}

const app::StandingCredit& credit_of(const View& view, const app::StandingLine& line) {
    return *line.credits[static_cast<std::size_t>(view.at())];
}

Icon icon_of(domain::Source source) {
    switch (source) {
        case domain::Source::scenario: return Icon::headset;
        case domain::Source::interview: return Icon::microphone;
        case domain::Source::observation: return Icon::eye;
    }
    return Icon::headset;
}

Chip critical_chip() {
    return {.text = t("radar.evidence.critical"),
            .tone = Tone::bad,
            .icon = Icon::warning_circle,
            .icon_kind = IconKind::fill,
            .small = true};
}

bool under_mouse(const Rect& r) {
    return ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(r.min(), r.max());
}

// ---- cells

enum Cell : int { tick_cell, name_cell, shows_cell, age_cell, weight_cell, caret_cell, cells };

struct Table {
    std::array<Column, cells> columns;
    Table() {
        const auto head = [](const char* key, float least, Align align = Align::left) {
            const char* title = t(key);
            return Column{title,
                          std::max(px(least), std::ceil(text_width(title, type::caption_strong)) + px(16)),
                          align};
        };
        columns[tick_cell] = head("standing.lines.column.use", tick_width);
        columns[name_cell] = {t("standing.lines.column.what"), 0, Align::left};
        columns[shows_cell] = head("standing.lines.column.shows", 236);
        columns[age_cell] = head("standing.lines.column.age", 84);
        columns[weight_cell] = head("standing.lines.column.weight", 124);
        columns[caret_cell] = {{}, px(caret_width), Align::right};
    }
};

/// How well each level agrees with the line; flat where it weighs nothing.
void draw_support(const Rect& r, const app::StandingCredit& credit, bool faint) {
    const float width = px(7);
    const float gap = px(2);
    float x = r.x;
    for (int level = 1; level <= 5; ++level) {
        const float share = credit.support[static_cast<std::size_t>(level - 1)];
        const bool silent = credit.weight <= 0;
        const float height = silent ? px(3) : std::max(px(3), std::round(r.h * share));
        const Colour colour = silent ? theme().track : level_colour(level).fill;
        fill({x, r.bottom() - height, width, height}, faint ? with_alpha(colour, 0.4F) : colour, fpx(1.5F));
        x += width + gap;
    }
}

float support_width() {
    return 5 * px(7) + 4 * px(2);
}

void tell_support(const Rect& r, const app::StandingCredit& credit) {
    if (under_mouse(r)) {
        tooltip(Text<192>("standing.lines.support_about", fmt::arg("words", credit.words)));
    }
}

Colour ink_of(const app::StandingLine& line) {
    return line.left_out ? theme().text3 : theme().text;
}

void draw_shows(Rect cell, const View& view, const app::StandingLine& line) {
    const app::StandingCredit& credit = credit_of(view, line);
    tell_support(cell, credit);
    const Rect marks = cell.cut_left(support_width(), px(12));
    draw_support(centred_in(marks, marks.w, px(22)), credit, line.left_out);
    const float height =
        std::min(wrapped_height(credit.words, type::meta, cell.w), 2 * face_of(type::meta).step);
    wrapped_lines({cell.x, std::round(cell.mid_y() - height * 0.5F)}, cell.w, 2, credit.words, type::meta,
                  ink_of(line));
}

/// What it weighs, and what it would weigh; without a bar where it weighs nothing.
void draw_weight(const Rect& cell, const View& view, const app::StandingLine& line) {
    const app::StandingCredit& credit = credit_of(view, line);
    if (under_mouse(cell)) {
        tooltip(line.weight_why);
    }
    if (credit.weight <= 0 && credit.weight_if <= 0) {
        text_in(cell, t("standing.lines.weightless"), type::meta, theme().text3);
        return;
    }
    Rect rest = cell;
    const Rect figure = rest.cut_left(std::ceil(text_width("0,00", type::meta)) + px(8));
    text_in(figure, Number(credit.weight, 2), type::meta, ink_of(line));
    const bool changed = view.trying() && std::abs(credit.weight_if - credit.weight) > 0.004;
    if (!changed) {
        bar(rest.with_width(std::min(px(64), rest.w)), static_cast<float>(std::min(1.0, credit.weight)),
            theme().text2);
        return;
    }
    icon({rest.x + px(6), rest.mid_y()}, Icon::caret_right, px(14), theme().accent_ink);
    rest.cut_left(px(18));
    text_in(rest, Number(credit.weight_if, 2), type::meta_strong, theme().accent_ink);
}

/// The title, and a line through it while it is left out.
void draw_title(const Rect& r, const app::StandingLine& line) {
    const float width = text_in(r, line.title, type::small_strong, ink_of(line));
    if (line.left_out) {
        fill({r.x, std::round(r.mid_y()), width, hairline()}, theme().text3);
    }
}

/// How it came about, and why it weighs nothing.
void draw_detail(Rect r, const app::StandingLine& line, bool with_age) {
    if (line.critical) {
        const Chip mark = critical_chip();
        chip({r.x, std::round(r.mid_y() - chip_size(mark).y * 0.5F)}, mark);
        r.cut_left(chip_size(mark).x, px(8));
    }
    if (!line.nothing_why.empty()) {
        const Buf<384> words("{} · {}", line.nothing_why, line.detail);
        text_in(r, words, type::meta, theme().text2);
    } else if (with_age) {
        text_in(r, Buf<384>("{} · {}", line.detail, line.age), type::meta, theme().text2);
    } else {
        text_in(r, line.detail, type::meta, theme().text2);
    }
}

void draw_tile(Rect& cell, const app::StandingLine& line) {
    const Rect tile = cell.cut_left(px(34), px(12));
    icon_tile(centred_in(tile, px(34), px(34)), icon_of(line.source), theme().rail,
              line.left_out ? theme().text3 : theme().text2, px(18));
}

void draw_wide(const Rect& row, const View& view, const app::StandingLine& line) {
    const Cells at = cells_of(row, Table().columns);
    Rect name = at[name_cell];
    name.w -= px(16);
    draw_tile(name, line);
    const float top = std::round(name.mid_y() - px(21));
    draw_title({name.x, top, name.w, px(20)}, line);
    draw_detail({name.x, top + px(21), name.w, px(22)}, line, false);
    draw_shows(at[shows_cell].with_width(at[shows_cell].w - px(12)), view, line);
    text_in(at[age_cell], line.age, type::meta, theme().text2);
    draw_weight(at[weight_cell], view, line);
}

void draw_narrow(const Rect& row, const View& view, const app::StandingLine& line) {
    Rect rest = row.inset(px(16), 0);
    rest.cut_left(px(tick_width) - px(8));
    rest.cut_right(px(caret_width));
    float y = std::round(row.mid_y() - px(35));
    draw_title({rest.x, y, rest.w, px(21)}, line);
    y += px(22);
    draw_detail({rest.x, y, rest.w, px(22)}, line, true);
    y += px(25);
    Rect last{rest.x, y, rest.w, px(22)};
    draw_weight(last.cut_right(std::min(px(124), last.w * 0.4F), px(8)), view, line);
    draw_shows(last, view, line);
}

// ---- a row

void toggle(const View& view, const app::StandingLine& line, const Rect& row) {
    view.ui.in_lines = true;
    view.ui.line_bottom = row.bottom();
    view.context.out.emplace_back(app::ToggleWhatIf{line.id});
}

void draw_tick(const View& view, const Rect& row, int i, const app::StandingLine& line) {
    bool counted = !line.left_out;
    const Rect at{row.x + px(18), std::round(row.mid_y() - px(10)), 0, 0};
    if (checkbox(Name("standing.line.{}.use", i), at, "", counted)) {
        toggle(view, line, row);
    }
    if (under_mouse({row.x + px(4), row.mid_y() - px(18), px(tick_width), px(36)})) {
        tooltip(t(line.left_out ? "standing.lines.take_back" : "standing.lines.leave_out"));
    }
}

void line_row(const View& view, const Rect& row, int i) {
    const app::StandingLine& line = line_at(view, i);
    const bool opens = line.attempt.has_value();
    const Hit hit = table_row(Name("standing.line.{}", i), row,
                              {.selected = line.left_out, .clickable = opens, .label = line.title});
    if (hit.pressed) {
        view.context.out.emplace_back(app::OpenDebrief{*line.attempt});
    } else if (hit.focused && shortcut(ImGuiKey_Delete)) {
        toggle(view, line, row);
    }
    draw_tick(view, row, i, line);
    if (!hit.visible) {
        return;
    }
    if (is_wide(row.w)) {
        draw_wide(row, view, line);
    } else {
        draw_narrow(row, view, line);
    }
    if (opens) {
        icon({row.right() - px(24), row.mid_y()}, Icon::caret_right, px(16),
             hit.hovered || hit.focused ? theme().text : theme().text3);
    }
}

// ---- the card

float head_height() {
    return px(48);
}

float columns_height(float width) {
    return is_wide(width) ? px(34) : 0;
}

float note_height(float width) {
    return wrapped_height(t("standing.lines.note"), type::meta, width - 2 * px(16) - px(26)) + px(20);
}

float none_height(float width) {
    return wrapped_height(t("standing.lines.none"), type::small, width - 2 * px(16)) + px(32);
}

void draw_head(const View& view, Rect row, std::size_t count) {
    if (count > 0) {
        const Text<64> caption(count == 1 ? "standing.lines.count.one" : "standing.lines.count.other",
                               fmt::arg("n", count));
        const float width = std::ceil(text_width(caption, type::meta)) + 1;
        text_in(row.cut_right(width, px(16)), caption, type::meta, theme().text2, Align::right);
    }
    const Text<192> title(view.at() == 0 ? "standing.lines.title_all" : "standing.lines.title",
                          fmt::arg("view", view.name()));
    text_in(row, title, type::body_strong, theme().text);
}

void draw_note(const Rect& card, float height) {
    Rect whole = card;
    Rect foot = card_footer(whole, height);
    icon({foot.x + px(8), foot.y + px(10) + face_of(type::meta).step * 0.5F}, Icon::info, px(16),
         theme().text3);
    foot.cut_left(px(26));
    wrapped({foot.x, foot.y + px(10)}, foot.w, t("standing.lines.note"), type::meta, theme().text2);
}

} // namespace

float lines_height(const View& view, float width) {
    if (view.ui.cache.lines.empty()) {
        return head_height() + none_height(width);
    }
    return head_height() + columns_height(width) +
           row_px(width) * static_cast<float>(view.ui.cache.lines.size()) + note_height(width);
}

void lines(const View& view, const Rect& at) {
    card(at);
    Rect rest = at;
    const auto count = static_cast<int>(view.ui.cache.lines.size());
    draw_head(view, rest.cut_top(head_height()).inset(px(16), 0), view.ui.cache.lines.size());
    if (count == 0) {
        horizontal(rest.x + hairline(), rest.y, rest.w - 2 * hairline(), theme().border);
        wrapped({rest.x + px(16), rest.y + px(16)}, rest.w - 2 * px(16), t("standing.lines.none"),
                type::small, theme().text2);
        return;
    }
    if (is_wide(at.w)) {
        table_head(rest.cut_top(columns_height(at.w)), Table().columns);
    }
    const float height = row_px(at.w);
    const RowRange seen = visible_rows(rest.y, height, count);
    // One more on each side, so that Tab finds the next row and brings it into view.
    for (int i = std::max(0, seen.first - 1); i < std::min(count, seen.last + 1); ++i) {
        line_row(view, {rest.x, rest.y + height * static_cast<float>(i), rest.w, height}, i);
    }
    draw_note(at, note_height(at.w));
}

} // namespace mq::ui::standing_page
