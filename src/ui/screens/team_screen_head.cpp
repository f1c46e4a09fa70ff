// Name of the team, the way to the pictures, what can be changed and handed out; and the three cards below.

#include "ui/charts_team.h"
#include "ui/screens/team_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::team {
namespace {

constexpr float three_exports = 1040; // design px of the head; narrower, they are one button with a list
constexpr float cards_side_by_side = 900;

void export_one(const Stage& stage, int which) {
    app::Commands& out = stage.context.out;
    const Uuid& team = stage.model.shown;
    switch (which) {
        case 0:
            out.emplace_back(app::ExportTable{app::TableOf::people, app::TableFormat::csv, team, {}});
            break;
        case 1:
            out.emplace_back(app::ExportTable{app::TableOf::people, app::TableFormat::xlsx, team, {}});
            break;
        case 2: out.emplace_back(app::ExportTeamReport{team}); break;
        default: break;
    }
}

void export_menu(const Stage& stage, const Rect& beside) {
    const std::array entries{MenuEntry{Icon::file_csv, t("team_screen.export.csv")},
                             MenuEntry{Icon::file_xls, t("team_screen.export.xlsx")},
                             MenuEntry{Icon::file_pdf, t("team_screen.export.pdf")}};
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_E)) {
        open_popup("team.exports");
    }
    export_one(stage, menu("team.exports", beside, entries));
}

void exports(const Stage& stage, Rect& row, bool apart) {
    const float top = std::round(row.mid_y() - px(18));
    const Rect whole = row;
    if (!apart) {
        const Button one{.text = t("team_screen.export.any"), .icon_after = Icon::caret_down};
        const Rect at = row.cut_right(button_width(one), px(8));
        if (button("team.export", {at.x, top, 0, 0}, one)) {
            open_popup("team.exports");
        }
        return export_menu(stage, {at.x, top, at.w, px(36)});
    }
    const std::array buttons{
        Button{.text = "CSV", .icon = Icon::file_csv, .tooltip = t("team_screen.export.csv")},
        Button{.text = "Excel", .icon = Icon::file_xls, .tooltip = t("team_screen.export.xlsx")},
        Button{.text = "PDF", .icon = Icon::file_pdf, .tooltip = t("team_screen.export.pdf")}};
    float width = 0;
    for (const Button& b : buttons) {
        width += button_width(b) + px(8);
    }
    Rect place = row.cut_right(width - px(8), px(8));
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const Rect at = place.cut_left(button_width(buttons[i]), px(8));
        if (button(Name("team.export.{}", i), {at.x, top, 0, 0}, buttons[i])) {
            export_one(stage, static_cast<int>(i));
        }
    }
    export_menu(stage, {whole.right() - px(36), top, px(36), px(36)});
}

void manage(const Stage& stage, Rect& row) {
    const Button b{.text = t("team_screen.manage.title"),
                   .icon_after = Icon::caret_down,
                   .enabled = stage.writes(),
                   .why_disabled = t("team_screen.manage.why_not")};
    const float top = std::round(row.mid_y() - px(18));
    const Rect at = row.cut_right(button_width(b), px(8));
    if (button("team.manage", {at.x, top, 0, 0}, b)) {
        open_popup("team.manage.list");
    }
    const std::array entries{MenuEntry{Icon::user_plus, t("team_screen.manage.member")},
                             MenuEntry{Icon::arrow_elbow_down_right, t("team_screen.manage.move")},
                             MenuEntry{Icon::tree_structure, t("team_screen.manage.teams")},
                             MenuEntry{Icon::target, t("team_screen.manage.targets")}};
    switch (menu("team.manage.list", {at.x, top, at.w, px(36)}, entries)) {
        case 0: open_member_form(stage); break;
        case 1: stage.ui.choosing = !stage.model.rows.empty(); break;
        case 2: open_teams(stage); break;
        case 3: open_targets(stage); break;
        default: break;
    }
}

void views(const Stage& stage, Rect& row) {
    const std::array pieces{Segment{.id = "table", .text = t("team_screen.view.table")},
                            Segment{.id = "pictures", .text = t("team_screen.view.pictures")}};
    int chosen = 0;
    const Rect at = row.cut_right(segmented_width(pieces), px(12));
    if (segmented("team.view", {at.x, std::round(row.mid_y() - px(18))}, pieces, chosen)) {
        stage.context.out.emplace_back(app::OpenInsights{stage.model.shown});
    }
}

// ---- cards

void distribution(const Stage& stage, const Rect& at) {
    Rect inside = card(at);
    inside.h += px(4);
    Rect title = inside.cut_top(px(24), px(6));
    const float words = text_width(t("team_screen.distribution"), type::body_strong);
    text_in(title.cut_left(std::ceil(words) + px(2), px(16)), t("team_screen.distribution"),
            type::body_strong, theme().text);
    text_in(title, stage.model.aim_line, type::meta, theme().text2, Align::right);
    std::array<Share, 6> shares{};
    for (std::size_t level = 1; level <= 5; ++level) {
        shares[level - 1] = {static_cast<int>(level), stage.model.counts[level],
                             stage.model.level_names[level - 1]};
    }
    shares[5] = {0, stage.model.counts[0], t("team_screen.thin_short")};
    level_distribution(inside, shares);
}

void weakest(const Stage& stage, const Rect& at) {
    Rect inside = card(at);
    inside.h += px(8);
    text_in(inside.cut_top(px(18), px(4)), t("team_screen.weakest"), type::meta, theme().text2);
    const bool known = !stage.model.weakest.empty();
    text_in(inside.cut_top(px(26), px(2)),
            known ? std::string_view(stage.model.weakest) : t("team_screen.unknown"), type::title_s,
            known ? theme().text : theme().text3);
    text_in(inside.cut_top(px(18)),
            known ? std::string_view(stage.model.weakest_line) : t("team_screen.weakest_none"), type::meta,
            theme().text2);
}

void coaching(const Stage& stage, const Rect& at) {
    Rect inside = card(at);
    inside.h += px(8);
    text_in(inside.cut_top(px(18), px(4)), t("team_screen.coach"), type::meta, theme().text2);
    Rect line = inside.cut_top(px(26), px(2));
    const int count = stage.model.coach_count;
    const Text<64> people("team_screen.people", fmt::arg("n", count));
    if (count > 0) {
        icon({line.x + px(9), line.mid_y()}, Icon::warning_circle, px(19), theme().warn.ink, IconKind::fill);
        line.cut_left(px(26));
    }
    text_in(line, count > 0 ? std::string_view(people) : t("team_screen.coach_none"), type::title_s,
            count > 0 ? theme().warn.ink : theme().text);
    text_in(inside.cut_top(px(18)),
            count > 0 ? std::string_view(stage.model.coach_line) : t("team_screen.coach_when"), type::meta,
            theme().text2);
}

} // namespace

void head(const Stage& stage, const Rect& row) {
    Rect rest = row;
    exports(stage, rest, row.w >= px(three_exports));
    manage(stage, rest);
    views(stage, rest);
    const Text<64> count("team_screen.people",
                         fmt::arg("n", Grouped(static_cast<long long>(stage.model.rows.size())).c_str()));
    if (const auto picked =
            team_pick("team.pick", rest, stage.model.teams, stage.model.shown, stage.model.title, count)) {
        stage.context.out.emplace_back(app::OpenTeam{*picked});
    }
}

float cards_height(float width) {
    return width >= px(cards_side_by_side) ? px(104) : px(104 + 12 + 104);
}

void cards(const Stage& stage, Rect at) {
    if (at.w >= px(cards_side_by_side)) {
        const float narrow = std::round(std::min(px(240), at.w * 0.21F));
        coaching(stage, at.cut_right(narrow, px(16)));
        weakest(stage, at.cut_right(narrow, px(16)));
        return distribution(stage, at);
    }
    distribution(stage, at.cut_top(px(104), px(12)));
    weakest(stage, at.column(0, 2, px(12)));
    coaching(stage, at.column(1, 2, px(12)));
}

} // namespace mq::ui::team
