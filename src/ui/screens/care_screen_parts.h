#pragma once

#include "ui/i18n.h"
#include "ui/screens/care_screen.h"
#include "ui/widgets.h"

namespace mq::ui::care {

struct Stage {
    const ScreenContext& context;
    CareUi& ui;
    [[nodiscard]] const app::CarePage& model() const { return context.model.care; }
    [[nodiscard]] bool busy() const { return context.model.work.has_value(); }
};

void preview(const Stage& stage, const std::string& path);

/// Last, next, where; the result of the last check; what a restore left. Each gives its bottom.
float state_card(const Stage& stage, const Rect& at);
float check_card(const Stage& stage, const Rect& at);
float restored_banner(const Stage& stage, const Rect& at);

/// The table of backups, and the field for a file of one's own.
float backups(const Stage& stage, const Rect& at);
float own_file(const Stage& stage, const Rect& at);

/// What would be there and what not; last in the frame.
void restore_dialog(const Stage& stage);

} // namespace mq::ui::care
