// The mood curve and the list of decisions under it.

#include "ui/screens/debrief_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::debrief {
namespace {

constexpr float row_height = 40;
constexpr float curve_height = 222;   // section 9 of the design
constexpr float room_for_steps = 560; // narrower lists leave the name of the step to the opened row

/// What was answered on one line: what was said in quotes, ticks, orders and forms one after the other.
std::string headline_of(const app::DebriefDecision& d) {
    const bool typed = d.trigger == domain::Trigger::answer && d.kind == domain::AnswerKind::type;
    const bool listed = !typed && d.said.find('\n') != std::string::npos;
    std::string line;
    for (const char c : d.said) {
        line += c == '\n' ? (listed ? " · " : " ") : std::string(1, c);
    }
    return listed || d.trigger == domain::Trigger::late ? line : "“" + line + "”";
}

const std::vector<MoodPoint>& points_of(const Stage& stage) {
    DebriefUi& ui = stage.ui;
    const auto& all = stage.look.decisions;
    if (ui.points_of != stage.look.revision || ui.points.size() != all.size()) {
        ui.points_of = stage.look.revision;
        ui.points.clear();
        ui.headlines.clear();
        for (const app::DebriefDecision& d : all) {
            ui.points.push_back({static_cast<float>(d.mood_after), mark_of(d.verdict), d.said.c_str()});
            ui.headlines.push_back(headline_of(d));
        }
    }
    // The model may have moved in memory since: the tooltips follow it.
    for (std::size_t i = 0; i < all.size(); ++i) {
        ui.points[i].tooltip = all[i].said.c_str();
    }
    return ui.points;
}

float verdict_width() {
    float width = 0;
    for (const domain::Verdict v : {domain::Verdict::good, domain::Verdict::fair, domain::Verdict::wrong}) {
        width = std::max(width, text_width(verdict_name(v), type::small_strong));
    }
    return std::ceil(width) + px(8);
}

/// Boxes of a row from left to right.
struct RowPlaces {
    Rect number, mark, verdict, step, said, change, retry, caret;

    RowPlaces(const Stage& stage, Rect row) {
        const bool with_step = row.w >= px(room_for_steps);
        row = row.inset(px(16), 0);
        number = row.cut_left(px(24), px(10));
        mark = row.cut_left(px(18), px(8));
        verdict = row.cut_left(verdict_width(), px(8));
        step = with_step ? row.cut_left(px(86), px(12)) : row.with_width(0);
        caret = row.cut_right(px(20), px(8));
        retry = can_retry(stage) ? row.cut_right(px(30), px(8)) : row.with_width(0);
        change = row.cut_right(px(40), px(8));
        said = row;
    }
};

void draw_row(const Stage& stage, int index, const Rect& row, bool open) {
    const auto at = static_cast<std::size_t>(index);
    const app::DebriefDecision& d = stage.look.decisions[at];
    const Meaning ink = meaning_of(tone_of(mark_of(d.verdict)));
    const RowPlaces p(stage, row);
    text_in(p.number, Buf<8>("{}", index + 1), open ? type::small_strong : type::small, theme().text2,
            Align::right);
    verdict_mark({p.mark.mid_x(), std::round(row.mid_y())}, fpx(8), mark_of(d.verdict));
    text_in(p.verdict, verdict_name(d.verdict), type::small_strong, ink.ink);
    if (p.step.w > 0) {
        text_in(p.step, d.step_name, type::small, theme().text2);
    }
    text_in(p.said, stage.ui.headlines[at], open ? type::small_strong : type::small, theme().text);
    const Number change(d.mood_after - d.mood_before, 0, Sign::always);
    text_in(p.change, d.mood_after == d.mood_before ? std::string_view("0") : std::string_view(change),
            type::small_strong, theme().text, Align::right);
    icon({p.caret.mid_x(), row.mid_y()}, open ? Icon::caret_up : Icon::caret_down, px(16), theme().text2);
}

void retry_button(const Stage& stage, int index, const Rect& place) {
    if (icon_button(Name("debrief.retry.{}", index + 1), centred_in(place, px(30), px(30)),
                    {.icon = Icon::git_branch,
                     .label = t("debrief.retry"),
                     .kind = ButtonKind::secondary,
                     .icon_size = px(16)})) {
        retry(stage, index);
    }
}

/// A row and, where it is open, what is below it. `shown` gets the place of both.
void decision_row(const Stage& stage, int index, GrowingCard& card, Rect& shown) {
    const bool open = stage.ui.selected == index;
    const Rect row{card.whole().x, card.y, card.whole().w, px(row_height)};
    const app::DebriefDecision& d = stage.look.decisions[static_cast<std::size_t>(index)];
    const Hit hit = table_row(Name("debrief.decision.{}", index + 1), row, {.label = d.said});
    if (hit.visible) {
        draw_row(stage, index, row, open);
    }
    const Rect place = RowPlaces(stage, row).retry;
    if (!open && place.w > 0) {
        retry_button(stage, index, place);
    }
    card.y = row.bottom();
    if (open) {
        card.y = opened(stage, index, {row.x, row.bottom(), row.w, 0});
        shown = {row.x, row.y, row.w, card.y - row.y};
        card.under({row.x + hairline(), row.y, row.w - 2 * hairline(), shown.h}, theme().inset);
    }
    if (hit.pressed && open) {
        stage.ui.selected = -1;
    } else if (hit.pressed) {
        select(stage, index);
    }
}

struct Count {
    const char* key;
    int count;
    VerdictMark mark;
};

void counts(const app::Debrief& look, Rect& row) {
    const std::array<Count, 3> all = {Count{"debrief.count.wrong", look.wrong, VerdictMark::bad},
                                      Count{"debrief.count.fair", look.fair, VerdictMark::fair},
                                      Count{"debrief.count.good", look.good, VerdictMark::good}};
    for (const Count& c : all) {
        const Text<48> words(c.key, fmt::arg("n", c.count));
        const Chip drawn{.text = words,
                         .tone = tone_of(c.mark),
                         .icon = icon_of(c.mark),
                         .icon_kind = c.mark == VerdictMark::fair ? IconKind::regular : IconKind::fill,
                         .small = true};
        const ImVec2 size = chip_size(drawn);
        chip(centred_in(row.cut_right(size.x, px(8)), size.x, size.y).min(), drawn);
    }
}

} // namespace

float curve(const Stage& stage, const Rect& at) {
    const app::Debrief& look = stage.look;
    const Rect whole = at.with_height(px(curve_height));
    Rect inside = card(whole);
    card_title(inside, t("debrief.curve"), at.w >= px(520) ? t("debrief.curve_about") : "");
    std::array<std::string_view, 5> zones;
    for (std::size_t i = 0; i < zones.size(); ++i) {
        zones[i] = t(Buf<32>("play.mood.{}", i));
    }
    const float start = look.decisions.empty() ? 50 : static_cast<float>(look.decisions.front().mood_before);
    const int chosen = mood_curve("debrief.curve", inside,
                                  {.start = start,
                                   .start_label = t("debrief.start"),
                                   .points = points_of(stage),
                                   .selected = stage.ui.selected,
                                   .zones = zones});
    if (chosen >= 0) {
        select(stage, chosen);
    }
    return whole.bottom();
}

float decisions(const Stage& stage, const Rect& at, Rect& shown) {
    const int count = static_cast<int>(stage.look.decisions.size());
    GrowingCard card(at, CardLook::plain, 0, 0);
    Rect head = card.take(px(48)).inset(px(20), 0);
    counts(stage.look, head);
    text_in(head, Text<64>("debrief.decisions", fmt::arg("n", count)), type::body_strong, theme().text);
    for (int i = 0; i < count; ++i) {
        decision_row(stage, i, card, shown);
    }
    card.y += px(2);
    return card.close();
}

} // namespace mq::ui::debrief
