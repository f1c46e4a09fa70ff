// What a lead makes of a typed reply: the mark that one has read it, and the acts to choose from.

#include "domain/acts.h"
#include "ui/frame_wish.h"
#include "ui/screens/debrief_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mq::ui::debrief {
namespace {

constexpr float label_column = 92; // as in the rest of an opened decision

struct Group {
    const char* label;
    std::size_t first, last; ///< of the scheme: [first, last)
    Tone tone;
};

constexpr std::size_t first_hurting = domain::index_of(domain::Act::blame_customer);
constexpr std::array groups{Group{"debrief.correct_help", 0, first_hurting, Tone::good},
                            Group{"debrief.correct_hurt", first_hurting, domain::act_count, Tone::bad}};

Chip chip_of(std::size_t act, Tone tone) {
    return {.text = t(Buf<48>("act.{}", domain::act_ids[act])), .tone = tone, .small = true};
}

/// The toggles of a group beside its label; measures only where `ui` is null. Gives the lower edge.
float toggles(const Group& group, const Rect& at, DebriefUi* ui) {
    const float label = std::min(px(label_column), at.w * 0.3F);
    const float words = wrapped_height(t(group.label), type::small, label - px(8));
    if (ui != nullptr) {
        wrapped({at.x, at.y + px(1)}, label - px(8), t(group.label), type::small, theme().text2);
    }
    Flow flow(at.x + label, at.y, at.w - label, px(6));
    for (std::size_t act = group.first; act < group.last; ++act) {
        const Chip c = chip_of(act, group.tone);
        const ImVec2 size = chip_toggle_size(c);
        const Rect r = flow.next(size.x, size.y);
        if (ui != nullptr &&
            chip_toggle(Name("debrief.act.{}", domain::act_ids[act]), r.min(), c, ui->corrected.test(act))) {
            ui->corrected.flip(act);
        }
    }
    return std::max(flow.bottom(), at.y + px(1) + words);
}

void leave(const Stage& stage) {
    stage.ui.correcting = -1;
    focus("debrief.correct");
    frame_wish().at_once();
}

void save(const Stage& stage, int decision) {
    app::CorrectActs command{stage.look.attempt, decision, {}};
    for (std::size_t act = 0; act < domain::act_count; ++act) {
        if (stage.ui.corrected.test(act)) {
            command.acts.emplace_back(domain::act_ids[act]);
        }
    }
    stage.context.out.emplace_back(std::move(command));
    leave(stage);
}

float save_buttons(const Stage& stage, int decision, const Rect& at) {
    const Button keep{
        .text = t("debrief.correct_save"), .kind = ButtonKind::primary, .size = ButtonSize::small};
    const Button drop{
        .text = t("debrief.correct_cancel"), .kind = ButtonKind::ghost, .size = ButtonSize::small};
    Flow flow(at.x, at.y, at.w, px(8));
    const Rect keep_at = flow.next(button_width(keep), px(30));
    const Rect drop_at = flow.next(button_width(drop), px(30));
    if (button("debrief.correct.save", keep_at, keep)) {
        save(stage, decision);
    } else if (button("debrief.correct.cancel", drop_at, drop) || shortcut(ImGuiKey_Escape)) {
        leave(stage);
    }
    return flow.bottom();
}

float editor(const Stage& stage, int decision, const Rect& at) {
    const Rect inside = at.inset(px(14), px(12));
    const float title = wrapped_height(t("debrief.correct_about"), type::small_strong, inside.w);
    float bottom = inside.y + title + px(10);
    for (const Group& group : groups) {
        bottom = toggles(group, {inside.x, bottom, inside.w, 0}, nullptr) + px(10);
    }
    const Rect box{at.x, at.y, at.w, bottom + px(30 + 12) - at.y};
    stage.ui.correcting_at = box;
    fill(box, theme().surface, fpx(10));
    border(box, theme().border, fpx(10));
    wrapped(inside.min(), inside.w, t("debrief.correct_about"), type::small_strong, theme().text);
    float y = inside.y + title + px(10);
    for (const Group& group : groups) {
        y = toggles(group, {inside.x, y, inside.w, 0}, &stage.ui) + px(10);
    }
    return std::max(box.bottom(), save_buttons(stage, decision, {inside.x, y, inside.w, 0})) + px(10);
}

/// Begins with what the reply is read as now.
void begin(const Stage& stage, int decision) {
    stage.ui.correcting = decision;
    stage.ui.show_correcting = true;
    stage.ui.correcting_at = {};
    stage.ui.corrected.reset();
    for (const app::TypedAct& found : stage.look.decisions[static_cast<std::size_t>(decision)].acts) {
        if (const auto act = domain::act_named(found.id)) {
            stage.ui.corrected.set(domain::index_of(*act));
        }
    }
    focus("debrief.act.greet_identify");
    frame_wish().at_once();
}

float seen_by_lead(const app::DebriefDecision& d, const Rect& at) {
    const Chip seen{
        .text = t("debrief.corrected"), .tone = Tone::info, .icon = Icon::shield_check, .small = true};
    const ImVec2 size = chip_size(seen);
    chip(at.min(), seen);
    const Text<768> first("debrief.first_reading", fmt::arg("acts", d.first_reading));
    const float y = at.y + size.y + px(4);
    return y + wrapped({at.x, y}, at.w, first, type::meta, theme().text2) + px(8);
}

} // namespace

float correction(const Stage& stage, int decision, const Rect& at) {
    const app::DebriefDecision& d = stage.look.decisions[static_cast<std::size_t>(decision)];
    const float label = std::min(px(label_column), at.w * 0.3F);
    Rect beside{at.x + label, at.y, at.w - label, 0};
    if (d.corrected) {
        beside.y = seen_by_lead(d, beside);
    }
    if (!stage.look.can_correct) {
        return beside.y;
    }
    if (stage.ui.correcting == decision) {
        return editor(stage, decision, {at.x, beside.y, at.w, 0});
    }
    const Button correct{.text = t("debrief.correct"),
                         .kind = ButtonKind::secondary,
                         .size = ButtonSize::small,
                         .icon = Icon::pencil_simple_line};
    const Rect place{beside.x, beside.y, button_width(correct), px(30)};
    if (button("debrief.correct", place, correct)) {
        begin(stage, decision);
    }
    return refusal(stage.context, {beside.x, place.bottom(), beside.w, 0}, {app::CommandKind::CorrectActs},
                   px(10)) +
           px(10);
}

} // namespace mq::ui::debrief
