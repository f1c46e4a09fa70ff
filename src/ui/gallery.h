#pragma once

#include "ui/widgets.h"

#include <string>

namespace mq::ui {

/// Every component and state on one sheet, as picture 11 shows them, and the charts on a second one. For
/// those who work on the kit and for its tests; the words on it are samples and not texts of the program.
struct Gallery {
    std::string name, person = "Đặng Thảo Vy", date = "32/13/2026", locked, password = "mật khẩu", note;
    int segment = 0, option = 0, decision = 0, axis = 3, page = 0;
    bool checked = true, modal_open = false;
    int answers = 0; ///< how often a button was pressed, so that tests see that it was
    Toasts toasts;
};

/// Fills the whole viewport.
void draw_gallery(Gallery& state);

} // namespace mq::ui
