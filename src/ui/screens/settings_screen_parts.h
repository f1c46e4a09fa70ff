#pragma once

#include "ui/screens/context.h"
#include "ui/screens/settings_screen.h"
#include "ui/widgets/buttons.h"

#include <span>

namespace mq::ui {

/// A row of a card: words at the left, a control at the right or, where there is no room, under them.
struct Setting {
    const char* title;
    const char* about; ///< may be null
    float control;     ///< its width
};
struct PlacedSetting {
    Rect control;
    float bottom;
};
PlacedSetting setting_row(const Rect& at, const Setting& setting);
/// One of a few, `name.segment`; the row's words are the text that is called as the widget is. Gives its
/// bottom.
float choice_row(const Rect& at, const char* name, std::span<const Segment> segments, int& chosen);

/// One's own account: passphrase, recovery code, lock. Gives the card's bottom.
float account_card(const ScreenContext& context, AccountCardUi& ui, const Rect& at);
/// The form over everything that the card opens; last in the screen's frame.
void account_form(const ScreenContext& context, AccountCardUi& ui);

/// The built-in typing of Vietnamese. Gives the card's bottom.
float typing_card(const ScreenContext& context, const Rect& at);

} // namespace mq::ui
