// What stands under the conversation: the answers, or what takes their place, and what was refused.

#include "ui/screens/play_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <cmath>

namespace mq::ui::play {
namespace {

constexpr Kinds of_this_screen{app::CommandKind::Choose, app::CommandKind::TakeHint,
                               app::CommandKind::UndoDecision, app::CommandKind::AbandonAttempt,
                               app::CommandKind::SaveDraft};

float words_height(std::string_view text, float width) {
    return wrapped_height(text, type::body, width);
}

struct Calm {
    std::string_view title, text;
    const char* name;
    Button action;
};

float calm_height(const Calm& calm, float width) {
    return px(20) + px(28) + px(4) + words_height(calm.text, width - 2 * px(32)) + px(16) + px(36) + px(20);
}

bool calm_panel(const Rect& at, const Calm& calm) {
    Rect inside = at.inset(px(32), px(20));
    text_in(inside.cut_top(px(28), px(4)), calm.title, type::title_s, theme().text);
    const float height = words_height(calm.text, inside.w);
    wrapped(inside.cut_top(height, px(16)).min(), inside.w, calm.text, type::body, theme().text2);
    return button(calm.name, {inside.x, inside.y, 0, 0}, calm.action);
}

Calm paused_panel(const Stage& stage) {
    const bool clock_runs = stage.play.assessment && seconds_left(stage) >= 0;
    return {t("play.paused"),
            t(clock_runs ? "play.paused_clock_runs" : "play.paused_text"),
            "play.resume",
            {.text = t("play.resume"), .kind = ButtonKind::primary, .icon = Icon::play, .keycap = "P"}};
}

Calm ending_panel(const Stage& stage) {
    if (in_session(stage)) {
        return {t("play.ended"),
                t("session.ended_text"),
                "play.go_on",
                {.text = t("session.go_on"), .kind = ButtonKind::primary, .keycap = "Enter"}};
    }
    return {t("play.ended"),
            t("play.ended_text"),
            "play.debrief",
            {.text = t("play.debrief"), .kind = ButtonKind::primary, .keycap = "Enter"}};
}

Calm stuck_panel() {
    return {t("play.stuck"),
            t("play.stuck_text"),
            "play.stuck_leave",
            {.text = t("play.back_home"), .kind = ButtonKind::primary}};
}

/// There is nothing that could be answered: the scene is broken.
bool stuck(const app::Play& play) {
    switch (play.answer) {
        case domain::AnswerKind::type: return false;
        case domain::AnswerKind::log: return play.fields.empty();
        case domain::AnswerKind::route:
            return std::none_of(play.choices.begin(), play.choices.end(),
                                [&](const app::Choice& c) { return c.pick < play.handlers; });
        case domain::AnswerKind::one:
        case domain::AnswerKind::several:
        case domain::AnswerKind::order: break;
    }
    return play.choices.empty();
}

constexpr float words_margin = 32, below_words = 14;

/// What an answer, help, taking back or leaving was refused with stands under the buttons, over everything
/// that may be there at the moment: what was chosen or typed stays.
float said_height(const Stage& stage, float width) {
    const float height = refusal_height(stage.context, width - 2 * px(words_margin), of_this_screen, 0);
    return height > 0 ? height + px(below_words) : 0;
}

float main_height(const Stage& stage, float width) {
    if (stage.play.finished) {
        return calm_height(ending_panel(stage), width);
    }
    if (stage.ui.paused) {
        return calm_height(paused_panel(stage), width);
    }
    if (stuck(stage.play)) {
        return calm_height(stuck_panel(), width);
    }
    return answers_height(stage, width);
}

} // namespace

float bottom_height(const Stage& stage, float width) {
    return main_height(stage, width) + said_height(stage, width);
}

bool just_refused_here(const Stage& stage) {
    return just_refused(stage.context, of_this_screen);
}

void bottom(const Stage& stage, const Rect& whole) {
    fill(whole, theme().inset);
    horizontal(whole.x, whole.y, whole.w, theme().border);
    Rect at = whole;
    const Rect said = at.cut_bottom(said_height(stage, whole.w));
    refusal(stage.context, said.inset(px(words_margin), 0), of_this_screen, 0);
    if (stage.play.finished) {
        if (calm_panel(at, ending_panel(stage))) {
            open_debrief(stage);
        }
    } else if (stage.ui.paused) {
        if (calm_panel(at, paused_panel(stage))) {
            toggle_pause(stage);
        }
    } else if (stuck(stage.play)) {
        if (calm_panel(at, stuck_panel())) {
            go_home(stage);
        }
    } else {
        answers(stage, at);
    }
}

} // namespace mq::ui::play
