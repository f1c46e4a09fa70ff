// Who looked at what, and whether one group is hired less often than another.

#include "base/text.h"
#include "ui/screens/card_around.h"
#include "ui/screens/law_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::law {
namespace {

constexpr float head_h = 36;
constexpr float row_h = 44;
constexpr float with_bar = 760; // design px of a table; narrower, the ratio is a number alone
constexpr float four_fifths = 0.8F;

/// A bar from 0 to 1 with a mark at four fifths.
void ratio_bar(const Rect& cell, const app::ImpactLine& line) {
    const Rect at{cell.x, std::round(cell.mid_y() - px(5)), cell.w, px(10)};
    const float share = static_cast<float>(std::clamp(line.ratio_value, 0.0, 1.0));
    bar(at, share, line.flagged ? theme().warn_mark : theme().accent);
    const float x = std::round(at.x + at.w * four_fifths);
    vertical(x, at.y - px(4), at.h + px(8), theme().text2);
}

Chip flagged_chip() {
    return {.text = t("law_screen.impact.flagged"),
            .tone = Tone::warn,
            .icon = Icon::warning,
            .icon_kind = IconKind::fill,
            .small = true};
}

Chip few_chip() {
    return {.text = t("law_screen.impact.few"), .icon = Icon::info, .small = true};
}

void marks(Rect cell, const app::ImpactLine& line) {
    const auto put = [&](const Chip& c) {
        const ImVec2 size = chip_size(c);
        if (size.x <= cell.w) {
            chip({cell.x, std::round(cell.mid_y() - size.y * 0.5F)}, c);
            cell.cut_left(size.x, px(6));
        }
    };
    if (line.flagged) {
        put(flagged_chip());
    }
    if (line.few) {
        put(few_chip());
    }
}

float marks_width() {
    return chip_size(flagged_chip()).x + px(6) + chip_size(few_chip()).x + px(2);
}

struct Columns {
    Rect group, selected, rate, ratio_bar, ratio, p, marks;
};

Columns columns_of(const Rect& row) {
    Columns c;
    Rect rest = row;
    const float gap = px(16);
    c.marks = rest.cut_right(std::ceil(marks_width()), gap);
    c.p = rest.cut_right(px(84), gap);
    c.ratio = rest.cut_right(px(110), gap);
    if (row.w >= px(with_bar)) {
        c.ratio_bar = rest.cut_right(std::round(rest.w * 0.3F), gap);
    }
    c.rate = rest.cut_right(px(60), gap);
    c.selected = rest.cut_right(px(96), gap);
    c.group = rest;
    return c;
}

void heads(const Rect& row) {
    const Columns c = columns_of(row);
    const Type face = type::caption_strong;
    text_in(c.group, t("law_screen.impact.group"), face, theme().text3);
    text_in(c.selected, t("law_screen.impact.selected"), face, theme().text3, Align::right);
    text_in(c.rate, t("law_screen.impact.rate"), face, theme().text3, Align::right);
    Rect ratio = c.ratio;
    if (!c.ratio_bar.empty()) {
        ratio = {c.ratio_bar.x, row.y, c.ratio.right() - c.ratio_bar.x, row.h};
    }
    text_in(ratio, t("law_screen.impact.ratio"), face, theme().text3);
}

void impact_row(const Rect& row, const app::ImpactLine& line) {
    horizontal(row.x, row.y, row.w, theme().border);
    const Columns c = columns_of(row);
    text_in(c.group, line.group, type::small_strong, theme().text);
    if (line.rate.empty()) { // too few: the words take the place of the figures
        text_in({c.selected.x, row.y, c.ratio.right() - c.selected.x, row.h}, line.selected, type::small,
                theme().text2);
        return marks(c.marks, line);
    }
    text_in(c.selected, line.selected, type::small, theme().text2, Align::right);
    text_in(c.rate, line.rate, type::small, theme().text, Align::right);
    if (!c.ratio_bar.empty() && line.ratio_value >= 0) {
        ratio_bar(c.ratio_bar, line);
    }
    text_in(c.ratio, line.ratio, line.flagged ? type::small_strong : type::small,
            line.flagged ? theme().warn.ink : theme().text);
    text_in(c.p, line.p, type::meta, theme().text2);
    marks(c.marks, line);
}

/// In a narrow window: the group and its marks above, the figures below.
void stacked_row(const Rect& row, const app::ImpactLine& line) {
    horizontal(row.x, row.y, row.w, theme().border);
    const float top = row.y + px(8);
    Rect first{row.x, top, row.w, px(24)};
    marks(first.cut_right(std::min(marks_width(), first.w * 0.6F), px(12)), line);
    text_in(first, line.group, type::small_strong, theme().text);
    const Buf<300> figures("{}{}{}{}{}{}{}", line.selected, line.rate.empty() ? "" : " · ", line.rate,
                           line.ratio.empty() ? "" : " · ", line.ratio, line.p.empty() ? "" : " · ", line.p);
    text_in({row.x, top + px(25), row.w, px(18)}, figures, type::meta, theme().text2);
}

float table(const app::ImpactTable& shown, const Rect& at) {
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        float y =
            inside.y + wrapped(inside.min(), inside.w, shown.dimension, type::body_strong, theme().text);
        const bool wide = inside.w >= px(620);
        if (wide) {
            heads({inside.x, y, inside.w, px(head_h)});
        }
        y += wide ? px(head_h) : px(8);
        for (const app::ImpactLine& line : shown.lines) {
            const float height = px(wide ? row_h : 60);
            (wide ? impact_row : stacked_row)({inside.x, y, inside.w, height}, line);
            y += height;
        }
        horizontal(inside.x, y, inside.w, theme().border);
        return y + px(12) + wrapped({inside.x, y + px(12)}, inside.w, shown.line, type::small, theme().text);
    });
}

bool passes(const app::AccessLine& line, std::string_view folded) {
    if (folded.empty()) {
        return true;
    }
    for (const std::string* words : {&line.who, &line.what, &line.whose, &line.when}) {
        if (text::fold(*words).find(folded) != std::string::npos) {
            return true;
        }
    }
    return false;
}

float search(const Stage& stage, const Rect& at) {
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_F)) {
        focus("law.access.search");
    }
    const TextInput spec{
        .placeholder = t("law_screen.access.search"), .icon = Icon::magnifying_glass, .max_bytes = 200};
    if (text_input("law.access.search", at.with_width(std::min(at.w, px(360))), stage.ui.query, spec)
            .changed) {
        stage.ui.stale = true;
    }
    return at.y + px(36);
}

float more(const Stage& stage, const Rect& at) {
    if (!stage.model().more_access) {
        return at.y;
    }
    const Button spec{.text = t("law_screen.access.more"), .icon = Icon::caret_down};
    const float width = button_width(spec);
    if (button("law.access.more", {std::round(at.mid_x() - width * 0.5F), at.y + px(14), 0, 0}, spec)) {
        stage.context.out.emplace_back(app::MoreAccess{});
    }
    return at.y + px(50);
}

} // namespace

void find_access(const Stage& stage) {
    LawUi& ui = stage.ui;
    const std::string folded = text::fold(ui.query);
    ui.shown.clear();
    for (std::size_t i = 0; i < stage.model().access.size(); ++i) {
        if (passes(stage.model().access[i], folded)) {
            ui.shown.push_back(i);
        }
    }
}

float access(const Stage& stage, const Rect& at) {
    if (stage.model().access.empty()) {
        return rights::nothing_here("law.no_access", at,
                                    {.icon = Icon::eye,
                                     .title = t("law_screen.access.empty.title"),
                                     .text = t("law_screen.access.empty.text")});
    }
    float y =
        at.y +
        wrapped(at.min(), std::min(at.w, px(760)), t("law_screen.access.about"), type::small, theme().text2) +
        px(12);
    y = search(stage, {at.x, y, at.w, 0}) + px(14);
    const Rect below{at.x, y, at.w, 0};
    y = stage.ui.shown.empty() ? rights::nothing_here("law.access.none", below,
                                                      {.icon = Icon::magnifying_glass,
                                                       .title = t("law_screen.access.none.title"),
                                                       .text = t("law_screen.access.none.text")})
                               : rights::access_table(below, {stage.model().access, stage.ui.shown, true});
    return more(stage, {at.x, y, at.w, 0});
}

float impact(const Stage& stage, const Rect& at) {
    const float width = at.w;
    float y = at.y;
    if (!stage.model().impact_line.empty()) {
        y += wrapped({at.x, y}, width, stage.model().impact_line, type::body, theme().text) + px(4);
    }
    y += wrapped({at.x, y}, width, t("law_screen.impact.rule"), type::small, theme().text2) + px(14);
    y = groups_card(stage, {at.x, y, at.w, 0}) + px(16);
    if (stage.model().impact.empty()) {
        return rights::nothing_here("law.no_impact", {at.x, y, at.w, 0},
                                    {.icon = Icon::chart_bar,
                                     .title = t("law_screen.impact.empty.title"),
                                     .text = t("law_screen.impact.empty.text")});
    }
    for (const app::ImpactTable& shown : stage.model().impact) {
        y = table(shown, {at.x, y, at.w, 0}) + px(16);
    }
    return y - px(16);
}

} // namespace mq::ui::law
