// HR writes down which groups somebody says they belong to. What was said isn't shown again: it goes into the
// totals of the tables alone.

#include "ui/screens/card_around.h"
#include "ui/screens/form_dialog.h"
#include "ui/screens/law_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <span>

namespace mq::ui::law {
namespace {

using Choice = app::MyData::GroupChoice;

/// What stands before the choices. With an answer: as it is, then taking it back; else nothing said.
std::size_t before_choices(bool answered) {
    return answered ? 2 : 1;
}

bool has_answer(const Stage& stage) {
    return stage.model().people[*stage.ui.groups.person].answered;
}

const char* lacking(const Stage& stage) {
    const GroupAnswer& g = stage.ui.groups;
    if (!stage.writes()) {
        return stage.why_not();
    }
    if (!g.person) {
        return t("law_screen.groups.need_person");
    }
    const bool something = std::ranges::any_of(g.chosen, [](int chosen) { return chosen != 0; });
    return something
               ? nullptr
               : t(has_answer(stage) ? "law_screen.groups.need_change" : "law_screen.groups.need_answer");
}

float questions(const Stage& stage, const Rect& at) {
    GroupAnswer& g = stage.ui.groups;
    const bool answered = has_answer(stage);
    const std::array fresh{Segment{.id = "none", .text = t("my_data.groups.nothing_said")}};
    const std::array again{Segment{.id = "kept", .text = t("law_screen.groups.kept")},
                           Segment{.id = "none", .text = t("law_screen.groups.taken_back")}};
    const std::span<const Segment> before = answered ? std::span<const Segment>(again) : fresh;
    float y = at.y;
    if (answered) {
        y += wrapped({at.x, y}, at.w, t("law_screen.groups.answered_about"), type::meta, theme().text2) +
             px(14);
    }
    const auto& groups = stage.model().groups;
    const bool list = std::ranges::any_of(groups, [&](const Choice& group) { // all of them alike
        return !rights::GroupChoice(group, before).fits(at.w);
    });
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const rights::GroupChoice choice(groups[i], before);
        choice.draw(Name("law.group.{}", groups[i].id), {at.x, y, at.w, 0}, g.chosen[i], list);
        y += rights::GroupChoice::height() + px(14);
    }
    return y - px(14);
}

float contents(const Stage& stage, const Rect& at) {
    GroupAnswer& g = stage.ui.groups;
    float y =
        at.y + wrapped(at.min(), at.w, t("law_screen.groups.form"), type::title_s, theme().text) + px(4);
    y += wrapped({at.x, y}, at.w, t("law_screen.groups.form_about"), type::meta, theme().text2) + px(16);
    const bool chosen = g.person.has_value();
    y = who(stage, g, {"law.groups", "law_screen.groups.who", "law_screen.groups.nobody"},
            {at.x, y, at.w, 0});
    if (g.person.has_value() != chosen) { // somebody else: their answer is another one
        g.chosen.assign(g.chosen.size(), 0);
    }
    g.chosen.resize(stage.model().groups.size(), 0);
    y = g.person ? questions(stage, {at.x, y + px(16), at.w, 0}) : y;
    return refusal(stage.context, {at.x, y, at.w, 0}, {app::CommandKind::SaveGroups}, px(14));
}

app::SaveGroups wanted(const Stage& stage) {
    const GroupAnswer& g = stage.ui.groups;
    const std::size_t before = before_choices(has_answer(stage));
    app::SaveGroups out{g.id, {}};
    for (std::size_t i = 0; i < stage.model().groups.size(); ++i) {
        const Choice& group = stage.model().groups[i];
        const auto chosen = static_cast<std::size_t>(g.chosen[i]);
        if (chosen >= before && chosen - before < group.ids.size()) {
            out.groups.emplace_back(group.id, group.ids[chosen - before]);
        } else if (chosen == 0 && before == 2) {
            out.kept.push_back(group.id);
        }
    }
    return out;
}

} // namespace

float groups_card(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        const bool nobody = stage.model().people.empty();
        const Button write{.text = t("law_screen.groups.go"),
                           .icon = Icon::pencil_simple_line,
                           .enabled = stage.writes() && !nobody,
                           .why_disabled = nobody ? t("law_screen.groups.nobody_yet") : stage.why_not()};
        const float width = button_width(write);
        const bool beside = inside.w - width - px(24) >= px(360);
        const float room = std::min(beside ? inside.w - width - px(24) : inside.w, px(760));
        float y = inside.y +
                  wrapped(inside.min(), room, t("law_screen.groups.title"), type::body_strong, theme().text) +
                  px(2);
        y += wrapped({inside.x, y}, room, t("law_screen.groups.about"), type::small, theme().text2);
        if (!stage.model().groups_line.empty()) {
            y += px(6) + wrapped({inside.x, y + px(6)}, room, stage.model().groups_line, type::small_strong,
                                 theme().text);
        }
        const Rect place =
            beside ? Rect{inside.right() - width, inside.y, 0, 0} : Rect{inside.x, y + px(12), 0, 0};
        if (button("law.groups", place, write)) {
            stage.ui.groups = {};
            stage.ui.groups.open = true;
            stage.ui.form_height = 1e6F;
        }
        return beside ? std::max(y, place.y + px(36)) : place.y + px(36);
    });
}

void groups_dialog(const Stage& stage) {
    GroupAnswer& g = stage.ui.groups;
    if (!g.open) {
        return;
    }
    FormDialog dialog("law.groups.form", g.open, px(720), stage.ui.form_height);
    if (!dialog) {
        return;
    }
    if (ImGui::IsWindowAppearing()) {
        focus("law.groups.who");
    }
    const Rect row = dialog.finish(contents(stage, dialog.inside()));
    const char* why = lacking(stage);
    const TwoAnswer answer = two_answers("law.groups", row, {.text = t("law_screen.groups.leave")},
                                         {.text = t("law_screen.groups.save"),
                                          .kind = ButtonKind::primary,
                                          .enabled = why == nullptr,
                                          .why_disabled = why});
    if (answer == TwoAnswer::safe) {
        dialog.close();
    }
    if (answer == TwoAnswer::main) {
        stage.context.out.emplace_back(wanted(stage));
        stage.ui.sent = true;
    }
}

} // namespace mq::ui::law
