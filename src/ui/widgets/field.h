#pragma once

// What text inputs, text boxes and selects share: label above, frame, error below.

#include "ui/draw.h"

#include <string_view>

namespace mq::ui {

struct FieldState {
    bool active = false;
    bool error = false;
    bool enabled = true;
    bool quiet = false; ///< border2 instead of ctl: selects and the search of the rail
};

[[nodiscard]] float field_label_height(std::string_view label); ///< with the gap below; 0 without a label
[[nodiscard]] float field_error_height(std::string_view error, float width); ///< with the gap above
void draw_field_label(const Rect& at, std::string_view label);
void draw_field_frame(const Rect& r, const FieldState& s);
void draw_field_error(ImVec2 at, float width,
                      std::string_view error); ///< `at`: lower left corner of the field

} // namespace mq::ui
