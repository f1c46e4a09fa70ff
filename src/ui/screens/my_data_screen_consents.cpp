// One card for each purpose: nothing is agreed to beforehand, and what was can be taken back here. Below, the
// groups one may say one belongs to.

#include "ui/screens/card_around.h"
#include "ui/screens/my_data_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace mq::ui::my_data {
namespace {

Chip state_of(const app::ConsentState& consent) {
    if (consent.given && consent.outdated) {
        return {
            .text = t("my_data.consent.outdated"), .tone = Tone::warn, .icon = Icon::warning, .small = true};
    }
    if (consent.given) {
        return {.text = t("my_data.consent.given"),
                .tone = Tone::good,
                .icon = Icon::check_circle,
                .icon_kind = IconKind::fill,
                .small = true};
    }
    return {.text = t(consent.asked ? "my_data.consent.not_given" : "my_data.consent.not_asked"),
            .icon = consent.asked ? Icon::minus : Icon::circle_dashed,
            .small = true};
}

void record(const Stage& stage, const app::ConsentState& consent, bool given) {
    stage.context.out.emplace_back(app::RecordConsent{stage.me(), consent.id, given});
}

/// Two buttons of the same weight: neither is the one that is meant to be pressed.
float buttons(const Stage& stage, const app::ConsentState& consent, const Rect& at) {
    const bool again = consent.given && consent.outdated;
    const bool may_agree = !consent.given || again;
    const bool may_refuse = consent.given || !consent.asked;
    Flow flow(at.x, at.y, at.w, px(8));
    const Button agree{.text = t(again ? "my_data.consent.agree_again" : "my_data.consent.agree"),
                       .icon = Icon::check,
                       .enabled = stage.writes(),
                       .why_disabled = t("my_data.read_only")};
    if (may_agree &&
        button(Name("my_data.agree.{}", consent.id), flow.next(button_width(agree), px(36)), agree)) {
        record(stage, consent, true);
    }
    const Button refuse{.text = t(consent.given ? "my_data.consent.take_back" : "my_data.consent.refuse"),
                        .enabled = stage.writes(),
                        .why_disabled = t("my_data.read_only")};
    if (may_refuse &&
        button(Name("my_data.refuse.{}", consent.id), flow.next(button_width(refuse), px(36)), refuse)) {
        record(stage, consent, false);
    }
    return flow.bottom();
}

float consent_card(const Stage& stage, const app::ConsentState& consent, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        const Chip state = state_of(consent);
        const ImVec2 size = chip_size(state);
        const bool beside = inside.w - size.x >= px(300);
        if (beside) {
            chip({inside.right() - size.x, inside.y + px(2)}, state);
        }
        const float title_w = beside ? inside.w - size.x - px(16) : inside.w;
        float y =
            inside.y + wrapped(inside.min(), title_w, consent.title, type::title_s, theme().text) + px(4);
        if (!beside) {
            chip({inside.x, y}, state);
            y += size.y + px(6);
        }
        y += wrapped({inside.x, y}, inside.w, consent.text, type::body, theme().text) + px(6);
        if (!consent.when.empty()) {
            y += wrapped({inside.x, y}, inside.w, consent.when, type::meta, theme().text2);
        }
        if (consent.given && !consent.effect.empty()) {
            y += px(6) + wrapped({inside.x, y + px(6)}, inside.w, consent.effect, type::meta, theme().text2);
        }
        y = buttons(stage, consent, {inside.x, y + px(12), inside.w, 0});
        return refusal(stage.context, {inside.x, y, inside.w, 0}, {app::CommandKind::RecordConsent}, px(12),
                       consent.id);
    });
}

/// Every answer so far with this one changed.
app::SaveGroups with_change(const Stage& stage, std::size_t changed, int chosen) {
    app::SaveGroups wanted{stage.me(), {}};
    for (std::size_t i = 0; i < stage.model().groups.size(); ++i) {
        const app::MyData::GroupChoice& group = stage.model().groups[i];
        const int answer = i == changed ? chosen : group.chosen;
        if (answer >= 0 && answer < static_cast<int>(group.ids.size())) {
            wanted.groups.emplace_back(group.id, group.ids[static_cast<std::size_t>(answer)]);
        }
    }
    return wanted;
}

float group_row(const Stage& stage, std::size_t index, const Rect& at) {
    const app::MyData::GroupChoice& group = stage.model().groups[index];
    const std::array first{Segment{.id = "none", .text = t("my_data.groups.nothing_said")}};
    int chosen = group.chosen + 1;
    const rights::GroupChoice choice(group, first);
    if (choice.draw(Name("my_data.group.{}", group.id), at, chosen) && stage.writes()) {
        stage.context.out.emplace_back(with_change(stage, index, chosen - 1));
    }
    return at.y + rights::GroupChoice::height();
}

float groups_card(const Stage& stage, const Rect& at) {
    if (!stage.model().group_asked || stage.model().groups.empty()) {
        return at.y;
    }
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        float y = inside.y +
                  wrapped(inside.min(), inside.w, t("my_data.groups.title"), type::title_s, theme().text) +
                  px(4);
        y += wrapped({inside.x, y}, inside.w, t("my_data.groups.about"), type::small, theme().text2) + px(14);
        for (std::size_t i = 0; i < stage.model().groups.size(); ++i) {
            y = group_row(stage, i, {inside.x, y, inside.w, 0}) + px(14);
        }
        return refusal(stage.context, {inside.x, y - px(14), inside.w, 0}, {app::CommandKind::SaveGroups},
                       px(14));
    });
}

} // namespace

float consents(const Stage& stage, const Rect& at) {
    if (stage.model().consents.empty()) {
        const float bottom = rights::nothing_here("my_data.no_consents", at,
                                                  {.icon = Icon::handshake,
                                                   .title = t("my_data.consent.empty.title"),
                                                   .text = t("my_data.consent.empty.text")});
        return groups_card(stage, {at.x, bottom + px(16), at.w, 0});
    }
    float y = at.y;
    for (const app::ConsentState& consent : stage.model().consents) {
        y = consent_card(stage, consent, {at.x, y, at.w, 0}) + px(16);
    }
    return groups_card(stage, {at.x, y, at.w, 0});
}

} // namespace mq::ui::my_data
