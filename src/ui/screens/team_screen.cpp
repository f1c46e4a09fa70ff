#include "ui/screens/team_screen.h"

#include "ui/screens/page_scroll.h"
#include "ui/screens/refusal.h"
#include "ui/screens/team_screen_parts.h"

#include <algorithm>

namespace mq::ui {
namespace team {
namespace {

constexpr float low = 640; // design px of the page; lower, it scrolls as a whole

void no_people(const Stage& stage, const Rect& at) {
    const Rect box = at.with_height(std::min(at.h, px(300)));
    card(box);
    const bool writes = stage.writes();
    if (empty_state(
            "team.empty", box,
            {.icon = Icon::users_three,
             .title = t("team_screen.empty.title"),
             .text = t(writes ? "team_screen.empty.text" : "team_screen.empty.wait"),
             .action = writes ? std::string_view(t("team_screen.manage.member")) : std::string_view{}})) {
        open_member_form(stage);
    }
}

void failed(const Stage& stage, const Rect& area) {
    const ErrorState state{.title = t("team_screen.error.title"),
                           .text = t("team_screen.error.text"),
                           .first = t("team_screen.error.again"),
                           .detail = stage.model.problem};
    if (error_state("team.error", area, state) == 1) {
        stage.context.out.emplace_back(app::OpenTeam{stage.model.shown});
    }
}

/// Everything above the table; gives what is left for that.
Rect above(const Stage& stage, Rect page) {
    head(stage, page.cut_top(px(40), px(12)));
    using Kind = app::CommandKind;
    const float said = refusal(stage.context, page.with_height(0),
                               {Kind::ExportTable, Kind::ExportTeamReport, Kind::CloseTeam, Kind::MovePeople,
                                Kind::UndoTeamChange, Kind::CompareTeamWith, Kind::OpenTeam},
                               0);
    if (said > page.y) {
        page.cut_top(said - page.y, px(12));
    }
    page.cut_top(undo_strip(stage, page));
    if (stage.model.rows.empty()) {
        return page;
    }
    cards(stage, page.cut_top(cards_height(page.w), px(14)));
    page.cut_top(filters(stage, page), px(12));
    return page;
}

void fixed_page(const Stage& stage, const Rect& area) {
    Rect page = page_column(area);
    page.h = area.bottom() - px(20) - page.y;
    const Rect rest = above(stage, page);
    if (stage.model.rows.empty()) {
        return no_people(stage, rest);
    }
    table(stage, rest, false);
}

void low_page(const Stage& stage, const Rect& area) {
    PageScroll scroll("team.page", area);
    const Rect rest = above(stage, scroll.column());
    if (stage.model.rows.empty()) {
        const Rect box = rest.with_height(px(260));
        no_people(stage, box);
        return scroll.finish(box.bottom() + px(20));
    }
    const float height = table_height(stage, rest.w);
    table(stage, rest.with_height(height), true);
    scroll.finish(rest.y + height + px(20));
}

} // namespace
} // namespace team

void draw_team(const ScreenContext& context, TeamUi& ui, LeadUi& lead, const Rect& area) {
    const app::TeamPage& model = context.model.team;
    const team::Stage stage{context, ui, lead, model};
    if (context.model.me.role == app::Role::trainee) {
        if (empty_state("team.closed", area,
                        {.icon = Icon::users_three,
                         .title = t("team_screen.closed.title"),
                         .text = t("team_screen.closed.text"),
                         .action = t("team_screen.closed.action")})) {
            context.out.emplace_back(app::OpenPage{app::Page::radar});
        }
        return;
    }
    if (!model.problem.empty()) {
        return team::failed(stage, area);
    }
    if (model.revision == 0) {
        return loading_bars(page_column(area).with_height(px(300)), 8);
    }
    team::refresh(stage);
    if (area.h < px(team::low)) {
        team::low_page(stage, area);
    } else {
        team::fixed_page(stage, area);
    }
    team::dialogs(stage);
}

} // namespace mq::ui
