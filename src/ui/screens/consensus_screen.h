#pragma once

#include "base/ids.h"
#include "ui/screens/context.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mq::ui {

/// What a panel is about to settle in one cell: kept while one looks at another.
struct CellForm {
    int level = -1; ///< −1: nothing chosen yet, 0: not enough to judge by, 1..5
    std::string reason;
};

/// A member's own rating that is being changed.
struct ChangeForm {
    bool open = false;
    std::size_t rating = 0; ///< into ConsensusCell::ratings
    app::AnswerForm::Cell cell;
    std::string why;
    bool it_is_me = false; ///< ticked by a member who is not the person at this PC
};

/// What is not worth saving.
struct ConsensusUi {
    Uuid interview;
    app::Revision revision = 0;
    std::size_t cell = 0; ///< shown at the right
    std::size_t sent = 0; ///< the cell that was settled last
    std::vector<CellForm> forms;
    std::string exact, within_one, apart; ///< numbers of the questions, “2, 3, 6”

    std::uint32_t notes = 0; ///< a bit for each rating whose STAR notes are folded out
    bool anchors = false;    ///< the anchors are shown
    bool show_cell = false;  ///< it was moved by a key and is to be seen
    bool to_top = false;     ///< of the detail
    float detail_height = 0; ///< of its card where it scrolls with the page, screen pixels

    ChangeForm change;
    bool closing = false;
    std::string summary;
    std::uint32_t signed_by = 0; ///< a bit for each member of the panel
};

/// Where a panel agrees (06): who rated what, how far apart, what is settled and why.
void draw_consensus(const ScreenContext& context, ConsensusUi& ui, const Rect& area);

} // namespace mq::ui
