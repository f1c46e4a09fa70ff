#include "ui/screens/debrief_screen.h"
namespace mq::ui {
bool has_unsaved_text(const DebriefUi& ui) { return !ui.reflection.empty(); }
void draw_debrief(const ScreenContext& context, DebriefUi& ui, const Rect& area) { (void)context; (void)ui; (void)area; }
} // namespace mq::ui
