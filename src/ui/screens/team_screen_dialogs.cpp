// The tree of teams, and one team.

#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"
#include "ui/screens/team_screen_parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace mq::ui::team {
namespace {

constexpr float padding = 24;
constexpr float tree_row = 48;

float about_height(std::string_view about, float width) {
    return about.empty() ? 0 : wrapped_height(about, type::body, width) + px(14);
}

float inner_width(float width) {
    return std::min(px(width), viewport().w - px(32)) - 2 * px(padding);
}

} // namespace

FormDialog::FormDialog(const Stage& stage, TeamDialog which, const char* name, float width, float form_height,
                       std::optional<app::CommandKind> command)
    : stage_(stage), which_(which), name_(name), command_(command), open_(stage.ui.dialog == which) {
    if (command_) {
        form_height += refusal_height(stage.context, inner_width(width), {*command_}, px(14));
    }
    dialog_.emplace(name, open_, px(width), 2 * px(padding) + form_height + px(20) + px(36), padding);
}

FormDialog::~FormDialog() {
    scroll_.reset();
    dialog_.reset(); // Esc closes it only now
    if (!open_ && stage_.ui.dialog == which_) {
        stage_.ui.dialog = TeamDialog::none;
    }
}

Rect FormDialog::begin(std::string_view title, std::string_view about) {
    Rect inside = dialog_->inside();
    foot_ = inside.cut_bottom(px(36), px(20));
    scroll_.emplace(Name("{}.form", name_), inside);
    Rect content = scroll_->content();
    text_in(content.cut_top(px(28), px(8)), title, type::title_s, theme().text);
    if (!about.empty()) {
        wrapped(content.min(), content.w, about, type::body, theme().text2);
        content.cut_top(about_height(about, content.w));
    }
    return content;
}

int FormDialog::finish(float bottom, const Button& safe, const Button& other) {
    if (command_) {
        const Rect inside = scroll_->content();
        bottom = refusal(stage_.context, {inside.x, bottom, inside.w, 0}, {*command_}, px(14));
    }
    scroll_->finish(bottom);
    scroll_.reset();
    int pressed = 0;
    if (!other.text.empty()) {
        const Rect at = foot_.cut_right(button_width(other), px(8));
        pressed = button(Name("{}.other", name_), {at.x, at.y, 0, 0}, other) ? 2 : 0;
    }
    const Rect at = foot_.cut_right(button_width(safe), px(8));
    if (button(Name("{}.safe", name_), {at.x, at.y, 0, 0}, safe)) {
        pressed = 1;
    }
    return pressed;
}

namespace {

void fill_team_form(const Stage& stage, const app::TeamNode* node) {
    TeamUi& ui = stage.ui;
    forget_left_text();
    ui.form = {};
    std::vector<app::TeamNode> others; // a team can't lie under itself or under its own parts
    int inside = -1;
    for (const app::TeamNode& other : stage.model.teams) {
        if (inside >= 0 && other.depth > inside) {
            continue;
        }
        inside = node != nullptr && other.id == node->id ? other.depth : -1;
        if (inside < 0) {
            others.push_back(other);
        }
    }
    ui.parents.fill(others, t("team_screen.form.top"));
    ui.leads.assign(1, t("team_screen.form.no_lead"));
    ui.lead_ids.assign(1, Uuid{});
    if (node != nullptr && node->lead_id) {
        ui.leads.emplace_back(node->lead);
        ui.lead_ids.push_back(*node->lead_id);
        ui.form.lead = 1;
    }
    for (const app::HeatRow& row : stage.model.rows) {
        if (node == nullptr || node->lead_id != row.person) {
            ui.leads.emplace_back(row.name);
            ui.lead_ids.push_back(row.person);
        }
    }
    if (node != nullptr) {
        ui.form.team = node->id;
        ui.form.name = node->name;
        ui.form.parent = ui.parents.entry(node->parent);
        ui.form.aim_level = std::clamp(node->aim_level, 0, 5);
        ui.form.aim_people = node->aim_people > 0 ? fmt::format("{}", node->aim_people) : std::string{};
    } else if (!stage.model.shown.is_nil()) {
        ui.form.parent = ui.parents.entry(stage.model.shown);
    }
    ui.dialog = TeamDialog::team;
}

void close_team(const Stage& stage, const app::TeamNode& node) {
    stage.context.out.emplace_back(app::CloseTeam{node.id});
    offer_undo(stage, std::string(Text<400>("team_screen.closed_team", fmt::arg("team", node.name))));
    stage.ui.dialog = TeamDialog::none;
}

void tree_line(const Stage& stage, Rect row, std::size_t i) {
    const app::TeamNode& node = stage.model.teams[i];
    horizontal(row.x, row.y, row.w, theme().border);
    if (!node.id.is_nil() && stage.writes()) {
        const Button close{.text = t("team_screen.tree.close"),
                           .kind = ButtonKind::ghost,
                           .size = ButtonSize::small,
                           .tooltip = t("team_screen.tree.close_why")};
        const Rect at = row.cut_right(button_width(close), px(6));
        if (button(Name("team.tree.{}.close", i), {at.x, std::round(at.mid_y() - px(15)), 0, 0}, close)) {
            close_team(stage, node);
        }
        const Button edit{.text = t("team_screen.tree.edit"), .size = ButtonSize::small};
        const Rect edit_at = row.cut_right(button_width(edit), px(12));
        if (button(Name("team.tree.{}.edit", i), {edit_at.x, std::round(edit_at.mid_y() - px(15)), 0, 0},
                   edit)) {
            fill_team_form(stage, &node);
        }
    }
    row.cut_left(px(18) * static_cast<float>(std::min(node.depth, 6)));
    const float top = std::round(row.mid_y() - px(19));
    text_in({row.x, top, row.w, px(20)}, node.name, type::small_strong, theme().text);
    const Text<400> about(node.lead.empty() ? "team_screen.tree.people" : "team_screen.tree.lead",
                          fmt::arg("n", node.people), fmt::arg("lead", node.lead));
    text_in({row.x, top + px(20), row.w, px(18)}, about, type::meta, theme().text2);
}

} // namespace

void open_teams(const Stage& stage) {
    stage.ui.dialog = TeamDialog::teams;
}

void teams_dialog(const Stage& stage) {
    const auto count = static_cast<float>(stage.model.teams.size());
    const std::string_view about = t("team_screen.tree.about");
    FormDialog dialog(stage, TeamDialog::teams, "team.tree", 600,
                      px(36) + about_height(about, inner_width(600)) + px(tree_row) * count);
    if (!dialog) {
        return;
    }
    Rect content = dialog.begin(t("team_screen.manage.teams"), about);
    for (std::size_t i = 0; i < stage.model.teams.size(); ++i) {
        tree_line(stage, content.cut_top(px(tree_row)), i);
    }
    const Button add{.text = t("team_screen.tree.add"), .kind = ButtonKind::primary, .icon = Icon::plus};
    const int pressed =
        dialog.finish(content.y, {.text = t("team_screen.close")}, stage.writes() ? add : Button{});
    if (pressed == 2) {
        fill_team_form(stage, nullptr);
    }
    if (pressed == 1 || stage.ui.dialog != TeamDialog::teams) {
        const TeamDialog next = stage.ui.dialog;
        dialog.close();
        stage.ui.dialog = pressed == 1 ? TeamDialog::none : next;
    }
}

namespace {

void aim_fields(const Stage& stage, Rect& content) {
    TeamForms& form = stage.ui.form;
    std::array<std::string, 6> names;
    std::array<std::string_view, 6> levels{t("team_screen.form.no_aim")};
    for (std::size_t level = 1; level <= 5; ++level) {
        names[level] = fmt::format("{} {}", level, stage.model.level_names[level - 1]);
        levels[level] = names[level];
    }
    const Rect row = content.cut_top(px(62), px(14));
    select("team.form.aim_level", row.column(0, 2, px(12)), levels, form.aim_level,
           {.label = t("team_screen.form.aim_level")});
    const TextInput people{.label = t("team_screen.form.aim_people"),
                           .placeholder = t("team_screen.form.aim_example"),
                           .enabled = form.aim_level > 0,
                           .max_bytes = 5,
                           .digits_only = true};
    text_input("team.form.aim_people", row.column(1, 2, px(12)), form.aim_people, people);
}

void save_team(const Stage& stage) {
    const TeamUi& ui = stage.ui;
    app::SaveTeam wanted;
    if (!ui.form.team.is_nil()) {
        wanted.id = ui.form.team;
    }
    wanted.name = ui.form.name;
    wanted.parent = ui.parents.team(ui.form.parent);
    const Uuid lead = ui.lead_ids[static_cast<std::size_t>(ui.form.lead)];
    wanted.lead = lead.is_nil() ? std::nullopt : std::optional(lead);
    wanted.aim_level = ui.form.aim_level;
    if (ui.form.aim_level > 0) {
        const std::string& typed = ui.form.aim_people;
        std::from_chars(typed.data(), typed.data() + typed.size(), wanted.aim_people);
    }
    stage.context.out.emplace_back(std::move(wanted));
}

} // namespace

void team_form(const Stage& stage) {
    TeamUi& ui = stage.ui;
    TextInput name{.label = t("team_screen.form.name"),
                   .placeholder = t("team_screen.form.name_example"),
                   .max_bytes = 400};
    if (ui.form.tried && !has_letters(ui.form.name)) {
        name.error = t("team_screen.form.name_missing");
    }
    const float name_h = text_input_height(name, inner_width(520));
    FormDialog dialog(stage, TeamDialog::team, "team.form", 520, px(36) + name_h + px(14) + 3 * px(76),
                      app::CommandKind::SaveTeam);
    if (!dialog) {
        return;
    }
    const bool fresh = ui.form.team.is_nil();
    Rect content = dialog.begin(t(fresh ? "team_screen.tree.add" : "team_screen.form.title"));
    if (ImGui::IsWindowAppearing()) {
        focus("team.form.name");
    }
    text_input("team.form.name", content.cut_top(name_h, px(14)), ui.form.name, name);
    select("team.form.parent", content.cut_top(px(62), px(14)), ui.parents.views(), ui.form.parent,
           {.label = t("team_screen.form.parent")});
    select("team.form.lead", content.cut_top(px(62), px(14)), ui.leads, ui.form.lead,
           {.label = t("team_screen.form.lead")});
    aim_fields(stage, content);
    const int pressed = dialog.finish(content.y, {.text = t("team_screen.cancel")},
                                      {.text = t("team_screen.save"), .kind = ButtonKind::primary});
    ui.form.tried = ui.form.tried || pressed == 2;
    if (pressed == 2 && has_letters(ui.form.name)) {
        save_team(stage);
    }
    if (pressed == 1 || (pressed == 2 && has_letters(ui.form.name))) {
        dialog.close();
    }
}

void dialogs(const Stage& stage) {
    using Kind = app::CommandKind;
    for (const auto& [command, form] :
         {std::pair{Kind::SaveTeam, TeamDialog::team}, std::pair{Kind::AddMember, TeamDialog::member},
          std::pair{Kind::SaveTarget, TeamDialog::targets}}) {
        if (just_refused(stage.context, {command})) {
            stage.ui.dialog = form; // with what was typed
        }
    }
    switch (stage.ui.dialog) {
        case TeamDialog::teams: return teams_dialog(stage);
        case TeamDialog::team: return team_form(stage);
        case TeamDialog::member: return member_form(stage);
        case TeamDialog::targets: return targets_dialog(stage);
        case TeamDialog::none: break;
    }
}

} // namespace mq::ui::team
