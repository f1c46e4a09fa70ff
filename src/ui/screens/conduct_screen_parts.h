#pragma once

// What the source files of the interview's screen share.

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/conduct_screen.h"
#include "ui/widgets.h"

#include <optional>
#include <string_view>

namespace mq::ui::conduct {

struct Stage {
    const ScreenContext& context;
    ConductUi& ui;
    const app::Conduct& conduct;
    const app::ConductQuestion& question;
    bool locked = false;          ///< handed in, closed, or the data are read only
    bool save_key = false;        ///< Ctrl Enter in this frame: Enter presses nothing else
    ScrollArea* scroll = nullptr; ///< of the question, while its parts are drawn
};

// ---- the boxes

[[nodiscard]] app::AnswerForm form_of(const app::ConductQuestion& question);
/// Everything but the time.
[[nodiscard]] bool same_contents(const app::AnswerForm& a, const app::AnswerForm& b);
[[nodiscard]] bool blank(std::string_view text);
/// The boxes differ from what was saved, or nothing was saved.
[[nodiscard]] bool to_save(const Stage& stage);
[[nodiscard]] bool asked(const app::AnswerForm& form, int probe);
void set_asked(app::AnswerForm& form, int probe, bool on);
[[nodiscard]] bool tagged(const app::AnswerForm& form, std::string_view tag);
/// In the order of the question's tags, so that equal forms compare equal.
void set_tagged(app::AnswerForm& form, const app::ConductQuestion& question, std::size_t tag, bool on);
/// Every rating but the middle one asks for a reason, and one that was written stays.
[[nodiscard]] bool asks_reason(const app::AnswerForm::Cell& cell);
/// What the last try to save lacked there, as long as it does; empty: nothing.
[[nodiscard]] std::string_view lack_at(const Stage& stage, app::MissingAt at, std::size_t row = 0);
/// How many of those sentences still hold.
[[nodiscard]] int lacks(const Stage& stage);

// ---- what can be asked for

void show_question(const Stage& stage, std::size_t question);
void save(const Stage& stage);
void leave(const Stage& stage);
/// The next question after this one, from the start again, that isn't rated; nothing: all others are.
[[nodiscard]] std::optional<std::size_t> next_unsaved(const Stage& stage);
/// The main action at the foot, which Ctrl Enter does as well.
void main_action(const Stage& stage);
void rate(const Stage& stage, std::size_t row, int level); ///< 0: not enough to judge by

// ---- the clock

void run_clock(const Stage& stage, bool came_back);

// ---- parts of the page; a float is the bottom of what was drawn

void top_bar(const Stage& stage, const Rect& bar);
void question_list(const Stage& stage, const Rect& side);
float question_numbers(const Stage& stage, const Rect& at); ///< where there is no room for the list
float panel_card(const Stage& stage, const Rect& at);
[[nodiscard]] float panel_card_height(const Stage& stage, float width);
float question_head(const Stage& stage, const Rect& at);
float probes(const Stage& stage, const Rect& at);
float guide(const Stage& stage, const Rect& at);
float notes(const Stage& stage, const Rect& at);
float tags(const Stage& stage, const Rect& at);
float ratings(const Stage& stage, const Rect& at);
void foot(const Stage& stage, const Rect& strip);
void hand_in_question(const Stage& stage);
void hand_over(const Stage& stage, const Rect& area);
/// The sentence under something that lacks, with its icon. Gives its height, 0 for none.
float lack_line(const Stage& stage, const Rect& at, std::string_view sentence);
/// After a refused save the first thing that lacks is scrolled to.
void show_lack(const Stage& stage, const Rect& where);

} // namespace mq::ui::conduct
