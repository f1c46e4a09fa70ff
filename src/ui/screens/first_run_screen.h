#pragma once

#include "ui/screens/context.h"

#include <string>

namespace mq::ui {

struct FirstRunUi {
    bool started = false; ///< fields have been filled from the model
    std::string name;
    app::Role role = app::Role::trainee;
    std::string folder;     ///< as typed; starts as the one proposed
    bool name_left = false; ///< an empty name is only pointed out after one has been in the field
    bool folder_left = false;
    float form_height = 1e6F; ///< of the frame before, screen pixels
};

/// First run (09 a): name, role, a place for the data; nothing else. `area` is the whole window.
void draw_first_run(const ScreenContext& context, FirstRunUi& ui, const Rect& area);

} // namespace mq::ui
