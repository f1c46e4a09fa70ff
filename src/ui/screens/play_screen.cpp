#include "ui/screens/play_screen.h"

#include "ui/frame_wish.h"
#include "ui/screens/play_screen_parts.h"
#include "ui/screens/refusal.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mq::ui {
namespace play {
namespace {

constexpr float panel_width = 340; // section 9 of the design
constexpr float narrowest_with_panel = 960;
constexpr Kinds of_this_screen{app::CommandKind::Choose, app::CommandKind::TakeHint,
                               app::CommandKind::UndoDecision, app::CommandKind::AbandonAttempt,
                               app::CommandKind::SaveDraft};
constexpr float least_transcript = 150; // below it, transcript and answers scroll together

/// Whether the customer's words are new to the person: said as they come, not written out at once.
bool speaks_anew(const Stage& stage, const PlayMoment& before) {
    const app::Play& play = stage.play;
    if (before.attempt == play.attempt) {
        return play.decisions == before.decisions + 1; // not after taking a decision back
    }
    return play.decisions == 0 || !play.cut_in.empty() || play.timer_seconds > 0;
}

void next_moment(const Stage& stage, const PlayMoment& moment) {
    PlayUi& ui = stage.ui;
    const PlayMoment before = std::exchange(ui.moment, moment);
    ui.selected = -1;
    ui.handler = -1;
    ui.ticked.fill(false);
    ui.order.clear();
    change_entries(stage, before);
    ui.paused = false;
    ui.stands = false;
    ui.time = 0;
    ui.late_sent = false;
    ui.speech = {};
    if (speaks_anew(stage, before)) {
        begin_speech(stage, before.attempt != moment.attempt);
    }
    ui.focus_entry = !speaking(stage) && stage.play.answer == domain::AnswerKind::type;
    ImGui::SetNavCursorVisible(false); // a ring left on row 2 would look like an answer already chosen
}

void new_moment(const Stage& stage) {
    PlayUi& ui = stage.ui;
    const PlayMoment moment{stage.play.attempt, stage.play.decisions};
    const bool came_back = ui.frame != ImGui::GetFrameCount() - 1 && ui.frame != ImGui::GetFrameCount();
    ui.frame = ImGui::GetFrameCount();
    if (ui.moment == moment && !came_back) {
        return;
    }
    ui.last_now = stage.context.now; // what passed elsewhere does not count
    if (ui.moment != moment) {
        next_moment(stage, moment);
    } else {
        hear_out(stage);
    }
    ui.dragged = -1;
    ui.shown_at = stage.context.now;
    ui.paused_at = stage.context.now;
    ui.resting = 0;
    ui.scroll_due = settle_frames;
}

void new_lines(const Stage& stage) {
    PlayUi& ui = stage.ui;
    if (ui.lines_seen != stage.play.lines.size()) {
        ui.lines_seen = stage.play.lines.size();
        ui.scroll_due = settle_frames;
        ui.looking_back = -1;
    }
}

void go_home(const Stage& stage) {
    stage.context.out.emplace_back(app::OpenPage{app::Page::home});
}

/// In a candidate's session the next scene comes instead: looking back is for HR.
bool in_session(const Stage& stage) {
    return stage.context.model.session.has_value();
}

void open_debrief(const Stage& stage) {
    if (in_session(stage)) {
        return go_home(stage);
    }
    stage.context.out.emplace_back(app::OpenDebrief{stage.play.attempt});
}

} // namespace

void toggle_pause(const Stage& stage) {
    PlayUi& ui = stage.ui;
    ui.paused = !ui.paused;
    if (ui.paused) {
        ui.paused_at = stage.context.now;
    } else {
        ui.resting += stage.context.now - ui.paused_at;
    }
    if (ui.looking_back < 0)
        ui.scroll_due = settle_frames; // the answers take their room again: the newest line stays in view
}

void ask_to_leave(const Stage& stage) {
    if (stage.play.finished) {
        go_home(stage); // nothing is left half done
    } else {
        stage.ui.leaving = true;
    }
}

namespace {

void escape(const Stage& stage) {
    PlayUi& ui = stage.ui;
    if (ui.card_open) {
        ui.card_open = false;
    } else if (ui.looking_back >= 0) {
        ui.looking_back = -1;
        ui.scroll_due = settle_frames;
    } else {
        ask_to_leave(stage);
    }
}

void finished_keys(const Stage& stage) {
    if (!shortcut(ImGuiKey_Enter)) {
        return;
    }
    if (speaking(stage)) {
        hear_out(stage);
    } else {
        open_debrief(stage);
    }
}

/// `typing`: a text was being written when the frame began, and Esc left that.
void keys(const Stage& stage, bool typing) {
    if (!typing && shortcut(ImGuiKey_Escape)) {
        escape(stage);
    }
    if (shortcut(ImGuiKey_Backspace, true)) {
        look_back(stage);
    }
    if (shortcut(ImGuiKey_End)) {
        stage.ui.looking_back = -1;
        stage.ui.scroll_due = settle_frames;
    }
    if (speaking(stage) && !stage.ui.paused && shortcut(ImGuiKey_Space)) {
        hear_out(stage);
        return;
    }
    if (stage.play.finished) {
        finished_keys(stage);
        return;
    }
    if (shortcut(ImGuiKey_P)) {
        toggle_pause(stage);
    }
    if (!stage.ui.paused && !stage.ui.card_open) { // what can't be seen can't be chosen
        answer_keys(stage);
    }
}

// ---- what stands in place of the answers

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

float bottom_height(const Stage& stage, float width) {
    return main_height(stage, width) + said_height(stage, width);
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

// ---- the conversation

/// The way to the newest line for a person who has scrolled away from it. In the scroll area's own window,
/// over its contents: one drawn around it would lie under it.
void newest_button(const Stage& stage, const Rect& view) {
    if (ImGui::GetScrollMaxY() - ImGui::GetScrollY() < px(48)) {
        return;
    }
    const Button b{
        .text = t("play.newest"), .size = ButtonSize::small, .icon = Icon::arrow_down, .keycap = "End"};
    const float width = button_width(b);
    if (button("play.newest", {std::round(view.mid_x() - width * 0.5F), view.bottom() - px(40), 0, 0}, b)) {
        stage.ui.looking_back = -1;
        stage.ui.scroll_due = settle_frames;
    }
}

void split_conversation(const Stage& stage, Rect r, float answers_room) {
    const Rect below = r.cut_bottom(answers_room);
    if (stage.ui.looking_back < 0 && just_refused(stage.context, of_this_screen)) {
        stage.ui.scroll_due = settle_frames; // it takes room: the newest line stays in view
    }
    const Rect view = scrolled(r, px(32));
    const float width = r.w - 2 * px(32);
    {
        ScrollArea scroll("play.transcript", view, scroll_slack);
        const float top = scroll.content().y + px(12);
        transcript(stage, {view.x, top, width, 0});
        hear_out_by_click(stage, view);
        scroll.finish(top + transcript_height(stage, width) + px(12));
        follow(stage, view, top, false);
        newest_button(stage, view);
    }
    bottom(stage, below);
}

/// Low windows: one page, the newest words at its top and the answers under them.
void joined_conversation(const Stage& stage, const Rect& r) {
    ScrollArea scroll("play.transcript", r, 0);
    const Rect at = scroll.content();
    const float width = at.w - 2 * px(32);
    const float top = at.y + px(16);
    transcript(stage, {at.x + px(32), top, width, 0});
    hear_out_by_click(stage, {at.x, top, at.w, transcript_height(stage, width)});
    const float y = top + transcript_height(stage, width) + px(16);
    const float height = std::max(bottom_height(stage, at.w), r.bottom() - y);
    bottom(stage, {at.x, y, at.w, height});
    scroll.finish(y + height);
    follow(stage, r, top, true);
    if (stage.ui.show_row && !stage.ui.row.empty()) {
        stage.ui.show_row = false;
        const Rect row = stage.ui.row;
        const Rect to_the_end = row.with_height(y + height - row.y);
        // Once there is an answer, the button that sends it is to be seen as well.
        scroll.show(can_send(stage) && to_the_end.h <= r.h ? to_the_end : row);
        frame_wish().at_once();
    }
}

void conversation(const Stage& stage, const Rect& r) {
    const float wanted = bottom_height(stage, r.w);
    if (r.h - wanted >= px(least_transcript)) {
        split_conversation(stage, r, wanted);
    } else {
        joined_conversation(stage, r);
    }
}

void wide(const Stage& stage, Rect r) {
    top_bar(stage, r.cut_top(px(64)));
    const Rect panel = r.cut_left(px(panel_width));
    customer_panel(stage, panel);
    vertical(r.x, r.y, r.h, theme().border);
    r.cut_left(hairline());
    conversation(stage, r);
}

void narrow(const Stage& stage, Rect r) {
    const Rect bar = r.cut_top(px(60));
    top_bar(stage, bar);
    if (!steps_fit(stage, bar)) {
        const Rect row = r.cut_top(px(40));
        fill(row, theme().surface);
        horizontal(row.x, row.bottom() - hairline(), row.w, theme().border);
        steps(stage, row.inset(px(16), 0));
    }
    customer_strip(stage, r.cut_top(px(52)));
    if (stage.ui.card_open) {
        customer_panel(stage, r);
    } else {
        conversation(stage, r);
    }
}

} // namespace
} // namespace play

void draw_play(const ScreenContext& context, PlayUi& ui, const Rect& area) {
    if (!context.model.play) {
        const EmptyState none{.icon = Icon::chats,
                              .title = t("play.none"),
                              .text = t("play.none_text"),
                              .action = t("play.back_home"),
                              .small_button = false};
        if (empty_state("play.empty", area, none)) {
            context.out.emplace_back(app::OpenPage{app::Page::home});
        }
        return;
    }
    const play::Stage stage{context, *context.model.play, ui};
    play::new_moment(stage);
    play::new_lines(stage);
    play::listen(stage);
    const bool typing = ImGui::GetIO().WantTextInput;
    const bool asking = ui.leaving; // the key that answers the question must not ask it again
    if (area.w >= px(play::narrowest_with_panel)) {
        ui.card_open = false;
        play::wide(stage, area);
    } else {
        play::narrow(stage, area);
    }
    play::leave_question(stage);
    if (!asking) {
        play::keys(stage, typing);
    }
    play::run_clock(stage);
}

} // namespace mq::ui
