#include "ui/screens/play_screen.h"

#include "ui/frame_wish.h"
#include "ui/screens/play_screen_parts.h"

#include <algorithm>
#include <cmath>

namespace mq::ui {
namespace play {
namespace {

constexpr float panel_width = 340; // section 9 of the design
constexpr float narrowest_with_panel = 960;
constexpr float least_transcript = 150; // below it, transcript and answers scroll together

void new_moment(const Stage& stage) {
    PlayUi& ui = stage.ui;
    const PlayMoment moment{stage.play.attempt, stage.play.decisions};
    const bool came_back = ui.frame != ImGui::GetFrameCount() - 1 && ui.frame != ImGui::GetFrameCount();
    ui.frame = ImGui::GetFrameCount();
    if (ui.moment == moment && !came_back) {
        return;
    }
    if (ui.moment != moment) {
        ui.selected = -1;
        ui.ticked.fill(false);
        ui.order.clear();
        ui.paused = false;
        ImGui::SetNavCursorVisible(false); // a ring left on row 2 would look like an answer already chosen
    }
    ui.moment = moment;
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

void open_debrief(const Stage& stage) {
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

void keys(const Stage& stage) {
    if (shortcut(ImGuiKey_Escape)) {
        escape(stage);
    }
    if (shortcut(ImGuiKey_Backspace, true)) {
        look_back(stage);
    }
    if (shortcut(ImGuiKey_End)) {
        stage.ui.looking_back = -1;
        stage.ui.scroll_due = settle_frames;
    }
    if (stage.play.finished) {
        if (shortcut(ImGuiKey_Enter)) {
            open_debrief(stage);
        }
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

Calm paused_panel() {
    return {t("play.paused"),
            t("play.paused_text"),
            "play.resume",
            {.text = t("play.resume"), .kind = ButtonKind::primary, .icon = Icon::play, .keycap = "P"}};
}

Calm ending_panel() {
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

float bottom_height(const Stage& stage, float width) {
    if (stage.play.finished) {
        return calm_height(ending_panel(), width);
    }
    if (stage.ui.paused) {
        return calm_height(paused_panel(), width);
    }
    if (stage.play.choices.empty()) {
        return calm_height(stuck_panel(), width);
    }
    return answers_height(stage, width);
}

void bottom(const Stage& stage, const Rect& at) {
    fill(at, theme().inset);
    horizontal(at.x, at.y, at.w, theme().border);
    if (stage.play.finished) {
        if (calm_panel(at, ending_panel())) {
            open_debrief(stage);
        }
    } else if (stage.ui.paused) {
        if (calm_panel(at, paused_panel())) {
            toggle_pause(stage);
        }
    } else if (stage.play.choices.empty()) {
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
    const Rect view = scrolled(r, px(32));
    const float width = r.w - 2 * px(32);
    {
        ScrollArea scroll("play.transcript", view, scroll_slack);
        const float top = scroll.content().y + px(12);
        transcript(stage, {view.x, top, width, 0});
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
    const float y = top + transcript_height(stage, width) + px(16);
    const float height = std::max(bottom_height(stage, at.w), r.bottom() - y);
    bottom(stage, {at.x, y, at.w, height});
    scroll.finish(y + height);
    follow(stage, r, top, true);
    if (stage.ui.show_row && !stage.ui.row.empty()) {
        stage.ui.show_row = false;
        scroll.show(stage.ui.row);
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

// ---- leaving

struct LeaveButtons {
    Button keep, stay, drop;
    explicit LeaveButtons(const app::Play& play)
        : keep{.text = t("play.leave.keep"), .kind = ButtonKind::primary},
          stay{.text = t(play.assessment ? "play.leave.stay_assessment" : "play.leave.stay")},
          drop{.text = t("play.leave.drop"), .kind = ButtonKind::ghost},
          offers_drop(!play.assessment) {} // one pass: it waits, it isn't thrown away
    bool offers_drop;
    [[nodiscard]] bool one_row(float width) const {
        return !offers_drop || button_width(keep) + button_width(stay) + button_width(drop) + px(16) <= width;
    }
};

void leave_buttons(const Stage& stage, const Rect& row, Dialog& dialog) {
    const LeaveButtons b(stage.play);
    Rect first = row.with_height(px(36));
    if (ImGui::IsWindowAppearing()) {
        focus("play.leave.stay");
    }
    const Rect keep_at = first.cut_right(button_width(b.keep), px(8));
    const Rect stay_at = first.cut_right(button_width(b.stay));
    const Rect drop_at = b.one_row(row.w) ? row : row.moved(0, px(44));
    if (b.offers_drop && button("play.leave.drop", {drop_at.x, drop_at.y, 0, 0}, b.drop)) {
        dialog.close();
        stage.context.out.emplace_back(app::AbandonAttempt{stage.play.attempt});
    }
    if (button("play.leave.stay", stay_at, b.stay)) {
        dialog.close();
    }
    if (button("play.leave.keep", keep_at, b.keep)) {
        dialog.close();
        go_home(stage);
    }
}

void leave_question(const Stage& stage) {
    if (!stage.ui.leaving) {
        return;
    }
    const float width = px(480);
    const float room = std::min(width, viewport().w - px(32)) - 2 * px(24);
    const Text<512> words(stage.play.assessment ? "play.leave.text_assessment" : "play.leave.text",
                          fmt::arg("n", stage.play.decisions));
    const char* title = t(stage.play.assessment ? "play.leave.title_assessment" : "play.leave.title");
    const float title_height = wrapped_height(title, type::title_s, room);
    const float text_height = wrapped_height(words, type::body, room);
    const float rows = px(LeaveButtons(stage.play).one_row(room) ? 36 : 80);
    Dialog dialog("play.leave", stage.ui.leaving, width,
                  px(44) + title_height + px(6) + text_height + px(20) + rows);
    if (!dialog) {
        return;
    }
    Rect inside = dialog.inside();
    wrapped(inside.cut_top(title_height, px(6)).min(), room, title, type::title_s, theme().text);
    wrapped(inside.cut_top(text_height, px(20)).min(), room, words, type::body, theme().text2);
    leave_buttons(stage, inside, dialog);
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
    const bool asking = ui.leaving; // the key that answers the question must not ask it again
    if (area.w >= px(play::narrowest_with_panel)) {
        ui.card_open = false;
        play::wide(stage, area);
    } else {
        play::narrow(stage, area);
    }
    play::leave_question(stage);
    if (!asking) {
        play::keys(stage);
    }
}

} // namespace mq::ui
