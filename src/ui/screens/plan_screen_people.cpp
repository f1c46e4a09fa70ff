// Who is interviewed, and by whom: people already known are offered while a name is typed.

#include "base/hash.h"
#include "base/text.h"
#include "ui/screens/person_fields.h"
#include "ui/screens/plan_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::plan {
namespace {

constexpr std::size_t most_offers = 4; // more are found by typing more
constexpr float row_height = 48;

void chip_face(Rect& row, std::string_view name, float radius) {
    char letters[16] = {};
    std::size_t size = 0;
    for (const std::size_t at : {name.find_first_not_of(' '), name.rfind(' ')}) { // first and last word
        const std::size_t from = at == std::string_view::npos ? at : name[at] == ' ' ? at + 1 : at;
        if (from < name.size() && size + 4 < sizeof letters) {
            const auto lead = static_cast<unsigned char>(name[from]);
            const std::size_t bytes = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
            size += name.substr(from, bytes).copy(letters + size, bytes);
        }
    }
    avatar({row.x + radius, row.mid_y()}, radius, {letters, size}, stable_hash(name));
    row.cut_left(2 * radius, px(12));
}

/// Somebody with a line under the name; what is left of the row at its right is the caller's.
void person_lines(Rect row, std::string_view name, std::string_view post) {
    chip_face(row, name, px(16));
    if (post.empty()) {
        text_in(row, name, type::small_strong, theme().text);
        return;
    }
    const float top = std::round(row.mid_y() - px(19));
    text_in({row.x, top, row.w, px(20)}, name, type::small_strong, theme().text);
    text_in({row.x, top + px(20), row.w, px(18)}, post, type::meta, theme().text2);
}

void pick_person(const Stage& stage, const app::PersonChoice& person) {
    PlanUi& ui = stage.ui;
    ui.person = person.id;
    if (ui.post.empty()) {
        ui.post = person.post;
    }
    mend(stage, "name");
    ui.consent = false; // it was said about somebody else
}

// People whose name fits what is typed.
float offers(const Stage& stage, const Rect& at) {
    const PlanUi& ui = stage.ui;
    const std::size_t count = has_letters(ui.name) ? std::min(ui.people.found.size(), most_offers) : 0;
    if (count == 0) {
        return at.y;
    }
    const Rect whole = at.with_height(px(30) + static_cast<float>(count) * px(row_height));
    fill(whole, theme().inset, fpx(10));
    border(whole, theme().border, fpx(10));
    text_in({whole.x + px(14), whole.y, whole.w - px(28), px(30)}, t("plan.known"), type::caption,
            theme().text2);
    float y = whole.y + px(30);
    for (std::size_t i = 0; i < count; ++i, y += px(row_height)) {
        const app::PersonChoice& person = stage.form.people[ui.people.found[i]];
        const Rect row{whole.x, y, whole.w, px(row_height)};
        const Hit hit = table_row(Name("plan.person.{}", i), row, {.label = person.name});
        if (hit.visible) {
            person_lines(row.inset(px(14), 0), person.name, person.post);
        }
        if (hit.pressed) {
            pick_person(stage, person);
            return whole.bottom();
        }
    }
    return whole.bottom();
}

float picked_person(const Stage& stage, const app::PersonChoice& person, const Rect& at) {
    Rect row = at.with_height(px(56));
    fill(row, theme().accent_soft, fpx(10));
    border(row, theme().accent_line, fpx(10));
    row = row.inset(px(14), 0);
    const Button other{.text = t("plan.other_person"), .size = ButtonSize::small};
    const Rect button_at = row.cut_right(button_width(other), px(12));
    person_lines(row, person.name, person.post);
    if (button("plan.other", centred_in(button_at, button_at.w, px(30)), other)) {
        forget_left_text();
        stage.ui.person.reset();
        stage.ui.name.clear();
        stage.ui.people.stale = true;
        stage.ui.consent = false;
    }
    return at.y + px(56);
}

float new_person(const Stage& stage, const Rect& at) {
    PlanUi& ui = stage.ui;
    const TextInput spec{.label = t("plan.name"),
                         .placeholder = t("plan.name_example"),
                         .error = problem_of(stage, "name"),
                         .icon = Icon::user,
                         .max_bytes = 400};
    if (text_input("plan.name", at, ui.name, spec).changed) {
        ui.people.stale = true;
        mend(stage, "name");
    }
    point_at(stage, "name", at);
    float y = at.y + text_input_height(spec, at.w);
    const float below = offers(stage, {at.x, y + px(8), at.w, 0});
    y = below > y + px(8) ? below : y;
    y += px(14);
    const bool two = at.w >= px(520);
    const Rect left = two ? Rect{at.x, y, at.w, 0}.column(0, 2, px(16)) : Rect{at.x, y, at.w, 0};
    const YearField year = birth_year_field("plan.year", left, ui.birth_year, ui.year_left);
    ui.year_left = (ui.year_left || year.left) && !year.changed;
    const TextInput contact{
        .label = t("plan.contact"), .placeholder = t("plan.contact_example"), .max_bytes = 400};
    const Rect right =
        two ? Rect{at.x, y, at.w, 0}.column(1, 2, px(16)) : Rect{at.x, y + year.height + px(14), at.w, 0};
    text_input("plan.contact", right, ui.contact, contact);
    return std::max(y + year.height, right.y + text_input_height(contact, right.w));
}

// ---- the panel

void add_member(const Stage& stage, std::optional<Uuid> id, std::string name) {
    PlanUi& ui = stage.ui;
    if (ui.panel.size() < most_members) {
        ui.panel.push_back({id, std::move(name)});
    }
    forget_left_text();
    ui.member.clear();
    ui.members.stale = true;
    mend(stage, "panel");
}

/// A typed name that somebody known has means them.
void add_typed(const Stage& stage) {
    const std::string wanted = text::fold(stage.ui.member);
    for (const std::size_t i : stage.ui.members.found) {
        const app::PersonChoice& known = stage.form.interviewers[i];
        if (text::fold(known.name) == wanted) {
            return add_member(stage, known.id, known.name);
        }
    }
    add_member(stage, std::nullopt, stage.ui.member);
}

float member_rows(const Stage& stage, const Rect& at) {
    PlanUi& ui = stage.ui;
    float y = at.y;
    std::size_t gone = ui.panel.size();
    for (std::size_t i = 0; i < ui.panel.size(); ++i, y += px(44)) {
        Rect row{at.x, y, at.w, px(44)};
        horizontal(row.x, row.bottom() - hairline(), row.w, theme().border);
        const Rect remove = row.cut_right(px(32), px(8));
        if (icon_button(Name("plan.member.{}.remove", i), centred_in(remove, px(30), px(30)),
                        {.icon = Icon::x, .label = t("plan.remove"), .icon_size = px(16)})) {
            gone = i;
        }
        const bool me = ui.panel[i].id == stage.context.model.me.id;
        const char* note = me ? t("plan.you") : ui.panel[i].id ? "" : t("plan.new_member");
        const float width = std::ceil(text_width(note, type::meta)) + 1;
        text_in(row.cut_right(width, px(10)), note, type::meta, theme().text2, Align::right);
        person_lines(row, ui.panel[i].name, {});
    }
    if (gone < ui.panel.size()) {
        ui.panel.erase(ui.panel.begin() + static_cast<std::ptrdiff_t>(gone));
        ui.members.stale = true;
        mend(stage, "panel");
    }
    return y;
}

// Colleagues who rate often, one press each.
float member_offers(const Stage& stage, const Rect& at) {
    Flow flow(at.x, at.y, at.w, px(8));
    const auto& found = stage.ui.members.found;
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 6); ++i) {
        const app::PersonChoice& known = stage.form.interviewers[found[i]];
        const float width = std::ceil(text_width(known.name, type::meta)) + px(15 + 6 + 20) + 1;
        const Rect pill = flow.next(std::min(width, std::min(at.w, px(320))), px(30));
        const Hit hit = interact(Name("plan.offer.{}", i), pill,
                                 {.kind = WidgetKind::choice, .label = known.name, .ring_radius = fpx(15)});
        fill(pill, mix(theme().surface, theme().hover, fade(hit.id, hit.hovered)), fpx(15));
        border(pill, theme().border2, fpx(15));
        icon({pill.x + px(17), pill.mid_y()}, Icon::plus, px(15), theme().text2);
        text_in({pill.x + px(30), pill.y, pill.w - px(38), pill.h}, known.name, type::meta, theme().text);
        if (hit.pressed) {
            add_member(stage, known.id, known.name);
            break;
        }
    }
    return found.empty() ? at.y - px(10) : flow.bottom();
}

float add_field(const Stage& stage, const Rect& at) {
    PlanUi& ui = stage.ui;
    const TextInput spec{.label = t("plan.add_member"),
                         .placeholder = t("plan.member_example"),
                         .error = problem_of(stage, "panel"),
                         .icon = Icon::magnifying_glass,
                         .max_bytes = 400};
    const Button add{
        .text = t("plan.add"), .enabled = has_letters(ui.member), .why_disabled = t("plan.add_member")};
    Rect row = at.with_height(text_input_height(spec, at.w - button_width(add) - px(8)));
    const Rect add_at = row.cut_right(button_width(add), px(8));
    const Edited edited = text_input("plan.member", row, ui.member, spec);
    if (edited.changed) {
        ui.members.stale = true;
        mend(stage, "panel");
    }
    const float label = face_of(type::meta_strong).step + px(6);
    const bool pressed = button("plan.add", {add_at.x, row.y + label, 0, 0}, add);
    if ((edited.submitted || pressed) && has_letters(ui.member)) {
        add_typed(stage);
    }
    return member_offers(stage, {at.x, row.bottom() + px(10), at.w, 0});
}

} // namespace

float section(const Rect& at, const char* title) {
    text_in({at.x, at.y, at.w, px(26)}, title, type::title_s, theme().text);
    return at.y + px(26) + px(12);
}

float who(const Stage& stage, const Rect& at) {
    PlanUi& ui = stage.ui;
    float y = section(at, t("plan.who"));
    const std::array kinds{Segment{"candidate", t("plan.candidate"), Icon::none},
                           Segment{"staff", t("plan.staff"), Icon::none}};
    int kind = ui.staff ? 1 : 0;
    if (segmented("plan.kind", {at.x, y}, kinds, kind)) {
        ui.staff = kind == 1;
        ui.person.reset();
        ui.people.stale = true;
        ui.consent = false; // they agree to another text
    }
    y += px(36 + 14);
    const app::PersonChoice* known = known_person(stage);
    return known != nullptr ? picked_person(stage, *known, {at.x, y, at.w, 0})
                            : new_person(stage, {at.x, y, at.w, 0});
}

float panel(const Stage& stage, const Rect& at) {
    float y = section(at, t("plan.panel"));
    y += wrapped({at.x, y - px(6)}, at.w, t("plan.panel_about"), type::meta, theme().text2);
    point_at(stage, "panel", at);
    y = member_rows(stage, {at.x, y, at.w, 0}) + px(14);
    if (stage.ui.panel.size() < most_members) {
        return add_field(stage, {at.x, y, at.w, 0});
    }
    const std::string_view problem = problem_of(stage, "panel");
    const std::string_view words = problem.empty() ? std::string_view(t("plan.panel_full")) : problem;
    return y + wrapped({at.x, y}, at.w, words, type::meta, problem.empty() ? theme().text2 : theme().bad.ink);
}

} // namespace mq::ui::plan
