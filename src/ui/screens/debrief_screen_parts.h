#pragma once

// The panels of the debrief, and what they share. Only debrief_screen*.cpp include this.

#include "ui/draw.h"
#include "ui/i18n.h"
#include "ui/screens/debrief_screen.h"
#include "ui/widgets.h"

#include <string>

namespace mq::ui::debrief {

struct Stage {
    const ScreenContext& context;
    const app::Debrief& look;
    DebriefUi& ui;
};

/// A card as high as what is written into it: contents are drawn first, the card is put behind them at the
/// end.
class GrowingCard {
public:
    GrowingCard(const Rect& top, CardLook look, float across = 20, float down = 16); ///< design px of padding
    ~GrowingCard();
    GrowingCard(const GrowingCard&) = delete;
    GrowingCard& operator=(const GrowingCard&) = delete;

    [[nodiscard]] float x() const { return whole_.x + across_; }
    [[nodiscard]] float width() const { return whole_.w - 2 * across_; }
    [[nodiscard]] const Rect& whole() const { return whole_; }
    float y; ///< where the next thing goes; screen pixels

    Rect take(float height, float gap = 0); ///< a row of this height
    void words(std::string_view text, Type type, Colour colour, float gap = 0);
    void title(std::string_view title, std::string_view caption = {});
    /// A fill between the card and everything written on it.
    void under(const Rect& r, Colour colour);
    /// Draws it; gives its lower edge.
    float close();

private:
    Rect whole_;
    CardLook look_;
    float across_, down_;
    bool open_ = true;
};

// ---- words and marks
[[nodiscard]] VerdictMark mark_of(domain::Verdict verdict);
[[nodiscard]] const char* verdict_name(domain::Verdict verdict);
[[nodiscard]] const char* mood_name(int mood);
/// The decision that cost the most, −1 where none cost anything.
[[nodiscard]] int costliest(const app::Debrief& look);

// ---- what can be asked for
void select(const Stage& stage, int decision); ///< opens it and brings it into view
void retry(const Stage& stage, int decision);
[[nodiscard]] bool own(const Stage& stage); ///< else it is somebody else's, to be read only
[[nodiscard]] bool can_retry(const Stage& stage);
void open_handbook(const Stage& stage, const app::HandbookRef& entry);
void next_scene(const Stage& stage);
void copy_text(const Stage& stage);

// ---- panels: each draws at the top left of `at`, as wide as it is, and gives its lower edge
float top_row(const Stage& stage, const Rect& at);
float reflection_question(const Stage& stage, const Rect& at);
float banner(const Stage& stage, const Rect& at);
float curve(const Stage& stage, const Rect& at);
/// `shown` gets the place of the open decision, for scrolling.
float decisions(const Stage& stage, const Rect& at, Rect& shown);
/// What is below the row of an open decision.
float opened(const Stage& stage, int decision, const Rect& at);
/// A typed reply with the words of its acts marked, the acts in it and those it lacks.
float typed_reply(const Stage& stage, int decision, const Rect& at);
/// That a lead has read the reply, and for leads the way to say what it does; nothing where there is neither.
float correction(const Stage& stage, int decision, const Rect& at);
/// What was written into the log beside what should stand there.
float log_table(const app::DebriefDecision& d, const Rect& at);
/// That the customer was cut in on, or heard nothing; nothing for an ordinary answer.
float trigger_note(const app::DebriefDecision& d, const Rect& at);
float facets(const Stage& stage, const Rect& at);
float pitfalls(const Stage& stage, const Rect& at);
float steps(const Stage& stage, const Rect& at);
float facts(const Stage& stage, const Rect& at);
float reflection(const Stage& stage, const Rect& at);
float gift(const Stage& stage, const Rect& at);
void transcript_dialog(const Stage& stage);

/// Everything as plain text: for those who can't see the screen, and for keeping.
[[nodiscard]] std::string as_text(const app::Debrief& look);

} // namespace mq::ui::debrief
