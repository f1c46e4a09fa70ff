#pragma once

// The panels of the role-play screen, and what they share. Only play_screen*.cpp include this.

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/play_screen.h"
#include "ui/widgets.h"

namespace mq::ui::play {

/// A scroll area learns how high its contents are at the end of a frame, and can scroll there in the next.
inline constexpr int settle_frames = 3;

struct Stage {
    const ScreenContext& context;
    const app::Play& play;
    PlayUi& ui;
};

/// What a scroll area reaches beyond its view on every side, design pixels.
inline constexpr float scroll_slack = 6;
/// The view of a scroll area that fills `r`: contents begin `left` in, the scroll bar stands at the right
/// edge.
[[nodiscard]] inline Rect scrolled(const Rect& r, float left) {
    const float slack = px(scroll_slack);
    return {r.x + left, r.y + slack, r.w - left - slack, std::max(0.0F, r.h - 2 * slack)};
}

// ---- words
[[nodiscard]] const char* mood_name(float mood); ///< “Rất bực” … “Hài lòng”
[[nodiscard]] Icon channel_icon(domain::Channel channel);
/// What the last decision did to the mood: good, bad or neutral chip. Nothing to say before the first
/// decision.
[[nodiscard]] bool has_trend(const app::Play& play);
/// Flush right and in the middle of `r`; gives its width.
float trend_chip(const Rect& r, const app::Play& play);

// ---- the screen itself
void ask_to_leave(const Stage& stage);
void leave_question(const Stage& stage); ///< while PlayUi::leaving; last in the frame
void toggle_pause(const Stage& stage);
void go_home(const Stage& stage);
/// In a candidate's session the next scene comes instead: looking back is for HR.
[[nodiscard]] bool in_session(const Stage& stage);
void open_debrief(const Stage& stage);

// ---- under the transcript: the answers, or what takes their place, and what was refused
[[nodiscard]] float bottom_height(const Stage& stage, float width);
void bottom(const Stage& stage, const Rect& whole);
/// Something that was asked for on this screen; it takes room from the next frame on.
[[nodiscard]] bool just_refused_here(const Stage& stage);

// ---- the customer speaks, and the clock runs
/// Begins with the customer's newest words where a moment begins; `again`: the moment was on the screen
/// before.
void begin_speech(const Stage& stage, bool first_time);
/// Lets the time of the moment go on and the customer speak on; asks for a frame at the next word.
void listen(const Stage& stage);
[[nodiscard]] inline bool speaking(const Stage& stage) {
    return !stage.ui.speech.over;
}
/// Everything is said at once, and answers become available.
void hear_out(const Stage& stage);
void cut_in(const Stage& stage);
/// What can be done while the customer speaks: the row above the answers.
[[nodiscard]] float listening_height(const Stage& stage, float width);
void listening(const Stage& stage, const Rect& r);
/// A click on what the customer says shows it all.
void hear_out_by_click(const Stage& stage, const Rect& words);

/// Seconds left to answer in; negative: there is no clock at this moment.
[[nodiscard]] double seconds_left(const Stage& stage);
/// Answers with silence when the time is over, else asks for a frame at the next second.
void run_clock(const Stage& stage);
[[nodiscard]] float timer_width(const Stage& stage); ///< 0: no clock
void timer(const Stage& stage, const Rect& place);

// ---- top bar
void top_bar(const Stage& stage, const Rect& bar);
/// Whether the steps fit beside the title; else the caller draws them in a row of their own.
[[nodiscard]] bool steps_fit(const Stage& stage, const Rect& bar);
void steps(const Stage& stage, const Rect& r);

// ---- customer
void customer_panel(const Stage& stage, const Rect& panel);
void customer_strip(const Stage& stage, const Rect& strip); ///< narrow windows: one row, opens the panel

// ---- transcript: drawn from the top left of `at` on, as wide as it is
[[nodiscard]] float transcript_height(const Stage& stage, float width);
void transcript(const Stage& stage, const Rect& at);
/// Scrolls the current scroll area to what the person wants to see: the newest line, or where they look back
/// to. `start`: top of the transcript in the area; `newest_first`: show the newest words rather than the very
/// end.
void follow(const Stage& stage, const Rect& view, float start, bool newest_first);
void look_back(const Stage& stage);

// ---- what is asked, and what help costs
[[nodiscard]] float head_height(const Stage& stage, float width);
void head(const Stage& stage, const Rect& r);
[[nodiscard]] bool offers_hint(const app::Play& play);
void take_hint(const Stage& stage);

// ---- answers, under the transcript
[[nodiscard]] float answers_height(const Stage& stage, float width);
void answers(const Stage& stage, const Rect& at);
/// Keys of the moment: digits, arrows, Enter, H, U.
void answer_keys(const Stage& stage);
[[nodiscard]] bool can_send(const Stage& stage);
void send(const Stage& stage);
/// The answer that this makes of the moment goes out, with the time it took.
void push_answer(const Stage& stage, app::Choose choose);
/// Why the answer can't be sent yet; null when it can.
[[nodiscard]] const char* why_not(const Stage& stage);
/// Send, undo, what is still missing, and the keys: 36 px high.
void foot(const Stage& stage, Rect r);
/// The number of a row, and what its key is called: digits, and letters where they run out.
[[nodiscard]] std::size_t shown_choices(const app::Play& play);
[[nodiscard]] bool read_only(const Stage& stage);
/// Takes a choice in hand as its key or a click does: chooses, ticks, or puts it next in the order.
void take(const Stage& stage, int choice);
/// The cursor was moved by a key: the focus follows where it shows, and the row is brought into view.
void moved_by_key(const Stage& stage);
/// After a row was pressed: a click takes it; Enter on what is taken already sends.
void row_pressed(const Stage& stage, int choice, bool taken);

// ---- choices of the kind “order”
[[nodiscard]] float order_height(const Stage& stage, float width);
void order_rows(const Stage& stage, const Rect& at);
void order_move(const Stage& stage, int by); ///< the one at the cursor, −1 up or +1 down
/// The choice `by` rows from the cursor in the order shown (placed ones first).
[[nodiscard]] int order_neighbour(const Stage& stage, int by);

// ---- a typed reply
inline constexpr std::size_t most_reply_bytes = std::size_t{16} * 1024; ///< what the app takes as one reply
[[nodiscard]] float reply_height(const Stage& stage, float width);
void reply_box(const Stage& stage, const Rect& at);
[[nodiscard]] bool reply_empty(const PlayUi& ui);
/// Chat and social: a message goes with Enter, as everywhere else people chat. Elsewhere Enter breaks the
/// line.
[[nodiscard]] bool enter_sends(const app::Play& play);
/// What was written at the moment before is put away, and what was written at this one comes back.
void change_entries(const Stage& stage, const PlayMoment& before);

// ---- the complaint log
[[nodiscard]] float log_height(const Stage& stage, float width);
void log_form(const Stage& stage, const Rect& at);
[[nodiscard]] std::size_t blank_fields(const PlayUi& ui);

// ---- who handles it, and who is told
[[nodiscard]] float route_height(const Stage& stage, float width);
void route_rows(const Stage& stage, const Rect& at);
/// The choice in row `row` as they are shown: who may handle it first, then who may be told.
[[nodiscard]] int route_choice(const app::Play& play, int row);
[[nodiscard]] int route_row(const app::Play& play, int choice); ///< the other way round
[[nodiscard]] bool handles(const app::Play& play, int choice);
[[nodiscard]] std::size_t told_count(const Stage& stage);
void route_keys(const Stage& stage);

} // namespace mq::ui::play
