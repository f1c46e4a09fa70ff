#pragma once

#include "base/ids.h"
#include "ui/screens/context.h"

#include <cstddef>
#include <string>

namespace mq::ui {

/// What the screen of an interview keeps between frames: the boxes of one question, which the store gets as
/// drafts, and the clock of that question.
struct ConductUi {
    // whose boxes they are
    Uuid interview;
    Uuid rater;
    std::string question; ///< id; empty: nothing shown yet
    app::Revision revision = 0;

    app::AnswerForm form;
    app::AnswerForm kept;  ///< as the store has it
    app::AnswerForm shown; ///< as the model had it when it was shown
    double next_draft = 0; ///< not before; as ScreenContext::now

    double spent = 0;    ///< seconds of this question, with those it came with
    double last_now = 0; ///< ScreenContext::now of the frame before
    bool paused = false;

    bool taken_over = false;  ///< the member whose turn it is has said that they sit here
    std::size_t row = 0;      ///< of the facets: the one that Alt 1..5 rates
    bool show_row = false;    ///< it was moved by a key and is to be seen
    bool guide_open = false;  ///< what to listen for
    bool to_top = false;      ///< another question: its beginning is to be seen
    bool saving = false;      ///< was asked for; the model's next revision says how it went
    bool to_lack = false;     ///< it was refused: the first thing missing is to be seen
    bool notes_next = false;  ///< saved by key: the keyboard goes to the notes of the next question
    bool focus_notes = false; ///< and that is shown now
    bool asking = false;      ///< the question before handing in is open
    int frame = -2;           ///< ImGui's frame in which the page was last drawn
};

/// Keeps the boxes as a draft: within a second while they are written in, at once where the page was left or
/// `leaving`. Once a frame, on whatever page.
void keep_drafts_of(const ScreenContext& context, ConductUi& ui, bool leaving = false);
/// Whether the store lacks something of the boxes.
[[nodiscard]] bool has_unsaved_text(const app::Model& model, const ConductUi& ui);

/// A structured interview as one member of the panel conducts and rates it (05). `area` is the page beside
/// the rail.
void draw_conduct(const ScreenContext& context, ConductUi& ui, const Rect& area);

} // namespace mq::ui
