// The right column: what was gained, avoided, done, found, and what to take home.

#include "ui/screens/debrief_screen_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mq::ui::debrief {
namespace {

constexpr float nan_value = std::numeric_limits<float>::quiet_NaN();

/// An icon and words that wrap beside it.
void item(GrowingCard& card, Icon which, IconKind kind, Colour ink, std::string_view words, Colour colour) {
    const float left = px(18 + 10);
    icon({card.x() + px(9), card.y + px(10)}, which, px(18), ink, kind);
    card.y += wrapped({card.x() + left, card.y}, card.width() - left, words, type::small, colour) + px(6);
}

// ---- facets

void facet_figures(const app::FacetGain& gain, Rect& row) {
    const app::Estimate& after = gain.after;
    if (after.none() || after.thin()) {
        const char* words = t(after.none() ? "debrief.no_evidence" : "debrief.thin");
        const float width = std::ceil(text_width(words, type::meta)) + 1;
        text_in(row.cut_right(width, px(8)), words, type::meta, theme().text2, Align::right);
        return;
    }
    if (!gain.before.none() && !gain.before.thin()) {
        const Number change(after.mean - gain.before.mean, 2, Sign::always);
        const bool up = after.mean > gain.before.mean;
        text_in(row.cut_right(px(44), px(6)), change, type::meta_strong,
                up ? theme().good.ink : theme().text2, Align::right);
    }
    const Buf<48> range("({}–{})", std::string_view(Number(after.low)), std::string_view(Number(after.high)));
    const float width = std::ceil(text_width(range, type::meta)) + 1;
    text_in(row.cut_right(width, px(6)), range, type::meta, theme().text2, Align::right);
    const Number mean(after.mean);
    const float mean_width = std::ceil(text_width(mean, type::meta_strong)) + 1;
    text_in(row.cut_right(mean_width, px(8)), mean, type::meta_strong, theme().text, Align::right);
}

void facet_bar(const app::FacetGain& gain, Rect row) {
    const app::Estimate& e = gain.after;
    if (gain.attainment) {
        const Text<48> words("debrief.attained", fmt::arg("percent", std::lround(*gain.attainment * 100)));
        const float width = std::ceil(text_width(words, type::caption)) + 1;
        text_in(row.cut_right(width, px(12)), words, type::caption, theme().text2, Align::right);
    }
    range_bar(row, {static_cast<float>(e.mean), static_cast<float>(e.low), static_cast<float>(e.high),
                    e.thin(), nan_value});
}

// ---- pitfalls

/// Links to the decisions where it was met, right of the name; below it where they don't fit.
void decision_links(const Stage& stage, std::size_t line, GrowingCard& card, Rect row) {
    const app::PitfallLine& pitfall = stage.look.pitfalls[line];
    const Text<48> first("debrief.at_decision", fmt::arg("n", pitfall.decisions.front()));
    float width = link_width(first);
    for (std::size_t i = 1; i < pitfall.decisions.size(); ++i) {
        width += px(12) + link_width(Buf<8>("{}", pitfall.decisions[i]));
    }
    const bool beside = text_width(pitfall.name, type::small_strong) + px(12) + width <= row.w;
    if (!beside) {
        card.y +=
            wrapped({row.x, row.y + px(4)}, row.w, pitfall.name, type::small_strong, theme().text) - px(24);
        row = {row.x, card.y, row.w, px(26)};
        card.y += px(26);
    } else {
        text_in(row, pitfall.name, type::small_strong, theme().text);
    }
    Flow flow(beside ? row.right() - width : row.x, row.y + px(4), beside ? width + 1 : row.w, px(12));
    for (std::size_t i = 0; i < pitfall.decisions.size(); ++i) {
        const int n = pitfall.decisions[i];
        const Buf<8> number("{}", n);
        const std::string_view words = i == 0 ? std::string_view(first) : std::string_view(number);
        const Rect at = flow.next(link_width(words), px(18));
        if (link(Name("debrief.pitfall.{}.{}", line + 1, n), at.min(), words)) {
            select(stage, n - 1);
        }
    }
    card.y = std::max(card.y, flow.bottom() + px(4));
}

void met(const Stage& stage, std::size_t line, GrowingCard& card) {
    const app::PitfallLine& pitfall = stage.look.pitfalls[line];
    const float left = px(18 + 10);
    icon({card.x() + px(9), card.y + px(14)}, Icon::warning_circle, px(18), theme().bad.ink, IconKind::fill);
    Rect row = card.take(px(28));
    row.cut_left(left);
    decision_links(stage, line, card, row);
    if (!pitfall.cure.empty()) {
        card.y +=
            wrapped({card.x() + left, card.y}, card.width() - left, pitfall.cure, type::meta, theme().text2) +
            px(6);
    }
}

void avoided(const app::PitfallLine& pitfall, GrowingCard& card) {
    Rect row = card.take(px(28));
    icon({row.x + px(9), row.mid_y()}, Icon::check_circle, px(18), theme().good.ink);
    row.cut_left(px(18 + 10));
    const char* words = t("debrief.avoided");
    const float width = std::ceil(text_width(words, type::meta)) + 1;
    text_in(row.cut_right(width, px(8)), words, type::meta, theme().text2, Align::right);
    text_in(row, pitfall.name, type::small, theme().text2);
}

void pitfall_title(const app::Debrief& look, GrowingCard& card) {
    const auto was_met = [](const app::PitfallLine& p) { return p.to_avoid && !p.decisions.empty(); };
    const auto count = std::count_if(look.pitfalls.begin(), look.pitfalls.end(), was_met);
    Rect row = card.take(px(26), px(6));
    const Text<64> words(count > 0 ? "debrief.pitfalls_met" : "debrief.pitfalls_none", fmt::arg("n", count));
    const Chip c{.text = words, .tone = count > 0 ? Tone::warn : Tone::good, .small = true};
    const ImVec2 size = chip_size(c);
    chip(centred_in(row.cut_right(size.x, px(8)), size.x, size.y).min(), c);
    text_in(row, t("debrief.pitfalls"), type::body_strong, theme().text);
}

// ---- steps

struct StepLook {
    Icon icon;
    IconKind kind;
    Colour ink;
    const char* words;
};

StepLook look_of(domain::StepState state) {
    switch (state) {
        case domain::StepState::done:
            return {Icon::check_circle, IconKind::fill, theme().good.ink, t("debrief.step_done")};
        case domain::StepState::tried:
            return {Icon::circle_half, IconKind::regular, theme().warn.ink, t("debrief.step_tried")};
        case domain::StepState::missed: break;
    }
    return {Icon::circle_dashed, IconKind::regular, theme().text3, t("debrief.step_missed")};
}

} // namespace

float facets(const Stage& stage, const Rect& at) {
    if (stage.look.facets.empty()) {
        return at.y;
    }
    GrowingCard card(at, CardLook::plain);
    card.title(t(stage.look.assessment ? "debrief.facets_assessed" : "debrief.facets"), t("debrief.scale"));
    for (const app::FacetGain& gain : stage.look.facets) {
        Rect row = card.take(px(24));
        facet_figures(gain, row);
        text_in(row, gain.name, type::small, theme().text);
        if (!gain.after.none()) {
            facet_bar(gain, card.take(px(18)));
        }
        card.y += px(6);
    }
    card.words(t(stage.look.assessment ? "debrief.assessed_about" : "debrief.practice_about"), type::meta,
               theme().text2);
    return card.close();
}

float pitfalls(const Stage& stage, const Rect& at) {
    const auto& all = stage.look.pitfalls;
    if (all.empty()) {
        return at.y;
    }
    GrowingCard card(at, CardLook::plain);
    pitfall_title(stage.look, card);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].to_avoid && all[i].decisions.empty()) {
            avoided(all[i], card);
        } else if (all[i].to_avoid) {
            met(stage, i, card);
        }
    }
    bool first = true;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].to_avoid || all[i].decisions.empty()) {
            continue;
        }
        if (first) {
            horizontal(card.x(), card.y + px(6), card.width(), theme().border);
            card.y += px(14);
            card.words(t("debrief.other_mistakes"), type::meta_strong, theme().text2, px(2));
            first = false;
        }
        met(stage, i, card);
    }
    return card.close();
}

float steps(const Stage& stage, const Rect& at) {
    if (stage.look.steps.empty()) {
        return at.y;
    }
    GrowingCard card(at, CardLook::plain);
    const auto done =
        std::count_if(stage.look.steps.begin(), stage.look.steps.end(),
                      [](const app::StepLine& s) { return s.state == domain::StepState::done; });
    card.title(t("debrief.steps"),
               Text<64>("debrief.steps_done", fmt::arg("n", done), fmt::arg("of", stage.look.steps.size())));
    for (const app::StepLine& step : stage.look.steps) {
        const StepLook look = look_of(step.state);
        Rect row = card.take(px(28));
        icon({row.x + px(9), row.mid_y()}, look.icon, px(18), look.ink, look.kind);
        row.cut_left(px(18 + 10));
        const float width = std::ceil(text_width(look.words, type::meta)) + 1;
        text_in(row.cut_right(width, px(8)), look.words, type::meta, theme().text2, Align::right);
        text_in(row, step.name, type::small, theme().text);
    }
    return card.close();
}

float facts(const Stage& stage, const Rect& at) {
    const app::Debrief& look = stage.look;
    const std::size_t all = look.facts_found.size() + look.facts_missed.size();
    if (all == 0) {
        return at.y;
    }
    GrowingCard card(at, CardLook::plain);
    card.title(t("debrief.facts"),
               Text<64>("debrief.facts_found", fmt::arg("n", look.facts_found.size()), fmt::arg("of", all)));
    for (const std::string& fact : look.facts_found) {
        item(card, Icon::check_circle, IconKind::fill, theme().good.ink, fact, theme().text);
    }
    if (!look.facts_missed.empty()) {
        card.words(t("debrief.facts_missed"), type::meta_strong, theme().text2, px(6));
    }
    for (const std::string& fact : look.facts_missed) {
        item(card, Icon::eye_slash, IconKind::regular, theme().text2, fact, theme().text);
    }
    card.y -= px(6);
    return card.close();
}

float reflection(const Stage& stage, const Rect& at) {
    if (stage.look.reflection.empty()) {
        return at.y;
    }
    GrowingCard card(at, CardLook::plain);
    card.title(t("debrief.reflection"));
    card.words(stage.look.reflection, type::small, theme().text);
    return card.close();
}

float gift(const Stage& stage, const Rect& at) {
    const app::Debrief& look = stage.look;
    if (look.gift.empty()) {
        return at.y;
    }
    GrowingCard card(at, CardLook::accent);
    Rect row = card.take(px(26), px(6));
    icon({row.x + px(9), row.mid_y()}, Icon::gift, px(18), theme().accent_ink, IconKind::fill);
    row.cut_left(px(18 + 8));
    text_in(row, t("debrief.gift"), type::body_strong, theme().accent_ink);
    card.words(look.gift, type::body, theme().text, px(12));
    if (!own(stage)) {
        return card.close(); // everybody's notebook is their own
    }
    const Button save{.text = t(look.gift_saved ? "debrief.gift_saved" : "debrief.gift_save"),
                      .size = ButtonSize::small,
                      .icon = Icon::bookmark_simple,
                      .icon_kind = look.gift_saved ? IconKind::fill : IconKind::regular,
                      .tooltip = look.gift_saved ? t("debrief.gift_unsave") : nullptr,
                      .on = look.gift_saved};
    const Rect place = card.take(px(30));
    if (button("debrief.gift", {place.x, place.y, 0, 0}, save)) {
        stage.context.out.emplace_back(app::SaveGift{look.attempt, !look.gift_saved});
    }
    return card.close();
}

} // namespace mq::ui::debrief
