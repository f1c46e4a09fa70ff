#include "ui/screens/law_parts.h"

#include "ui/screens/card_around.h"
#include "ui/screens/one_of.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::rights {
namespace {

constexpr float widest_text = 760;
constexpr float head_h = 40;
constexpr float row_h = 40;
constexpr float stacked_h = 62;
constexpr float side_by_side = 720; // design px of table
constexpr float list_w = 300;       // of groups

void access_row(const Rect& row, const app::AccessLine& line, bool whose, bool wide) {
    Rect inside = row.inset(px(16), 0);
    if (!wide) {
        const float top = std::round(row.mid_y() - px(20));
        const Buf<700> second("{}{}{} · {}", line.what, whose ? " · " : "",
                              whose ? std::string_view(line.whose) : std::string_view{}, line.when);
        text_in({inside.x, top, inside.w, px(20)}, line.who, type::small_strong, theme().text);
        text_in({inside.x, top + px(21), inside.w, px(18)}, second, type::meta, theme().text2);
        return;
    }
    text_in(inside.cut_left(px(170), px(16)), line.when, type::small, theme().text2);
    const int parts = whose ? 3 : 2;
    text_in(inside.column(0, parts, px(16)), line.who, type::small_strong, theme().text);
    text_in(inside.column(1, parts, px(16)), line.what, type::small, theme().text2);
    if (whose) {
        text_in(inside.column(2, parts, px(16)), line.whose, type::small, theme().text);
    }
}

void access_head(const Rect& row, bool whose) {
    Rect inside = row.inset(px(16), 0);
    const Type face = type::caption_strong;
    text_in(inside.cut_left(px(170), px(16)), t("law_screen.access.when"), face, theme().text3);
    const int parts = whose ? 3 : 2;
    text_in(inside.column(0, parts, px(16)), t("law_screen.access.who"), face, theme().text3);
    text_in(inside.column(1, parts, px(16)), t("law_screen.access.what"), face, theme().text3);
    if (whose) {
        text_in(inside.column(2, parts, px(16)), t("law_screen.access.whose"), face, theme().text3);
    }
}

/// Where the clock's chip goes beside or under that of the state.
bool beside(const app::RequestLine& line, float width) {
    return chip_size(state_chip(line)).x + px(6) + chip_size(clock_chip(line)).x <= width;
}

} // namespace

std::array<std::string_view, request_kinds> kind_names() {
    return {t("law_screen.kind.access"),   t("law_screen.kind.correct"), t("law_screen.kind.withdraw"),
            t("law_screen.kind.restrict"), t("law_screen.kind.object"),  t("law_screen.kind.erase"),
            t("law_screen.kind.appeal")};
}

const char* kind_about(int kind) {
    constexpr std::array keys{"law_screen.about.access",   "law_screen.about.correct",
                              "law_screen.about.withdraw", "law_screen.about.restrict",
                              "law_screen.about.object",   "law_screen.about.erase",
                              "law_screen.about.appeal"};
    return t(keys.at(static_cast<std::size_t>(kind)));
}

Chip state_chip(const app::RequestLine& line) {
    const bool refused = line.answered && !line.accepted;
    const Tone tone = refused         ? Tone::neutral
                      : line.done     ? Tone::good
                      : line.answered ? Tone::info
                                      : Tone::accent;
    const Icon mark = refused         ? Icon::minus
                      : line.done     ? Icon::check_circle
                      : line.answered ? Icon::circle_half
                                      : Icon::envelope_simple;
    return {.text = line.state, .tone = tone, .icon = mark, .small = true};
}

Chip clock_chip(const app::RequestLine& line) {
    return {.text = line.clock,
            .tone = line.late ? Tone::bad : Tone::neutral,
            .icon = line.late ? Icon::warning : Icon::clock,
            .icon_kind = line.late ? IconKind::fill : IconKind::regular,
            .small = true};
}

float request_chips(const Rect& at, const app::RequestLine& line) {
    const Chip state = state_chip(line);
    const ImVec2 size = chip_size(state);
    chip(at.min(), state);
    if (line.clock.empty()) {
        return at.y + size.y;
    }
    const bool same_line = beside(line, at.w);
    const ImVec2 next = same_line ? ImVec2{at.x + size.x + px(6), at.y} : ImVec2{at.x, at.y + size.y + px(4)};
    chip(next, clock_chip(line));
    return next.y + size.y;
}

float request_chips_height(const app::RequestLine& line, float width) {
    const float one = chip_size(state_chip(line)).y;
    return line.clock.empty() || beside(line, width) ? one : 2 * one + px(4);
}

float plain_page(const Rect& at, std::span<const app::LawText> texts, const char* missing) {
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        const float width = std::min(inside.w, px(widest_text));
        float y = inside.y + px(2);
        if (texts.empty()) {
            return y + wrapped({inside.x, y}, width, t(missing), type::small, theme().text2);
        }
        for (const app::LawText& one : texts) {
            y += wrapped({inside.x, y}, width, one.title, type::title_s, theme().text) + px(4);
            y += wrapped({inside.x, y}, width, one.text, type::body, theme().text2) + px(20);
        }
        return y - px(18);
    });
}

float access_table(const Rect& at, const AccessTable& table) {
    const auto count = static_cast<int>(table.shown.size());
    const bool wide = at.w >= px(side_by_side);
    const float height = px(wide ? row_h : stacked_h);
    const float head = wide ? px(head_h) : 0;
    const Rect whole = at.with_height(head + height * static_cast<float>(count));
    fill(whole, theme().surface, fpx(12));
    if (wide) {
        access_head(whole.with_height(head), table.whose);
    }
    const RowRange seen = visible_rows(whole.y + head, height, count);
    for (int i = seen.first; i < seen.last; ++i) {
        const Rect row{at.x, whole.y + head + height * static_cast<float>(i), at.w, height};
        if (wide || i > 0) {
            horizontal(row.x, row.y, row.w, theme().border);
        }
        access_row(row, table.lines[table.shown[static_cast<std::size_t>(i)]], table.whose, wide);
    }
    border(whole, theme().border, fpx(12));
    return whole.bottom();
}

GroupChoice::GroupChoice(const app::MyData::GroupChoice& group, std::span<const Segment> before)
    : title_(group.title) {
    for (const Segment& piece : before) {
        pieces_[count_++] = piece;
    }
    for (std::size_t i = 0; i < group.ids.size() && i < group.names.size() && count_ < most; ++i) {
        pieces_[count_++] = {.id = group.ids[i].c_str(), .text = group.names[i]};
    }
}

bool GroupChoice::fits(float room) const {
    return count_ <= OneOf::most && segmented_width(std::span(pieces_).first(count_)) <= room;
}

bool GroupChoice::draw(const char* name, const Rect& at, int& chosen, bool list) const {
    text_in(at.with_height(px(20)), title_, type::meta_strong, theme().text);
    const Rect below{at.x, at.y + px(24), std::min(at.w, px(list_w)), 0};
    if (!list && fits(at.w)) {
        return segmented(name, below.min(), std::span(pieces_).first(count_), chosen);
    }
    std::array<std::string_view, most> words;
    for (std::size_t i = 0; i < count_; ++i) {
        words[i] = pieces_[i].text;
    }
    return select(name, below, std::span(words).first(count_), chosen);
}

float GroupChoice::height() {
    return px(24) + px(36);
}

float nothing_here(const char* name, const Rect& at, const EmptyState& state) {
    const Rect whole = at.with_height(px(250));
    card(whole);
    empty_state(name, whole, state);
    return whole.bottom();
}

} // namespace mq::ui::rights
