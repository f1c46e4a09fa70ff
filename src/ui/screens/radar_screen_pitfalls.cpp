#include "ui/screens/radar_screen_principles.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::radar_page {
namespace {

constexpr float wide_list = 860;      ///< design px of a card whose rows have columns
constexpr float list_with_line = 640; ///< and of one whose rows have at least the line

/// Columns of the list: what was met, its rate, the last thirty days, a line, the newest attempt. A narrow
/// list has what, rate and line, and tells the rest below the name.
struct List {
    static constexpr std::size_t rate = 1, lately = 2, newest = 4;
    bool wide;
    std::size_t line;
    std::array<Column, 5> columns{};

    explicit List(float width) : wide(width >= px(wide_list)), line(wide ? 3 : 2) {
        columns[0] = {t("pitfalls.what"), 0, Align::left};
        columns[rate] = head("pitfalls.each", px(90), 18);
        if (!wide) {
            columns[line] = {"", px(24) + (width >= px(list_with_line) ? px(112) : 0),
                             Align::left}; // with the caret
            return;
        }
        float change = 0;
        for (const char* key : {"pitfalls.fewer", "pitfalls.same", "pitfalls.more", "pitfalls.unknown"}) {
            change = std::max(change, std::ceil(text_width(t(key), type::meta_strong)));
        }
        columns[lately] = head("pitfalls.lately", change + px(20), 18);
        columns[line] = {"", px(112), Align::left};
        columns[newest] = head("pitfalls.last", width * 0.2F, 20);
    }
    [[nodiscard]] std::span<const Column> shown() const { return {columns.data(), wide ? 5U : 3U}; }
    /// For name and cure.
    [[nodiscard]] float words(float width) const {
        float room = width - 2 * px(16) - px(18);
        for (const Column& column : shown()) {
            room -= column.width;
        }
        return room;
    }

private:
    static Column head(const char* key, float least, float gap) {
        const char* title = t(key);
        const float words = std::ceil(text_width(title, type::caption_strong));
        return {title, std::max(std::ceil(least), words) + px(gap), Align::left};
    }
};

/// What a narrow row says of the last thirty days.
struct LatelyWords {
    Buf<192> text;
    explicit LatelyWords(const app::PitfallRate& rate)
        : LatelyWords(CompareWords(rate), words_of(rate.change).text) {}

private:
    LatelyWords(const CompareWords& compare, const char* change)
        : text("{}{}{}", compare.known ? std::string_view(compare.text) : "", compare.known ? ": " : "",
               change) {}
};

struct NewestWords {
    Text<320> text;
    explicit NewestWords(const app::MetPitfall& one)
        : text("pitfalls.newest", fmt::arg("title", one.newest_title), fmt::arg("day", one.newest_day)) {}
};

Chip kind_chip(const app::MetPitfall& one) {
    return {.text = t(one.to_avoid ? "pitfalls.to_avoid" : "pitfalls.mistake"), .small = true};
}

// The chip stands behind the name where there is room, else below it.
bool chip_beside(const app::MetPitfall& one, float room) {
    return text_width(one.name, type::small_strong) + px(10) + chip_size(kind_chip(one)).x <= room;
}

float words_height(const List& list, const app::MetPitfall& one, float width) {
    const float room = list.words(width);
    float height =
        wrapped_height(one.name, type::small_strong, room) + wrapped_height(one.cure, type::meta, room);
    height += chip_beside(one, room) ? px(2) : px(22 + 6);
    if (!list.wide) {
        height += wrapped_height(LatelyWords(one.rate).text, type::meta, room) +
                  wrapped_height(NewestWords(one).text, type::meta, room);
    }
    return height;
}

float row_px(const List& list, const app::MetPitfall& one, float width) {
    return std::max(px(64), std::round(words_height(list, one, width)) + px(20));
}

void draw_words(const List& list, const app::MetPitfall& one, const Rect& row) {
    const float room = list.words(row.w);
    Rect r{row.x + px(16), std::round(row.mid_y() - words_height(list, one, row.w) * 0.5F), room, row.h};
    const Chip kind = kind_chip(one);
    const float name = wrapped(r.min(), room, one.name, type::small_strong, theme().text);
    if (chip_beside(one, room)) {
        const float x = r.x + std::ceil(text_width(one.name, type::small_strong)) + px(10);
        chip({x, r.y + (name - chip_size(kind).y) * 0.5F}, kind);
        r.cut_top(name + px(2));
    } else {
        r.cut_top(name + px(3));
        chip(r.min(), kind);
        r.cut_top(px(22 + 3));
    }
    r.cut_top(wrapped(r.min(), room, one.cure, type::meta, theme().text2));
    if (list.wide) {
        return;
    }
    r.cut_top(wrapped(r.min(), room, LatelyWords(one.rate).text, type::meta, words_of(one.rate.change).ink));
    wrapped(r.min(), room, NewestWords(one).text, type::meta, theme().text2);
}

// The rate above the count; the count alone while there is no rate.
void draw_rate(const Rect& cell, const app::PitfallRate& rate) {
    const Text<48> times(rate.times == 1 ? "pitfalls.times.one" : "pitfalls.times.other",
                         fmt::arg("n", rate.times));
    if (!rate.per_ten) {
        text_in(cell, times, type::small_strong, theme().text);
        return;
    }
    const float middle = std::round(cell.mid_y());
    text_in({cell.x, middle - px(22), cell.w, px(22)}, RateText(*rate.per_ten), type::body_strong,
            theme().text);
    text_in({cell.x, middle + px(1), cell.w, px(18)}, times, type::meta, theme().text2);
}

void draw_lately(const Rect& cell, const app::PitfallRate& rate) {
    const float middle = std::round(cell.mid_y());
    const ChangeWords words = words_of(rate.change);
    if (!rate.recent) {
        draw_pitfall_change({cell.x, middle - px(10), cell.w, px(20)}, words);
        return;
    }
    if (rate.before) {
        const RateText recent(*rate.recent);
        const Text<64> before("pitfalls.before", fmt::arg("n", RateText(*rate.before).c_str()));
        const std::array pieces = {Piece{recent, type::small_strong, theme().text, 0},
                                   Piece{before, type::meta, theme().text2, px(6)}};
        pieces_in({cell.x, middle - px(21), cell.w, px(20)}, pieces);
    } else {
        text_in({cell.x, middle - px(21), cell.w, px(20)}, RateText(*rate.recent), type::small_strong,
                theme().text);
    }
    draw_pitfall_change({cell.x, middle + px(1), cell.w, px(20)}, words);
}

void draw_newest(const Rect& cell, const app::MetPitfall& one) {
    const float title =
        std::min(wrapped_height(one.newest_title, type::meta, cell.w), 2 * face_of(type::meta).step);
    const float y = std::round(cell.mid_y() - (title + px(18)) * 0.5F);
    wrapped_lines({cell.x, y}, cell.w, 2, one.newest_title, type::meta, theme().text);
    text_in({cell.x, y + title, cell.w, px(18)}, one.newest_day, type::meta, theme().text2);
}

void draw_cells(const PrinciplesView& view, const List& list, const app::MetPitfall& one, const Rect& row,
                bool lit) {
    const Cells cells = cells_of(row, list.shown());
    const auto cell = [&](std::size_t i) { return cells[static_cast<int>(i)]; };
    draw_rate(cell(List::rate), one.rate);
    if (const Rect line = cell(list.line); line.w >= px(112)) {
        RatePoints points;
        small_trend({line.x, std::round(row.mid_y() - px(18)), px(112 - 18), px(36)},
                    rate_points(one.rate.line, {}, points), view.ui.cache.most_rate);
    }
    if (list.wide) {
        draw_lately(cell(List::lately), one.rate);
        Rect newest = cell(List::newest);
        newest.cut_right(px(24));
        draw_newest(newest, one);
    }
    icon({row.right() - px(24), row.mid_y()}, Icon::caret_right, px(16), lit ? theme().text : theme().text3);
}

void pitfall_row(PrinciplesView& view, const List& list, const Rect& row, std::size_t i) {
    const app::MetPitfall& one = view.model.met[i];
    const Hit hit = table_row(Name("radar.pitfall.{}", i), row, {.label = one.name});
    view.ui.in_rows = view.ui.in_rows || hit.focused;
    if (hit.pressed) {
        view.context.out.emplace_back(app::OpenDebrief{one.newest});
    }
    if (hit.visible) {
        draw_words(list, one, row);
        draw_cells(view, list, one, row, hit.hovered || hit.focused);
    }
}

float list_head_height() {
    return px(48);
}

float columns_height(const PrinciplesView& view) {
    return view.model.met.empty() ? 0 : px(34);
}

// Those never met in one quiet line, and before it, where none was met, that.
float quiet_height(const PrinciplesView& view, float width) {
    const float room = width - 2 * px(16);
    float height = 0;
    if (view.model.met.empty()) {
        const Text<128> none("pitfalls.none", fmt::arg("n", view.model.all.decisions));
        height += wrapped_height(none, type::small, room) + px(4);
    }
    if (!view.model.never_met.empty()) {
        height += wrapped_height(view.model.never_met, type::meta, room);
    }
    return height > 0 ? height + px(24) : 0;
}

void draw_quiet(const PrinciplesView& view, const Rect& at) {
    horizontal(at.x + hairline(), at.y, at.w - 2 * hairline(), theme().border);
    Rect r = at.inset(px(16), px(12));
    if (view.model.met.empty()) {
        const Text<128> none("pitfalls.none", fmt::arg("n", view.model.all.decisions));
        r.cut_top(wrapped(r.min(), r.w, none, type::small, theme().text) + px(4));
    }
    wrapped(r.min(), r.w, view.model.never_met, type::meta, theme().text3);
}

} // namespace

float pitfalls_height(const PrinciplesView& view, float width) {
    const List list(width);
    float height = list_head_height() + columns_height(view);
    for (const app::MetPitfall& one : view.model.met) {
        height += row_px(list, one, width);
    }
    return height + quiet_height(view, width) + note_height(t("pitfalls.note"), width);
}

void pitfalls(PrinciplesView& view, const Rect& at) {
    card(at);
    Rect rest = at;
    const List list(at.w);
    const Rect head = rest.cut_top(list_head_height()).inset(px(16), 0);
    text_in(head, t("pitfalls.title"), type::body_strong, theme().text);
    if (columns_height(view) > 0) {
        table_head(rest.cut_top(columns_height(view)), list.shown());
    }
    for (std::size_t i = 0; i < view.model.met.size(); ++i) {
        pitfall_row(view, list, rest.cut_top(row_px(list, view.model.met[i], at.w)), i);
    }
    if (const float quiet_line = quiet_height(view, at.w); quiet_line > 0) {
        draw_quiet(view, rest.cut_top(quiet_line));
    }
    note(at, rest.h, t("pitfalls.note"));
}

} // namespace mq::ui::radar_page
