#pragma once

// What the source files of the page of pictures share.

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/insights_screen.h"
#include "ui/widgets.h"

namespace mq::ui::insights {

struct Stage {
    const ScreenContext& context;
    InsightsUi& ui;
    const app::Insights& model;
};

void refresh(const Stage& stage);
void distribution_card(const Stage& stage, const Rect& at);
void trend_card(const Stage& stage, const Rect& at);
void pitfalls_card(const Stage& stage, const Rect& at);
void practice_card(const Stage& stage, const Rect& at);
[[nodiscard]] float pitfalls_height(const Stage& stage);

} // namespace mq::ui::insights
