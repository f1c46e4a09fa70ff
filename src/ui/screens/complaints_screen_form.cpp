// Writing an entry: the page around the fields, its draft every second, its buttons.

#include "ui/frame_wish.h"
#include "ui/screens/complaints_screen_parts.h"
#include "ui/screens/form_card.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"

#include <algorithm>

namespace mq::ui::complaints {
namespace {

constexpr float card_width = 880;
constexpr double every = 1.0; // seconds between drafts

using TurnDay = std::string (*)(std::string_view);

/// The same entry with its days the other way round.
app::ComplaintEntry turned(app::ComplaintEntry entry, TurnDay turn) {
    entry.received = turn(entry.received);
    entry.closed = turn(entry.closed);
    for (app::ComplaintEntry::Step& step : entry.steps) {
        step.at = turn(step.at);
    }
    return entry;
}

void keep_draft(const Stage& stage) {
    ComplaintsUi& ui = stage.ui;
    if (!stage.writes() || ui.entry == ui.sent) {
        return;
    }
    if (stage.context.now < ui.next_draft) {
        frame_wish().in(ui.next_draft - stage.context.now);
        return;
    }
    stage.context.out.emplace_back(app::SaveComplaintDraft{turned(ui.entry, lead::kept_day)});
    ui.sent = ui.entry;
    ui.next_draft = stage.context.now + every;
}

bool wrong_day(std::string_view typed) {
    return has_letters(typed) && !lead::is_day(typed);
}

const char* why_not(const Stage& stage) {
    const app::ComplaintEntry& e = stage.ui.entry;
    if (!stage.writes()) {
        return "member_screen.read_only";
    }
    if (!has_letters(e.what)) {
        return "complaints_screen.form.need_what";
    }
    if (!lead::is_day(e.received)) {
        return "complaints_screen.form.need_received";
    }
    const bool step_wrong =
        std::any_of(e.steps.begin(), e.steps.end(), [](const auto& s) { return wrong_day(s.at); });
    return step_wrong || wrong_day(e.closed) ? "complaints_screen.form.need_days" : nullptr;
}

void save(const Stage& stage) {
    ComplaintsUi& ui = stage.ui;
    ui.tried = true;
    if (why_not(stage) == nullptr) {
        stage.context.out.emplace_back(app::SaveComplaint{ui.written, turned(ui.entry, lead::kept_day)});
    }
}

float head(const Stage& stage, const Rect& at) {
    const app::ComplaintForm& form = *stage.model.form;
    const Text<160> known("complaints_screen.form.edit", fmt::arg("number", form.entry.number));
    float y = at.y;
    y += wrapped({at.x, y}, at.w, form.id ? std::string_view(known) : t("complaints_screen.form.new"),
                 type::title_l, theme().text);
    const std::string_view about = form.draft          ? std::string_view(t("complaints_screen.form.draft"))
                                   : form.made.empty() ? std::string_view(t("complaints_screen.form.about"))
                                                       : std::string_view(form.made);
    y += wrapped({at.x, y + px(2)}, at.w, about, type::small, theme().text2);
    return y + px(22);
}

void leave(const Stage& stage) {
    ComplaintsUi& ui = stage.ui;
    if (stage.writes() && ui.entry != ui.sent) { // the last second of it
        stage.context.out.emplace_back(app::SaveComplaintDraft{turned(ui.entry, lead::kept_day)});
        ui.sent = ui.entry;
    }
    stage.context.out.emplace_back(app::LeaveComplaint{});
}

void foot(const Stage& stage, Rect inside) {
    const char* why = why_not(stage);
    const auto placed = [](const Rect& r) { return centred_in(r, r.w, px(36)); };
    const Button back{
        .text = t("complaints_screen.form.back"), .kind = ButtonKind::ghost, .icon = Icon::caret_left};
    const Button keep{.text = t("complaints_screen.form.save"),
                      .kind = ButtonKind::primary,
                      .keycap = "Ctrl Enter",
                      .enabled = why == nullptr,
                      .why_disabled = why == nullptr ? nullptr : t(why)};
    const Button scene{.text = t("complaints_screen.form.scene"),
                       .icon = Icon::git_branch,
                       .enabled = stage.writes(),
                       .why_disabled = t("member_screen.read_only"),
                       .tooltip = t("complaints_screen.form.scene_about")};
    if (button("complaints.form.back", placed(inside.cut_left(button_width(back), px(8))).moved(-px(14), 0),
               back)) {
        leave(stage);
    }
    if (button("complaints.form.save", placed(inside.cut_right(button_width(keep), px(10))), keep)) {
        save(stage);
    }
    if (stage.model.form->id && button_width(scene) < inside.w) {
        if (button("complaints.form.scene", placed(inside.cut_right(button_width(scene), px(12))), scene)) {
            stage.context.out.emplace_back(app::MakeSceneOf{*stage.model.form->id});
        }
    }
    if (why != nullptr && inside.w > px(60)) {
        text_in(inside, t(why), type::meta, theme().text2, Align::right);
    }
}

} // namespace

std::string_view problem_of(const Stage& stage, std::string_view field) {
    if (stage.model.form) {
        for (const app::ComplaintForm::Problem& problem : stage.model.form->problems) {
            if (problem.field == field) {
                return problem.text;
            }
        }
    }
    return {};
}

std::string_view step_problem(const Stage& stage, std::size_t step) {
    return problem_of(stage, Buf<16>("step{}", step + 1));
}

void follow_form(const Stage& stage) {
    ComplaintsUi& ui = stage.ui;
    if (!stage.model.form) {
        if (ui.writing) {
            forget_left_text();
        }
        ui.writing = false;
        return;
    }
    const app::ComplaintForm& form = *stage.model.form;
    if (ui.writing && ui.written == form.id) {
        return; // what is being written goes on, whatever else changed
    }
    forget_left_text();
    ui.writing = true;
    ui.written = form.id;
    ui.entry = turned(form.entry, lead::shown_day);
    ui.sent = ui.entry;
    ui.tried = false;
    ui.next_draft = 0;
    ui.form_height = 1e6F;
}

void form(const Stage& stage, const Rect& area) {
    if (shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter)) {
        save(stage);
    }
    {
        FormCard card("complaints.form", area, px(card_width), stage.ui.form_height);
        const Rect at = card.inside();
        const auto below = [&](float y) { return Rect{at.x, y, at.w, 0}; };
        float y = head(stage, at);
        y = fields(stage, below(y)) + px(26);
        y = steps(stage, below(y)) + px(26);
        y = outcome(stage, below(y));
        y = refusal(stage.context, below(y), {app::CommandKind::SaveComplaint, app::CommandKind::MakeSceneOf},
                    px(16));
        foot(stage, card.finish(y));
    }
    keep_draft(stage);
}

} // namespace mq::ui::complaints
