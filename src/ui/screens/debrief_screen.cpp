#include "ui/screens/debrief_screen.h"

#include "ui/frame_wish.h"
#include "ui/screens/debrief_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <initializer_list>

namespace mq::ui {
namespace debrief {
namespace {

constexpr float right_column = 364; // section 9 of the design
constexpr float narrowest_beside = 940;
constexpr float page_padding = 32;

void new_attempt(const Stage& stage) {
    DebriefUi& ui = stage.ui;
    if (ui.attempt == stage.look.attempt) {
        return;
    }
    ui.attempt = stage.look.attempt;
    ui.selected = stage.look.decisions.empty() ? -1 : std::max(0, costliest(stage.look));
    ui.to_top = true;
    ui.reflection = stage.look.reflected ? std::string() : stage.look.draft;
    ui.draft_field = stage.look.draft_field;
    ui.keeper.begin(ui.reflection);
    ui.asked = false;
    ui.transcript_open = false;
    ui.correcting = -1;
    ui.copied_at = -1e9;
}

void keys(const Stage& stage) {
    if (stage.ui.selected >= 0 && can_retry(stage) && shortcut(ImGuiKey_R)) {
        retry(stage, stage.ui.selected);
    }
    if (stage.look.next_scene && shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter)) {
        next_scene(stage);
    }
}

/// One under the other, those that have something to say.
float stack(const Stage& stage, Rect at, std::initializer_list<float (*)(const Stage&, const Rect&)> panels) {
    for (const auto panel : panels) {
        const float bottom = panel(stage, at);
        at.y = bottom > at.y ? bottom + px(16) : at.y;
    }
    return at.y;
}

float left_column(const Stage& stage, Rect at, Rect& shown) {
    at.y = curve(stage, at) + px(14);
    at.y = decisions(stage, at, shown) + px(16);
    return stack(stage, at, {facts, reflection});
}

float side_column(const Stage& stage, const Rect& at) {
    return stack(stage, at, {facets, pitfalls, steps, gift});
}

float columns(const Stage& stage, const Rect& at, Rect& shown) {
    if (at.w < px(narrowest_beside)) {
        const float y = left_column(stage, at, shown);
        return side_column(stage, {at.x, y, at.w, 0});
    }
    const float side = px(right_column);
    const Rect left{at.x, at.y, at.w - side - px(20), 0};
    const float left_bottom = left_column(stage, left, shown);
    return std::max(left_bottom, side_column(stage, {left.right() + px(20), at.y, side, 0}));
}

void page(const Stage& stage, const Rect& area) {
    const float slack = px(6);
    const Rect view{area.x + px(page_padding), area.y + slack, area.w - px(page_padding) - slack,
                    area.h - 2 * slack};
    ScrollArea scroll("debrief.page", view, 6);
    Rect at{view.x, scroll.content().y + px(8), area.w - 2 * px(page_padding), 0};
    at.y = top_row(stage, at) + px(10);
    using Kind = app::CommandKind;
    const float said = refusal(stage.context, {at.x, at.y, at.w, 0},
                               {Kind::StartAttempt, Kind::RetryFrom, Kind::SaveGift}, 0);
    at.y = said > at.y ? said + px(10) : at.y;
    Rect shown;
    if (!stage.look.reflected) {
        at.y = reflection_question(stage, at);
    } else {
        at.y = banner(stage, at) + px(14);
        at.y = columns(stage, at, shown);
    }
    scroll.finish(at.y + px(2));
    if (stage.ui.to_top) {
        stage.ui.to_top = false;
        ImGui::SetScrollY(0);
        frame_wish().at_once();
    }
    if (stage.ui.show_correcting && !stage.ui.correcting_at.empty()) {
        stage.ui.show_correcting = false;
        scroll.show(stage.ui.correcting_at.grown(px(12)));
        frame_wish().at_once();
    }
    if (stage.ui.show_selected && !shown.empty()) {
        stage.ui.show_selected = false;
        scroll.show(shown.with_height(std::min(shown.h, view.h * 0.7F)));
        frame_wish().at_once();
    }
}

} // namespace

VerdictMark mark_of(domain::Verdict verdict) {
    switch (verdict) {
        case domain::Verdict::good: return VerdictMark::good;
        case domain::Verdict::fair: return VerdictMark::fair;
        case domain::Verdict::wrong: break;
    }
    return VerdictMark::bad;
}

const char* verdict_name(domain::Verdict verdict) {
    switch (verdict) {
        case domain::Verdict::good: return t("debrief.verdict.good");
        case domain::Verdict::fair: return t("debrief.verdict.fair");
        case domain::Verdict::wrong: break;
    }
    return t("debrief.verdict.wrong");
}

const char* mood_name(int mood) {
    return t(Buf<32>("play.mood.{}", mood_zone(static_cast<float>(mood))));
}

int costliest(const app::Debrief& look) {
    const auto cost = [](const app::DebriefDecision& d) { return d.regret + (d.critical ? 100 : 0); };
    int worst = -1;
    double most = 0;
    for (std::size_t i = 0; i < look.decisions.size(); ++i) {
        if (cost(look.decisions[i]) > most) {
            most = cost(look.decisions[i]);
            worst = static_cast<int>(i);
        }
    }
    return worst;
}

void select(const Stage& stage, int decision) {
    stage.ui.selected = decision;
    stage.ui.correcting = -1;
    stage.ui.show_selected = true;
    frame_wish().at_once();
}

bool own(const Stage& stage) {
    return stage.look.of.empty();
}

bool can_retry(const Stage& stage) {
    return !stage.look.assessment && stage.look.reflected && own(stage);
}

void retry(const Stage& stage, int decision) {
    stage.context.out.emplace_back(app::RetryFrom{stage.look.attempt, decision});
}

void open_handbook(const Stage& stage, const app::HandbookRef& entry) {
    stage.context.out.emplace_back(app::OpenHandbook{entry});
}

void next_scene(const Stage& stage) {
    if (stage.look.next_scene) {
        stage.context.out.emplace_back(app::StartAttempt{*stage.look.next_scene, false});
    }
}

} // namespace debrief

namespace {

/// The attempt that is being reflected on, where its debrief is still at hand.
const app::Debrief* look_of(const app::Model& model, const DebriefUi& ui) {
    return model.debrief && model.debrief->attempt == ui.attempt ? &*model.debrief : nullptr;
}

} // namespace

bool has_unsaved_text(const app::Model& model, const DebriefUi& ui) {
    const app::Debrief* look = look_of(model, ui);
    if (look != nullptr) {
        return !look->reflected && ui.reflection != look->draft;
    }
    return ui.keeper.behind(ui.reflection);
}

void keep_draft(const ScreenContext& context, DebriefUi& ui, bool leaving) {
    const app::Debrief* look = look_of(context.model, ui);
    if (ui.draft_field.empty() || (look != nullptr && look->reflected)) {
        return;
    }
    if (leaving || look == nullptr || context.model.page != app::Page::debrief) {
        ui.keeper.keep_now(context, ui.attempt, ui.draft_field, ui.reflection);
    } else {
        ui.keeper.keep(context, ui.attempt, ui.draft_field, ui.reflection);
    }
}

void draw_debrief(const ScreenContext& context, DebriefUi& ui, const Rect& area) {
    if (!context.model.debrief) {
        const EmptyState none{.icon = Icon::clock_counter_clockwise,
                              .title = t("debrief.none"),
                              .text = t("debrief.none_text"),
                              .action = t("debrief.to_practice"),
                              .small_button = false};
        if (empty_state("debrief.empty", area, none)) {
            context.out.emplace_back(app::OpenPage{app::Page::home});
        }
        return;
    }
    const debrief::Stage stage{context, *context.model.debrief, ui};
    debrief::new_attempt(stage);
    if (stage.look.reflected) {
        ui.reflection.clear();
        ui.keeper.begin({});
        debrief::keys(stage);
    }
    debrief::page(stage, area);
    debrief::transcript_dialog(stage);
}

} // namespace mq::ui
