#include "ui/screens/play_screen.h"

#include "ui/frame_wish.h"
#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mq::ui {
namespace play {
namespace {

constexpr float panel_width = 340; // section 9 of the design
constexpr float narrowest_with_panel = 960;
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

} // namespace

void go_home(const Stage& stage) {
    stage.context.out.emplace_back(app::OpenPage{app::Page::home});
}

bool in_session(const Stage& stage) {
    return stage.context.model.session.has_value();
}

void open_debrief(const Stage& stage) {
    if (in_session(stage)) {
        return go_home(stage);
    }
    stage.context.out.emplace_back(app::OpenDebrief{stage.play.attempt});
}

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
    if (stage.ui.looking_back < 0 && just_refused_here(stage)) {
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
