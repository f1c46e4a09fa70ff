#pragma once

#include "ui/screens/context.h"
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

/// The built-in typing of Vietnamese. Gives the card's bottom.
float typing_card(const ScreenContext& context, const Rect& at);

} // namespace mq::ui
