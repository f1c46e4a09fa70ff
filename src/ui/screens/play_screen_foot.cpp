// The row under the answers: keys at the left, what is still missing, undo and send at the right.

#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mq::ui::play {
namespace {

/// What the button says depends on the kind of answer; of a log it tells how many fields are blank.
struct Send {
    Text<96> words;
    Button button;

    explicit Send(const Stage& stage)
        : words(key_of(stage), fmt::arg("n", blank_fields(stage.ui))),
          button{.text = words,
                 .kind = ButtonKind::primary,
                 .icon = Icon::paper_plane_right,
                 .keycap = keycap_of(stage.play),
                 .enabled = can_send(stage)} {}

private:
    static const char* key_of(const Stage& stage) {
        const bool blanks = stage.play.answer == domain::AnswerKind::log && blank_fields(stage.ui) > 0;
        return blanks ? "play.send_blank" : "play.send";
    }
    static const char* keycap_of(const app::Play& play) {
        const bool long_text = play.answer == domain::AnswerKind::type && !enter_sends(play);
        return long_text || play.answer == domain::AnswerKind::log ? "Ctrl Enter" : "Enter";
    }
};

Button undo_button() {
    return {.text = t("play.undo"),
            .kind = ButtonKind::ghost,
            .size = ButtonSize::small,
            .icon = Icon::arrow_counter_clockwise,
            .note = t("play.price_one"),
            .keycap = "U",
            .tooltip = t("play.undo_about")};
}

/// Room that key_hints takes: the same sums.
float hints_width(std::span<const KeyHint> hints) {
    float width = 0;
    for (const KeyHint& hint : hints) {
        width += keycap_size(hint.from).x + px(6) + text_width(hint.does, type::caption) + px(17);
        if (!hint.to.empty()) {
            width += text_width("–", type::caption) + px(12) + keycap_size(hint.to).x;
        }
    }
    return std::ceil(width);
}

using Hints = std::array<KeyHint, 3>;

Hints hints_of(const app::Play& play, std::string_view last) {
    const KeyHint pause{"P", {}, t("play.key_pause")};
    const KeyHint back{"Backspace", {}, t("play.key_back")};
    const KeyHint leave{"Esc", {}, t("play.key_leave_field")};
    switch (play.answer) {
        case domain::AnswerKind::several: return {KeyHint{"1", last, t("play.key_tick")}, back, pause};
        case domain::AnswerKind::order:
            return {KeyHint{"1", last, t("play.key_order")},
                    KeyHint{t("play.key_alt_arrows"), {}, t("play.key_move")}, pause};
        case domain::AnswerKind::type:
            return {KeyHint{enter_sends(play) ? "Shift Enter" : "Enter", {}, t("play.key_line")}, leave,
                    KeyHint{"T", {}, t("play.key_write")}};
        case domain::AnswerKind::log:
            return {KeyHint{"Tab", {}, t("play.key_next_field")}, leave,
                    KeyHint{"T", {}, t("play.key_write")}};
        case domain::AnswerKind::one:
        case domain::AnswerKind::route: break;
    }
    return {KeyHint{"1", last, t("play.key_choose")}, back, pause};
}

void hints(const Stage& stage, const Rect& r) {
    const Buf<8> last("{}", std::min<std::size_t>(9, stage.play.choices.size()));
    const Hints all = hints_of(stage.play, last);
    for (std::size_t count = all.size(); count > 0; --count) {
        const std::span<const KeyHint> shown(all.data(), count);
        if (hints_width(shown) <= r.w) {
            key_hints({r.x, std::round(r.mid_y() - px(10))}, shown);
            return;
        }
    }
}

void words_at_right(std::string_view words, Rect& r) {
    const float width = std::min(std::ceil(text_width(words, type::meta)) + 1, r.w);
    text_in(r.cut_right(width, px(12)), words, type::meta, theme().text2, Align::right);
}

void undo(const Stage& stage, Rect& r) {
    if (!stage.play.can_undo) {
        return;
    }
    const Button b = undo_button();
    if (button_width(b) > r.w) {
        return;
    }
    const Rect place = r.cut_right(button_width(b), px(16));
    if (button("play.undo", centred_in(place, place.w, px(30)), b)) {
        stage.context.out.emplace_back(app::UndoDecision{stage.play.attempt});
    }
}

/// How far one is with the log: good to know where there is room for it.
void filled(const Stage& stage, Rect& r) {
    if (stage.play.answer != domain::AnswerKind::log || why_not(stage) != nullptr) {
        return;
    }
    const std::size_t fields = stage.ui.entries.size();
    const Text<96> words("play.log_filled", fmt::arg("n", fields - blank_fields(stage.ui)),
                         fmt::arg("of", fields));
    if (text_width(words, type::meta) < r.w) {
        words_at_right(words, r);
    }
}

} // namespace

const char* why_not(const Stage& stage) {
    if (read_only(stage)) {
        return t("play.read_only");
    }
    if (speaking(stage)) {
        return t("play.need_listen");
    }
    if (can_send(stage)) {
        return nullptr;
    }
    switch (stage.play.answer) {
        case domain::AnswerKind::one: return t("play.need_one");
        case domain::AnswerKind::several: return t("play.need_several");
        case domain::AnswerKind::order: return t("play.need_order");
        case domain::AnswerKind::type: return t("play.need_words");
        case domain::AnswerKind::log:
        case domain::AnswerKind::route: break;
    }
    return t("play.need_handler");
}

void foot(const Stage& stage, Rect r) {
    const Send go(stage);
    const Rect go_at = r.cut_right(button_width(go.button), px(12));
    if (const char* why = why_not(stage); why != nullptr) {
        words_at_right(why, r);
    }
    undo(stage, r);
    filled(stage, r);
    hints(stage, r);
    if (button("play.send", go_at, go.button)) { // last, as Tab goes from left to right
        send(stage);
    }
}

} // namespace mq::ui::play
