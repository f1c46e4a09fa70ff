// A table of Excel is taken in: which file, which column is what, what would come of it, and what is wrong.

#include "ui/screens/card_around.h"
#include "ui/screens/complaints_screen_parts.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::complaints {
namespace {

constexpr std::size_t most_columns = 64;
constexpr std::size_t most_rows = 5;
constexpr std::size_t most_problems = 12;

void leave(const Stage& stage) {
    if (stage.model.import.open) {
        stage.context.out.emplace_back(app::LeaveImport{});
    }
    stage.ui.importing = false;
}

float head(const Stage& stage, const Rect& at) {
    const Button back{.text = t("complaints_screen.form.back"),
                      .kind = ButtonKind::ghost,
                      .size = ButtonSize::small,
                      .icon = Icon::caret_left};
    if (button("complaints.import.back", {at.x - px(10), at.y, 0, 0}, back)) {
        leave(stage);
    }
    float y = at.y + px(36);
    y += wrapped({at.x, y}, at.w, t("complaints_screen.import.title"), type::title_l, theme().text) + px(2);
    return y + wrapped({at.x, y}, std::min(at.w, px(760)), t("complaints_screen.import.about"), type::small,
                       theme().text2);
}

void sheets(const Stage& stage, const Rect& at) {
    const app::TableImport& table = stage.model.import;
    std::array<std::string_view, most_columns> names;
    const std::size_t count = std::min(table.sheets.size(), most_columns);
    int chosen = 0;
    for (std::size_t i = 0; i < count; ++i) {
        names[i] = table.sheets[i];
        chosen = table.sheets[i] == table.sheet ? static_cast<int>(i) : chosen;
    }
    if (select("complaints.import.sheet", at, {names.data(), count}, chosen,
               {.label = t("complaints_screen.import.sheet")})) {
        stage.context.out.emplace_back(app::ChooseSheet{table.sheets[static_cast<std::size_t>(chosen)]});
    }
}

float file(const Stage& stage, const Rect& at) {
    ComplaintsUi& ui = stage.ui;
    const app::TableImport& table = stage.model.import;
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        const Button read{
            .text = t("complaints_screen.import.read"),
            .kind = table.open && table.error.empty() ? ButtonKind::secondary : ButtonKind::primary,
            .enabled = has_letters(ui.path) && !table.reading,
            .why_disabled = t("complaints_screen.import.need_path")};
        const TextInput spec{.label = t("complaints_screen.import.path"),
                             .placeholder = t("complaints_screen.import.path_example"),
                             .error = table.error,
                             .icon = Icon::file_xls,
                             .max_bytes = 2000};
        const bool many = table.sheets.size() > 1;
        const float sheet_w = many && inside.w > px(700) ? px(220) : 0;
        Rect row = inside;
        const Rect sheet_at = sheet_w > 0 ? row.cut_right(sheet_w, px(12)) : Rect{};
        const Rect read_at = row.cut_right(button_width(read), px(8));
        const bool entered = text_input("complaints.import.path", row, ui.path, spec).submitted;
        const float label = face_of(type::meta_strong).step + px(6);
        const bool pressed = button("complaints.import.read", {read_at.x, inside.y + label, 0, 0}, read);
        if ((entered || pressed) && has_letters(ui.path)) {
            stage.context.out.emplace_back(app::BeginImport{ui.path});
        }
        float y = inside.y + text_input_height(spec, row.w);
        y = refusal(
            stage.context, {inside.x, y, inside.w, 0},
            {app::CommandKind::BeginImport, app::CommandKind::ChooseSheet, app::CommandKind::MapColumn},
            px(12));
        if (sheet_w > 0) {
            sheets(stage, sheet_at);
        } else if (many) {
            sheets(stage, {inside.x, y + px(12), inside.w, 0});
            y += px(12) + label + px(36);
        }
        if (table.reading) {
            progress_dots({inside.x + px(14), y + px(20)});
            text_in({inside.x + px(36), y + px(8), inside.w - px(36), px(24)},
                    t("complaints_screen.import.reading"), type::small, theme().text2);
            y += px(32);
        }
        return y;
    });
}

// ---- which column is what

void map_field(const Stage& stage, const Rect& at, std::size_t index) {
    const app::TableImport& table = stage.model.import;
    const app::ImportField& f = table.fields[index];
    std::array<std::string_view, most_columns + 1> names;
    const std::size_t count = std::min(table.columns.size(), most_columns);
    names[0] = t("complaints_screen.import.no_column");
    for (std::size_t i = 0; i < count; ++i) {
        names[i + 1] = table.columns[i];
    }
    const Text<160> needed("complaints_screen.import.required", fmt::arg("name", f.name));
    int chosen = f.column ? static_cast<int>(*f.column) + 1 : 0;
    const Select spec{.label = f.required ? std::string_view(needed) : std::string_view(f.name)};
    if (select(Name("complaints.import.field.{}", index), at, {names.data(), count + 1}, chosen, spec)) {
        stage.context.out.emplace_back(app::MapColumn{
            f.id, chosen == 0 ? std::nullopt : std::optional(static_cast<std::size_t>(chosen) - 1)});
    }
}

float mapping(const Stage& stage, const Rect& at) {
    const auto& all = stage.model.import.fields;
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        Rect rest = inside;
        card_title(rest, t("complaints_screen.import.mapping"));
        const int columns = rest.w >= px(960) ? 4 : rest.w >= px(640) ? 3 : rest.w >= px(400) ? 2 : 1;
        const float height = face_of(type::meta_strong).step + px(6) + px(36);
        float y = rest.y;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const int column = static_cast<int>(i) % columns;
            if (column == 0 && i > 0) {
                y += height + px(12);
            }
            map_field(stage, Rect{rest.x, y, rest.w, height}.column(column, columns, px(14)), i);
        }
        return y + height;
    });
}

// ---- what would come of it

float preview(const Stage& stage, const Rect& at) {
    const app::TableImport& table = stage.model.import;
    std::array<std::size_t, max_columns> fields{};
    std::array<Column, max_columns> heads;
    std::size_t count = 0;
    const auto fit = static_cast<std::size_t>(std::clamp(at.w / px(150), 2.0F, 8.0F));
    for (std::size_t i = 0; i < table.fields.size() && count < fit; ++i) {
        if (table.fields[i].column) {
            heads[count] = {table.fields[i].name, 0, Align::left};
            fields[count++] = i;
        }
    }
    const std::size_t rows = std::min(table.preview.size(), most_rows);
    if (count == 0 || rows == 0) {
        return at.y - px(16);
    }
    const float height = px(36) + px(36) * static_cast<float>(rows + 1) + px(6);
    const Rect whole = at.with_height(height);
    card(whole);
    text_in({whole.x + px(16), whole.y + px(4), whole.w - px(32), px(32)},
            t("complaints_screen.import.preview"), type::body_strong, theme().text);
    Rect rest{whole.x, whole.y + px(36), whole.w, 0};
    table_head(rest.with_height(px(36)), {heads.data(), count});
    for (std::size_t r = 0; r < rows; ++r) {
        const Rect row{whole.x, rest.y + px(36) * static_cast<float>(r + 1), whole.w, px(36)};
        horizontal(row.x + hairline(), row.y, row.w - 2 * hairline(), theme().border);
        const Cells cells = cells_of(row, {heads.data(), count});
        for (std::size_t c = 0; c < count; ++c) {
            const auto& values = table.preview[r];
            const std::string_view value =
                fields[c] < values.size() ? std::string_view(values[fields[c]]) : "";
            const Rect cell = cells[static_cast<int>(c)];
            text_in({cell.x, cell.y, cell.w - px(12), cell.h}, value, type::meta, theme().text);
        }
    }
    return whole.bottom();
}

float problems(const Stage& stage, const Rect& at) {
    const app::TableImport& table = stage.model.import;
    if (table.problems.empty()) {
        return at.y - px(16);
    }
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        Rect rest = inside;
        const Text<96> title("complaints_screen.import.problems", fmt::arg("n", table.problem_count));
        card_title(rest, title);
        float y = rest.y;
        const std::size_t shown = std::min(table.problems.size(), most_problems);
        for (std::size_t i = 0; i < shown; ++i) {
            const app::ImportProblem& p = table.problems[i];
            const Meaning ink = meaning_of(p.skips ? Tone::bad : Tone::warn);
            icon({rest.x + px(9), y + px(11)}, p.skips ? Icon::x_circle : Icon::warning, px(17), ink.ink,
                 p.skips ? IconKind::fill : IconKind::regular);
            const Text<48> row("complaints_screen.import.row", fmt::arg("n", p.row));
            text_in({rest.x + px(26), y, px(84), px(22)},
                    p.cell.empty() ? std::string_view(row) : std::string_view(p.cell), type::small_strong,
                    theme().text);
            y += wrapped({rest.x + px(116), y}, rest.w - px(116), p.text, type::small, theme().text2) + px(6);
        }
        if (table.problem_count > static_cast<int>(shown)) {
            const Text<96> more("complaints_screen.import.more",
                                fmt::arg("n", table.problem_count - static_cast<int>(shown)));
            y += wrapped({rest.x + px(26), y}, rest.w - px(26), more, type::meta, theme().text3);
        }
        return y;
    });
}

/// The counts, and the button that says how many there will be.
float take(const Stage& stage, const Rect& at) {
    const app::TableImport& table = stage.model.import;
    const Text<320> counts("complaints_screen.import.counts", fmt::arg("rows", table.rows),
                           fmt::arg("known", table.known), fmt::arg("skipped", table.skipped));
    const Text<96> words("complaints_screen.import.take", fmt::arg("n", table.good));
    const char* why = !stage.writes()   ? t("member_screen.read_only")
                      : table.good == 0 ? t("complaints_screen.import.nothing_good")
                                        : t("complaints_screen.import.need_columns");
    const Button go{.text = words,
                    .kind = ButtonKind::primary,
                    .enabled = table.ready && stage.writes() && !table.reading,
                    .why_disabled = why};
    const Button drop{.text = t("complaints_screen.import.leave"), .kind = ButtonKind::ghost};
    float y = at.y + wrapped(at.min(), at.w, counts, type::small, theme().text) + px(12);
    Flow flow(at.x, y, at.w, px(8));
    if (button("complaints.import.take", flow.next(button_width(go), px(36)), go)) {
        stage.context.out.emplace_back(app::TakeImport{});
    }
    if (button("complaints.import.leave", flow.next(button_width(drop), px(36)), drop)) {
        leave(stage);
    }
    y = flow.bottom();
    y = refusal(stage.context, {at.x, y, at.w, 0}, {app::CommandKind::TakeImport}, px(12));
    const std::string_view note = go.enabled ? std::string_view(t("complaints_screen.import.whole")) : why;
    return y + px(8) + wrapped({at.x, y + px(8)}, at.w, note, type::meta, theme().text2);
}

} // namespace

void import(const Stage& stage, const Rect& area) {
    const app::TableImport& table = stage.model.import;
    PageScroll scroll("complaints.import.page", area);
    const Rect at = scroll.column();
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    float y = head(stage, at) + px(18);
    y = file(stage, below(y));
    if (table.open && table.error.empty() && !table.fields.empty()) {
        y = mapping(stage, below(y + px(16)));
        y = preview(stage, below(y + px(16)));
        y = problems(stage, below(y + px(16)));
        y = take(stage, below(y + px(20)));
    }
    scroll.finish(y + px(24));
}

} // namespace mq::ui::complaints
