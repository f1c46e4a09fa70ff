// HR writes down what somebody asked for by word of mouth, by letter, by telephone.

#include "base/text.h"
#include "ui/screens/form_dialog.h"
#include "ui/screens/law_screen_parts.h"
#include "ui/screens/person_fields.h"

#include <algorithm>

namespace mq::ui::law {
namespace {

constexpr std::size_t most_found = 5;

const char* lacking(const Stage& stage) {
    if (!stage.writes()) {
        return stage.why_not();
    }
    return stage.ui.fresh.person ? nullptr : t("law_screen.new.need_person");
}

float chosen_person(const Stage& stage, const Rect& at) {
    NewRequest& f = stage.ui.fresh;
    const Rect row = at.with_height(px(40));
    fill(row, theme().accent_soft, fpx(8));
    border(row, theme().accent_line, fpx(8));
    Rect inside = row.inset(px(12), 0);
    const Rect drop = inside.cut_right(px(30), px(8));
    if (icon_button("law.new.drop", {drop.x, std::round(drop.mid_y() - px(15)), px(30), px(30)},
                    {.icon = Icon::x, .label = t("law_screen.new.other_person"), .icon_size = px(16)})) {
        f.person.reset();
        f.typed.clear();
        find_people(stage);
        return row.bottom();
    }
    text_in(inside, stage.model().people[*f.person].name, type::body_strong, theme().text);
    return row.bottom();
}

float found_people(const Stage& stage, const Rect& at) {
    NewRequest& f = stage.ui.fresh;
    float y = at.y + px(6);
    for (std::size_t i = 0; i < f.found.size(); ++i) {
        const std::size_t index = f.found[i];
        const Rect row{at.x, y, at.w, px(34)};
        const Hit hit = table_row(Name("law.new.person.{}", i), row,
                                  {.first = true, .label = stage.model().people[index].name});
        text_in(row.inset(px(12), 0), stage.model().people[index].name, type::small, theme().text);
        y = row.bottom();
        if (hit.pressed) {
            f.person = index;
        }
    }
    if (f.found.empty() && has_letters(f.typed)) {
        y += wrapped({at.x, y}, at.w, t("law_screen.new.nobody"), type::meta, theme().text2);
    }
    return y;
}

float who(const Stage& stage, const Rect& at) {
    NewRequest& f = stage.ui.fresh;
    text_in(at.with_height(px(18)), t("law_screen.new.who"), type::meta_strong, theme().text);
    const Rect below{at.x, at.y + px(24), at.w, 0};
    if (f.person && *f.person < stage.model().people.size()) {
        return chosen_person(stage, below);
    }
    const TextInput spec{.placeholder = t("law_screen.new.who_example"),
                         .error = stage.error_of("person"),
                         .icon = Icon::magnifying_glass,
                         .max_bytes = 200};
    if (text_input("law.new.who", below, f.typed, spec).changed) {
        find_people(stage);
    }
    return found_people(stage, {at.x, below.y + text_input_height(spec, at.w), at.w, 0});
}

float contents(const Stage& stage, const Rect& at) {
    NewRequest& f = stage.ui.fresh;
    float y = at.y + wrapped(at.min(), at.w, t("law_screen.new.title"), type::title_s, theme().text) + px(4);
    y += wrapped({at.x, y}, at.w, t("law_screen.new.about"), type::meta, theme().text2) + px(16);
    y = who(stage, {at.x, y, at.w, 0}) + px(16);
    const auto names = rights::kind_names();
    select("law.new.kind", {at.x, y, at.w, 0}, names, f.kind, {.label = t("law_screen.new.kind")});
    y += px(24) + px(36) + px(4);
    y += wrapped({at.x, y}, at.w, rights::kind_about(f.kind), type::meta, theme().text2);
    const std::string_view wrong = stage.error_of("kind");
    if (!wrong.empty()) {
        y += wrapped({at.x, y + px(4)}, at.w, wrong, type::meta, theme().bad.ink) + px(4);
    }
    const TextBox spec{.label = t("law_screen.new.text"),
                       .placeholder = t("law_screen.new.text_example"),
                       .error = stage.error_of("text"),
                       .max_bytes = 4000,
                       .grows = true,
                       .min_lines = 3,
                       .max_lines = 8};
    y += px(16);
    const float height = text_box_height("law.new.text", f.text, spec, at.w);
    text_box("law.new.text", {at.x, y, at.w, height}, f.text, spec);
    return y + height;
}

} // namespace

void find_people(const Stage& stage) {
    NewRequest& f = stage.ui.fresh;
    f.found.clear();
    const auto& people = stage.model().people;
    if (f.person && *f.person >= people.size()) {
        f.person.reset();
    }
    if (!f.open || !has_letters(f.typed)) {
        return;
    }
    const std::string folded = text::fold(f.typed);
    for (std::size_t i = 0; i < people.size() && f.found.size() < most_found; ++i) {
        if (people[i].searchable.find(folded) != std::string::npos) {
            f.found.push_back(i);
        }
    }
}

void new_request_dialog(const Stage& stage) {
    NewRequest& f = stage.ui.fresh;
    if (!f.open) {
        return;
    }
    FormDialog dialog("law.new.form", f.open, px(560), stage.ui.form_height);
    if (!dialog) {
        return;
    }
    const Rect row = dialog.finish(contents(stage, dialog.inside()));
    const char* why = lacking(stage);
    const TwoAnswer answer = two_answers("law.new", row, {.text = t("law_screen.new.leave")},
                                         {.text = t("law_screen.new.go"),
                                          .kind = ButtonKind::primary,
                                          .enabled = why == nullptr,
                                          .why_disabled = why});
    if (answer == TwoAnswer::safe) {
        dialog.close();
    }
    if (answer == TwoAnswer::main) {
        stage.context.out.emplace_back(app::MakeRequest{stage.model().people[*f.person].person,
                                                        static_cast<app::RequestKind>(f.kind), f.text});
        stage.ui.sent = true;
    }
}

} // namespace mq::ui::law
