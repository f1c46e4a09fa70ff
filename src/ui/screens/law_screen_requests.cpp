// What people ask of what is kept about them: the most urgent on top.

#include "ui/screens/law_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::law {
namespace {

constexpr float head_h = 40;
constexpr float row_h = 64;
constexpr float stacked_h = 120;
constexpr float side_by_side = 860; // design px of table
constexpr int rows_beyond = 8;      // kept alive outside of the view, so that Tab can walk on into them

struct Columns {
    Rect who, what, state, action;
};

Columns columns_of(const Rect& row, float action) {
    Rect inside = row.inset(px(16), 0);
    Columns c;
    c.action = inside.cut_right(action, px(16));
    c.state = inside.cut_right(px(190), px(16));
    c.who = inside.cut_left(std::round(inside.w * 0.42F), px(16));
    c.what = inside;
    return c;
}

/// What is to be done next; null: nothing any more.
const char* next_step(const app::RequestLine& line) {
    if (!line.answered) {
        return t("law_screen.requests.answer");
    }
    if (!line.accepted || line.done) {
        return nullptr;
    }
    return t(line.erases ? "law_screen.requests.erase" : "law_screen.requests.finish");
}

float action_width() {
    float width = 0;
    for (const char* key :
         {"law_screen.requests.answer", "law_screen.requests.erase", "law_screen.requests.finish"}) {
        width = std::max(width, button_width({.text = t(key), .size = ButtonSize::small}));
    }
    return width;
}

void person_cell(const Rect& cell, const app::RequestLine& line) {
    const float top = std::round(cell.mid_y() - px(20));
    text_in({cell.x, top, cell.w, px(20)}, line.name, type::small_strong, theme().text);
    const Buf<400> about("{} · {}", line.kind, line.when);
    text_in({cell.x, top + px(21), cell.w, px(18)}, about, type::meta, theme().text2);
}

std::string_view words_of(const app::RequestLine& line) {
    return line.text.empty() ? std::string_view(t("law_screen.requests.no_text"))
                             : std::string_view(line.text);
}

Colour ink_of(const app::RequestLine& line) {
    return line.text.empty() ? theme().text3 : theme().text2;
}

void text_cell(const Rect& cell, const app::RequestLine& line) {
    const float height = std::min(wrapped_height(words_of(line), type::meta, cell.w), px(36));
    wrapped_lines({cell.x, std::round(cell.mid_y() - height * 0.5F)}, cell.w, 2, words_of(line), type::meta,
                  ink_of(line));
}

void chips_cell(const Rect& cell, const app::RequestLine& line) {
    const float height = rights::request_chips_height(line, cell.w);
    rights::request_chips({cell.x, std::round(cell.mid_y() - height * 0.5F), cell.w, 0}, line);
}

void action_cell(const Stage& stage, const Rect& cell, std::size_t index) {
    const app::RequestLine& line = stage.model().requests[index];
    const char* words = next_step(line);
    if (words == nullptr) {
        icon({cell.right() - px(8), cell.mid_y()}, Icon::caret_right, px(16), theme().text3);
        return;
    }
    const Button spec{.text = words,
                      .size = ButtonSize::small,
                      .enabled = stage.writes(),
                      .why_disabled = stage.why_not(),
                      .on = line.late};
    const float width = button_width(spec);
    if (button(Name("law.request.{}.next", index),
               {cell.right() - width, std::round(cell.mid_y() - px(15)), 0, 0}, spec)) {
        open_request(stage, line);
    }
}

void request_row(const Stage& stage, const Rect& row, std::size_t index, bool wide, Corners corners) {
    const app::RequestLine& line = stage.model().requests[index];
    const Hit hit = table_row(Name("law.request.{}", index), row,
                              {.first = !wide && index == 0, .corners = corners, .label = line.name});
    if (hit.pressed) {
        open_request(stage, line);
    }
    if (!hit.visible) {
        return;
    }
    if (wide) {
        const Columns c = columns_of(row, action_width());
        person_cell(c.who, line);
        text_cell(c.what, line);
        chips_cell(c.state, line);
        return action_cell(stage, c.action, index);
    }
    Rect inside = row.inset(px(16), px(8));
    Rect foot = inside.cut_bottom(px(34));
    person_cell(inside.cut_top(px(41), px(3)), line);
    text_in(inside.with_height(px(18)), words_of(line), type::meta, ink_of(line));
    action_cell(stage, foot.cut_right(action_width(), px(12)), index);
    chips_cell(foot, line);
}

void heads(const Rect& row) {
    const Columns c = columns_of(row, action_width());
    text_in(c.who, t("law_screen.requests.who"), type::caption_strong, theme().text3);
    text_in(c.what, t("law_screen.requests.what"), type::caption_strong, theme().text3);
    text_in(c.state, t("law_screen.requests.state"), type::caption_strong, theme().text3);
}

float late_notice(const Stage& stage, const Rect& at) {
    if (stage.model().late == 0) {
        return at.y;
    }
    const Text<200> words("law_screen.requests.late", fmt::arg("n", stage.model().late));
    const Notice strip{.text = words, .tone = Tone::bad, .icon = Icon::warning, .icon_kind = IconKind::fill};
    notice({at.x, at.y, at.w, 0}, strip);
    return at.y + notice_height(strip, at.w) + px(14);
}

} // namespace

void open_request(const Stage& stage, const app::RequestLine& line) {
    stage.ui.request = {};
    stage.ui.request.open = true;
    stage.ui.request.id = line.id;
    stage.ui.form_height = 1e6F;
}

float requests(const Stage& stage, const Rect& at) {
    const auto count = static_cast<int>(stage.model().requests.size());
    if (count == 0) {
        return rights::nothing_here("law.no_requests", at,
                                    {.icon = Icon::envelope_simple,
                                     .title = t("law_screen.requests.empty.title"),
                                     .text = t("law_screen.requests.empty.text")});
    }
    const float refused_to = refusal(stage.context, at, {app::CommandKind::ErasePerson}, 0);
    const float top = late_notice(stage, {at.x, refused_to > at.y ? refused_to + px(14) : at.y, at.w, 0});
    const bool wide = at.w >= px(side_by_side);
    const float height = px(wide ? row_h : stacked_h);
    const float head = wide ? px(head_h) : 0;
    const Rect whole{at.x, top, at.w, head + height * static_cast<float>(count)};
    fill(whole, theme().surface, fpx(12));
    if (wide) {
        heads(whole.with_height(head));
    }
    const RowRange seen = visible_rows(whole.y + head, height, count);
    for (int i = std::max(0, seen.first - rows_beyond); i < std::min(count, seen.last + rows_beyond); ++i) {
        const Corners last = i + 1 == count ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersNone;
        request_row(stage, {at.x, whole.y + head + height * static_cast<float>(i), at.w, height},
                    static_cast<std::size_t>(i), wide, last);
    }
    border(whole, theme().border, fpx(12));
    return whole.bottom();
}

} // namespace mq::ui::law
