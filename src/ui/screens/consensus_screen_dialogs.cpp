// A member changes their own rating; the panel signs.

#include "ui/screens/consensus_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>

namespace mq::ui::consensus {
namespace {

bool me_at_pc(const Stage& stage, const Uuid& rater) {
    const auto& panel = stage.model.panel;
    return std::any_of(panel.begin(), panel.end(),
                       [&](const app::PanelBadge& b) { return b.rater == rater && b.me; });
}

std::string_view why_not_change(const Stage& stage, const app::PanelRating& r) {
    const ChangeForm& form = stage.ui.change;
    const int now = r.not_enough ? rating::not_enough : r.rating.value_or(rating::nothing);
    if (rating::chosen_of(form.cell) == rating::nothing || rating::chosen_of(form.cell) == now) {
        return t("panel.change_dialog.same");
    }
    if (rating::asks_reason(form.cell) && rating::blank(form.cell.reason)) {
        return t("panel.change_dialog.reason_needed");
    }
    if (rating::blank(form.why)) {
        return t("panel.change_dialog.why_needed");
    }
    return form.it_is_me || me_at_pc(stage, r.rater) ? std::string_view{} : t("panel.change_dialog.who");
}

float box(const char* name, const Rect& at, std::string& value, const char* label, const char* example) {
    const TextBox spec{.label = label,
                       .placeholder = example,
                       .max_bytes = 2000,
                       .grows = true,
                       .min_lines = 2,
                       .max_lines = 4,
                       .limit_text = t("rating.full")};
    const float height = text_box_height(name, value, spec, at.w);
    text_box(name, at.with_height(height), value, spec);
    return at.y + height + px(12);
}

float change_fields(const Stage& stage, const Rect& at, const app::PanelRating& r) {
    ChangeForm& form = stage.ui.change;
    float y = at.y;
    const int pressed = rating::level_buttons("consensus.new", {at.x, y, at.w, 0}, stage.cell().anchors,
                                              rating::chosen_of(form.cell), true);
    if (pressed != rating::nothing) {
        rating::choose(form.cell, pressed);
    }
    y += rating::level_buttons_height(at.w) + px(8);
    const Chip none{.text = t("panel.not_enough"), .tone = Tone::accent};
    if (chip_toggle("consensus.new.0", {at.x, y}, none, form.cell.not_enough)) {
        rating::choose(form.cell, rating::not_enough);
    }
    y += chip_toggle_size(none).y + px(12);
    y = box("consensus.new.reason", {at.x, y, at.w, 0}, form.cell.reason, t("panel.change_dialog.reason"),
            t("rating.reason_example"));
    y = box("consensus.new.why", {at.x, y, at.w, 0}, form.why, t("panel.change_dialog.why"),
            t("panel.change_dialog.why_example"));
    if (!me_at_pc(stage, r.rater)) {
        const Text<320> words("panel.change_dialog.it_is_me", fmt::arg("name", r.name));
        checkbox("consensus.new.me", {at.x, y, at.w, 0}, words, form.it_is_me);
        y += checkbox_size(words, at.w).y + px(10);
    }
    return y;
}

void push_change(const Stage& stage, const app::PanelRating& r) {
    const ChangeForm& form = stage.ui.change;
    stage.context.out.emplace_back(app::ChangeRating{r.rater, stage.cell().question, stage.cell().facet,
                                                     form.cell.rating, form.cell.reason, form.why});
    CellForm& final_form = stage.form();
    if (!stage.cell().settled && final_form.reason.empty()) {
        final_form.level = rating::nothing; // what all rated alike may be another level now
    }
}

/// Buttons of a dialog at its foot, with why the main one can't be pressed. −1 safe, 1 main, 0 nothing.
int dialog_foot(const char* name, const Rect& inside, std::string_view why, const char* safe,
                const char* main) {
    Rect row{inside.x, inside.bottom() - px(36), inside.w, px(36)};
    const Button go{.text = main,
                    .kind = ButtonKind::primary,
                    .enabled = why.empty(),
                    .why_disabled = why.empty() ? nullptr : why.data()};
    const Button back{.text = safe};
    const Rect safe_at = row.cut_left(button_width(back), px(12));
    const Rect main_at = row.cut_right(button_width(go), px(12));
    int answer = 0;
    if (button(Name("{}.safe", name), safe_at, back)) {
        answer = -1;
    }
    const float height = std::min(wrapped_height(why, type::meta, row.w), row.h);
    wrapped_lines({row.x, row.mid_y() - height * 0.5F}, row.w, 2, why, type::meta, theme().warn.ink,
                  Align::right);
    if (button(Name("{}.main", name), main_at, go)) {
        answer = 1;
    }
    return answer;
}

std::string_view why_not_close(const Stage& stage) {
    for (std::size_t i = 0; i < stage.model.panel.size(); ++i) {
        if (!stage.model.panel[i].left && (stage.ui.signed_by >> i & 1U) == 0) {
            return t("panel.close_dialog.sign_all");
        }
    }
    return {};
}

float signatures(const Stage& stage, const Rect& at) {
    float y = at.y + wrapped(at.min(), at.w, t("panel.close_dialog.sign"), type::small_strong, theme().text) +
              px(8);
    for (std::size_t i = 0; i < stage.model.panel.size(); ++i) {
        const app::PanelBadge& member = stage.model.panel[i];
        if (member.left) {
            continue;
        }
        bool on = (stage.ui.signed_by >> i & 1U) != 0;
        if (checkbox(Name("consensus.sign.{}", i), {at.x, y, at.w, 0}, member.name, on)) {
            stage.ui.signed_by ^= 1U << i;
        }
        y += checkbox_size(member.name, at.w).y + px(10);
    }
    return y;
}

void push_close(const Stage& stage) {
    app::CloseInterview command{stage.ui.summary, {}};
    for (std::size_t i = 0; i < stage.model.panel.size(); ++i) {
        if ((stage.ui.signed_by >> i & 1U) != 0) {
            command.signatures.push_back(stage.model.panel[i].rater);
        }
    }
    stage.context.out.emplace_back(std::move(command));
}

} // namespace

void begin_change(const Stage& stage, std::size_t index) {
    const app::PanelRating& r = stage.cell().ratings[index];
    stage.ui.change = {};
    stage.ui.change.open = true;
    stage.ui.change.rating = index;
    stage.ui.change.cell = {stage.cell().facet, r.rating, r.not_enough, r.reason};
}

void change_dialog(const Stage& stage) {
    ChangeForm& form = stage.ui.change;
    form.open = form.open || just_refused(stage.context, {app::CommandKind::ChangeRating});
    if (form.open && form.rating >= stage.cell().ratings.size()) {
        form.open = false;
    }
    Dialog dialog("consensus.change_dialog", form.open, px(600), px(620));
    if (!dialog) {
        return;
    }
    const app::PanelRating& r = stage.cell().ratings[form.rating];
    Rect inside = dialog.inside();
    const Text<320> title("panel.change_dialog.title", fmt::arg("name", r.name));
    const float title_h = wrapped_height(title, type::title_s, inside.w);
    wrapped(inside.cut_top(title_h, px(6)).min(), inside.w, title, type::title_s, theme().text);
    const float about_h = wrapped_height(t("panel.change_dialog.about"), type::small, inside.w);
    wrapped(inside.cut_top(about_h, px(14)).min(), inside.w, t("panel.change_dialog.about"), type::small,
            theme().text2);
    const int answer = dialog_foot("consensus.new", inside, why_not_change(stage, r),
                                   t("panel.change_dialog.keep"), t("panel.change_dialog.save"));
    inside.h -= px(36) + px(12);
    {
        ScrollArea scroll("consensus.change_fields", inside);
        const Rect at = scroll.content();
        const float y = change_fields(stage, at, r);
        scroll.finish(refusal(stage.context, {at.x, y, at.w, 0}, {app::CommandKind::ChangeRating}, px(8)));
    }
    if (answer > 0) {
        push_change(stage, r);
    }
    if (answer != 0) {
        dialog.close();
    }
}

void close_dialog(const Stage& stage) {
    stage.ui.closing = stage.ui.closing || just_refused(stage.context, {app::CommandKind::CloseInterview});
    Dialog dialog("consensus.close_dialog", stage.ui.closing, px(560),
                  px(400) + px(32) * static_cast<float>(stage.model.panel.size()));
    if (!dialog) {
        return;
    }
    Rect inside = dialog.inside();
    wrapped(inside.cut_top(px(28), px(4)).min(), inside.w, t("panel.close_dialog.title"), type::title_s,
            theme().text);
    const float about_h = wrapped_height(t("panel.close_dialog.about"), type::small, inside.w);
    wrapped(inside.cut_top(about_h, px(14)).min(), inside.w, t("panel.close_dialog.about"), type::small,
            theme().text2);
    const int answer = dialog_foot("consensus.closing", inside, why_not_close(stage),
                                   t("panel.close_dialog.back"), t("panel.close_dialog.close"));
    inside.h -= px(36) + px(12);
    {
        ScrollArea scroll("consensus.close_fields", inside);
        Rect at = scroll.content();
        const TextBox spec{.label = t("panel.close_dialog.summary"),
                           .placeholder = t("panel.close_dialog.summary_example"),
                           .max_bytes = 8000,
                           .min_lines = 5,
                           .limit_text = t("rating.full")};
        const float height = px(22) + px(140);
        text_box("consensus.summary", at.with_height(height), stage.ui.summary, spec);
        at.y += height + px(16);
        const float y = signatures(stage, at);
        scroll.finish(refusal(stage.context, {at.x, y, at.w, 0}, {app::CommandKind::CloseInterview}, px(8)));
    }
    if (answer > 0) {
        push_close(stage);
    }
    if (answer != 0) {
        dialog.close();
    }
}

} // namespace mq::ui::consensus
