#pragma once

#include "ui/screens/context.h"

#include <string>

namespace mq::ui {

struct AddressUi {
    std::string birth_year;   ///< as typed
    int gender = -1;          ///< domain::Gender, −1: not said
    int region = -1;          ///< domain::Region, −1: not said
    bool year_left = false;   ///< an impossible year is pointed out once the field was left
    int frame = -2;           ///< ImGui's frame in which the screen was last drawn
    float form_height = 1e6F; ///< of the frame before, screen pixels
};

/// Asked before the first scene that needs it: what forms of address depend on. `area` is the whole window.
void draw_address(const ScreenContext& context, AddressUi& ui, const Rect& area);

} // namespace mq::ui
