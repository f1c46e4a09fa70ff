#include "ui/screens/plan_screen.h"

#include "base/text.h"
#include "ui/frame_wish.h"
#include "ui/screens/form_card.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/plan_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>

namespace mq::ui {
namespace plan {
namespace {

constexpr float card_width = 780;
constexpr std::array<std::string_view, 7> fields{"name", "post", "day", "time", "kit", "panel", "consent"};

void begin(const Stage& stage) {
    PlanUi& ui = stage.ui;
    forget_left_text();
    ui = {};
    ui.started = true;
    ui.day = stage.form.today;
    if (!stage.form.kits.empty()) {
        ui.kit = stage.form.kits.front().id;
    }
    if (!stage.form.interviewers.empty()) { // the person at this PC
        const app::PersonChoice& me = stage.form.interviewers.front();
        ui.panel.push_back({me.id, me.name});
    }
}

void collect(std::vector<std::size_t>& found, const std::vector<app::PersonChoice>& all,
             std::string_view typed, auto&& fits) {
    const std::string wanted = text::fold(typed);
    found.clear();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (fits(all[i]) && text::fold(all[i].name).find(wanted) != std::string::npos) {
            found.push_back(i);
        }
    }
}

float form(const Stage& stage, const Rect& at) {
    const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
    float y = at.y;
    y += wrapped({at.x, y}, at.w, t("plan.title"), type::title_l, theme().text) + px(4);
    y += wrapped({at.x, y}, at.w, t("plan.about"), type::body, theme().text2) + px(22);
    y = who(stage, below(y)) + px(24);
    y = when(stage, below(y)) + px(24);
    y = what(stage, below(y)) + px(24);
    y = panel(stage, below(y)) + px(24);
    y = session(stage, below(y));
    return consent(stage, below(y));
}

// A problem of a field that isn't on the form is said beside the button.
std::string_view other_problem(const Stage& stage) {
    const bool known = std::find(fields.begin(), fields.end(), stage.form.field) != fields.end();
    return known ? std::string_view{} : std::string_view(stage.form.problem);
}

void foot(const Stage& stage, Rect inside) {
    const char* why = why_not(stage);
    const Button leave{.text = t("plan.back"), .kind = ButtonKind::ghost, .icon = Icon::caret_left};
    const Button go{.text = t("plan.go"),
                    .kind = ButtonKind::primary,
                    .keycap = "Ctrl Enter",
                    .enabled = why == nullptr,
                    .why_disabled = why == nullptr ? nullptr : t(why)};
    const auto placed = [](const Rect& r) { return centred_in(r, r.w, px(36)); };
    if (button("plan.back", placed(inside.cut_left(button_width(leave), px(12))).moved(-px(14), 0), leave)) {
        stage.context.out.emplace_back(app::OpenPage{app::Page::interviews});
    }
    if (button("plan.go", placed(inside.cut_right(button_width(go), px(14))), go)) {
        submit(stage);
    }
    if (const std::string_view problem = other_problem(stage); !problem.empty()) {
        text_in(inside, problem, type::meta, theme().bad.ink, Align::right);
    } else if (why != nullptr) {
        text_in(inside, t(why), type::meta, theme().text2, Align::right);
    }
}

} // namespace

std::string_view problem_of(const Stage& stage, std::string_view field) {
    const bool here = stage.form.field == field && stage.ui.mended != stage.form.revision;
    return here ? std::string_view(stage.form.problem) : std::string_view{};
}

void mend(const Stage& stage, std::string_view field) {
    if (stage.form.field == field) {
        stage.ui.mended = stage.form.revision;
    }
}

void point_at(const Stage& stage, std::string_view field, const Rect& where) {
    if (stage.ui.pointed == stage.form.revision || problem_of(stage, field).empty()) {
        return;
    }
    stage.ui.pointed = stage.form.revision;
    ImGui::SetScrollFromPosY(where.y - ImGui::GetWindowPos().y, 0.3F);
    frame_wish().at_once();
}

const app::PersonChoice* known_person(const Stage& stage) {
    const auto& all = stage.form.people;
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const auto& p) { return stage.ui.person == p.id; });
    return at == all.end() ? nullptr : &*at;
}

const app::KitChoice* chosen_kit(const Stage& stage) {
    const auto& all = stage.form.kits;
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& k) { return k.id == stage.ui.kit; });
    return at == all.end() ? nullptr : &*at;
}

const app::ConsentText& consent_of(const Stage& stage) {
    return stage.ui.staff ? stage.form.staff_consent : stage.form.consent;
}

const char* why_not(const Stage& stage) {
    const PlanUi& ui = stage.ui;
    if (stage.context.model.read_only) {
        return "plan.need.writing";
    }
    if (known_person(stage) == nullptr && !has_letters(ui.name)) {
        return "plan.need.name";
    }
    if (known_person(stage) == nullptr && birth_year_wrong(ui.birth_year)) {
        return "plan.need.year";
    }
    return !has_letters(ui.post)          ? "plan.need.post"
           : !has_letters(ui.day)         ? "plan.need.day"
           : !has_letters(ui.time)        ? "plan.need.time"
           : chosen_kit(stage) == nullptr ? "plan.need.kit"
           : ui.panel.empty()             ? "plan.need.panel"
           : !ui.consent                  ? (ui.staff ? "plan.need.staff_consent" : "plan.need.consent")
                                          : nullptr;
}

void submit(const Stage& stage) {
    PlanUi& ui = stage.ui;
    if (why_not(stage) != nullptr) {
        ui.year_left = true;
        return;
    }
    app::PlanInterview wanted;
    if (known_person(stage) != nullptr) {
        wanted.person = ui.person;
    } else {
        wanted.name = ui.name;
        wanted.birth_year = birth_year_of(ui.birth_year);
        wanted.contact = ui.contact;
    }
    wanted.post = ui.post;
    wanted.round = ui.round;
    wanted.staff = ui.staff;
    wanted.day = ui.day;
    wanted.time = ui.time;
    wanted.kit = ui.kit;
    wanted.panel = ui.panel;
    wanted.consent = ui.consent;
    wanted.session = ui.session;
    stage.context.out.emplace_back(std::move(wanted));
    ui.sent = true;
}

void find_matches(const Stage& stage) {
    PlanUi& ui = stage.ui;
    if (ui.revision != stage.form.revision) {
        ui.revision = stage.form.revision;
        ui.people.stale = ui.members.stale = true;
    }
    if (ui.people.stale) {
        ui.people.stale = false;
        collect(ui.people.found, stage.form.people, ui.name,
                [&](const app::PersonChoice& p) { return p.staff == ui.staff; });
    }
    if (ui.members.stale) {
        ui.members.stale = false;
        collect(ui.members.found, stage.form.interviewers, ui.member, [&](const app::PersonChoice& p) {
            return std::none_of(ui.panel.begin(), ui.panel.end(),
                                [&](const auto& m) { return m.id == p.id; });
        });
    }
}

} // namespace plan

void draw_plan(const ScreenContext& context, PlanUi& ui, const Rect& area) {
    const plan::Stage stage{context, ui, context.model.plan};
    const int frame = ImGui::GetFrameCount();
    const bool came_back = ui.frame != frame - 1 && ui.frame != frame;
    if (!ui.started || (came_back && ui.sent && stage.form.problem.empty())) {
        plan::begin(stage); // what was filled in has become an interview
    }
    ui.frame = frame;
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter)) {
        plan::submit(stage);
    }
    plan::find_matches(stage);
    FormCard card("plan.page", area, px(plan::card_width), ui.form_height);
    const Rect inside = card.inside();
    constexpr auto planning = app::CommandKind::PlanInterview;
    ui.sent = ui.sent && !just_refused(context, {planning});
    const float bottom = plan::form(stage, inside);
    plan::foot(stage, card.finish(refusal(context, {inside.x, bottom, inside.w, 0}, {planning}, px(16))));
}

} // namespace mq::ui
