#pragma once

// What the source files of the page on people share.

#include "ui/i18n.h"
#include "ui/screens/people_screen.h"
#include "ui/screens/rating_parts.h"
#include "ui/widgets.h"

namespace mq::ui::people {

struct Stage {
    const ScreenContext& context;
    PeopleUi& ui;
    const app::People& model;
};

void list(const Stage& stage, const Rect& at, ScrollArea& scroll);
/// Gives the bottom of what was drawn.
float detail(const Stage& stage, const Rect& at);
/// A rule and a heading; gives where what is under it begins.
float section(const Rect& at, const char* key);
/// Of staff: first and last day. Gives the bottom.
float work(const Stage& stage, const Rect& at);

// ---- dialogs, last in the frame
void decision_dialog(const Stage& stage);
void work_dialog(const Stage& stage);

} // namespace mq::ui::people
