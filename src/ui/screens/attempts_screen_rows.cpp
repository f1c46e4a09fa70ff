#include "ui/screens/attempts_screen_rows.h"

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::attempts_page {
namespace {

constexpr float tile_side = 36; ///< design px

Icon channel_icon(domain::Channel channel) {
    switch (channel) {
        case domain::Channel::phone: return Icon::phone;
        case domain::Channel::counter: return Icon::storefront;
        case domain::Channel::email: return Icon::envelope_simple;
        case domain::Channel::chat: return Icon::chat_circle_dots;
        case domain::Channel::social: return Icon::share_network;
    }
    return Icon::headset;
}

bool open_one(const app::AttemptLine& line) {
    return !line.finished && !line.abandoned;
}

enum Cell : int { name_cell, when_cell, status_cell, score_cell, csat_cell, guidance_cell, end_cell, cells };

struct Table {
    std::array<Column, cells> columns;

    explicit Table(float width) {
        const auto head = [](const char* key, float least, Align align = Align::left) {
            const char* title = t(key);
            return Column{title,
                          std::max(px(least), std::ceil(text_width(title, type::caption_strong)) + px(16)),
                          align};
        };
        columns[name_cell] = {t("attempts.column.scene"), 0, Align::left};
        columns[when_cell] = head("attempts.column.when", 136);
        columns[status_cell] = {t("attempts.column.status"), std::round(width * 0.22F), Align::left};
        columns[score_cell] = head("attempts.column.score", 52, Align::right);
        columns[csat_cell] = head("attempts.column.csat", 60, Align::right);
        columns[guidance_cell] = head("attempts.column.guidance", 76, Align::right);
        columns[end_cell] = {{}, px(64), Align::right};
    }
};

Chip mode_chip(const app::AttemptLine& line) {
    return {.text = t(line.assessment ? "mode.assessment" : "mode.practice"),
            .tone = line.assessment ? Tone::accent : Tone::neutral,
            .small = true};
}

void put_chip(const Rect& cell, const Chip& c) {
    chip({cell.x, std::round(cell.mid_y() - chip_size(c).y * 0.5F)}, c);
}

Colour ink_of(const app::AttemptLine& line) {
    return line.abandoned ? theme().text3 : theme().text;
}

void draw_tile(Rect& cell, const app::AttemptLine& line) {
    const float side = px(tile_side);
    const Rect tile{cell.x, std::round(cell.mid_y() - side * 0.5F), side, side};
    icon_tile(tile, channel_icon(line.channel), theme().rail, line.abandoned ? theme().text3 : theme().text2,
              px(18));
    cell.cut_left(side, px(12));
}

struct NumberLine {
    Text<96> words;
    explicit NumberLine(const app::AttemptLine& line)
        : words(line.branch ? "attempts.number_branch" : "attempts.number", fmt::arg("n", line.number)) {}
};

// Mode and number, and whether it began in the middle.
void draw_which(Rect row, const app::AttemptLine& line) {
    const Chip mode = mode_chip(line);
    put_chip(row, mode);
    row.cut_left(chip_size(mode).x, px(8));
    if (line.branch) {
        icon({row.x + px(7), row.mid_y()}, Icon::git_branch, px(14), theme().text3);
        row.cut_left(px(14), px(5));
    }
    text_in(row, NumberLine(line).words, type::meta, theme().text2);
}

void draw_name(Rect cell, const app::AttemptLine& line) {
    draw_tile(cell, line);
    cell.w -= px(12);
    const float top = std::round(cell.mid_y() - px(22));
    text_in({cell.x, top, cell.w, px(21)}, line.title, type::small_strong, ink_of(line));
    draw_which({cell.x, top + px(22), cell.w, px(22)}, line);
}

struct Guidance {
    Number number;
    explicit Guidance(double units) : number(units, units == std::floor(units) ? 0 : 1) {}
};

void draw_figures(const Cells& at, const app::AttemptLine& line) {
    if (!line.finished) {
        return;
    }
    if (line.score) {
        text_in(at[score_cell], Buf<8>("{}", *line.score), type::body_strong, theme().text, Align::right);
    }
    text_in(at[csat_cell], Buf<16>("{}/5", line.csat), type::small, theme().text2, Align::right);
    text_in(at[guidance_cell], Guidance(line.guidance).number, type::small, theme().text2, Align::right);
}

void draw_end(Rect cell, const app::AttemptLine& line, bool lit) {
    const Rect caret = cell.cut_right(px(16), px(8));
    if (!line.abandoned) {
        icon(caret.centre(), Icon::caret_right, px(16), lit ? theme().text : theme().text3);
    }
    if (!line.saved_gift) {
        return;
    }
    const Rect mark = cell.cut_right(px(24));
    const float side = px(22);
    brand_mark(centred_in(mark, side, side));
    if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(mark.min(), mark.max())) {
        tooltip(t("attempts.gift"));
    }
}

void draw_go_on(const Rect& r, Align align) {
    text_in(r, t("attempts.go_on"), type::meta_strong, theme().accent_ink, align);
}

void draw_wide(const Rect& row, const app::AttemptLine& line, bool lit) {
    const Cells at = cells_of(row, Table(row.w).columns);
    draw_name(at[name_cell], line);
    text_in(at[when_cell].with_width(at[when_cell].w - px(12)), line.when, type::meta, theme().text2);
    const Rect status = at[status_cell].with_width(at[status_cell].w - px(8));
    const float height =
        std::min(wrapped_height(line.status, type::small, status.w), 2 * face_of(type::small).step);
    wrapped_lines({status.x, std::round(row.mid_y() - height * 0.5F)}, status.w, 2, line.status, type::small,
                  line.finished ? theme().text : theme().text2);
    draw_figures(at, line);
    if (open_one(line)) {
        const Rect go{at[score_cell].x, row.y, at[guidance_cell].right() - at[score_cell].x, row.h};
        draw_go_on(go, Align::right);
    }
    draw_end(at[end_cell], line, lit);
}

// ---- three lines

void draw_right(Rect side, const app::AttemptLine& line) {
    if (open_one(line)) {
        draw_go_on(side, Align::right);
    } else if (line.score) {
        const float middle = std::round(side.mid_y());
        text_in({side.x, middle - px(23), side.w, px(26)}, Buf<8>("{}", *line.score), type::title_s,
                theme().text, Align::right);
        text_in({side.x, middle + px(2), side.w, px(18)}, t("attempts.points"), type::caption, theme().text2,
                Align::right);
    }
}

void draw_narrow(const Rect& row, const app::AttemptLine& line, bool lit) {
    Rect rest = row.inset(px(16), 0);
    draw_end(rest.cut_right(px(52), px(12)), line, lit);
    draw_right(
        rest.cut_right(std::max(px(56), std::ceil(text_width(t("attempts.go_on"), type::meta_strong)) + 1),
                       px(12)),
        line);
    draw_tile(rest, line);
    float y = std::round(row.mid_y() - px(32));
    text_in({rest.x, y, rest.w, px(21)}, line.title, type::small_strong, ink_of(line));
    y += px(22);
    Rect second{rest.x, y, rest.w, px(22)};
    put_chip(second, mode_chip(line));
    second.cut_left(chip_size(mode_chip(line)).x, px(8));
    const NumberLine number(line);
    const Buf<160> when("{} · {}", line.when, std::string_view(number.words));
    text_in(second, when, type::meta, theme().text2);
    y += px(23);
    const Rect third{rest.x, y, rest.w, px(20)};
    if (line.finished) {
        const Text<256> words("attempts.ended", fmt::arg("status", line.status), fmt::arg("csat", line.csat),
                              fmt::arg("guidance", Guidance(line.guidance).number.c_str()));
        text_in(third, words, type::meta, theme().text2);
    } else {
        text_in(third, line.status, type::meta, theme().text2);
    }
}

} // namespace

float row_height(bool wide) {
    return px(wide ? 56.0F : 88.0F);
}

void head_row(const Rect& at) {
    table_head(at, Table(at.w).columns);
}

void attempt_row(const ScreenContext& context, const AttemptRow& row, bool wide) {
    const app::AttemptLine& line = row.line;
    const Hit hit = table_row(Name("attempts.row.{}", row.number), row.at,
                              {.first = row.first,
                               .clickable = !line.abandoned,
                               .corners = row.first && row.last ? ImDrawFlags_RoundCornersAll
                                          : row.first           ? ImDrawFlags_RoundCornersTop
                                          : row.last            ? ImDrawFlags_RoundCornersBottom
                                                                : ImDrawFlags_RoundCornersNone,
                               .label = line.title});
    if (hit.pressed && line.finished) {
        context.out.emplace_back(app::OpenDebrief{line.attempt});
    } else if (hit.pressed) {
        context.out.emplace_back(app::ResumeAttempt{line.attempt});
    }
    if (!hit.visible) {
        return;
    }
    if (wide) {
        draw_wide(row.at, line, hit.hovered || hit.focused);
    } else {
        draw_narrow(row.at, line, hit.hovered || hit.focused);
    }
}

} // namespace mq::ui::attempts_page
