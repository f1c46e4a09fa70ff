#include "ui/shell/palette.h"

#include "app/access.h"
#include "base/text.h"
#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/shell/lock.h"
#include "ui/shell/rail.h"
#include "ui/typing.h"
#include "ui/widgets.h"

#include <algorithm>

namespace mq::ui {
namespace {

constexpr std::size_t most_shown = 9;

} // namespace

void Palette::open() {
    open_ = true;
    fresh_ = true;
    query_.clear();
    entries_.clear();
}

void Palette::add(std::string title, std::string note, app::Command command) {
    std::string folded = text::fold(title + " " + note);
    entries_.push_back({std::move(title), std::move(folded), std::move(note), std::move(command)});
}

// What a lead asks for about a team; people and teams of the page that was opened last.
void Palette::collect_team(const app::Model& model) {
    const Uuid& shown = model.team.shown;
    add(t("palette.insights"), t("palette.page"), app::OpenInsights{shown});
    add(t("palette.assign"), t("rail.assignments"), app::BeginAssignment{});
    // In their own seat of a panel a lead rates too; the rail is for what comes every day.
    add(t("rail.interviews"), t("palette.page"), app::OpenPage{app::Page::interviews});
    add(t("team_screen.export.csv"), t("rail.team"),
        app::ExportTable{app::TableOf::people, app::TableFormat::csv, shown, {}});
    add(t("team_screen.export.xlsx"), t("rail.team"),
        app::ExportTable{app::TableOf::people, app::TableFormat::xlsx, shown, {}});
    add(t("team_screen.export.pdf"), t("rail.team"), app::ExportTeamReport{shown});
    for (const app::TeamNode& team : model.team.teams)
        add(team.name, t("rail.team"), app::OpenTeam{team.id});
}

void Palette::collect(const app::Model& model) {
    for (const Destination& page : destinations(model))
        add(t(page.text_key), t("palette.page"), app::OpenPage{page.page});
    const bool leads = app::may(model.me.role, app::Matter::team_standings);
    if (leads)
        collect_team(model);
    if (app::may(model.me.role, app::Matter::complaints))
        add(t("palette.complaint"), t("rail.complaints"), app::BeginComplaint{});
    add(t("standing.palette"), t("palette.page"), app::OpenPage{app::Page::standing});
    add(t("my_data.rail"), t("palette.page"), app::OpenPage{app::Page::my_data});
    add(t("rail.settings"), t("palette.page"), app::OpenPage{app::Page::settings});
    const bool on_rail = app::may(model.me.role, app::Matter::accounts); // with names of their own
    if (model.account.sees_accounts && !on_rail)
        add(t("account_form.title"), t("palette.page"), app::OpenPage{app::Page::accounts});
    if (model.account.cares && !on_rail)
        add(t("settings.care"), t("palette.page"), app::OpenPage{app::Page::care});
    if (can_lock(model)) {
        add(lock_text(model), "Ctrl L", lock_by_hand(model));
        if (model.account.passphrase)
            add(t("login.change_person"), t("palette.page"), app::LockNow{.idle = false, .leave = true});
    }
    for (const app::Unfinished& open : model.home.unfinished)
        add(open.title, t("palette.resume"), app::ResumeAttempt{open.attempt});
    // An assessment is asked about on its own page before it begins, so the palette only leads there.
    for (const app::SceneRow& scene : model.home.scenes) {
        if (scene.assessment)
            add(scene.title, t("palette.assess"), app::OpenPage{app::Page::home});
        else
            add(scene.title, t("palette.practise"), app::StartAttempt{scene.id, false});
    }
    app::Settings other = model.settings;
    other.theme = other.theme == app::ThemeChoice::dark ? app::ThemeChoice::light : app::ThemeChoice::dark;
    add(t(other.theme == app::ThemeChoice::dark ? "palette.dark" : "palette.light"), t("rail.settings"),
        app::ChangeSettings{other});
    other = model.settings;
    other.language = other.language == app::Language::vi ? app::Language::en : app::Language::vi;
    add(t("palette.language"), t("rail.settings"), app::ChangeSettings{other});
    other = typing_toggled(model.settings);
    const bool turns_on = other.typing.method != vietnamese::Method::off;
    add(turns_on
            ? std::string(Text<96>("palette.typing_on", fmt::arg("method", typing_name(other.typing.method))))
            : t("palette.typing_off"),
        t("rail.settings"), app::ChangeSettings{other});
    if (model.account.cares)
        add(t("palette.backup"), t("rail.settings"), app::BackUp{});
    if (leads)
        for (const app::HeatRow& row : model.team.rows) // thousands at times: after everything else
            add(row.name, t("palette.person"), app::OpenMember{row.person});
}

void Palette::filter() {
    const std::string wanted = text::fold(query_);
    found_.clear();
    const auto add_those = [&](auto&& match) {
        for (std::size_t i = 0; i < entries_.size() && found_.size() < most_shown; ++i)
            if (match(entries_[i].folded))
                found_.push_back(i);
    };
    add_those([&](const std::string& text) { return text.starts_with(wanted); }); // “khoá” before “tài khoản”
    add_those([&](const std::string& text) {
        return !text.starts_with(wanted) && text.find(wanted) != std::string::npos;
    });
    chosen_ = 0;
}

void Palette::run(const ScreenContext& context, std::size_t shown) {
    context.out.push_back(entries_[found_[shown]].command);
    open_ = false;
}

void Palette::draw_row(const ScreenContext& context, const Rect& row, std::size_t shown) {
    const Entry& entry = entries_[found_[shown]];
    const Hit hit = interact(Name("palette.{}", shown), row,
                             {.kind = WidgetKind::row, .tab_stop = false, .label = entry.title});
    if (shown == chosen_)
        fill(row, theme().accent_soft, 8_px);
    else if (hit.hovered)
        fill(row, theme().inset, 8_px);
    Rect words = row.inset(12_px, 0);
    const Rect note = words.cut_right(text_width(entry.note, type::caption) + 12_px);
    text_in(words, entry.title, shown == chosen_ ? type::body_strong : type::body, theme().text);
    text_in(note, entry.note, type::caption, theme().text3, Align::right);
    if (hit.pressed)
        run(context, shown);
}

void Palette::draw(const ScreenContext& context) {
    if (!open_)
        return;
    if (entries_.empty()) {
        collect(context.model);
        filter();
    }
    const float row = 40_px;
    const float height =
        24_px + 44_px + 8_px + row * static_cast<float>(std::max<std::size_t>(found_.size(), 1)) + 8_px;
    if (Dialog dialog("palette", open_, 560_px, height, 12.0F); dialog) {
        Rect inside = dialog.inside();
        if (fresh_) {
            focus("palette.query");
            fresh_ = false;
        }
        // Arrows choose while the text keeps the focus: nobody wants to leave the letters to reach the list.
        if (ImGui::IsKeyPressed(ImGuiKey_DownArrow) && chosen_ + 1 < found_.size())
            ++chosen_;
        if (ImGui::IsKeyPressed(ImGuiKey_UpArrow) && chosen_ > 0)
            --chosen_;
        TextInput spec;
        spec.placeholder = t("palette.placeholder");
        spec.icon = Icon::magnifying_glass;
        spec.large = true;
        const Edited edited = text_input("palette.query", inside.cut_top(44_px, 8_px), query_, spec);
        if (edited.changed)
            filter();
        for (std::size_t i = 0; i < found_.size() && open_; ++i)
            draw_row(context, inside.cut_top(row), i);
        if (found_.empty())
            text_in(inside.cut_top(row).inset(12_px, 0), t("palette.none"), type::body, theme().text2);
        if (edited.submitted && !found_.empty() && open_)
            run(context, chosen_);
        if (!open_)
            dialog.close();
    }
}

} // namespace mq::ui
