#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::play {
namespace {

/// The panel is written from top to bottom.
struct Pen {
    float x, y, w;
    [[nodiscard]] Rect row(float height) const { return {x, y, w, height}; }
    Rect take(float height, float gap = 0) {
        const Rect r = row(height);
        y += height + gap;
        return r;
    }
    void words(std::string_view text, Type type, Colour colour, float gap = 0) {
        y += wrapped({x, y}, w, text, type, colour) + gap;
    }
    void divider() {
        horizontal(x, y + px(16), w, theme().border);
        y += px(16) + px(14);
    }
};

Chip trend_of(const app::Play& play, std::string_view words) {
    const float change = play.moods.back() - play.moods[play.moods.size() - 2];
    if (change == 0) {
        return {.text = words, .icon = Icon::minus};
    }
    const bool up = change > 0;
    return {
        .text = words, .tone = up ? Tone::good : Tone::bad, .icon = up ? Icon::trend_up : Icon::arrow_down};
}

void section(Pen& pen, std::string_view title, std::string_view note) {
    Rect row = pen.take(px(20), px(8));
    if (!note.empty()) {
        const float width = std::ceil(text_width(note, type::meta)) + 1;
        text_in(row.cut_right(width, px(8)), note, type::meta, theme().text2, Align::right);
    }
    text_in(row, title, type::meta_strong, theme().text);
}

void who(const Stage& stage, Pen& pen) {
    const app::Play& play = stage.play;
    const float left = px(48) + px(12);
    const float room = pen.w - left;
    const float name = wrapped_height(play.customer_name, type::title_s, room);
    const float about = wrapped_height(play.customer_about, type::small, room);
    const float height = std::max(px(48), name + about);
    const Rect row = pen.take(height, px(14));
    const float middle = std::min(row.mid_y(), row.y + px(36)); // beside the name also when that is long
    avatar({row.x + px(24), std::round(middle)}, px(24), play.customer_initials, play.customer_hash);
    const float top = std::round(row.mid_y() - (name + about) * 0.5F);
    wrapped({row.x + left, top}, room, play.customer_name, type::title_s, theme().text);
    wrapped({row.x + left, top + name}, room, play.customer_about, type::small, theme().text2);
}

void address(const Stage& stage, Pen& pen) {
    const float room = pen.w - px(12 + 18 + 10 + 12);
    const float height = wrapped_height(stage.play.call_line, type::small, room);
    const Rect box = pen.take(height + px(14), px(14));
    fill(box, theme().accent_soft, fpx(8));
    icon({box.x + px(12) + px(9), box.mid_y()}, Icon::chat_circle_dots, px(18), theme().accent_ink);
    wrapped({box.x + px(12 + 18 + 10), box.y + px(7)}, room, stage.play.call_line, type::small, theme().text);
}

void mood(const Stage& stage, Pen& pen) {
    const app::Play& play = stage.play;
    const float now = play.moods.empty() ? 0 : play.moods.back();
    Rect head = pen.take(px(26), px(8));
    text_in(head, t("play.mood_title"), type::meta_strong, theme().text);
    trend_chip(head, play);
    mood_gauge("play.mood", pen.take(px(118), px(10)),
               {.mood = now, .low = t("play.mood.0"), .high = t("play.mood.4")});
    Rect row = pen.take(px(42));
    icon({row.x + px(14), row.mid_y()}, mood_icon(now), px(28), mood_colour(now), IconKind::fill);
    row.cut_left(px(28), px(12));
    const Rect line = row.cut_right(std::min(px(112), row.w * 0.45F), px(8));
    text_in(row.with_height(px(24)), mood_name(now), type::body_strong, theme().text);
    text_in({row.x, row.y + px(23), row.w, px(18)},
            Text<48>("play.mood_number", fmt::arg("n", std::lround(now))), type::meta, theme().text2);
    sparkline(line.inset(0, px(6)), play.moods);
}

void record(const Stage& stage, Pen& pen) {
    if (stage.play.card.empty()) {
        return;
    }
    pen.divider();
    section(pen, t("play.record"), {});
    float label = 0;
    for (const app::CardLine& line : stage.play.card) {
        label = std::max(label, std::ceil(text_width(line.label, type::small)));
    }
    label = std::min(label + px(14), pen.w * 0.42F);
    for (const app::CardLine& line : stage.play.card) {
        const float left = wrapped({pen.x, pen.y}, label - px(8), line.label, type::small, theme().text2);
        const float right =
            wrapped({pen.x + label, pen.y}, pen.w - label, line.text, type::small, theme().text);
        pen.y += std::max(left, right) + px(4);
    }
}

struct WishLook {
    Icon icon;
    IconKind kind;
    Colour ink, words;
    const char* state;
};

WishLook look_of(app::WishState state) {
    const Theme& c = theme();
    switch (state) {
        case app::WishState::confirmed:
            return {Icon::check_circle, IconKind::fill, c.good.ink, c.text, t("play.wish_confirmed")};
        case app::WishState::heard:
            return {Icon::circle_half, IconKind::regular, c.warn.ink, c.text, t("play.wish_heard")};
        case app::WishState::not_asked: break;
    }
    return {Icon::circle_dashed, IconKind::regular, c.text3, c.text2, t("play.wish_not_asked")};
}

void wishes(const Stage& stage, Pen& pen) {
    const auto& all = stage.play.wishes;
    if (all.empty()) {
        return;
    }
    pen.divider();
    const auto confirmed = [](const app::WishLine& w) { return w.state == app::WishState::confirmed; };
    const auto clear = std::count_if(all.begin(), all.end(), confirmed);
    section(pen, t("play.wishes"),
            Text<64>("play.wishes_clear", fmt::arg("n", clear), fmt::arg("of", all.size())));
    for (const app::WishLine& wish : all) {
        const WishLook look = look_of(wish.state);
        Rect row = pen.take(px(28));
        icon({row.x + px(9), row.mid_y()}, look.icon, px(18), look.ink, look.kind);
        row.cut_left(px(18), px(10));
        const float width = std::ceil(text_width(look.state, type::meta)) + 1;
        text_in(row.cut_right(width, px(8)), look.state, type::meta, theme().text2, Align::right);
        text_in(row, wish.name, type::small, look.words);
    }
}

void facts(const Stage& stage, Pen& pen) {
    if (stage.play.facts.empty()) {
        return;
    }
    pen.divider();
    section(pen, t("play.facts"), {});
    for (const std::string& fact : stage.play.facts) {
        icon({pen.x + px(9), pen.y + px(10)}, Icon::lightbulb, px(18), theme().accent_ink);
        const float left = px(18 + 10);
        pen.y += wrapped({pen.x + left, pen.y}, pen.w - left, fact, type::small, theme().text) + px(6);
    }
}

void authority(const Stage& stage, Pen& pen) {
    if (stage.play.authority.empty()) {
        return;
    }
    pen.divider();
    section(pen, t("play.authority"), {});
    pen.words(stage.play.authority, type::small, theme().text2);
}

} // namespace

const char* mood_name(float mood) {
    return t(Buf<32>("play.mood.{}", mood_zone(mood)));
}

bool has_trend(const app::Play& play) {
    return play.moods.size() > 1;
}

float trend_chip(const Rect& r, const app::Play& play) {
    if (!has_trend(play)) {
        return 0;
    }
    const long change = std::lround(play.moods.back() - play.moods[play.moods.size() - 2]);
    const char* key = change > 0 ? "play.calmer" : change < 0 ? "play.tenser" : "play.same";
    const Text<64> words(key, fmt::arg("n", std::abs(change)));
    const Chip c = trend_of(play, words);
    const ImVec2 size = chip_size(c);
    chip({r.right() - size.x, r.mid_y() - size.y * 0.5F}, c);
    return size.x;
}

void customer_panel(const Stage& stage, const Rect& panel) {
    fill(panel, theme().surface);
    ScrollArea scroll("play.customer", scrolled(panel, px(22)), scroll_slack);
    const Rect at = scroll.content();
    Pen pen{at.x, at.y + px(14), panel.w - 2 * px(22)};
    who(stage, pen);
    address(stage, pen);
    mood(stage, pen);
    record(stage, pen);
    wishes(stage, pen);
    facts(stage, pen);
    authority(stage, pen);
    scroll.finish(pen.y + px(14));
}

void customer_strip(const Stage& stage, const Rect& strip) {
    const app::Play& play = stage.play;
    const float now = play.moods.empty() ? 0 : play.moods.back();
    fill(strip, theme().surface);
    horizontal(strip.x, strip.bottom() - hairline(), strip.w, theme().border);
    Rect row = strip.inset(px(16), 0);
    const Button card{.text = t(stage.ui.card_open ? "play.card_close" : "play.card_open"),
                      .size = ButtonSize::small,
                      .icon = Icon::identification_card,
                      .on = stage.ui.card_open};
    const Rect place = row.cut_right(button_width(card), px(12));
    if (button("play.card", centred_in(place, place.w, px(30)), card)) {
        stage.ui.card_open = !stage.ui.card_open;
    }
    avatar({row.x + px(16), row.mid_y()}, px(16), play.customer_initials, play.customer_hash);
    row.cut_left(px(32), px(10));
    const float trend = trend_chip(row, play);
    row.cut_right(trend, trend > 0 ? px(12) : 0);
    const Buf<48> number("{} {:.0f}", mood_name(now), static_cast<double>(now));
    const float words = std::ceil(text_width(number, type::meta_strong)) + 1;
    const Rect mood_place = row.cut_right(words, px(6));
    text_in(mood_place, number, type::meta_strong, theme().text);
    const Rect face = row.cut_right(px(20), px(12));
    icon(face.centre(), mood_icon(now), px(20), mood_colour(now), IconKind::fill);
    text_in(row, play.customer_name, type::body_strong, theme().text);
}

} // namespace mq::ui::play
