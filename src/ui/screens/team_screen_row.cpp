#include "ui/screens/team_screen_row.h"

#include "base/hash.h"

#include <imgui_internal.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::team {
namespace {

constexpr float cell_h = 31;
constexpr double still = 0.05; ///< a change smaller than what one decimal shows

int level_of(const app::Estimate& e) {
    return e.none() || e.thin() ? 0 : std::clamp(e.level, 1, 5);
}

Colour ink_on(int level) {
    return level < 1 ? theme().text2 : level_colour(level).number;
}

/// An arrow and, where there is room, by how much; an equals sign where nothing moved.
float change_mark(const Rect& r, double change, Colour ink, bool with_number) {
    if (std::abs(change) < still) {
        return text_in(r, "=", type::caption, ink);
    }
    icon({r.x + px(6), r.mid_y()}, change > 0 ? Icon::arrow_up : Icon::arrow_down, px(12), ink);
    return px(13) + (with_number ? text_in({r.x + px(13), r.y, r.w - px(13), r.h}, Number(std::abs(change)),
                                           type::caption, ink)
                                 : 0.0F);
}

float change_width(double change, bool with_number) {
    if (std::abs(change) < still) {
        return std::ceil(text_width("=", type::caption)) + 1;
    }
    return px(13) + (with_number ? std::ceil(text_width(Number(std::abs(change)), type::caption)) : 0.0F);
}

// ---- who

void check_mark(const Rect& r, bool on) {
    if (on) {
        fill(r, theme().accent, fpx(5));
        icon(r.centre(), Icon::check, px(15), theme().on_accent);
    } else {
        fill(r, theme().surface, fpx(5));
        border(r, theme().ctl, fpx(5));
    }
}

void hint_over(const Rect& r, std::string_view words) {
    if (ImGui::IsMouseHoveringRect(r.min(), r.max()) && ImGui::IsWindowHovered()) {
        tooltip(words);
    }
}

void below_name(Rect line, const app::HeatRow& row) {
    const bool known = !row.tenure.empty();
    const std::string_view tenure = known ? std::string_view(row.tenure) : t("team_screen.tenure.unknown");
    const float marks = (row.stale ? px(26) : 0) + (row.late > 0 ? px(24) : 0);
    const Rect words = line.with_width(std::max(0.0F, line.w - marks));
    line.cut_left(text_in(words, tenure, type::caption, theme().text2) + px(6));
    if (row.stale) {
        icon({line.x + px(7), line.mid_y()}, Icon::clock_counter_clockwise, px(13), theme().text3);
        hint_over({line.x, line.y, px(14), line.h}, t("team_screen.stale_row"));
        line.cut_left(px(20));
    }
    if (row.late > 0) {
        icon({line.x + px(7), line.mid_y()}, Icon::warning, px(13), theme().warn.ink, IconKind::fill);
        const Text<64> late("team_screen.late", fmt::arg("n", row.late));
        hint_over(line.with_width(px(14)), late);
        line.cut_left(px(17));
        if (line.w >=
            text_width(late, type::caption)) { // else the mark alone, with its words under the mouse
            text_in(line, late, type::caption, theme().warn.ink);
        }
    }
}

void person_cell(const Stage& stage, const Rect& cell, const app::HeatRow& row) {
    const float radius = px(14);
    if (stage.ui.choosing) {
        check_mark({cell.x + px(4), std::round(cell.mid_y() - px(10)), px(20), px(20)},
                   is_chosen(stage.ui, row.person));
    } else {
        avatar({cell.x + radius, cell.mid_y()}, radius, row.initials, stable_hash(row.name));
    }
    const float left = 2 * radius + px(10);
    const float top = std::round(cell.mid_y() - px(19));
    text_in({cell.x + left, top, cell.w - left - px(8), px(21)}, row.name, type::small_strong, theme().text);
    below_name({cell.x + left, top + px(21), cell.w - left - px(8), px(16)}, row);
}

// ---- the whole level

bool below_target(const app::HeatRow& row) {
    return row.target > 0 && row.reported && *row.reported < row.target;
}

void marks(Rect at, const app::HeatRow& row) {
    if (row.official) {
        const bool appealed = row.appealed;
        icon({at.x + px(8), at.mid_y()}, appealed ? Icon::question : Icon::seal_check, px(15),
             appealed ? theme().warn.ink : theme().good.ink, IconKind::fill);
        hint_over({at.x, at.y, px(16), at.h},
                  Text<96>(appealed ? "team_screen.appealed" : "team_screen.official",
                           fmt::arg("n", *row.official)));
        at.cut_left(px(19));
    }
    if (below_target(row)) {
        icon({at.x + px(8), at.mid_y()}, Icon::target, px(15), theme().warn.ink);
        hint_over({at.x, at.y, px(16), at.h},
                  Text<96>("team_screen.below_target", fmt::arg("n", row.target)));
    }
}

void overall_cell(const Columns& c, const Rect& cell, const app::HeatRow& row) {
    level_chip({cell.x, std::round(cell.mid_y() - px(12))}, row.reported.value_or(0), px(24));
    Rect rest = cell;
    rest.cut_left(px(24), px(8));
    if (c.ranges) {
        const bool known = row.reported.has_value();
        const Buf<48> range("{}–{}", std::string_view(Number(row.overall.low)),
                            std::string_view(Number(row.overall.high)));
        const std::string_view words = known ? std::string_view(range) : t("team_screen.thin_word");
        rest.cut_left(text_in(rest, words, type::meta, theme().text2) + px(6));
    }
    if (c.compared && row.change) {
        const float width = change_width(*row.change, c.ranges);
        change_mark(rest.cut_left(width, px(6)), *row.change, theme().text, c.ranges);
    }
    marks(rest, row);
}

// ---- facets

void cell_tooltip(const Stage& stage, const app::HeatRow& row, std::size_t i) {
    const app::Estimate& e = row.facets[i];
    const std::string_view name = i < stage.model.facet_names.size()
                                      ? std::string_view(stage.model.facet_names[i])
                                      : std::string_view{};
    if (e.none()) {
        return tooltip(Text<400>("team_screen.cell.none", fmt::arg("facet", name)));
    }
    const std::string_view day = i < row.last_days.size() ? std::string_view(row.last_days[i]) : "";
    tooltip(Text<640>(e.thin() ? "team_screen.cell.thin" : "team_screen.cell.known", fmt::arg("facet", name),
                      fmt::arg("mean", std::string_view(Number(e.mean))),
                      fmt::arg("low", std::string_view(Number(e.low))),
                      fmt::arg("high", std::string_view(Number(e.high))), fmt::arg("n", e.stimuli),
                      fmt::arg("day", day.empty() ? std::string_view("–") : day)));
}

void cell_contents(const Columns& c, const Rect& box, const app::HeatRow& row, std::size_t i) {
    const int level = level_of(row.facets[i]);
    const bool moved = c.compared && i < row.facet_changes.size() && row.facet_changes[i].has_value();
    if (!moved || level < 1) {
        return level_cell(box, level);
    }
    const double change = *row.facet_changes[i];
    fill(box, level_colour(level).fill, fpx(6));
    const Buf<8> number("{}", level);
    const bool with_number = box.w >= px(64);
    const float number_w = std::ceil(text_width(number, type::meta_bold));
    const float whole = number_w + px(6) + change_width(change, with_number);
    Rect place{std::round(box.mid_x() - whole * 0.5F), box.y, whole + px(2), box.h};
    text_in(place.cut_left(number_w + 1, px(5)), number, type::meta_bold, ink_on(level));
    change_mark(place, change, ink_on(level), with_number);
}

void facet_cells(const Stage& stage, const Columns& c, const Rect& row_at, const app::HeatRow& row,
                 std::size_t place) {
    for (std::size_t i = 0; i < row.facets.size() && i < c.facets; ++i) {
        const Rect cell = c.facet(row_at, i);
        const Rect box{cell.x, std::round(cell.mid_y() - px(cell_h) * 0.5F), cell.w, px(cell_h)};
        if (visible(box)) {
            cell_contents(c, box, row, i);
        }
        if (stage.ui.choosing) {
            continue;
        }
        const Hit hit =
            interact(Name("team.cell.{}.{}", place, i), box, {.tab_stop = false, .ring_radius = 6});
        if (hit.hovered) {
            border(box, theme().text, fpx(6));
            cell_tooltip(stage, row, i);
        }
        if (hit.pressed) {
            stage.lead.facet = i;
            stage.context.out.emplace_back(app::OpenMember{row.person});
        }
    }
}

// ---- what to do next

Icon icon_of(app::NextKind kind) {
    switch (kind) {
        case app::NextKind::coach: return Icon::handshake;
        case app::NextKind::assess: return Icon::check_square;
        case app::NextKind::harder: return Icon::trend_up;
        case app::NextKind::share: return Icon::chats;
        case app::NextKind::entry:
        case app::NextKind::practise: break;
    }
    return Icon::headset;
}

void assign(const Stage& stage, const app::HeatRow& row) {
    app::BeginAssignment wanted{{row.person}, {}};
    if (!row.next.scene.empty()) {
        wanted.scenes.push_back(row.next.scene);
    }
    stage.context.out.emplace_back(std::move(wanted));
}

constexpr float words_from = 190; ///< design px of the cell; narrower, the action is an icon

/// With the gap before it.
float action_width(float cell_w) {
    return cell_w >= px(words_from)
               ? button_width({.text = t("team_screen.assign"), .size = ButtonSize::small}) + px(8)
               : px(30) + px(6);
}

void action_button(const Stage& stage, const Rect& at, const app::HeatRow& row, const char* name) {
    const float top = std::round(at.mid_y() - px(15));
    const bool hit =
        at.w > px(40)
            ? button(name, {at.x, top, 0, 0}, {.text = t("team_screen.assign"), .size = ButtonSize::small})
            : icon_button(name, {at.x, top, px(30), px(30)},
                          {.icon = Icon::target, .label = t("team_screen.assign"), .icon_size = px(16)});
    if (hit) {
        assign(stage, row);
    }
}

void next_cell(const Stage& stage, Rect cell, const app::HeatRow& row, const char* action, bool lit) {
    if (lit && stage.writes()) {
        const float gap = px(cell.w >= px(words_from) ? 8.0F : 6.0F);
        action_button(stage, cell.cut_right(action_width(cell.w) - gap, gap), row, action);
    } else {
        const Rect caret = cell.cut_right(px(16), px(8));
        icon(caret.centre(), Icon::caret_right, px(16), theme().text3);
    }
    const bool coach = row.next.kind == app::NextKind::coach;
    icon({cell.x + px(9), cell.mid_y()}, icon_of(row.next.kind), px(18),
         coach ? theme().warn.ink : theme().text2, coach ? IconKind::fill : IconKind::regular);
    cell.cut_left(px(26));
    text_in(cell, row.next.text, coach ? type::meta_strong : type::meta,
            coach ? theme().text : theme().text2);
}

void pressed(const Stage& stage, const app::HeatRow& row, std::size_t place) {
    if (stage.ui.choosing) {
        return toggle_choice(stage, place, ImGui::GetIO().KeyShift);
    }
    stage.lead.facet.reset();
    stage.context.out.emplace_back(app::OpenMember{row.person});
}

} // namespace

Columns::Columns(const Stage& stage, const Rect& row) {
    compared = !stage.model.compared.empty();
    facets = std::min<std::size_t>(stage.model.facet_names.size(), 10);
    const float padding = px(16);
    const bool wide = row.w >= px(1000);
    const bool middle = row.w >= px(680);
    ranges = middle;
    facet_gap = wide ? px(8) : px(5);
    facet_w = wide ? px(76) : middle ? px(54) : px(40);
    overall_w = ranges ? px(wide ? 132.0F : 118.0F) + (compared ? px(30) : 0) : px(64);
    const float facets_w = (facet_w + facet_gap) * static_cast<float>(facets);
    const float left = std::max(0.0F, row.w - 2 * padding - overall_w - facets_w - px(8));
    name_w = std::round(std::min(px(224), left * (wide ? 0.42F : 0.5F)));
    next_w = left - name_w;
    name = row.x + padding;
    overall = name + name_w;
    first_facet = overall + overall_w;
    next = first_facet + facets_w + px(8);
}

namespace {

// The row is one widget over whom it is of and one over what is to be done: the cells between are their own.
// While people are chosen there are no cells to press.
struct RowHit {
    bool pressed = false, focused = false, visible = true;
};

RowHit row_hit(const Stage& stage, const Columns& c, const Rect& row_at, std::size_t place, bool chosen) {
    const app::HeatRow& row = stage.model.rows[stage.ui.rows[place]];
    const Rect left{row_at.x, row_at.y, stage.ui.choosing ? row_at.w : c.first_facet - px(4) - row_at.x,
                    row_at.h};
    const Hit hit = interact(Name("team.row.{}", place), left,
                             {.kind = WidgetKind::row, .overlap = true, .on = chosen, .label = row.name});
    RowHit all{hit.pressed, hit.focused, hit.visible};
    if (!stage.ui.choosing) {
        const float left_of_action = c.next + c.next_w - (stage.writes() ? action_width(c.next_w) : 0.0F);
        const Rect right{c.next - px(8), row_at.y, left_of_action - c.next + px(8), row_at.h};
        const Hit next = interact(Name("team.row.{}.next", place), right,
                                  {.kind = WidgetKind::row, .overlap = true, .tab_stop = false});
        all.pressed = all.pressed || next.pressed;
        all.focused = all.focused || next.focused;
        all.visible = all.visible || next.visible;
    }
    return all;
}

void row_back(const Rect& row_at, bool chosen, bool lit, bool focused) {
    const float thin = hairline();
    const Rect inner{row_at.x + thin, row_at.y, row_at.w - 2 * thin, row_at.h};
    if (chosen || lit) {
        fill(inner, chosen ? theme().accent_soft : theme().inset);
    }
    horizontal(inner.x, row_at.y, inner.w, theme().border);
    if (focused) {
        border(row_at.inset(px(2)), theme().accent, fpx(8), px(2));
    }
}

} // namespace

void heat_row(const Stage& stage, const Columns& c, const Rect& row_at, std::size_t place) {
    const app::HeatRow& row = stage.model.rows[stage.ui.rows[place]];
    const Name action("team.row.{}.assign", place);
    const bool chosen = stage.ui.choosing && is_chosen(stage.ui, row.person);
    const RowHit hit = row_hit(stage, c, row_at, place, chosen);
    if (hit.pressed) {
        pressed(stage, row, place);
    }
    // Under the mouse also where a cell or a button of the row is; with the keyboard on the row or its
    // button.
    const bool under =
        ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && // while pressed
        ImGui::IsMouseHoveringRect(row_at.min(), row_at.max());
    const bool on_action = ImGui::GetIO().NavVisible && ImGui::GetFocusID() == ImGui::GetID(action);
    const bool lit = under || hit.focused || on_action;
    if (hit.visible) {
        row_back(row_at, chosen, lit, hit.focused);
        person_cell(stage, {c.name, row_at.y, c.name_w, row_at.h}, row);
        overall_cell(c, {c.overall, row_at.y, c.overall_w, row_at.h}, row);
    }
    facet_cells(stage, c, row_at, row, place);
    next_cell(stage, {c.next, row_at.y, c.next_w, row_at.h}, row, action, lit && !stage.ui.choosing);
}

} // namespace mq::ui::team
