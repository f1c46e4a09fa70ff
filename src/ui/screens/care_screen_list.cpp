// The backups there are, and a file of one's own.

#include "ui/screens/card_around.h"
#include "ui/screens/care_screen_parts.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::care {
namespace {

constexpr float column_gap = 28;
constexpr float head_h = 40;
constexpr float row_h = 52;
constexpr float stacked_h = 68;
constexpr float side_by_side = 900; // design px of table; narrower, a backup takes two lines
constexpr int rows_beyond = 8;      // kept alive outside of the view, so that Tab can walk on into them

Button look_button(const Stage& stage, bool wide) {
    return {.text = t(wide ? "care_screen.preview" : "care_screen.preview_short"),
            .size = ButtonSize::small,
            .enabled = !stage.busy(),
            .why_disabled = t("care_screen.busy"),
            .tooltip = wide ? nullptr : t("care_screen.preview")};
}

void look(const Stage& stage, const Rect& cell, std::size_t index, bool wide) {
    const Button spec = look_button(stage, wide);
    const float width = button_width(spec);
    const Rect place{cell.right() - width, std::round(cell.mid_y() - px(15)), width, px(30)};
    if (button(Name("care.backup.{}", index), place, spec)) {
        preview(stage, stage.model().backups[index].path);
    }
}

/// Wide enough for a button, a time and a size; kind and what lacks share the rest.
std::array<Column, 5> columns(const Stage& stage) {
    return {Column{.title = t("care_screen.column.when"), .width = px(190)},
            Column{.title = t("care_screen.column.kind")},
            Column{.title = t("care_screen.column.size"), .width = px(90), .align = Align::right},
            Column{.title = t("care_screen.column.lacks")},
            Column{.title = "", .width = std::ceil(button_width(look_button(stage, true)))}};
}

void wide_row(const Stage& stage, const Rect& row, std::size_t index) {
    const app::BackupLine& line = stage.model().backups[index];
    const auto heads = columns(stage);
    const Cells cells = cells_of(row, heads, px(column_gap));
    text_in(cells[0], line.when, type::small_strong, theme().text);
    text_in(cells[1], line.kind, type::small, theme().text2);
    text_in(cells[2], line.size, type::small, theme().text2, Align::right);
    text_in(cells[3], line.lacks, type::small, theme().text2);
    look(stage, cells[4], index, true);
}

void stacked_row(const Stage& stage, const Rect& row, std::size_t index) {
    const app::BackupLine& line = stage.model().backups[index];
    Rect inside = row.inset(px(16), 0);
    look(stage, inside.cut_right(button_width(look_button(stage, false)), px(12)), index, false);
    const float top = std::round(row.mid_y() - px(20));
    const Buf<700> first("{} · {}", line.when, line.kind);
    const Buf<700> second("{}{}{}", line.size, line.lacks.empty() ? "" : " · ", line.lacks);
    text_in({inside.x, top, inside.w, px(20)}, first, type::small_strong, theme().text);
    text_in({inside.x, top + px(21), inside.w, px(18)}, second, type::meta, theme().text2);
}

float no_backup(const Rect& at) {
    const Rect whole = at.with_height(px(210));
    card(whole);
    empty_state("care.none", whole,
                {.icon = Icon::shield_check,
                 .title = t("care_screen.empty.title"),
                 .text = t("care_screen.empty.text")});
    return whole.bottom();
}

} // namespace

float backups(const Stage& stage, const Rect& at) {
    const auto count = static_cast<int>(stage.model().backups.size());
    if (count == 0) {
        return no_backup(at);
    }
    const bool wide = at.w >= px(side_by_side);
    const float height = px(wide ? row_h : stacked_h);
    const float head = wide ? px(head_h) : 0;
    const Rect whole = at.with_height(head + height * static_cast<float>(count));
    fill(whole, theme().surface, fpx(12));
    if (wide) {
        const auto heads = columns(stage);
        const Rect head_row = whole.with_height(head);
        const Cells cells = cells_of(head_row, heads, px(column_gap));
        for (int i = 0; i < cells.count; ++i) {
            const Column& c = heads[static_cast<std::size_t>(i)];
            text_in(cells[i], c.title, type::caption_strong, theme().text3, c.align);
        }
    }
    const RowRange seen = visible_rows(whole.y + head, height, count);
    for (int i = std::max(0, seen.first - rows_beyond); i < std::min(count, seen.last + rows_beyond); ++i) {
        const Rect row{at.x, whole.y + head + height * static_cast<float>(i), at.w, height};
        if (wide || i > 0) {
            horizontal(row.x, row.y, row.w, theme().border);
        }
        (wide ? wide_row : stacked_row)(stage, row, static_cast<std::size_t>(i));
    }
    border(whole, theme().border, fpx(12));
    return whole.bottom();
}

float own_file(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        CareUi& ui = stage.ui;
        float y = inside.y + wrapped(inside.min(), inside.w, t("care_screen.own.title"), type::body_strong,
                                     theme().text);
        y += wrapped({inside.x, y}, inside.w, t("care_screen.own.about"), type::meta, theme().text2) + px(10);
        const bool named = has_letters(ui.path);
        const Button open{.text = t("care_screen.preview_short"),
                          .enabled = named && !stage.busy(),
                          .why_disabled = t(stage.busy() ? "care_screen.busy" : "care_screen.own.need")};
        const float width = button_width(open);
        const Rect field{inside.x, y, std::min(inside.w - width - px(8), px(640)), 0};
        const TextInput spec{.placeholder = t("care_screen.own.example"), .max_bytes = 2000};
        const bool entered = text_input("care.own", field, ui.path, spec).submitted;
        const bool pressed = button("care.own.open", {field.right() + px(8), y, 0, 0}, open);
        if ((entered || pressed) && open.enabled) {
            preview(stage, ui.path);
        }
        y += px(36);
        return ui.own_file ? refusal(stage.context, {inside.x, y, inside.w, 0},
                                     {app::CommandKind::PreviewRestore}, px(12))
                           : y;
    });
}

} // namespace mq::ui::care
