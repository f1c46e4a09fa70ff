#pragma once

// The parts of a person's page. Only member_screen*.cpp include this.

#include "ui/charts.h"
#include "ui/i18n.h"
#include "ui/screens/lead_parts.h"
#include "ui/screens/member_screen.h"
#include "ui/widgets.h"

namespace mq::ui::member {

struct Stage {
    const ScreenContext& context;
    const app::MemberPage& page;
    MemberUi& ui;

    [[nodiscard]] bool writes() const { return !context.model.read_only; }
    [[nodiscard]] std::size_t axes() const { return page.facet_names.size(); }
    [[nodiscard]] std::size_t facet() const { return static_cast<std::size_t>(ui.facet); }
    /// What counts, or practice, of that moment by axis.
    [[nodiscard]] const std::vector<app::Estimate>& shown(const app::HistoryPoint& point) const {
        return ui.practice ? point.practice : point.facets;
    }
    [[nodiscard]] bool compares() const { return ui.then + 1 < page.history.size(); }
};

/// For the marks of the kit: NaN where there is nothing; with a target of 1..5, 0: none.
[[nodiscard]] Estimate mark_of(const app::Estimate& estimate, int target);
[[nodiscard]] const app::Estimate& estimate_of(const std::vector<app::Estimate>& by_axis, std::size_t axis);
[[nodiscard]] int target_of(const Stage& stage, std::size_t axis);

// ---- each draws from `at` down, as wide as it, and gives the bottom of what it drew
float head(const Stage& stage, const Rect& at);
/// Radar with its slider, facets, trend.
float charts(const Stage& stage, const Rect& at);
float tabs(const Stage& stage, const Rect& at);

float attempts(const Stage& stage, const Rect& at);
float ratings(const Stage& stage, const Rect& at);
float pitfalls(const Stage& stage, const Rect& at);
float assignments(const Stage& stage, const Rect& at);
float talks(const Stage& stage, const Rect& at);
float levels(const Stage& stage, const Rect& at);
float profile(const Stage& stage, const Rect& at);

void begin_talk(const Stage& stage, const app::CoachingTalk* of);
void begin_signing(const Stage& stage);
void dialogs(const Stage& stage);

// ---- member_screen_facets.cpp
[[nodiscard]] float facets_height(const Stage& stage, float width);
void facets(const Stage& stage, const Rect& card);
void trend_card(const Stage& stage, const Rect& card);
/// The line over the days; 62 px high.
void slider(const Stage& stage, const Rect& at);

} // namespace mq::ui::member
