// Choosing a person by name, in the forms that HR fills in for somebody.

#include "base/text.h"
#include "ui/screens/law_screen_parts.h"
#include "ui/screens/person_fields.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::law {
namespace {

constexpr std::size_t most_found = 5;

void choose(const Stage& stage, PersonPick& pick, std::size_t index) {
    pick.person = index;
    pick.id = stage.model().people[index].person;
}

float chosen_person(const Stage& stage, PersonPick& pick, const Who& spec, const Rect& at) {
    const Rect row = at.with_height(px(40));
    fill(row, theme().accent_soft, fpx(8));
    border(row, theme().accent_line, fpx(8));
    Rect inside = row.inset(px(12), 0);
    const Rect drop = inside.cut_right(px(30), px(8));
    if (icon_button(Name("{}.drop", spec.name), {drop.x, std::round(drop.mid_y() - px(15)), px(30), px(30)},
                    {.icon = Icon::x, .label = t("law_screen.new.other_person"), .icon_size = px(16)})) {
        pick.person.reset();
        pick.typed.clear();
        find_people(stage, pick);
        focus(Name("{}.who", spec.name));
        return row.bottom();
    }
    text_in(inside, stage.model().people[*pick.person].name, type::body_strong, theme().text);
    return row.bottom();
}

float found_people(const Stage& stage, PersonPick& pick, const Who& spec, const Rect& at) {
    float y = at.y + px(6);
    for (std::size_t i = 0; i < pick.found.size(); ++i) {
        const std::size_t index = pick.found[i];
        const app::LawPage::Somebody& person = stage.model().people[index];
        const Rect row{at.x, y, at.w, px(34)};
        const Hit hit =
            table_row(Name("{}.person.{}", spec.name, i), row, {.first = true, .label = person.name});
        Rect inside = row.inset(px(12), 0);
        if (person.answered) {
            const char* mark = t("law_screen.groups.answered");
            const float width = std::min(text_width(mark, type::meta) + px(2), inside.w * 0.5F);
            text_in(inside.cut_right(width, px(12)), mark, type::meta, theme().text3, Align::right);
        }
        text_in(inside, person.name, type::small, theme().text);
        y = row.bottom();
        if (hit.pressed) {
            choose(stage, pick, index);
            focus(Name("{}.drop", spec.name)); // the row goes: the keyboard goes on from here
        }
    }
    if (pick.found.empty() && has_letters(pick.typed)) {
        y += wrapped({at.x, y}, at.w, t(spec.nobody), type::meta, theme().text2);
    }
    return y;
}

} // namespace

void find_people(const Stage& stage, PersonPick& pick) {
    const auto& people = stage.model().people;
    if (pick.person && (*pick.person >= people.size() || people[*pick.person].person != pick.id)) {
        const auto at = std::ranges::find(people, pick.id, &app::LawPage::Somebody::person);
        pick.person =
            at == people.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - people.begin()));
    }
    pick.found.clear();
    if (!pick.open || !has_letters(pick.typed)) {
        return;
    }
    const std::string folded = text::fold(pick.typed);
    for (std::size_t i = 0; i < people.size() && pick.found.size() < most_found; ++i) {
        if (people[i].searchable.find(folded) != std::string::npos) {
            pick.found.push_back(i);
        }
    }
}

float who(const Stage& stage, PersonPick& pick, const Who& spec, const Rect& at) {
    text_in(at.with_height(px(18)), t(spec.label), type::meta_strong, theme().text);
    const Rect below{at.x, at.y + px(24), at.w, 0};
    if (pick.person && *pick.person < stage.model().people.size()) {
        return chosen_person(stage, pick, spec, below);
    }
    const TextInput field{.placeholder = t("law_screen.new.who_example"),
                          .error = spec.error,
                          .icon = Icon::magnifying_glass,
                          .max_bytes = 200};
    if (text_input(Name("{}.who", spec.name), below, pick.typed, field).changed) {
        find_people(stage, pick);
    }
    return found_people(stage, pick, spec, {at.x, below.y + text_input_height(field, at.w), at.w, 0});
}

} // namespace mq::ui::law
