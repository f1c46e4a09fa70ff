#pragma once

#include "base/ids.h"
#include "ui/screens/context.h"

#include <string>

namespace mq::ui {

struct SettingsUi {
    bool filled = false; ///< the fields below hold the profile of `person`, or what was typed over it
    Uuid person;
    std::string name;
    std::string birth_year; ///< as typed
    app::Role role = app::Role::trainee;
    int gender = -1;        ///< domain::Gender, −1: not said
    int region = -1;        ///< domain::Region, −1: not said
    bool year_left = false; ///< an impossible year is pointed out once the field was left
    bool name_left = false;
    bool saved = false; ///< the fields were handed over and not touched since
    int frame = -2;     ///< ImGui's frame in which the screen was last drawn
};

/// Settings: look (at once), profile (with save), data.
void draw_settings(const ScreenContext& context, SettingsUi& ui, const Rect& area);

} // namespace mq::ui
