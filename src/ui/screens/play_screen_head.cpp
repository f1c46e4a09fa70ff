// What is asked, and what help costs: the row above the choices.

#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::play {
namespace {

const char* prompt_of(const app::Play& play) {
    if (!play.prompt.empty()) {
        return play.prompt.c_str();
    }
    switch (play.answer) {
        case domain::AnswerKind::one: return t("play.ask_one");
        case domain::AnswerKind::several: return t("play.ask_several");
        case domain::AnswerKind::order: return t("play.ask_order");
        case domain::AnswerKind::type: return t("play.ask_type");
        case domain::AnswerKind::log: return t("play.ask_log");
        case domain::AnswerKind::route: break;
    }
    return t("play.ask_route");
}

/// How to answer, where picking one is not all there is to it.
const char* manner_of(const app::Play& play) {
    switch (play.answer) {
        case domain::AnswerKind::several: return t("play.how_several");
        case domain::AnswerKind::order: return t("play.how_order");
        case domain::AnswerKind::log: return t("play.how_log");
        case domain::AnswerKind::one:
        case domain::AnswerKind::type:
        case domain::AnswerKind::route: break;
    }
    return nullptr;
}

// ---- hint and its price

/// “nửa chỉ dẫn”, “1 chỉ dẫn”.
const char* price_words(double price) {
    return t(price < 0.75 ? "play.price_half" : "play.price_one");
}

/// What help does to the level that the attempt can show, or that there is none in an assessment.
class Price {
public:
    explicit Price(const app::Play& play)
        : text_(key_of(play), fmt::arg("now", play.hint.cap_now), fmt::arg("after", play.hint.cap_after)) {}
    operator std::string_view() const { return text_; } // NOLINT: it is a text

private:
    static const char* key_of(const app::Play& play) {
        if (play.assessment) {
            return "play.one_pass";
        }
        const bool falls = play.hint.available && play.hint.cap_after < play.hint.cap_now;
        return falls ? "play.cap_falls" : "play.cap_stays";
    }
    Text<192> text_;
};

Button hint_button(const app::Play& play) {
    const bool light = play.hint.next == domain::HintKind::light;
    return {.text = t(light ? "play.hint_light" : "play.hint_full"),
            .size = ButtonSize::small,
            .icon = Icon::lightbulb,
            .note = price_words(play.hint.price),
            .keycap = "H"};
}

float help_width(const app::Play& play) {
    const float words = std::ceil(text_width(Price(play), type::meta));
    return words + (offers_hint(play) ? px(12) + button_width(hint_button(play)) : 0);
}

// ---- the row above the choices

struct Head {
    float prompt = 0; ///< width of the prompt
    float prompt_height = 0, manner_height = 0, help_height = 0;
    bool beside = true; ///< help stands at the right of the prompt, else under it
    [[nodiscard]] float height() const {
        return beside ? std::max(prompt_height + manner_height, help_height)
                      : prompt_height + manner_height + px(6) + help_height;
    }
};

Head head_of(const app::Play& play, float width) {
    Head head;
    const char* prompt = prompt_of(play);
    const float help = help_width(play);
    head.beside = text_width(prompt, type::body_strong) + px(24) + help <= width;
    head.prompt = head.beside ? width - help - px(24) : width;
    head.prompt_height = wrapped_height(prompt, type::body_strong, head.prompt);
    const char* manner = manner_of(play);
    head.manner_height = manner == nullptr ? 0 : wrapped_height(manner, type::meta, head.prompt);
    const float words = wrapped_height(Price(play), type::meta, width);
    head.help_height = offers_hint(play) ? std::max(px(30), help > width ? words + px(36) : 0) : words;
    return head;
}

void help(const Stage& stage, Rect r, bool at_right) {
    const app::Play& play = stage.play;
    const Price price(play);
    if (!offers_hint(play)) {
        wrapped({r.x, r.y}, r.w, price, type::meta, theme().text2, at_right ? Align::right : Align::left);
        return;
    }
    const Button hint = hint_button(play);
    const float words = std::ceil(text_width(price, type::meta));
    const bool one_row = words + px(12) + button_width(hint) <= r.w;
    const float lead = at_right ? r.w - words - px(12) - button_width(hint) : 0;
    if (one_row) {
        text_in({r.x + lead, r.y, words + 1, px(30)}, price, type::meta, theme().text2);
        r.cut_left(lead + words + px(12));
    } else {
        r.cut_top(wrapped({r.x, r.y}, r.w, price, type::meta, theme().text2), px(6));
    }
    if (button("play.hint", {r.x, r.y, 0, 0}, hint)) {
        take_hint(stage);
    }
}

} // namespace

bool offers_hint(const app::Play& play) {
    return !play.assessment && play.hint.available;
}

void take_hint(const Stage& stage) {
    stage.context.out.emplace_back(app::TakeHint{stage.play.attempt});
}

float head_height(const Stage& stage, float width) {
    return std::max(head_of(stage.play, width).height(), listening_height(stage, width));
}

void head(const Stage& stage, const Rect& r) {
    if (speaking(stage)) {
        listening(stage, r);
        return;
    }
    const Head h = head_of(stage.play, r.w);
    const char* manner = manner_of(stage.play);
    const float words = h.prompt_height + h.manner_height;
    const float top = h.beside ? std::round(r.y + std::max(0.0F, (h.height() - words) * 0.5F)) : r.y;
    wrapped({r.x, top}, h.prompt, prompt_of(stage.play), type::body_strong, theme().text);
    if (manner != nullptr) {
        wrapped({r.x, top + h.prompt_height}, h.prompt, manner, type::meta, theme().text2);
    }
    if (h.beside) {
        const Rect place{r.x + h.prompt + px(24), r.y, r.w - h.prompt - px(24), h.height()};
        help(stage, {place.x, std::round(place.mid_y() - h.help_height * 0.5F), place.w, h.help_height},
             true);
    } else {
        help(stage, {r.x, r.y + words + px(6), r.w, h.help_height}, false);
    }
}

} // namespace mq::ui::play
