#include "ui/screens/member_screen.h"

#include "ui/screens/member_screen_parts.h"
#include "ui/screens/page_scroll.h"

#include <algorithm>

namespace mq::ui {
namespace member {
namespace {

constexpr int days_before = 30; // that the picture begins with

/// The newest moment at least thirty days before the last one, else the oldest.
std::size_t usual_then(const std::vector<app::HistoryPoint>& history) {
    std::size_t then = 0;
    for (std::size_t i = 0; i < history.size(); ++i) {
        if (history.back().day_number - history[i].day_number >= days_before) {
            then = i;
        }
    }
    return then;
}

void write_tips(const Stage& stage) {
    MemberUi& ui = stage.ui;
    ui.tips_facet = ui.facet;
    ui.tips_practice = ui.practice;
    ui.tips.clear();
    for (const app::HistoryPoint& point : stage.page.history) {
        const app::Estimate& e = estimate_of(stage.shown(point), stage.facet());
        const Text<192> tip(e.thin() ? "radar.tip_thin" : "radar.tip", fmt::arg("day", point.label),
                            fmt::arg("value", Number(e.mean).c_str()), fmt::arg("low", Number(e.low).c_str()),
                            fmt::arg("high", Number(e.high).c_str()));
        ui.tips.emplace_back(std::string_view(tip));
    }
}

/// Practice in front where there is nothing else to show.
void choose_kind(const Stage& stage) {
    const auto any = [](const std::vector<app::Estimate>& all) {
        return std::any_of(all.begin(), all.end(), [](const app::Estimate& e) { return !e.none(); });
    };
    if (!stage.ui.picked && !stage.page.history.empty()) {
        const app::HistoryPoint& today = stage.page.history.back();
        stage.ui.practice = !any(today.facets) && any(today.practice);
    }
}

void refresh(const Stage& stage, LeadUi& lead) {
    MemberUi& ui = stage.ui;
    const app::MemberPage& page = stage.page;
    const bool other = ui.person != page.person;
    if (other) {
        ui = {};
        ui.person = page.person;
    }
    if (lead.facet) {
        ui.facet = static_cast<int>(*lead.facet);
        lead.facet.reset();
    }
    if (other || ui.revision != page.revision) {
        const bool fresh = other || ui.revision == 0;
        ui.revision = page.revision;
        ui.tips_facet = -1;
        const std::size_t last = page.history.empty() ? 0 : page.history.size() - 1;
        ui.then = fresh ? usual_then(page.history) : std::min(ui.then, last);
        for (std::size_t i = 0; i < ui.level_names.size(); ++i) {
            ui.level_names[i] = page.level_names[i];
        }
        choose_kind(stage);
    }
    ui.facet = std::clamp(ui.facet, 0, std::max(0, static_cast<int>(stage.axes()) - 1));
    if (ui.tips_facet != ui.facet || ui.tips_practice != ui.practice) {
        write_tips(stage);
    }
}

void nobody(const Stage& stage, const Rect& area) {
    if (empty_state("member.nobody", area,
                    {.icon = Icon::users_three,
                     .title = t("member_screen.nobody.title"),
                     .text = t("member_screen.nobody.text"),
                     .action = t("member_screen.back_long")})) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::team});
    }
}

} // namespace

Estimate mark_of(const app::Estimate& e, int target) {
    Estimate mark = no_estimate();
    if (!e.none()) {
        mark = {static_cast<float>(e.mean), static_cast<float>(e.low), static_cast<float>(e.high), e.thin(),
                no_value};
    }
    mark.target = target > 0 ? static_cast<float>(target) : no_value;
    return mark;
}

const app::Estimate& estimate_of(const std::vector<app::Estimate>& by_axis, std::size_t axis) {
    static const app::Estimate none{};
    return axis < by_axis.size() ? by_axis[axis] : none;
}

int target_of(const Stage& stage, std::size_t axis) {
    const int own = axis < stage.page.targets.size() ? stage.page.targets[axis] : 0;
    return own > 0 ? own : stage.page.target;
}

} // namespace member

void draw_member(const ScreenContext& context, MemberUi& ui, LeadUi& lead, const Rect& area) {
    const member::Stage stage{context, context.model.member, ui};
    if (stage.page.person == Uuid{}) {
        return member::nobody(stage, area);
    }
    member::refresh(stage, lead);
    {
        PageScroll scroll("member.page", area);
        const Rect at = scroll.column();
        const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
        float y = member::head(stage, at) + px(16);
        y = member::charts(stage, below(y)) + px(16);
        if (ui.show_tabs) {
            ui.show_tabs = false;
            scroll.show({at.x, y, at.w, area.h - px(24)});
        }
        y = member::tabs(stage, below(y));
        scroll.finish(y + px(16));
    }
    member::dialogs(stage);
}

} // namespace mq::ui
