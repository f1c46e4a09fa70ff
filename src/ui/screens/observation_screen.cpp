#include "ui/screens/observation_screen.h"

#include "ui/frame_wish.h"
#include "ui/screens/observation_screen_parts.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace mq::ui {
namespace observation {
namespace {

constexpr double draft_every = 1.0; // seconds
constexpr float sheet_width = 940;  // design px
constexpr float foot_height = 64;

/// Takes over the model's entry where another person's sheet is shown; one cell for each facet, in their
/// order.
void load(const ScreenContext& context, ObservationUi& ui) {
    const app::ObservationForm& form = *context.model.observation;
    if (ui.person == form.person && ui.revision == form.revision) {
        return;
    }
    const bool other = ui.person != form.person || ui.revision == 0;
    ui.revision = form.revision;
    ui.scenes.clear();
    for (const app::NamedChoice& scene : form.scenes) {
        ui.scenes.emplace_back(scene.name);
    }
    ui.to_top = !form.missing.empty();
    if (!other) {
        return; // what lacks is told about what stands here
    }
    ui.person = form.person;
    ui.open = 0;
    ui.entry = form.entry;
    std::vector<app::AnswerForm::Cell> cells;
    for (const app::RatingRow& row : form.rows) {
        const auto had = std::find_if(ui.entry.cells.begin(), ui.entry.cells.end(),
                                      [&](const auto& cell) { return cell.facet == row.facet; });
        cells.push_back(had != ui.entry.cells.end() ? *had : app::AnswerForm::Cell{row.facet, {}, true, {}});
    }
    ui.entry.cells = std::move(cells);
    ui.kept = ui.entry;
}

void leave(const Stage& stage) {
    keep_observation_draft(stage.context, stage.ui, true);
    stage.context.out.emplace_back(app::OpenPage{app::Page::people});
}

void save(const Stage& stage) {
    if (stage.locked) {
        return;
    }
    stage.context.out.emplace_back(app::SaveObservation{stage.ui.entry});
    stage.ui.kept = stage.ui.entry;
}

void title(const Stage& stage, Rect& page) {
    Rect row = page.cut_top(px(40), px(16));
    const Rect back = row.cut_left(px(32), px(8));
    if (icon_button("obs.back", centred_in(back, px(32), px(32)),
                    {.icon = Icon::caret_left, .label = t("observe.back")})) {
        leave(stage);
    }
    text_in(row, Text<320>("observe.title", fmt::arg("name", stage.form.name)), type::title_l, theme().text);
}

float lacking(const Stage& stage, const Rect& at) {
    if (stage.form.missing.empty()) {
        return at.y;
    }
    float y = at.y + wrapped(at.min(), at.w, t("observe.lacks"), type::small_strong, theme().text) + px(6);
    y = rating::lacks({at.x, y, at.w, 0}, stage.form.missing);
    return y + px(12);
}

void sheet(const Stage& stage, const Rect& view) {
    const auto id = static_cast<int>(std::hash<Uuid>{}(stage.form.person) & 0x7fffffffU);
    ImGui::PushID(id); // each sheet has its own boxes
    {
        PageScroll scroll("obs.page", view);
        if (stage.ui.to_top) {
            ImGui::SetScrollY(0);
            stage.ui.to_top = false;
        }
        Rect column = scroll.column();
        column.y = scroll.content().y + px(4);
        column.w = std::min(column.w, px(sheet_width));
        const auto below = [&](float y) { return Rect{column.x, y, column.w, 0}; };
        float y = lacking(stage, column);
        const float said = refusal(stage.context, below(y), {app::CommandKind::SaveObservation}, 0);
        y = said > y ? said + px(12) : y;
        if (just_refused(stage.context, {app::CommandKind::SaveObservation})) {
            stage.ui.kept = {}; // not handed in: still to be kept
        }
        y = circumstances(stage, below(y)) + px(16);
        y = seen(stage, below(y)) + px(16);
        y = measures(stage, below(y)) + px(16);
        y = facets(stage, below(y)) + px(16);
        y = words(stage, below(y));
        scroll.finish(y + px(20));
    }
    ImGui::PopID();
}

void foot(const Stage& stage, const Rect& strip) {
    fill(strip, theme().surface);
    horizontal(strip.x, strip.y, strip.w, theme().border);
    const float side = page_column(strip).x - strip.x;
    Rect row = centred_in(strip, strip.w - 2 * side, px(36));
    row.w = std::min(row.w, px(sheet_width));
    const Button b{.text = t("observe.save"),
                   .kind = ButtonKind::primary,
                   .keycap = "Ctrl Enter",
                   .enabled = !stage.locked,
                   .why_disabled = t("observe.read_only")};
    const float width = std::min(button_width(b), row.w);
    if (button("obs.save", row.cut_right(width, px(16)), b)) {
        save(stage);
    }
    const auto rated = std::count_if(stage.ui.entry.cells.begin(), stage.ui.entry.cells.end(),
                                     [](const auto& cell) { return rating::chosen_of(cell) >= 1; });
    const Text<96> count("observe.rated", fmt::arg("n", rated), fmt::arg("all", stage.form.rows.size()));
    text_in(row, stage.locked ? std::string_view(t("observe.read_only")) : count, type::small, theme().text2);
}

} // namespace
} // namespace observation

bool has_unsaved_observation(const app::Model& model, const ObservationUi& ui) {
    return model.observation && !model.read_only && model.observation->person == ui.person &&
           ui.revision != 0 && !(ui.entry == ui.kept);
}

void keep_observation_draft(const ScreenContext& context, ObservationUi& ui, bool leaving) {
    if (!context.model.observation) {
        ui.revision = 0; // the next sheet begins anew, also about the same person
    }
    if (!has_unsaved_observation(context.model, ui)) {
        return;
    }
    const bool now = leaving || context.model.page != app::Page::observation;
    if (!now && context.now < ui.next_draft) {
        frame_wish().in(ui.next_draft - context.now);
        return;
    }
    context.out.emplace_back(app::SaveObservationDraft{ui.entry});
    ui.kept = ui.entry;
    ui.next_draft = context.now + observation::draft_every;
}

void draw_observation(const ScreenContext& context, ObservationUi& ui, const Rect& area) {
    if (!context.model.observation) {
        ui = {};
        if (empty_state("obs.empty", area,
                        {.icon = Icon::eye,
                         .title = t("observe.empty.title"),
                         .text = t("observe.empty.text"),
                         .action = t("observe.empty.action")})) {
            context.out.emplace_back(app::OpenPage{app::Page::people});
        }
        return;
    }
    observation::load(context, ui);
    const observation::Stage stage{context, ui, *context.model.observation, context.model.read_only};
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter)) {
        observation::save(stage);
    }
    const bool idle = !ImGui::GetIO().WantTextInput && !ImGui::IsAnyItemActive();
    if (idle && shortcut(ImGuiKey_Escape)) {
        observation::leave(stage);
    }
    Rect page = area;
    const Rect strip = page.cut_bottom(px(observation::foot_height));
    Rect head = page_column(page);
    observation::title(stage, head);
    observation::sheet(stage, {page.x, head.y, page.w, page.bottom() - head.y});
    observation::foot(stage, strip);
    keep_observation_draft(context, ui);
}

} // namespace mq::ui
