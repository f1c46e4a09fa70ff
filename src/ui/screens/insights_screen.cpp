#include "ui/screens/insights_screen.h"

#include "ui/screens/insights_screen_parts.h"
#include "ui/screens/page_scroll.h"
#include "ui/screens/refusal.h"
#include "ui/screens/team_pick.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui {
namespace insights {
namespace {

constexpr float two_columns = 940; // design px
constexpr float card_h = 372;

void head(const Stage& stage, const Rect& row) {
    Rect rest = row;
    const std::array pieces{Segment{.id = "table", .text = t("team_screen.view.table")},
                            Segment{.id = "pictures", .text = t("team_screen.view.pictures")}};
    int chosen = 1;
    const Rect at = rest.cut_right(segmented_width(pieces), px(12));
    if (segmented("insights.view", {at.x, std::round(at.mid_y() - px(18))}, pieces, chosen)) {
        stage.context.out.emplace_back(app::OpenTeam{stage.model.shown});
    }
    const Text<64> count("team_screen.people", fmt::arg("n", Grouped(stage.model.people).c_str()));
    if (const auto picked = team_pick("insights.pick", rest, stage.model.teams, stage.model.shown,
                                      stage.model.title, count)) {
        stage.context.out.emplace_back(app::OpenInsights{*picked});
    }
}

float working_strip(const Stage& stage, const Rect& at) {
    if (!stage.model.working) {
        return 0;
    }
    const Notice words{
        .text = t("insights_screen.working"), .tone = Tone::info, .icon = Icon::clock_counter_clockwise};
    const float height = notice_height(words, at.w);
    notice(at.with_height(height), words);
    return height + px(14);
}

/// Over the cards whose pictures these are: why one of them wasn't taken out.
void said_over(const Stage& stage, Rect& page, std::initializer_list<app::Picture> pictures) {
    for (const app::Picture picture : pictures) {
        const Buf<8> part("{}", static_cast<int>(picture));
        const float said =
            refusal(stage.context, page.with_height(0), {app::CommandKind::ExportPicture}, 0, part);
        if (said > page.y) {
            page.cut_top(said - page.y, px(12));
        }
    }
}

void four(const Stage& stage, Rect page, ScrollArea& scroll) {
    using app::Picture;
    const float gap = px(16);
    const float low = std::max(px(card_h), pitfalls_height(stage));
    if (page.w >= px(two_columns)) {
        said_over(stage, page, {Picture::distribution, Picture::trends});
        Rect row = page.cut_top(px(card_h), gap);
        distribution_card(stage, row.column(0, 2, gap));
        trend_card(stage, row.column(1, 2, gap));
        said_over(stage, page, {Picture::pitfalls, Picture::practice});
        row = page.cut_top(low, gap);
        pitfalls_card(stage, row.column(0, 2, gap));
        practice_card(stage, row.column(1, 2, gap));
    } else {
        said_over(stage, page, {Picture::distribution});
        distribution_card(stage, page.cut_top(px(card_h), gap));
        said_over(stage, page, {Picture::trends});
        trend_card(stage, page.cut_top(px(card_h), gap));
        said_over(stage, page, {Picture::pitfalls});
        pitfalls_card(stage, page.cut_top(low, gap));
        said_over(stage, page, {Picture::practice});
        practice_card(stage, page.cut_top(px(card_h), gap));
    }
    scroll.finish(page.y + px(8));
}

void failed(const Stage& stage, const Rect& area) {
    const ErrorState state{.title = t("insights_screen.error.title"),
                           .text = t("team_screen.error.text"),
                           .first = t("team_screen.error.again"),
                           .detail = stage.model.problem};
    if (error_state("insights.error", area, state) == 1) {
        stage.context.out.emplace_back(app::OpenInsights{stage.model.shown});
    }
}

void nobody(const Stage& stage, const Rect& at) {
    card(at);
    if (empty_state("insights.empty", at,
                    {.icon = Icon::chart_bar,
                     .title = t("insights_screen.empty.title"),
                     .text = t("insights_screen.empty.text"),
                     .action = t("insights_screen.empty.action")})) {
        stage.context.out.emplace_back(app::OpenTeam{stage.model.shown});
    }
}

} // namespace
} // namespace insights

void draw_insights(const ScreenContext& context, InsightsUi& ui, const Rect& area) {
    const insights::Stage stage{context, ui, context.model.insights};
    if (!stage.model.problem.empty()) {
        return insights::failed(stage, area);
    }
    if (stage.model.revision == 0) {
        return loading_bars(page_column(area).with_height(px(300)), 8);
    }
    insights::refresh(stage);
    PageScroll scroll("insights.page", area, PageScroll::Keys::pages);
    Rect page = scroll.column();
    insights::head(stage, page.cut_top(px(40), px(12)));
    page.cut_top(insights::working_strip(stage, page));
    if (stage.model.people == 0) {
        insights::nobody(stage, page.with_height(px(280)));
        return scroll.finish(page.y + px(300));
    }
    insights::four(stage, page, scroll);
}

} // namespace mq::ui
