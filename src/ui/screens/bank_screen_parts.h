#pragma once

// What the source files of the question bank share.

#include "ui/i18n.h"
#include "ui/screens/bank_screen.h"
#include "ui/screens/rating_parts.h"
#include "ui/widgets.h"

namespace mq::ui::bank {

struct Stage {
    const ScreenContext& context;
    BankUi& ui;
    const app::Bank& model;
};

[[nodiscard]] const app::BankQuestion* question_of(const app::Bank& model, std::string_view id);
[[nodiscard]] int minutes_of(const app::Bank& model, const std::vector<std::string>& questions);
/// Chips of all facets, those that the questions measure marked. Gives the bottom.
float covered(const Stage& stage, const Rect& at, const std::vector<std::string>& questions);

// ---- a float is the bottom of what was drawn
float question_rows(const Stage& stage, const Rect& at);
float question_detail(const Stage& stage, const Rect& at);
float kit_rows(const Stage& stage, const Rect& at);
float kit_detail(const Stage& stage, const Rect& at);
float kit_editor(const Stage& stage, const Rect& at);
void begin_kit(const Stage& stage, const app::KitChoice* from, bool copy);

} // namespace mq::ui::bank
