// When somebody began to work here and when their contract ends.

#include "base/text.h"
#include "ui/screens/form_dialog.h"
#include "ui/screens/people_screen_parts.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::people {
namespace {

constexpr float side_by_side = 400; // design px of form

void begin(const Stage& stage, const app::Employment& of) {
    forget_left_text();
    EmploymentForm& form = stage.ui.work;
    form = {};
    form.post = of.post;
    form.joined = of.joined;
    form.left = of.left;
    form.open = true;
}

float day_row(const Rect& at, const char* label, std::string_view day, float label_w) {
    text_in({at.x, at.y, label_w, px(24)}, t(label), type::meta, theme().text2);
    const bool known = !day.empty();
    text_in({at.x + label_w, at.y, at.w - label_w, px(24)},
            known ? day : std::string_view(t("persons.work.unknown")), type::small,
            known ? theme().text : theme().text3);
    return at.y + px(24);
}

bool day_wrong(std::string_view typed) {
    return has_letters(typed) && !iso_of(typed);
}

/// Both are days, and the end lies before the beginning. ISO days are in order as texts are.
bool turned_round(const EmploymentForm& form) {
    const auto joined = iso_of(form.joined);
    const auto left = iso_of(form.left);
    return joined && left && *left < *joined;
}

struct Fields {
    TextInput post, joined, left;
    explicit Fields(const EmploymentForm& form)
        : post{.label = t("persons.work.post"),
               .placeholder = t("persons.work.post_example"),
               .max_bytes = 1000},
          joined{.label = t("persons.work.joined"),
                 .placeholder = t("team_screen.compare.example"),
                 .max_bytes = 16},
          left{.label = t("persons.work.left"),
               .placeholder = t("team_screen.compare.example"),
               .max_bytes = 16} {
        if (text::length(form.post) > app::longest_post) {
            post.error = t("persons.work.post_long");
        }
        if ((form.tried || form.joined_seen) && day_wrong(form.joined)) {
            joined.error = t("team_screen.compare.wrong");
        }
        if ((form.tried || form.left_seen) && day_wrong(form.left)) {
            left.error = t("team_screen.compare.wrong");
        } else if ((form.tried || form.left_seen || form.joined_seen) && turned_round(form)) {
            left.error = t("persons.work.left_before");
        }
    }
    [[nodiscard]] bool fine() const {
        return post.error.empty() && joined.error.empty() && left.error.empty();
    }
};

/// True: Enter was pressed in it.
bool day_field(const char* name, const Rect& at, std::string& typed, const TextInput& spec, bool& seen) {
    const Edited edited = text_input(name, at, typed, spec);
    seen = (seen || edited.left) && !edited.changed; // while it is typed nothing is wrong yet
    return edited.submitted;
}

struct Drawn {
    float bottom = 0;
    bool submitted = false;
};

Drawn fields(const Stage& stage, const Rect& at) {
    EmploymentForm& form = stage.ui.work;
    const Fields spec(form);
    Drawn out;
    float y = at.y;
    out.submitted = text_input("people.work.post", {at.x, y, at.w, 0}, form.post, spec.post).submitted;
    y += text_input_height(spec.post, at.w) + px(14);
    const bool beside = at.w >= px(side_by_side);
    const Rect row{at.x, y, at.w, 0};
    const Rect first = beside ? row.column(0, 2, px(12)) : row;
    const float first_h = text_input_height(spec.joined, first.w);
    const Rect second = beside ? row.column(1, 2, px(12)) : row.moved(0, first_h + px(14));
    const float second_h = text_input_height(spec.left, second.w);
    out.submitted |= day_field("people.work.joined", first, form.joined, spec.joined, form.joined_seen);
    out.submitted |= day_field("people.work.left", second, form.left, spec.left, form.left_seen);
    y = std::max(first.y + first_h, second.y + second_h) + px(10);
    out.bottom = y + wrapped({at.x, y}, at.w, t("persons.work.left_about"), type::meta, theme().text2);
    return out;
}

/// True when it was handed in.
bool save(const Stage& stage) {
    EmploymentForm& form = stage.ui.work;
    form.tried = true;
    if (!Fields(form).fine()) {
        return false;
    }
    stage.context.out.emplace_back(app::SaveEmployment{stage.model.open->id, form.post,
                                                       iso_of(form.joined).value_or(std::string{}),
                                                       iso_of(form.left).value_or(std::string{})});
    return true;
}

} // namespace

float work(const Stage& stage, const Rect& at) {
    const app::Employment& of = *stage.model.open->employment;
    float y = section(at, "persons.work.title");
    const Button edit{.text = t("persons.work.edit"),
                      .size = ButtonSize::small,
                      .icon = Icon::pencil_simple_line,
                      .enabled = !stage.context.model.read_only,
                      .why_disabled = t("persons.read_only")};
    if (button("people.work", {at.right() - button_width(edit), at.y + px(8), 0, 0}, edit)) {
        begin(stage, of);
    }
    const float label_w = std::min(px(160), at.w * 0.5F);
    y = day_row({at.x, y, at.w, 0}, "persons.work.joined", of.joined, label_w);
    y = day_row({at.x, y, at.w, 0}, "persons.work.left", of.left, label_w);
    if (of.over) {
        const Notice strip{.text = t("persons.work.over_about"),
                           .tone = Tone::warn,
                           .icon = Icon::warning,
                           .icon_kind = IconKind::fill,
                           .title = t("persons.work.over")};
        notice({at.x, y + px(8), at.w, 0}, strip);
        y += px(8) + notice_height(strip, at.w);
    }
    return y + px(16);
}

void work_dialog(const Stage& stage) {
    EmploymentForm& form = stage.ui.work;
    form.open = form.open || just_refused(stage.context, {app::CommandKind::SaveEmployment});
    if (!form.open || !stage.model.open || !stage.model.open->employment ||
        stage.model.open->line >= stage.model.lines.size()) {
        form.open = false; // whoever it was about isn't shown any more
        return;
    }
    FormDialog dialog("people.work.form", form.open, px(520), form.form_height);
    if (!dialog) {
        return;
    }
    if (ImGui::IsWindowAppearing()) {
        focus("people.work.post");
    }
    const Rect at = dialog.inside();
    const Text<1200> title("persons.work.form",
                           fmt::arg("name", stage.model.lines[stage.model.open->line].name));
    const float y = at.y + wrapped_lines(at.min(), at.w, 3, title, type::title_s, theme().text) + px(16);
    const Drawn drawn = fields(stage, {at.x, y, at.w, 0});
    const Rect row = dialog.finish(
        refusal(stage.context, {at.x, drawn.bottom, at.w, 0}, {app::CommandKind::SaveEmployment}, px(14)));
    const TwoAnswer answer = two_answers("people.work", row, {.text = t("persons.work.cancel")},
                                         {.text = t("persons.work.save"),
                                          .kind = ButtonKind::primary,
                                          .enabled = !stage.context.model.read_only,
                                          .why_disabled = t("persons.read_only")});
    const bool wanted = (drawn.submitted || answer == TwoAnswer::main) && !stage.context.model.read_only;
    if (answer == TwoAnswer::safe || (wanted && save(stage))) {
        dialog.close();
    }
}

} // namespace mq::ui::people
