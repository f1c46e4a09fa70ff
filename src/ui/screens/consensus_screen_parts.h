#pragma once

// What the source files of the consensus screen share.

#include "ui/i18n.h"
#include "ui/screens/consensus_screen.h"
#include "ui/screens/rating_parts.h"
#include "ui/widgets.h"

namespace mq::ui::consensus {

struct Stage {
    const ScreenContext& context;
    ConsensusUi& ui;
    const app::Consensus& model;
    bool locked = false;     ///< closed, or the data are read only
    bool settle_key = false; ///< Ctrl Enter in this frame

    [[nodiscard]] const app::ConsensusCell& cell() const { return model.cells[ui.cell]; }
    [[nodiscard]] CellForm& form() const { return ui.forms[ui.cell]; }
};

void show_cell(const Stage& stage, std::size_t cell);
/// Settles the cell as its form says and goes to the next one that isn't settled.
void settle(const Stage& stage, std::size_t cell);
/// Why the cell that is shown can't be settled yet; empty: it can.
[[nodiscard]] std::string_view why_not_settle(const Stage& stage);
/// Every rater gave the same level.
[[nodiscard]] bool all_alike(const app::ConsensusCell& cell);
/// What the member rated, null when they did not rate this cell.
[[nodiscard]] const app::PanelRating* rating_by(const app::ConsensusCell& cell, const Uuid& rater);

// ---- parts of the page; a float is the bottom of what was drawn
float figures(const Stage& stage, const Rect& at);
float table(const Stage& stage, const Rect& at, ScrollArea& scroll);
float standing(const Stage& stage, const Rect& at);
float conclusion(const Stage& stage, const Rect& at);
/// What is said about the cell, and below it what the panel decides; without the strip of its foot.
float detail(const Stage& stage, const Rect& at);
float decision(const Stage& stage, const Rect& at);
[[nodiscard]] float decision_height(const Stage& stage, float width);
void detail_foot(const Stage& stage, const Rect& at);
[[nodiscard]] float detail_foot_height(const Stage& stage, float width);

void begin_change(const Stage& stage, std::size_t rating);
void change_dialog(const Stage& stage);
void close_dialog(const Stage& stage);

} // namespace mq::ui::consensus
