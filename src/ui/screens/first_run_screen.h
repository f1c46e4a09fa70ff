#pragma once

#include "ui/screens/context.h"
#include "ui/screens/passphrase_fields.h"

#include <string>

namespace mq::ui {

struct FirstRunUi {
    bool started = false; ///< fields have been filled from the model
    std::string name;
    app::Role role = app::Role::trainee;
    std::string folder;     ///< as typed; starts as the one proposed
    bool name_left = false; ///< an empty name is only pointed out after one has been in the field
    bool folder_left = false;
    bool account = false; ///< the second step, for roles that need a passphrase
    std::string login;    ///< proposed from the name until it is typed
    bool login_typed = false;
    bool login_left = false;
    NewPassphrase passphrase;       ///< stays until the first run is over
    bool sent = false;              ///< and nothing of the passphrase was changed since
    const char* to_focus = nullptr; ///< the field that gets the keyboard in the next frame
    float form_height = 1e6F;       ///< of the frame before, screen pixels

    /// Overwrites what was typed of a passphrase.
    void forget();
};

/// First run (09 a): name, role, a place for the data, and for whoever sees more than their own a login and a
/// passphrase. `area` is the whole window.
void draw_first_run(const ScreenContext& context, FirstRunUi& ui, const Rect& area);

} // namespace mq::ui
