#pragma once

#include "base/ids.h"
#include "ui/draft_keeper.h"
#include "ui/screens/context.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace mq::ui {

/// Which moment of which attempt is on the screen: what has been picked belongs to it and goes with it.
struct PlayMoment {
    Uuid attempt;
    int decisions = -1;
    friend bool operator==(const PlayMoment&, const PlayMoment&) = default;
};

/// Tops of the transcript's lines, measured once for each model and width.
struct PlayLines {
    std::vector<float> tops; ///< screen pixels from the start; one more than there are lines
    app::Revision revision = 0;
    float width = -1;
    float scale = 0;
};

/// The customer's newest words, while they come.
struct PlaySpeech {
    bool over = true;      ///< all has been said, or there was nothing to say
    bool began = false;    ///< the moment began with it: room is kept for what can be done meanwhile
    std::size_t from = 0;  ///< line of the transcript where it begins
    std::size_t line = 0;  ///< the one being said now; those before it have been said
    std::size_t bytes = 0; ///< of that line
    double ended = 0;      ///< PlayUi::time when it was over
};

/// What was written at a moment that is gone, sent or not: there again when one comes back to it.
struct PlayDraft {
    Uuid attempt;
    std::string field; ///< app::Play::draft_field
    std::vector<std::string> entries;
};

/// What the role-play screen keeps between frames; nothing of it is worth saving.
struct PlayUi {
    PlayMoment moment;
    int selected = -1;               ///< cursor, place in Play::choices; −1: none yet
    std::array<bool, 256> ticked{};  ///< several: by place in Play::choices
    std::vector<std::uint8_t> order; ///< order: places in Play::choices, first to last
    int handler = -1;                ///< route: place in Play::choices of who handles it, −1: not chosen
    /// Of a log one a field (a choice's id or a text), of a typed reply its text.
    std::vector<std::string> entries;
    std::string draft_field;          ///< under which they are kept, see app::Play
    std::vector<std::string> fields;  ///< of each entry
    std::vector<DraftKeeper> keepers; ///< of each entry
    std::vector<PlayDraft> drafts;    ///< of other moments, oldest first
    bool focus_entry = false;         ///< the box of the reply gets the keyboard as soon as it is drawn
    bool focus_row = false;           ///< the keyboard's focus follows the cursor in this frame
    bool show_row = false;            ///< a row was chosen, or the cursor moved: it is to be seen
    Rect row;                         ///< where that row is, screen pixels

    int dragged = -1; ///< order: what the mouse has taken up, −1: nothing
    float grip = 0;   ///< from the top of that row to the mouse, screen pixels

    double shown_at = 0;  ///< ScreenContext::now when the moment came up
    double paused_at = 0; ///< when the pause began
    double resting = 0;   ///< seconds of this moment that were paused
    bool paused = false;

    PlaySpeech speech;
    double time = 0;        ///< seconds of this moment in which the customer spoke or the clock ran
    double last_now = 0;    ///< ScreenContext::now of the frame before
    bool stands = false;    ///< since that frame neither customer nor clock went on
    bool late_sent = false; ///< the clock of this moment has run out and said so
    int sent_frame = -1;    ///< ImGui's frame in which sending was asked for: one key asks once

    bool leaving = false;   ///< the question before leaving is open
    bool card_open = false; ///< narrow windows: the customer's card lies over the conversation
    int looking_back = -1;  ///< line of the transcript at the top of the view; −1: the newest
    int scroll_due = 0;     ///< frames in which the transcript still has to be scrolled there
    std::size_t lines_seen = 0;
    int frame = -2; ///< ImGui's frame in which the screen was last drawn
    PlayLines lines;
};

/// Whether something is being written of which the store lacks something.
[[nodiscard]] bool has_unsaved_text(const app::Model& model, const PlayUi& ui);
/// Keeps what is written as drafts: within a second while it is typed, at once where the page was left or
/// `leaving`. Once a frame, on whatever page.
void keep_drafts_of(const ScreenContext& context, PlayUi& ui, bool leaving = false);

/// Role-play (02). `area` is the page beside the rail.
void draw_play(const ScreenContext& context, PlayUi& ui, const Rect& area);

} // namespace mq::ui
