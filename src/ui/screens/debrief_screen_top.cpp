// The row at the top, the question that comes first, and the banner.

#include "ui/frame_wish.h"
#include "ui/screens/debrief_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::debrief {
namespace {

constexpr double copied_for = 4; // seconds that the button says so

// ---- top row

/// Where the look back was opened from: one's own practice, or the page of who played.
const char* crumb_back(const app::Debrief& look) {
    return look.of.empty() ? t("debrief.to_practice_crumb") : look.of.c_str();
}

float crumbs_width(const app::Debrief& look, std::string_view here) {
    return link_width(crumb_back(look), type::body) + text_width(look.title, type::body) +
           text_width(here, type::body_strong) + 2 * px(32);
}

void caret(float& x, const Rect& row) {
    icon({x + px(16), row.mid_y()}, Icon::caret_right, px(16), theme().text3);
    x += px(32);
}

void crumbs(const Stage& stage, const Rect& row) {
    const char* home = crumb_back(stage.look);
    const Text<96> here("debrief.crumb", fmt::arg("n", stage.look.attempt_number));
    const float here_width = std::ceil(text_width(here, type::body_strong)) + 1;
    if (link("debrief.home", {row.x, text_top(row, type::body)}, home, type::body)) {
        if (own(stage)) {
            stage.context.out.emplace_back(app::OpenPage{app::Page::home});
        } else {
            stage.context.out.emplace_back(app::OpenMember{stage.look.person});
        }
    }
    float x = row.x + link_width(home, type::body);
    caret(x, row);
    const float room = std::max(0.0F, row.right() - x - px(32) - here_width);
    x += text_in({x, row.y, room, row.h}, stage.look.title, type::body, theme().text2);
    caret(x, row);
    text_in({x, row.y, here_width, row.h}, here, type::body_strong, theme().text);
}

struct TopButtons {
    Button copy, again, next;
    bool has_again, has_next;

    explicit TopButtons(const Stage& stage)
        : has_again(!stage.look.assessment && own(stage)),
          has_next(stage.look.next_scene.has_value() && stage.look.reflected) {
        const bool copied = stage.context.now - stage.ui.copied_at < copied_for;
        copy = {.text = t(copied ? "debrief.copied" : "debrief.copy"),
                .kind = ButtonKind::ghost,
                .icon = copied ? Icon::check : Icon::chat_teardrop_text,
                .tooltip = t("debrief.copy_about")};
        again = {
            .text = t("debrief.again"), .kind = ButtonKind::ghost, .icon = Icon::arrow_counter_clockwise};
        next = {.text = t("debrief.next"), .keycap = "Ctrl Enter"};
    }
    [[nodiscard]] float width(bool with_copy) const {
        return (with_copy ? button_width(copy) + px(4) : 0) + (has_again ? button_width(again) + px(8) : 0) +
               (has_next ? button_width(next) : 0);
    }
};

/// From the right; from the left and wrapped where the row is too narrow for all of them.
class ButtonRow {
public:
    ButtonRow(const Rect& row, float wanted)
        : row_(row), flow_(row.x, row.y, row.w, px(6)), wraps_(wanted > row.w), y_(row.bottom()) {}
    Rect place(const Button& b, float gap) {
        const Rect at = wraps_ ? flow_.next(button_width(b), px(36)) : row_.cut_right(button_width(b), gap);
        y_ = std::max(y_, at.bottom());
        return at;
    }
    [[nodiscard]] float bottom() const { return y_; }

private:
    Rect row_;
    Flow flow_;
    bool wraps_;
    float y_;
};

float top_buttons(const Stage& stage, const TopButtons& b, const Rect& row) {
    ButtonRow places(row, b.width(stage.look.reflected));
    const Rect next_at = b.has_next ? places.place(b.next, px(8)) : Rect{};
    const Rect again_at = b.has_again ? places.place(b.again, px(4)) : Rect{};
    const Rect copy_at = stage.look.reflected ? places.place(b.copy, 0) : Rect{};
    if (stage.look.reflected && button("debrief.copy", copy_at, b.copy)) {
        copy_text(stage);
    }
    if (b.has_again && button("debrief.again", again_at, b.again)) {
        stage.context.out.emplace_back(app::StartAttempt{stage.look.scene_id, false});
    }
    if (b.has_next && button("debrief.next", next_at, b.next)) {
        next_scene(stage);
    }
    return places.bottom();
}

// ---- banner

CardLook look_of(domain::EndingResult result) {
    switch (result) {
        case domain::EndingResult::good: return CardLook::good;
        case domain::EndingResult::mixed: return CardLook::warn;
        case domain::EndingResult::bad: break;
    }
    return CardLook::bad;
}

Tone tone_of(domain::EndingResult result) {
    switch (result) {
        case domain::EndingResult::good: return Tone::good;
        case domain::EndingResult::mixed: return Tone::warn;
        case domain::EndingResult::bad: break;
    }
    return Tone::bad;
}

const char* result_name(domain::EndingResult result) {
    switch (result) {
        case domain::EndingResult::good: return t("debrief.result.good");
        case domain::EndingResult::mixed: return t("debrief.result.mixed");
        case domain::EndingResult::bad: break;
    }
    return t("debrief.result.bad");
}

Icon face_of(domain::EndingResult result) {
    switch (result) {
        case domain::EndingResult::good: return Icon::smiley;
        case domain::EndingResult::mixed: return Icon::smiley_meh;
        case domain::EndingResult::bad: break;
    }
    return Icon::smiley_sad;
}

struct Figure {
    std::string_view label, value, after;
    bool sentence = false; ///< words instead of a number
    int low = 0, high = 0; ///< level chips before the value; 0: none
    [[nodiscard]] Type type() const { return sentence ? type::body_strong : type::title_m; }
};

float chips_width(const Figure& f) {
    return f.low < 1 ? 0 : f.high > f.low ? px(24 + 14 + 24 + 8) : px(24 + 8);
}

float figure_width(const Figure& f) {
    const float line = chips_width(f) + text_width(f.value, f.type()) + (f.after.empty() ? 0 : px(6)) +
                       text_width(f.after, type::meta);
    return std::ceil(std::max(text_width(f.label, type::meta), line)) + 1;
}

void figure(const Figure& f, const Rect& r) {
    text_in(r.with_height(px(20)), f.label, type::meta, theme().text2);
    Rect line{r.x, r.y + px(22), r.w, px(28)};
    if (f.low > 0) {
        level_chip({line.x, line.y + px(2)}, f.low, px(24));
        if (f.high > f.low) {
            text_in({line.x + px(24), line.y, px(14), line.h}, "–", type::body, theme().text2, Align::centre);
            level_chip({line.x + px(38), line.y + px(2)}, f.high, px(24));
        }
        line.cut_left(chips_width(f));
    }
    if (f.sentence) {
        text_in(line, f.value, f.type(), theme().text);
        return;
    }
    const Piece pieces[] = {{f.value, f.type(), theme().text, 0},
                            {f.after, type::meta, theme().text2, f.after.empty() ? 0 : px(6)}};
    pieces_in(line, pieces);
}

/// Score, level and guidance side by side, with lines between; wraps where the room is narrow.
float figures(std::span<const Figure> all, const Rect& at, Colour edge) {
    Flow flow(at.x, at.y, at.w, px(12));
    for (const Figure& f : all) {
        const Rect r = flow.next(std::min(figure_width(f) + px(17), at.w), px(50));
        vertical(r.x, r.y + px(2), r.h - px(4), edge);
        figure(f, {r.x + px(16), r.y, r.w - px(16), r.h});
    }
    return flow.bottom();
}

float figures_width(std::span<const Figure> all) {
    float width = 0;
    for (const Figure& f : all) {
        width += figure_width(f) + px(17) + px(12);
    }
    return width;
}

/// How it ended, in a word and in the customer's own.
void headline(const app::Debrief& look, GrowingCard& card, const Rect& at) {
    const Tone tone = tone_of(look.result);
    const float left = px(36 + 18);
    icon({at.x + px(18), at.y + px(26)}, face_of(look.result), px(36), meaning_of(tone).ink, IconKind::fill);
    const float room = at.w - left;
    Rect pen{at.x + left, at.y, room, 0};
    pen.y += wrapped(pen.min(), room, look.ending_title, type::title_m, theme().text) + px(2);
    const Chip result{.text = result_name(look.result), .tone = tone, .small = true};
    const ImVec2 size = chip_size(result);
    chip(pen.min(), result);
    border({pen.x, pen.y, size.x, size.y}, meaning_of(tone).line, size.y * 0.5F);
    const float beside = size.x + px(10);
    pen.y += std::max(
        size.y, wrapped({pen.x + beside, pen.y}, room - beside, look.summary, type::body, theme().text2));
    pen.y += px(4);
    if (!look.ending_quote.empty()) {
        pen.y += wrapped(pen.min(), room, look.ending_quote, type::small, theme().text);
    }
    if (!look.ending_text.empty()) {
        pen.y += wrapped(pen.min(), room, look.ending_text, type::small, theme().text2);
    }
    card.y = std::max({card.y, pen.y, at.y + px(52)});
}

/// What a good score must not hide.
void bad_beside_good(const app::Debrief& look, GrowingCard& card) {
    const int worst = costliest(look);
    if (look.result != domain::EndingResult::bad || look.score < 60 || worst < 0) {
        return;
    }
    const float left = px(36 + 18);
    const Text<256> words("debrief.bad_beside_good", fmt::arg("score", look.score), fmt::arg("n", worst + 1));
    card.y += px(6);
    card.y +=
        wrapped({card.x() + left, card.y}, card.width() - left, words, type::small_strong, theme().text);
}

struct Measure {
    const char* label;
    std::string_view value;
    bool simulated;
};

void measures(const app::Debrief& look, GrowingCard& card, Colour edge) {
    const Buf<32> csat("{} / 5", look.csat);
    const Buf<32> ces("{} / 7", look.ces);
    const Buf<32> nps("{} / 10", look.nps);
    const std::array<Measure, 5> all = {Measure{"debrief.csat", csat, true},
                                        Measure{"debrief.ces", ces, true}, Measure{"debrief.nps", nps, true},
                                        Measure{"debrief.first_response", look.first_response, false},
                                        Measure{"debrief.resolution", look.resolution, false}};
    card.y += px(12);
    horizontal(card.x(), card.y, card.width(), edge);
    card.y += px(10);
    Flow flow(card.x(), card.y, card.width(), px(16));
    const Chip simulated{.text = t("debrief.simulated"), .icon = Icon::info, .small = true};
    const ImVec2 size = chip_size(simulated);
    chip(flow.next(size.x, size.y).min(), simulated);
    for (const Measure& m : all) {
        const char* label = t(m.label);
        const float lead = std::ceil(text_width(label, type::meta)) + px(8);
        const float value =
            std::min(std::ceil(text_width(m.value, type::meta_strong)) + 1, card.width() - lead);
        const Rect r = flow.next(lead + value, px(22));
        text_in(r, label, type::meta, theme().text2);
        text_in({r.x + lead, r.y, value, r.h}, m.value, type::meta_strong, theme().text);
        if (ImGui::IsMouseHoveringRect(r.min(), r.max()) && ImGui::IsWindowHovered()) {
            tooltip(t(m.simulated ? "debrief.simulated_about" : "debrief.clock_about"));
        }
    }
    card.y = flow.bottom();
}

} // namespace

float top_row(const Stage& stage, const Rect& at) {
    const TopButtons buttons(stage);
    const Text<96> here("debrief.crumb", fmt::arg("n", stage.look.attempt_number));
    const float wanted = buttons.width(stage.look.reflected);
    const bool beside = std::min(crumbs_width(stage.look, here), px(420)) + px(16) + wanted <= at.w;
    const Rect row{at.x, at.y, at.w, px(36)};
    crumbs(stage, beside ? row.with_width(at.w - wanted - px(16)) : row);
    const float bottom = top_buttons(stage, buttons, beside ? row : row.moved(0, px(42)));
    if (const double left = stage.ui.copied_at + copied_for - stage.context.now; left > 0) {
        frame_wish().in(left);
    }
    return bottom;
}

float reflection_question(const Stage& stage, const Rect& at) {
    const float width = std::min(at.w, px(680));
    const Rect place{std::round(at.x + (at.w - width) * 0.5F), at.y + px(24), width, 0};
    GrowingCard card(place, CardLook::plain, 28, 24);
    card.words(t("debrief.ask_title"), type::title_m, theme().text, px(6));
    card.words(t("debrief.ask_text"), type::body, theme().text2, px(16));
    const TextBox box{.label = t("debrief.ask_label"),
                      .placeholder = t("debrief.ask_example"),
                      .max_bytes = 4000,
                      .grows = true,
                      .min_lines = 4,
                      .max_lines = 10,
                      .limit_text = t("debrief.ask_full")};
    std::string& text = stage.ui.reflection;
    if (!stage.ui.asked) {
        stage.ui.asked = true;
        focus("debrief.reflection");
    }
    const float height = text_box_height("debrief.reflection", text, box, card.width());
    bool save = text_box("debrief.reflection", card.take(height, px(16)), text, box).submitted;
    const bool written = text.find_first_not_of(" \n\t") != std::string::npos;
    const Button keep{.text = t("debrief.ask_save"),
                      .kind = ButtonKind::primary,
                      .keycap = "Ctrl Enter",
                      .enabled = written,
                      .why_disabled = t("debrief.ask_empty")};
    const Button skip{.text = t("debrief.ask_skip"), .kind = ButtonKind::ghost};
    Rect row = card.take(px(36));
    const Rect keep_at = row.cut_right(button_width(keep), px(8));
    const bool skipped = button("debrief.skip", row.cut_right(button_width(skip), px(12)), skip);
    save = button("debrief.save", keep_at, keep) || save;
    if (!written) {
        text_in(row, t("debrief.ask_empty"), type::meta, theme().text2);
    }
    constexpr auto saving = app::CommandKind::SaveReflection;
    if (const float said = refusal_height(stage.context, card.width(), {saving}, 0); said > 0) {
        card.take(px(14));
        refusal(stage.context, card.take(said), {saving}, 0);
    }
    if (just_refused(stage.context, {saving})) {
        stage.ui.keeper.begin(stage.look.draft); // not handed in: still to be kept
    }
    if ((save && written) || skipped) {
        stage.ui.keeper.begin(text); // handed in: no draft any more
    }
    if (save && written) {
        stage.context.out.emplace_back(app::SaveReflection{stage.look.attempt, text});
    } else if (skipped) {
        stage.context.out.emplace_back(app::SaveReflection{stage.look.attempt, {}});
    }
    return card.close();
}

float banner(const Stage& stage, const Rect& at) {
    const app::Debrief& look = stage.look;
    const Colour edge = meaning_of(tone_of(look.result)).line;
    const Buf<16> score("{}", look.score);
    const Number used(look.guidance_used, look.guidance_used == std::floor(look.guidance_used) ? 0 : 1);
    const std::array<Figure, 3> all = {
        Figure{t("debrief.score"), score, t("debrief.of_hundred")},
        Figure{t("debrief.level"), look.level_line, {}, true, look.level_low, look.level_high},
        Figure{t("debrief.guidance"),
               look.guidance_used > 0 ? std::string_view(used) : t("debrief.no_guidance"),
               {}}};
    GrowingCard card(at, look_of(look.result), 24, 16);
    const float wanted = figures_width(all);
    if (card.width() - wanted >= px(520)) {
        figures(all, {card.x() + card.width() - wanted, card.y, wanted + px(12), 0}, edge);
        headline(look, card, {card.x(), card.y, card.width() - wanted - px(16), 0});
    } else {
        headline(look, card, {card.x(), card.y, card.width(), 0});
        card.y = figures(all, {card.x(), card.y + px(10), card.width(), 0}, edge);
    }
    bad_beside_good(look, card);
    measures(look, card, edge);
    return card.close();
}

void copy_text(const Stage& stage) {
    ImGui::SetClipboardText(as_text(stage.look).c_str());
    stage.ui.copied_at = stage.context.now;
    frame_wish().in(copied_for);
}

} // namespace mq::ui::debrief
