// Figures of agreement, where the person stands after the interview, and what was agreed in the end.

#include "ui/screens/card_around.h"
#include "ui/screens/consensus_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::consensus {
namespace {

constexpr float figure_height = 96;
constexpr float one_row = 820; // design px; narrower, agreement stands above the counts

Tone tone_of(const app::PanelAgreement& a) {
    return !a.value ? Tone::neutral : *a.value >= a.gate ? Tone::good : Tone::warn;
}

/// From 0 to 1, with a mark where it is enough and the interval behind.
void gate_bar(const Rect& r, const app::PanelAgreement& a) {
    const Theme& c = theme();
    const auto x = [&](double v) { return r.x + r.w * static_cast<float>(std::clamp(v, 0.0, 1.0)); };
    bar(r, static_cast<float>(std::clamp(*a.value, 0.0, 1.0)), *a.value >= a.gate ? c.accent : c.warn_mark);
    if (a.low && a.high) {
        horizontal(x(*a.low), r.mid_y() + px(7), x(*a.high) - x(*a.low), c.text3);
        vertical(x(*a.low), r.mid_y() + px(4), px(6), c.text3);
        vertical(x(*a.high), r.mid_y() + px(4), px(6), c.text3);
    }
    const float gate = std::round(x(a.gate));
    fill({gate - px(1), r.mid_y() - px(9), px(2), px(18)}, c.text);
}

void agreement_value(Rect row, const app::PanelAgreement& a) {
    const Chip reading{.text = a.reading, .tone = tone_of(a), .small = true};
    if (a.value) {
        const Number value(*a.value, 2);
        text_in(row, value, type::title_m, theme().text);
        row.cut_left(text_width(value, type::title_m) + px(10));
    }
    const ImVec2 size = chip_size(reading);
    if (!a.reading.empty()) {
        chip({row.x, std::round(row.mid_y() - size.y * 0.5F)}, reading);
        row.cut_left(size.x + px(14));
    }
    if (a.value && row.w > px(70)) {
        gate_bar(row, a);
    }
}

void agreement(const Rect& at, const app::PanelAgreement& a) {
    Rect inside = card(at).grown(px(2));
    Rect head = inside.cut_top(face_of(type::meta).step, px(2));
    text_in(head, a.statistic.empty() ? t("panel.agreement") : std::string_view(a.statistic), type::meta,
            theme().text2);
    if (a.low && a.high) {
        const Text<96> interval("panel.interval", fmt::arg("low", Number(*a.low, 2).c_str()),
                                fmt::arg("high", Number(*a.high, 2).c_str()));
        text_in(head, interval, type::caption, theme().text3, Align::right);
    }
    agreement_value(inside.cut_top(px(28), px(2)), a);
    text_in(inside.with_height(face_of(type::caption).step + px(2)), a.line, type::caption, theme().text2);
}

void count(const Rect& at, const char* title, int n, int of, std::string_view questions, Colour ink) {
    Rect inside = card(at).grown(px(2));
    text_in(inside.cut_top(face_of(type::meta).step, px(2)), t(title), type::meta, theme().text2);
    Rect row = inside.cut_top(px(28), px(2));
    const Buf<16> number("{}", n);
    text_in(row, number, type::title_m, ink);
    row.cut_left(text_width(number, type::title_m) + px(8));
    text_in(row, Text<48>("panel.of_cells", fmt::arg("n", of)), type::meta, theme().text2);
    const Rect foot = inside.with_height(face_of(type::caption).step + px(2));
    if (!questions.empty()) {
        text_in(foot, Text<192>("panel.questions", fmt::arg("list", questions)), type::caption,
                theme().text2);
    }
}

float reported(const Stage& stage, const Rect& at) {
    const app::Consensus& m = stage.model;
    const bool placed = m.reported.has_value();
    level_chip(at.min(), m.reported.value_or(0), px(32));
    const Rect row{at.x + px(44), at.y, at.w - px(44), px(32)};
    if (placed) {
        text_in(row, Text<128>("panel.placed", fmt::arg("n", *m.reported), fmt::arg("name", m.reported_name)),
                type::body_strong, theme().text);
        return at.y + px(32);
    }
    text_in(row, t("panel.not_placed"), type::body_strong, theme().text);
    float y = at.y + px(36);
    for (const std::string& lack : m.missing) {
        y += wrapped({at.x + px(44), y}, at.w - px(44), lack, type::small, theme().text2) + px(2);
    }
    return y;
}

} // namespace

float figures(const Stage& stage, const Rect& at) {
    const app::PanelAgreement& a = stage.model.agreement;
    const bool wide = at.w >= px(one_row);
    Rect rest = at.with_height(px(figure_height));
    Rect first = rest;
    if (wide) {
        first = rest.cut_left(std::round(rest.w * 0.4F), px(16));
    } else {
        rest.y = first.bottom() + px(12);
    }
    agreement(first, a);
    const ConsensusUi& ui = stage.ui;
    count(rest.column(0, 3, px(16)), "panel.exact", a.exact, a.units, ui.exact, theme().text);
    count(rest.column(1, 3, px(16)), "panel.within_one", a.within_one, a.units, ui.within_one, theme().text);
    count(rest.column(2, 3, px(16)), "panel.apart", a.apart, a.units, ui.apart,
          a.apart > 0 ? theme().warn.ink : theme().text);
    return rest.bottom();
}

float standing(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        const Text<96> left(stage.model.unsettled == 1 ? "panel.provisional.one" : "panel.provisional.other",
                            fmt::arg("n", stage.model.unsettled));
        card_title(inside, t("panel.standing"),
                   stage.model.unsettled > 0 ? std::string_view(left) : std::string_view{});
        float y = reported(stage, inside) + px(10);
        for (const app::FacetStanding& f : stage.model.standing) {
            rating::standing_row({inside.x, y, inside.w, px(34)}, f);
            y += px(34);
        }
        y += px(8);
        return y + wrapped({inside.x, y}, inside.w, t("panel.standing_note"), type::meta, theme().text2);
    });
}

float conclusion(const Stage& stage, const Rect& at) {
    return card_around(at, CardLook::plain, [&](Rect inside) {
        const app::Consensus& m = stage.model;
        card_title(inside, t("panel.conclusion"), Text<64>("panel.closed_on", fmt::arg("day", m.closed_on)));
        float y = inside.y;
        const bool none = rating::blank(m.summary);
        y += wrapped({inside.x, y}, inside.w, none ? std::string_view(t("panel.no_summary")) : m.summary,
                     type::small, none ? theme().text3 : theme().text) +
             px(12);
        text_in({inside.x, y, inside.w, px(20)}, t("panel.signed"), type::meta_strong, theme().text2);
        Flow flow(inside.x, y + px(26), inside.w, px(8));
        for (const std::string& name : m.signatures) {
            const Chip one{.text = name, .tone = Tone::good, .icon = Icon::check};
            const ImVec2 size = chip_size(one);
            chip(flow.next(std::min(size.x, inside.w), size.y).min(), one);
        }
        return flow.bottom();
    });
}

} // namespace mq::ui::consensus
