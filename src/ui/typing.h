#pragma once

// The built-in way to type Vietnamese, as all fields use it. The shell says how; fields read it, and tell
// when the person wants it off.

#include "app/model.h"
#include "base/vietnamese_typing.h"

#include <string_view>

namespace mq::ui {

struct TypingAid {
    vietnamese::TypingRules rules{};
    const char* hint = ""; ///< tooltip of the sign in a text box
    bool toggle = false;   ///< the sign was pressed; the shell takes it back
};
[[nodiscard]] TypingAid& typing_aid();

/// Telex, VNI; empty while it is off.
[[nodiscard]] std::string_view typing_name(vietnamese::Method method);

/// The settings with this method; one that is not off is what turning it on will bring back.
[[nodiscard]] app::Settings with_typing(app::Settings settings, vietnamese::Method method);
/// Off, or on again as it was used last.
[[nodiscard]] app::Settings typing_toggled(const app::Settings& settings);

} // namespace mq::ui
