// What the figures rest on and what was agreed: one tab at a time.

#include "ui/screens/card_around.h"
#include "ui/screens/member_screen_parts.h"
#include "ui/screens/one_of.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::member {
namespace {

constexpr std::size_t few_attempts = 8;

float more_link(const Stage& stage, const Rect& at) {
    const std::size_t count = stage.page.attempts.size();
    if (count <= few_attempts) {
        return at.y;
    }
    const Text<64> all("member_screen.attempts.all", fmt::arg("n", count));
    const bool folded = !stage.ui.all_attempts;
    if (link("member.attempts.all", {at.x, at.y + px(10)},
             folded ? std::string_view(all) : t("member_screen.attempts.fewer"), type::meta_strong,
             folded ? Icon::caret_down : Icon::caret_up)) {
        stage.ui.all_attempts = folded;
    }
    return at.y + px(32);
}

void attempt_row(const Stage& stage, const Rect& at, std::size_t i) {
    const app::MemberAttempt& a = stage.page.attempts[i];
    const Hit hit = table_row(Name("member.attempt.{}", i), at, {.first = i == 0, .label = a.title});
    if (hit.pressed) {
        stage.context.out.emplace_back(app::OpenMemberAttempt{a.attempt});
    }
    if (!hit.visible) {
        return;
    }
    Rect row = at.inset(px(20), 0);
    icon({row.right() - px(6), row.mid_y()}, Icon::caret_right, px(16), theme().text3);
    row.cut_right(px(12), px(12));
    const Text<32> score(a.score ? "member_screen.attempts.score" : "member_screen.attempts.no_score",
                         fmt::arg("n", a.score.value_or(0)));
    text_in(row.cut_right(px(96), px(12)), score, type::small_strong, theme().text, Align::right);
    if (row.w > px(420)) {
        const Text<48> csat("member_screen.attempts.csat", fmt::arg("n", a.csat));
        text_in(row.cut_right(px(110), px(12)), a.csat > 0 ? std::string_view(csat) : "", type::meta,
                theme().text2, Align::right);
    }
    if (a.critical) {
        const Chip mark{
            .text = t("radar.evidence.critical"), .tone = Tone::bad, .icon = Icon::warning, .small = true};
        const ImVec2 size = chip_size(mark);
        const Rect place = row.cut_right(size.x, px(10));
        chip({place.x, std::round(place.mid_y() - size.y * 0.5F)}, mark);
    }
    icon_tile({row.x, std::round(row.mid_y() - px(16)), px(32), px(32)},
              a.assessment ? Icon::shield_check : Icon::headset, theme().rail, theme().text2, px(17));
    row.cut_left(px(32), px(14));
    const float top = std::round(row.mid_y() - px(19));
    text_in({row.x, top, row.w, px(20)}, a.title, type::small_strong, theme().text);
    const Buf<160> about(
        "{} · {}", t(a.assessment ? "member_screen.attempts.assessment" : "member_screen.attempts.practice"),
        a.when);
    text_in({row.x, top + px(20), row.w, px(18)}, about, type::meta, theme().text2);
}

float sub_head(const Rect& at, const char* key) {
    text({at.x, at.y}, t(key), type::small_strong, theme().text);
    return at.y + px(26);
}

void interview_row(const Stage& stage, const Rect& at, std::size_t i) {
    const app::InterviewLine& line = stage.page.interviews[i];
    const Hit hit =
        table_row(Name("member.interview.{}", i), at.grown(0), {.first = true, .label = line.when});
    if (hit.pressed) {
        stage.context.out.emplace_back(app::OpenConsensus{line.id});
    }
    if (!hit.visible) {
        return;
    }
    Rect row = at;
    const Chip state{.text = line.stage_name,
                     .tone = line.stage == app::InterviewStage::closed ? Tone::good : Tone::neutral,
                     .small = true};
    const ImVec2 size = chip_size(state);
    const Rect place = row.cut_right(std::min(size.x, row.w * 0.5F), px(10));
    chip({place.x, std::round(place.mid_y() - size.y * 0.5F)}, state);
    const float top = std::round(row.mid_y() - px(19));
    text_in({row.x, top, row.w, px(20)}, line.kit, type::small_strong, theme().text);
    text_in({row.x, top + px(20), row.w, px(18)}, line.when, type::meta, theme().text2);
}

float observation(const app::ObservationLine& o, const Rect& at) {
    const float room = std::min(at.w, px(820));
    float y = at.y;
    const Buf<640> head("{} · {}", o.when, o.observer);
    y += wrapped({at.x, y}, room, o.what, type::small_strong, theme().text);
    y += wrapped({at.x, y}, room, head, type::meta, theme().text2);
    for (const std::string* words : {&o.ratings, &o.word, &o.own_view}) {
        if (!words->empty()) {
            y += wrapped({at.x, y + px(2)}, room, *words, type::meta, theme().text2) + px(2);
        }
    }
    return y + px(14);
}

const char* tab_key(std::size_t tab) {
    constexpr std::array keys{"member_screen.tab.attempts", "member_screen.tab.ratings",
                              "member_screen.tab.pitfalls", "member_screen.tab.assignments",
                              "member_screen.tab.talks",    "member_screen.tab.levels",
                              "member_screen.tab.profile"};
    return keys[tab];
}

float contents(const Stage& stage, const Rect& at) {
    switch (static_cast<MemberTab>(stage.ui.tab)) {
        case MemberTab::ratings: return ratings(stage, at);
        case MemberTab::pitfalls: return pitfalls(stage, at);
        case MemberTab::assignments: return assignments(stage, at);
        case MemberTab::talks: return talks(stage, at);
        case MemberTab::levels: return levels(stage, at);
        case MemberTab::profile: return profile(stage, at);
        case MemberTab::attempts: break;
    }
    return attempts(stage, at);
}

} // namespace

float attempts(const Stage& stage, const Rect& at) {
    const std::size_t count = stage.page.attempts.size();
    if (count == 0) {
        return lead::nothing(at, "member_screen.attempts.none");
    }
    const std::size_t shown = stage.ui.all_attempts ? count : std::min(count, few_attempts);
    float y = at.y;
    for (std::size_t i = 0; i < shown; ++i, y += px(54)) {
        attempt_row(stage, {at.x - px(20), y, at.w + px(40), px(54)}, i);
    }
    return more_link(stage, {at.x, y, at.w, 0});
}

float ratings(const Stage& stage, const Rect& at) {
    float y = sub_head(at, "member_screen.ratings.interviews");
    if (stage.page.interviews.empty()) {
        y = lead::nothing({at.x, y, at.w, 0}, "member_screen.ratings.no_interviews");
    }
    for (std::size_t i = 0; i < stage.page.interviews.size(); ++i, y += px(50)) {
        interview_row(stage, {at.x, y, at.w, px(48)}, i);
    }
    y = sub_head({at.x, y + px(14), at.w, 0}, "member_screen.ratings.observations");
    if (stage.page.observations.empty()) {
        return lead::nothing({at.x, y, at.w, 0}, "member_screen.ratings.no_observations");
    }
    for (const app::ObservationLine& o : stage.page.observations) {
        y = observation(o, {at.x, y, at.w, 0});
    }
    return y;
}

float pitfalls(const Stage& stage, const Rect& at) {
    if (stage.page.pitfalls.empty()) {
        return lead::nothing(
            at, stage.page.decisions_90 > 0 ? "member_screen.pitfalls.clean" : "member_screen.pitfalls.none");
    }
    const Text<160> over("member_screen.pitfalls.over", fmt::arg("n", stage.page.decisions_90));
    float y = at.y + wrapped(at.min(), at.w, over, type::meta, theme().text2) + px(10);
    const double most = stage.page.pitfalls.front().per_ten;
    for (const app::MemberPitfall& p : stage.page.pitfalls) {
        Rect row{at.x, y, at.w, px(36)};
        const Text<64> rate("member_screen.pitfalls.rate", fmt::arg("rate", Number(p.per_ten).c_str()),
                            fmt::arg("n", p.times));
        const float words = std::ceil(text_width(rate, type::meta)) + 1;
        text_in(row.cut_right(words, px(16)), rate, type::meta, theme().text2, Align::right);
        const Rect bar_at = row.cut_right(std::clamp(row.w * 0.34F, px(60), px(320)), px(16));
        bar(bar_at, most > 0 ? static_cast<float>(p.per_ten / most) : 0.0F, theme().warn_mark);
        text_in(row, p.name, type::small, theme().text);
        y += px(36);
    }
    return y;
}

float profile(const Stage& stage, const Rect& at) {
    float y = at.y;
    const auto line = [&](const char* key, std::string_view value) {
        const Rect row{at.x, y, at.w, 0};
        const float label = px(150);
        text_in({row.x, y, label - px(12), px(22)}, t(key), type::small, theme().text2);
        const float room = std::min(at.w - label, px(640));
        y += wrapped({at.x + label, y}, room, value.empty() ? t("member_screen.profile.unknown") : value,
                     type::small, value.empty() ? theme().text3 : theme().text) +
             px(6);
    };
    line("member_screen.profile.post", stage.page.row.post);
    line("member_screen.profile.joined", stage.page.joined);
    line("member_screen.profile.contact", stage.page.contact);
    y = sub_head({at.x, y + px(12), at.w, 0}, "member_screen.profile.moves");
    if (stage.page.moves.empty()) {
        return lead::nothing({at.x, y, at.w, 0}, "member_screen.profile.no_moves");
    }
    for (const std::string& move : stage.page.moves) {
        disc({at.x + px(6), y + px(11)}, fpx(4), theme().ctl);
        y += wrapped({at.x + px(22), y}, at.w - px(22), move, type::small, theme().text) + px(6);
    }
    return y;
}

float tabs(const Stage& stage, const Rect& at) {
    std::array<Segment, 7> pieces;
    constexpr std::array ids{"attempts", "ratings", "pitfalls", "assignments", "talks", "levels", "profile"};
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        pieces[i] = {.id = ids[i], .text = t(tab_key(i))};
    }
    return card_around(at, CardLook::plain, [&](const Rect& inside) {
        const OneOf choice(pieces, stage.ui.tab, inside.w);
        choice.draw("member.tab", inside.min(), stage.ui.tab);
        return contents(stage, {inside.x, inside.y + px(36) + px(18), inside.w, 0});
    });
}

} // namespace mq::ui::member
