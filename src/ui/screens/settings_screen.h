#pragma once

#include "base/ids.h"
#include "ui/screens/context.h"

#include <string>

namespace mq::ui {

struct SettingsUi {
    app::Revision revision = 0; ///< of the profile that the fields were filled from
    Uuid person;
    std::string name;
    std::string birth_year;
    app::Role role = app::Role::trainee;
    int gender = -1;            ///< domain::Gender, −1: not said
    int region = -1;            ///< domain::Region, −1: not said
    bool year_left = false;
    bool name_left = false;
    bool saved = false;         ///< the fields were handed over and not touched since
};

/// Settings: look (at once), profile (with save), data.
void draw_settings(const ScreenContext& context, SettingsUi& ui, const Rect& area);

} // namespace mq::ui
