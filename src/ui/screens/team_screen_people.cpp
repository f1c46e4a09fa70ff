// A new member of staff, and what is asked of each post.

#include "ui/screens/person_fields.h"
#include "ui/screens/team_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::team {
namespace {

constexpr float form_width = 520;
constexpr float targets_width = 860;

float room_of(float width) {
    return std::min(px(width), viewport().w - px(32)) - 2 * px(24);
}

struct MemberFields {
    TextInput name, post, joined;
    explicit MemberFields(const TeamForms& form)
        : name{.label = t("team_screen.member.name"),
               .placeholder = t("team_screen.member.name_example"),
               .max_bytes = 400},
          post{.label = t("team_screen.member.post"),
               .placeholder = t("team_screen.member.post_example"),
               .max_bytes = 400},
          joined{.label = t("team_screen.member.joined"),
                 .placeholder = t("team_screen.compare.example"),
                 .max_bytes = 16} {
        if (form.tried && !has_letters(form.name)) {
            name.error = t("team_screen.member.name_missing");
        }
        if (form.tried && has_letters(form.joined) && !iso_of(form.joined)) {
            joined.error = t("team_screen.compare.wrong");
        }
    }
    [[nodiscard]] bool fine() const { return name.error.empty() && joined.error.empty(); }
    [[nodiscard]] float height(float width) const {
        return text_input_height(name, width) + text_input_height(post, width) +
               text_input_height(joined, width) + 4 * px(14) + px(62);
    }
};

} // namespace

void open_member_form(const Stage& stage) {
    TeamUi& ui = stage.ui;
    forget_left_text();
    ui.form = {};
    ui.parents.fill(stage.model.teams, t("team_screen.no_team"));
    ui.form.parent = stage.model.shown.is_nil() ? 0 : ui.parents.entry(stage.model.shown);
    ui.dialog = TeamDialog::member;
}

void member_form(const Stage& stage) {
    TeamUi& ui = stage.ui;
    TeamForms& form = ui.form;
    const MemberFields fields(form);
    FormDialog dialog(stage, TeamDialog::member, "team.member", form_width,
                      px(36) + fields.height(room_of(form_width)), app::CommandKind::AddMember);
    if (!dialog) {
        return;
    }
    Rect content = dialog.begin(t("team_screen.manage.member"));
    if (ImGui::IsWindowAppearing()) {
        focus("team.member.name");
    }
    text_input("team.member.name", content.cut_top(text_input_height(fields.name, content.w), px(14)),
               form.name, fields.name);
    text_input("team.member.post", content.cut_top(text_input_height(fields.post, content.w), px(14)),
               form.post, fields.post);
    select("team.member.team", content.cut_top(px(62), px(14)), ui.parents.views(), form.parent,
           {.label = t("team_screen.member.team")});
    text_input("team.member.joined", content.cut_top(text_input_height(fields.joined, content.w), px(14)),
               form.joined, fields.joined);
    const int pressed = dialog.finish(content.y, {.text = t("team_screen.cancel")},
                                      {.text = t("team_screen.member.add"), .kind = ButtonKind::primary});
    form.tried = form.tried || pressed == 2;
    const bool sent = pressed == 2 && MemberFields(form).fine();
    if (sent) {
        stage.context.out.emplace_back(app::AddMember{form.name, form.post, ui.parents.team(form.parent),
                                                      iso_of(form.joined).value_or(std::string{})});
    }
    if (pressed == 1 || sent) {
        dialog.close();
    }
}

// ---- what is asked of each post

namespace {

constexpr std::array<std::string_view, 6> digits{"–", "1", "2", "3", "4", "5"};

struct TargetColumns {
    float first = 0, width = 0;
    int count = 0;
    TargetColumns(const Stage& stage, const Rect& row) {
        count = 1 + static_cast<int>(std::min<std::size_t>(stage.model.facet_names.size(), 10));
        width = std::floor(std::min(px(96), (row.w - px(150)) / static_cast<float>(count)));
        first = row.right() - width * static_cast<float>(count);
    }
    [[nodiscard]] Rect at(const Rect& row, int i) const {
        return {first + width * static_cast<float>(i) + px(3), row.y, width - px(6), row.h};
    }
};

void target_heads(const Stage& stage, const Rect& row) {
    const TargetColumns c(stage, row);
    text_in({row.x, row.y, c.first - row.x, row.h}, t("team_screen.targets.post"), type::caption_strong,
            theme().text3);
    for (int i = 0; i < c.count; ++i) {
        const std::string_view name = i == 0 ? std::string_view(t("team_screen.column.overall"))
                                             : stage.model.facet_names[static_cast<std::size_t>(i) - 1];
        const Rect cell = c.at(row, i);
        const float height = std::min(wrapped_height(name, type::caption_strong, cell.w), 3 * px(16));
        wrapped_lines({cell.x, std::round(cell.bottom() - height - px(4))}, cell.w, 3, name,
                      type::caption_strong, theme().text3, Align::centre);
    }
}

void target_line(const Stage& stage, const Rect& row, std::size_t i) {
    app::PostTarget& target = stage.ui.form.targets[i];
    const TargetColumns c(stage, row);
    horizontal(row.x, row.y, row.w, theme().border);
    const float top = std::round(row.mid_y() - px(19));
    const float words = c.first - row.x - px(8);
    text_in({row.x, top, words, px(20)},
            target.post.empty() ? std::string_view(t("team_screen.targets.others")) : target.post,
            type::small_strong, theme().text);
    text_in({row.x, top + px(20), words, px(18)},
            Text<64>("team_screen.people", fmt::arg("n", target.people)), type::meta, theme().text2);
    for (int column = 0; column < c.count; ++column) {
        int& level = column == 0 ? target.level : target.facets[static_cast<std::size_t>(column) - 1];
        const Rect cell = c.at(row, column);
        select(Name("team.targets.{}.{}", i, column), {cell.x, std::round(cell.mid_y() - px(18)), cell.w, 0},
               digits, level, {.enabled = stage.writes()});
    }
}

bool differs(const app::PostTarget& a, const app::PostTarget& b) {
    const auto at = [](const std::vector<int>& all, std::size_t i) { return i < all.size() ? all[i] : 0; };
    for (std::size_t i = 0; i < std::max(a.facets.size(), b.facets.size()); ++i) {
        if (at(a.facets, i) != at(b.facets, i)) {
            return true;
        }
    }
    return a.level != b.level;
}

void save_targets(const Stage& stage) {
    const std::vector<app::PostTarget>& before = stage.context.model.targets.posts;
    for (const app::PostTarget& now : stage.ui.form.targets) {
        const auto old = std::find_if(before.begin(), before.end(),
                                      [&](const app::PostTarget& b) { return b.post == now.post; });
        if (old == before.end() || differs(now, *old)) {
            stage.context.out.emplace_back(app::SaveTarget{now.post, now.level, now.facets});
        }
    }
}

} // namespace

void open_targets(const Stage& stage) {
    TeamForms& form = stage.ui.form;
    form = {};
    form.targets = stage.context.model.targets.posts;
    for (app::PostTarget& target : form.targets) {
        target.facets.resize(stage.model.facet_names.size());
    }
    stage.ui.dialog = TeamDialog::targets;
}

void targets_dialog(const Stage& stage) {
    const std::vector<app::PostTarget>& posts = stage.ui.form.targets;
    const std::string_view about = t("team_screen.targets.about");
    const float about_h = wrapped_height(about, type::body, room_of(targets_width)) + px(14);
    FormDialog dialog(stage, TeamDialog::targets, "team.targets", targets_width,
                      px(36) + about_h + px(54) + px(54) * static_cast<float>(posts.size()),
                      app::CommandKind::SaveTarget);
    if (!dialog) {
        return;
    }
    Rect content = dialog.begin(t("team_screen.manage.targets"), about);
    target_heads(stage, content.cut_top(px(54)));
    for (std::size_t i = 0; i < posts.size(); ++i) {
        target_line(stage, content.cut_top(px(54)), i);
    }
    const Button save{.text = t("team_screen.save"), .kind = ButtonKind::primary};
    const int pressed =
        dialog.finish(content.y, {.text = t("team_screen.cancel")}, stage.writes() ? save : Button{});
    if (pressed == 2) {
        save_targets(stage);
    }
    if (pressed != 0) {
        dialog.close();
    }
}

} // namespace mq::ui::team
