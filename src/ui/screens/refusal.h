#pragma once

// What kept a command from being done, said where it was asked for: in its form, under its button. What no
// screen shows there comes as a toast.

#include "ui/screens/context.h"

#include <initializer_list>
#include <string_view>

namespace mq::ui {

using Kinds = std::initializer_list<app::CommandKind>;

/// The newest of these commands' refusals that holds; null: none. Whoever asks shows it: it doesn't come as a
/// toast. It goes when the command is sent again, when it is closed, and when nobody asks for it in a frame.
/// `part`: Cause::part.
[[nodiscard]] const app::Notice* refused(const ScreenContext& context, Kinds kinds,
                                         std::string_view part = {});
/// One has come since the frame before: a form that closed when it was sent opens again.
[[nodiscard]] bool just_refused(const ScreenContext& context, Kinds kinds);

/// The strip that says it, across `at` and `gap` (screen pixels) below its top; `refusal.ID` closes it. Gives
/// the bottom; at.y where there is nothing to say.
float refusal(const ScreenContext& context, const Rect& at, Kinds kinds, float gap,
              std::string_view part = {});
/// What refusal() adds at that width.
[[nodiscard]] float refusal_height(const ScreenContext& context, float width, Kinds kinds, float gap,
                                   std::string_view part = {});

} // namespace mq::ui
