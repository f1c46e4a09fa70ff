#include "ui/screens/consensus_screen.h"

#include "ui/frame_wish.h"
#include "ui/screens/consensus_screen_parts.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/refusal.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui {
namespace consensus {
namespace {

constexpr float two_columns = 880; // design px of contents; narrower, the detail stands above the table
constexpr std::array level_keys{ImGuiKey_0, ImGuiKey_1, ImGuiKey_2, ImGuiKey_3, ImGuiKey_4, ImGuiKey_5};

bool closed(const app::Consensus& model) {
    return model.stage == app::InterviewStage::closed;
}

/// What a cell begins with: what was settled, or what all of them rated alike.
CellForm begin_form(const app::ConsensusCell& cell) {
    if (cell.settled) {
        return {cell.final_rating.value_or(rating::not_enough), cell.final_reason};
    }
    return {all_alike(cell) ? *cell.middle : rating::nothing, {}};
}

void list_questions(const app::Consensus& model, ConsensusUi& ui) {
    ui.exact.clear();
    ui.within_one.clear();
    ui.apart.clear();
    std::array<int, 3> last{};
    for (const app::ConsensusCell& cell : model.cells) {
        if (!cell.first_spread) {
            continue;
        }
        const auto which = static_cast<std::size_t>(std::clamp(*cell.first_spread, 0, 2));
        std::string& list = which == 0 ? ui.exact : which == 1 ? ui.within_one : ui.apart;
        if (last[which] != cell.number) {
            list += fmt::format("{}{}", list.empty() ? "" : ", ", cell.number);
            last[which] = cell.number;
        }
    }
}

std::size_t first_open(const app::Consensus& model) {
    for (const bool apart : {true, false}) {
        for (std::size_t i = 0; i < model.cells.size(); ++i) {
            if (!model.cells[i].settled && (model.cells[i].discuss || !apart)) {
                return i;
            }
        }
    }
    return 0;
}

void load(const ScreenContext& context, ConsensusUi& ui) {
    const app::Consensus& model = *context.model.consensus;
    const bool other = ui.interview != model.interview || ui.forms.size() != model.cells.size();
    if (!other && ui.revision == model.revision) {
        return;
    }
    if (other) {
        ui = {};
        ui.interview = model.interview;
        ui.cell = first_open(model);
        ui.forms.resize(model.cells.size());
    }
    ui.revision = model.revision;
    for (std::size_t i = 0; i < model.cells.size(); ++i) {
        const bool untouched = ui.forms[i].level == rating::nothing && ui.forms[i].reason.empty();
        if (other || untouched || model.cells[i].settled) {
            ui.forms[i] = begin_form(model.cells[i]);
        }
    }
    list_questions(model, ui);
}

void next_apart(const Stage& stage, int by) {
    const auto count = static_cast<int>(stage.model.cells.size());
    for (int step = 1; step <= count; ++step) {
        const int at = ((static_cast<int>(stage.ui.cell) + by * step) % count + count) % count;
        if (stage.model.cells[static_cast<std::size_t>(at)].discuss) {
            return show_cell(stage, static_cast<std::size_t>(at));
        }
    }
}

void keys(const Stage& stage) {
    if (shortcut(ImGuiKey_F8)) {
        next_apart(stage, 1);
    }
    if (shortcut(ImGuiMod_Shift | ImGuiKey_F8)) {
        next_apart(stage, -1);
    }
    for (int level = 0; level <= 5; ++level) {
        const ImGuiKey key = level_keys[static_cast<std::size_t>(level)];
        const auto pad = static_cast<ImGuiKey>(ImGuiKey_Keypad0 + level);
        if (!stage.locked && (shortcut(ImGuiMod_Alt | key) || shortcut(ImGuiMod_Alt | pad))) {
            stage.form().level = level;
        }
    }
    if (stage.settle_key && why_not_settle(stage).empty()) {
        settle(stage, stage.ui.cell);
    }
    const bool idle = !ImGui::GetIO().WantTextInput && !ImGui::IsAnyItemActive();
    if (idle && shortcut(ImGuiKey_Escape)) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::interviews});
    }
}

// ---- the title

Chip state_chip(const app::Consensus& model) {
    return closed(model) ? Chip{.text = t("panel.closed"),
                                .tone = Tone::good,
                                .icon = Icon::check_circle,
                                .icon_kind = IconKind::fill}
                         : Chip{.text = t("panel.open"),
                                .tone = Tone::accent,
                                .icon = Icon::eye,
                                .icon_kind = IconKind::fill};
}

/// The buttons at the right of the title; gives where they begin.
float actions(const Stage& stage, const Rect& row) {
    const app::Consensus& model = stage.model;
    const Text<96> left(model.unsettled == 1 ? "panel.unsettled.one" : "panel.unsettled.other",
                        fmt::arg("n", model.unsettled));
    const bool done = closed(model);
    const Button exporting{.text = t("panel.export"),
                           .kind = done ? ButtonKind::primary : ButtonKind::secondary,
                           .icon = Icon::file_pdf,
                           .enabled = done,
                           .why_disabled = t("panel.export_closed")};
    const Button closing{.text = t("panel.close"),
                         .kind = ButtonKind::primary,
                         .icon = Icon::lock_simple,
                         .enabled = !stage.locked && model.unsettled == 0 && !model.cells.empty(),
                         .why_disabled = left.c_str()};
    Rect rest{row.x, std::round(row.mid_y() - px(18)), row.w, px(36)};
    if (!done) {
        if (button("consensus.close", rest.cut_right(button_width(closing), px(8)), closing)) {
            stage.ui.closing = true;
        }
    }
    if (button("consensus.export", rest.cut_right(button_width(exporting), px(12)), exporting)) {
        stage.context.out.emplace_back(app::ExportInterview{model.interview});
    }
    if (!done && model.unsettled > 0) {
        const float width = std::ceil(text_width(left, type::meta)) + 1;
        text_in(rest.cut_right(std::min(width, rest.w), px(16)), left, type::meta, theme().warn.ink,
                Align::right);
    }
    return rest.right();
}

float actions_width(const app::Consensus& model) {
    const float exporting = button_width({.text = t("panel.export"), .icon = Icon::file_pdf});
    const float closing = button_width({.text = t("panel.close"), .icon = Icon::lock_simple});
    const Text<96> left("panel.unsettled.other", fmt::arg("n", model.unsettled));
    return closed(model) ? exporting : exporting + closing + text_width(left, type::meta) + px(40);
}

void title(const Stage& stage, Rect& page) {
    const Chip chip_of = state_chip(stage.model);
    const ImVec2 chip_wh = chip_size(chip_of);
    const float least = px(40) + std::min(text_width(stage.model.person, type::title_l), px(260)) + chip_wh.x;
    const bool one_row = page.w >= least + actions_width(stage.model) + px(40);
    Rect row = page.cut_top(px(40), px(one_row ? 16.0F : 8.0F));
    const Rect back = row.cut_left(px(32), px(8));
    if (icon_button("consensus.back", centred_in(back, px(32), px(32)),
                    {.icon = Icon::caret_left, .label = t("panel.back")})) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::interviews});
    }
    const float end = one_row ? actions(stage, row) : row.right();
    if (!one_row) {
        (void)actions(stage, page.cut_top(px(36), px(16)));
    }
    row.w = end - row.x;
    const float name = text_in(row.with_width(std::max(px(80), row.w - chip_wh.x - px(12))),
                               stage.model.person, type::title_l, theme().text);
    row.cut_left(name + px(12));
    chip({row.x, std::round(row.mid_y() - chip_wh.y * 0.5F)}, chip_of);
    row.cut_left(chip_wh.x + px(14));
    if (row.w > px(90)) {
        text_in(row, stage.model.line, type::small, theme().text2);
    }
}

// ---- the page

float left_column(const Stage& stage, const Rect& at, ScrollArea& scroll) {
    float y = at.y;
    const auto below = [&] { return Rect{at.x, y, at.w, 0}; };
    if (closed(stage.model)) {
        y = conclusion(stage, below()) + px(16);
    }
    y = table(stage, below(), scroll) + px(16);
    return standing(stage, below());
}

void detail_card(const Stage& stage, const Rect& at) {
    card(at);
    Rect inside = at.inset(px(20), px(16));
    if (!stage.locked) {
        const Rect foot = inside.cut_bottom(detail_foot_height(stage, inside.w), px(10));
        detail_foot(stage, foot);
    }
    // What is decided stays in sight where there is room for it and two of the ratings.
    const float height = decision_height(stage, inside.w);
    const bool pinned = inside.h - height > px(270);
    if (pinned) {
        decision(stage, inside.cut_bottom(height, px(10)));
    }
    ScrollArea scroll("consensus.detail", inside);
    if (stage.ui.to_top) {
        ImGui::SetScrollY(0);
        stage.ui.to_top = false;
    }
    const Rect content = scroll.content();
    float y = detail(stage, content);
    if (!pinned) {
        y = decision(stage, {content.x, y + px(6), content.w, 0});
    }
    scroll.finish(y + px(4));
}

/// The same, as high as it needs to be: its ground is as high as the frame before found.
Rect whole_detail(const Stage& stage, const Rect& at) {
    ConsensusUi& ui = stage.ui;
    const Rect ground = at.with_height(ui.detail_height);
    card(ground);
    const Rect inside = at.inset(px(20), 0);
    float y = detail(stage, {inside.x, at.y + px(16), inside.w, 1e6F}) + px(6);
    y = decision(stage, {inside.x, y, inside.w, 0}) + px(14);
    if (!stage.locked) {
        const float height = detail_foot_height(stage, inside.w);
        detail_foot(stage, {inside.x, y, inside.w, height});
        y += height;
    }
    y += px(16);
    if (std::abs(y - ground.bottom()) > 0.5F) {
        ui.detail_height = y - at.y;
        frame_wish().at_once();
    }
    ui.to_top = false;
    return ground;
}

void wide(const Stage& stage, Rect page, float bottom) {
    page.y = figures(stage, page) + px(16);
    page.h = bottom - page.y;
    const Rect right = page.cut_right(std::clamp(page.w * 0.41F, px(370), px(470)), px(20));
    {
        ScrollArea scroll("consensus.list", page);
        scroll.finish(left_column(stage, scroll.content(), scroll) + px(20));
    }
    detail_card(stage, {right.x, right.y, right.w, right.h - px(20)});
}

void narrow(const Stage& stage, const Rect& area, const Rect& page) {
    PageScroll scroll("consensus.page", {area.x, page.y, area.w, area.bottom() - page.y});
    Rect column = scroll.column();
    column.y = figures(stage, {column.x, scroll.content().y + px(2), column.w, 0}) + px(16);
    const Rect place = whole_detail(stage, {column.x, column.y, column.w, 0});
    if (stage.ui.show_cell) {
        scroll.show(place.with_height(std::min(place.h, scroll.view().h)));
    }
    stage.ui.show_cell = false;
    scroll.finish(left_column(stage, {column.x, place.bottom() + px(16), column.w, 0}, scroll) + px(16));
}

bool no_panel(const ScreenContext& context, const Rect& area) {
    if (context.model.consensus && !context.model.consensus->cells.empty()) {
        return false;
    }
    if (empty_state("consensus.empty", area,
                    {.icon = Icon::users_three,
                     .title = t("panel.empty.title"),
                     .text = t("panel.empty.text"),
                     .action = t("panel.empty.action")})) {
        context.out.emplace_back(app::OpenPage{app::Page::interviews});
    }
    return true;
}

} // namespace

bool all_alike(const app::ConsensusCell& cell) {
    return cell.middle && std::all_of(cell.ratings.begin(), cell.ratings.end(),
                                      [&](const app::PanelRating& r) { return r.rating == cell.middle; });
}

const app::PanelRating* rating_by(const app::ConsensusCell& cell, const Uuid& rater) {
    const auto at = std::find_if(cell.ratings.begin(), cell.ratings.end(),
                                 [&](const app::PanelRating& r) { return r.rater == rater; });
    return at == cell.ratings.end() ? nullptr : &*at;
}

void show_cell(const Stage& stage, std::size_t cell) {
    ConsensusUi& ui = stage.ui;
    if (ui.cell != cell) {
        ui.cell = cell;
        ui.notes = 0;
        ui.to_top = true;
    }
    ui.show_cell = true;
}

std::string_view why_not_settle(const Stage& stage) {
    if (stage.form().level == rating::nothing) {
        return t("panel.choose");
    }
    return stage.cell().discuss && rating::blank(stage.form().reason) ? t("panel.reason_needed")
                                                                      : std::string_view{};
}

void settle(const Stage& stage, std::size_t cell) {
    const app::ConsensusCell& of = stage.model.cells[cell];
    const CellForm& form = stage.ui.forms[cell];
    const auto level = form.level >= 1 ? std::optional(form.level) : std::nullopt;
    stage.context.out.emplace_back(app::SettleCell{of.question, of.facet, level, form.reason});
    stage.ui.sent = cell;
    for (std::size_t step = 1; step < stage.model.cells.size(); ++step) {
        const std::size_t next = (cell + step) % stage.model.cells.size();
        if (!stage.model.cells[next].settled) {
            return show_cell(stage, next);
        }
    }
}

} // namespace consensus

void draw_consensus(const ScreenContext& context, ConsensusUi& ui, const Rect& area) {
    if (consensus::no_panel(context, area)) {
        return;
    }
    consensus::load(context, ui);
    const app::Consensus& model = *context.model.consensus;
    const consensus::Stage stage{.context = context,
                                 .ui = ui,
                                 .model = model,
                                 .locked = consensus::closed(model) || context.model.read_only,
                                 .settle_key = shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter)};
    consensus::keys(stage);
    Rect page = page_column(area);
    consensus::title(stage, page);
    const float said = refusal(context, page.with_height(0), {app::CommandKind::ExportInterview}, 0);
    page.y = said > page.y ? said + px(12) : page.y;
    if (just_refused(context, {app::CommandKind::SettleCell}) && ui.sent < model.cells.size()) {
        ui.cell = ui.sent; // with what was chosen and written
        ui.show_cell = ui.to_top = false;
    }
    if (page.w >= px(consensus::two_columns)) {
        consensus::wide(stage, page, area.bottom());
    } else {
        consensus::narrow(stage, area, page);
    }
    consensus::change_dialog(stage);
    consensus::close_dialog(stage);
}

} // namespace mq::ui
