// The row over the table: whom it shows and in which order; or, while people are being moved, where to.

#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"
#include "ui/screens/team_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace mq::ui::team {
namespace {

constexpr double undo_waits_for = 3; // seconds; a change that hasn't come by then was refused

void search(const Stage& stage, const Rect& at) {
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_F)) {
        focus("team.search");
    }
    const TextInput spec{
        .placeholder = t("team_screen.search"), .icon = Icon::magnifying_glass, .max_bytes = 200};
    if (text_input("team.search", at, stage.ui.query, spec).changed) {
        stage.ui.stale = true;
    }
}

template <std::size_t Count>
void choice(const char* name, Flow& flow, const std::array<std::string_view, Count>& options, int& chosen,
            const Select& spec, bool& changed) {
    const float width = select_width(options, chosen, spec);
    changed = select(name, flow.next(width, px(36)), options, chosen, spec) || changed;
}

void posts(const Stage& stage, Flow& flow) {
    TeamUi& ui = stage.ui;
    const Select spec{.prefix = t("team_screen.post.prefix")};
    const float width = std::min(select_width(ui.posts, ui.post, spec), px(240));
    if (select("team.post", flow.next(width, px(36)), ui.posts, ui.post, spec)) {
        ui.stale = true;
    }
}

void compare_with(const Stage& stage, int wanted) {
    std::string day;
    if (wanted == 1 || wanted == 2) {
        day = days_before(stage.model.today, wanted == 1 ? 30 : 90);
    }
    if (wanted != 3) {
        stage.context.out.emplace_back(app::CompareTeamWith{std::move(day)});
    }
}

void own_day(const Stage& stage, Flow& flow) {
    TeamUi& ui = stage.ui;
    TextInput spec{.placeholder = t("team_screen.compare.example"), .max_bytes = 16};
    const bool whole = ui.day.size() >= 8; // 9/3/2026: while it is being typed nothing is wrong yet
    if (whole && !iso_of(ui.day)) {
        spec.error = t("team_screen.compare.wrong");
    }
    const float width = spec.error.empty() ? px(130) : px(250);
    const Rect at = flow.next(width, text_input_height(spec, width));
    const Edited edited = text_input("team.compare.day", at.with_height(px(36)), ui.day, spec);
    if (!edited.changed && !edited.submitted) {
        return;
    }
    if (const std::optional<std::string> iso = iso_of(ui.day); iso && *iso != stage.model.compared) {
        stage.context.out.emplace_back(app::CompareTeamWith{*iso});
    }
}

void compare(const Stage& stage, Flow& flow) {
    TeamUi& ui = stage.ui;
    const std::array<std::string_view, 4> options{
        t("team_screen.compare.none"), t("team_screen.compare.month"), t("team_screen.compare.quarter"),
        t("team_screen.compare.own")};
    const Select spec{.prefix = t("team_screen.compare.prefix")};
    const float width = select_width(options, ui.compare, spec);
    if (select("team.compare", flow.next(width, px(36)), options, ui.compare, spec)) {
        compare_with(stage, ui.compare);
        if (ui.compare == 3) {
            forget_left_text();
            ui.day.clear();
            focus("team.compare.day");
        }
    }
    if (ui.compare == 3) {
        own_day(stage, flow);
    }
}

void shown_count(const Stage& stage, const Rect& at, const Flow& flow, float used) {
    const Text<96> words("team_screen.shown",
                         fmt::arg("n", Grouped(static_cast<long long>(stage.ui.rows.size())).c_str()),
                         fmt::arg("all", Grouped(static_cast<long long>(stage.model.rows.size())).c_str()));
    const float width = std::ceil(text_width(words, type::meta)) + 1;
    if (used + width + px(16) <= at.w && flow.bottom() <= at.y + px(40)) {
        text_in({at.right() - width, at.y, width, px(36)}, words, type::meta, theme().text2, Align::right);
    }
}

// ---- people are being moved

void move_them(const Stage& stage) {
    TeamUi& ui = stage.ui;
    const std::optional<Uuid> team = ui.teams.team(ui.target_team);
    stage.context.out.emplace_back(app::MovePeople{ui.chosen, team});
    const auto entry = static_cast<std::size_t>(ui.target_team);
    std::string_view name = ui.teams.views()[entry];
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    offer_undo(stage, std::string(Text<400>("team_screen.moved", fmt::arg("n", ui.chosen.size()),
                                            fmt::arg("team", name))));
    ui.choosing = false;
    ui.moved = std::exchange(ui.chosen, {});
}

/// Who was chosen is chosen again where the move was refused.
void take_back_refused(const Stage& stage) {
    TeamUi& ui = stage.ui;
    if (!ui.choosing && just_refused(stage.context, {app::CommandKind::MovePeople})) {
        ui.choosing = true;
        ui.chosen = std::exchange(ui.moved, {});
    }
}

void choose_all(const Stage& stage) {
    TeamUi& ui = stage.ui;
    ui.chosen.clear();
    for (const std::size_t i : ui.rows) {
        ui.chosen.push_back(stage.model.rows[i].person);
    }
    std::sort(ui.chosen.begin(), ui.chosen.end());
}

float choosing_bar(const Stage& stage, const Rect& at) {
    TeamUi& ui = stage.ui;
    Flow flow(at.x, at.y, at.w, px(8));
    search(stage, flow.next(px(196), px(36)));
    const Text<64> words("team_screen.move.chosen", fmt::arg("n", ui.chosen.size()));
    text_in(flow.next(std::ceil(text_width(words, type::meta_strong)) + px(12), px(36)), words,
            type::meta_strong, theme().text, Align::centre);
    const Button all{.text = t("team_screen.move.all"), .kind = ButtonKind::ghost};
    if (button("team.move.all", flow.next(button_width(all), px(36)), all)) {
        choose_all(stage);
    }
    const Select spec{.prefix = t("team_screen.move.to")};
    const float width = std::min(select_width(ui.teams.views(), ui.target_team, spec), px(300));
    select("team.move.team", flow.next(width, px(36)), ui.teams.views(), ui.target_team, spec);
    const Button go{.text = t("team_screen.move.go"),
                    .kind = ButtonKind::primary,
                    .enabled = !ui.chosen.empty(),
                    .why_disabled = t("team_screen.move.why_not")};
    if (button("team.move.go", flow.next(button_width(go), px(36)), go)) {
        move_them(stage);
    }
    const Button stop{.text = t("team_screen.move.stop")};
    if (button("team.move.stop", flow.next(button_width(stop), px(36)), stop)) {
        ui.choosing = false;
        ui.chosen.clear();
    }
    return flow.bottom() - at.y;
}

} // namespace

float filters(const Stage& stage, const Rect& at) {
    TeamUi& ui = stage.ui;
    take_back_refused(stage);
    if (ui.choosing) {
        return choosing_bar(stage, at);
    }
    Flow flow(at.x, at.y, at.w, px(8));
    search(stage, flow.next(px(196), px(36)));
    posts(stage, flow);
    bool changed = false;
    choice<4>("team.tenure", flow,
              {t("team_screen.tenure.all"), t("team_screen.tenure.new"), t("team_screen.tenure.year"),
               t("team_screen.tenure.old")},
              ui.tenure, {.prefix = t("team_screen.tenure.prefix")}, changed);
    const Button need{.text = t("team_screen.need"),
                      .icon = Icon::sort_ascending,
                      .tooltip = t("team_screen.need_why"),
                      .on = ui.need_first && ui.sort.column == TeamSort::none};
    const Rect need_at = flow.next(button_width(need), px(36));
    if (button("team.need", need_at, need)) {
        ui.need_first = !need.on;
        ui.sort = {};
        changed = true;
    }
    compare(stage, flow);
    const Rect end = flow.next(0, 0);
    shown_count(stage, at, flow, end.x - at.x);
    ui.stale = ui.stale || changed;
    return flow.bottom() - at.y;
}

void offer_undo(const Stage& stage, std::string line) {
    stage.ui.undo_line = std::move(line);
    stage.ui.undo_waits = stage.model.revision;
    stage.ui.undo_since = stage.context.now;
    stage.ui.undo_shown = false;
}

float undo_strip(const Stage& stage, const Rect& at) {
    TeamUi& ui = stage.ui;
    if (ui.undo_waits != 0 && ui.undo_waits != stage.model.revision) {
        ui.undo_shown = true;
        ui.undo_waits = 0;
    }
    if (ui.undo_waits != 0 && stage.context.now - ui.undo_since > undo_waits_for) {
        ui.undo_waits = 0;
    }
    if (!ui.undo_shown) {
        return 0;
    }
    Rect strip = at.with_height(px(40));
    fill(strip, theme().good.soft, fpx(10));
    border(strip, theme().good.line, fpx(10));
    Rect inside = strip.inset(px(12), 0);
    const Rect x = inside.cut_right(px(30), px(6));
    if (icon_button("team.undo.close", {x.x, std::round(x.mid_y() - px(15)), px(30), px(30)},
                    {.icon = Icon::x, .label = t("team_screen.undo.close"), .icon_size = px(16)})) {
        ui.undo_shown = false;
    }
    const Button undo{
        .text = t("team_screen.undo.go"), .size = ButtonSize::small, .icon = Icon::arrow_counter_clockwise};
    const Rect go = inside.cut_right(button_width(undo), px(12));
    if (button("team.undo", {go.x, std::round(go.mid_y() - px(15)), 0, 0}, undo)) {
        stage.context.out.emplace_back(app::UndoTeamChange{});
        ui.undo_shown = false;
    }
    icon({inside.x + px(9), inside.mid_y()}, Icon::check_circle, px(18), theme().good.ink, IconKind::fill);
    inside.cut_left(px(28));
    text_in(inside, ui.undo_line, type::meta, theme().text);
    return strip.h + px(12);
}

} // namespace mq::ui::team
