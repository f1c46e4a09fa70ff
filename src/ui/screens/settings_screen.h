#pragma once

#include "base/ids.h"
#include "ui/screens/context.h"
#include "ui/screens/passphrase_fields.h"

#include <cstdint>
#include <string>

namespace mq::ui {

enum class AccountForm : std::uint8_t { passphrase, code };

/// Of the card about one's own account, and the form over it.
struct AccountCardUi {
    AccountForm form = AccountForm::passphrase;
    bool open = false;
    bool fresh = false;        ///< its first field is to get the keyboard
    bool sent = false;         ///< and nothing was changed since
    bool waiting = false;      ///< it is being tried
    std::uint64_t changed = 0; ///< OwnAccount::changed when it was opened
    PassphraseBuffer old;
    NewPassphrase next;
    float form_height = 300; ///< of the frame before, screen pixels
    app::Revision revision = 0;
    double wait_until = 0; ///< tries count again; in ScreenContext::now, 0: they do

    void forget(); ///< overwrites what was typed and closes
};

struct SettingsUi {
    AccountCardUi account;
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

/// Settings: look (at once), profile (with save), one's own account, data.
void draw_settings(const ScreenContext& context, SettingsUi& ui, const Rect& area);

} // namespace mq::ui
